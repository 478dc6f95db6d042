"""What the blocks above a report are by themselves: bylines, dates, captions, and plain lines.

Walks from the top down to the lead, the paragraph that the report begins with; what a plain
line is depends on its neighbours, and is for `header` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.seeds.byline import Byline, read_byline
from digest.seeds.captions import (
    REPEATED,
    doubled,
    is_caption,
    is_credited,
    is_picture_text,
)
from digest.seeds.dateline import alone, read_dateline
from digest.seeds.dates import find_dates
from digest.seeds.furniture import is_prose
from digest.seeds.headline import is_section
from digest.seeds.names import JOINER, is_full_name, parties
from digest.seeds.places import is_known_place
from digest.seeds.rows import CLOSERS, Block
from digest.seeds.signature import is_writer, read_signature
from digest.seeds.stamps import Stamp, is_filler, read_stamp, stamp_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.seeds.heads import Dateline

LOOK_AHEAD = 4
"""Blocks behind a paragraph in which a byline or a date makes it a standfirst."""

LONGEST_STANDFIRST = 100
"""Words."""

LONGEST_ASKED = 30
"""Words of a headline that ends in a question mark."""

LONGEST_TITLE = 200
"""Characters."""

SAME = "the rest of a line"
"""Why an item is no block of its own: a date stood before it on its line."""

RUN_ON = re.compile(r"[^\s.:;,]\s(?=[^\W\d_a-zß-öø-ÿа-я])")
"""Before a word that does not begin in lower case, as datelines do."""

MOST_NAMES = 4
"""Persons whose names alone on a line are a byline."""

FEWEST_LISTED = 3
"""Lines with days that are a list of dates."""

LONGEST_DATED, LONGEST_PARTED = 12, 24
"""Words of the longest line that is believed to say when; of one with the date between signs."""

SEPARATOR = re.compile(r"\s?[|•·⋅∙/]\s|,\s")

MOST_NAMED = 2
"""How often a text may name its writer: in the byline, and once more."""

LONGEST_HEADER = 200
"""Blocks: a page that has no report by then has none."""


@dataclass(frozen=True, slots=True)
class Item:
    """Blocks above the lead and what they are by themselves; `plain` waits for its neighbours."""

    role: str
    blocks: tuple[Block, ...]
    reason: str = ""
    byline: Byline | None = None
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """The items above a report, the report's blocks, and the dateline that it begins with."""

    items: tuple[Item, ...]
    report: tuple[Block, ...]
    dateline: Dateline | None
    is_apart: bool = False
    """Whether the dateline is an item; else it is still in the text of the report's first block."""


def survey(
    blocks: Sequence[Block], lang: str, whole: str, *, has_title: bool, is_page: bool = False
) -> Survey:
    """Return what stands above the lead.

    `has_title`: the headline is known from elsewhere; `is_page`: the text is of a whole page,
    where a name alone may be the byline.
    """
    seen = walk(blocks, lang, whole, has_title=has_title)
    if not seen.items and blocks and seen.dateline is None:
        return run_on(blocks, lang, whole)
    items = without_lists(seen.items)
    first = next((i for i, item in enumerate(items) if may_be_title(item)), -1)
    named = tuple(
        item if index <= first else beside_date(items, index, whole)
        for index, item in enumerate(items)
    )
    if is_page and not any(item.byline and item.byline.author for item in named):
        named = with_signature(named, lang, whole)
    return replace(seen, items=named)


