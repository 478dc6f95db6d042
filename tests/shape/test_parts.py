from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from markupsafe import Markup

from digest.shape.frame import Frame
from digest.shape.head_views import SharedView
from digest.shape.library import Edition
from digest.shape.parts import (
    Card,
    Tally,
    Whole,
    cards,
    count_of,
    edition_link,
    groups_by_tag,
    introduction_of,
    minutes,
    period_of,
    picture_of,
    shared_picture,
    source_view,
    teaser,
    with_links,
)
from digest.shape.pictures import Picture
from digest.shape.views import Count, Date, EditionLink, Link
from digest.text.facts import Body, Source
from tests.shape.values import CONFIG, WIRE, library_of, link, note_fact, plain, post

HERE = Frame(CONFIG, (), "tags/sea/")
TOP = Frame(CONFIG, (), "")
WIDE = replace(CONFIG, picture_widths=(960, 480, 2000))


def test_a_teaser_shows_a_post_and_leads_to_it() -> None:
    note = note_fact("surge", by="Ana")
    one = post(
        "tides",
        title="<Tides>",
        lang="fa",
        direction="rtl",
        excerpt="In short.",
        place="Port",
        kind="report",
        tags=("Sea & Shore", "Küste"),
        sources=(WIRE,),
        notes=(note, note),
    )
    shown = teaser(Card(one), HERE)
    assert (shown.title, shown.summary, shown.place, shown.kind) == (
        *("<Tides>", "In short.", "Port", "report"),
    )
    assert (shown.lang, shown.direction, shown.notes) == ("fa", "rtl", 2)
    assert shown.url == "../../2026/11/02/tides/index.html"
    assert shown.date == Date("2026-11-02", "2 November 2026")
    assert shown.sources == (Link("Example Wire", "../../sources/example-wire/index.html"),)
    assert shown.tags == (
        Link("Sea & Shore", "../../tags/sea-shore/index.html"),
        Link("Küste", "../../tags/k%C3%BCste/index.html"),
    )


def test_a_teaser_of_an_undated_post_has_no_date() -> None:
    shown = teaser(Card(post("tides", "")), TOP)
    assert (shown.date, shown.url) == (None, "undated/tides/index.html")


def test_a_source_leads_to_its_page_here_and_to_what_it_published() -> None:
    full = Source(
        *("Example Wire", "https://wire.example.org/1", "A. Writer", "2026-11-01"),
        *("2026-11-03", "https://archive.example.org/1", "Example Agency"),
    )
    shown = source_view(full, HERE)
    assert shown.link == "../../sources/example-wire/index.html"
    assert (shown.url, shown.archived) == (full.url, full.archived)
    assert (shown.name, shown.author, shown.via) == (full.name, "A. Writer", "Example Agency")
    assert shown.date == Date("2026-11-01", "1 November 2026")
    assert shown.accessed == Date("2026-11-03", "3 November 2026")
    assert source_view(WIRE, HERE).accessed is None


def test_an_edition_says_its_days_in_words() -> None:
    edition = Edition("2026-W45", "2026-11-02", "2026-11-08", (post("a"), post("b")))
    shown = edition_link(period_of(edition), HERE)
    assert shown == EditionLink(
        name="2026-W45",
        period="2–8 Nov 2026",
        url="../../editions/2026-W45/index.html",
        posts=2,
        start=Date("2026-11-02", "2 November 2026"),
    )


def test_a_topic_is_counted_as_asked() -> None:
    assert count_of(Tally("Sea", "sea", 7), "tags", TOP) == Count("Sea", "tags/sea/index.html", 7)


def test_posts_are_grouped_by_their_first_tag_and_the_rest_comes_last() -> None:
    posts = [
        post("a", tags=("sea",)),
        post("b"),
        post("c", tags=("Land", "sea")),
        post("d", tags=("Sea",)),
    ]
    groups = groups_by_tag(cards(posts), TOP)
    assert [(group.name, group.url, [p.title for p in group.posts]) for group in groups] == [
        ("sea", "tags/sea/index.html", ["a", "d"]),
        ("Land", "tags/land/index.html", ["c"]),
        ("More", "", ["b"]),
    ]


def test_posts_without_a_tag_need_no_more() -> None:
    (group,) = groups_by_tag(cards([post("a"), post("b")]), TOP)
    assert (group.name, group.url) == ("Posts", "")
    assert groups_by_tag([], TOP) == ()


def test_an_introduction_is_that_of_its_edition_with_links_that_lead_on() -> None:
    intro = plain(
        "2026-W45",
        "editions",
        html='<p><a href="../posts/tides.md">Tides</a></p>',
        links=(link("../posts/tides.md"),),
    )
    library = library_of(post("tides"), post("older", "2026-10-01"), introductions=(intro,))
    newest, older = library.editions
    intro_of_newest = introduction_of(newest, library)
    shown = with_links(intro_of_newest.html, dict(intro_of_newest.targets), HERE)
    assert shown == '<p><a href="../../2026/11/02/tides/index.html">Tides</a></p>'
    assert isinstance(shown, Markup)
    assert introduction_of(older, library).html == Markup()
    assert introduction_of(None, library).html == Markup()


