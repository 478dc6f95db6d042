"""Which heading of a saved page is its article's headline, and how it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.seeds.headline import split_site
from digest.seeds.rows import key_of, size_of

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTING = re.compile(r"\s(?:[-–—|:»«·•/]|::)\s|\s?[|»«]\s?|:\s")
"""What stands between a headline and a kicker, a section or a site's name."""

ALIKE = 0.6
"""The share of words from which two titles are versions of one headline."""

SHORT = 3
"""Words of the shortest headline that is found behind a kicker."""

SURE = 2.5
"""The score from which a heading is taken for the headline."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page, and where it stands."""

    text: str
    level: int
    is_site: bool
    """Whether it links to the front page."""

    is_above: bool
    """Whether it stands above the article's first paragraph."""

    is_nearest: bool
    """Whether no other of its level stands between it and that paragraph."""


def pick_title(headings: Sequence[Heading], stated: Sequence[str], sites: Sequence[str]) -> str:
    """Return the article's headline: the heading that the page's head agrees with, else the head's.

    What people read is the heading. A site's name, which many pages set as a heading too, is
    told by `sites`, and by standing beside the headline in the page's own title.
    """
    stated = [title for title in stated if title]
    names = {key_of(site) for site in sites if site}
    scored = [(score(one, stated, names), -index) for index, one in enumerate(headings)]
    best, index = max(scored, default=(0.0, 0))
    if best >= SURE:
        return without_kicker(headings[-index].text, [bare(title, sites) for title in stated])
    return bare(stated[0], sites) if stated else ""


def score(heading: Heading, stated: Sequence[str], names: set[str]) -> float:
    """Return how much a heading is the article's headline."""
    key = key_of(heading.text)
    if not key:
        return -1.0
    agreement = max((agree(key, key_of(title)) for title in stated), default=0.0)
    place = heading.is_above + heading.is_nearest / 2
    level = {1: 1.5, 2: 0.5}.get(heading.level, 0.0)
    return agreement + place + level - 4 * (heading.is_site or key in names)


def agree(key: str, other: str) -> float:
    """Return how well two titles agree: 2 when equal, less for a part or a version."""
    if not other:
        return 0.0
    if key == other:
        return 2.0
    parts = [key_of(part) for part in PARTING.split(other)]
    if key in parts:
        return 1.6
    if key in other or other in key:
        return 1.5
    one, two = set(key.split()), set(other.split())
    shared = len(one & two) / min(len(one), len(two))
    return shared if shared >= ALIKE and min(len(one), len(two)) > len(("a", "b")) else 0.0


def without_kicker(heading: str, stated: Sequence[str]) -> str:
    """Return a heading without the kicker in front, when the page's head states it without.

    A style sheet may part the two, so that nothing but a space stands between them.
    """
    for match in PARTING.finditer(heading):
        rest = heading[match.end() :]
        if any(key_of(rest) == key_of(title) for title in stated):
            return rest
    for title in stated:
        start = len(heading) - len(title)
        is_parted = start > 1 and heading[start - 1].isspace() and heading[start - 2].isalnum()
        is_first = is_parted and not heading[start].islower() and size_of(title) >= SHORT
        if is_first and key_of(heading[start:]) == key_of(title) and heading not in stated:
            return heading[start:]
    return heading


def bare(title: str, sites: Sequence[str]) -> str:
    """Return a title of the page's head without the site's name behind it."""
    for name in (*sites, split_site(title)[0]):
        behind = re.search(r"\s[-–—|:»·]\s" + re.escape(name) + "$", title) if name else None
        if behind:
            return title[: behind.start()]
    return title