def walk(blocks: Sequence[Block], lang: str, whole: str, *, has_title: bool) -> Survey:
    """Return the items above the lead, by themselves, and what follows."""
    items: list[Item] = []
    apart: Dateline | None = None
    index = 0
    is_known = has_title
    while index < min(len(blocks), LONGEST_HEADER):
        block = blocks[index]
        has_title = has_title or any(may_be_title(item) for item in items)
        if has_title and (size := doubled(blocks, index)):
            items += captions_of(blocks, index, size)
            index += 2 * size
            continue
        item = signed_or_dated(blocks, index, lang, whole, has_title=has_title)
        item = item or (loosely_dated(block, lang) if is_known else None)
        if item:
            items += item
            index += sum(len(one.blocks) for one in item if one.reason != SAME)
            if item[-1].role == "dateline":
                apart = alone(item[-1].blocks[0].text, lang, whole)
                return Survey(tuple(items), tuple(blocks[index:]), apart, is_apart=True)
            continue
        is_read = has_title or is_prose(block.text)
        dateline = read_dateline(block.text, lang, whole) if is_read else None
        if dateline and (apart or any(map(is_settled, items)) or not is_intro(blocks, index, lang)):
            return Survey(tuple(items), tuple(blocks[index:]), dateline)
        if dateline:
            before, after = block.cut(dateline.end)
            items += [Item("dateline", (Block(before),)), Item("prose", (Block(after),))]
            apart = dateline
        elif (item_here := by_itself(blocks, index, lang, whole, items)) is None:
            break
        else:
            items.append(item_here)
        index += 1
    return Survey(tuple(items), tuple(blocks[index:]), apart, is_apart=apart is not None)


def by_itself(
    blocks: Sequence[Block], index: int, lang: str, whole: str, above: Sequence[Item]
) -> Item | None:
    """Return a block as a caption, a plain line or a standfirst; None for the lead."""
    block = blocks[index]
    if is_caption(block.text) or is_credited(block):
        return Item("caption", (block,))
    is_first = not any(map(may_be_title, above))
    if not is_first and is_prose(block.text) and is_picture_text(block, lang):
        return Item("caption", (block,))
    if not is_prose(block.text) or (is_first and is_asked(block)):
        return Item("plain", (block,))
    is_signed = any(map(names_author, above))
    return (
        Item("prose", (block,))
        if is_standfirst(blocks, index, lang, whole, is_signed=is_signed)
        else None
    )


def is_settled(item: Item) -> bool:
    """Whether an item is a byline or a date: an introduction stands above those."""
    return item.byline is not None or item.stamp is not None


def is_intro(blocks: Sequence[Block], index: int, lang: str) -> bool:
    """Whether a paragraph with a dateline stands above byline or date, which a report follows."""
    ahead = index + 1
    while ahead < min(index + LOOK_AHEAD, len(blocks)) and not is_prose(blocks[ahead].text):
        byline = read_byline(blocks, ahead, lang)
        if byline or read_stamp(blocks[ahead].text, lang):
            used = byline.used if byline else 1
            return any(is_prose(block.text) for block in blocks[ahead + used :])
        ahead += 1
    return False


def is_asked(block: Block) -> bool:
    """Whether a block that might be prose by its length is a headline: one question or call."""
    bare = block.text.rstrip(CLOSERS)
    return bare.endswith(("?", "!", "？", "！")) and block.size <= LONGEST_ASKED


def without_lists(items: Sequence[Item]) -> list[Item]:
    """Return the items with lines of a list of dates as plain ones: a report has one day."""
    listed = [item for item in items if item.stamp and is_loose(item.stamp)]
    is_list = len(listed) >= FEWEST_LISTED
    return [
        replace(one, role="plain", stamp=None) if is_list and one in listed else one
        for one in items
    ]


def is_loose(stamp: Stamp) -> bool:
    """Whether nothing but a day says that a line is a stamp, and other words stand in it."""
    return bool(stamp.others) and not stamp.labelled and not stamp.timed


