"""Which lines are captions of pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.seeds.dates import find_dates

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
    r"\s?:|[Ii]mage ?caption\s?\S|FILE\b ?(?:PHOTO|PICTURE|-|–|—|:)|\d{1,2} of \d{1,2}\.? [A-Z])"
)
"""How agencies begin captions: `WASHINGTON - FEBRUARY 26: …`, `FILE - …`, `1 of 4. …`."""

PICTURE_CREDIT = re.compile(
    r"\s?[(\[](?:(?:ap|afp|reuters|epa|getty|dpa) ?(?:photo|foto|images|file|/)[^()]{0,60}"
    r"|file photo|(?:photo|foto|image|credit|picture)\b[^()]{0,60}"
    r"|[^()]{2,60}(?:/|via )(?:ap|afp|reuters|getty images|epa|dpa))[)\]]\.?$",
    re.IGNORECASE,
)
LABELLED_CREDIT = re.compile(
    r"\s(?:photo(?:graph)?|foto|bild|image|picture|credit): ([^.]{2,60})$", re.IGNORECASE
)
ARCHIVED = (
    r"(?:(?:an? )?file (?:photo|picture|image)|archiv(?:foto|bild)|symbol(?:foto|bild)"
    r"|(?:photo|image) d['’](?:archives?|illustration)|(?:foto(?:grafía)?|imagen) de archivo"
    r"|foto d['’]archivio|(?:foto|imagem) de arquivo|archieffoto|arşiv(?: fotoğrafı)?"
    r"|архивное фото|фото из архива|عکس آرشیوی|صورة أرشيفية|فائل فوٹو"
    r"|资料图片?|資料写真|자료 ?사진)"
)
FROM_ARCHIVE = re.compile(
    rf"{ARCHIVED}(?:[\s:：,.]|$)|.{{3,300}}\s?[(（\[]?\b{ARCHIVED}[)）\]]?\.?$", re.IGNORECASE
)
"""A picture from the archive: `Symbolbild: …`, `… in a file photo.`"""

POINTING = re.compile(
    r"\((?:L|left|right|cent(?:re|er)|links|rechts|Mitte|l\.|r\.)\)|, (?:left|right|cent(?:re|er)),"
    r"|\b(?:[Pp]ictured (?:here|above|left|right|in this)|[Ss]een (?:here|left|right|in this))\b"
    r"|\bv\.\s?l\."
    r"|^(?:An? (?:general|aerial|undated|combination)|The logo of|People walk past)\b"
)
"""What points into a picture, or says what kind of picture it is."""

NEAR_END = 4
"""Characters that may follow the day on which a picture was taken."""


def is_caption(text: str) -> bool:
    """Whether a text begins as agencies begin their captions."""
    return CAPTION.match(text) is not None


def is_credited(block: Block) -> bool:
    """Whether a short block credits a photographer or an agency, or says it is from an archive."""
    if block.size > LONGEST:
        return False
    end = block.text[-LONGEST_CREDIT:]
    label = LABELLED_CREDIT.search(end)
    return (
        PICTURE_CREDIT.search(end) is not None
        or (label is not None and is_names(label[1]))
        or FROM_ARCHIVE.match(block.text) is not None
    )


def is_names(text: str) -> bool:
    """Whether words may name a photographer and an agency: half of them begin with a capital."""
    words = re.findall(r"[^\W\d_]+", text)
    return 2 * sum(not word[0].islower() for word in words) > len(words)


def is_picture_text(block: Block, lang: str) -> bool:
    """Whether a block above a report tells of a picture: who is where in it, or when it was taken.

    Amid a report such sentences are its own.
    """
    if block.size > LONGEST:
        return False
    return POINTING.search(block.text) is not None or is_dated(block, lang)


def is_dated(block: Block, lang: str) -> bool:
    """Whether a sentence ends in place and day as captions do: `in Mumbai May 13, 2014`."""
    text = block.text
    last = [w for w in find_dates(text, lang) if w.days and w.end + NEAR_END >= len(text)]
    before = text[: last[0].start].split() if last else []
    return block.ends and bool(before) and not before[-1][0].islower()


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
