"""What stands above a report: headline, standfirst, kicker, byline, date stamps, captions.

Walks the blocks from the top to the lead, the paragraph that the report begins with, and then
shares out what it passed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.seeds.byline import Byline, is_full_name, read_byline
from digest.seeds.captions import REPEATED, doubled, is_caption
from digest.seeds.dateline import Dateline, alone, read_dateline
from digest.seeds.furniture import is_prose
from digest.seeds.headline import KIND_WORDS, SECTIONS, choose_title, split_site
from digest.seeds.rows import Block, Mark
from digest.seeds.stamps import Stamp, read_stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

LOOK_AHEAD = 4
"""Blocks behind a paragraph in which a byline or a date makes it a standfirst."""

LONGEST_STANDFIRST = 70
"""Words."""

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
class Dated:
    """A stamp, and whether it stands below the headline."""

    stamp: Stamp
    below: bool


@dataclass(frozen=True, slots=True)
class Header:
    """All that stands above the report, and the report's blocks."""

    title: str
    standfirst: str
    kicker: str
    bylines: tuple[Byline, ...]
    stamps: tuple[Dated, ...]
    dateline: Dateline | None
    """Still in the lead's text, unless it stood on a line of its own."""

    lone_dateline: bool
    site: str
    captions: tuple[str, ...]
    marks: tuple[Mark, ...]
    body: tuple[Block, ...]
    below: int
    """How many of the report's blocks, counted from the last, begin with the lead."""


def read_header(
    blocks: Sequence[Block], lang: str, whole: str, known: str = "", *, is_page: bool = False
) -> Header:
    """Return the header of an article.

    `known` is a headline that its page states elsewhere; `is_page` tells that the seed is a whole
    page, with navigation and other headlines around the article.
    """
    items, lead, dateline = survey(blocks, lang, whole, has_title=bool(known))
    items = [name_beside_date(items, index) for index in range(len(items))]
    if not items and blocks and dateline is None:
        items, blocks, dateline = run_on(blocks, lang, whole)
        lead = 0
    plain = [item.blocks[0] for item in items if item.role == "plain"]
    title = choose_title(plain, whole, known, is_page=is_page)
    return share_out(items, blocks[lead:], dateline, plain[title] if title >= 0 else None, known)


def survey(
    blocks: Sequence[Block], lang: str, whole: str, *, has_title: bool
) -> tuple[list[Item], int, Dateline | None]:
    """Return what stands above the lead, the lead's index, and its dateline."""
    items: list[Item] = []
    index = 0
    while index < min(len(blocks), LONGEST_HEADER):
        block = blocks[index]
        has_title = has_title or any(may_be_title(item) for item in items)
        if has_title and (size := doubled(blocks, index)):
            items += captions_of(blocks, index, size)
            index += 2 * size
            continue
        if item := signed_or_dated(blocks, index, lang, whole, has_title=has_title):
            items += item
            index += sum(len(one.blocks) for one in item if one.reason != SAME)
            if item[-1].role == "dateline":
                return items, index, alone(item[-1].blocks[0].text, lang, whole)
            continue
        if has_title or is_prose(block.text):
            dateline = read_dateline(block.text, lang, whole)
            if dateline:
                return items, index, dateline
        if is_caption(block.text):
            items.append(Item("caption", (block,)))
        elif not is_prose(block.text):
            items.append(Item("plain", (block,)))
        elif is_standfirst(blocks, index, lang, whole):
            items.append(Item("prose", (block,)))
        else:
            return items, index, None
        index += 1
    return items, index, None


def name_beside_date(items: Sequence[Item], index: int) -> Item:
    """Return an item, as a byline if it is the bare name of a person right above a date."""
    item = items[index]
    text = item.blocks[0].text
    is_above = index + 1 < len(items) and items[index + 1].role == "date"
    if item.role != "plain" or index == 0 or not is_above or not is_full_name(text):
        return item
    return replace(item, role="byline", byline=Byline(text, "", "", None, 1))


def run_on(
    blocks: Sequence[Block], lang: str, whole: str
) -> tuple[list[Item], Sequence[Block], Dateline | None]:
    """Return the headline of a text that is all in one line, parted from it by a dateline.

    Only a dateline with an agency or a date is sure enough.
    """
    text = blocks[0].text
    for match in RUN_ON.finditer(text, 0, LONGEST_TITLE):
        dateline = read_dateline(text[match.end() :], lang, whole)
        if dateline and dateline.place and (dateline.agency or dateline.written):
            head, rest = blocks[0].cut(match.end())
            title = Item("plain", (Block(head),))
            return [title], [Block(rest), *blocks[1:]], dateline
    return [], blocks, None


RUN_ON = re.compile(r"[^\s.:;,]\s(?=[A-Z\u0410-\u042f]{3})")
"""Before a word in Latin or Cyrillic capitals, as datelines begin."""

LONGEST_TITLE = 200


def may_be_title(item: Item) -> bool:
    """Whether an item is a line that more than a section's name stands in."""
    block = item.blocks[0]
    is_section = block.key in SECTIONS or block.key in KIND_WORDS
    return item.role == "plain" and block.size > 1 and not is_section


SAME = "same block"


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


