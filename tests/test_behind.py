"""What stands behind a page: read from the files as they are when an editor asks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from digest.behind import Behind
from digest.ingest import Request, ingest
from digest.last import Memo
from digest.layout import CACHE, PREVIEW
from digest.problems import DigestError
from digest.report import Options
from digest.serve import Preview
from tests.a_site import Site, new_site, post
from tests.preview_client import ask

if TYPE_CHECKING:
    from pathlib import Path

TIDES = "content/posts/tides.md"
PAGE = "2026/11/02/tides/index.html"
NOTES = """\
- {id: a, kind: context, quote: text of Tides, body: A note.}
- {id: b, kind: correction, quote: nothing of it, body: Another., status: draft}
"""
SEED = """Ferry keeps its winter timetable

2 November 2026

The ferry keeps its timetable through the winter, the port said on Monday.

Share this article

It had been cut twice in three years.
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = new_site(tmp_path / "news", {"tides.md": post("Tides")})
    site.write("content/posts/tides.notes.yaml", NOTES)
    return site


def previewed(site: Site) -> Behind:
    """Build a site as a preview does; return what knows what stands behind it."""
    folder = str(site.root / CACHE / PREVIEW)
    site.build(Options(output=folder, drafts=True, future=True), Memo(name=PREVIEW))
    return Behind(site.root, print)


def test_a_post_has_its_path_its_state_and_its_notes(site: Site) -> None:
    site.edit(TIDES, "title:", "draft: true\ntitle:")
    said = previewed(site).page(PAGE)
    assert (said["path"], said["draft"], said["date"]) == (TIDES, True, "2026-11-02")
    notes = {note["id"]: note for note in said["notes"]}
    assert notes["a"] == {
        "id": "a",
        "kind": "context",
        "quote": "text of Tides",
        "state": "exact",
        "is_settled": True,
        "is_draft": False,
    }
    assert (notes["b"]["state"], notes["b"]["is_settled"]) == ("orphan", False)
    assert notes["b"]["is_draft"]


def test_an_edit_that_was_not_built_is_known(site: Site) -> None:
    behind = previewed(site)
    site.edit(TIDES, "The text of Tides.", "Other words.")
    assert [note["state"] for note in behind.page(PAGE)["notes"]] == ["orphan", "orphan"]


def test_what_is_wrong_with_its_file_is_raised(site: Site) -> None:
    behind = previewed(site)
    site.edit(TIDES, "date: 2026-11-02", "date: soon")
    with pytest.raises(DigestError, match="is not a date"):
        behind.page(PAGE)


@pytest.mark.parametrize("output", ["index.html", "nowhere/index.html", "", "../config.yaml"])
def test_other_pages_have_nothing_behind_them(site: Site, output: str) -> None:
    behind = previewed(site)
    assert behind.page(output) == {}
    with pytest.raises(DigestError, match="not that of a post"):
        behind.seed(output)


def test_before_the_first_build_nothing_is_known(site: Site) -> None:
    assert Behind(site.root, print).page(PAGE) == {}


def test_a_seed_has_its_lines_and_what_was_removed(site: Site) -> None:
    site.write("seeds/ferry.txt", SEED)
    (outcome,) = ingest(site.root, Request()).outcomes
    behind = previewed(site)
    address = "2026/11/02/ferry-keeps-its-winter-timetable/index.html"
    assert behind.page(address)["path"] == outcome.post
    said = behind.seed(address)
    assert (said["file"], said["has_changed"]) == ("seeds/ferry.txt", False)
    roles = {line["text"]: line["role"] for line in said["lines"]}
    assert roles["Share this article"] == "removed"
    assert roles["Ferry keeps its winter timetable"] == "title"
    site.write("seeds/ferry.txt", SEED + "\nMore.\n")
    assert behind.seed(address)["has_changed"]
    site.remove("seeds/ferry.txt")
    with pytest.raises(DigestError, match="not in seeds/ any more"):
        behind.seed(address)


def test_a_post_that_was_written_by_hand_has_no_seed(site: Site) -> None:
    with pytest.raises(DigestError, match="was not made from a seed"):
        previewed(site).seed(PAGE)


def test_a_preview_answers_what_an_editor_asks(site: Site) -> None:
    days: list[str] = []
    behind = Behind(previewed(site).root, days.append)
    with Preview(site.root / CACHE / PREVIEW, port=0, desk=behind) as preview:
        own = preview.address.rstrip("/")
        said = ask(preview, f"/_digest/page.json?output={PAGE}")
        assert said.headers["Content-Type"] == "application/json"
        assert json.loads(said.body)["path"] == TIDES
        slip = json.loads(ask(preview, f"/_digest/seed.json?output={PAGE}").body)
        assert slip == {"problems": [f"{TIDES}: this post was not made from a seed"]}
        assert ask(preview, "/_digest/as-of", "POST").status == 405
        assert ask(preview, "/_digest/as-of", "POST", Origin="http://evil.example").status == 403
        assert ask(preview, "/_digest/as-of", "POST", Origin=own).status == 204
        assert ask(preview, "/_digest/as-of", Origin=own).status == 404
    assert days == [""]
