"""The lists of posts, a page at a time: by tag, by source, and all of them by year and month."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from digest.shape import views
from digest.shape.frame import OPML, Frame, Page
from digest.shape.parts import Card, Tally, cards, count_of, teaser
from digest.shape.views import Group
from digest.urls import output_of
from digest.wording import Said, month_words, year_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.config import Config
    from digest.shape.library import Library, Topic
    from digest.text.facts import Body

LIST_LENGTH = 25
"""Posts on one page of a tag or a source."""

ALL_OF = {"tag": Said.TAGS, "source": Said.SOURCES}
ONE_OF = {"tag": Said.TAG, "source": Said.SOURCE}
"""Sort of topic -> the titles of the list of all, and of the page of one."""


def tags(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the list of tags and the pages of each."""
    return topic_pages("tag", library.tags, library, config)


def sources(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the list of sources and the pages of each."""
    return topic_pages("source", library.sources, library, config)


def topic_pages(
    what: str, topics: tuple[Topic, ...], library: Library, config: Config
) -> Iterator[Page]:
    """Yield the list of some topics, and the posts of each, a page at a time."""
    frame = Frame(config, library.menu, f"{what}s/")
    tallies = tuple(Tally(topic.name, topic.slug, len(topic.posts)) for topic in topics)
    yield Page(output_of(frame.address), "index.html", index_view, (frame, what, tallies))
    for topic, tally in zip(topics, tallies, strict=True):
        own = f"{what}s/{topic.slug}/"
        notes = sum(len(post.notes) for post in topic.posts) if what == "source" else 0
        for number in range(1, pages_of(tally.posts) + 1):
            frame = Frame(config, library.menu, numbered(own, number))
            start = (number - 1) * LIST_LENGTH
            shown = cards(topic.posts[start : start + LIST_LENGTH])
            inputs = (frame, what, tally, topic.address, number, shown, notes)
            yield Page(output_of(frame.address), "list.html", list_view, inputs)


def index_view(frame: Frame, what: str, tallies: tuple[Tally, ...]) -> views.IndexView:
    """Return all tags, or all sources."""
    counts = tuple(count_of(tally, f"{what}s", frame) for tally in tallies)
    name, own = frame.say(ALL_OF[what]), f"{what}s/"
    has_feeds = what == "source" and frame.feeds(own)
    head = frame.head(name, trail=((name, own),))
    return views.IndexView(frame.site, head, what, counts, frame.link(OPML) if has_feeds else "")


def pages_of(entries: int) -> int:
    """Return how many pages the entries of a list take."""
    return -(-entries // LIST_LENGTH)


def numbered(address: str, number: int) -> str:
    """Return where a page of a list lives; the first is at the list's own address."""
    return address if number == 1 else f"{address}{number}/"


def pager_of(address: str, number: int, total: int, frame: Frame) -> views.Pager:
    """Return where a page stands among those of its list; `number` counts from 1."""

    def leads(wanted: int) -> str:
        return frame.link(numbered(address, wanted)) if 1 <= wanted <= total else ""

    return views.Pager(number, total, newer=leads(number - 1), older=leads(number + 1))


def list_view(  # noqa: PLR0913, PLR0917  a page of a list is made of these
    frame: Frame,
    what: str,
    topic: Tally,
    address: str,
    number: int,
    shown: tuple[Card, ...],
    notes: int,
) -> views.ListView:
    """Return one page of the posts of a topic; `notes` counts those on all its posts."""
    own = f"{what}s/{topic.slug}/"
    trail = ((frame.say(ALL_OF[what]), f"{what}s/"), (topic.name, own))
    return views.ListView(
        site=frame.site,
        head=frame.head(topic.name, frame.say(ONE_OF[what], name=topic.name), trail=trail),
        what=what,
        name=topic.name,
        address=address,
        total=topic.posts,
        posts=tuple(teaser(card, frame) for card in shown),
        notes=views.NoteCount(topic.name, "", "", frame.link(f"{own}notes/"), notes)
        if notes and "notes" not in frame.config.leave_out
        else None,
        feeds=frame.feeds(own),
        pager=pager_of(own, number, pages_of(topic.posts), frame),
    )


def archive(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the archive's front page, which shows the newest year, and a page for each year."""
    dated = [post for post in library.posts if post.day]
    dated.sort(key=lambda post: post.day, reverse=True)  # across zones, time and day may disagree
    undated = cards(post for post in library.posts if not post.day)
    years = [(year, cards(group)) for year, group in groupby(dated, lambda post: post.day[:4])]
    numbers = tuple((year, len(group)) for year, group in years)
    newest = [("", years[0][1] if years else ())]
    for year, shown in [*newest, *years]:
        frame = Frame(config, library.menu, f"archive/{year}/" if year else "archive/")
        inputs = (frame, year, numbers, shown, () if year else undated)
        yield Page(output_of(frame.address), "archive.html", archive_view, inputs)


def archive_view(
    frame: Frame,
    year: str,
    years: tuple[tuple[str, int], ...],
    shown: tuple[Card, ...],
    undated: tuple[Card, ...],
) -> views.ArchiveView:
    """Return the posts of a year by month; `year` is empty on the front page."""
    lang = frame.config.language
    shown_year = year_words(year, lang) if year else ""
    months = tuple(
        Group(
            month_words(month, lang),
            "",
            tuple(teaser(card, frame) for card in group),
        )
        for month, group in groupby(shown, lambda card: card.post.day[:7])
    )
    return views.ArchiveView(
        site=frame.site,
        head=frame.head(
            frame.say(Said.ARCHIVE_OF, year=shown_year) if year else frame.say(Said.ARCHIVE),
            trail=(
                (frame.say(Said.ARCHIVE), "archive/"),
                *([(shown_year, frame.address)] if year else []),
            ),
        ),
        year=shown_year,
        years=tuple(
            views.Count(year_words(name, lang), frame.link(f"archive/{name}/"), n)
            for name, n in years
        ),
        months=months,
        undated=tuple(teaser(card, frame) for card in undated),
    )
