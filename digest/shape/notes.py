"""The notes of all posts, a page at a time: by kind, by the source they are on, corrections first.

A source's notes are those on posts that report from it. The page of corrections is a log that is
always there, and has a feed: that nothing was corrected yet is worth saying, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.shape import views
from digest.shape.feeds import FEED_LENGTH, entry_id, mail_date, with_full_links, xml
from digest.shape.frame import Frame, Page
from digest.shape.lists import LIST_LENGTH, numbered, pager_of, pages_of
from digest.shape.parts import with_links
from digest.shape.program_views import Entry, FeedView
from digest.shape.views import ChangeView, Link, NoteCount, NoteView
from digest.text.drawing import Tongue, change
from digest.text.facts import utc
from digest.text.markup import without_ids
from digest.urls import canonical, output_of
from digest.wording import KIND_MEANINGS, KIND_PLURALS, NOTE_KINDS, Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.config import Config
    from digest.shape.library import Library, Topic
    from digest.text.facts import Body, NoteFact, Post

NOTES = "notes/"
CORRECTION = "correction"
CORRECTIONS_FEED = "notes/correction/feed.xml"

LATEST_NOTES = 10
"""Notes on the front page of the notes."""

MOST_SOURCES = 30
"""Sources on the front page of the notes, those with most notes; each leads to its own from its
page, too."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A note as lists show it: with its post, and where the links in it lead."""

    post: Post
    note: NoteFact
    targets: Mapping[str, str]

    @property
    def print(self) -> str:
        """A digest of all that is shown of it."""
        post, leads = self.post, sorted(self.targets.items())
        about = post.title, post.address, post.lang, post.direction, post.published
        return repr((self.note, about, leads))

    @property
    def epoch(self) -> int:
        """When it was written, else when its post was published, in seconds since 1970."""
        when = self.note.written or self.post.published
        return when.epoch if when else BEFORE_ALL


BEFORE_ALL = -(10**12)
"""Seconds; earlier than any date that can be stated, so that what has none comes last."""


@dataclass(frozen=True, slots=True)
class Heap:
    """Notes that have something in common: its name and address, and how many there are."""

    name: str
    address: str
    notes: int


def noted(posts: Iterable[Post], library: Library) -> list[Noted]:
    """Return the notes of some posts, newest first."""
    found = [
        Noted(post, note, library.targets.get(post.path, {}))
        for post in posts
        for note in post.notes
    ]
    return sorted(found, key=lambda one: -one.epoch)


def of_source(source: Topic) -> Heap:
    """Return the notes on what a source has published, as a heap."""
    total = sum(len(post.notes) for post in source.posts)
    return Heap(source.name, f"sources/{source.slug}/notes/", total)


