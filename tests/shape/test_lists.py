"""Lists: their pages lead to each other, and each post is once in the archive."""

from __future__ import annotations

from posixpath import dirname, join, normpath

import pytest

from digest.shape import views
from digest.shape.lists import INDEX_LENGTH, LIST_LENGTH
from tests.shape.values import (
    WIRE,
    laid_out,
    library_of,
    post,
    view_of,
)


@pytest.mark.parametrize(
    ("posts", "on_pages"),
    [(1, [1]), (LIST_LENGTH, [25]), (LIST_LENGTH + 1, [25, 1]), (60, [25, 25, 10])],
)
def test_a_long_list_has_several_pages_that_lead_to_each_other(
    posts: int, on_pages: list[int]
) -> None:
    many = [post(f"p{n:02}", tags=("Sea",), sources=(WIRE,)) for n in range(posts)]
    pages = laid_out(library_of(*many))
    for folder in ("tags/sea", "sources/example-wire"):
        outputs = [f"{folder}/index.html"]
        outputs += [f"{folder}/page/{number}/index.html" for number in range(2, len(on_pages) + 1)]
        shown = [view_of(pages, output, views.ListView) for output in outputs]
        assert [len(view.posts) for view in shown] == on_pages
        assert [one.title for view in shown for one in view.posts] == [one.slug for one in many]
        assert f"{folder}/page/{len(on_pages) + 1}/index.html" not in pages
        for number, view in enumerate(shown, start=1):
            assert (view.pager.number, view.pager.total) == (number, len(on_pages))
            assert view.total == posts
            around = [view.pager.newer, view.pager.older]
            wanted = [outputs[n] if 0 <= n < len(outputs) else "" for n in (number - 2, number)]
            here = dirname(outputs[number - 1])
            assert [one and normpath(join(here, one)) for one in around] == wanted


def test_a_source_page_has_its_address_on_the_web_and_a_tag_page_none() -> None:
    pages = laid_out(library_of(post("a", tags=("Sea",), sources=(WIRE,))))
    source = view_of(pages, "sources/example-wire/index.html", views.ListView)
    assert (source.what, source.name) == ("source", "Example Wire")
    assert source.address == "https://wire.example.org/"
    tag = view_of(pages, "tags/sea/index.html", views.ListView)
    assert (tag.what, tag.name, tag.address) == ("tag", "Sea", "")
    assert tag.head.description == "Tag: Sea"
    index = view_of(pages, "sources/index.html", views.IndexView)
    assert index.what == "source"
    assert index.groups == (views.Count("Example Wire", "../sources/example-wire/index.html", 1),)


def test_places_and_people_have_lists_where_posts_name_them() -> None:
    pages = laid_out(library_of(post("a", place="Genf", people=("A. B.", "C. D."))))
    for folder, what, name in (("places", "place", "Genf"), ("people", "person", "A. B.")):
        index = view_of(pages, f"{folder}/index.html", views.IndexView)
        assert (index.what, index.groups[0].name, index.groups[0].posts) == (what, name, 1)
        assert getattr(index.site, folder) == f"../{folder}/index.html"
    shown = view_of(pages, "people/c-d/index.html", views.ListView)
    assert ([one.title for one in shown.posts], shown.name) == (["a"], "C. D.")


def test_a_list_that_would_be_empty_is_not_there_and_nothing_leads_to_it() -> None:
    pages = laid_out(library_of(post("a")))
    assert not [output for output in pages if output.startswith(("places", "people", "series"))]
    site = view_of(pages, "index.html", views.HomeView).site
    assert (site.places, site.people, site.series) == ("", "", "")


def test_a_long_index_has_several_pages_by_name() -> None:
    people = tuple(f"P. {n:04}" for n in range(INDEX_LENGTH + 1))
    pages = laid_out(library_of(post("a", people=people)))
    first = view_of(pages, "people/index.html", views.IndexView)
    second = view_of(pages, "people/page/2/index.html", views.IndexView)
    assert (first.total, len(first.groups), len(second.groups)) == (301, INDEX_LENGTH, 1)
    assert second.groups[0].url == "../../../people/p-0300/index.html"
    assert second.head.canonical == "https://news.example.org/people/page/2/"


def test_the_list_of_sources_has_a_picture_of_them_over_time() -> None:
    posts = (post("a", "2026-01-01", sources=(WIRE,)), post("b", "2026-03-01"))
    picture = view_of(laid_out(library_of(*posts)), "sources/index.html", views.IndexView).timeline
    assert picture
    assert [(band.name, band.counts) for band in picture.bands] == [
        ("", (1, 0, 1)),
        ("Example Wire", (1, 0, 0)),
    ]
