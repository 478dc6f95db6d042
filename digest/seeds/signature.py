"""A line under a headline that names who wrote, without saying `by`: `Ana Silva, Example Wire`.

Such a line is told by all of its parts: names of persons, an agency or the paper, what the writer
does there, a date, a time to read. Whom the report itself speaks of is its subject, not its writer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.seeds.byline import Byline
from digest.seeds.dates import find_dates
from digest.seeds.forms import reason_for
from digest.seeds.months import fold
from digest.seeds.names import ARTICLES, JOB, is_full_name
from digest.seeds.places import is_agency, is_organisation
from digest.seeds.rows import UNSPACED, key_of
from digest.seeds.stamps import PUBLISHED, UPDATED, other_words, stamp_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 120
"""Characters."""

PARTS = re.compile(
    r"\s?[,•·|/;–—]\s?|\s(?:and|und|et|y|e|en|og|och|i|и|ve|&)\s|\s?\((?=[^()]{2,40}\))|\)"
)
SOCIAL = re.compile(r"@|^[–—-]")
"""How posts on social networks are signed."""

LABELS = PUBLISHED | UPDATED | {"copyright", "read", "more", "get", "by", "mon", "tue", "wed"}
LABELS |= {"thu", "fri", "sat", "sun", "min", "minutes"}
MOST_NAMED = 1
"""How often a report may name its writer."""


def read_signature(text: str, lang: str, whole: str) -> Byline | None:
    """Return the byline that a line under the headline is by all of its parts.

    In German, where every noun has a capital, only a date behind a sign on the same line makes sure
    that two words are a name.
    """
    if len(text) > LONGEST or UNSPACED.search(text) or SOCIAL.search(text):
        return None
    dates = find_dates(text, lang)
    plain = text
    for written in reversed(dates):
        plain = f"{plain[: written.start]} | {plain[written.end :]}"
    parts = [part for raw in PARTS.split(plain) if (part := raw.strip(" .:-"))]
    people = [name for part in parts if (name := person_in(part))]
    others = [part for part in parts if not person_in(part)]
    if not people or (lang.startswith("de") and not (dates and PARTS.search(text))):
        return None
    agencies = [part for part in others if is_agency(part) or is_organisation(part)]
    if not all(part in agencies or is_beside(part, lang) for part in others):
        return None
    if any(is_subject(name, text, whole) for name in people):
        return None
    stamp = stamp_of(text, dates, lang, len(text)) if dates else None
    return Byline(", ".join(people), next(iter(agencies), ""), "", stamp, 1)


def person_in(part: str) -> str:
    """Return the person's name that a part is, without what that person does."""
    name = JOB.sub("", part)
    words = [fold(word) for word in name.split()]
    is_label = any(word in LABELS for word in words) or (words and words[0] in ARTICLES)
    is_name = is_full_name(name) and not name.isupper() and not is_label
    return name if is_name else ""


def is_beside(part: str, lang: str) -> bool:
    """Whether a part is a time, a reading aid, a job or an address, as stand beside a name."""
    if JOB.fullmatch(f" {part}") or reason_for(key_of(part)):
        return True
    return not other_words(part, [], lang)


def is_subject(name: str, line: str, whole: str) -> bool:
    """Whether the report speaks of a person."""
    key = key_of(line)
    last = name.rsplit(maxsplit=1)[-1]
    rest: Sequence[str] = [text for text in whole.split("\n") if last in text]
    return sum(key_of(text) != key and len(text) > LONGEST for text in rest) > MOST_NAMED