def beside_date(items: Sequence[Item], index: int, whole: str) -> Item:
    """Return an item, as a byline if it is the bare name of a person right beside a date.

    `Summer Games` has the form of a name too, but then the text speaks of games; and whom the
    text speaks of again and again did not write it. Small words below a date are a piece of its
    line.
    """
    item = items[index]
    if item.role == "plain" and items[index - 1].role == "date" and is_filler(item.blocks[0].text):
        return replace(item, role="date")
    text = item.blocks[0].text
    beside = {
        one.role for one in (*items[max(index - 1, 0) : index], *items[index + 1 : index + 2])
    }
    names = [name for name in JOINER.split(text) if name]
    is_named = bool(names) and len(names) <= MOST_NAMES and all(map(is_full_name, names))
    if item.role != "plain" or "date" not in beside or not is_named:
        return item
    words = text.split()
    if any(f" {word.lower()} " in whole for word in words if word.lower() != word):
        return item
    if whole.count(words[-1]) > MOST_NAMED:
        return item
    return replace(item, role="byline", byline=Byline(parties(text).author, ""))


def with_signature(items: Sequence[Item], lang: str, whole: str) -> tuple[Item, ...]:
    """Return the items of a page with the first lines that name its writers as bylines.

    Several of them in a row name several writers; names that stand apart are of other stories.
    """
    found = [signed(item, lang, whole) for item in items]
    new = [index for index, item in enumerate(found) if item is not items[index]]
    row = [index for place, index in enumerate(new) if index == new[0] + place]
    names = [byline.author for index in row if (byline := found[index].byline)]
    if not row or len(new) > len(row) + 1:
        return tuple(items)
    first = found[row[0]]
    if first.byline and len({*names}) > 1:
        together = replace(first.byline, author=", ".join(dict.fromkeys(names)))
        found[row[0]] = replace(first, byline=together)
    return tuple(found)


def signed(item: Item, lang: str, whole: str) -> Item:
    """Return an item, as a byline if it names the writer by all of its parts."""
    if item.role not in {"plain", "date"}:
        return item
    byline = read_signature(item.blocks[0].text, lang, whole)
    if byline is None:
        return item
    return replace(item, role="byline", byline=byline, stamp=item.stamp or byline.stamp)


def run_on(blocks: Sequence[Block], lang: str, whole: str) -> Survey:
    """Return the survey of a text that is all in one line: its dateline parts the headline off.

    Only a dateline with an agency or a date is sure enough. It begins behind a small word, or in
    capitals; else with a place that is known, or with the last word that it can.
    """
    text = blocks[0].text
    starts = [match.end() for match in RUN_ON.finditer(text, 0, LONGEST_TITLE)]
    read = ((start, read_dateline(text[start:], lang, whole)) for start in starts)
    found = [(start, d) for start, d in read if d and d.place and (d.agency or d.written)]
    if not found:
        return Survey((), tuple(blocks), None)
    sure = [pair for pair in found if is_parted(text, pair[0])]
    known = [pair for pair in found if is_known_place(pair[1].place, lang)]
    start, dateline = (sure or known or found[-1:])[0]
    head, rest = blocks[0].cut(start)
    return Survey((Item("plain", (Block(head),)),), (Block(rest), *blocks[1:]), dateline)


def is_parted(text: str, start: int) -> bool:
    """Whether the word at an offset begins with a capital behind a small word, or is capitals."""
    before, word = text[:start].rsplit(maxsplit=1)[-1], text[start:].split(None, 1)[0]
    in_capitals = word.isupper() and len(word) >= len("UAE")
    return before[0].islower() or (in_capitals and not before.isupper())


def may_be_title(item: Item) -> bool:
    """Whether an item is a line that more than a section's name stands in."""
    block = item.blocks[0]
    return item.role == "plain" and block.size > 1 and not is_section(block)


