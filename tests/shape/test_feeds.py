"""What programs read, as views and as the default theme prints them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.shape.feeds import (
    FEED_LENGTH,
    SITEMAP_LENGTH,
    atom,
    entry,
    robots,
    sitemaps,
    with_full_links,
    xml,
)
from digest.shape.frame import Frame, Page
from digest.shape.pages import not_found_view
from digest.shape.program_views import FeedView, SitemapIndexView, SitemapView
from digest.shape.views import NotFoundView, RedirectView
from digest.text.facts import Source, utc
from digest.text.facts import moment as moment_of
from tests.shape.values import (
    CONFIG,
    WIRE,
    bodies_of,
    laid_out,
    library_of,
    link,
    moment,
    plain,
    post,
)
from tests.theme_sample import render

if TYPE_CHECKING:
    from digest.config import Config
    from digest.shape.library import Library
    from digest.text.facts import Post

ATOM = "{http://www.w3.org/2005/Atom}"
BELOW = replace(CONFIG, base_url="http://example.org:8000/our/news/")


def feed_of(library: Library, config: Config = CONFIG, **html: str) -> FeedView:
    """Return the feed of a library; bodies by slug."""
    (page,) = atom(library, bodies_of(library, html), config)
    assert (page.output, page.template) == ("feed.xml", "feed.xml")
    assert isinstance(page.view, FeedView)
    return page.view


def tree_of(view: FeedView) -> ET.Element:
    """Return the feed as the default theme prints it, parsed."""
    return ET.fromstring(render("feed.xml", view))  # noqa: S314  our own output


def id_of(one: Post, config: Config = CONFIG) -> str:
    """Return the id that a post has in the feed."""
    return entry(one, "", {}, config).id


FULL = post(
    "küste",
    "2026-11-02T08:30:00+01:00",
    updated="2026-11-03T00:15:00+01:00",
    title='A <b> & "c"',
    lang="fa",
    excerpt="In short.",
    sources=(WIRE, Source("Example Post", "", "", "", "", "", "")),
    tags=("sea", "Küste"),
)


def test_a_feed_and_its_entries_hold_what_atom_asks_for() -> None:
    """RFC 4287, 4.1.1 and 4.1.2: id, title, updated, an author, a link to itself."""
    root = tree_of(feed_of(library_of(FULL, post("bare"))))
    links = {one.get("rel"): one.get("href") for one in root.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://news.example.org/",
        "self": "https://news.example.org/feed.xml",
    }
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 2
    for part in (root, *entries):
        for name in ("id", "title", "updated"):
            assert [bool(one.text) for one in part.findall(ATOM + name)] == [True], name
        moment_of = part.findtext(f"{ATOM}updated") or ""
        assert datetime.fromisoformat(moment_of).utcoffset() is not None
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert len({one.findtext(f"{ATOM}id") for one in (root, *entries)}) == 3


def test_an_entry_says_all_that_is_known_of_its_post() -> None:
    (shown,) = feed_of(library_of(FULL), küste="<p>Body.</p>").entries
    assert (shown.title, shown.summary, shown.lang) == ('A <b> & "c"', "In short.", "fa")
    assert shown.authors == ("A. Writer", "Example Post")
    assert shown.tags == ("sea", "Küste")
    assert shown.url == "https://news.example.org/2026/11/02/k%C3%BCste/"
    assert shown.html == "<p>Body.</p>"
    assert (shown.published, shown.updated) == ("2026-11-02T07:30:00Z", "2026-11-02T23:15:00Z")


def test_the_html_of_an_entry_is_text_with_its_notes() -> None:
    html = '<p><mark>x</mark></p>\n<aside class="note">A note &amp; more.</aside>'
    root = tree_of(feed_of(library_of(FULL), küste=html))
    content = root.find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    assert (content.text, len(content)) == (html, 0)


def test_an_id_outlives_a_change_of_title_text_zone_and_scheme() -> None:
    one = post("tides", "2026-11-02T08:00:00+01:00")
    first = id_of(one)
    assert first == "tag:news.example.org,2026-11-02:tides"
    changed = one._replace(title="Other", excerpt="Other", updated=moment("2027-01-01"))
    assert id_of(changed) == first
    assert id_of(one._replace(published=moment("2026-11-02T09:00:00-05:00"))) == first
    assert id_of(one, replace(CONFIG, base_url="http://news.example.org/")) == first


def test_ids_are_addresses_of_plain_ascii() -> None:
    """RFC 4151: a host, a date, a name."""
    found = id_of(post("شورا-1", "2026-11-02"), BELOW)
    assert re.fullmatch(r"tag:example\.org,2026-11-02:[A-Za-z0-9%._~-]+", found)
    assert (
        len({id_of(post(slug, day)) for slug in "ab" for day in ("2026-11-02", "2026-11-03")}) == 4
    )


def test_the_newest_dated_posts_are_in_the_feed_and_no_more() -> None:
    many = [
        post(f"p{n:03}", f"2026-{1 + n // 28:02}-{1 + n % 28:02}") for n in range(FEED_LENGTH + 9)
    ]
    found = feed_of(library_of(post("undated", ""), *many))
    assert [one.title for one in found.entries] == [
        one.title for one in reversed(many[-FEED_LENGTH:])
    ]
    assert found.updated == found.entries[0].updated


def test_a_feed_is_as_new_as_its_last_change() -> None:
    found = feed_of(library_of(post("new"), post("old", "2026-01-01", updated="2026-11-20")))
    assert found.updated == "2026-11-20T00:00:00Z"


def test_a_feed_of_nothing_is_a_feed() -> None:
    root = tree_of(feed_of(library_of()))
    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert root.find(f"{ATOM}entry") is None


def test_what_no_xml_may_hold_is_replaced() -> None:
    """Not even escaped: XML 1.0, 2.2."""
    odd = "a\x00b\x0bc\ufffed\x1f"
    library = library_of(
        FULL._replace(title=odd, excerpt=odd, tags=(odd,), sources=(WIRE._replace(author=odd),))
    )
    config = replace(CONFIG, title=odd, description=odd)
    root = tree_of(feed_of(library, config, küste=f"<p>{odd}</p>"))
    good = "a\ufffdb\ufffdc\ufffdd\ufffd"
    assert [root.findtext(ATOM + name) for name in ("title", "subtitle")] == [good, good]
    one = root.find(f"{ATOM}entry")
    assert one is not None
    assert [one.findtext(ATOM + name) for name in ("title", "summary")] == [good, good]
    assert one.findtext(f"{ATOM}author/{ATOM}name") == good
    assert [tag.get("term") for tag in one.findall(f"{ATOM}category")] == [good]
    assert one.findtext(f"{ATOM}content") == f"<p>{good}</p>"


@given(st.text(st.characters()))
def test_any_text_can_stand_in_xml(text: str) -> None:
    clean = xml(text)
    assert len(clean) == len(text)
    assert xml(clean) == clean
    escaped = clean.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;")
    assert ET.fromstring(f"<a>{escaped}</a>").text == (clean or None)  # noqa: S314  our own text


@pytest.mark.parametrize(
    ("day", "zone", "said"),
    [
        (date(1, 1, 1), "Europe/Berlin", "0001-01-01T00:00:00Z"),
        (date(9999, 12, 31), "America/New_York", "9999-12-31T05:00:00Z"),
    ],
)
def test_the_first_and_the_last_day_have_their_moment(day: date, zone: str, said: str) -> None:
    assert utc(moment_of(day, zone).epoch) == said
    assert utc(10**12).startswith("9999-12-31")


@given(st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31)))  # noqa: DTZ001  Hypothesis wants bounds without a zone
def test_a_moment_is_said_in_utc_to_the_second(when: datetime) -> None:
    epoch = (when - datetime(1970, 1, 1)) // timedelta(seconds=1)  # noqa: DTZ001  both without a zone
    assert utc(epoch) == when.replace(microsecond=0).isoformat() + "Z"


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("other.md#x", "http://example.org:8000/our/news/2026/11/02/other/#x"),
        ("../media/a b.png", "http://example.org:8000/our/news/media/a%20b.png"),
        ("#note-surge", "http://example.org:8000/our/news/2026/11/02/tides/#note-surge"),
        ("unknown.html", "http://example.org:8000/our/news/2026/11/02/tides/unknown.html"),
        ("?q=1", "http://example.org:8000/our/news/2026/11/02/tides/?q=1"),
        ("/search/?q=1", "http://example.org:8000/our/news/search/?q=1"),
        ("//cdn.example.org/a.png", "http://cdn.example.org/a.png"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
    ],
)
def test_every_link_of_an_entry_begins_at_the_scheme(typed: str, full: str) -> None:
    targets = {"other.md#x": "2026/11/02/other/#x", "../media/a b.png": "media/a b.png"}
    url = BELOW.base_url + "2026/11/02/tides/"
    for tag, name in (("a", "href"), ("img", "src")):
        html = f'<p>{typed} <{tag} {name}="{typed}" title="{typed}"></p>'
        expected = f'<p>{typed} <{tag} {name}="{full}" title="{typed}"></p>'
        assert with_full_links(html, url, targets, BELOW) == expected


def test_links_that_the_library_knows_lead_to_its_pages_from_the_feed() -> None:
    one = post("a", links=(link("b.md"), link("p.png")))
    library = library_of(one, post("b"), media=("p.png",))
    html = '<a href="b.md">b</a><img src="p.png">'
    shown = next(e for e in feed_of(library, BELOW, a=html).entries if e.title == "a")
    assert shown.html == (
        '<a href="http://example.org:8000/our/news/2026/11/02/b/">b</a>'
        '<img src="http://example.org:8000/our/news/media/p.png">'
    )


def test_the_sitemap_lists_every_page_but_404_and_redirects() -> None:
    library = library_of(
        post("tides", aliases=("/old/tides/",), tags=("Küste",), sources=(WIRE,)),
        post("undated", ""),
        pages=(plain("about", aliases=("/impressum.html",)),),
    )
    pages = laid_out(library, BELOW)
    view = pages["sitemap.xml"].view
    assert isinstance(view, SitemapView)
    listed = [address.url for address in view.addresses]
    kinds = (RedirectView, NotFoundView)
    expected = {
        BELOW.base_url + output.removesuffix("index.html").replace("ü", "%C3%BC")
        for output, page in pages.items()
        if output.endswith(".html") and not isinstance(page.view, kinds)
    }
    assert set(listed) == expected
    assert len(listed) == len(set(listed))
    assert listed[0] == BELOW.base_url
    assert not [url for url in listed if "old" in url or "404" in url or "impressum" in url]


def test_the_sitemap_says_when_a_post_was_changed_and_of_lists_nothing() -> None:
    library = library_of(
        post("tides", "2026-11-02T23:30:00-05:00"),
        post("mended", updated="2026-11-20"),
        post("undated", ""),
    )
    view = laid_out(library)["sitemap.xml"].view
    assert isinstance(view, SitemapView)
    said = {a.url.removeprefix(CONFIG.base_url): a.modified for a in view.addresses if a.modified}
    assert said == {"2026/11/02/tides/": "2026-11-02", "2026/11/02/mended/": "2026-11-20"}


def test_a_sitemap_that_would_be_too_long_is_split() -> None:
    """sitemaps.org: at most 50,000 addresses a file."""
    frame = Frame(CONFIG, (), "")
    names = [f"{number:06}/index.html" for number in range(SITEMAP_LENGTH + 1)]
    pages = [Page(name, "404.html", not_found_view, (frame,)) for name in names]

    (whole,) = sitemaps(pages[:-1], CONFIG)
    assert isinstance(whole.view, SitemapView)
    assert (whole.output, len(whole.view.addresses)) == ("sitemap.xml", 50_000)

    first, second, index = sitemaps(pages, CONFIG)
    parts = [part.view for part in (first, second) if isinstance(part.view, SitemapView)]
    assert [len(part.addresses) for part in parts] == [50_000, 1]
    assert parts[1].addresses[0].url == "https://news.example.org/050000/"
    assert (index.output, index.template) == ("sitemap.xml", "sitemap-index.xml")
    assert index.view == SitemapIndexView(
        tuple(CONFIG.base_url + part.output for part in (first, second))
    )
    assert [first.output, second.output] == ["sitemap-1.xml", "sitemap-2.xml"]


def test_robots_are_shown_the_sitemap() -> None:
    page = robots(BELOW)
    assert page.output == "robots.txt"
    assert f"\nSitemap: {BELOW.base_url}sitemap.xml" in render("robots.txt", page.view)
