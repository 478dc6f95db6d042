"""What programs read: the Atom feed, the sitemap, robots.txt."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.shape.frame import FEED, Page
from digest.shape.parts import Whole
from digest.shape.program_views import (
    Address,
    Entry,
    FeedView,
    RobotsView,
    SitemapIndexView,
    SitemapView,
)
from digest.text.facts import utc
from digest.text.markup import lead_links
from digest.text.schemes import SCHEME
from digest.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.config import Config
    from digest.shape.library import Library
    from digest.text.facts import Body, Post

FEED_LENGTH = 30
"""Posts in a feed: about a month of a busy desk, and small enough to be fetched every hour."""

SITEMAP = "sitemap.xml"
SITEMAP_LENGTH = 50_000
"""Addresses in one sitemap (sitemaps.org, "Using Sitemap index files")."""

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) allows in no document, not even escaped."""


def atom(library: Library, bodies: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the feed of the newest dated posts, each in full with its notes (RFC 4287)."""
    newest = islice((post for post in library.posts if post.published), FEED_LENGTH)
    shown = tuple(Whole(post, bodies, library.targets.get(post.path, {})) for post in newest)
    yield Page(FEED, "feed.xml", feed_view, (config, shown))


def feed_view(config: Config, shown: tuple[Whole, ...]) -> FeedView:
    """Return the feed of some posts."""
    return FeedView(
        title=xml(config.title),
        subtitle=xml(config.description),
        language=config.language,
        id=config.base_url,
        url=config.base_url,
        feed=canonical(config.base_url, FEED),
        updated=utc(max((changed(whole.post) for whole in shown), default=0)),
        entries=tuple(
            entry(whole.post, whole.html + whole.removed, whole.targets, config) for whole in shown
        ),
    )


def entry(post: Post, html: str, targets: Mapping[str, str], config: Config) -> Entry:
    """Return a dated post as the feed carries it."""
    url = canonical(config.base_url, post.address)
    return Entry(
        id=entry_id(post, config),
        url=url,
        title=xml(post.title),
        lang=post.lang,
        published=utc(post.published.epoch) if post.published else "",
        updated=utc(changed(post)),
        summary=xml(post.excerpt),
        authors=tuple(xml(source.author or source.name) for source in post.sources),
        tags=tuple(xml(tag) for tag in post.tags),
        html=xml(with_full_links(html, url, targets, config)),
    )


def entry_id(post: Post, config: Config) -> str:
    """Return the id of a dated post in every feed; it outlives a change of title or text.

    A tag URI (RFC 4151) of the day and the slug, so it also outlives a move to https.
    """
    host = urlsplit(config.base_url).hostname or "localhost"
    return canonical(f"tag:{host},{post.day}:", post.slug)


def changed(post: Post) -> int:
    """Return when a post was last changed, in seconds since 1970."""
    return max(moment.epoch for moment in (post.updated, post.published) if moment)


def xml(text: str) -> str:
    """Return the text without what no XML document may hold."""
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def with_full_links(html: str, url: str, targets: Mapping[str, str], config: Config) -> str:
    """Return a body whose links work outside of the site: they begin at the scheme."""

    def lead(typed: str) -> str | None:
        if typed in targets:
            bare, mark, fragment = targets[typed].partition("#")
            return canonical(config.base_url, bare) + mark + fragment
        if SCHEME.match(typed):
            return None
        if typed.startswith("//"):
            return urlsplit(url).scheme + ":" + typed
        return config.base_url + typed[1:] if typed.startswith("/") else url + typed

    return lead_links(html, lead)


def sitemaps(pages: Sequence[Page], config: Config) -> Iterator[Page]:
    """Yield the sitemap of these pages, or several and their index where they are too many."""
    listed = sorted((page.output.removesuffix("index.html"), page.modified) for page in pages)
    if len(listed) <= SITEMAP_LENGTH:
        yield Page(SITEMAP, "sitemap.xml", sitemap_view, (config, tuple(listed)))
        return
    parts = []
    for start in range(0, len(listed), SITEMAP_LENGTH):
        parts.append(f"sitemap-{start // SITEMAP_LENGTH + 1}.xml")
        part = tuple(listed[start : start + SITEMAP_LENGTH])
        yield Page(parts[-1], "sitemap.xml", sitemap_view, (config, part))
    yield Page(SITEMAP, "sitemap-index.xml", sitemap_index_view, (config, tuple(parts)))


def sitemap_view(config: Config, listed: tuple[tuple[str, str], ...]) -> SitemapView:
    """Return a sitemap of addresses, each with the day it was last changed."""
    return SitemapView(
        tuple(Address(canonical(config.base_url, at), modified) for at, modified in listed)
    )


def sitemap_index_view(config: Config, parts: tuple[str, ...]) -> SitemapIndexView:
    """Return the index of several sitemaps."""
    return SitemapIndexView(tuple(canonical(config.base_url, part) for part in parts))


def robots(config: Config) -> Page:
    """Return the page that lets every crawler in."""
    return Page("robots.txt", "robots.txt", robots_view, (config,))


def robots_view(config: Config) -> RobotsView:
    """Return where the sitemap is."""
    return RobotsView(canonical(config.base_url, SITEMAP))
