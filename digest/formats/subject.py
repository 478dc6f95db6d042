"""What the notes of a file are on, and how addresses and times are spelled for other programs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo

from digest.kinds import read_day
from digest.text.facts import FIRST, LAST, moment, utc

if TYPE_CHECKING:
    from digest.text.facts import Annotation

NOTE = "note-"
"""What begins the fragment of a note's address on its page."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A post that notes are on.

    `language` is that of the notes; a day of theirs begins at its midnight in `timezone`.
    """

    url: str
    title: str
    language: str
    timezone: str


def address_of(note: Annotation, subject: Subject) -> str:
    """Return where a note stands on the page of its post."""
    return f"{subject.url}#{NOTE}{quote(note.id, safe='')}"


def id_in(address: str) -> str:
    """Return the id of the note that an address leads to, empty for what is none of ours."""
    fragment = unquote(address.partition("#")[2])
    return fragment.removeprefix(NOTE) if fragment.startswith(NOTE) else ""


def instant(date: str, timezone: str) -> str:
    """Return a note's date as an instant in UTC (RFC 3339): that of a day is its beginning.

    Empty for no date, and for one whose beginning is in no year that RFC 3339 can write.
    """
    day = read_day(date)
    if day is None:
        return ""
    epoch = moment(day, timezone).epoch
    return utc(epoch) if FIRST <= epoch <= LAST else ""


def date_of(written: str, timezone: str) -> str:
    """Return a date as a note states it: a day for the instant in which one begins.

    Empty for what is no date.
    """
    value = read_day(written)
    if isinstance(value, datetime) and value.tzinfo:
        try:
            local = value.astimezone(ZoneInfo(timezone))
        except OverflowError:
            return value.isoformat()
        return local.date().isoformat() if local.time() == time() else value.isoformat()
    return value.isoformat() if value else ""


HOST_AND_PATH = re.compile(r"([^/?#]*//[^/?#]*|)([^#]*)(?:#(.*))?", re.DOTALL)
STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
SIGNS = "!$&'()*+,;=:@%"
"""What may stand in any part of an address besides letters and digits (RFC 3986, 2.2, 3.3)."""


def uri(address: str) -> str:
    """Return an address of the web (an IRI) as a URI: other characters as UTF-8 in percents."""
    found = HOST_AND_PATH.fullmatch(STRAY_PERCENT.sub("%25", address))
    if found is None:
        return quote(address)
    host, path, fragment = found.groups()
    spelled = quote(host, safe=SIGNS + "/[]") + quote(path, safe=SIGNS + "/?")
    return spelled if fragment is None else f"{spelled}#{quote(fragment, safe=SIGNS + '/?')}"
