"""Asks one rule about one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.checking.table import ALONE
from digest.checking.writing import Writing, read_writing
from digest.config import read_config
from tests.checking.examples import post

if TYPE_CHECKING:
    from digest.checking.writing import Finding

SETTINGS = read_config("title: Tides\n")


def writing_of(text: str, notes: str | None = None) -> Writing:
    """Return a post as rules look at it."""
    beside = None if notes is None else notes.encode()
    return read_writing(text.encode(), "content/posts/a.md", beside, SETTINGS, "2026-11-25")


def found_in(rule: str, body: str = "A text.", more: str = "") -> list[Finding]:
    """Return what a rule finds in a post with this body, and with more in its front matter."""
    return list(ALONE[rule](writing_of(post(body, more))))


def spots(rule: str, body: str = "A text.", more: str = "") -> list[str]:
    """Return where a rule finds something, as `line:column`."""
    places = [finding.problem.place for finding in found_in(rule, body, more)]
    return [f"{place.line}:{place.column}" for place in places]
