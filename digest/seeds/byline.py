"""Who wrote an article, as its byline says: persons, and the outlet that they wrote for."""

# ruff: noqa: RUF001  words of many languages

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.seeds.dates import find_dates
from digest.seeds.months import fold, weekday_numbers
from digest.seeds.phrases import listed
from digest.seeds.places import AGENCIES, is_agency, is_known_place, is_organisation
from digest.seeds.rows import Block, key_of
from digest.seeds.stamps import PUBLISHED, UPDATED, Stamp, read_stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 200
"""Characters of the longest byline."""

MOST_WORDS = 6
"""Words of one person's name, particles and initials among them."""

KINDS = {
    "analysis": "analysis",
    "opinion": "opinion",
    "commentary": "opinion",
    "comment": "opinion",
    "editorial": "opinion",
    "interview": "interview",
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
GERMAN = re.compile(
    r"(?:ein(?:e)? )?(analyse|kommentar|análisis|análise|analisi|opinión|opinião|opinione)"
    r"\s(?:von|de|di|par|por)\s",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?:authors?|author of the article|autor(?:in|en|es|a)?|auteurs?|autore|autori|redacteur|yazar"
    r"|автор(?:ы)?|текст|text|texte|texto|testo|von|by|par|por|di|نویسنده|نگارنده|گزارش|بقلم|كتب|کتبه|作者|记者|記者|文|작성자)"
    r"\s?[:：/／]\s?",
    re.IGNORECASE,
)
SOURCE = re.compile(
    r"(?:source|quelle|fuente|fonte|bron|kaynak|источник|منبع|المصدر|来源|出典|출처)\s?[:：]\s?([^:：]{2,60})",
    re.IGNORECASE,
)
BARE = re.compile(r"(?:by|von|par|por|di|da|door|av|af|przez|por:|yazan|بقلم)\s", re.IGNORECASE)
ALONE = listed("""
by, von, par, por, di, door, av, af, autor, autorin, author, authors, author of the article
auteur, autore, written by, reported by, analysis by, text, texto, автор, نویسنده, بقلم, 作者
记者
""")
COLLECTIVE = listed("""
staff, staff reporter, staff reporters, staff writer, staff writers, staff correspondent
our staff, special correspondent, our correspondent, our special correspondent, news desk
web desk, newsroom, staff and agencies, agencies, editorial board, the editorial board, editor
admin, administrator, redaktion, von redaktion, da redação, redação, redacción, la redacción
redazione, la redazione, rédaction, la rédaction, de redactie, redactie, haber merkezi, редакция
سرویس خبر, گروه خبر
""")
USERS = listed(
    "admin, administrator, editor, webmaster, root, user, guest, anonymous, unknown, staff"
)
"""Accounts of a content system, which name nobody."""

PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "zu",
        "zur",
        "al",
        "el",
        "la",
        "le",
        "bin",
        "ibn",
        "bint",
        "af",
        "av",
        "y",
        "e",
    ]
)
DANGLING = re.compile(
    r"\s(?:on|at|in|am|le|el|em|il|op)\s?:?$|\s?(?:기자|記者|记者)$", re.IGNORECASE
)
"""What stands between a name and a date, and `reporter` behind a name."""

