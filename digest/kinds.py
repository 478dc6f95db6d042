"""What one value of a field may be, and how it is read.

A kind reads a node to a value or refuses it with its place, names its JSON Schema, and says
what docs call it. Must not know of keys: `fields` puts kinds under names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Protocol
from urllib.parse import urlsplit

from digest.nodes import Node, Sheet, scalar
from digest.problems import nearest, shorten

Schema = dict[str, Any]


class Kind(Protocol):
    """What a field may hold: how it is read, its JSON Schema, and its name in docs."""

    def read(self, node: Node, sheet: Sheet) -> Any:  # noqa: ANN401  each kind has its own type
        """Return the value; None where nothing is written, and after refusing it."""

    def schema(self) -> Schema:
        """Return the JSON Schema (draft 2020-12) of the kind."""

    def words(self) -> str:
        """Return what the docs call the kind."""


SPACES = re.compile(r"[ \t\n\r]+")
"""Not the no-break spaces: typography needs them in a headline."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text; its line breaks and runs of spaces are one space each."""

    longest: int = 20_000

    def read(self, node: Node, sheet: Sheet) -> str | None:
        text = scalar(node, sheet, "a text")
        if text is None:
            return None
        text = SPACES.sub(" ", text).strip(" ")
        if len(text) > self.longest:
            sheet.refuse(node, f"this text is longer than {self.longest} characters", "shorten it")
            return None
        return text if text.strip() else None

    def schema(self) -> Schema:
        return {"type": ["string", "number", "boolean", "null"]}

    def words(self) -> str:
        return "text"


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """A text that keeps its line breaks: Markdown."""

    def read(self, node: Node, sheet: Sheet) -> str | None:
        return scalar(node, sheet, "a text")

    def schema(self) -> Schema:
        return {"type": ["string", "number", "boolean", "null"]}

    def words(self) -> str:
        return "Markdown text"


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false, by any of YAML's names for them."""

    def read(self, node: Node, sheet: Sheet) -> bool | None:
        text = scalar(node, sheet, "true or false")
        if text is None:
            return None
        word = text.lower()
        if word in {"true", "yes", "on"}:
            return True
        if word in {"false", "no", "off"}:
            return False
        sheet.refuse(node, f'"{shorten(text)}" is neither true nor false', "write true or false")
        return None

    def schema(self) -> Schema:
        return {"type": "boolean"}

    def words(self) -> str:
        return "true or false"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two bounds."""

    least: int
    most: int

    def read(self, node: Node, sheet: Sheet) -> int | None:
        text = scalar(node, sheet, "a whole number")
        if text is None:
            return None
        # Nine digits: int() of a million is slow, and refused by Python with a ValueError.
        if re.fullmatch(r"[+-]?[0-9]{1,9}", text) and self.least <= int(text) <= self.most:
            return int(text)
        bounds = f"{self.least} to {self.most}"
        what = f'"{shorten(text)}" is not a whole number from {bounds}'
        sheet.refuse(node, what, "write digits only")
        return None

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def words(self) -> str:
        return f"whole number, {self.least} to {self.most}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]

    def read(self, node: Node, sheet: Sheet) -> str | None:
        text = scalar(node, sheet, "one word")
        if text is None or text in self.options:
            return text
        sheet.refuse(node, f'"{shorten(text)}" is not known here', nearest(text, self.options))
        return None

    def schema(self) -> Schema:
        return {"enum": list(self.options)}

    def words(self) -> str:
        return "one of " + ", ".join(f"`{option}`" for option in self.options)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text of one form, such as a slug or a language tag.

    Expects an expression that Python and ECMA-262 read alike: editors get it too.
    """

    name: str
    expression: str
    mend: str

    def read(self, node: Node, sheet: Sheet) -> str | None:
        text = scalar(node, sheet, self.name)
        if text is None or re.fullmatch(self.expression, text):
            return text
        sheet.refuse(node, f'"{shorten(text)}" is not {self.name}', self.mend)
        return None

    def schema(self) -> Schema:
        return {"type": ["string", "number"], "pattern": f"^(?:{self.expression})$"}

    def words(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Url:
    """An address on the web. Other schemes are refused: `javascript:` would run in the page."""

    def read(self, node: Node, sheet: Sheet) -> str | None:
        text = scalar(node, sheet, "an address")
        if text is None or is_web_address(text):
            return text
        mend = "write it in full, from http:// or https:// on"
        sheet.refuse(node, f'"{shorten(text)}" is not an address on the web', mend)
        return None

    def schema(self) -> Schema:
        return {"type": "string", "format": "uri", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}

    def words(self) -> str:
        return "web address"


def is_web_address(text: str) -> bool:
    r"""Whether a text is a full address that every reader of addresses reads alike.

    Refuses `\`, which browsers take for `/` and Python doesn't, and hosts and ports at which
    `urlsplit` raises.
    """
    if not re.fullmatch(r'https?://[^\s<>"\\]+', text, re.IGNORECASE):
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


DAY = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
CLOCK = r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?"
ZONE = r"(?:([Zz])|([+-])([0-9]{2})(?::?([0-5][0-9]))?)"
MOMENT = re.compile(f"{DAY}(?:[Tt ]{CLOCK} ?{ZONE}?)?")


@dataclass(frozen=True, slots=True)
class Day:
    """A date (`2019-06-08`), or a time with or without a zone (ISO 8601, RFC 3339)."""

    def read(self, node: Node, sheet: Sheet) -> date | datetime | None:
        text = scalar(node, sheet, "a date")
        if text is None:
            return None
        value = read_day(text)
        if value is None:
            mend = "write it as 2019-06-08 or 2019-06-08T14:05+02:00"
            sheet.refuse(node, f'"{shorten(text)}" is not a date', mend)
        return value

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{MOMENT.pattern}$"}

    def words(self) -> str:
        return "date, or time"


def read_day(text: str) -> date | datetime | None:
    """Return the date or the time, to the second, that a text states; None when it states none."""
    found = MOMENT.fullmatch(text)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        if found[4] is None:
            return date(year, month, day)
        return datetime(year, month, day, hour, minute, second, tzinfo=zone_of(*found.groups()[6:]))
    except ValueError:
        return None


def zone_of(
    utc: str | None, sign: str | None, hours: str | None, minutes: str | None
) -> timezone | None:
    """Return the zone that an offset names; raises ValueError for a day or more."""
    if utc:
        return UTC
    if sign is None or hours is None:
        return None
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-offset if sign == "-" else offset)
