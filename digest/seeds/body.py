"""The paragraphs of a report, and what stands between and behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.seeds.byline import by_preposition, read_collective, reporter_of
from digest.seeds.captions import LONGEST as LONGEST_CAPTION
from digest.seeds.captions import REPEATED, doubled, is_caption, is_credited
from digest.seeds.dateline import alone
from digest.seeds.places import is_organisation
from digest.seeds.rows import Block, Mark, key_of
from digest.seeds.stamps import Stamp, read_stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

TAIL = 4
"""Blocks at the end that may be credits, an agency's signs, or a release's place and date."""

CREDIT = re.compile(
    r"\(?(?:additional )?(?:reporting|writing|editing|compiled|translated|edited|reported|produced)"
    r" (?:and \w{4,12} )?by .{1,300}"
    r"|.{2,200} contributed (?:to this (?:report|story|article)|reporting)\b.{0,100}"
    r"|\(?(?:mit material|mit agenturen|con información de|com informações d).{0,100}",
    re.IGNORECASE,
)
INITIALS = re.compile(
    r"[^\W\d_]{1,4}(?: [^\W\d_]{1,4})? ?/ ?[^\W\d_]{0,4}(?: [^\W\d_]{1,4})?\.{0,3}"
    r"|[^\W\d_]{1,4}/[^\W\d_]{1,4} \([\w, ]{2,30}\)|\(?[a-z]{2,4}\)|reuters?",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"\s?[(\[]\s?(?:(?:additional )?(?:reporting|writing|editing)\b[^()]{2,300}|end|ends|more|完|了"
    r"|reuters|reuter|ap|afp|dpa|efe|ansa|lusa|apa|tass)\s?[)\]]\.?$"
    r"|\s(?:[/–—-]{1,2}\s?(?:reuters|afp|ap|dpa|bernama)|reuter)$"
    r"|\s?[【(](?:编辑|责任编辑|責任編輯)[^】)]{1,20}[】)]$",
    re.IGNORECASE,
)
"""Credits and signs of an agency on the last line of the text."""

PRODUCED = re.compile(
    r"(?:video(?: clip)?|photos?|pictures|analysis|written|story|graphics?) by [^.]{2,60}",
    re.IGNORECASE,
)
"""Who made a picture or a film in the midst of a report."""

PUBLISHED_IN = re.compile(
    r"(?:first |originally )?published in (?:the )?([^,\d]{2,40}), ?(?:on )?.{0,20}\d{4}.{0,10}",
    re.IGNORECASE,
)
LONGEST_NAME = 16
"""Words of the longest name under a press release."""

LONGEST_END = 400
"""Characters from the end in which closing signs are looked for."""


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands behind a report: whom and when it names, and its rows as marked."""

    reporter: str = ""
    outlet: str = ""
    place: str = ""
    stamp: Stamp | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A report's paragraphs, its captions, and what stands behind it, last line first."""

    paragraphs: tuple[Block, ...]
    captions: tuple[str, ...]
    tails: tuple[Tail, ...]
    marks: tuple[Mark, ...]


def read_body(blocks: Sequence[Block], lang: str, whole: str, printed: Sequence[str]) -> Body:
    """Return the paragraphs of a report; `printed` are headline and captions that stood above."""
    kept, captions, marks = between(blocks, {key_of(text) for text in printed})
    tails: list[Tail] = []
    while len(kept) > 1 and len(tails) < TAIL:
        tail = read_tail(kept[-1], lang, whole)
        if tail is None:
            break
        tails.append(tail)
        kept = kept[:-1]
    kept, signs = without_signs(kept)
    return Body(tuple(kept), tuple(captions), (*tails, *signs), tuple(marks))


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


def read_tail(block: Block, lang: str, whole: str) -> Tail | None:
    """Return what the last block of a text says when it is no paragraph of the report."""
    text = block.text
    if CREDIT.fullmatch(text):
        marks = block.marks("removed", "an agency's credits")
        return Tail(reporter_of(f"({text.strip('()')})"), marks=tuple(marks))
    if INITIALS.fullmatch(text):
        return Tail(marks=tuple(block.marks("removed", "initials or an agency's sign")))
    if dated := read_end_date(block, lang, whole):
        return dated
    is_short = not block.ends and block.size <= LONGEST_NAME
    if is_short and (is_signature(text) or is_joint_signature(text)):
        return Tail(outlet=text, marks=tuple(block.marks("byline")))
    return None


def read_end_date(block: Block, lang: str, whole: str) -> Tail | None:
    """Return the day, and the place or paper before it, that stands below a report."""
    stamp = read_stamp(block.text, lang)
    if published := PUBLISHED_IN.fullmatch(block.text):
        return Tail(outlet=published[1], stamp=stamp, marks=tuple(block.marks("date")))
    lone = alone(block.text, lang, whole)
    if lone and lone.written:
        stamp = Stamp(
            lone.written, None, block.text, labelled=False, timed=False, weekday=False, end=0
        )
        return Tail(place=lone.place, stamp=stamp, marks=tuple(block.marks("dateline")))
    return Tail(stamp=stamp, marks=tuple(block.marks("date"))) if stamp and not lone else None


def is_signature(text: str) -> bool:
    """Whether a line is the organisation that signs a release: in capitals, some `Council`."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > len("the")]
    return is_organisation(text) and len(words) > 1 and all(w[0].isupper() for w in words)


def is_joint_signature(text: str) -> bool:
    """Whether a line is an outlet, alone or `Le Monde avec AFP`."""
    found = by_preposition(text)
    return read_collective(text) is not None or (found is not None and found == ("", text))


def without_signs(blocks: Sequence[Block]) -> tuple[list[Block], list[Tail]]:
    """Cut an agency's credits and signs from the end of the last paragraph."""
    kept = [*blocks]
    tails: list[Tail] = []
    while kept and len(tails) < TAIL:
        text = kept[-1].text
        start = max(0, len(text) - LONGEST_END)
        found = CLOSING.search(text, start)
        if not found or found.start() == 0:
            break
        head, rest = kept[-1].cut(found.start())
        kept[-1] = Block(head)
        marks = tuple(Mark(row, "removed", "an agency's sign-off") for row in rest)
        tails.append(Tail(reporter_of(found[0]), marks=marks))
    return kept, tails
