"""Spots of a post's raw Markdown -> where they are in its canonical text.

Markdown forgets where its text came from. So signs are put at the spots, and looked for in what is
drawn of it; the notes of the post are taken out as always.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.problems import Place
from digest.text.fences import mask_blocks
from digest.text.markup import draw_markdown
from digest.text.notes import scan
from digest.text.signs import CLOSE, OPEN, Typed, fit, sign, take_signs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.text.frontmatter import Parts


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a raw text, and what stands there before it is drawn."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Traced:
    """A canonical text, and where in it each spot is that was drawn, by its number."""

    text: str
    spans: Mapping[int, tuple[int, int]]


def trace(body: str, spots: Sequence[Spot], path: str, first_line: int) -> Traced:
    """Return the canonical text of a body with other words at some spots, and where those are.

    Expects spots in order that don't overlap. The passages of the post's own notes have signs,
    too, so those of the spots are counted from a number on that they don't reach.
    """
    first = body.count("[^") + 1
    parts: list[str] = []
    position = 0
    for number, spot in enumerate(spots, first):
        parts += body[position : spot.start], sign(OPEN, number), spot.text, sign(CLOSE, number)
        position = spot.end
    found = scan("".join([*parts, body[position:]]), path, first_line)
    typed = [mark.typed for mark in found.marks]
    typed += [Typed("", "")] * (first + len(spots) - len(typed))
    signed = take_signs(draw_markdown(found.body, Place(path, first_line)).html, typed)
    drawn = {number - first: span for number, span in signed.spans.items() if number >= first}
    return Traced(signed.text, drawn)


BEGINNING = re.compile(
    r"^(?!\*?\[[^\]\n]{0,200}\]:)"  # no address or abbreviation that the text names apart
    r"(?:[ \t>|]|#{1,6}[ \t]|[-*+:][ \t]|\d{1,9}[.)][ \t]){0,40}+"
    r"[*_=\[(“‘„«¿¡—–\"']{0,4}+(?=[^\W_])",
    re.MULTILINE,
)
"""What may stand before the first word of a line; a sign behind it changes no block."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Which line of a file each part of a canonical text came from."""

    starts: Sequence[int]
    numbers: Sequence[int]

    def at(self, offset: int) -> int:
        """Return the line of an offset, 0 if it isn't known."""
        found = bisect_right(self.starts, offset) - 1
        return self.numbers[found] if found >= 0 else 0


def lines_of(parts: Parts, text: str, path: str) -> Lines:
    """Return the lines of a post by the offsets in its canonical text.

    Where the signs that it takes have changed the text, which a strange one may provoke, none is
    known.
    """
    body = fit(parts.body)
    begins = [found.end() for found in BEGINNING.finditer(mask_blocks(body))]
    traced = trace(body, [Spot(at, at) for at in begins], path, parts.body_line)
    if traced.text != text:
        return Lines((), ())
    pairs = sorted(
        (span[0], parts.body_line + body.count("\n", 0, begins[number]))
        for number, span in traced.spans.items()
    )
    return Lines([start for start, _ in pairs], [line for _, line in pairs])
