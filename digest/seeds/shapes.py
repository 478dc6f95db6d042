"""The shape of a text: rows -> blocks that each read on, whatever the lines were broken at.

Three shapes are told apart: a line to a paragraph, lines wrapped at a width (wire copy, text
browsers), and lines broken around links and names (some extractors).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.seeds.rows import (
    MID_SENTENCE,
    UNSPACED,
    Block,
    Row,
    columns_of,
    ends_sentence,
    size_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

NARROWEST, WIDEST = 40, 120
"""Columns of hard-wrapped text."""

FULL = 0.85
"""The share of the width that a wrapped line and the first word of the next fill at least."""

LONG = 0.7
"""The share of the width from which a line may have been wrapped."""

FEWEST_WRAPPED = 4
"""Lines that run on before a text is taken for wrapped."""

INDENT = 2
"""Columns by which the first line of a paragraph stands in from the others."""

FEWEST_BROKEN = 3
MOST_WHOLE = 8
"""A text is broken around its links when every eighth line at least begins in mid-sentence."""

LONG_PIECE = 5
"""Words of a piece of a sentence that is no heading, in scripts without capitals."""

CASED = re.compile(r"[A-Za-zß-öø-ÿА-яёΑ-ω]")
BYLINE = re.compile(r"(?:by|von|di|da|par|por|door|av|af|przez)\s[^\W\d_a-z]")
"""How bylines begin, in lower case as pieces of sentences do."""

CLOSING = re.compile(r"[,.;:!?)\]”’»%،؛。，、]+")


def blocks_of(rows: Sequence[Row], *, is_running: bool = False) -> list[Block]:
    """Return the paragraphs and headings of a text, in order.

    `is_running`: the rows are running text, which may be broken however few of them show it.
    """
    width = wrap_width(rows)
    broken = not width and is_broken(rows)
    is_running = is_running and not width
    blocks: list[list[Row]] = []
    for index, row in enumerate(rows):
        if index and (
            reads_on(rows, index, width, broken=broken) or (is_running and is_open(rows, index))
        ):
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return [Block(tuple(block)) for block in blocks]


def wrap_width(rows: Sequence[Row]) -> int:
    """Return the column at which lines were wrapped, 0 when they were not.

    Wrapped lines end near one column and mostly within a sentence.
    """
    widths = [columns_of(row.text) + row.indent for row in rows]
    longest = max(widths, default=0)
    if not NARROWEST <= longest <= WIDEST:
        return 0
    pairs = [
        (before, width)
        for before, after, width in zip(rows, rows[1:], widths, strict=False)
        if not after.gap and after.number == before.number + 1
    ]
    full = [before for before, width in pairs if width >= LONG * longest]
    within = sum(not ends_sentence(before.text) for before in full)
    return longest if within >= FEWEST_WRAPPED and within * 2 >= len(full) else 0


def is_broken(rows: Sequence[Row]) -> bool:
    """Whether lines were broken around the links and names within sentences."""
    starts = sum(MID_SENTENCE.match(row.text) is not None for row in rows)
    return starts >= FEWEST_BROKEN and starts * MOST_WHOLE >= len(rows)


def reads_on(rows: Sequence[Row], index: int, width: int, *, broken: bool) -> bool:
    """Whether the row at an index continues the paragraph of the row before it."""
    before, row = rows[index - 1], rows[index]
    if width:
        return continues_wrapped(before, row, width)
    if CLOSING.fullmatch(row.text) and not UNSPACED.search(row.text):
        return True
    if not broken:
        return False
    if ends_sentence(before.text):
        return CLOSING.match(row.text) is not None
    if MID_SENTENCE.match(row.text):
        return True
    may_go_on = not row.gap or (index > 1 and before.text.rpartition(" ")[2].islower())
    after = rows[index + 1] if index + 1 < len(rows) else None
    return bool(after and may_go_on and MID_SENTENCE.match(after.text))


def is_open(rows: Sequence[Row], index: int) -> bool:
    """Whether the row at an index goes on a long piece of a sentence, or a word behind one.

    Without capitals a row itself does not show that it does.
    """
    row, before = rows[index], rows[max(index - 2, 0) : index]
    is_apart = CASED.search(row.text) and not MID_SENTENCE.match(row.text)
    if is_apart or ends_sentence(before[-1].text) or BYLINE.match(row.text):
        return False
    return any(not ends_sentence(one.text) and size_of(one.text) >= LONG_PIECE for one in before)


def continues_wrapped(before: Row, row: Row, width: int) -> bool:
    """Whether a row of a wrapped text continues: no gap, no indent, and the row before was full.

    A short row ends its paragraph or heading, unless what follows begins in mid-sentence.
    """
    if row.gap or row.number != before.number + 1 or row.indent >= before.indent + INDENT:
        return False
    if before.text.isupper() and not row.text.isupper():
        return False
    unspaced = UNSPACED.match(row.text)
    first_word = 1 if unspaced else len(row.text.partition(" ")[0])
    was_full = columns_of(before.text) + before.indent + 1 + first_word > FULL * width
    return was_full or row.text[0].islower()
