"""Whom a credit names: persons, and the outlet that they wrote for. Knows names, not bylines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.seeds.forenames import is_forename
from digest.seeds.phrases import PHRASES, listed
from digest.seeds.places import AGENCIES, is_agency, is_known_place, is_organisation
from digest.seeds.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDS = 6
"""Words of one person's name, particles and initials among them."""

COLLECTIVE = listed("""
staff, staff reporter, staff reporters, staff writer, staff writers, staff correspondent
our staff, special correspondent, our correspondent, our special correspondent, news desk
web desk, newsroom, staff and agencies, agencies, editorial board, the editorial board, editor
admin, administrator, redaktion, von redaktion, die redaktion, unsere redaktion, da redação
redação, a redação, redacción, la redacción, redazione, la redazione, rédaction, la rédaction
de redactie, redactie, onze redactie, haber merkezi, редакция, سرویس خبر, گروه خبر, ویب ڈیسک
نیوز ڈیسک, 本报记者, 本报讯, 編集部, 편집국, 디지털뉴스팀
""")
USERS = listed(
    "admin, administrator, editor, webmaster, root, user, guest, anonymous, unknown, staff"
    ", author, authors, autor, autorin, auteur, autore"
)
"""Accounts of a content system, which name nobody."""

ARTICLES = frozenset(["the", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il"])
"""Words that names of papers and pages begin with, and hardly any person's."""

JOB = re.compile(
    r"(?:\s(?:political|education|health|business|economics|science|sports?|foreign|chief|senior"
    r"|deputy|managing|associate|staff|online|news|culture|city|world|national)){0,2}"
    r"[\s,|/(-]{1,3}(?:chef|online-)?(?:redakteur(?:in)?|redaktor(?:in)?|volontär(?:in)?"
    r"|reporter(?:in)?"
    r"|korrespondent(?:in)?|correspondent|editor|journalist(?:in|e|a)?|columnist|contributor"
    r"|staff writer|author|autor(?:in)?|redactor(?:a)?|rédact(?:eur|rice)|enviad[oa] especial)\)?$",
    re.IGNORECASE,
)
"""What a writer does at the paper, printed behind the name."""

PARTICLES = frozenset(
    [
        *("de", "da", "do", "dos", "das", "di", "del", "della", "van", "von", "der", "den", "ten"),
        *("ter", "zu", "zur", "al", "el", "la", "le", "bin", "ibn", "bint", "af", "av", "y", "e"),
    ]
)
DANGLING = re.compile(
    r"\s(?:on|at|in|am|vom|le|el|em|il|op)\s?:?$|\s?(?:기자|記者|记者)$", re.IGNORECASE
)
"""What stands between a name and a date, and `reporter` behind a name."""

JOINER = re.compile(
    r"\s?(?:,|&|·|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bi\b|\bи\b|\bve\b|\bو\b|、)\s?"
)
JOINING = listed("and, und, et, y, e, en, i, и, و, ve, &")
WITH = re.compile(r"\s(avec|mit|with|con|com|of|for|For|from|in)\s")
TOGETHER = frozenset(["avec", "mit", "with", "con", "com"])
PARTS = re.compile(r"\s?[,،|]\s?|\s[–—/-]\s")
TITLES = re.compile(r"(?:(?:Dr|Prof|Mag|Dipl|Ing|Sir|Dame)\.?\s){1,3}")
"""What stands before the names of some writers."""

NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")
ELIDED = re.compile(r"[dl]['’][^\W\d_a-z]")
ABBREVIATED = re.compile(r"\b(?:\w|Jr|Sr|Inc|Ltd|Corp)\.$")


@dataclass(frozen=True, slots=True)
class Parties:
    """The persons and the outlet of a credit; `author` is as printed, `A. Writer and B. Scribe`."""

    author: str = ""
    outlet: str = ""

    def __bool__(self) -> bool:
        """Whether anyone is named."""
        return bool(self.author or self.outlet)


def parties(names: str) -> Parties:
    """Return the persons and the outlet of a credit, both empty when it names neither."""
    names = DANGLING.sub("", names.strip().strip("-–—|/ ").rstrip(",;:")).strip()
    names = names if key_of(names) in COLLECTIVE else JOB.sub("", names)
    if names.endswith(".") and not ABBREVIATED.search(names):
        found = parties(names[:-1])
        return found if found.author and found.outlet else Parties()
    names = without_buttons(names)
    if key_of(names) in USERS:
        return Parties()
    if found := collective(names):
        return found
    if found := run_on(names) or by_joiner(names):
        return found
    if is_organisation(names) and len(names.split()) <= MOST_WORDS and not PARTS.search(names):
        return Parties(outlet=names)
    return by_preposition(names) or by_parts(names)


def without_buttons(names: str) -> str:
    """Return names without the word of a button behind them: `Ana Silva Follow`."""
    before, _, last = names.rpartition(" ")
    return before if " " in before and last.istitle() and key_of(last) in PHRASES else names


def collective(text: str) -> Parties:
    """Return the parties of words that name an outlet or a newsroom alone."""
    key = key_of(text)
    if key in AGENCIES:
        return Parties(outlet=text.strip(" ()-–—/"))
    first, _, last = text.rpartition(" ")
    if last.casefold() in {"staff", "agencies", "correspondent"} and is_agency(first):
        return Parties(outlet=first)
    if key in COLLECTIVE and key not in USERS:
        return Parties(author=text)
    return Parties()


def by_joiner(names: str) -> Parties:
    """Return the parties of `A. Writer and AP` and `Le Figaro et AFP`."""
    parts = [part for part in JOINER.split(names) if part]
    bodies = [part for part in parts if is_organisation(part)]
    people = [part for part in parts if part not in bodies]
    if not bodies or len(parts) == 1 or not all(" " in one and is_person(one) for one in people):
        return Parties()
    if not people:
        return Parties(outlet=names)
    end = names.find(people[-1]) + len(people[-1])
    return Parties(names[:end], bodies[0]) if names.startswith(people[0]) else Parties()


def by_preposition(names: str) -> Parties:
    """Return the parties of `NAME of Reuters` and `Le Monde avec AFP`."""
    preposition = WITH.search(names)
    if not preposition:
        return Parties()
    before, after = names[: preposition.start()].rstrip(" ,"), names[preposition.end() :]
    if is_organisation(before):
        return Parties(outlet=names if preposition[1] in TOGETHER else before)
    if is_people(before):
        return Parties(before, after if is_organisation(after) else "")
    return Parties()


def by_parts(names: str) -> Parties:
    """Return the parties of a credit whose parts stand between commas, bars or dashes."""
    parts = [part.strip() for part in PARTS.split(names) if part.strip()]
    if not parts or not is_people(parts[0]):
        return Parties()
    people = [parts[0]]
    outlet = ""
    for part in parts[1:]:
        if is_organisation(part):
            outlet = outlet or part
        elif not outlet and is_people(part) and (is_list(parts) or is_named_person(part)):
            people.append(part)
    author = names[: names.find(people[-1]) + len(people[-1])] if len(people) > 1 else people[0]
    return Parties(author.strip(), outlet)


def is_list(parts: Sequence[str]) -> bool:
    """Whether parts between commas are several persons, not a person and a title."""
    return len(parts) > len(("name", "title")) or JOINER.search(parts[-1]) is not None


def run_on(names: str) -> Parties:
    """Return person and outlet of `NAME The Canadian Press`, which nothing parts."""
    words = names.split()
    for start in range(2, len(words) if len(words) <= 2 * MOST_WORDS else 0):
        outlet = " ".join(words[start:])
        people = " ".join(words[:start]).rstrip(",")
        if words[start - 1].casefold() in JOINING:
            continue
        if outlet.casefold() in AGENCIES and is_people(people):
            return Parties(people, outlet)
    return Parties()


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
    if any(word[0].islower() and not is_particle(word) for word in words):
        return False
    return not words[-1][0].islower() or ELIDED.match(words[-1]) is not None


def is_named_person(text: str) -> bool:
    """Whether a text is a person's full name that begins with a common first name."""
    words = TITLES.sub("", text).split()
    is_known = len(words) > 1 and is_forename(words[0])
    return is_known and is_person(" ".join(words)) and not is_organisation(text)


def is_particle(word: str) -> bool:
    """Whether a word in a name has a small letter: `von`, `d’Arcy`."""
    return word.casefold() in PARTICLES or ELIDED.match(word) is not None


def is_full_name(text: str) -> bool:
    """Whether a line is a first and a last name, and no place, section or organisation."""
    words = [word for word in text.split() if word.casefold() not in PARTICLES]
    is_short = len(("first", "last")) <= len(words) <= len(("first", "middle", "last"))
    return (
        is_short
        and is_person(text)
        and not is_organisation(text)
        and not is_known_place(text, "en")
    )