@pytest.mark.parametrize(
    ("words", "long"), [(0, 1), (1, 1), (220, 1), (329, 1), (331, 2), (22_000, 100)]
)
def test_reading_takes_a_minute_at_least(words: int, long: int) -> None:
    assert minutes(words) == long


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("talks.jpg", "../../media/talks.jpg"),
        ("/talks.jpg", "../../media/talks.jpg"),
        ("media/talks.jpg", "../../media/talks.jpg"),
        ("/media/2026/a b.jpg", "../../media/2026/a%20b.jpg"),
        ("https://example.org/a.jpg?x=1", "https://example.org/a.jpg?x=1"),
        ("//example.org/a.jpg", "//example.org/a.jpg"),
    ],
)
def test_a_picture_is_in_media_or_elsewhere_on_the_web(typed: str, shown: str) -> None:
    found = picture_of(Whole(post("a", image=typed), {}, {}), HERE)
    assert found
    assert found.url == shown


def test_a_post_without_a_picture_has_none() -> None:
    assert picture_of(Whole(post("a"), {}, {}), HERE) is None
    assert shared_picture(Whole(post("a"), {}, {}), HERE.config) is None


def test_a_picture_has_its_size_and_is_said_in_words() -> None:
    known = {"media/talks.jpg": Picture(1600, 900, "1f", scales=True)}
    one = post("a", image="talks.jpg", captions=("The quay",))
    found = picture_of(Whole(one, {}, {}, known), replace(HERE, config=WIDE))
    assert found
    assert (found.width, found.height, found.alt) == (1600, 900, "The quay")
    assert found.srcset == (
        "../../sizes/480/talks.jpg 480w, ../../sizes/960/talks.jpg 960w, "
        "../../media/talks.jpg 1600w"
    )
    shared = shared_picture(Whole(one._replace(image_alt="A quay"), {}, {}, known), HERE.config)
    assert shared == SharedView("https://news.example.org/media/talks.jpg", "A quay", 1600, 900)


def test_a_post_whose_picture_changed_is_another_one() -> None:
    one = Picture(1600, 900, "1f", scales=True)
    others = one._replace(sha256="2f"), one._replace(height=901), one._replace(scales=False)
    known = post("a", source_print="1f")
    prints = {
        *(Whole(known, {}, {}, {"media/a.jpg": found}).print for found in (one, *others)),
        Whole(post("a", source_print="1f"), {}, {}).print,
    }
    assert len(prints) == 5


def test_links_in_a_text_lead_on_from_the_page_that_shows_it() -> None:
    html = (
        '<p><a href="b.md#x">b</a> <img src="p.png" alt="b.md"> <a href="#y">y</a>'
        ' <a href="https://example.org/">e</a> <a href="odd">o</a> b.md</p>'
    )
    targets = {"b.md#x": "2026/11/02/b/#x", "p.png": 'media/p"1.png'}
    shown = with_links(html, targets, HERE)
    assert shown == (
        '<p><a href="../../2026/11/02/b/index.html#x">b</a>'
        ' <img src="../../media/p%221.png" alt="b.md"> <a href="#y">y</a>'
        ' <a href="https://example.org/">e</a> <a href="odd">o</a> b.md</p>'
    )
    assert isinstance(shown, Markup)
    assert with_links(html, {}, HERE) == html


def test_a_card_has_a_print_of_what_lists_show_and_of_no_more() -> None:
    one = Card(post("a")).print
    assert Card(post("a", words=7, draft=True, series="x")).print == one
    shown: list[dict[str, Any]] = [
        {"title": "b"},
        {"lang": "fa"},
        {"place": "Port"},
        {"kind": "news"},
        {"excerpt": "x"},
        {"tags": ("sea",)},
        {"sources": (WIRE,)},
        {"notes": (note_fact("n"),)},
    ]
    prints = {Card(post("a", **facts)).print for facts in shown}
    assert len(prints | {one}) == len(shown) + 1


def test_a_post_in_full_is_known_by_its_texts_where_they_are_known() -> None:
    bodies = {"content/posts/a.md": Body("<p>A</p>")}
    bare = Whole(post("a"), bodies, {})
    assert bare.print != Whole(post("a"), {"content/posts/a.md": Body("<p>B</p>")}, {}).print
    known = Whole(post("a", source_print="1f"), {}, {})
    assert known.print == Whole(post("a", source_print="1f"), bodies, {}).print
    moved = known.post._replace(slug="b")  # a file was renamed, and not a word of it changed
    assert known.print != Whole(moved, {}, {}).print
    assert (
        Whole(known.post, {}, {"b.md": "b/"}).print != Whole(known.post, {}, {"b.md": "c/"}).print
    )
