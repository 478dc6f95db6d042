"""What stands behind a report: credits, an agency's signs, place and date, a note on its author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.seeds.byline import read_byline, reporter_of, unlabelled
from digest.seeds.dateline import alone
from digest.seeds.dates import find_dates
from digest.seeds.names import JOINER, collective
from digest.seeds.places import is_agency, is_organisation
from digest.seeds.rows import Block, Mark
from digest.seeds.signature import is_writer, read_signature
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
    r"|[^\W\d_]{1,4}(?: ?/{1,2} ?[^\W\d_]{1,4}){1,4}"
    r"|[^\W\d_]{1,4}/[^\W\d_]{1,4} \([\w, ]{2,30}\)|\(?[a-z]{2,4}\)|reuters?",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"\s?[(\[]\s?(?:(?:additional )?(?:reporting|writing|editing)\b[^()]{2,300}|end|ends|more|完|了"
    r")\s?[)\]]\.?$|\sreuter$"
    r"|\s?[【(](?:编辑|责任编辑|責任編輯)[^】)]{1,20}[】)]$",
    re.IGNORECASE,
)
"""Credits and signs of an agency on the last line of the text."""

SIGNED = re.compile(
    r"(?:\s?[(\[]([^()\[\]]{2,30})[)\]]\.?|\s[/–—-]{1,2}\s?([^\s/–—-][^/–—-]{1,20}))$"
)
"""A name in brackets or behind a dash, which may be the agency's: `… (AFP)`, `… --Bernama`."""

ABOUT = re.compile(
    r"(?:about the authors?\b|the (?:writer|author) (?:is|was|writes|works)\b"
    r"|(?:der autor|die autorin) (?:ist|war|schreibt|arbeitet)\b"
    r"|l['’](?:auteure?|autrice) (?:est|vit|écrit)\b|(?:el autor|la autora) (?:es|escribe)\b"
    r"|l['’]autor[ei]c?e? (?:è|scrive)\b|[oa] autora? (?:é|escreve)\b|de auteur (?:is|schrijft)\b)",
    re.IGNORECASE,
)
LIVES = re.compile(
    r"(?:,| \||:| [–—-]| (?:is|was|has been|writes|covers|reports|works|teaches|lives|joined|can be"
    r"|ist|war|schreibt|arbeitet|lebt|est|écrit|vit|es|escribe|vive|è|scrive|é|escreve|schrijft|werkt"
    r"|работает|пишет|живёт)\b)"
)
"""How a note on an author goes on behind the name."""

LONGEST_NOTE = 70
"""Words of a note on the author."""

PROVIDED = re.compile(r"(?:provided|distributed) by ", re.IGNORECASE)
PUBLISHED_IN = re.compile(
    r"(?:first |originally )?published in (?:the )?([^,\d]{2,40}), ?(?:on )?.{0,20}\d{4}.{0,10}",
    re.IGNORECASE,
)
NO_NAME = re.compile(r"[\d|:\[\]@]")
"""Signs that names of organisations do not hold."""

LONGEST_NAME = 16
"""Words of the longest name under a press release."""

LONGEST_SIGN = 40
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


def read_tails(
    blocks: Sequence[Block], lang: str, whole: str, authors: Sequence[str]
) -> tuple[list[Block], list[Tail]]:
    """Part what stands behind a report from its paragraphs; last line first."""
    kept = [*blocks]
    tails: list[Tail] = []
    while len(kept) > 1 and len(tails) < TAIL:
        is_dated = any(tail.stamp for tail in tails)
        tail = read_tail(kept[-1], lang, whole, is_dated=is_dated)
        if tail is None and is_about(kept[-1], authors):
            tail = Tail(marks=tuple(kept[-1].marks("removed", "a note on the author")))
        if tail is None:
            break
        tails.append(tail)
        kept = kept[:-1]
    kept, signs = without_signs(kept)
    return kept, [*tails, *signs]


def is_about(block: Block, authors: Sequence[str]) -> bool:
    """Whether a block tells who wrote the report: it begins with a name that the byline has."""
    if block.size > LONGEST_NOTE:
        return False
    if ABOUT.match(block.text):
        return True
    names = [name for author in authors for name in JOINER.split(author) if " " in name]
    return any(block.text.startswith(name) and LIVES.match(block.text, len(name)) for name in names)


