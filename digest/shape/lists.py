"""What posts have in common, and their lists, a page at a time: tags, sources, places, people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.shape import views
from digest.shape.frame import OPML, Frame, Page
from digest.shape.parts import Card, Tally, cards, count_of, teaser
from digest.shape.timeline import Timeline, days_of, names_of, timeline, timeline_view
from digest.urls import output_of
from digest.wording import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.config import Config
    from digest.shape.library import Library, Topic
    from digest.text.facts import Body

LIST_LENGTH = 25
"""Posts on one page of a list."""

INDEX_LENGTH = 300
"""Names on one page of an index: they are short, and looked through."""

FOLDERS = {
    "tag": "tags",
    "source": "sources",
    "place": "places",
    "person": "people",
    "series": "series",
}
"""What a list is of -> the folder of its pages."""

ALL_OF = {
    "tag": Said.TAGS,
    "source": Said.SOURCES,
    "place": Said.PLACES,
    "person": Said.PEOPLE,
    "series": Said.SERIES,
}
ONE_OF = {
    "tag": Said.TAG,
    "source": Said.SOURCE,
    "place": Said.PLACE,
    "person": Said.PERSON,
    "series": Said.ONE_SERIES,
}
"""What a list is of -> the titles of the list of all, and of the page of one."""


def tags(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the list of tags and the pages of each."""
    return topic_pages("tag", library.tags, library, config)


def sources(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the list of sources and the pages of each."""
    return topic_pages("source", library.sources, library, config)


def places(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the list of places and the pages of each, if any post names one."""
    return topic_pages("place", library.places, library, config)


def people(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the list of people and the pages of each, if any post names one."""
    return topic_pages("person", library.people, library, config)


def series(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the list of series and the pages of each, if any post is part of one."""
    return topic_pages("series", library.series, library, config)


def topic_pages(
    what: str, topics: tuple[Topic, ...], library: Library, config: Config
) -> Iterator[Page]:
    """Yield the list of some topics, and the posts of each, a page at a time."""
    yield from index_pages(what, topics, library, config)
    for topic in topics:
        notes = sum(len(post.notes) for post in topic.posts) if what == "source" else 0
        own = f"{FOLDERS[what]}/{topic.slug}/"
        tally = tally_of(topic)
        for number in range(1, pages_of(tally.posts) + 1):
            frame = Frame(config, library.menu, numbered(own, number))
            start = (number - 1) * LIST_LENGTH
            shown = cards(topic.posts[start : start + LIST_LENGTH])
            inputs = (frame, what, tally, topic.address, number, shown, notes)
            yield Page(output_of(frame.address), "list.html", list_view, inputs)


def index_pages(
    what: str, topics: tuple[Topic, ...], library: Library, config: Config
) -> Iterator[Page]:
    """Yield the pages of an index; one without a name only where the navigation leads to it."""
    if not topics and what not in {"tag", "source"}:
        return
    own = f"{FOLDERS[what]}/"
    total = max(1, pages_of(len(topics), INDEX_LENGTH))
    days = (post.day for post in library.posts)
    picture = timeline(days, days_of(topics), names_of(topics)) if what == "source" else None
    for number in range(1, total + 1):
        frame = Frame(config, library.menu, numbered(own, number))
        start = (number - 1) * INDEX_LENGTH
        tallies = tuple(map(tally_of, topics[start : start + INDEX_LENGTH]))
        inputs = (frame, what, len(topics), number, tallies, picture if number == 1 else None)
        yield Page(output_of(frame.address), "index.html", index_view, inputs)


def tally_of(topic: Topic) -> Tally:
    """Return a topic with its number of posts."""
    return Tally(topic.name, topic.slug, len(topic.posts))


def index_view(  # noqa: PLR0913, PLR0917  a page of an index is made of these
    frame: Frame,
    what: str,
    total: int,
    number: int,
    tallies: tuple[Tally, ...],
    picture: Timeline | None,
) -> views.IndexView:
    """Return one page of the topics of a kind; `total` counts them."""
    folder = FOLDERS[what]
    name, own = frame.say(ALL_OF[what]), f"{folder}/"
    has_feeds = what == "source" and frame.feeds(own)
    return views.IndexView(
        site=frame.site,
        head=frame.head(name, trail=((name, own),)),
        what=what,
        total=total,
        groups=tuple(count_of(tally, folder, frame) for tally in tallies),
        opml=frame.link(OPML) if has_feeds else "",
        timeline=timeline_view(picture, folder, frame) if picture else None,
        pager=pager_of(own, number, max(1, pages_of(total, INDEX_LENGTH)), frame),
    )


def pages_of(entries: int, length: int = LIST_LENGTH) -> int:
    """Return how many pages the entries of a list take."""
    return -(-entries // length)


def numbered(address: str, number: int) -> str:
    """Return where a page of a list lives; the first is at the list's own address."""
    return address if number == 1 else f"{address}page/{number}/"


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
    folder = FOLDERS[what]
    own = f"{folder}/{topic.slug}/"
    trail = ((frame.say(ALL_OF[what]), f"{folder}/"), (topic.name, own))
    return views.ListView(
        site=frame.site,
        head=frame.head(topic.name, frame.say(ONE_OF[what], name=topic.name), trail=trail),
        what=what,
        name=topic.name,
        address=address,
        total=topic.posts,
        first=(number - 1) * LIST_LENGTH + 1,
        posts=tuple(teaser(card, frame) for card in shown),
        notes=views.NoteCount(topic.name, "", "", frame.link(f"{own}notes/"), notes)
        if notes and "notes" not in frame.config.leave_out
        else None,
        feeds=frame.feeds(own),
        pager=pager_of(own, number, pages_of(topic.posts), frame),
    )
