"""A site that has one of everything, in all its pages: every link leads somewhere."""

from __future__ import annotations

from dataclasses import replace
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from markupsafe import Markup

from digest.shape import head_views, program_views, views
from digest.shape.lists import LIST_LENGTH
from digest.text.facts import Source
from digest.text.markup import links
from digest.wording import NOTE_KINDS
from tests.shape.values import CONFIG, WIRE, laid_out, library_of, link, note_fact, plain, post

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.config import Config
    from digest.shape.frame import Page
    from digest.shape.library import Library

BELOW = replace(CONFIG, base_url="https://example.org/our/news/")
MEDIA = ("talks.jpg", "2026/über uns.png")

LEADING = {
    views.Link: ("url",),
    views.Count: ("url",),
    views.Teaser: ("url",),
    views.Group: ("url",),
    views.EditionLink: ("url",),
    views.NoteCount: ("url",),
    views.Related: ("url",),
    views.Part: ("url",),
    views.Correction: ("url",),
    views.Span: ("url",),
    views.Band: ("url",),
    views.NoteView: ("url",),
    views.NotesView: ("source", "feed"),
    views.SourceView: ("link",),
    views.Pager: ("newer", "older"),
    views.RedirectView: ("url",),
    views.TranslationLink: ("url",),
    head_views.PictureView: ("url",),
    head_views.FeedLink: ("url",),
    views.IndexView: ("opml",),
    views.SiteView: (
        *("home", "archive", "tags", "sources", "editions", "notes", "corrections", "feed"),
        *("places", "people", "series", "manifest", "icon"),
    ),
    views.NavigationLink: ("url",),
}
"""The fields that lead somewhere from the page they are shown on."""

ABSOLUTE = {
    views.SourceView: ("url", "archived"),
    views.TranslationLink: ("canonical",),
    head_views.SharedView: ("url",),
    program_views.Entry: ("url", "image"),
    program_views.Outline: ("feed", "url"),
    program_views.NewsReport: ("url",),
    program_views.FeedView: ("url", "feed"),
    program_views.Address: ("url",),
}
"""The fields that are full addresses."""


OF_THE_SITE = {*("assets/", "feed.xml", "rss.xml", "feed.json", "manifest.webmanifest", "icon.svg")}
"""What pages lead to and is no page."""


def steps(view: object) -> Iterator[str]:
    """Yield each link that a view shows, in its fields, in those of its parts, in its HTML."""
    if isinstance(view, tuple):
        for name, value in zip(getattr(view, "_fields", range(len(view))), view, strict=True):
            if name in LEADING.get(type(view), ()):
                yield value
            else:
                yield from steps(value)
    elif isinstance(view, Markup):
        yield from links(view)


def dead(pages: Mapping[str, Page], config: Config) -> list[str]:
    """Return `output: link` for each link that leads to no page and no file."""
    there = {*pages, *(f"media/{name}" for name in MEDIA)}
    found = []
    for output, page in pages.items():
        for step in filter(None, steps(page.view)):
            parts = urlsplit(step)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            path = unquote(parts.path)
            if path.startswith("/"):
                file = path.removeprefix(config.base_path)
                file = file if file in OF_THE_SITE else file + "index.html"
                is_there = output == "404.html" and path.startswith(config.base_path)
            else:
                file = normpath(join(dirname(output), path)) + "/" * path.endswith("/")
                is_there = output != "404.html"
            if not is_there or file not in there:
                found.append(f"{output}: {step}")
    return found


def one_of_everything(edition: str = "week", config: Config = CONFIG) -> tuple[Library, Config]:
    """Return a library with all that can occur, and its settings."""
    config = replace(config, edition=edition)
    other = Source("Überblick & Söhne", "", "", "", "", "", "Agency")
    many = [
        post(
            f"p{n}",
            f"202{n % 7}-{1 + n % 12:02}-{1 + n % 28:02}",
            tags=("sea",),
            sources=(WIRE,),
            place=("Genf", "بندر")[n % 2],
            people=(f"Zoë {n % 5}", "B. & C."),
            series=("", "", "The <River>")[n % 3],
        )
        for n in range(LIST_LENGTH * 2 + 1)
    ]
    library = library_of(
        *many,
        post("شورا-در-بندر", lang="fa", direction="rtl", tags=("شورا", "sea"), sources=(other,)),
        post(
            "küste",
            translation_key="k",
            tags=("Land & Küste",),
            image="2026/über uns.png",
            sources=(WIRE, other),
        ),
        post("pictured", image="https://example.org/a.jpg", aliases=("/old/deep/pictured/",)),
        post(
            "noted",
            lang="de",
            translation_key="k",
            sources=(other,),
            notes=NOTES,
            links=(link("küste.md#x"),),
        ),
        post("local", image="talks.jpg", links=(link("küste.md#x"), link("/media/talks.jpg"))),
        post("undated", "", tags=("sea",), aliases=("/older.html",)),
        post("draft", draft=True),
        pages=(
            plain("about", links=(link("../posts/local.md"),), html=ABOUT, aliases=("/info/",)),
            plain("über-uns", title="Über uns"),
        ),
        introductions=(
            plain(
                {"day": "2026-11-02", "week": "2026-W45", "month": "2026-11"}[edition],
                "editions",
                html=ABOUT,
                links=(link("../posts/local.md"),),
            ),
        ),
        media=MEDIA,
        config=config,
    )
    return library, config


