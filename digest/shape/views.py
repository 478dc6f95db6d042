"""What templates may see: one named tuple per template, made of plain values.

A field is a str, int, bool, Markup, a tuple or another view. Every `url` is ready to stand in
an `href` of the very page it is shown on; every str is escaped by the template engine, and
only Markup is HTML. A template reaches nothing else.

Named tuples because there are many: a class takes a fifth, and a value half, of the time that a
dataclass takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest.shape.head_views import FeedLink, Head, PictureView
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
from digest.shape.view_parts import (
    Band,
    Bar,
    ChangeView,
    Correction,
    Count,
    Date,
    EditionLink,
    Group,
    Link,
    Month,
    NoteCount,
    NoteView,
    Pager,
    Part,
    Related,
    SourceView,
    Span,
    Teaser,
    TimelineView,
)

if TYPE_CHECKING:
    from markupsafe import Markup


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
    places: str
    people: str
    series: str
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


class TranslationLink(NamedTuple):
    """A language by its own name, and where a post is in it; `is_here` tells the page itself."""

    name: str
    url: str
    lang: str
    direction: str
    canonical: str
    is_here: bool


class PostView(NamedTuple):
    """`post.html`: one post in full; `body` holds the marks and the notes after their blocks.

    `removed` holds the notes that have no passage in it, for their text is gone or is repeated.
    `label` says what `kind` of text it is in the site's language. `translations` has itself, too.
    """

    site: SiteView
    head: Head
    title: str
    lang: str
    direction: str
    date: Date | None
    updated: Date | None
    place: Link | None
    kind: str
    label: str
    summary: str
    sources: tuple[SourceView, ...]
    captions: tuple[str, ...]
    tags: tuple[Link, ...]
    people: tuple[Link, ...]
    uncertain: tuple[str, ...]
    minutes: int
    notes: int
    beside: bool
    body: Markup
    removed: Markup
    edition: Link | None
    newer: Link | None
    older: Link | None
    related: tuple[Related, ...]
    draft: bool
    image: PictureView | None
    series: Part | None
    corrections: tuple[Correction, ...]
    article: Markup
    annotations: Markup
    translations: tuple[TranslationLink, ...]


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
    pager: Pager


class EditionsView(NamedTuple):
    """`editions.html`: the editions, newest first, under their years, a page at a time."""

    site: SiteView
    head: Head
    years: tuple[tuple[str, tuple[EditionLink, ...]], ...]
    pager: Pager


class NotesIndexView(NamedTuple):
    """`notes-index.html`: how many notes of each kind and on which sources, and the latest."""

    site: SiteView
    head: Head
    total: int
    kinds: tuple[NoteCount, ...]
    sources: tuple[NoteCount, ...]
    latest: tuple[NoteView, ...]


class ListView(NamedTuple):
    """`list.html`: the posts that have one thing in common, newest first, a page at a time.

    `what` is `tag`, `source`, `place` or `person`; `series`, whose posts are in the order of their
    parts, the oldest first; or `undated`. `address` is a source's own address on the web, if known;
    `first` is the number of the first post shown.
    """

    site: SiteView
    head: Head
    what: str
    name: str
    address: str
    total: int
    first: int
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
    """`index.html`: all tags, sources, places, people or series with their counts, by name.

    `what` is as in `ListView`; `total` counts them, on all pages. `opml` leads to the list of the
    feeds of all sources, empty for others.
    """

    site: SiteView
    head: Head
    what: str
    total: int
    groups: tuple[Count, ...]
    opml: str
    timeline: TimelineView | None
    pager: Pager


class ArchiveView(NamedTuple):
    """`archive.html`: the years, and posts by month: of one year all, else the newest.

    `year` is empty on the archive's front page; `total` counts the posts of the year, or all.
    `undated` leads to the posts without a date, if there are any.
    """

    site: SiteView
    head: Head
    year: str
    total: int
    years: tuple[Count, ...]
    timeline: TimelineView | None
    months: tuple[Month, ...]
    undated: Count | None


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