def notes(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the front page of the notes, and the pages of each kind and of each source."""
    every = noted(library.posts, library)
    by_kind = {kind: [one for one in every if one.note.kind == kind] for kind in NOTE_KINDS}
    kinds = tuple((kind, len(found)) for kind, found in by_kind.items())
    listed = () if "sources" in config.leave_out else library.sources
    heaps = [(source, of_source(source)) for source in listed]
    most = sorted((heap for _, heap in heaps if heap.notes), key=lambda heap: -heap.notes)
    frame = Frame(config, library.menu, NOTES)
    inputs = (frame, kinds, tuple(most[:MOST_SOURCES]), tuple(every[:LATEST_NOTES]))
    yield Page(output_of(NOTES), "notes-index.html", notes_index_view, inputs)
    for kind, found in by_kind.items():
        if found or kind == CORRECTION:
            heap = Heap(config.words.say(KIND_PLURALS[kind]), f"{NOTES}{kind}/", len(found))
            yield from pages_of_heap(heap, kind, found, library, config)
    for source, heap in heaps:
        if heap.notes:
            yield from pages_of_heap(heap, "", noted(source.posts, library), library, config)


def pages_of_heap(
    heap: Heap, kind: str, found: Sequence[Noted], library: Library, config: Config
) -> Iterator[Page]:
    """Yield the pages of some notes; `kind` is empty for those of a source."""
    for number in range(1, max(1, pages_of(heap.notes)) + 1):
        frame = Frame(config, library.menu, numbered(heap.address, number))
        shown = tuple(found[(number - 1) * LIST_LENGTH : number * LIST_LENGTH])
        yield Page(
            output_of(frame.address), "notes.html", notes_view, (frame, heap, kind, number, shown)
        )


def notes_index_view(
    frame: Frame,
    kinds: tuple[tuple[str, int], ...],
    sources: tuple[Heap, ...],
    latest: tuple[Noted, ...],
) -> views.NotesIndexView:
    """Return the front page of the notes: how many of each kind, of which sources, the latest."""
    return views.NotesIndexView(
        site=frame.site,
        head=frame.head(
            frame.say(Said.NOTES),
            frame.say(Said.ALL_NOTES),
            trail=((frame.say(Said.NOTES), NOTES),),
        ),
        total=sum(count for _, count in kinds),
        kinds=tuple(
            NoteCount(
                frame.say(KIND_PLURALS[kind]),
                kind,
                frame.say(KIND_MEANINGS[kind]),
                frame.link(f"{NOTES}{kind}/"),
                count,
            )
            for kind, count in kinds
            if count or kind == CORRECTION
        ),
        sources=tuple(count_of_heap(heap, frame) for heap in sources),
        latest=tuple(note_view(one, frame) for one in latest),
    )


def count_of_heap(heap: Heap, frame: Frame) -> NoteCount:
    """Return how many notes there are on a source."""
    return NoteCount(heap.name, "", "", frame.link(heap.address), heap.notes)


def notes_view(
    frame: Frame, heap: Heap, kind: str, number: int, shown: tuple[Noted, ...]
) -> views.NotesView:
    """Return one page of the notes of a kind, or of a source where `kind` is empty."""
    is_log = kind == CORRECTION
    title = heap.name if kind else frame.say(Said.NOTES_ON, source=heap.name)
    meaning = frame.say(KIND_MEANINGS[kind]) if kind else ""
    return views.NotesView(
        site=frame.site,
        head=frame.head(
            title,
            frame.say(Said.NOTES_OF_KIND, meaning=meaning) if kind else title,
            trail=((frame.say(Said.NOTES), NOTES), (title, heap.address)),
        ),
        kind=kind,
        name=heap.name,
        meaning=meaning,
        source="" if kind else frame.link(heap.address.removesuffix(NOTES)),
        feed=frame.link(CORRECTIONS_FEED) if is_log else "",
        total=heap.notes,
        notes=tuple(note_view(one, frame) for one in shown),
        pager=pager_of(heap.address, number, max(1, pages_of(heap.notes)), frame),
    )


def note_view(one: Noted, frame: Frame) -> NoteView:
    """Return a note as a list on this page shows it; it is in the site's language."""
    note, post = one.note, one.post
    url = frame.link(post.address)
    return NoteView(
        kind=note.kind,
        label=frame.say(NOTE_KINDS[note.kind]),
        quote=note.quote,
        lang=post.lang,
        direction=post.direction,
        body=with_links(without_ids(note.html), one.targets, frame, url),
        rating=note.rating,
        by=note.by,
        date=frame.date(note.written.iso if note.written else ""),
        history=tuple(
            ChangeView(day, entry.by, entry.what)
            for entry in note.history
            if (day := frame.date(entry.date))
        ),
        url=url + fragment_of(note),
        post=Link(post.title, url),
    )


def fragment_of(note: NoteFact) -> str:
    """Return what leads to a note from the address of its post."""
    return f"#note-{quote(note.id, safe='')}"


def corrections(library: Library, config: Config) -> Iterator[Page]:
    """Yield the feed of the newest corrections of dated posts (RFC 4287)."""
    found = (
        one
        for one in noted((post for post in library.posts if post.published), library)
        if one.note.kind == CORRECTION
    )
    newest = tuple(islice(found, FEED_LENGTH))
    yield Page(CORRECTIONS_FEED, "feed.xml", corrections_view, (config, newest))


def corrections_view(config: Config, shown: tuple[Noted, ...]) -> FeedView:
    """Return the feed of some corrections."""
    address = canonical(config.base_url, CORRECTIONS_FEED)
    updated = max((changed(one) for one in shown), default=0)
    return FeedView(
        title=xml(config.words.say(Said.CORRECTIONS_OF, site=config.title)),
        subtitle=xml(config.description),
        language=config.language,
        id=address,
        url=canonical(config.base_url, f"{NOTES}{CORRECTION}/"),
        feed=address,
        hub=config.hub,
        updated=utc(updated),
        date=mail_date(updated),
        entries=tuple(correction_entry(one, config) for one in shown),
    )


def changed(one: Noted) -> int:
    """Return when a note was last changed, in seconds since 1970."""
    return one.note.changed.epoch if one.note.changed else one.epoch


def correction_entry(one: Noted, config: Config) -> Entry:
    """Return a correction as the feed carries it: what it corrects, what is right, its history."""
    note, post = one.note, one.post
    page = canonical(config.base_url, post.address)
    tongue = Tongue(post.lang, config.words)
    history = "".join(change(entry, tongue) for entry in note.history)
    html = (
        f'<blockquote lang="{post.lang}" dir="{post.direction}"><p>{escape(note.quote)}</p>'
        f"</blockquote>\n{with_full_links(note.html, page, one.targets, config)}"
        + (f"\n<ul>{history}</ul>" if history else "")
    )
    return Entry(
        id=entry_id(post, config) + fragment_of(note),
        url=page + fragment_of(note),
        title=xml(config.words.say(Said.CORRECTION_OF, title=post.title)),
        lang=config.language,
        published=utc(one.epoch),
        updated=utc(changed(one)),
        date=mail_date(one.epoch),
        summary="",
        authors=(xml(note.by),) if note.by else (),
        tags=(),
        image="",
        html=xml(html),
    )
