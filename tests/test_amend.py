"""Posts that change in place: their pages alone are drawn, and are those of a clean build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.build import build, touch_up
from digest.last import Memo
from digest.proof import verify
from digest.report import Options
from tests.a_site import NOW, Site, new_site, post, settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TIDES = "content/posts/2026-11-02-tides.md"
NOTES = "content/posts/2026-11-02-tides.notes.yaml"
PAGE = "2026/11/02/tides/index.html"
NOTED = {"2026/11/02/tides/annotations.jsonld", "2026/11/02/tides/hypothesis.json"}
NOTE_LISTS = {
    *("notes/index.html", "notes/context/index.html", "sources/example-wire/notes/index.html"),
}
FEEDS = {
    folder + name
    for folder in ("", "tags/sea/", "sources/example-wire/")
    for name in ("feed.xml", "rss.xml", "feed.json")
}
SHOWING = {PAGE, *FEEDS, *NOTED}
NOTE = "- {id: n, kind: context, quote: text, body: %s}\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = new_site(
        tmp_path / "news",
        {
            "2026-11-02-tides.md": post(
                body="Line one.\n\nSee [gates](2026-11-03-gates.md), text."
            ),
            "2026-11-03-gates.md": post("Gates", "2026-11-03"),
            "2025-01-01-old.md": post("Old", "2025-01-01", "land"),
            "draft.md": post("Draft").replace("tags:", "draft: true\ntags:"),
        },
    )
    site.write(NOTES, NOTE % "before")
    settle(site)
    return site


IN_PLACE: dict[str, tuple[Callable[[Site], object], set[str]]] = {
    "a word of the text": (lambda s: s.edit(TIDES, "text.", "text, too."), SHOWING),
    "lines before a link": (lambda s: s.edit(TIDES, "See", "x\n\nx\n\nSee"), SHOWING),
    "a note": (lambda s: s.write(NOTES, NOTE % "after"), SHOWING | NOTE_LISTS),
    "a draft": (lambda s: s.edit("content/posts/draft.md", "text", "word"), set()),
    "nothing but the time": (lambda s: (s.root / TIDES).touch(), set()),
    "a title": (
        lambda s: s.edit(TIDES, "title: Tides", "title: Ebb"),
        {
            *(PAGE, *FEEDS, "index.html", "tags/sea/index.html", "archive/index.html"),
            *("editions/2026-W45/index.html", "sources/example-wire/index.html"),
            *("archive/2026/index.html", "2026/11/03/gates/index.html", *NOTE_LISTS),
            *("2025/01/01/old/index.html", "2026/11/02/tides/hypothesis.json"),
        },
    ),
}


@pytest.mark.parametrize("change", IN_PLACE)
def test_only_the_pages_that_show_it_are_drawn(site: Site, change: str) -> None:
    memo = Memo()
    build(site.root, Options(), NOW, memo)
    edit, outputs = IN_PLACE[change]
    edit(site)
    report = touch_up(site.root, Options(), NOW, memo, [site.root / TIDES, site.root / NOTES])
    if change == "a draft":
        assert report is None
    else:
        assert report
        assert set(report.written) == outputs
        assert set(report.kept).isdisjoint(outputs)
    after = build(site.root, Options(), NOW, memo)
    assert (after.written, after.removed) == ({}, ())
    assert verify(site.root, Options(), NOW) == []


@pytest.mark.parametrize("change", IN_PLACE)
def test_a_new_process_does_the_same(site: Site, change: str) -> None:
    build(site.root, Options(), NOW)
    edit, outputs = IN_PLACE[change]
    edit(site)
    report = build(site.root, Options(), NOW)
    assert set(report.written) == outputs
    assert build(site.root, Options(), NOW).written == {}
    assert verify(site.root, Options(), NOW) == []


MOVED: dict[str, Callable[[Site], object]] = {
    "another day": lambda s: s.edit(TIDES, "2026-11-02", "2026-11-01"),
    "another tag": lambda s: s.edit(TIDES, "[sea]", "[moon]"),
    "a translation": lambda s: s.edit(TIDES, "tags:", "translation_key: tides\ntags:"),
    "another language": lambda s: s.edit(TIDES, "tags:", "lang: de\ntags:"),
    "another source": lambda s: s.edit(TIDES, "Example Wire", "Other Wire"),
    "a new post": lambda s: s.write("content/posts/new.md", post("New")),
    "a post gone": lambda s: s.remove("content/posts/draft.md"),
    "notes gone": lambda s: s.remove(NOTES),
    "a setting": lambda s: s.edit("config.yaml", "Tide Table", "Ebb Table"),
    "a template": lambda s: s.write("themes/default/templates/404.html", "Lost"),
    "a broken post": lambda s: s.edit(TIDES, "title: Tides", "titel: Tides"),
    "a dead link": lambda s: s.edit(TIDES, "2026-11-03-gates.md", "nowhere.md"),
    "an output": lambda s: s.write(f"site/{PAGE}", "theirs"),
    "the record": lambda s: s.remove("site/.digest.json"),
}


@pytest.mark.parametrize("change", MOVED)
def test_whatever_else_changes_is_left_to_a_whole_build(site: Site, change: str) -> None:
    memo = Memo()
    build(site.root, Options(), NOW, memo)
    MOVED[change](site)
    before = site.output()
    if change in {"an output", "the record"}:
        site.edit(TIDES, "text.", "text, too.")
    paths = (site.root / TIDES, site.root / NOTES, site.root / "content/posts/new.md")
    others = (site.root / "config.yaml", site.root / "themes/default/templates/404.html")
    gone = (site.root / "content/posts/draft.md",)
    assert touch_up(site.root, Options(), NOW, memo, (*paths, *others, *gone)) is None
    assert site.output() == before


def test_what_was_amended_is_known_to_the_next_process(site: Site) -> None:
    """Also where so much time passes before all is looked at that the file counts as settled."""
    memo = Memo()
    build(site.root, Options(), NOW, memo)
    site.edit(TIDES, "text.", "text, too.")
    assert touch_up(site.root, Options(), NOW, memo, [site.root / TIDES])
    settle(site)
    build(site.root, Options(), NOW, memo)
    site.edit("config.yaml", "Tide Table", "Ebb Table")
    build(site.root, Options(), NOW)
    assert verify(site.root, Options(), NOW) == []


def test_without_a_build_before_there_is_nothing_to_touch_up(site: Site) -> None:
    assert touch_up(site.root, Options(), NOW, Memo(), [site.root / TIDES]) is None


def test_a_memo_that_is_broken_is_forgotten(site: Site) -> None:
    memo = Memo()
    build(site.root, Options(), NOW, memo)
    site.edit(TIDES, "text.", "text, too.")
    memo.posts.clear()
    memo.rows = memo.rows.updated(dict.fromkeys(memo.rows, "[]"))
    assert touch_up(site.root, Options(), NOW, memo, [site.root / TIDES]) is None
    assert set(build(site.root, Options(), NOW, memo).written) == SHOWING
    assert verify(site.root, Options(), NOW) == []
