"""Whom a saved page names as the authors of its article. Nobody is taken that it does not show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.seeds.byline import BARE, LABEL, NAMED, part_stamp
from digest.seeds.names import (
    ARTICLES,
    COLLECTIVE,
    JOB,
    JOINER,
    USERS,
    is_full_name,
    is_people,
    parties,
)
from digest.seeds.phrases import PHRASES, listed
from digest.seeds.places import is_organisation
from digest.seeds.rows import UNSPACED, key_of
from digest.seeds.stamps import read_stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NOBODY = USERS | listed("""
no author, author, authors, autor, autorin, autoren, auteur, autore, author name, by, von, par
por, profile, all posts, posts, view all posts, about the author, view profile, none, null
undefined, publisher, wordpressadmin, wpadmin, administrador, website, web
""")
"""What content systems print where an author's name would stand."""

ADDRESS = re.compile(r"https?:|www\.|@|\(at\)|\[at\]|\.(?:com|net|org|de|ch|at|fr|it|es|uk)\b")
LONGEST = 8
"""Words of the longest author that is no plain name: `The Staff of The Example Post`."""

LONGEST_MARKED = 160
"""Characters of the longest text that is believed to be a byline."""

WORD = re.compile(r"\w+")
WRITTEN = re.compile(
    r"[^\W\d_]{4,16}\s(?:by|von|par|por|di|da|door|av|af|przez)\s(?=\S)", re.IGNORECASE
)
"""`Posted by`, `Geschrieben von` and their like."""

NICKNAME = re.compile(r"[^\W\d_][\w.'’-]{1,29}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line that the page's markup calls the author's name (`is_named`) or the byline."""

    number: int
    text: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words that a page shows: on all of it, and around its article."""

    all: str
    near: str


def words_of(text: str) -> str:
    """Return the words of a text, each between spaces."""
    return f" {' '.join(WORD.findall(text.casefold()))} "


def holds(shown: str, name: str) -> bool:
    """Whether words that a page shows hold a name; Han and kana stand without spaces."""
    plain = words_of(name)
    return plain in shown or (UNSPACED.search(name) is not None and plain.strip() in shown)


def stated_authors(
    groups: Sequence[tuple[str, Sequence[str]]], sites: Iterable[str], shown: Surroundings
) -> tuple[str, str]:
    """Return the authors that a page states in JSON-LD, or else in its meta elements, and where.

    `groups` are where and whom each names, JSON-LD's first; `sites` are names of the site, which is
    no author. The first group that names somebody counts.
    """
    names = {key_of(site) for site in sites if site}
    for index, (origin, group) in enumerate(groups):
        where = shown.all if index == 0 else shown.near
        found = [name for one in group for name in named(one, names, where, shown.near)]
        if found:
            return ", ".join(dict.fromkeys(found)), origin
    return "", ""


def named(text: str, sites: set[str], where: str, near: str) -> list[str]:
    """Return the persons, or the newsroom, that a stated author is, when the page shows them."""
    plain = bare(text)
    key = key_of(plain)
    if not key or key in NOBODY or is_site(plain, sites) or ADDRESS.search(plain.casefold()):
        return []
    if is_people(plain) and not is_organisation(plain):
        people = [part for part in JOINER.split(plain) if part]
        return [plain] if all(holds(where, part) for part in people) else []
    return [plain] if len(plain.split()) <= LONGEST and holds(near, plain) else []


def bare(text: str) -> str:
    """Return a credit without `By` and its like in front, and without the writer's job behind."""
    for label in (NAMED, LABEL, BARE, WRITTEN):
        match = label.match(text)
        text = text[match.end() :] if match else text
    text = text.strip(" ,;:|–—-")
    return text if key_of(text) in COLLECTIVE | NOBODY else JOB.sub("", text)


def is_site(name: str, sites: set[str]) -> bool:
    """Whether a name is the site's: its whole name, with an addition, or its initials."""
    key = key_of(name)
    initials = {"".join(word[0] for word in site.split()) for site in sites if " " in site}
    is_within = any(key.startswith(site) for site in sites if len(site) > len("wdr"))
    return key in sites or key in initials or is_within


def marked_author(marked: Iterable[Marked], sites: Iterable[str]) -> tuple[str, int]:
    """Return the persons that a page marks up as its authors, and the number of the line.

    Full names count before names of accounts.
    """
    names = {key_of(site) for site in sites if site}
    read = [(credit, one.number) for one in marked if (credit := read_marked(one, names))]
    whole = [pair for pair in read if " " in pair[0]]
    return next(iter(whole or read), ("", 0))


def read_marked(marked: Marked, sites: set[str]) -> str:
    """Return the persons that a text marked up as a byline names, empty when it names none."""
    text = marked.text
    if len(text) > LONGEST_MARKED or read_stamp(text, ""):
        return ""
    text = bare(part_stamp(bare(text), "")[0])
    key = key_of(text)
    if not key or key in NOBODY or is_site(text, sites) or key in PHRASES or ADDRESS.search(key):
        return ""
    if key in COLLECTIVE:
        return text
    author = parties(text).author
    if is_organisation(author) or is_site(author, sites) or key.split()[0] in ARTICLES:
        return ""
    is_whole = all(is_full_name(part) for part in JOINER.split(author) if part)
    if author and (is_whole or marked.is_named):
        return author
    return text if marked.is_named and NICKNAME.fullmatch(text) else ""