def read_tail(block: Block, lang: str, whole: str, *, is_dated: bool) -> Tail | None:
    """Return what the last block of a text says when it is no paragraph of the report.

    `is_dated`: a date stands below it, so it may sign a release.
    """
    text = block.text
    if CREDIT.fullmatch(text):
        marks = block.marks("removed", "an agency's credits")
        return Tail(reporter_of(f"({text.strip('()')})"), marks=tuple(marks))
    if INITIALS.fullmatch(text):
        return Tail(marks=tuple(block.marks("removed", "initials or an agency's sign")))
    if not is_dated and (dated := read_end_date(block, lang, whole)):
        return dated
    if signed := read_end_name(block, lang, whole):
        return signed
    is_short = not block.ends and block.size <= LONGEST_NAME
    if is_short and (is_signature(text, is_dated=is_dated) or is_joint_signature(text)):
        name = PROVIDED.sub("", text.strip(" ()/-–—"))
        return Tail(outlet=name, marks=tuple(block.marks("byline")))
    return None


def read_end_name(block: Block, lang: str, whole: str) -> Tail | None:
    """Return the writer who is named below a report: `Text: Ana Silva`.

    A name alone that the report knows is of somebody that it speaks of.
    """
    if block.size > LONGEST_NAME or block.ends:
        return None
    byline = read_byline([block], 0, lang) or read_signature(block.text, lang, whole)
    if not byline or not all(map(is_writer, JOINER.split(byline.author))):
        return None
    last = byline.author.rsplit(maxsplit=1)[-1]
    if byline.is_bare and any(last in line for line in whole.split("\n") if line != block.text):
        return None
    return Tail(byline.author, byline.outlet, "", byline.stamp, tuple(block.marks("byline")))


def read_end_date(block: Block, lang: str, whole: str) -> Tail | None:
    """Return the day, and the place or paper before it, that stands below a report."""
    text = block.text
    stamp = read_stamp(text, lang)
    if published := PUBLISHED_IN.fullmatch(text):
        return Tail(outlet=published[1], stamp=stamp, marks=tuple(block.marks("date")))
    lone = alone(text, lang, whole)
    if lone and lone.written:
        if lone.written.end < len(text.rstrip(" .)")) or not text[0].isalpha():
            return None
        stamp = Stamp(lone.written, None, text, labelled=False, timed=False, weekday=False, end=0)
        return Tail(place=lone.place, stamp=stamp, marks=tuple(block.marks("dateline")))
    is_one = stamp and not lone and (stamp.labelled or len(find_dates(text, lang)) <= 1)
    return Tail(stamp=stamp, marks=tuple(block.marks("date"))) if is_one else None


def is_signature(text: str, *, is_dated: bool) -> bool:
    """Whether a line is the organisation that signs a release: in capitals, or above a date."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > len("the")]
    if not is_organisation(text) or len(words) <= 1 or NO_NAME.search(text):
        return False
    return all(word[0].isupper() for word in words) or (is_dated and not text[0].islower())


def is_joint_signature(text: str) -> bool:
    """Whether a line is an outlet, alone or `Le Monde avec AFP`."""
    return bool(collective(text) or unlabelled(text).outlet == text)


def without_signs(blocks: Sequence[Block]) -> tuple[list[Block], list[Tail]]:
    """Cut an agency's credits and signs from the end of the last paragraph."""
    kept = [*blocks]
    tails: list[Tail] = []
    while kept and len(tails) < TAIL:
        text = kept[-1].text
        start = max(0, len(text) - LONGEST_END)
        found = CLOSING.search(text, start) or signed_by_agency(text, start)
        if not found or found.start() == 0:
            break
        head, rest = kept[-1].cut(found.start())
        kept[-1] = Block(head)
        marks = tuple(Mark(row, "removed", "an agency's sign-off") for row in rest)
        tails.append(Tail(reporter_of(found[0]), marks=marks))
    return kept, tails


def signed_by_agency(text: str, start: int) -> re.Match[str] | None:
    """Return where a known agency signs the end of a text, None where none does."""
    found = SIGNED.search(text, max(start, len(text) - LONGEST_SIGN))
    return found if found and is_agency(found[1] or found[2]) else None
