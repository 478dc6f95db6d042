"""The notes of a site in one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.exporting import export_notes
from digest.problems import DigestError
from digest.report import Options
from tests.a_site import NOW, Site, new_site, post
from tests.formats.rules import broken_by_document

if TYPE_CHECKING:
    from pathlib import Path

NOTE = "- {id: a, kind: context, quote: The text, body: One.}\n"
DRAFT = "- {id: b, kind: context, quote: The text, body: Two., status: draft}\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = new_site(
        tmp_path / "news",
        {
            "2026-11-02-tides.md": post(),
            "2026-11-01-ebb.md": post("Ebb", "2026-11-01"),
            "2026-12-01-later.md": post("Later", "2026-12-01"),
            "bare.md": post("Bare"),
        },
    )
    for name in ("2026-11-02-tides", "2026-11-01-ebb", "2026-12-01-later"):
        site.write(f"content/posts/{name}.notes.yaml", NOTE + DRAFT)
    return site


def ids(document: dict[str, object]) -> list[str]:
    """Return the ids of all annotations of a collection."""
    first = document["first"]
    assert isinstance(first, dict)
    return [one["id"].removeprefix("https://tides.example.org/") for one in first["items"]]


def test_all_notes_that_are_published_are_one_collection(site: Site) -> None:
    document = export_notes(site.root, (), "w3c", Options(), NOW)
    assert ids(document) == ["2026/11/01/ebb/#note-a", "2026/11/02/tides/#note-a"]
    assert document["total"] == 2
    assert list(broken_by_document(document)) == []


def test_drafts_and_days_to_come_are_there_if_asked_for(site: Site) -> None:
    options = Options(drafts=True, future=True)
    assert len(ids(export_notes(site.root, (), "w3c", options, NOW))) == 6


def test_posts_can_be_chosen(site: Site) -> None:
    chosen = ("2026-11-02-tides.md", "content/posts/bare.md")
    assert ids(export_notes(site.root, chosen, "w3c", Options(), NOW)) == [
        "2026/11/02/tides/#note-a"
    ]
    with pytest.raises(DigestError, match="there is no such post"):
        export_notes(site.root, ["tides.txt"], "w3c", Options(), NOW)


def test_a_file_for_hypothesis_holds_the_notes_of_all_posts(site: Site) -> None:
    document = export_notes(site.root, (), "hypothesis", Options(), NOW)
    assert [one["uri"][-6:] for one in document["annotations"]] == ["1/ebb/", "tides/"]


def test_a_site_without_notes_has_an_empty_collection(site: Site) -> None:
    document = export_notes(site.root, ["bare.md"], "w3c", Options(), NOW)
    assert (document["total"], ids(document)) == (0, [])
    assert list(broken_by_document(document)) == []
