"""Each maker of pages by itself; a whole site is looked at in test_whole_site."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import Markup

from digest.shape import program_views, views
from digest.shape.editions import HOME_EDITIONS, HOME_LENGTH
from digest.text.facts import Uncertain
from tests.shape.values import (
    BELOW,
    CONFIG,
    WIRE,
    laid_out,
    library_of,
    note_fact,
    plain,
    post,
    view_of,
)
from tests.theme_sample import render


def test_a_post_shows_all_its_facts() -> None:
    one = post(
        "tides",
        "2026-11-02T08:00:00+01:00",
        updated="2026-11-03",
        title="</script><b>\"'&",
        lang="fa",
        direction="rtl",
        place="Port",
        kind="report",
        summary="Sum.",
        excerpt="Exc.",
        tags=("sea",),
        people=("B. Delegate",),
        series="Storms",
        sources=(WIRE,),
        captions=("A gate",),
        uncertain=(
            ("date", Uncertain(("2026-11-02", "2026-02-11"), "02/11")),
            ("place", Uncertain(("Port", "Sea", "soon"), "")),
            ("weight", Uncertain((), "")),
        ),
        words=440,
        draft=True,
    )
    pages = laid_out(library_of(one), html={"tides": "<p>Body.</p>"})
    view = view_of(pages, "2026/11/02/tides/index.html", views.PostView)
    assert view.title == "</script><b>\"'&"
    assert (view.lang, view.direction, view.kind) == ("fa", "rtl", "report")
    up = "../../../../"
    assert view.place == views.Link("Port", f"{up}places/port/index.html")
    assert view.people == (views.Link("B. Delegate", f"{up}people/b-delegate/index.html"),)
    assert view.series == views.Part("Storms", f"{up}series/storms/index.html", 1, 1, None, None)
    assert (view.summary, view.minutes, view.draft) == ("Sum.", 2, True)
    assert view.captions == ("A gate",)
    assert view.uncertain == (
        "Date: perhaps 2 November 2026 or 11 February 2026 (the text has “02/11”)",
        "Place: perhaps Port, Sea or soon",
        "weight",
    )
    assert view.date == views.Date("2026-11-02T08:00:00+01:00", "2 November 2026")
    assert view.updated == views.Date("2026-11-03", "3 November 2026")
    assert view.body == Markup("<p>Body.</p>")
    assert view.edition == views.Link("2026-W45", "../../../../editions/2026-W45/index.html")
    assert (view.newer, view.older) == (None, None)
    head = view.head
    assert (head.title, head.description, head.kind) == (one.title, "Exc.", "article")
    assert (head.lang, head.published) == ("fa", "2026-11-02T08:00:00+01:00")


def test_hostile_titles_are_escaped_by_the_theme_wherever_they_are_shown() -> None:
    """Views hold them as typed: to escape twice would show it."""
    hostile = '</script></title>"><img src=x onerror=alert(1)>'
    one = post("a", title=hostile, summary=hostile, tags=(hostile,), place=hostile, series=hostile)
    one = one._replace(sources=(WIRE._replace(name=hostile, author=hostile),), aliases=("/b/",))
    one = one._replace(captions=(hostile,), people=(hostile,), excerpt=hostile, image="a.jpg")
    page = plain("about", title=hostile)
    pages = laid_out(library_of(one, post("c"), pages=(page,), media=("a.jpg",)))
    shown = [
        render(page.template, page.view)
        for output, page in pages.items()
        if output.endswith((".html", ".xml"))
    ]
    assert not [html for html in shown if "<img src=x" in html]
    assert sum("&lt;img src=x" in html for html in shown) > 8
    assert not [html for html in shown if "&amp;lt;img" in html]


def test_the_parts_of_a_series_are_in_order_and_lead_to_each_other() -> None:
    """However it is spelled: the oldest is the first, the one without a date the last."""
    days = {"b": "2026-11-02", "c": "2026-11-03", "a": "2026-11-01", "d": ""}
    names = {"b": "storms", "c": "Storms", "a": "Storms", "d": "STORMS"}
    pages = laid_out(library_of(*(post(n, day, series=names[n]) for n, day in days.items())))
    thread = view_of(pages, "series/storms/index.html", views.ListView)
    assert (thread.what, thread.name, thread.total, thread.first) == ("series", "Storms", 4, 1)
    assert [one.title for one in thread.posts] == ["a", "b", "c", "d"]
    second = view_of(pages, "2026/11/02/b/index.html", views.PostView).series
    assert second
    assert (second.name, second.number, second.total) == ("Storms", 2, 4)
    assert second.before == views.Link("a", "../../../../2026/11/01/a/index.html")
    assert second.after == views.Link("c", "../../../../2026/11/03/c/index.html")
    last = view_of(pages, "undated/d/index.html", views.PostView).series
    assert last
    assert (last.number, last.after) == (4, None)


def test_a_post_with_corrections_leads_to_them() -> None:
    notes = (note_fact("a b", "correction", "2026-11-09"), note_fact("c"))
    view = view_of(
        laid_out(library_of(post("x", notes=notes))), "2026/11/02/x/index.html", views.PostView
    )
    day = views.Date("2026-11-09", "9 November 2026")
    assert view.corrections == (views.Correction(day, "#note-a%20b"),)


def test_posts_lead_to_the_ones_before_and_after_them() -> None:
    pages = laid_out(library_of(post("b"), post("c", "2026-11-03"), post("a", "2026-11-01")))
    view = view_of(pages, "2026/11/02/b/index.html", views.PostView)
    assert view.newer == views.Link("c", "../../../../2026/11/03/c/index.html")
    assert view.older == views.Link("a", "../../../../2026/11/01/a/index.html")
    newest = view_of(pages, "2026/11/03/c/index.html", views.PostView)
    assert (newest.newer, newest.older and newest.older.name) == (None, "b")


def test_an_undated_post_has_a_page_is_in_lists_and_in_no_edition() -> None:
    pages = laid_out(library_of(post("a", "", tags=("sea",)), post("b", tags=("sea",))))
    view = view_of(pages, "undated/a/index.html", views.PostView)
    assert (view.date, view.edition, view.head.published) == (None, None, "")
    assert view.newer == views.Link("b", "../../2026/11/02/b/index.html")
    tag = view_of(pages, "tags/sea/index.html", views.ListView)
    assert [one.title for one in tag.posts] == ["b", "a"]
    archive = view_of(pages, "archive/index.html", views.ArchiveView)
    assert archive.undated == views.Count("", "../archive/undated/index.html", 1)
    rest = view_of(pages, "archive/undated/index.html", views.ListView)
    assert ([one.title for one in rest.posts], rest.what, rest.total) == (["a"], "undated", 1)
    feed = view_of(pages, "feed.xml", program_views.FeedView)
    assert [one.title for one in feed.entries] == ["b"]


def test_the_front_page_shows_the_latest_edition_and_links_to_earlier_ones() -> None:
    now = [post(f"n{n:02}", "2026-11-02", weight=n) for n in range(HOME_LENGTH + 5)]
    old = [post(f"o{n:02}", f"2025-{1 + n // 2:02}-{1 + 14 * (n % 2):02}") for n in range(20)]
    intro = plain("2026-W45", "editions", html="<p>Hello.</p>")
    pages = laid_out(library_of(*now, *old, introductions=(intro,)))
    view = view_of(pages, "index.html", views.HomeView)
    assert view.edition
    assert (view.edition.name, view.edition.posts) == ("2026-W45", HOME_LENGTH + 5)
    assert view.introduction == Markup("<p>Hello.</p>")
    assert view.lead
    assert view.lead.title == "n00"
    assert [one.title for one in view.posts] == [f"n{n:02}" for n in range(1, HOME_LENGTH)]
    assert len(view.editions) == HOME_EDITIONS
    assert view.editions[0].name == "2025-W42"


def test_the_front_page_of_nothing_is_empty() -> None:
    view = view_of(laid_out(library_of()), "index.html", views.HomeView)
    assert (view.edition, view.lead, view.posts, view.editions) == (None, None, (), ())
    assert not view.introduction


@pytest.mark.parametrize(
    ("edition", "names"),
    [
        ("day", ["2026-01-02", "2026-01-01", "2025-12-31"]),
        ("week", ["2026-W01"]),
        ("month", ["2026-01", "2025-12"]),
    ],
)
def test_editions_are_of_a_day_a_week_or_a_month(edition: str, names: list[str]) -> None:
    days = ("2025-12-31", "2026-01-01", "2026-01-02")
    config = replace(CONFIG, edition=edition)
    pages = laid_out(library_of(*(post(day, day) for day in days), config=config), config)
    shown = view_of(pages, "editions/index.html", views.EditionsView)
    assert [one.name for _, year in shown.years for one in year] == names
    assert [year for year, _ in shown.years] == sorted({name[:4] for name in names}, reverse=True)
    for number, name in enumerate(reversed(names), start=1):
        view = view_of(pages, f"editions/{name}/index.html", views.EditionView)
        assert (view.number, view.edition.name) == (number, name)


def test_an_edition_groups_its_posts_counts_its_sources_and_has_neighbours() -> None:
    other = WIRE._replace(name="Other")
    pages = laid_out(
        library_of(
            post("a", tags=("sea",), sources=(WIRE, WIRE)),
            post("b", "2026-11-03", sources=(WIRE, other)),
            post("c", "2026-11-10", sources=(WIRE,)),
            post("d", "2026-10-26"),
        )
    )
    view = view_of(pages, "editions/2026-W45/index.html", views.EditionView)
    assert [(g.name, [p.title for p in g.posts]) for g in view.groups] == [
        ("sea", ["a"]),
        ("More", ["b"]),
    ]
    assert [(one.name, one.posts) for one in view.sources] == [("Example Wire", 2), ("Other", 1)]
    assert view.newer
    assert view.older
    assert (view.newer.name, view.older.name) == ("2026-W46", "2026-W44")
    assert view.newer.url == "../../editions/2026-W46/index.html"
    first = view_of(pages, "editions/2026-W44/index.html", views.EditionView)
    assert (first.number, first.older, view.number) == (1, None, 2)


def test_plain_pages_are_in_the_navigation_and_at_their_address() -> None:
    about = plain("about", title="Über uns", lang="de", summary="Wer", html="<p>Wir.</p>")
    pages = laid_out(library_of(pages=(about, plain("untitled", title="", weight=1))))
    view = view_of(pages, "about/index.html", views.PageView)
    assert (view.title, view.body, view.head.lang) == ("Über uns", "<p>Wir.</p>", "de")
    assert view.head.description == "Wer"
    assert [one.name for one in view.site.pages] == ["Über uns", "untitled"]
    assert view_of(pages, "untitled/index.html", views.PageView).title == "untitled"


def test_an_older_address_leads_to_the_new_one() -> None:
    one = post("tides", title="Tides", aliases=("/old/Deep/ü/", "/tides.html"))
    about = plain("about", title="", aliases=("/who/",))
    pages = laid_out(library_of(one, pages=(about,)), BELOW)
    found = {o: p.view for o, p in pages.items() if isinstance(p.view, views.RedirectView)}
    assert {output: (view.title, view.url) for output, view in found.items()} == {
        "old/Deep/ü/index.html": ("Tides", "../../../2026/11/02/tides/index.html"),
        "tides.html": ("Tides", "2026/11/02/tides/index.html"),
        "who/index.html": ("about", "../about/index.html"),
    }
    for view in found.values():
        assert view.head.noindex
    canonical = found["tides.html"].head.canonical
    assert canonical == "https://example.org/our/news/2026/11/02/tides/"


def test_the_404_page_is_not_indexed() -> None:
    view = view_of(laid_out(library_of(), BELOW), "404.html", views.NotFoundView)
    assert (view.head.noindex, view.head.canonical) == (True, "")
    assert view.site.home == "/our/news/"


def test_the_same_facts_give_the_same_pages_in_any_order() -> None:
    posts = [post(f"p{n}", tags=("sea",), sources=(WIRE,)) for n in range(5)]
    assert laid_out(library_of(*posts)) == laid_out(library_of(*reversed(posts)))
