"""What templates may see: one named tuple per template, made of plain values.

A field is a str, int, bool, Markup, a tuple or another view. Every `url` is ready to stand in
an `href` of the very page it is shown on; every str is escaped by the template engine, and
only Markup is HTML. A template reaches nothing else.

Named tuples because there are many: a class takes a fifth, and a value half, of the time that a
dataclass takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest.shape.head_views import FeedLink, Head, PictureView  # noqa: TC001  tests and docs ask for the types
from digest.shape.program_views import (
    FeedView,
    IconView,
    JsonView,
    NewsSitemapView,
    OpmlView,
    RobotsView,
    RulesView,
    SitemapIndexView,
    SitemapView,
)

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


class NavigationLink(NamedTuple):
    """An entry of the navigation; `name` is empty for one that the theme has words for.

    `section` is what `head.section` says on the pages that belong to it.
    """

    name: str
    url: str
    section: str


class ThemeOptions(NamedTuple):
    """The options of the theme, each by its name: see `options` in its theme.yaml."""


class SiteView(NamedTuple):
    """What every page of the site shows around its own matter, links relative to the page.

    A link is empty where the site does without the pages that it would lead to.
    """

    title: str
    description: str
    language: str
    direction: str
    home: str
    archive: str
    tags: str
    sources: str
    editions: str
    notes: str
    corrections: str
    feed: str
    feeds: tuple[FeedLink, ...]
    manifest: str
    icon: str
    root: str
    navigation: tuple[NavigationLink, ...]
    options: ThemeOptions
    pages: tuple[Link, ...]
    edition: str


class PostView(NamedTuple):
    """`post.html`: one post in full; `body` holds the marks and the notes after their blocks.

    `removed` holds the notes that have no passage in it, for their text is gone or is repeated.
    `label` says what `kind` of text it is in the site's language.
    """

    site: SiteView
    head: Head
    title: str
    lang: str
    direction: str
    date: Date | None
    updated: Date | None
    place: str
    kind: str
    label: str
    summary: str
    sources: tuple[SourceView, ...]
    captions: tuple[str, ...]
    tags: tuple[Link, ...]
    people: tuple[str, ...]
    uncertain: tuple[str, ...]
    minutes: int
    notes: int
    beside: bool
    body: Markup
    removed: Markup
    edition: Link | None
    newer: Link | None
    older: Link | None
    draft: bool
    image: PictureView | None
    series: str
    article: Markup
    annotations: Markup


class HomeView(NamedTuple):
    """`home.html`: the latest edition in full, the earlier ones as links."""

    site: SiteView
    head: Head
    edition: EditionLink | None
    introduction: Markup
    lead: Teaser | None
    posts: tuple[Teaser, ...]
    editions: tuple[EditionLink, ...]


class EditionView(NamedTuple):
    """`edition.html`: the posts of a period, grouped by their first tag, and their sources."""

    site: SiteView
    head: Head
    number: int
    edition: EditionLink
    introduction: Markup
    groups: tuple[Group, ...]
    sources: tuple[Count, ...]
    newer: EditionLink | None
    older: EditionLink | None


class EditionsView(NamedTuple):
    """`editions.html`: every edition, newest first, under its year."""

    site: SiteView
    head: Head
    years: tuple[tuple[str, tuple[EditionLink, ...]], ...]


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


class NotesIndexView(NamedTuple):
    """`notes-index.html`: how many notes of each kind and on which sources, and the latest."""

    site: SiteView
    head: Head
    total: int
    kinds: tuple[NoteCount, ...]
    sources: tuple[NoteCount, ...]
    latest: tuple[NoteView, ...]


class Pager(NamedTuple):
    """Where a list that spans several pages stands; `newer` and `older` are empty at the ends."""

    number: int
    total: int
    newer: str
    older: str


class ListView(NamedTuple):
    """`list.html`: the posts of one tag or one source, newest first, a page at a time.

    `what` is `tag` or `source`; `address` is the source's own address on the web, if known.
    """

    site: SiteView
    head: Head
    what: str
    name: str
    address: str
    total: int
    posts: tuple[Teaser, ...]
    notes: NoteCount | None
    feeds: tuple[FeedLink, ...]
    pager: Pager


class NotesView(NamedTuple):
    """`notes.html`: the notes of one kind or on one source, newest first, a page at a time.

    `kind` and `meaning` are empty for a source, whose page `source` leads to. `feed` is that of the
    corrections, else empty.
    """

    site: SiteView
    head: Head
    kind: str
    name: str
    meaning: str
    source: str
    feed: str
    total: int
    notes: tuple[NoteView, ...]
    pager: Pager


class IndexView(NamedTuple):
    """`index.html`: all tags or all sources with their counts.

    `opml` leads to the list of the feeds of all sources, empty for tags.
    """

    site: SiteView
    head: Head
    what: str
    groups: tuple[Count, ...]
    opml: str


class ArchiveView(NamedTuple):
    """`archive.html`: the years; and of one year the posts by month (both empty otherwise).

    `year` is empty on the archive's front page, where `months` shows the newest year.
    """

    site: SiteView
    head: Head
    year: str
    years: tuple[Count, ...]
    months: tuple[Group, ...]
    undated: tuple[Teaser, ...]


class PageView(NamedTuple):
    """`page.html`: a plain page such as about."""

    site: SiteView
    head: Head
    title: str
    body: Markup


class NotFoundView(NamedTuple):
    """`404.html`: links are path-absolute, for a host shows it at any address."""

    site: SiteView
    head: Head


class RedirectView(NamedTuple):
    """`redirect.html`: an older address; `url` leads to where its page is now."""

    site: SiteView
    head: Head
    title: str
    url: str


View = (
    PostView
    | HomeView
    | EditionView
    | EditionsView
    | ListView
    | IndexView
    | NotesIndexView
    | NotesView
    | ArchiveView
    | PageView
    | NotFoundView
    | RedirectView
    | FeedView
    | SitemapView
    | SitemapIndexView
    | NewsSitemapView
    | OpmlView
    | RobotsView
    | RulesView
    | IconView
    | JsonView
)
"""The views that have a template of their own."""
