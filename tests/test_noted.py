"""The texts that notes were made on are kept, and a site's pages never hang on them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from digest.build import touch_up
from digest.last import Memo
from digest.noted import FOLDER, anchors_of, forget_notes, keep_anchors, kept_path
from digest.report import Options
from digest.text.facts import Body, Quoted
from tests.a_site import NOW, Site, new_site, post, settle

if TYPE_CHECKING:
    from pathlib import Path

TIDES = "content/posts/tides.md"
NOTES = "content/posts/tides.notes.yaml"
GATE = "The gate was closed by noon."
TIDE = "The neap tide kept the water low."
BODY = f"{GATE} {TIDE}\n\nNo gauge was read. It ends."
NOTE = "- {id: tide, kind: context, quote: neap tide, body: Small.}\n"
MOVED = BODY.replace(f" {TIDE}", "").replace("It ends.", "They call it the neap tide.")
"""A text in which the passage was deleted, and its words stand elsewhere."""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = new_site(tmp_path / "news", {"tides.md": post(body=BODY), "gates.md": post("Gates")})
    site.write(NOTES, NOTE)
    return site


def test_a_build_keeps_the_text_that_a_note_was_made_on(site: Site) -> None:
    site.build()
    anchor = anchors_of(site.root, TIDES)["tide"]
    assert anchor.text == BODY.replace("\n\n", "\n")
    assert anchor.text[slice(*anchor.span)] == "neap tide"
    site.edit(TIDES, "neap tide", "spring flood")
    site.build()
    assert anchors_of(site.root, TIDES)["tide"] == anchor


def test_nothing_is_kept_for_a_post_without_a_notes_file(site: Site) -> None:
    site.write(
        "content/posts/gates.md", post("Gates", body="A ==gate==[^context-a].\n\n[^context-a]: x")
    )
    site.build()
    assert [path.name for path in (site.root / FOLDER).iterdir()] == ["tides.json"]


def test_a_note_that_is_shown_on_other_words_is_warned_of_once_it_is(site: Site) -> None:
    assert site.build().doubts == ()
    site.write(TIDES, post(body=MOVED))
    (doubt,) = site.build().doubts
    assert doubt.message == 'the passage of "tide" was edited away; words like it stand elsewhere'
    assert (doubt.place.path, doubt.place.line) == (NOTES, 1)
    assert site.build().doubts == ()


def test_whoever_watches_is_warned_of_a_post_that_was_touched_up(site: Site) -> None:
    memo = Memo()
    settle(site)
    site.build(memo=memo)
    site.write(TIDES, post(body=MOVED))
    assert touch_up(site.root, Options(), NOW, memo, [site.root / TIDES])
    assert len(site.build(memo=memo).doubts) == 1
    assert memo.noted == {}


def test_with_or_without_what_is_kept_a_site_has_the_same_bytes(site: Site, tmp_path: Path) -> None:
    for body in (BODY, MOVED, BODY.replace("neap tide", "spring tide"), BODY):
        site.write(TIDES, post(body=body))
        site.build()
        clean = tmp_path / "elsewhere"
        shutil.copytree(site.root / "content", clean / "content")
        shutil.copy(site.root / "config.yaml", clean)
        assert Site(clean).build().warnings == site.build().warnings
        assert Site(clean).output() == site.output()
        shutil.rmtree(clean)


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"format": 0}',
        b'{"format": 1, "texts": ["a"], "notes": {"tide": [0, 0, 9, ["a", "", "", 0]]}}',
        b'{"format": 1, "texts": [1], "notes": {"tide": [0, 0, 1, ["a", "", "", 0]]}}',
        b'{"format": 1, "texts": [], "notes": {"tide": [0, 0, 1, ["a", "", "", 0]]}}',
        b'{"format": 1, "texts": ["a"], "notes": {"tide": [0, "0", 1, ["a", "", "", 0]]}}',
        b'{"format": 1, "texts": ["a"], "notes": []}',
    ],
)
def test_what_is_broken_is_not_known_and_is_made_again(site: Site, broken: bytes) -> None:
    site.write(kept_path(TIDES), broken)
    assert anchors_of(site.root, TIDES) == {}
    site.build()
    assert "tide" in anchors_of(site.root, TIDES)


def test_a_note_can_be_forgotten(site: Site) -> None:
    site.build()
    forget_notes(site.root, TIDES, ["no-such"])
    assert "tide" in anchors_of(site.root, TIDES)
    forget_notes(site.root, TIDES, ["tide"])
    assert anchors_of(site.root, TIDES) == {}


def test_where_nothing_can_be_kept_the_warnings_are_told_all_the_same(tmp_path: Path) -> None:
    (tmp_path / ".digest").write_text("no folder", encoding="utf-8")
    note = Quoted("a", 1, "gate", "", "", 0, "exact", (4, 8))
    assert keep_anchors(tmp_path, {TIDES: Body("", text=GATE, quoted=(note,))}) == []
    forget_notes(tmp_path, TIDES, ["a"])
    assert anchors_of(tmp_path, TIDES) == {}
