"""Order, topics and editions of what is published, and what the files say against each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.problems import DigestError, Place, Problem
from digest.shape.library import (
    PERIOD_NAMES,
    Wanted,
    is_period,
    is_wanted,
    neighbours,
    period_of,
)
from tests.shape.sample import POSTS, TODAY, library, plain, post

if TYPE_CHECKING:
    from digest.text.facts import Post

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
LENGTHS = st.sampled_from(sorted(PERIOD_NAMES))


def test_posts_are_newest_first_then_by_rank_then_by_path() -> None:
    found = library(
        post("b"),
        post("none", ""),
        post("late", "date: 2026-11-02T23:30+01:00"),
        post("first", "date: 2026-11-02\nweight: -1"),
        post("a"),
        post("new", "date: 2026-11-03"),
    )
    names = [one.slug for one in found.posts]
    assert names == ["new", "late", "first", "a", "b", "none"]


FOUR = [post("a"), post("b"), post("c", ""), post("d", "date: 2026-01-01")]


@given(st.permutations(FOUR))
def test_the_order_of_files_does_not_matter(posts: list[Post]) -> None:
    assert library(*posts) == library(*FOUR)


@pytest.mark.parametrize(
    ("header", "wanted", "is_shown"),
    [
        ("date: 2026-11-23", TODAY, True),
        ("date: 2026-11-24", TODAY, False),
        ("date: 2026-11-24", replace(TODAY, future=True), True),
        ("draft: true", TODAY, False),
        ("draft: true", replace(TODAY, drafts=True), True),
        ("expires: 2026-11-24", TODAY, True),
        ("expires: 2026-11-23", TODAY, False),
        ("expires: 2026-11-23", Wanted(TODAY.today, drafts=True, future=True), False),
        ("", TODAY, True),
    ],
)
def test_a_post_is_shown_from_its_day_until_it_expires(
    header: str, wanted: Wanted, *, is_shown: bool
) -> None:
    assert is_wanted(post("a", header), wanted) is is_shown


def test_draft_pages_and_introductions_are_left_out_unless_asked_for() -> None:
    pages = (plain("a", "draft: true"),)
    intros = (plain("2026-W45", "draft: true", folder="editions"),)
    found = library(post("x"), pages=pages, introductions=intros)
    assert (found.pages, found.introductions) == ((), {})
    wanted = replace(TODAY, drafts=True)
    found = library(post("x"), pages=pages, introductions=intros, wanted=wanted)
    assert (found.pages, found.introductions) == (pages, {"2026-W45": intros[0]})


def test_pages_are_ordered_by_rank_then_title_then_path() -> None:
    pages = (plain("b"), plain("a"), plain("c", "weight: -1"), plain("d", "title: A"))
    found = library(pages=pages)
    assert [page.slug for page in found.pages] == ["c", "a", "b", "d"]


def test_a_topic_has_the_name_most_often_typed_and_its_posts_newest_first() -> None:
    found = library(
        post("a", "date: 2026-11-01\ntags: [Rail Traffic, Sea]"),
        post("b", "date: 2026-11-02\ntags: [rail traffic]"),
        post("c", "date: 2026-11-03\ntags: [rail traffic, Rail Traffic]"),
    )
    sea, rail = found.tags[1], found.tags[0]
    assert (rail.name, rail.slug) == ("Rail Traffic", "rail-traffic")
    assert [one.slug for one in rail.posts] == ["c", "b", "a"]
    assert (sea.name, [one.slug for one in sea.posts]) == ("Sea", ["a"])


def test_a_source_is_at_home_where_its_newest_address_is() -> None:
    found = library(
        post("a", "date: 2026-11-01\nsources: [{name: Wire, url: https://old.example.org/a}]"),
        post("b", "date: 2026-11-02\nsources: [{name: wire, url: https://example.org/b/c}]"),
        post("c", "date: 2026-11-03\nsources: [Wire, Post]"),
    )
    assert [(one.name, one.address) for one in found.sources] == [
        ("Post", ""),
        ("Wire", "https://example.org/"),
    ]


def test_an_edition_has_the_posts_of_its_period_by_rank_then_newest_first() -> None:
    found = library(
        post("a", "date: 2026-11-02"),
        post("b", "date: 2026-11-08"),
        post("c", "date: 2026-11-04\nweight: -1"),
        post("d", "date: 2026-11-09"),
        post("e", ""),
    )
    names = [(one.name, [each.slug for each in one.posts]) for one in found.editions]
    assert names == [("2026-W46", ["d"]), ("2026-W45", ["c", "b", "a"])]


@pytest.mark.parametrize(
    ("day", "edition", "period"),
    [
        ("2019-06-08", "day", ("2019-06-08", "2019-06-08", "2019-06-08")),
        ("2019-06-08", "week", ("2019-W23", "2019-06-03", "2019-06-09")),
        ("2018-12-31", "week", ("2019-W01", "2018-12-31", "2019-01-06")),
        ("2021-01-03", "week", ("2020-W53", "2020-12-28", "2021-01-03")),
        ("9999-12-31", "week", ("9999-W52", "9999-12-27", "9999-12-31")),
        ("0001-01-01", "week", ("0001-W01", "0001-01-01", "0001-01-07")),
        ("2019-06-08", "month", ("2019-06", "2019-06-01", "2019-06-30")),
        ("2024-02-01", "month", ("2024-02", "2024-02-01", "2024-02-29")),
        ("9999-12-31", "month", ("9999-12", "9999-12-01", "9999-12-31")),
    ],
)
def test_a_day_belongs_to_one_period(day: str, edition: str, period: tuple[str, ...]) -> None:
    assert period_of(day, edition) == period


@given(DAYS, LENGTHS)
def test_periods_part_the_days_without_gap_or_overlap(day: date, edition: str) -> None:
    name, start, end = period_of(day.isoformat(), edition)
    assert is_period(name, edition)
    assert start <= day.isoformat() <= end
    assert period_of(start, edition) == period_of(end, edition) == (name, start, end)
    if end < "9999-12-31":
        following = date.fromisoformat(end) + timedelta(days=1)
        assert period_of(following.isoformat(), edition)[:2] > (name, start)


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("2026-W54", "week"),
        ("2021-W53", "week"),
        ("2026-w45", "week"),
        ("2026-11-02", "week"),
        ("2026-13", "month"),
        ("2026-11-31", "day"),
        ("0000-01", "month"),
        ("٢٠٢٦-11", "month"),
        ("intro", "day"),
    ],
)
def test_a_name_that_no_edition_has_is_no_period(name: str, edition: str) -> None:
    assert not is_period(name, edition)
    intro = plain(name, folder="editions")
    with pytest.raises(DigestError) as caught:
        library(introductions=(intro,), edition=edition)
    (problem,) = caught.value.problems
    assert problem.place.path == intro.path
    assert problem.message == f'"{name}" is not {PERIOD_NAMES[edition]}'


def test_an_introduction_to_an_edition_without_posts_is_a_warning() -> None:
    found = library(post("a"), introductions=(plain("2026-W44", folder="editions"),))
    (warning,) = found.warnings
    assert warning.message.startswith("edition 2026-W44 has no post")


def test_two_introductions_to_one_edition_are_a_problem_naming_both() -> None:
    intros = (plain("2026-W45", folder="editions"), plain("2026-W45", folder="editions/old"))
    with pytest.raises(DigestError) as caught:
        library(post("a"), introductions=intros)
    (problem,) = caught.value.problems
    assert {problem.place.path, problem.message.partition(" ")[0]} == {one.path for one in intros}


def test_an_undated_post_is_a_warning() -> None:
    (warning,) = library(post("a", "")).warnings
    assert warning.place == Place(POSTS + "a.md", 1, 1)
    assert warning.message == "this post has no date, so no edition and no feed shows it"


def test_the_warnings_of_shown_posts_are_passed_on() -> None:
    lost = Problem(Place("a.notes.yaml", 1, 1), "lost", warning=True)
    shown, hidden = post("a"), post("b", "draft: true")
    found = library(shown._replace(warnings=(lost,)), hidden._replace(warnings=(lost, lost)))
    assert found.warnings == (lost,)


def test_all_problems_of_all_files_are_told_at_once_and_no_warning_with_them() -> None:
    with pytest.raises(DigestError) as caught:
        library(
            post("a", "date: 2026-11-02\nslug: x"),
            post("b", "date: 2026-11-02\nslug: x\naliases: /tags/"),
            post("c", "", "[d](gone.md)"),
            pages=(plain("tags"),),
            introductions=(plain("intro", folder="editions"),),
        )
    paths = [problem.place.path.rpartition("/")[2] for problem in caught.value.problems]
    assert paths == ["intro.md", "tags.md", "b.md", "b.md", "c.md"]
    assert not [problem for problem in caught.value.problems if problem.warning]


def test_aliases_lead_to_where_a_post_or_a_page_lives_now() -> None:
    found = library(
        post("a", "date: 2026-11-02\naliases: [/old/a, old.html, /old/a/]"),
        pages=(plain("about", "aliases: /%C3%BCber/"),),
    )
    assert found.aliases == (
        ("old/a/", "2026/11/02/a/"),
        ("old.html", "2026/11/02/a/"),
        ("über/", "about/"),
    )


def test_links_to_posts_pages_and_introductions_lead_to_their_addresses() -> None:
    found = library(
        post("a", body="[b](b.md#c) [d](../pages/about.md) [e](../editions/2026-W45.md)"),
        post("b"),
        pages=(plain("about"),),
        introductions=(plain("2026-W45", body="[a](../posts/a.md)", folder="editions"),),
    )
    assert found.targets == {
        POSTS + "a.md": {
            "b.md#c": "2026/11/02/b/#c",
            "../pages/about.md": "about/",
            "../editions/2026-W45.md": "editions/2026-W45/",
        },
        "content/editions/2026-W45.md": {"../posts/a.md": "2026/11/02/a/"},
    }


def test_neighbours_are_the_things_before_and_after() -> None:
    assert list(neighbours("abc")) == [(None, "a", "b"), ("a", "b", "c"), ("b", "c", None)]
    assert list(neighbours("a")) == [(None, "a", None)]
    assert list(neighbours("")) == []
