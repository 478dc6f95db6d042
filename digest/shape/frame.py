"""What stands around the matter of every page: links as seen from it, its head, the navigation."""

from __future__ import annotations

from collections import namedtuple
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup

from digest.formats import schema_org
from digest.manifest import FILE
from digest.navigation import HOME, OPTIONAL, PAGES
from digest.shape.claims import LISTS
from digest.shape.head_views import FeedLink, Head, SharedView
from digest.shape.prints import print_of
from digest.shape.scripts import script
from digest.shape.views import (
    Date,
    Link,
    NavigationLink,
    SiteView,
    ThemeOptions,
    View,
)
from digest.urls import canonical, depth_of, relative, slugify
from digest.wording import day_words, direction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.config import Config
    from digest.shape.library import Menu
    from digest.shape.pictures import Placard, Smaller

Trail = tuple[tuple[str, str], ...]
"""Name and address of pages that lead to one another."""

NOTES = "notes"
NOT_FOUND = "404.html"
FEED = "feed.xml"
RSS = "rss.xml"
JSON_FEED = "feed.json"
FEEDS = (
    ("Atom", "application/atom+xml", FEED),
    ("RSS", "application/rss+xml", RSS),
    ("JSON Feed", "application/feed+json", JSON_FEED),
)
"""Name, media type and file of each format of a feed, below the address of what it is of."""

ASSETS = "assets/"
OPML = "sources/feeds.opml"
CARD = "card.png"
"""The card of a post, below its address; that of the site at its root."""

CARD_WIDTH, CARD_HEIGHT = 1200, 630
"""Pixels: what Facebook, LinkedIn and X document for a large picture, 1.91 to 1."""

MANIFEST = "manifest.webmanifest"
ICON = "icon.svg"


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site, complete but not yet drawn: where it goes, by what, of what.

    Its view is made of `inputs` and of nothing else, so their print tells whether the view has
    changed, and the views of pages that have not are never made. A picture has no template.
    `modified` is the day that the
    sitemap states, empty for a page that has none.
    """

    output: str
    template: str
    make: Callable[..., View | Smaller | Placard]
    inputs: tuple[object, ...]
    modified: str = ""

    @property
    def view(self) -> View | Smaller | Placard:
        """What the template is shown, or what a picture is made of."""
        return self.make(*self.inputs)

    @property
    def print(self) -> str:
        """A digest of all that the view is made of."""
        return print_of(self.inputs)


@dataclass(frozen=True, slots=True)
class Frame:
    """The page at one address: makes every link that is shown on it.

    A host shows 404.html at whatever address was asked for, so links from there begin at the
    root of the host; from all others they are relative.
    """

    config: Config
    menu: Menu
    address: str

    @property
    def print(self) -> str:
        """A digest of all that a frame shows, quicker than that of its fields."""
        return print_of_site(self.config, self.menu) + self.address

    def link(self, address: str) -> str:
        """Return what leads from this page to an address, which may end in a `#fragment`.

        Empty for a page of a kind that the site does without.
        """
        if self.config.leave_out and kind_of(address) in self.config.leave_out:
            return ""
        bare, mark, fragment = address.partition("#")
        return led(bare, self.depth, self.config) + mark + fragment

    def topic(self, folder: str, name: str) -> Link:
        """Return the link to the page of a topic, in the folder of its kind."""
        if folder in self.config.leave_out:
            return Link(name, "")
        return topic_link(folder, name, self.depth, self.config)

    def feeds(self, address: str = "") -> tuple[FeedLink, ...]:
        """Return the feeds of what lives at an address, or of the site."""
        kind = address.partition("/")[0] or "site"
        if kind not in self.config.feeds or kind in self.config.leave_out:
            return ()
        return tuple(FeedLink(name, kind, self.link(address + file)) for name, kind, file in FEEDS)

    @property
    def depth(self) -> int:
        """How many folders deep the page lies; -1 for the one that a host shows anywhere."""
        return -1 if self.address == NOT_FOUND else depth_of(self.address)

    @property
    def site(self) -> SiteView:
        """What the page shows of the site."""
        return site_view(self.config, self.menu, self.depth)

    def head(  # noqa: PLR0913  a head says all this
        self,
        title: str,
        description: str = "",
        *,
        lang: str = "",
        kind: str = "website",
        published: str = "",
        updated: str = "",
        image: SharedView | None = None,
        trail: Trail = (),
    ) -> Head:
        """Return what the head of the page says of it.

        `trail` are name and address of the pages that lead to it from the front page, its own last.
        """
        lang = lang or self.config.language
        is_listed = self.address != NOT_FOUND
        return Head(
            title=title,
            description=description,
            canonical=canonical(self.config.base_url, self.address) if is_listed else "",
            lang=lang,
            direction=direction(lang),
            kind=kind,
            published=published,
            updated=updated,
            noindex=not is_listed,
            section=self.address.partition("/")[0] if self.address else HOME,
            is_section=self.address.count("/") <= 1,
            image=image or site_card(self.config),
            linked=self.trail(trail) if trail else Markup(),
        )

    def say(self, message: str, **values: str | int) -> str:
        """Return one of code's messages in the site's language."""
        return self.config.words.say(message, **values)

    def trail(self, trail: Trail) -> Markup:
        """Return the way to the page from the front page, as JSON-LD."""
        config = self.config
        steps = [(config.title, config.base_url)]
        steps += [(name, canonical(config.base_url, address)) for name, address in trail]
        return script(schema_org.breadcrumbs(steps))

    def date(self, iso: str) -> Date | None:
        """Return a date in the words of the site's language, None for an empty one."""
        return Date(iso, day_words(iso[:10], self.config.language)) if iso else None


