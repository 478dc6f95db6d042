"""The archive: how many posts each time has, as a picture; the posts by year and month."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from digest.shape import views
from digest.shape.frame import Frame, Page
from digest.shape.lists import LIST_LENGTH, numbered, pager_of, pages_of
from digest.shape.parts import Card, cards, teaser
from digest.shape.timeline import Timeline, days_of, names_of, timeline, timeline_view
from digest.urls import output_of
from digest.wording import Said, month_words, month_year_words, year_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.config import Config
    from digest.shape.library import Library, Topic
    from digest.text.facts import Body

ARCHIVE = "archive/"
UNDATED = "archive/undated/"

NEWEST = 60
"""Posts on the archive's front page; the pages of the years have all."""


def archive(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the archive's front page, a page for each year, and those of posts without a date."""
    dated = [post for post in library.posts if post.day]
    dated.sort(key=lambda post: post.day, reverse=True)  # across zones, time and day may disagree
    undated = [post for post in library.posts if not post.day]
    years = [(year, cards(group)) for year, group in groupby(dated, lambda post: post.day[:4])]
    numbers = tuple((year, len(group)) for year, group in years)
    names = names_of(library.tags)
    everything = timeline((post.day for post in dated), days_of(library.tags), names)
    frame = Frame(config, library.menu, ARCHIVE)
    inputs = (frame, "", numbers, everything, cards(dated[:NEWEST]), len(undated))
    yield Page(output_of(ARCHIVE), "archive.html", archive_view, inputs)
    by_year = by_year_of(library.tags)
    for year, shown in years:
        frame = Frame(config, library.menu, f"{ARCHIVE}{year}/")
        days = (card.post.day for card in shown)
        picture = timeline(days, by_year.get(year, {}), names, year)
        inputs = (frame, year, numbers, picture, shown, len(undated))
        yield Page(output_of(frame.address), "archive.html", archive_view, inputs)
    for number in range(1, pages_of(len(undated)) + 1):
        frame = Frame(config, library.menu, numbered(UNDATED, number))
        part = cards(undated[(number - 1) * LIST_LENGTH : number * LIST_LENGTH])
        shown_on = (frame, len(undated), number, part)
        yield Page(output_of(frame.address), "list.html", undated_view, shown_on)


def by_year_of(topics: tuple[Topic, ...]) -> dict[str, dict[str, list[str]]]:
    """Return the days of the posts of some topics by year and slug."""
    found: dict[str, dict[str, list[str]]] = {}
    for topic in topics:
        for post in topic.posts:
            found.setdefault(post.day[:4], {}).setdefault(topic.slug, []).append(post.day)
    return found


def archive_view(  # noqa: PLR0913, PLR0917  a page of the archive is made of these
    frame: Frame,
    year: str,
    years: tuple[tuple[str, int], ...],
    picture: Timeline,
    shown: tuple[Card, ...],
    undated: int,
) -> views.ArchiveView:
    """Return posts by month: all of a year, or the newest where `year` is empty."""
    lang = frame.config.language
    counts = {
        name: views.Count(year_words(name, lang), frame.link(f"{ARCHIVE}{name}/"), n)
        for name, n in years
    }
    shown_year = counts[year].name if year else ""
    in_words = month_words if year else month_year_words
    return views.ArchiveView(
        site=frame.site,
        head=frame.head(
            frame.say(Said.ARCHIVE_OF, year=shown_year) if year else frame.say(Said.ARCHIVE),
            trail=(
                (frame.say(Said.ARCHIVE), ARCHIVE),
                *([(shown_year, frame.address)] if year else []),
            ),
        ),
        year=shown_year,
        total=counts[year].posts if year else sum(n for _, n in years) + undated,
        years=tuple(counts.values()),
        timeline=timeline_view(picture, "tags", frame),
        months=tuple(
            views.Month(
                f"month-{month}",
                in_words(month, lang),
                tuple(teaser(card, frame) for card in group),
            )
            for month, group in groupby(shown, lambda card: card.post.day[:7])
        ),
        undated=views.Count("", frame.link(UNDATED), undated) if undated else None,
    )


def undated_view(frame: Frame, total: int, number: int, shown: tuple[Card, ...]) -> views.ListView:
    """Return one page of the posts without a date."""
    name = frame.say(Said.UNDATED)
    return views.ListView(
        site=frame.site,
        head=frame.head(name, trail=((frame.say(Said.ARCHIVE), ARCHIVE), (name, UNDATED))),
        what="undated",
        name="",
        address="",
        total=total,
        first=(number - 1) * LIST_LENGTH + 1,
        posts=tuple(teaser(card, frame) for card in shown),
        notes=None,
        feeds=(),
        pager=pager_of(UNDATED, number, pages_of(total), frame),
    )
