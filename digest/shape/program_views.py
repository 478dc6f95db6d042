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
    date: str
    summary: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    image: str
    html: str


class FeedView(NamedTuple):
    """`feed.xml`, `rss.xml`: Atom (RFC 4287) and RSS 2.0, the newest posts first.

    Times are in RFC 3339, but `date`, which is in RFC 822 for RSS.
    """

    title: str
    subtitle: str
    language: str
    id: str
    url: str
    feed: str
    hub: str
    updated: str
    date: str
    entries: tuple[Entry, ...]


class Outline(NamedTuple):
    """A feed of the site as OPML lists it, and the page it belongs to."""

    name: str
    feed: str
    url: str


class OpmlView(NamedTuple):
    """`feeds.opml`: the feeds of all sources (OPML 2.0)."""

    title: str
    outlines: tuple[Outline, ...]


class Address(NamedTuple):
    """A page as the sitemap lists it; `modified` is a W3C date or empty."""

    url: str
    modified: str


class SitemapView(NamedTuple):
    """`sitemap.xml`: addresses in order (sitemaps.org, at most 50,000 a file)."""

    addresses: tuple[Address, ...]


class SitemapIndexView(NamedTuple):
    """`sitemap-index.xml`: the sitemaps of a site too large for one."""

    sitemaps: tuple[Address, ...]


class NewsReport(NamedTuple):
    """A post as the news sitemap lists it; `published` is a W3C date or time."""

    url: str
    title: str
    language: str
    published: str


class NewsSitemapView(NamedTuple):
    """`news-sitemap.xml`: the posts of today and yesterday, as Google News reads them."""

    name: str
    reports: tuple[NewsReport, ...]


class RobotsView(NamedTuple):
    """`robots.txt`: all may read; where the sitemaps are."""

    sitemaps: tuple[str, ...]


class IconView(NamedTuple):
    """`icon.svg`: the first letter of the site's title."""

    letter: str


class RulesView(NamedTuple):
    """`redirects.txt`, `htaccess.txt`: what a host is told of addresses that have moved."""

    rules: Markup


class JsonView(NamedTuple):
    """`feed.json`, `manifest.webmanifest`, `hypothesis.json`, `*.jsonld`: JSON for programs."""

    json: Markup