NOTES = tuple(
    note_fact(f"{kind}-ü", kind, html='<p><a href="küste.md#x">k</a> <a href="#note-b">b</a></p>')
    for kind in NOTE_KINDS
    for _ in range(1 if kind != "correction" else LIST_LENGTH + 1)
)
ABOUT = '<p><a href="../posts/local.md">Local</a> <a href="#top">Up</a></p>'
LOCAL = {"local": '<p><a href="küste.md#x">k</a><img src="/media/talks.jpg"></p>'}


@pytest.mark.parametrize("edition", ["day", "week", "month"])
@pytest.mark.parametrize("config", [CONFIG, BELOW])
def test_every_link_of_every_page_leads_to_a_page_that_exists(edition: str, config: Config) -> None:
    library, config = one_of_everything(edition, config)
    pages = laid_out(library, config, LOCAL)
    assert dead(pages, config) == []
    assert sum(len(list(steps(page.view))) for page in pages.values()) > 1000


def test_a_dead_link_would_be_noticed() -> None:
    library, config = one_of_everything()
    pages = laid_out(library, config, LOCAL)
    gone = "2026/11/02/küste/index.html"
    del pages[gone]
    found = dead(pages, config)
    assert "2026/11/02/local/index.html: ../../../../2026/11/02/k%C3%BCste/index.html#x" in found
    assert len(found) > 3


def test_every_field_that_leads_somewhere_is_known_here() -> None:
    """So that a new field of this name is either followed or declared a full address."""
    for view in (vars(views) | vars(head_views) | vars(program_views)).values():
        if not hasattr(view, "_fields"):
            continue
        known = {*LEADING.get(view, ()), *ABSOLUTE.get(view, ())}
        named = {"url", "link"} & set(view._fields)
        assert named <= known, view


def test_links_are_ascii_and_relative_but_on_the_404_page() -> None:
    library, config = one_of_everything(config=BELOW)
    for output, page in laid_out(library, config).items():
        for step in filter(None, steps(page.view)):
            assert step.isascii(), output
            is_full = bool(urlsplit(step).scheme)
            assert step.startswith("/our/news/") is (output == "404.html" and not is_full)


def test_every_page_says_its_address_for_good() -> None:
    library, config = one_of_everything(config=BELOW)
    for output, page in laid_out(library, config).items():
        if not output.endswith(".html") or isinstance(page.view, views.RedirectView):
            continue
        head = page.view.head  # type: ignore[union-attr]  # every HTML page has a head
        if output == "404.html":
            assert (head.canonical, head.noindex) == ("", True)
        else:
            expected = BELOW.base_url + output.removesuffix("index.html")
            assert unquote(head.canonical) == expected
            assert head.canonical.isascii()
            assert not head.noindex


def test_a_site_of_nothing_has_all_the_pages_that_its_navigation_names() -> None:
    pages = laid_out(library_of())
    assert set(pages) == {
        *("index.html", "editions/index.html", "tags/index.html", "sources/index.html"),
        *("archive/index.html", "404.html", "feed.xml", "rss.xml", "feed.json", "robots.txt"),
        *("sitemap.xml", "news-sitemap.xml", "sources/feeds.opml", "icon.svg"),
        "manifest.webmanifest",
        *("notes/index.html", "notes/correction/index.html", "notes/correction/feed.xml"),
    }
    assert dead(pages, CONFIG) == []


def test_pages_come_in_the_order_of_writing() -> None:
    """Readers' pages before what leads programs to them."""
    library, config = one_of_everything()
    outputs = list(laid_out(library, config))
    assert outputs[-3:] == ["sitemap.xml", "news-sitemap.xml", "robots.txt"]
    assert outputs.index("feed.xml") > max(n for n, o in enumerate(outputs) if o.endswith(".html"))
    assert outputs[0].startswith("20")
