"""What programs read, as views and as the default theme prints them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]  # it has no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.shape.feeds import (
    FEED_LENGTH,
    TOPIC_FEED_LENGTH,
    entry,
    feeds,
    with_full_links,
    xml,
)
from digest.shape.program_views import FeedView, JsonView, OpmlView
from digest.text.facts import Body, Source, utc
from digest.text.facts import moment as moment_of
from tests.shape.values import (
    CONFIG,
    WIRE,
    bodies_of,
    library_of,
    link,
    moment,
    post,
)
from tests.theme_sample import render

if TYPE_CHECKING:
    from digest.config import Config
    from digest.shape.frame import Page
    from digest.shape.library import Library
    from digest.text.facts import Post

ATOM = "{http://www.w3.org/2005/Atom}"
BELOW = replace(CONFIG, base_url="http://example.org:8000/our/news/")


def feed_of(library: Library, config: Config = CONFIG, **html: str) -> FeedView:
    """Return the feed of a library; bodies by slug."""
    view = feeds_in(library, config, **html)["feed.xml"].view
    assert isinstance(view, FeedView)
    return view


def feeds_in(library: Library, config: Config = CONFIG, **html: str) -> dict[str, Page]:
    """Return every feed of a library by its output; bodies by slug."""
    made = {page.output: page for page in feeds(library, bodies_of(library, html), config)}
    assert all(page.template == output.split("/")[-1] for output, page in made.items())
    return made


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


FILES = ("feed.xml", "rss.xml", "feed.json")
SEA = (post("tides", tags=("Sea", "gates"), sources=(WIRE,)), post("ebb", tags=("sea",)))
TOPICS = ("", "sources/example-wire/", "tags/gates/", "tags/sea/")


def parsed(page: Page) -> Any:  # noqa: ANN401  feedparser's own type
    """Return a feed as a reader of feeds takes it."""
    found = feedparser.parse(render(page.template, page.view).encode())
    assert not found.bozo, found.bozo_exception
    return found


def test_the_site_and_each_tag_and_source_have_feeds_in_three_formats() -> None:
    made = feeds_in(library_of(*SEA))
    names = {topic + file for topic in TOPICS for file in ("feed.xml", "rss.xml", "feed.json")}
    assert made.keys() == names | {"sources/feeds.opml"}
    (one,) = parsed(made["tags/gates/feed.xml"]).entries
    assert one.title == "tides"
    assert [e.title for e in parsed(made["tags/sea/rss.xml"]).entries] == ["ebb", "tides"]


@pytest.mark.parametrize(
    ("wanted", "there"),
    [
        (("site",), {"feed.xml", "rss.xml", "feed.json"}),
        (("tags",), {f"tags/{t}/{f}" for t in ("sea", "gates") for f in FILES}),
        ((), set()),
    ],
)
def test_what_has_feeds_is_for_the_editor_to_say(wanted: tuple[str, ...], there: set[str]) -> None:
    assert feeds_in(library_of(*SEA), replace(CONFIG, feeds=wanted)).keys() == there


def test_tags_without_pages_have_no_feeds() -> None:
    library = library_of(*SEA)
    made = feeds(library, bodies_of(library), replace(CONFIG, leave_out=("sources", "tags")))
    assert {page.output for page in made} == {"feed.xml", "rss.xml", "feed.json"}


def test_the_feed_of_a_tag_is_short_and_named_after_both() -> None:
    days = [f"2026-{1 + n // 28:02}-{1 + n % 28:02}" for n in range(TOPIC_FEED_LENGTH + 3)]
    many = [post(f"p{day}", day, tags=("Sea",)) for day in days]
    view = feeds_in(library_of(post("undated", "", tags=("Sea",)), *many))["tags/sea/feed.xml"].view
    assert isinstance(view, FeedView)
    assert (view.title, len(view.entries)) == ("Sea – The Sample Digest", TOPIC_FEED_LENGTH)
    assert (view.id, view.url) == ("https://news.example.org/tags/sea/",) * 2
    assert view.feed == "https://news.example.org/tags/sea/feed.xml"
    assert view.entries[0].title == f"p{days[-1]}"


@pytest.mark.parametrize("name", ["feed.xml", "rss.xml"])
def test_a_reader_of_feeds_finds_all_of_a_post_in_either_format(name: str) -> None:
    config = replace(CONFIG, hub="https://hub.example.org/?a=1&b=2")
    html = '<p dir="rtl">Body &amp; <em>note</em>.</p>'
    found = parsed(feeds_in(library_of(FULL), config, küste=html)[name])
    assert found.feed.title == "The Sample Digest"
    assert found.feed.language == "en"
    assert found.feed.link == "https://news.example.org/"
    relations = {one.rel: one.href for one in found.feed.links}
    assert relations["self"] == f"https://news.example.org/{name}"
    assert relations["hub"] == config.hub
    (one,) = found.entries
    assert one.id == "tag:news.example.org,2026-11-02:k%C3%BCste"
    assert one.link == "https://news.example.org/2026/11/02/k%C3%BCste/"
    assert unescape(one.title) == 'A <b> & "c"'
    assert one.published_parsed[:5] == (2026, 11, 2, 7, 30)
    assert {author.name for author in one.authors} == {"A. Writer", "Example Post"}
    assert [tag.term for tag in one.tags] == ["sea", "Küste"]
    assert one.summary == "In short."
    assert one.content[0].value == html


def test_rss_says_what_its_profile_asks_for() -> None:
    """RSS 2.0 and the RSS Advisory Board's profile: dates of RFC 822, a link to itself."""
    page = feeds_in(library_of(FULL, post("bare")), replace(CONFIG, description=""))["rss.xml"]
    root = ET.fromstring(render("rss.xml", page.view))  # noqa: S314  our own output
    (channel,) = root
    for name in ("title", "link", "description", "lastBuildDate"):
        assert [bool(one.text) for one in channel.findall(name)] == [True], name
    assert channel.findtext("lastBuildDate") == "Mon, 02 Nov 2026 23:15:00 GMT"
    for item in channel.findall("item"):
        guid = item.find("guid")
        assert guid is not None
        assert guid.get("isPermaLink") == "false"
        assert parsedate_to_datetime(item.findtext("pubDate") or "").utcoffset() == timedelta()


