"""A note by its passage in words, as other programs are given it and give it.

The words are a W3C TextQuoteSelector: the passage, with as much of what stands before and after
it as tells it from its like.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.text.facts import Packed
from digest.text.passages import locate

if TYPE_CHECKING:
    from digest.text.facts import Source

AROUND = 32
"""Code points before and after a passage to begin with; Hypothesis keeps as many."""


@dataclass(frozen=True, slots=True)
class Annotation(Packed):
    """A note with its passage.

    `body` is Markdown as typed, `date` ISO or empty. `span` counts code points of the canonical
    text; it is None where the passage is not, or not surely, in the text.
    """

    id: str
    kind: str
    exact: str
    prefix: str
    suffix: str
    span: tuple[int, int] | None
    body: str
    by: str = ""
    date: str = ""
    sources: tuple[Source, ...] = ()
    rating: str = ""
    status: str = ""


def quoted(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return a passage, and what stands before and after it, grown until they find it alone.

    Expects a passage that begins and ends with a word.
    """
    exact = text[start:end]
    around = AROUND
    while True:
        prefix, suffix = text[max(0, start - around) : start], text[end : end + around]
        found = locate(text, exact, prefix, suffix)
        if found.state == "exact" or (start <= around and end + around >= len(text)):
            return exact, prefix, suffix
        around *= 2


def point(text: str, at: int) -> tuple[int, int]:
    """Return the word that a note on a point is quoted by: the one before it, else the next.

    Empty only where the text is.
    """
    end = len(text[:at].rstrip())
    if end:
        return end - len(text[:end].rsplit(maxsplit=1)[-1]), end
    start = len(text) - len(text.lstrip())
    return start, start + len(text[start:].split(maxsplit=1)[0]) if text.strip() else start


def units_of(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return an extent in UTF-16 code units, in which JavaScript counts (ECMA-262, 6.1.4)."""
    start, end = span
    before = wide(text[:start])
    return start + before, end + before + wide(text[start:end])


def wide(text: str) -> int:
    """Return how many characters of a text lie beyond the Basic Multilingual Plane."""
    return 0 if text.isascii() else sum(character > "\uffff" for character in text)


def points_of(text: str, units: tuple[int, int]) -> tuple[int, int]:
    """Return an extent in code points that is given in UTF-16 code units.

    One that ends within a character ends before it, and one past the text at its end.
    """
    encoded = text.encode("utf-16-le", "surrogatepass")
    start, end = (len(encoded[: 2 * unit].decode("utf-16-le", "ignore")) for unit in units)
    return start, end
