"""Who wrote an article, as its byline says, for whom, and when."""

# ruff: noqa: RUF001  words of many languages

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.seeds.dates import find_dates
from digest.seeds.forenames import is_forename
from digest.seeds.months import fold, weekday_numbers
from digest.seeds.names import (
    JOINING,
    MOST_WORDS,
    PARTS,
    USERS,
    Parties,
    by_preposition,
    collective,
    is_full_name,
    is_people,
    parties,
)
from digest.seeds.phrases import listed
from digest.seeds.places import is_agency, is_organisation
from digest.seeds.rows import Block, ends_sentence, key_of
from digest.seeds.stamps import PUBLISHED, UPDATED, Stamp, read_stamp, stamp_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 200
"""Characters of the longest byline."""

KINDS = {
    "analysis": "analysis",
    "opinion": "opinion",
    "commentary": "opinion",
    "comment": "opinion",
    "editorial": "opinion",
    "interview": "interview",
    "entrevista": "interview",
    "entretien": "interview",
    "intervista": "interview",
    "analyse": "analysis",
    "kommentar": "opinion",
    "análisis": "analysis",
    "análise": "analysis",
    "analisi": "analysis",
    "opinión": "opinion",
    "opinião": "opinion",
    "opinione": "opinion",
}
"""What `… by NAME` may be, and the kind of article it says."""

WORK = (
    r"(?:analysis|opinion|commentary|comment|editorial|interview|report(?:ing|ed)?|written|posted"
    r"|compiled|story|words|text|video(?: clip)?|photos?|author|special)"
)
NAMED = re.compile(rf"({WORK})\s(?:by|to)\b\s?:?\s?", re.IGNORECASE)
WORK_OF = re.compile(
    r"(?:eine? )?(analyse|kommentar|interview|reportage|bericht|artikel|(?:blog ?|gast)?beitrag"
    r"|kolumne|análisis|análise|analisi|opinión"
    r"|opinião|opinione|entrevista|entretien|intervista|reportaje|reportagem|crónica|texte|texto|text)"
    r"\s(?:von|de|di|par|por)\s",
    re.IGNORECASE,
)
WRITTEN = re.compile(
    r"(?:verfasst|geschrieben|erstellt|eingestellt|eingetragen|gespeichert|veröffentlicht|publiziert"
    r"|aufgezeichnet|écrit|rédigé|publié|posté|escrito|redactado|publicado|scritto|pubblicato"
    r"|geschreven|gepubliceerd)\s(?:von|durch|par|por|da|door)\s?:?\s",
    re.IGNORECASE,
)
"""`Geschrieben von` and the like."""

LABEL = re.compile(
    r"(?:authors?|author of the article|autor(?:in|en|es|a)?|auteurs?|autore|autori|redacteur|yazar"
    r"|автор(?:ы)?|текст|text|texte|texto|testo|tekst|haber|yazan|von|by|par|por|di|da|door"
    r"|av|نویسنده|نگارنده|گزارش|خبرنگار|به قلم|بقلم|كتب|کتبه|تحریر|作者|记者|記者|文|작성자)"
    r"\s?[:：/／]\s?",
    re.IGNORECASE,
)
CREDITED = re.compile(
    r"(?:^|[\s|·•–—-])(?:by|von|par|por|di|door|av|af|przez|autor(?:in)?:|author:)\s", re.IGNORECASE
)
AFTER_NAME = re.compile(
    r"\s?[|·•⋅(/–—]|\s(?:on|at|in|am|um|under|unter|le|em|il|op|gespeichert|vom|In|Am|On|At|Vom)\s"
    r"|\s?\d"
)
"""What follows a name in a date stamp: a sign, a section, or the date."""

KOREAN = re.compile(
    r"([가-힣]{2,4}(?:[·,] ?[가-힣]{2,4}){0,4}) ?(?:선임|수습|객원|인턴)?기자"
    r"(?: [\w.+-]{1,40}@[\w.-]{1,40})?"
)
"""`김철수·이영희 기자`: reporters, without a word before them."""

