"""The archive: each post is in it once, by year and month; its front page stays small."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta, timezone

from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.shape import views
from digest.shape.archive import NEWEST
from tests.shape.values import laid_out, library_of, post, view_of


def test_the_archive_has_a_page_for_each_year_and_shows_the_newest_first() -> None:
    days = ("2024-05-01", "2026-01-31", "2026-11-02", "2026-11-05")
    pages = laid_out(library_of(*(post(day, day) for day in days)))
    front = view_of(pages, "archive/index.html", views.ArchiveView)
    newest = view_of(pages, "archive/2026/index.html", views.ArchiveView)
    assert (front.year, newest.year, newest.head.title) == ("", "2026", "Archive 2026")
    assert [(g.id, g.name, [p.title for p in g.posts]) for g in newest.months] == [
        ("month-2026-11", "November", ["2026-11-05", "2026-11-02"]),
        ("month-2026-01", "January", ["2026-01-31"]),
    ]
    assert [g.name for g in front.months] == ["November 2026", "January 2026", "May 2024"]
    assert (front.total, newest.total) == (4, 3)
    for view in (front, newest):
        assert [(one.name, one.posts) for one in view.years] == [("2026", 3), ("2024", 1)]
    assert front.years[1].url == "../archive/2024/index.html"
    assert "archive/2025/index.html" not in pages


def test_an_archive_of_undated_posts_has_no_year() -> None:
    pages = laid_out(library_of(post("a", "")))
    view = view_of(pages, "archive/index.html", views.ArchiveView)
    assert (view.months, view.years, view.total, view.timeline) == ((), (), 1, None)
    assert view.undated == views.Count("", "../archive/undated/index.html", 1)


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


def test_the_front_page_of_the_archive_shows_the_newest_posts_only() -> None:
    pages = laid_out(library_of(*(post(f"p{n:03}") for n in range(NEWEST + 5))))
    front = view_of(pages, "archive/index.html", views.ArchiveView)
    assert sum(len(month.posts) for month in front.months) == NEWEST
    assert front.total == NEWEST + 5
    year = view_of(pages, "archive/2026/index.html", views.ArchiveView)
    assert sum(len(month.posts) for month in year.months) == NEWEST + 5


def test_posts_without_a_date_have_pages_of_their_own() -> None:
    pages = laid_out(library_of(*(post(f"p{n:02}", "") for n in range(30))))
    first = view_of(pages, "archive/undated/index.html", views.ListView)
    second = view_of(pages, "archive/undated/page/2/index.html", views.ListView)
    assert (len(first.posts), len(second.posts), second.first) == (25, 5, 26)
    assert first.pager.older == "../../archive/undated/page/2/index.html"


def test_a_year_has_a_picture_of_its_months_by_tag() -> None:
    posts = [post("a", "2025-03-01", tags=("sea",)), post("b", "2026-11-02", tags=("sea",))]
    pages = laid_out(library_of(*posts, post("c", "2026-12-02", tags=("land",))))
    picture = view_of(pages, "archive/2026/index.html", views.ArchiveView).timeline
    assert picture
    assert [span.name for span in picture.spans][::11] == ["January", "December"]
    assert [(band.name, band.posts) for band in picture.bands] == [("", 2), ("land", 1), ("sea", 1)]
    assert [span.url for span in picture.spans if span.url] == [
        "#month-2026-11",
        "#month-2026-12",
    ]
    front = view_of(pages, "archive/index.html", views.ArchiveView).timeline
    assert front
    assert (front.spans[0].name, len(front.spans)) == ("Mar 2025", 22)
    assert front.spans[0].url == "../archive/2025/index.html#month-2025-03"
