"""What crawlers read: the sitemaps, that of the news, and robots.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.shape.frame import Page
from digest.shape.parts import Card, cards
from digest.shape.program_views import (
    Address,
    NewsReport,
    NewsSitemapView,
    RobotsView,
    SitemapIndexView,
    SitemapView,
)
from digest.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from digest.config import Config
    from digest.shape.library import Library

SITEMAP = "sitemap.xml"
SITEMAP_LENGTH = 50_000
"""Addresses in one sitemap (sitemaps.org, "Using Sitemap index files")."""

NEWS = "news-sitemap.xml"
NEWS_LENGTH = 1000
"""Articles in a news sitemap (Google, "Create a news sitemap")."""


def sitemaps(pages: Sequence[Page], config: Config) -> Iterator[Page]:
    """Yield the sitemap of these pages, or several and their index where they are too many."""
    listed = sorted((page.output.removesuffix("index.html"), page.modified) for page in pages)
    if len(listed) <= SITEMAP_LENGTH:
        yield Page(SITEMAP, "sitemap.xml", sitemap_view, (config, tuple(listed)))
        return
    parts = []
    for start in range(0, len(listed), SITEMAP_LENGTH):
        part = tuple(listed[start : start + SITEMAP_LENGTH])
        name = f"sitemap-{start // SITEMAP_LENGTH + 1}.xml"
        parts.append((name, max(modified for _, modified in part)))
        yield Page(name, "sitemap.xml", sitemap_view, (config, part))
    yield Page(SITEMAP, "sitemap-index.xml", sitemap_index_view, (config, tuple(parts)))


def sitemap_view(config: Config, listed: tuple[tuple[str, str], ...]) -> SitemapView:
    """Return a sitemap of addresses, each with the day it was last changed."""
    return SitemapView(addresses_of(config, listed))


def sitemap_index_view(config: Config, parts: tuple[tuple[str, str], ...]) -> SitemapIndexView:
    """Return the index of several sitemaps, each with the day of its last change."""
    return SitemapIndexView(addresses_of(config, parts))


def addresses_of(config: Config, listed: tuple[tuple[str, str], ...]) -> tuple[Address, ...]:
    """Return addresses in full."""
    return tuple(Address(canonical(config.base_url, at), modified) for at, modified in listed)


def news(library: Library, config: Config) -> Page:
    """Return the sitemap of the posts that are news on the day of the build."""
    return Page(NEWS, NEWS, news_view, (config, cards(library.news[:NEWS_LENGTH])))


def news_view(config: Config, shown: tuple[Card, ...]) -> NewsSitemapView:
    """Return the news sitemap of dated posts (Google, "Create a news sitemap")."""
    return NewsSitemapView(
        name=config.title,
        reports=tuple(
            NewsReport(
                url=canonical(config.base_url, card.post.address),
                title=card.post.title,
                language=news_language(card.post.lang),
                published=card.post.published.iso if card.post.published else "",
            )
            for card in shown
        ),
    )


def news_language(tag: str) -> str:
    """Return a language as Google News names it: ISO 639, and Chinese by its script."""
    language, *parts = tag.lower().split("-")
    if language != "zh":
        return language
    return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(parts) else "zh-cn"


def robots(config: Config, draws: Callable[[str], bool]) -> Page:
    """Return the page that lets every crawler in; `draws` tells whether a template makes a page."""
    names = tuple(filter(draws, (SITEMAP, NEWS)))
    return Page("robots.txt", "robots.txt", robots_view, (config, names))


def robots_view(config: Config, names: tuple[str, ...]) -> RobotsView:
    """Return where the sitemaps are."""
    return RobotsView(tuple(canonical(config.base_url, name) for name in names))