SOURCE = re.compile(
    r"(?:source|quelle|fuente|fonte|bron|kaynak|источник|منبع|المصدر|来源|出典|출처)\s?[:：]\s?([^:：]{2,60})",
    re.IGNORECASE,
)
BARE = re.compile(
    r"(?:dal(?:la)? nostr[oa] (?:inviat[oa]|corrispondente)|de notre (?:envoyée?|correspondante?)"
    r"(?: spéciale?)?|von unserem korrespondenten|by|von|par|por|di|da|door|av|af|przez|por:"
    r"|yazan|بقلم|记者|記者)\s",
    re.IGNORECASE,
)
ALONE = listed("""
by, von, par, por, di, door, av, af, autor, autorin, author, authors, author of the article
auteur, autore, written by, reported by, analysis by, text, texto, автор, نویسنده, بقلم, 作者
记者
""")
REPORTED = re.compile(r"\(\s?(?:Reporting|Writing|Additional reporting)\sby\s([^;()]{2,120})[;)]")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote, for whom, what kind of article, and the date stamp on the same line."""

    author: str
    outlet: str
    kind: str = ""
    stamp: Stamp | None = None
    used: int = 1
    """How many blocks the byline takes."""

    is_bare: bool = False
    """Whether a name alone makes it one, without `by` or a label."""


def read_byline(blocks: Sequence[Block], index: int, lang: str) -> Byline | None:
    """Return the byline that begins at a block, None when it is something else."""
    text = blocks[index].text
    if len(text) > LONGEST:
        return None
    if key_of(text) in ALONE:
        return from_lines(blocks, index)
    if (found := without_label(text)) is not None:
        return Byline(found.author, found.outlet)
    for pattern, is_sure in (
        (NAMED, True),
        (WORK_OF, True),
        (WRITTEN, True),
        (LABEL, True),
        (BARE, False),
    ):
        match = pattern.match(text)
        if match:
            kind = KINDS.get(match[1].casefold(), "") if match.groups() else ""
            is_credit = bool(match.groups()) and match[1].casefold().startswith(("photo", "video"))
            byline = from_credit(text[match.end() :], lang, (kind, is_sure, is_credit))
            return with_outlet(byline, blocks[index + 1 : index + 2], lang)
    found = unlabelled(text)
    if found:
        return Byline(found.author, found.outlet)
    return before_stamp(text, lang) or beside_date(text, lang)


def without_label(text: str) -> Parties | None:
    """Return the parties of a line that is a byline as it stands, if only of an account."""
    if key_of(text) in USERS:
        return Parties()
    if reporters := KOREAN.fullmatch(text):
        return Parties(reporters[1])
    if source := SOURCE.fullmatch(text):
        return Parties(outlet=source[1].strip(" ."))
    return collective(text) or None


def unlabelled(text: str) -> Parties:
    """Return the parties of `NAME, Reuters` and `Le Monde avec AFP`, known by their agency."""
    parts = [part for part in PARTS.split(text) if part]
    if len(parts) == len(("name", "agency")) and is_agency(parts[1]) and is_full_name(parts[0]):
        return Parties(parts[0], parts[1])
    found = by_preposition(text)
    is_joint = not found.author and found.outlet == text and is_agency(text.rpartition(" ")[2])
    return found if is_joint else Parties()


def with_outlet(byline: Byline | None, below: Sequence[Block], lang: str) -> Byline | None:
    """Return a byline with the outlet that is named on the next line, right below the writer."""
    if not byline or not byline.author or byline.outlet or not below or below[0].gap:
        return byline
    name = below[0].text
    is_name = below[0].size <= MOST_WORDS and not below[0].ends and name[0].isupper()
    if not is_name or not is_organisation(name) or LABEL.match(name) or read_stamp(name, lang):
        return byline
    return replace(byline, outlet=name.strip(" ()|,"), used=2)


def from_lines(blocks: Sequence[Block], index: int) -> Byline | None:
    """Return the byline whose words stand on lines of their own: `By`, the name, the job."""
    if index + 1 >= len(blocks):
        return None
    names = BARE.sub("", blocks[index + 1].text, count=1)
    end = index + 2
    while end + 1 < len(blocks) and key_of(blocks[end].text) in JOINING:
        names += f" {blocks[end].text} {blocks[end + 1].text}"
        end += 2
    found = parties(names)
    if not found:
        return None
    if end < len(blocks) and blocks[end].text.startswith((",", "|")):
        found = Parties(found.author, found.outlet or parties(blocks[end].text.strip(",| ")).outlet)
        end += 1
    return Byline(found.author, found.outlet, used=end - index)


def from_credit(credit: str, lang: str, facts: tuple[str, bool, bool]) -> Byline | None:
    """Return the byline of what stands behind `By`; None when that names nobody.

    `facts`: the kind of article, whether the line must be a byline, whether it credits pictures.
    """
    kind, is_sure, is_picture = facts
    names, rest = part_stamp(credit, lang)
    stamp = read_stamp(rest, lang) if rest else None
    found = parties(names)
    if not found:
        is_empty = not names.strip(" :-|,") and stamp is not None
        is_user = key_of(names) in USERS
        return Byline("", "", kind, stamp) if is_empty or is_user else None
    first = fold(names.split()[0])
    if not is_sure and (
        first in weekday_numbers(lang) or credit.rstrip().endswith(("!", "?", ":"))
    ):
        return None
    return Byline("" if is_picture else found.author, found.outlet, kind, stamp)


def part_stamp(credit: str, lang: str) -> tuple[str, str]:
    """Return the names of a credit, and the date stamp or counters behind them."""
    cut = re.search(r"\s?[|·•]", credit)
    end = cut.start() if cut else len(credit)
    for match in re.finditer(r"[^\W\d_]+", credit[:end]):
        plain = fold(match[0])
        if plain in UPDATED or (plain in PUBLISHED and match[0][0].isupper()):
            end = match.start()
            break
    dates = find_dates(credit, lang)
    if dates and dates[0].start < end:
        end = dates[0].start
    names = credit[:end].rstrip(" ,-–—|·•(")
    if words := names.split():
        names = names if fold(words[-1]) not in weekday_numbers(lang) else " ".join(words[:-1])
    rest = credit[end:].strip(" ,-–—|·•")
    if dates and not read_stamp(rest, lang):
        rest = credit[dates[0].start : dates[-1].end]
    return names.rstrip(" ,-–—|·•("), rest


def before_stamp(text: str, lang: str) -> Byline | None:
    """Return the byline of `NAME | Published 15 hours ago`."""
    name, bar, rest = text.partition("|")
    stamp = read_stamp(rest.strip(), lang) if bar and rest.strip() else None
    if stamp is None or not (is_full_name(name) or is_forename(name.strip())):
        return None
    found = parties(name)
    return Byline(found.author, found.outlet, stamp=stamp)


def beside_date(text: str, lang: str) -> Byline | None:
    """Return the byline of a stamp that names the writer: `Posted by NAME on March 4, 2026`.

    A sentence with a date in it may name whom something was done by.
    """
    credit = None if ends_sentence(text) else CREDITED.search(text)
    dates = find_dates(text, lang) if credit else []
    if not credit or not dates:
        return None
    ends = [date.start - credit.end() for date in dates if date.start > credit.end()]
    names = text[credit.end() :][: min(ends, default=len(text))]
    found = parties(AFTER_NAME.split(names, maxsplit=1)[0])
    stamp = stamp_of(text, dates, lang, len(text))
    return Byline(found.author, found.outlet, stamp=stamp) if found.author else None


def reporter_of(text: str) -> str:
    """Return who reported, of an agency's closing `(Reporting by A; Editing by B)`."""
    match = REPORTED.search(text[-400:])
    return match[1].strip() if match and is_people(match[1].strip()) else ""
