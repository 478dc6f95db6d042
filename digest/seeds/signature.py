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
from digest.seeds.names import ARTICLES, COLLECTIVE, JOB, is_full_name, is_named_person
from digest.seeds.phrases import PHRASES
from digest.seeds.places import is_agency, is_organisation
from digest.seeds.rows import UNSPACED, key_of
from digest.seeds.stamps import FILLERS, PUBLISHED, UPDATED, other_words, stamp_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 120
"""Characters."""

PARTS = re.compile(
    r"\s?[,•·|/;–—]\s?|\s(?:-|and|und|et|y|e|en|og|och|i|и|ve|&)\s|\s?\((?=[^()]{2,40}\))|\)"
)
SOCIAL = re.compile(r"@|^[–—-]")
"""How posts on social networks are signed."""

COUNTED = re.compile(r"\s\d{1,4}\b")
COUNT = re.compile(r"\d{1,4} [^\W\d_]{3,16}")
"""How many have read, shared or commented: `91 comments`."""

LABELS = PUBLISHED | UPDATED | {"copyright", "read", "more", "get", "by", "mon", "tue", "wed"}
LABELS |= {"thu", "fri", "sat", "sun", "min", "minutes"}
MOST_NAMED = 1
"""How often a report may name its writer."""


def read_signature(text: str, lang: str, whole: str) -> Byline | None:
    """Return the byline that a line under the headline is by all of its parts.

    In German, where every noun has a capital, only a common first name, or a date behind a sign on
    the same line, makes sure that two words are a name.
    """
    if len(text) > LONGEST or UNSPACED.search(text) or SOCIAL.search(text):
        return None
    dates = find_dates(text, lang)
    plain = text
    for written in reversed(dates):
        plain = f"{plain[: written.start]} | {plain[written.end :]}"
    parts = [part for raw in PARTS.split(plain) if (part := raw.strip(" .:-"))]
    people = [*dict.fromkeys(name for part in parts if (name := person_in(part, lang)))]
    others = [part for part in parts if not person_in(part, lang)]
    is_sure = all(map(is_writer, people)) or (dates and PARTS.search(text))
    if not people or not (is_sure or (is_counted(text, lang) and not lang.startswith("de"))):
        return None
    agencies = [part for part in others if is_agency(part) or is_organisation(part)]
    if not all(part in agencies or is_beside(part, lang) for part in others):
        return None
    if any(is_subject(name, text, whole) for name in people):
        return None
    stamp = stamp_of(text, dates, lang, len(text)) if dates else None
    return Byline(", ".join(people), next(iter(agencies), ""), "", stamp, is_bare=True)


def is_counted(text: str, lang: str) -> bool:
    """Whether a line ends in how long ago, or how long to read."""
    count = COUNTED.search(text)
    return count is not None and is_beside(text[count.start() :], lang)


def is_writer(name: str) -> bool:
    """Whether a name is surely a person's, by the first name, or a newsroom's."""
    return is_named_person(name) or key_of(name) in COLLECTIVE


def person_in(part: str, lang: str) -> str:
    """Return the person's name that a part is, or the newsroom, without what stands behind it.

    That is what the person does, a label, `Follow`, and how long ago or how long to read.
    """
    if key_of(part) in COLLECTIVE:
        return part
    name = JOB.sub("", part)
    count = COUNTED.search(name)
    if count and is_beside(name[count.start() :], lang):
        name = name[: count.start()]
    words = name.split()
    while words and (fold(words[-1]) in LABELS | FILLERS or key_of(words[-1]) in PHRASES):
        words.pop()
    half = len(words) // 2
    name = " ".join(words[:half] if words[:half] == words[half:] else words)
    words = [fold(word) for word in name.split()]
    is_label = any(word in LABELS for word in words) or (words and words[0] in ARTICLES)
    is_cased = not name.isupper() and not name.islower() and name != name.swapcase()
    is_name = is_cased and is_full_name(name) and not is_label
    return name if is_name else ""


def is_beside(part: str, lang: str) -> bool:
    """Whether a part is a time, a count, a reading aid, a job or an address, as stand by a name."""
    if COUNT.fullmatch(part) or JOB.fullmatch(f" {part}") or reason_for(key_of(part)):
        return True
    return not other_words(part, [], lang)


def is_subject(name: str, line: str, whole: str) -> bool:
    """Whether the report speaks of a person."""
    key = key_of(line)
    last = name.rsplit(maxsplit=1)[-1]
    rest: Sequence[str] = [text for text in whole.split("\n") if last in text]
    return sum(key_of(text) != key and len(text) > LONGEST for text in rest) > MOST_NAMED
