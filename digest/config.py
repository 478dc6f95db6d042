"""config.yaml text -> Config, with all its faults at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from digest.catalogues import ENGLISH, Words
from digest.fields import (
    Choice,
    Field,
    Flag,
    Many,
    Pattern,
    Record,
    Text,
    Url,
    Whole,
    read_yaml,
)
from digest.layout import CONFIG_FILE
from digest.manifest import DEFAULT, Setting, ThemeName
from digest.navigation import NAVIGATION, OPTIONAL, USUAL, Entry
from digest.nodes import scalar
from digest.problems import nearest, shorten
from digest.rules import LEVELS, RULES
from digest.targets import Target, Targets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.kinds import Kind, Schema
    from digest.nodes import Node, Sheet


FEEDS_OF = ("site", "tags", "sources")
"""What can have feeds."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one site.

    `base_url` is plain ASCII, safe in HTML, XML and HTTP headers, and ends in a slash;
    `timezone` is the IANA name of the zone of times that state none.
    """

    title: str
    description: str
    base_url: str
    language: str
    timezone: str
    theme: str
    edition: str
    navigation: tuple[Entry, ...] = USUAL
    leave_out: tuple[str, ...] = ()
    """Kinds of pages that are not made; nothing leads to them."""
    options: tuple[Setting, ...] = ()
    """The options of the theme, each as set here or there; known once the theme is."""
    words: Words = ENGLISH
    """What is said to readers in `language`: it comes from the theme's catalogues."""
    feeds: tuple[str, ...] = FEEDS_OF
    hub: str = ""
    redirects: tuple[str, ...] = ()
    picture_widths: tuple[int, ...] = ()
    cards: bool = False
    check: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Rule of `digest check` -> how bad what it finds is; no page shows anything of it."""
    deploy: tuple[Target, ...] = field(default=(), compare=False, repr=False)
    """Where `digest deploy` takes the site; no page shows anything of it either."""

    @property
    def zone(self) -> ZoneInfo:
        """The zone of times that state none."""
        return ZoneInfo(self.timezone)

    @property
    def base_path(self) -> str:
        """The path under which the site lives, from `/` to `/`."""
        return "/" + self.base_url.split("://", 1)[1].partition("/")[2]


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Return the IANA names of all time zones.

    Of the tzdata package, not of the system: that may also know `localtime`, which means
    another zone on each machine, and finds `europe/berlin` where case is ignored.
    """
    from importlib.resources import files  # noqa: PLC0415  few builds see another zone than UTC

    return frozenset(files("tzdata").joinpath("zones").read_text(encoding="ascii").split())


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone by its IANA name."""

    def read(self, node: Node, sheet: Sheet) -> str | None:
        name = scalar(node, sheet, "a time zone")
        if name is None or name in zone_names():
            return name
        mend = nearest(name, zone_names(), "write an IANA name such as Europe/Berlin or UTC")
        sheet.refuse(node, f'"{shorten(name)}" is not a known time zone', mend)
        return None

    def schema(self) -> Schema:
        return {"type": "string"}

    def words(self) -> str:
        return "IANA time zone"


LABEL = r"\w(?:[\w-]{0,61}\w)?"
BASE_URL = re.compile(
    rf"(https?://{LABEL}(?:\.{LABEL})*)(?::([0-9]{{1,5}}))?((?:/(?:[\w.~-]|%[0-9a-f]{{2}})*)*)",
    re.ASCII | re.IGNORECASE,
)


def tidy_base_url(text: str) -> str | None:
    """Return the address of a site as Config holds it, None when the text is none.

    One host and maybe a port and a path (RFC 3986), without a user, a query or steps up.
    """
    found = BASE_URL.fullmatch(text)
    if not found:
        return None
    host, port, path = found.groups()
    steps = path.strip("/").split("/") if path.strip("/") else []
    if any(unquote(step) in {"", ".", ".."} for step in steps):
        return None
    if port and not 0 < int(port) <= LAST_PORT:
        return None
    return "/".join([host.lower() + (f":{int(port)}" if port else ""), *steps, ""])


LAST_PORT = 65535


@dataclass(frozen=True, slots=True)
class BaseUrl:
    """Where the site will live: scheme, host, and maybe a path."""

    def read(self, node: Node, sheet: Sheet) -> str | None:
        text = scalar(node, sheet, "an address")
        address = None if text is None else tidy_base_url(text)
        if text is not None and address is None:
            what = f'"{shorten(text)}" is not the address of a site'
            mend = "write scheme and host, such as https://news.example.org/"
            if not text.isascii():
                mend = "write other letters encoded: xn--… in the host, %… in the path"
            sheet.refuse(node, what, mend)
        return address

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}

    def words(self) -> str:
        return "web address"


LANGUAGE: Kind = Pattern(
    "a language tag",
    r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*",
    "write a BCP 47 tag such as en, de or pt-BR",
)
CHECK = Record(
    "check",
    tuple(Field(rule.name, Choice(LEVELS), rule.says, default=rule.level) for rule in RULES),
    lambda **typed: typed,
)

FIELDS = (
    Field("title", Text(200), "The name of the site.", "The Example Digest", required=True),
    Field("description", Text(500), "One sentence on what it is.", "What was reported", default=""),
    Field(
        "base_url",
        BaseUrl(),
        "The address it will have; needed by feeds, the sitemap and canonical links.",
        "https://news.example.org/",
        default="http://localhost:8000/",
    ),
    Field("language", LANGUAGE, "The language of the site.", "en", default="en"),
    Field("timezone", Zone(), "The zone of dates that state none.", "Europe/Berlin", default="UTC"),
    Field(
        "theme",
        ThemeName(),
        "The folder under `themes/` that draws the site, and its options.",
        "{name: default, accent: '#0b5394'}",
        default=DEFAULT,
    ),
    Field(
        "navigation",
        NAVIGATION,
        "What the navigation leads to, in order.",
        "[home, archive, about]",
        default=USUAL,
    ),
    Field(
        "leave_out",
        Many(Choice(OPTIONAL)),
        "Kinds of pages that the site does without.",
        "[editions]",
        default=(),
    ),
    Field(
        "edition",
        Choice(("day", "week", "month")),
        "The period that one edition covers.",
        "week",
        default="week",
    ),
    Field(
        "feeds",
        Many(Choice(FEEDS_OF)),
        "What has feeds.",
        "[site, sources]",
        default=FEEDS_OF,
    ),
    Field(
        "hub",
        Url(),
        "The WebSub hub that feeds name.",
        "https://hub.example.org/",
        default="",
    ),
    Field(
        "redirects",
        Many(Choice(("netlify", "cloudflare", "apache"))),
        "The hosts whose files of redirects are written for `aliases`, too.",
        "[netlify]",
        default=(),
    ),
    Field(
        "picture_widths",
        Many(Whole(16, 8000), most=12),
        "Widths in pixels in which pictures of `content/media` are there, too.",
        "[480, 960, 1440]",
        default=(),
    ),
    Field(
        "cards",
        Flag(),
        "Whether posts without a picture get one that is drawn, for where they are shared.",
        "true",
        default=False,
    ),
    Field(
        "check",
        CHECK,
        "How bad what `digest check` finds is, rule by rule.",
        "{no-source: error}",
        default={},
    ),
    Field(
        "deploy",
        Targets(),
        "Where `digest deploy` takes the site.",
        "{mirror: {to: ../mirror}}",
        default=(),
    ),
)
CONFIG = Record("config.yaml", FIELDS, Config)
"""Its `options` are not read with the rest: see `manifest`."""


def read_config(text: str, path: str = CONFIG_FILE) -> Config:
    """Return the settings; raises DigestError with every fault of the file."""
    config: Config = read_yaml(text, CONFIG, path)
    return config
