"""The feeds of the site, of each tag and of each source: Atom, RSS and JSON Feed; the OPML of all.

The three formats hold the same posts in full, under the same ids. A post is drawn once for all the
feeds that it is in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.shape.frame import FEED, JSON_FEED, OPML, RSS, Page
from digest.shape.parts import Tally, Whole, picture_url, whole_of
from digest.shape.program_views import Entry, FeedView, JsonView, OpmlView, Outline
from digest.shape.scripts import script
from digest.text.facts import moment_at, utc
from digest.text.markup import lead_links
from digest.text.schemes import SCHEME
from digest.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from digest.config import Config
    from digest.shape.library import Library
    from digest.text.facts import Body, Post, Source

FEED_LENGTH = 30
"""Posts in the site's feed: about a month of a busy desk, and small enough to be fetched hourly."""

TOPIC_FEED_LENGTH = 15
"""Posts in the feed of a tag or a source."""

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) allows in no document, not even escaped."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed is of: `address` is `tags/sea/` or `sources/a-wire/`, empty for the site."""

    name: str = ""
    address: str = ""


def feeds(library: Library, bodies: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the feeds of the newest dated posts that config.yaml asks for.

    That of the site comes first, then those of each tag and source, if these have pages.
    """
    if "site" in config.feeds:
        yield from feeds_of(Channel(), library.posts, FEED_LENGTH, library, bodies, config)
    wanted = set(config.feeds) - set(config.leave_out)
    for folder, topics in (("tags", library.tags), ("sources", library.sources)):
        for topic in topics if folder in wanted else ():
            channel = Channel(topic.name, f"{folder}/{topic.slug}/")
            yield from feeds_of(channel, topic.posts, TOPIC_FEED_LENGTH, library, bodies, config)
    if "sources" in wanted:
        yield opml(library, config)


def feeds_of(  # noqa: PLR0913, PLR0917  a feed is made of these
    channel: Channel,
    posts: Sequence[Post],
    length: int,
    library: Library,
    bodies: Mapping[str, Body],
    config: Config,
) -> Iterator[Page]:
    """Yield a channel's feed in each format."""
    newest = islice((post for post in posts if post.published), length)
    shown = tuple(whole_of(post, bodies, library) for post in newest)
    for name, make in MAKE.items():
        inputs = (config, channel, channel.address + name, shown)
        yield Page(channel.address + name, name, make, inputs)


def feed_view(config: Config, channel: Channel, address: str, shown: tuple[Whole, ...]) -> FeedView:
    """Return the feed of some posts, itself to be had at an address."""
    updated = max((changed(whole.post) for whole in shown), default=0)
    return FeedView(
        title=xml(title_of(channel, config)),
        subtitle=xml(config.description),
        language=config.language,
        id=canonical(config.base_url, channel.address),
        url=canonical(config.base_url, channel.address),
        feed=canonical(config.base_url, address),
        hub=config.hub,
        updated=utc(updated),
        date=mail_date(updated),
        entries=tuple(entry_of(whole, config) for whole in shown),
    )


def title_of(channel: Channel, config: Config) -> str:
    """Return what a feed is called."""
    return f"{channel.name} – {config.title}" if channel.name else config.title


ENTRIES: dict[tuple[str, Config], Entry] = {}
"""The entries of posts as they were last drawn, by all that they are made of."""

MOST_ENTRIES = 1000
"""Entries that are kept: the newest posts of the site and of some dozens of topics."""


def entry_of(whole: Whole, config: Config) -> Entry:
    """Return a post as feeds carry it: drawn once, whatever the number of its feeds."""
    key = (whole.print, config)
    found = ENTRIES.get(key)
    if found is None:
        if len(ENTRIES) >= MOST_ENTRIES:
            ENTRIES.clear()
        html = whole.html + whole.removed
        found = ENTRIES[key] = entry(whole.post, html, whole.targets, config)
    return found


def entry(post: Post, html: str, targets: Mapping[str, str], config: Config) -> Entry:
    """Return a dated post as a feed carries it."""
    url = canonical(config.base_url, post.address)
    published = post.published.epoch if post.published else 0
    return Entry(
        id=entry_id(post, config),
        url=url,
        title=xml(post.title),
        lang=post.lang,
        published=utc(published),
        updated=utc(changed(post)),
        date=mail_date(published),
        summary=xml(post.excerpt),
        authors=tuple(xml(name) for name in dict.fromkeys(map(writer_of, post.sources))),
        tags=tuple(xml(tag) for tag in post.tags),
        image=picture_url(post.image, config),
        html=xml(with_full_links(html, url, targets, config)),
    )


def writer_of(source: Source) -> str:
    """Return who wrote what a post reports on, else who published it."""
    return source.author or source.name


def entry_id(post: Post, config: Config) -> str:
    """Return the id of a dated post in every feed; it outlives a change of title or text.

    A tag URI (RFC 4151) of the day and the slug, so it also outlives a move to https.
    """
    host = urlsplit(config.base_url).hostname or "localhost"
    return canonical(f"tag:{host},{post.day}:", post.slug)


def changed(post: Post) -> int:
    """Return when a post was last changed, in seconds since 1970."""
    return max(moment.epoch for moment in (post.updated, post.published) if moment)


def mail_date(epoch: int) -> str:
    """Return a moment as RSS has it: a date of RFC 822 with four digits of the year, in UTC."""
    from email.utils import format_datetime  # noqa: PLC0415  few builds draw a feed

    return format_datetime(moment_at(epoch), usegmt=True)


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


def json_feed_view(
    config: Config, channel: Channel, address: str, shown: tuple[Whole, ...]
) -> JsonView:
    """Return the feed of some posts as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    feed = feed_view(config, channel, address, shown)
    return JsonView(
        script(
            stated(
                version="https://jsonfeed.org/version/1.1",
                title=feed.title,
                home_page_url=feed.url,
                feed_url=feed.feed,
                description=feed.subtitle,
                language=feed.language,
                authors=[{"name": xml(config.title), "url": config.base_url}],
                hubs=[{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
            )
            | {"items": [item_of(one) for one in feed.entries]}
        )
    )


def item_of(one: Entry) -> dict[str, Any]:
    """Return an entry as JSON Feed has it."""
    return stated(
        id=one.id,
        url=one.url,
        title=one.title,
        content_html=one.html or "<p></p>",
        summary=one.summary,
        image=one.image,
        date_published=one.published,
        date_modified=one.updated,
        authors=[{"name": name} for name in one.authors],
        tags=list(one.tags),
        language=one.lang,
    )


def stated(**members: Any) -> dict[str, Any]:  # noqa: ANN401  what JSON holds
    """Return what holds something."""
    return {name: value for name, value in members.items() if value}


MAKE: dict[str, Callable[..., FeedView | JsonView]] = {
    FEED: feed_view,
    RSS: feed_view,
    JSON_FEED: json_feed_view,
}
"""File of a feed, below the address of what it is of -> what makes its view."""


def opml(library: Library, config: Config) -> Page:
    """Return the list of the feeds of all sources, for a reader of feeds to subscribe to."""
    tallies = tuple(Tally(topic.name, topic.slug, len(topic.posts)) for topic in library.sources)
    return Page(OPML, "feeds.opml", opml_view, (config, tallies))


def opml_view(config: Config, sources: tuple[Tally, ...]) -> OpmlView:
    """Return the feed of the site and that of each source (OPML 2.0, opml.org/spec2.opml)."""
    return OpmlView(
        title=xml(config.title),
        outlines=tuple(
            Outline(
                name=xml(tally.name),
                feed=canonical(config.base_url, f"sources/{tally.slug}/{FEED}"),
                url=canonical(config.base_url, f"sources/{tally.slug}/"),
            )
            for tally in sources
        ),
    )