def test_json_feed_says_the_same_as_the_others() -> None:
    """JSON Feed 1.1: `version`, `title`, `items`; of an item `id`, and its content."""
    config = replace(CONFIG, hub="https://hub.example.org/")
    one = FULL._replace(image="gate.jpg")
    page = feeds_in(library_of(one, media=("gate.jpg",)), config, küste="<p>Body.</p>")["feed.json"]
    assert isinstance(page.view, JsonView)
    found = json.loads(page.view.json)
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == "https://news.example.org/feed.json"
    assert found["home_page_url"] == "https://news.example.org/"
    assert found["hubs"] == [{"type": "WebSub", "url": config.hub}]
    assert found["items"] == [
        {
            "id": "tag:news.example.org,2026-11-02:k%C3%BCste",
            "url": "https://news.example.org/2026/11/02/k%C3%BCste/",
            "title": 'A <b> & "c"',
            "content_html": "<p>Body.</p>",
            "summary": "In short.",
            "image": "https://news.example.org/media/gate.jpg",
            "date_published": "2026-11-02T07:30:00Z",
            "date_modified": "2026-11-02T23:15:00Z",
            "authors": [{"name": "A. Writer"}, {"name": "Example Post"}],
            "tags": ["sea", "Küste"],
            "language": "fa",
        }
    ]


def test_json_feed_of_nothing_is_a_feed() -> None:
    view = feeds_in(library_of())["feed.json"].view
    assert isinstance(view, JsonView)
    assert json.loads(view.json)["items"] == []


def test_a_post_is_drawn_once_for_all_its_feeds() -> None:
    library = library_of(*SEA)
    asked: list[str] = []

    class Counted(dict[str, Body]):
        """Bodies that note which of them are asked for."""

        def __getitem__(self, path: str) -> Body:
            """Return a body."""
            asked.append(path)
            return super().__getitem__(path)

    bodies = Counted({one.path: Body(f"<p>{one.slug} once</p>") for one in library.posts})
    known = [post._replace(source_print=f"once {post.slug}") for post in library.posts]
    library = library_of(*known)
    for page in feeds(library, bodies, CONFIG):
        assert page.view
    assert len(asked) == 2 * len(library.posts), "its text, and its notes on text since removed"


def test_the_list_of_feeds_is_opml_with_a_feed_for_each_source() -> None:
    """OPML 2.0: of an outline of type `rss` the `text` and the `xmlUrl`."""
    odd = WIRE._replace(name='Wire & "Sons"')
    page = feeds_in(library_of(post("a", sources=(WIRE, odd))))["sources/feeds.opml"]
    assert isinstance(page.view, OpmlView)
    root = ET.fromstring(render("feeds.opml", page.view))  # noqa: S314  our own output
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    outlines = [one.attrib for one in root.iter("outline")]
    assert [(one["type"], one["text"]) for one in outlines] == [
        ("rss", "Example Wire"),
        ("rss", 'Wire & "Sons"'),
    ]
    base = "https://news.example.org/sources/example-wire/"
    assert (outlines[0]["xmlUrl"], outlines[0]["htmlUrl"]) == (f"{base}feed.xml", base)
