"""Which lines are captions of pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.seeds.rows import Block

LONGEST = 45
"""Words of the longest caption."""

LONGEST_CREDIT = 80
"""Characters at the end of a caption that may credit its picture."""

REPEATED = "a repeated caption"

CAPTION = re.compile(
    r"(?:[A-Z][A-Z .,'-]{2,40}(?:, [A-Z][\w .]{2,30})?\s?[-–—]\s?[A-Z]{3,9}\.? \d{1,2}(?:, \d{4})?"
    r"\s?:|[Ii]mage ?caption\s?\S|FILE\b ?(?:PHOTO|PICTURE|-|–|—|:))"
)
"""How agencies begin captions: `WASHINGTON - FEBRUARY 26: …`, `FILE - …`."""

PICTURE_CREDIT = re.compile(
    r"\s?[(\[](?:(?:ap|afp|reuters|epa|getty|dpa) ?(?:photo|foto|images|file|/)[^()]{0,60}"
    r"|file photo|(?:photo|foto|image|credit|picture)\b[^()]{0,60}"
    r"|[^()]{2,60}(?:/|via )(?:ap|afp|reuters|getty images|epa|dpa))[)\]]\.?$"
    r"|\s(?:photo(?:graph)?|foto|bild|image|picture|credit): [^.]{2,60}$",
    re.IGNORECASE,
)


def is_caption(text: str) -> bool:
    """Whether a text begins as agencies begin their captions."""
    return CAPTION.match(text) is not None


def is_credited(block: Block) -> bool:
    """Whether a short block ends with the credit of a photographer or an agency."""
    end = block.text[-LONGEST_CREDIT:]
    return block.size <= LONGEST and PICTURE_CREDIT.search(end) is not None


def doubled(blocks: Sequence[Block], index: int) -> int:
    """Return of how many blocks a caption consists that is printed twice in a row, 0 for none.

    A picture's description and its caption are often one text.
    """
    for size in (1, 2):
        pair = blocks[index : index + 2 * size]
        if len(pair) < 2 * size or sum(block.size for block in pair) > 2 * LONGEST:
            continue
        keys = [block.key for block in pair]
        if keys[:size] == keys[size:] and all(keys) and not is_quote(pair[0]):
            return size
    return 0


def is_quote(block: Block) -> bool:
    """Whether a block is one quotation, like a line of a placard."""
    return block.text[0] in "\"“„«'‘" and block.text[-1] in "\"”“»'’"