def kind_of(address: str) -> str:
    """Return the folder in which a kind of pages lives, of the address of one of them."""
    first, *rest = address.split("/", 3)
    return NOTES if first == "sources" and NOTES in rest[1:2] else first


def site_card(config: Config) -> SharedView | None:
    """Return the card of the site, if it has one."""
    return card_at("", config.title, config)


def card_at(address: str, words: str, config: Config) -> SharedView | None:
    """Return the card of what lives at an address, as the head of its page names it."""
    if not config.cards:
        return None
    return SharedView(canonical(config.base_url, address + CARD), words, CARD_WIDTH, CARD_HEIGHT)


def led(address: str, depth: int, config: Config) -> str:
    """Return what leads to an address from a page that lies some folders deep."""
    return relative(address, depth) if depth >= 0 else canonical(config.base_path, address)


@lru_cache(maxsize=16384)  # most pages show a few of the same tags and sources
def topic_link(folder: str, name: str, depth: int, config: Config) -> Link:
    """Return the link to a topic from a page that lies some folders deep."""
    return Link(name, led(f"{folder}/{slugify(name)}/", depth, config))


@lru_cache(maxsize=8)
def print_of_site(config: Config, menu: Menu) -> str:
    """Return a digest of what every page shows of the site, and of its settings."""
    return print_of((config, menu))


@lru_cache(maxsize=64)
def site_view(config: Config, menu: Menu, depth: int) -> SiteView:
    """Return what pages that lie `depth` folders deep show of the site; -1 is the 404 page."""
    frame = Frame(config, menu, NOT_FOUND if depth < 0 else "x/" * depth)
    lists = {name: frame.link(f"{name}/") if (name, f"{name}/") in menu else "" for name in LISTS}
    return SiteView(
        title=config.title,
        description=config.description,
        language=config.language,
        direction=direction(config.language),
        home=frame.link(""),
        archive=frame.link("archive/"),
        tags=frame.link("tags/"),
        sources=frame.link("sources/"),
        **lists,
        editions=frame.link("editions/"),
        notes=frame.link("notes/"),
        corrections=frame.link("notes/correction/"),
        feed=frame.link(FEED) if "site" in config.feeds else "",
        feeds=frame.feeds(),
        manifest=frame.link(MANIFEST),
        icon=frame.link(ICON),
        root=led(ASSETS, depth, config).removesuffix(f"{ASSETS}index.html").removesuffix(ASSETS),
        navigation=tuple(navigation(frame)),
        options=options(frame),
        pages=tuple(Link(name, frame.link(address)) for name, address in plain_pages(menu)),
        edition=config.edition,
    )


def plain_pages(menu: Menu) -> list[tuple[str, str]]:
    """Return name and address of each plain page of a menu."""
    return [(name, address) for name, address in menu if address.removesuffix("/") not in LISTS]


def navigation(frame: Frame) -> Iterator[NavigationLink]:
    """Yield what the navigation leads to from a page, without what isn't there."""
    names = {address.removesuffix("/"): name for name, address in plain_pages(frame.menu)}
    for to, name in frame.config.navigation:
        if to == PAGES:
            yield from (NavigationLink(n, frame.link(f"{s}/"), s) for s, n in names.items())
        elif to in LISTS:
            if (to, f"{to}/") in frame.menu and (url := frame.link(f"{to}/")):
                yield NavigationLink(name, url, to)
        elif to == HOME or to in OPTIONAL:
            if url := frame.link("" if to == HOME else f"{to}/"):
                yield NavigationLink(name, url, to)
        elif to in names:
            yield NavigationLink(name or names[to], frame.link(f"{to}/"), to)
        elif ":" in to:
            yield NavigationLink(name, to, "")
        elif to.startswith("/") and (url := frame.link(to[1:])):
            yield NavigationLink(name, url, "")


def options(frame: Frame) -> ThemeOptions:
    """Return the options of the theme as a page sees them: a file is where it leads to it."""
    found = {
        name: frame.link(f"media/{value}") if kind == FILE and value else value
        for name, kind, value in frame.config.options
    }
    return options_type(tuple(found))(**found)


@lru_cache(maxsize=8)
def options_type(names: tuple[str, ...]) -> Callable[..., ThemeOptions]:
    """Return what holds the options of these names."""
    fields: Any = names
    return cast("Callable[..., ThemeOptions]", namedtuple("ThemeOptions", fields))  # noqa: PYI024  their types are the theme's
