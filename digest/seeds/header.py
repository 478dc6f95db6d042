"""What stands above a report: headline, standfirst, kicker, byline, date stamps, captions.

Shares out what `survey` passed on its way down to the report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.seeds.headline import KIND_WORDS, choose_title, is_section, split_site
from digest.seeds.places import is_organisation
from digest.seeds.rows import Block, Mark
from digest.seeds.survey import SAME, Item, Survey, survey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.seeds.byline import Byline
    from digest.seeds.heads import Dateline
    from digest.seeds.stamps import Stamp

SHORTEST = 3
"""Words of a line that may end with a stop and be no sentence: `3 Min.`"""

LONGEST_KICKER = 6
"""Words, which a standfirst has at least."""

AGAIN = "the headline again"


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
    """The site's name behind the headline, or the letterhead above it."""

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
    page, with navigation and other headlines around the article. Where no line can be the
    headline, a sentence above a byline or a date is taken for it.
    """
    seen = survey(blocks, lang, whole, has_title=bool(known), is_page=is_page)
    plain = [item.blocks[0] for item in seen.items if item.role == "plain"]
    title = choose_title(plain, whole, known, is_page=is_page)
    if title >= 0:
        at = next(i for i, item in enumerate(seen.items) if plain[title] in item.blocks)
        return share_out(seen, at, is_page=is_page)
    at = -1 if known else next((i for i, one in enumerate(seen.items) if one.role == "prose"), -1)
    return share_out(seen, at, is_page=is_page)


def share_out(seen: Survey, at: int, *, is_page: bool) -> Header:
    """Give every item above the lead its role; `at` is the index of the headline, or -1."""
    roles = roles_of(seen, at, is_page=is_page)
    pairs = [*zip(seen.items, roles, strict=True)]
    title, site, marks = read_title(seen.items[at]) if at >= 0 else ("", "", [])
    for item, (role, reason) in pairs:
        if role not in {"title", "body"}:
            marks += [mark for block in item.blocks for mark in block.marks(role, reason)]
    body = [block for item, (role, _) in pairs if role == "body" for block in item.blocks]
    return Header(
        title=title,
        standfirst=" ".join(texts(pairs, "standfirst")),
        kicker=" ".join(texts(pairs, "kicker")),
        bylines=tuple(item.byline for item in seen.items if item.byline),
        stamps=tuple(
            Dated(item.stamp, below=index > at >= 0)
            for index, item in enumerate(seen.items)
            if item.stamp
        ),
        dateline=seen.dateline,
        lone_dateline=seen.is_apart,
        site=site or "".join(texts(pairs[: max(at, 0)], "byline", "plain")[:1]),
        captions=tuple(texts(pairs, "caption")),
        marks=tuple(sorted(marks, key=lambda mark: (mark.row.number, mark.row.start))),
        body=(*body, *seen.report),
        below=len(seen.report),
    )


def texts(pairs: Sequence[tuple[Item, tuple[str, str]]], role: str, *was: str) -> list[str]:
    """Return the texts of the items that have a role, if they were `was` by themselves."""
    found = [item for item, (given, _) in pairs if given == role and (not was or item.role in was)]
    return [" ".join(block.text for block in item.blocks) for item in found]


def read_title(item: Item) -> tuple[str, str, list[Mark]]:
    """Return the headline of its item, the site's name behind it, and its rows as marked."""
    block = item.blocks[0]
    site, end = split_site(block.text)
    head, tail = block.cut(end)
    marks = [Mark(row, "title") for row in head]
    marks += [Mark(row, "removed", "the site's name") for row in tail]
    return Block(head).text, site, marks


def roles_of(seen: Survey, title: int, *, is_page: bool) -> list[tuple[str, str]]:
    """Return the role of every item, and why it is removed if it is; one standfirst at most."""
    last = last_settled(seen)
    roles: list[tuple[str, str]] = []
    for index in range(len(seen.items)):
        role = settle(seen.items, index, title, last)
        if is_page and is_beside(seen.items[index], role[0]):
            role = "removed", "beside the headline"
        roles.append(("body", "") if role in roles and role[0] == "standfirst" else role)
    return roles


def is_beside(item: Item, role: str) -> bool:
    """Whether a line of a whole page is none of the header's, but stands there as others do."""
    block = item.blocks[0]
    is_short = block.size <= LONGEST_KICKER
    if item.role != "plain" or (block.ends and block.size > SHORTEST):
        return False
    return role in {"caption", "body"} or (role == "standfirst" and is_short)


def last_settled(seen: Survey) -> int:
    """Return the index behind which plain blocks belong to the report.

    With a dateline the report begins there; else behind the last byline, date or caption.
    """
    if seen.dateline:
        return len(seen.items)
    settled = [i for i, item in enumerate(seen.items) if item.role not in {"plain", "prose"}]
    return settled[-1] if settled else -1


def settle(items: Sequence[Item], index: int, title: int, last: int) -> tuple[str, str]:
    """Return the role of an item above the lead, and why it is removed if it is."""
    item = items[index]
    if item.role not in {"plain", "prose"}:
        return item.role, "" if item.reason == SAME else item.reason
    if index == title:
        return "title", ""
    if index < title:
        return above_title(items, index, title)
    reason = why_not_standfirst(item, items[title] if title >= 0 else None)
    if reason and (index < last or reason == AGAIN):
        return "removed", reason
    if item.role == "prose" or index == title + 1:
        return ("standfirst", "") if index < last or is_dek(items, index) else ("body", "")
    return ("caption", "") if index < last else ("body", "")


def why_not_standfirst(item: Item, title: Item | None) -> str:
    """Return why a line below the headline is not of the article, empty when it may be."""
    block = item.blocks[0]
    if title and block.key == title.blocks[0].key:
        return AGAIN
    return "a section's name" if item.role == "plain" and is_section(block) else ""


def above_title(items: Sequence[Item], index: int, title: int) -> tuple[str, str]:
    """Return the role of a line above the headline: a sentence is kept, a label may be a kicker."""
    block = items[index].blocks[0]
    if items[index].role == "prose":
        return "standfirst", ""
    if block.key == items[title].blocks[0].key:
        return "removed", AGAIN
    if block.text.endswith(items[title].blocks[0].text):
        return "removed", "a breadcrumb"
    if is_letterhead(items[:title], block):
        return "byline", ""
    lines = sum(item.role == "plain" for item in items[:title])
    is_near = index == title - 1 and block.size <= LONGEST_KICKER and lines == 1
    is_kicker = is_near or block.key in KIND_WORDS
    return ("kicker", "") if is_kicker else ("removed", "above the headline")


def is_letterhead(above: Sequence[Item], block: Block) -> bool:
    """Whether a line above the headline of a press release names who sends it."""
    keys = [KIND_WORDS.get(one.key) for item in above for one in item.blocks]
    return "statement" in keys and not is_section(block) and is_organisation(block.text)


def is_dek(items: Sequence[Item], index: int) -> bool:
    """Whether a line right under the headline, with no empty line between, is its standfirst."""
    block = items[index].blocks[0]
    return index > 0 and not block.gap and not block.ends and block.size >= LONGEST_KICKER
