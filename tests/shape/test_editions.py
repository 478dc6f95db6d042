"""Editions and their list, a page at a time; what they show is looked at in test_pages."""

from __future__ import annotations

from dataclasses import replace

from digest.shape import views
from digest.shape.editions import EDITION_LENGTH, EDITION_SOURCES, EDITIONS_LENGTH
from tests.shape.values import CONFIG, WIRE, laid_out, library_of, plain, post, view_of


def test_an_edition_of_many_posts_has_several_pages_and_no_tag_twice_on_one() -> None:
    posts = [post(f"p{n:03}", tags=("abc"[n % 3],)) for n in range(2 * EDITION_LENGTH)]
    posts += [post("untagged", weight=-1)]
    intro = plain("2026-W45", "editions", html="<p>Hello.</p>")
    pages = laid_out(library_of(*posts, introductions=(intro,)))
    outputs = ["", "page/2/", "page/3/"]
    shown = [
        view_of(pages, f"editions/2026-W45/{one}index.html", views.EditionView) for one in outputs
    ]
    assert [[group.name for group in view.groups] for view in shown] == [
        ["a", "b"],
        ["b", "c"],
        ["More"],
    ]
    titles = [one.title for view in shown for group in view.groups for one in group.posts]
    assert sorted(titles) == sorted(one.title for one in posts)
    assert [bool(view.introduction) for view in shown] == [True, False, False]
    assert shown[1].pager.older == "../../../../editions/2026-W45/page/3/index.html"
    assert {view.edition.posts for view in shown} == {len(posts)}


def test_an_edition_names_the_sources_that_it_has_most_posts_from() -> None:
    names = [f"Wire {n:03}" for n in range(EDITION_SOURCES + 5)]
    one = post("a", sources=tuple(WIRE._replace(name=name) for name in names))
    often = post("b", sources=(WIRE._replace(name=names[-1]),))
    view = view_of(
        laid_out(library_of(one, often)), "editions/2026-W45/index.html", views.EditionView
    )
    assert len(view.sources) == EDITION_SOURCES
    assert (view.sources[-1].name, view.sources[-1].posts) == (names[-1], 2)


def test_many_editions_have_several_pages() -> None:
    config = replace(CONFIG, edition="month")
    days = [f"{2000 + n // 12}-{n % 12 + 1:02}-01" for n in range(EDITIONS_LENGTH + 2)]
    pages = laid_out(library_of(*(post(day, day) for day in days), config=config), config)
    first = view_of(pages, "editions/index.html", views.EditionsView)
    second = view_of(pages, "editions/page/2/index.html", views.EditionsView)
    assert sum(len(year) for _, year in first.years) == EDITIONS_LENGTH
    assert [[one.name for one in year] for _, year in second.years] == [["2000-02", "2000-01"]]
    assert (second.pager.newer, second.pager.older) == ("../../../editions/index.html", "")
    assert second.head.canonical == "https://news.example.org/editions/page/2/"
