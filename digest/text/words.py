"""A text as the words that it is compared by: each with its place, its sentence and its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from digest.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, Kana and Han, which no spaces part into words: each sign is one."""

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f"
)
"""Accents and points, the vowel signs of India, joiners: parts of words that `\\w` leaves out."""

ENDS = tuple(".!?。！？؟۔।")
CLOSES = frozenset("\"')]}」』）】")
WIDE_ENDS = frozenset("。！？")
"""What ends a sentence also where no blank follows."""


@cache  # it takes some milliseconds, and most builds compare no texts
def word() -> re.Pattern[str]:
    """Return the pattern of a word, of full stops, or of another sign."""
    return re.compile(rf"[{UNSPACED}][{MARKS}]*|(?:(?![{UNSPACED}])[\w{MARKS}])+|\.+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words and signs of a text, folded, with their offsets in the real text.

    `lines` and `sentences` are the numbers of the words that begin one, and at the end how many
    words there are.
    """

    text: str
    keys: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    lines: Sequence[int]
    sentences: Sequence[int]

    def occurrences(self, keys: Sequence[str]) -> Iterator[int]:
        """Yield the number of the first word of each place at which some words stand."""
        wanted = f" {' '.join(keys)} "
        text = f" {' '.join(self.keys)} "
        counted = position = 0
        at = text.find(wanted)
        while at >= 0:
            counted += text.count(" ", position, at)
            position = at
            yield counted
            at = text.find(wanted, at + 1)

    def stands_once(self, keys: Sequence[str]) -> bool:
        """Whether some words stand at one place only."""
        return len([*islice(self.occurrences(keys), 2)]) == 1

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.keys)


def words_of(text: str) -> Words:
    """Return the words of a canonical text."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    lines: list[int] = []
    sentences: list[int] = []
    offset = 0
    for line in text.split("\n"):
        folded = fold(line)
        is_ended = False
        before = len(keys)
        for match in word().finditer(folded.text):
            key = match[0]
            start, end = folded.span(*match.span())
            is_apart = len(keys) == before or offset + start > ends[-1]
            is_wide = is_ended and key not in CLOSES and keys[-1] in WIDE_ENDS
            if len(keys) == before or (is_ended and is_apart) or is_wide:
                sentences.append(len(keys))
                is_ended = False
            is_ended = key.startswith(ENDS) or (is_ended and key in CLOSES)
            keys.append(key)
            starts.append(offset + start)
            ends.append(offset + end)
        if len(keys) > before:
            lines.append(before)
        offset += len(line) + 1
    return Words(text, keys, starts, ends, [*lines, len(keys)], [*sentences, len(keys)])
