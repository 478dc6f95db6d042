"""A seed's text -> rows, and what each row was taken for. Judges no row itself."""

# ruff: noqa: RUF001  the quotes of many languages

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

UNSPACED = re.compile(r"[぀-ヿ㐀-鿿豈-﫿＀-￯。、「」]")
"""Scripts that set no space between words (Han, kana and their full-width signs)."""

MANY_SPACES = re.compile("  +")

FIRST_UNSPACED = "\u3001"

MID_SENTENCE = re.compile(r"[,.;:!?)\]”»%،؛。，、]|’(?![stST]\b)|[a-zß-öø-ÿа-яё]")
"""How a line begins that carries a sentence on: with a sign that closes, or in lower case.

Dutch towns begin with `’s-`.
"""

SENTENCE_END = ".!?…。！？؟۔।"
CLOSERS = "\"'”’»›)]】」』“"
"""What may follow the stop of a sentence. German closes with `“`."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the seed, or a part of one, and what it was taken for."""

    number: int
    text: str
    role: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line that holds words, or what is left of it after a cut; `start` counts in characters."""

    number: int
    start: int
    text: str
    indent: int
    gap: bool
    """Whether an empty line, or the edge of the seed, stands before it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a row was taken for; `reason` is given when it was removed."""

    row: Row
    role: str
    reason: str = ""


@dataclass(frozen=True)
class Block:
    """Rows that read on: a paragraph, or a heading; never empty."""

    rows: tuple[Row, ...]

    @cached_property
    def text(self) -> str:
        """The rows joined, without line breaks."""
        parts = [self.rows[0].text]
        for before, row in pairwise(self.rows):
            parts += (joint(before.text, row.text), row.text)
        return "".join(parts)

    @cached_property
    def key(self) -> str:
        """The text by which repetitions are known."""
        return key_of(self.text)

    @cached_property
    def size(self) -> int:
        """The length in words; two Han or kana signs count as one."""
        return size_of(self.text)

    @cached_property
    def ends(self) -> bool:
        """Whether the text ends as a sentence does."""
        return ends_sentence(self.text)

    @property
    def gap(self) -> bool:
        """Whether an empty line stands before it."""
        return self.rows[0].gap

    def marks(self, role: str, reason: str = "") -> list[Mark]:
        """Return all rows of the block as taken for one thing."""
        return [Mark(row, role, reason) for row in self.rows]

    def cut(self, at: int) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        """Return the rows of the text before and from an offset in `text`."""
        before: list[Row] = []
        after: list[Row] = []
        position, previous = 0, ""
        for row in self.rows:
            position += len(joint(previous, row.text)) if previous else 0
            local = min(max(at - position, 0), len(row.text))
            head, tail = row.text[:local].rstrip(), row.text[local:].lstrip()
            if head:
                before.append(replace(row, text=head))
            if tail:
                shift = len(row.text) - len(tail)
                after.append(replace(row, text=tail, start=row.start + shift))
            position += len(row.text)
            previous = row.text
        return tuple(before), tuple(after)


def rows_of(text: str) -> tuple[list[Row], list[Line]]:
    """Return the lines that hold words, and the blank ones."""
    rows: list[Row] = []
    blanks: list[Line] = []
    gap = True
    for number, line in enumerate(text.split("\n"), 1):
        words = MANY_SPACES.sub(" ", line.strip())
        if words:
            indent = len(line) - len(line.lstrip())
            rows.append(Row(number, 0, words, indent, gap))
        else:
            blanks.append(Line(number, "", "blank"))
        gap = not words
    return rows, blanks


def lines_of(marks: Iterable[Mark], blanks: Sequence[Line]) -> tuple[Line, ...]:
    """Return every line of the seed in its order."""
    ordered = sorted(marks, key=lambda mark: (mark.row.number, mark.row.start))
    lines = [Line(m.row.number, m.row.text, m.role, m.reason) for m in ordered]
    return tuple(sorted([*lines, *blanks], key=lambda line: line.number))


def joint(before: str, after: str) -> str:
    """Return what stands between two joined rows: nothing between Han or kana signs."""
    unspaced = UNSPACED.match(after[:1]) and UNSPACED.match(before[-1:])
    return "" if unspaced else " "


def key_of(text: str) -> str:
    """Return the text by which repetitions are known: lower case, plain quotes, bare edges."""
    return short_key(text) if len(text) <= SHORT else long_key(text)


def long_key(text: str) -> str:
    """Return the key of a text of any length."""
    plain = text.lower()
    if not text.isascii():
        plain = unicodedata.normalize("NFKC", text).casefold().translate(QUOTES)
        plain = plain.replace(DOTTED_I, "i")
    return " ".join(plain.split()).strip(" .:;,!|-–—•·*#\"'[](){}>«»›‹")


short_key = lru_cache(maxsize=4096)(long_key)
SHORT = 300
"""Characters of the texts whose keys are remembered: they are asked for again and again."""

DOTTED_I = "i\u0307"
"""What a Turkish capital `İ` is in lower case."""

QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "ʼ": "'", "–": "-"})


def columns_of(text: str) -> int:
    """Return how many columns a text takes; Han and kana signs take two."""
    if text.isascii() or max(text, default="") < FIRST_UNSPACED:
        return len(text)
    return len(text) + len(UNSPACED.findall(text))


def size_of(text: str) -> int:
    """Return the length in words; two Han or kana signs count as one."""
    words = text.count(" ") + 1
    if text.isascii() or max(text) < FIRST_UNSPACED:
        return words
    return words + len(UNSPACED.findall(text)) // 2


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a full stop or its like, closing quotes set aside."""
    return text.rstrip(CLOSERS + " ")[-1:] in SENTENCE_END if text else False