JOINER = re.compile(r"\s*(?:,|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bi\b|\bи\b|\bو\b|、)\s*")
WITH = re.compile(r"\s(avec|mit|with|con|com|of|for|from|in)\s")
TOGETHER = frozenset(["avec", "mit", "with", "con", "com"])
NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")
ABBREVIATED = re.compile(r"\b(?:\w|Jr|Sr|Inc|Ltd|Corp)\.$")
REPORTED = re.compile(r"\(\s?(?:Reporting|Writing|Additional reporting)\sby\s([^;()]{2,120})[;)]")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote, for whom, what kind of article, and the date stamp on the same line."""

    author: str
    outlet: str
    kind: str
    stamp: Stamp | None
    used: int
    """How many blocks the byline takes."""


def read_byline(blocks: Sequence[Block], index: int, lang: str) -> Byline | None:
    """Return the byline that begins at a block, None when it is something else."""
    text = blocks[index].text
    if len(text) > LONGEST:
        return None
    if key_of(text) in ALONE:
        return from_lines(blocks, index)
    if collective := read_collective(text):
        return collective
    if source := SOURCE.fullmatch(text):
        return Byline("", source[1].strip(" ."), "", None, 1)
    for pattern, is_sure in ((NAMED, True), (GERMAN, True), (LABEL, True), (BARE, False)):
        match = pattern.match(text)
        if match:
            kind = KINDS.get(match[1].casefold(), "") if match.groups() else ""
            is_credit = bool(match.groups()) and match[1].casefold().startswith(("photo", "video"))
            found = from_credit(text[match.end() :], lang, (kind, is_sure, is_credit))
            return with_outlet(found, blocks[index + 1 : index + 2])
    return before_stamp(text, lang)


def with_outlet(byline: Byline | None, below: Sequence[Block]) -> Byline | None:
    """Return a byline with the outlet that is named on the next line, right below the writer."""
    if not byline or not byline.author or byline.outlet or not below or below[0].gap:
        return byline
    name = below[0].text
    is_name = below[0].size <= MOST_WORDS and not below[0].ends and name[0].isupper()
    if not is_name or not is_organisation(name) or LABEL.match(name) or read_stamp(name, ""):
        return byline
    return replace(byline, outlet=name.strip(" ()|,"), used=2)


def read_collective(text: str) -> Byline | None:
    """Return the byline of a line that names an outlet or a newsroom alone."""
    key = key_of(text)
    if key in AGENCIES:
        return Byline("", text.strip(" ()-–—"), "", None, 1)
    first, _, last = text.rpartition(" ")
    if last.casefold() in {"staff", "agencies", "correspondent"} and is_agency(first):
        return Byline("", first, "", None, 1)
    if key in COLLECTIVE:
        return Byline("" if key in USERS else text, "", "", None, 1)
    return None


def from_lines(blocks: Sequence[Block], index: int) -> Byline | None:
    """Return the byline whose first word stands on a line of its own: `By`, then the name."""
    following = blocks[index + 1 : index + 3]
    if not following:
        return None
    name = BARE.sub("", following[0].text, count=1)
    author, outlet = parties(name)
    if not author and not outlet:
        return None
    used = 2
    if len(following) > 1 and following[1].text.startswith((",", "|")):
        used = 3
    return Byline(author, outlet, "", None, used)


def from_credit(credit: str, lang: str, facts: tuple[str, bool, bool]) -> Byline | None:
    """Return the byline of what stands behind `By`; None when that names nobody.

    `facts`: the kind of article, whether the line must be a byline, whether it credits pictures.
    """
    kind, is_sure, is_picture = facts
    names, rest = part_stamp(credit, lang)
    stamp = read_stamp(rest, lang) if rest else None
    author, outlet = parties(names)
    if not author and not outlet:
        is_empty = not names.strip(" :-|,") and stamp is not None
        is_user = key_of(names) in USERS
        return Byline("", "", kind, stamp, 1) if is_empty or is_user else None
    first = fold(names.split()[0])
    if not is_sure and (
        first in weekday_numbers(lang) or credit.rstrip().endswith(("!", "?", ":"))
    ):
        return None
    if is_picture:
        author = ""
    return Byline(author, outlet, kind, stamp, 1)


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
    if stamp is None or not is_person(name.strip()):
        return None
    author, outlet = parties(name)
    return Byline(author, outlet, "", stamp, 1)


def parties(names: str) -> tuple[str, str]:
    """Return the persons and the outlet of a credit, both empty when it names neither.

    The persons are as printed, `A. Writer and B. Scribe`.
    """
    names = DANGLING.sub("", names.strip().rstrip(",;:|–—-")).strip()
    is_sentence = names.endswith(".") and not ABBREVIATED.search(names)
    if is_sentence or key_of(names) in USERS:
        return "", ""
    if found := read_collective(names):
        return found.author, found.outlet
    if is_organisation(names) and len(names.split()) <= MOST_WORDS and "," not in names:
        person, outlet = run_on(names)
        return person, outlet or names
    return by_preposition(names) or by_commas(names)


def by_preposition(names: str) -> tuple[str, str] | None:
    """Return the parties of `NAME of Reuters` and `Le Monde avec AFP`, None for other credits."""
    preposition = WITH.search(names)
    if not preposition:
        return None
    before, after = names[: preposition.start()].rstrip(" ,"), names[preposition.end() :]
    if is_organisation(before):
        return "", names if preposition[1] in TOGETHER else before
    if is_people(before):
        return before, after if is_organisation(after) else ""
    return None


def by_commas(names: str) -> tuple[str, str]:
    """Return the persons and the outlet of a credit whose parts stand between commas."""
    parts = [part.strip() for part in re.split(r"\s*[,،|]\s*|\s[–—-]\s", names) if part.strip()]
    if not parts or not is_people(parts[0]):
        return "", ""
    people = [parts[0]]
    outlet = ""
    for part in parts[1:]:
        if is_organisation(part):
            outlet = outlet or part
        elif not outlet and is_people(part) and is_list(parts):
            people.append(part)
    author = names[: names.find(people[-1]) + len(people[-1])] if len(people) > 1 else people[0]
    return author.strip(), outlet


def is_list(parts: Sequence[str]) -> bool:
    """Whether parts between commas are several persons, not a person and a title."""
    return len(parts) > len(("name", "title")) or JOINER.search(parts[-1]) is not None


def run_on(names: str) -> tuple[str, str]:
    """Return person and outlet of `NAME The Canadian Press`, which nothing parts."""
    words = names.split()
    for start in range(2, len(words)):
        outlet = " ".join(words[start:])
        if is_agency(outlet) and is_person(" ".join(words[:start])):
            return " ".join(words[:start]), outlet
    return "", ""


def is_people(text: str) -> bool:
    """Whether a text is one or several names of persons."""
    people = [part for part in JOINER.split(text) if part]
    return bool(people) and all(is_person(part) for part in people)


def is_person(text: str) -> bool:
    """Whether a text has the form of a person's name.

    In scripts with capitals every word but the particles has one.
    """
    words = text.split()
    if not 1 <= len(words) <= MOST_WORDS or key_of(text) in COLLECTIVE:
        return False
    if not all(NAME_WORD.fullmatch(word) for word in words):
        return False
    if any(word[0].islower() and word.casefold() not in PARTICLES for word in words):
        return False
    return words[-1][0].isupper() or not words[-1][0].islower()


def is_full_name(text: str) -> bool:
    """Whether a line is a first and a last name, and no place, section or organisation."""
    words = text.split()
    is_short = len(("first", "last")) <= len(words) <= len(("first", "middle", "last"))
    return (
        is_short and is_person(text) and not is_organisation(text) and not is_known_place(text, "")
    )


def reporter_of(text: str) -> str:
    """Return who reported, of an agency's closing `(Reporting by A; Editing by B)`."""
    match = REPORTED.search(text[-400:])
    return match[1].strip() if match and is_people(match[1].strip()) else ""
