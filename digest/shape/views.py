"""What templates may see: one named tuple per template, made of plain values.

A field is a str, int, bool, Markup, a tuple or another view. Every `url` is ready to stand in
an `href` of the very page it is shown on; every str is escaped by the template engine, and
only Markup is HTML. A template reaches nothing else.

Named tuples because there are many: a class takes a fifth, and a value half, of the time that a
dataclass takes.
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
    """A post as lists show it."""

    title: str
    url: str
    lang: str
    direction: str
    date: Date | None
    place: str
    kind: str
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


class SiteView(NamedTuple):
    """What every page of the site shows around its own matter, links relative to the page."""

    title: str
    description: str
    language: str
    direction: str
    home: str
    archive: str
    tags: str
    sources: str
    editions: str
    feed: str
    assets: str
    pages: tuple[Link, ...]
    edition: str


class Head(NamedTuple):
    """What the head of a page says of it; `canonical` is the full URL, or empty on 404."""

    title: str
    description: str
    canonical: str
    lang: str
    direction: str
    kind: str
    published: str
    noindex: bool


class PostView(NamedTuple):
    """`post.html`: one post in full; `body` holds the marks and the notes after their blocks."""

    site: SiteView
    head: Head
    title: str
    lang: str
    direction: str
    date: Date | None
    updated: Date | None
    place: str
    kind: str
    summary: str
    sources: tuple[SourceView, ...]
    captions: tuple[str, ...]
    tags: tuple[Link, ...]
    people: tuple[str, ...]
    uncertain: tuple[str, ...]
    minutes: int
    notes: int
    body: Markup
    edition: Link | None
    newer: Link | None
    older: Link | None
    draft: bool
    image: str
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
    pager: Pager


class IndexView(NamedTuple):
    """`index.html`: all tags or all sources with their counts."""

    site: SiteView
    head: Head
    what: str
    groups: tuple[Count, ...]


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


class Entry(NamedTuple):
    """A post as a feed carries it: full URLs, `html` in full with its notes."""

    id: str
    url: str
    title: str
    lang: str
    published: str
    updated: str
    summary: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    html: str


class FeedView(NamedTuple):
    """`feed.xml`: Atom (RFC 4287), the newest posts first; times in RFC 3339."""

    title: str
    subtitle: str
    language: str
    id: str
    url: str
    feed: str
    updated: str
    entries: tuple[Entry, ...]


class Address(NamedTuple):
    """A page as the sitemap lists it; `modified` is a W3C date or empty."""

    url: str
    modified: str


class SitemapView(NamedTuple):
    """`sitemap.xml`: addresses in order (sitemaps.org, at most 50,000 a file)."""

    addresses: tuple[Address, ...]


class SitemapIndexView(NamedTuple):
    """`sitemap-index.xml`: the addresses of the sitemaps of a site too large for one."""

    sitemaps: tuple[str, ...]


class RobotsView(NamedTuple):
    """`robots.txt`: all may read; where the sitemap is."""

    sitemap: str


class JsonView(NamedTuple):
    """`annotations.jsonld`, `collection.jsonld`, `hypothesis.json`: a document for programs."""

    json: Markup


View = (
    PostView
    | HomeView
    | EditionView
    | EditionsView
    | ListView
    | IndexView
    | ArchiveView
    | PageView
    | NotFoundView
    | RedirectView
    | FeedView
    | SitemapView
    | SitemapIndexView
    | RobotsView
    | JsonView
)
"""The views that have a template of their own."""