def signed_or_dated(
    blocks: Sequence[Block], index: int, lang: str, whole: str, *, has_title: bool
) -> list[Item] | None:
    """Return the byline, date stamp or lone dateline that begins at a block."""
    block = blocks[index]
    byline = read_byline(blocks, index, lang)
    if byline and (has_title or byline.stamp or index + byline.used < len(blocks)):
        taken = tuple(blocks[index : index + byline.used])
        return [Item("byline", taken, byline=byline, stamp=byline.stamp)]
    stamp = read_stamp(block.text, lang)
    if has_title and (named := named_beside(block, lang, whole)):
        return [named]
    if stamp and stamp.behind and (signed := signed_behind(block, stamp, lang)):
        return signed
    is_labelled = stamp is not None and (stamp.labelled or stamp.timed)
    if has_title and not is_labelled and alone(block.text, lang, whole):
        return [Item("dateline", (block,))]
    if stamp is None or (stamp.others and not has_title and not is_labelled):
        return None
    before, after = block.cut(stamp.end)
    items = [Item("date", (Block(before),), stamp=stamp)]
    if after:
        items.append(Item("plain", (Block(after),), reason=SAME))
    return items


def named_beside(block: Block, lang: str, whole: str) -> Item | None:
    """Return a date on whose line a person is named, in any order: `Ana Silva, 4 March 2026`."""
    has_figures = any(map(str.isdecimal, block.text))
    byline = read_signature(block.text, lang, whole) if has_figures else None
    if not byline or not byline.stamp or not all(map(is_writer, JOINER.split(byline.author))):
        return None
    return Item("byline", (block,), byline=byline, stamp=byline.stamp)


def signed_behind(block: Block, stamp: Stamp, lang: str) -> list[Item]:
    """Return a stamp and the byline or source that stands behind it on its line, if one does."""
    before, after = (Block(rows) for rows in block.cut(stamp.behind))
    byline = read_byline([after], 0, lang)
    if not byline or not (byline.author or byline.outlet):
        return []
    return [
        Item("date", (before,), stamp=stamp),
        Item("byline", (after,), reason=SAME, byline=byline),
    ]


def loosely_dated(block: Block, lang: str) -> list[Item] | None:
    """Return the date of a short line that says more than a stamp: `4 March 2026 • 3 minutes`.

    Only where the headline is known from elsewhere, so that it can't be this line.
    """
    parts = [part for part in SEPARATOR.split(block.text) if part]
    is_apart = any(is_pure(part, lang) for part in parts)
    is_short = block.size <= LONGEST_DATED and not block.ends
    if not is_short and not (is_apart and block.size <= LONGEST_PARTED):
        return None
    dates = [written for written in find_dates(block.text, lang) if written.days]
    if not dates:
        return None
    stamp = stamp_of(block.text, dates, lang, len(block.text))
    return [Item("date", (block,), stamp=stamp)]


def is_pure(part: str, lang: str) -> bool:
    """Whether a part of a line is a date and nothing else."""
    stamp = read_stamp(part, lang)
    return stamp is not None and stamp.published is not None and not stamp.others


def captions_of(blocks: Sequence[Block], index: int, size: int) -> list[Item]:
    """Return a doubled caption, and its repetition as removed."""
    first = tuple(blocks[index : index + size])
    second = tuple(blocks[index + size : index + 2 * size])
    return [Item("caption", first), Item("removed", second, reason=REPEATED)]


def names_author(item: Item) -> bool:
    """Whether an item is a byline that says who wrote."""
    return item.byline is not None and bool(item.byline.author or item.byline.outlet)


def is_standfirst(
    blocks: Sequence[Block], index: int, lang: str, whole: str, *, is_signed: bool
) -> bool:
    """Whether a paragraph stands above the lead: a byline, date or dateline follows it soon.

    `is_signed`: a byline stands above it already, so only a dateline counts.
    """
    if blocks[index].size > LONGEST_STANDFIRST:
        return False
    for ahead in range(index + 1, min(index + LOOK_AHEAD, len(blocks))):
        block = blocks[ahead]
        if is_prose(block.text):
            return read_dateline(block.text, lang, whole) is not None
        byline = None if is_signed else read_byline(blocks, ahead, lang)
        is_dated = not is_signed and read_stamp(block.text, lang) is not None
        if byline or is_dated or alone(block.text, lang, whole):
            used = byline.used if byline else 1
            return any(is_prose(after.text) for after in blocks[ahead + used :])
    return False
