"""Lists: their pages lead to each other, and each post is once in the archive."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta, timezone
from posixpath import dirname, join, normpath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.shape import views
from digest.shape.lists import LIST_LENGTH
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
        outputs += [f"{folder}/{number}/index.html" for number in range(2, len(on_pages) + 1)]
        shown = [view_of(pages, output, views.ListView) for output in outputs]
        assert [len(view.posts) for view in shown] == on_pages
        assert [one.title for view in shown for one in view.posts] == [one.slug for one in many]
        assert f"{folder}/{len(on_pages) + 1}/index.html" not in pages
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


def test_the_archive_has_a_page_for_each_year_and_shows_the_newest_first() -> None:
    days = ("2024-05-01", "2026-01-31", "2026-11-02", "2026-11-05")
    pages = laid_out(library_of(*(post(day, day) for day in days)))
    front = view_of(pages, "archive/index.html", views.ArchiveView)
    newest = view_of(pages, "archive/2026/index.html", views.ArchiveView)
    assert (front.year, newest.year, newest.head.title) == ("", "2026", "Archive 2026")
    for view in (front, newest):
        assert [(g.name, [p.title for p in g.posts]) for g in view.months] == [
            ("November", ["2026-11-05", "2026-11-02"]),
            ("January", ["2026-01-31"]),
        ]
        assert [(one.name, one.posts) for one in view.years] == [("2026", 3), ("2024", 1)]
    assert front.years[1].url == "../archive/2024/index.html"
    assert "archive/2025/index.html" not in pages


def test_an_archive_of_undated_posts_has_no_year() -> None:
    pages = laid_out(library_of(post("a", "")))
    view = view_of(pages, "archive/index.html", views.ArchiveView)
    assert (view.months, view.years, len(view.undated)) == ((), (), 1)


zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
times = st.datetimes(datetime(2025, 12, 30), datetime(2026, 1, 3), timezones=zones)  # noqa: DTZ001  Hypothesis wants bounds without a zone


WEST, EAST = timezone(timedelta(hours=-10)), timezone(timedelta(hours=2))
CROSSED = [
    datetime(2026, 1, 1, 0, 30, tzinfo=EAST),
    datetime(2025, 12, 31, 23, 30, tzinfo=WEST),
    datetime(2025, 12, 31, 1, tzinfo=EAST),
]
"""The second is in the older year and yet the newest."""


@given(st.lists(times, min_size=1, max_size=8))
@example(CROSSED)
@settings(max_examples=60)
def test_each_post_is_once_in_the_archive_whatever_the_zones(moments: list[datetime]) -> None:
    """By time, New Year's Eve in one zone may come after New Year's Day in another."""
    posts = [post(f"p{n}", when.isoformat()) for n, when in enumerate(moments)]
    pages = laid_out(library_of(*posts))
    years = [page.view for page in pages.values() if isinstance(page.view, views.ArchiveView)]
    shown = Counter(
        (view.year, group.name, one.title)
        for view in years
        if view.year
        for group in view.months
        for one in group.posts
    )
    months = {"12": "December", "01": "January"}
    assert shown == Counter((p.day[:4], months[p.day[5:7]], p.title) for p in posts)
