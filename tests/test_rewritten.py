"""Edit -> exactly the pages rewritten: those that a clean build makes otherwise, and no others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.layout import shipped_themes
from digest.report import Options
from tests.a_site import Site, new_site, post
from tests.edits import Folder, set_key, set_setting
from tests.ways_to_build import Watcher, built_clean, files_of, scratch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TIDES = "content/posts/2026-11-02-tides.md"
POST, OTHER, AGED = (
    f"{a}/index.html" for a in ("2026/11/02/tides", "2026/11/03/ebb", "2019/06/03/old")
)
TAGS, SOURCES = "tags/index.html", "sources/index.html"
THEME = "themes/default"


@dataclass(frozen=True, slots=True)
class Row:
    """An edit that follows others, pages that it must and must not rewrite, and what it removes."""

    edit: Callable[[Folder], None]
    rewritten: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def key(name: str, value: str, number: int = 0) -> Callable[[Folder], None]:
    """Return how to set a key of the post of a number."""
    return lambda folder: set_key(folder, number, name, value)


def setting(name: str, value: str) -> Callable[[Folder], None]:
    """Return how to set a key of config.yaml."""
    return lambda folder: set_setting(folder, name, value)


def file(name: str, text: str) -> Callable[[Folder], None]:
    """Return how to write a file."""
    return lambda folder: folder.write(name, text)


def both(*edits: Callable[[Folder], None]) -> Callable[[Folder], None]:
    """Return how to do one edit, and then another."""

    def edit(folder: Folder) -> None:
        for one in edits:
            one(folder)

    return edit


def gone(name: str) -> Callable[[Folder], None]:
    """Return how to remove a file."""
    return lambda folder: folder.remove(name)


def shipped(name: str) -> str:
    """Return a template of the default theme."""
    return (shipped_themes() / "default/templates" / name).read_text(encoding="utf-8")


def marked(name: str) -> Callable[[Folder], None]:
    """Return how to override a template of the default theme by one that says something more."""
    return file(f"{THEME}/templates/{name}", shipped(name).replace("</article>", "!</article>"))


def source(*names: str) -> Callable[[Folder], None]:
    """Return how to give the first post other sources."""

    def edit(folder: Folder) -> None:
        head, mark, body = folder.text(TIDES).partition("\n---\n")
        kept = head.partition("\nsources:")[0]
        lines = "".join(f"\n  - {{name: {one}}}" for one in names)
        folder.write(TIDES, kept + (f"\nsources:{lines}" if lines else "") + mark + body)

    return edit


TABLE: dict[str, list[Row]] = {
    "tags": [
        Row(key("tags", "[sea, flood]"), (POST, "tags/flood/index.html", TAGS), (OTHER, AGED)),
        Row(
            key("tags", "[sea, surge]"),
            (POST, "tags/surge/index.html", TAGS),
            (OTHER, AGED, "tags/moon/index.html"),
            ("tags/flood/index.html",),
        ),
        Row(key("tags", "[sea]"), (POST, TAGS), (OTHER, AGED), ("tags/surge/index.html",)),
        Row(key("tags", "[]"), (POST, TAGS), (OTHER, AGED), ("tags/sea/index.html",)),
    ],
    "sources": [
        Row(source("Example Wire", "Port"), (POST, SOURCES, "sources/port/index.html"), (OTHER,)),
        Row(
            source("Example Wire", "Harbour"),
            (POST, SOURCES, "sources/harbour/index.html"),
            (OTHER, AGED),
            ("sources/port/index.html",),
        ),
        Row(source("Example Wire"), (POST,), (OTHER, AGED), ("sources/harbour/index.html",)),
        Row(source(), (POST, SOURCES, "sources/example-wire/index.html"), (OTHER, AGED)),
    ],
    "posts": [
        Row(key("title", "Spring tides"), (POST, OTHER, "index.html"), (TAGS, "404.html")),
        Row(key("summary", "In short."), (POST, "index.html"), (AGED, OTHER, TAGS)),
        Row(file("content/posts/new.md", post("New", "2026-11-04")), (OTHER, TAGS), (AGED,)),
        Row(gone("content/posts/new.md"), (OTHER, TAGS), (AGED,), ("2026/11/04/new/index.html",)),
    ],
    "templates": [
        Row(file(f"{THEME}/templates/404.html", "Lost\n"), ("404.html",), (POST, "index.html")),
        Row(file(f"{THEME}/templates/404.html", "Gone\n"), ("404.html",), (POST, "index.html")),
        Row(gone(f"{THEME}/templates/404.html"), ("404.html",), (POST, "index.html")),
        Row(marked("post.html"), (POST, OTHER, AGED), ("index.html", TAGS, "404.html")),
        Row(gone(f"{THEME}/templates/post.html"), (POST, OTHER, AGED), ("index.html", TAGS)),
    ],
    "partials": [
        Row(
            file(
                f"{THEME}/templates/layout.html",
                shipped("layout.html").replace("<body", "<body data-x"),
            ),
            (POST, OTHER, "index.html", "404.html", TAGS),
            ("sitemap.xml", "robots.txt"),
        ),
        Row(gone(f"{THEME}/templates/layout.html"), (POST, "404.html"), ("sitemap.xml",)),
        Row(marked("teaser.html"), ("index.html", "tags/sea/index.html"), (POST, "404.html")),
        Row(gone(f"{THEME}/templates/teaser.html"), ("index.html",), (POST, "404.html")),
    ],
    "assets": [
        Row(file(f"{THEME}/assets/more/print.txt", "p {}"), left=(POST, "404.html")),
        Row(file(f"{THEME}/assets/more/print.txt", "p { color: red }"), left=(POST, "404.html")),
        Row(gone(f"{THEME}/assets/more/print.txt"), left=(POST, "404.html")),
        Row(
            file(f"{THEME}/assets/style.css", '@import "default/style.css"; p { top: 1px }'),
            (POST, OTHER, "index.html", "404.html", TAGS),
            ("feed.xml", "sitemap.xml"),
        ),
        Row(file(f"{THEME}/assets/notes.js", "let a = 1;"), left=(POST, "index.html", "404.html")),
        Row(file("content/media/map.txt", "x"), ("media/map.txt",), (POST, "index.html")),
        Row(gone("content/media/map.txt"), left=(POST,), removed=("media/map.txt",)),
    ],
    "settings": [
        Row(setting("title", "Ebb Table"), (POST, OTHER, "index.html", "feed.xml")),
        Row(setting("description", "What was reported"), ("index.html", "feed.xml")),
        Row(setting("base_url", "https://example.org/news/"), (POST, "sitemap.xml", "robots.txt")),
        Row(setting("edition", "day"), ("editions/2026-11-02/index.html", POST), ("404.html",)),
        Row(setting("edition", ""), (POST,), ("404.html",), ("editions/2026-11-02/index.html",)),
        Row(setting("description", ""), ("index.html", "feed.xml")),
        Row(setting("theme", "{accent: '#0b5394'}"), (POST, "404.html", TAGS), ("feed.xml",)),
        Row(setting("theme", ""), (POST, "404.html", TAGS), ("feed.xml", "robots.txt")),
        Row(setting("navigation", "[home, about]"), (POST, "404.html", TAGS), ("feed.xml",)),
        Row(
            setting("leave_out", "[tags]"),
            (POST, "404.html", "sitemap.xml"),
            ("feed.xml",),
            (TAGS, "tags/sea/index.html"),
        ),
        Row(setting("leave_out", ""), (POST, "404.html", TAGS), ("feed.xml",)),
        Row(
            both(setting("theme", "mine"), file("themes/mine/templates/404.html", "Mine\n")),
            ("404.html",),
            (POST, "index.html"),
        ),
        Row(setting("theme", "default"), ("404.html",), (POST, "index.html")),
    ],
}
"""Keys, posts and files that are added, changed or renamed, and deleted."""


@pytest.fixture
def site() -> Iterator[Site]:
    with scratch("digest-rewritten-") as folder:
        site = new_site(
            Path(folder) / "news",
            {
                "2026-11-02-tides.md": post("Tides"),
                "ebb.md": post("Ebb", "2026-11-03", "moon"),
                "old.md": post("Old", "2019-06-03", "flow"),
            },
        )
        site.write("content/pages/about.md", "---\ntitle: About\n---\nUs.\n")
        yield site


@pytest.mark.parametrize("subject", TABLE)
def test_an_edit_rewrites_exactly_the_pages_that_show_it(site: Site, subject: str) -> None:
    folder, watcher = Folder(site.root), Watcher(site.root)
    watcher.build([])
    for row in TABLE[subject]:
        before = files_of(site.root)
        folder.changed.clear()
        row.edit(folder)
        built = watcher.build(folder.changed)
        expected = built_clean(site.root, Options(), datetime.now(tz=UTC)).files
        assert built.files == expected
        differing = {name for name, text in expected.items() if text != before.get(name)}
        assert built.written == differing
        assert built.removed == before.keys() - expected.keys() >= set(row.removed)
        assert set(row.rewritten) <= built.written
        assert built.written.isdisjoint(row.left)
