"""config.yaml text -> Config, with all its faults at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo


from digest.fields import Choice, Field, Kind, Node, Pattern, Record, Schema, Sheet, Text, read_yaml, scalar

CONFIG_FILE = "config.yaml"


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one site.

    `base_url` ends in a slash; `zone` is the IANA zone of dates without one.
    """

    title: str
    description: str
    base_url: str
    language: str
    timezone: str
    theme: str
    edition: str

    @property
    def zone(self) -> ZoneInfo:
        """The zone of times that state none."""
        return ZoneInfo(self.timezone)

    @property
    def base_path(self) -> str:
        """The path under which the site lives, from `/` to `/`."""
        return "/" + self.base_url.split("://", 1)[1].partition("/")[2]


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone by its IANA name."""

    def read(self, node: Node, sheet: Sheet) -> str | None:
        name = scalar(node, sheet, "a time zone")
        if name is None:
            return None
        try:
            ZoneInfo(name)
        except (OSError, ValueError, KeyError):
            mend = "write an IANA name such as Europe/Berlin or UTC"
            sheet.refuse(node, f'"{name}" is not a known time zone', mend)
            return None
        return name

    def schema(self) -> Schema:
        return {"type": "string"}

    def words(self) -> str:
        return "IANA time zone"


BASE_URL = re.compile(r"https?://[\w.\-]+(:\d{1,5})?(/[\w.~%\-/]*)?")


@dataclass(frozen=True, slots=True)
class BaseUrl:
    """Where the site will live: scheme, host, and maybe a path."""

    def read(self, node: Node, sheet: Sheet) -> str | None:
        text = scalar(node, sheet, "an address")
        if text is None:
            return None
        if not BASE_URL.fullmatch(text):
            mend = "write scheme and host, such as https://news.example.org/"
            sheet.refuse(node, f'"{text}" is not the address of a site', mend)
            return None
        return text if text.endswith("/") else text + "/"

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^https?://"}

    def words(self) -> str:
        return "web address"


LANGUAGE: Kind = Pattern(
    "a language tag",
    r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*",
    "write a BCP 47 tag such as en, de or pt-BR",
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
        Pattern("the name of a theme", r"[A-Za-z0-9][\w-]{0,60}", "write a folder name of themes/"),
        "The folder under `themes/` that draws the site.",
        "default",
        default="default",
    ),
    Field(
        "edition",
        Choice(("day", "week", "month")),
        "The period that one edition covers.",
        "week",
        default="week",
    ),
)
CONFIG = Record("config.yaml", FIELDS, Config)


def read_config(text: str, path: str = CONFIG_FILE) -> Config:
    """Return the settings; raises DigestError with every fault of the file."""
    config: Config = read_yaml(text, CONFIG, path)
    return config
