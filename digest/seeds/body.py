"""The paragraphs of a report, and what stands between and behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.seeds.captions import LONGEST as LONGEST_CAPTION
from digest.seeds.captions import REPEATED, doubled, is_caption, is_credited
from digest.seeds.rows import Block, Mark, key_of
from digest.seeds.tails import Tail, read_tails

if TYPE_CHECKING:
    from collections.abc import Sequence

PRODUCED = re.compile(
    r"(?:video(?: clip)?|photos?|pictures|analysis|written|story|graphics?) by [^.]{2,60}",
    re.IGNORECASE,
)
"""Who made a picture or a film in the midst of a report."""


@dataclass(frozen=True, slots=True)
class Body:
    """A report's paragraphs, its captions, and what stands behind it, last line first."""

    paragraphs: tuple[Block, ...]
    captions: tuple[str, ...]
    tails: tuple[Tail, ...]
    marks: tuple[Mark, ...]


def read_body(
    blocks: Sequence[Block], lang: str, whole: str, printed: Sequence[str], authors: Sequence[str]
) -> Body:
    """Return the paragraphs of a report.

    `printed` are headline and captions that stood above, `authors` those that a byline named.
    """
    kept, captions, marks = between(blocks, {key_of(text) for text in printed})
    kept, tails = read_tails(kept, lang, whole, authors)
    return Body(tuple(kept), tuple(captions), tuple(tails), tuple(marks))


def between(
    blocks: Sequence[Block], printed: set[str]
) -> tuple[list[Block], list[str], list[Mark]]:
    """Part the captions and repetitions among paragraphs from them."""
    kept: list[Block] = []
    captions: list[str] = []
    marks: list[Mark] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        size = doubled(blocks, index)
        if size:
            first, second = blocks[index : index + size], blocks[index + size : index + 2 * size]
            text = " ".join(one.text for one in first)
            is_new = key_of(text) not in printed
            for one in first:
                marks += one.marks("caption") if is_new else one.marks("removed", REPEATED)
            marks += [mark for one in second for mark in one.marks("removed", REPEATED)]
            captions += [text] if is_new else []
            printed |= {key_of(text), *(one.key for one in first)}
            index += 2 * size
            continue
        if 1 < block.size <= LONGEST_CAPTION and block.key in printed:
            marks += block.marks("removed", "printed above already")
        elif PRODUCED.fullmatch(block.text):
            marks += block.marks("removed", "a credit")
        elif is_caption(block.text) or is_credited(block):
            marks += block.marks("caption")
            captions.append(block.text)
            printed.add(block.key)
        else:
            kept.append(block)
        index += 1
    return kept, captions, marks