def captions_of(blocks: Sequence[Block], index: int, size: int) -> list[Item]:
    """Return a doubled caption, and its repetition as removed."""
    first = tuple(blocks[index : index + size])
    second = tuple(blocks[index + size : index + 2 * size])
    return [Item("caption", first), Item("removed", second, reason=REPEATED)]


def is_standfirst(blocks: Sequence[Block], index: int, lang: str, whole: str) -> bool:
    """Whether a paragraph stands above the lead: a byline, date or dateline follows it soon."""
    if blocks[index].size > LONGEST_STANDFIRST:
        return False
    for ahead in range(index + 1, min(index + LOOK_AHEAD, len(blocks))):
        block = blocks[ahead]
        if is_prose(block.text):
            return read_dateline(block.text, lang, whole) is not None
        byline = read_byline(blocks, ahead, lang)
        if byline or read_stamp(block.text, lang) or alone(block.text, lang, whole):
            used = byline.used if byline else 1
            return any(is_prose(after.text) for after in blocks[ahead + used :])
    return False


def share_out(
    items: Sequence[Item],
    rest: Sequence[Block],
    dateline: Dateline | None,
    title: Block | None,
    known: str,
) -> Header:
    """Give every item above the lead its role, and hand the rest to the body."""
    at = next((i for i, item in enumerate(items) if title in item.blocks), -1)
    if at < 0 and not known:
        items, at = promote(items)
    marks: list[Mark] = []
    texts: dict[str, list[str]] = {"standfirst": [], "kicker": [], "caption": [], "title": []}
    body: list[Block] = []
    last = last_settled(items, dateline)
    site = ""
    for index, item in enumerate(items):
        role, reason = settle(items, index, at, last)
        if role == "title":
            name, cut = split_site(item.blocks[0].text)
            head, tail = item.blocks[0].cut(cut)
            marks += [Mark(row, "title") for row in head]
            marks += [Mark(row, "removed", "the site's name") for row in tail]
            texts["title"].append(Block(head).text)
            site = name
            continue
        if role == "standfirst" and texts["standfirst"]:
            role = "body"
        if role == "body":
            body += item.blocks
            continue
        for block in item.blocks:
            marks += block.marks(role, reason)
        if role in texts:
            texts[role].append(" ".join(block.text for block in item.blocks))
    title_text = texts["title"][0] if texts["title"] else ""
    return Header(
        title=title_text,
        standfirst=" ".join(texts["standfirst"]),
        kicker=" ".join(texts["kicker"]),
        bylines=tuple(item.byline for item in items if item.byline),
        stamps=tuple(
            Dated(item.stamp, below=index > at >= 0)
            for index, item in enumerate(items)
            if item.stamp
        ),
        dateline=dateline,
        lone_dateline=any(item.role == "dateline" for item in items),
        site=site,
        captions=tuple(texts["caption"]),
        marks=tuple(marks),
        body=(*body, *rest),
        below=len(rest),
    )


def promote(items: Sequence[Item]) -> tuple[Sequence[Item], int]:
    """Take a leading sentence for the headline where no other line can be it."""
    for index, item in enumerate(items):
        if item.role == "prose":
            changed = [*items]
            changed[index] = replace(item, role="plain")
            return changed, index
    return items, -1


def last_settled(items: Sequence[Item], dateline: Dateline | None) -> int:
    """Return the index behind which plain blocks belong to the report.

    With a dateline the report begins there; else behind the last byline, date or caption.
    """
    if dateline:
        return len(items)
    settled = [i for i, item in enumerate(items) if item.role not in {"plain", "prose"}]
    return settled[-1] if settled else -1


def settle(items: Sequence[Item], index: int, title: int, last: int) -> tuple[str, str]:
    """Return the role of an item above the lead, and why it is removed if it is."""
    item = items[index]
    if item.role not in {"plain", "prose"}:
        return item.role, item.reason
    block = item.blocks[0]
    if index == title:
        return "title", ""
    if title >= 0 and block.key == items[title].blocks[0].key:
        return "removed", "the headline again"
    if index < title:
        return above_title(items, index, title)
    if item.role == "prose" or index == title + 1:
        return ("standfirst", "") if index < last or is_dek(items, index) else ("body", "")
    return ("caption", "") if index < last else ("body", "")


def above_title(items: Sequence[Item], index: int, title: int) -> tuple[str, str]:
    """Return the role of a line above the headline: a sentence is kept, a label may be a kicker."""
    block = items[index].blocks[0]
    if items[index].role == "prose":
        return "standfirst", ""
    if block.text.endswith(items[title].blocks[0].text):
        return "removed", "a breadcrumb"
    lines = sum(item.role == "plain" for item in items[:title])
    is_near = index == title - 1 and block.size <= LONGEST_KICKER and lines == 1
    is_kicker = is_near or block.key in KIND_WORDS
    return ("kicker", "") if is_kicker else ("removed", "above the headline")


LONGEST_KICKER = 6


def is_dek(items: Sequence[Item], index: int) -> bool:
    """Whether a line right under the headline, with no empty line between, is its standfirst."""
    block = items[index].blocks[0]
    return index > 0 and not block.gap and not block.ends and block.size >= LONGEST_KICKER
