"""What views are made of: links, dates, posts in lists, notes in lists, pictures of numbers.

The rules are those of `views`, where templates' views themselves are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markupsafe import Markup


class Link(NamedTuple):
    """A name and where it leads."""

    name: str
    url: str


class Count(NamedTuple):
    """A group of posts (a tag, a source, a place, a year) and how many it holds."""

    name: str
    url: str
    posts: int


class Date(NamedTuple):
    """A day or a moment: `iso` for machines (`<time datetime>`), `words` for people."""

    iso: str
    words: str


class SourceView(NamedTuple):
    """Who published what a post reports on. Empty where the author left it out.

    `link` leads to the source's page on this site; `url` to what it published.
    """

    name: str
    link: str
    url: str
    author: str
    date: Date | None
    accessed: Date | None
    archived: str
    via: str


class Teaser(NamedTuple):
    """A post as lists show it; `label` says what `kind` it is in the site's language."""

    title: str
    url: str
    lang: str
    direction: str
    date: Date | None
    place: str
    kind: str
    label: str
    summary: str
    sources: tuple[Link, ...]
    tags: tuple[Link, ...]
    notes: int


class Related(NamedTuple):
    """A post that is related to the one shown; `shared` names what they have in common."""

    title: str
    url: str
    lang: str
    direction: str
    date: Date | None
    shared: tuple[str, ...]


class Part(NamedTuple):
    """The place of a post in its series: it is the `number`th of `total`; `url` leads to all."""

    name: str
    url: str
    number: int
    total: int
    before: Link | None
    after: Link | None


class Correction(NamedTuple):
    """What leads to the note on a post that corrects it, and when that was written."""

    date: Date | None
    url: str


class Group(NamedTuple):
    """A heading and the posts below it."""

    name: str
    url: str
    posts: tuple[Teaser, ...]


class EditionLink(NamedTuple):
    """An edition as lists show it: `name` is `2019-W23`, `period` says its days in words."""

    name: str
    period: str
    url: str
    posts: int
    start: Date


class Pager(NamedTuple):
    """Where a list that spans several pages stands; `newer` and `older` are empty at the ends."""

    number: int
    total: int
    newer: str
    older: str


class NoteCount(NamedTuple):
    """Notes of one kind, or on one source: how many, and what the kind says (else empty)."""

    name: str
    kind: str
    meaning: str
    url: str
    notes: int


class ChangeView(NamedTuple):
    """What was changed in a note since it was written."""

    date: Date
    by: str
    what: str


class NoteView(NamedTuple):
    """A note as lists show it; `url` leads to it on the page of its post.

    `lang` and `direction` are those of the quote and of the post's title.
    """

    kind: str
    label: str
    quote: str
    lang: str
    direction: str
    body: Markup
    rating: str
    by: str
    date: Date | None
    history: tuple[ChangeView, ...]
    url: str
    post: Link


class Span(NamedTuple):
    """A month or a year, or several years, in a picture of posts over time.

    `at` is where its name stands, as SVG has it, if it `is_named` there at all; `url` leads to its
    posts, and is empty if there are none.
    """

    name: str
    url: str
    at: str
    is_named: bool


class Bar(NamedTuple):
    """The posts of one span: `at` is its left side, `height` in percent of the tallest."""

    span: str
    posts: int
    at: str
    height: int


class Band(NamedTuple):
    """A row of a picture: the posts of a topic; the first, without a name, is that of all posts.

    `counts` has a number for each span, `bars` are those that are not 0.
    """

    name: str
    url: str
    posts: int
    counts: tuple[int, ...]
    bars: tuple[Bar, ...]


class TimelineView(NamedTuple):
    """Posts over time as a picture and a table; `width` is that of a bar, as SVG has it.

    `is_mirrored` says that time runs from the right to the left, as the page's text does.
    """

    spans: tuple[Span, ...]
    width: str
    is_mirrored: bool
    bands: tuple[Band, ...]


class Month(NamedTuple):
    """The posts of a month; `id` is where a link can lead to, such as `month-2019-06`."""

    id: str
    name: str
    posts: tuple[Teaser, ...]
