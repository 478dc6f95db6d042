"""A text as it is compared: how it is spaced, quoted, dashed or encoded makes no difference.

Every character of the folded text knows where it was, so what is found there is exact in the
real text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DOUBLE_QUOTES = "\u201c-\u201f\u00ab\u00bb\u2033\u301d-\u301f\uff02"
SINGLE_QUOTES = "\u2018-\u201b\u2039\u203a\u2032`\u00b4\u02bc\u1fef\u1ffd"
"""Curly, low, angle and full-width quotes, primes, accents that are typed for an apostrophe."""

DASHES = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
"""Hyphens, dashes and the minus sign (Unicode: Dash, without those of single scripts)."""

UNSEEN = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Soft hyphens, joints of width zero and marks of direction: a copy often lacks them.

The joiners U+200C and U+200D stay; they spell words in Persian and in Indian scripts.
"""

SPECIAL = re.compile(
    rf"(?P<blank>(?! (?:[^\s{UNSEEN}]|\Z))[\s{UNSEEN}]*\s[\s{UNSEEN}]*)|(?P<unseen>[{UNSEEN}]+)"
    rf"|(?P<ellipsis>…)|(?P<double>[{DOUBLE_QUOTES}])|(?P<single>[{SINGLE_QUOTES}])|(?P<dash>[{DASHES}])"
)
"""What is not as it is compared; a blank alone between two words is, and there are many."""

MEANT = {"blank": " ", "unseen": "", "ellipsis": "...", "double": '"', "single": "'", "dash": "-"}

LONGEST_CLUSTER = 32
"""Code points of a character with its marks; to put more in order takes quadratic time."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and for each of its characters where it began and ended before."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a passage of the folded text, not an empty one, stands in the real one."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Return a text in NFC with plain quotes, dashes and dots, and one space for any blanks."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for match in SPECIAL.finditer(text):
        start, end = match.span()
        plain = MEANT[match.lastgroup or ""]
        parts += text[position:start], plain
        starts += [*range(position, start), *[start] * len(plain)]
        ends += [*range(position + 1, start + 1), *[end] * len(plain)]
        position = end
    starts += range(position, len(text))
    ends += range(position + 1, len(text) + 1)
    return composed(Folded("".join([*parts, text[position:]]), starts, ends))


fold_whole = lru_cache(maxsize=1)(fold)
"""The same of a text in which all notes of a file are looked for, one after the other."""


def folded(text: str) -> str:
    """Return a folded text without blanks at its ends: two that are equal read the same."""
    return fold(text).text.strip(" ")


def composed(found: Folded) -> Folded:
    """Return a folded text in NFC (UAX 15): what was one character stands where all of it did."""
    if unicodedata.is_normalized("NFC", found.text):
        return found
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for first, last in clusters(found.text):
        whole = found.text[first:last]
        plain = unicodedata.normalize("NFC", whole) if len(whole) <= LONGEST_CLUSTER else whole
        is_same = plain == whole
        parts.append(plain)
        starts += found.starts[first:last] if is_same else [found.starts[first]] * len(plain)
        ends += found.ends[first:last] if is_same else [found.ends[last - 1]] * len(plain)
    return Folded("".join(parts), starts, ends)


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the extents of characters that may compose: one with its marks, a Hangul syllable."""
    first = 0
    for at in range(1, len(text)):
        if not unicodedata.combining(text[at]) and not is_jamo(text[at]):
            yield first, at
            first = at
    if text:
        yield first, len(text)


def is_jamo(character: str) -> bool:
    """Whether a character is a vowel or final of Hangul, which composes with what precedes it."""
    return "\u1160" <= character <= "\u11ff"
