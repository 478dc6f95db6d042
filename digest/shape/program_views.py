"""What templates of documents for programs may see: feeds, sitemaps, robots.txt, JSON.

The rules are those of `views`; each address is a full one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markupsafe import Markup


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
