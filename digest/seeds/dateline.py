"""Where and when a report was filed, and by which agency, as its first words say.

Takes words for a dateline only on evidence: a date, an agency, capitals, or a place that is
known or that the text speaks of. Without any, the sentence keeps them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from digest.seeds.captions import is_caption
from digest.seeds.eastasian import read_east_asian
from digest.seeds.forenames import is_forename
from digest.seeds.heads import (
    AGENCY_GROUP,
    ARTICLES,
    DIRECTIONS,
    LABELS,
    MOST_WORDS,
    Dateline,
    Head,
    read_head,
)
from digest.seeds.months import fold
from digest.seeds.places import (
    STATES,
    is_agency,
    is_known_place,
    is_organisation,
    is_stood_in,
    usual_spelling,
)
from digest.seeds.rows import size_of

LONGEST = 140
"""Characters of the longest dateline."""

MOST_SIGNS = 6
"""Dashes and colons that are tried as its end."""

SIGN = re.compile(r"\s?(?:--+|[–—―]+|(?<=[\s\d).])-(?=\s|[^\W\d])|-(?=\s)|[:：|])\s?")
COLONS = frozenset(":：|")
FULL_STOP = re.compile(r"[.。]\s")
AGENCY_BEHIND = re.compile(r"([^.:–—-]{2,40}|[\w.-]{2,40}\.\w{2,4})\s?(?:[.:]|\s[–—-])\s")
"""An agency behind the dash: `MOSCOW, June 8 — RIA Novosti. `."""

GERMAN_TOWN = re.compile(
    r"(?:Bad|Sankt) .+|.+(?: am| an der| bei| ob der| im) .+"
    r"|\S{3,}(?:burg|hausen|ingen|kirchen|bronn|münde|brück|brücken|furt|rode)"
)
"""Names that only towns have in German."""


def read_dateline(text: str, lang: str, whole: str) -> Dateline | None:
    """Return the dateline that a paragraph begins with; `whole` is all of the text."""
    if is_caption(text):
        return None
    if found := read_east_asian(text):
        return found
    found = before_sign(text, lang, whole) or before_sentence(text, lang, whole)
    if found and found.agency and not found.place:
        return with_place(found, text, lang, whole)
    return found


def before_sign(text: str, lang: str, whole: str) -> Dateline | None:
    """Return a dateline that ends with a dash or a colon.

    Behind a place and a date a sentence may begin in lower case, as old wire copy does.
    """
    for match in [*SIGN.finditer(text, 0, LONGEST)][:MOST_SIGNS]:
        end, sign = match.end(), match[0].strip()
        before = text[: match.start()]
        is_sentence = begins_sentence(text[end:])
        if not is_sentence and (sign in COLONS or before.isalpha()):
            continue
        head = read_head(before, lang)
        if not head or not (is_sentence or (head.places and head.written)):
            continue
        if is_evident(head, sign, text[end:], lang, whole):
            return dateline_of(head, with_agency(text, end), lang, whole)
    return None


def with_place(found: Dateline, text: str, lang: str, whole: str) -> Dateline:
    """Return a dateline that begins with its agency and a dash: `(ANSA) - COMO, 25 GIU - `."""
    behind = before_sign(text[found.end :], lang, whole)
    if not behind or not behind.place or behind.agency:
        return found
    end = found.end + behind.end
    return replace(found, place=behind.place, written=behind.written or found.written, end=end)


def begins_sentence(rest: str) -> bool:
    """Whether what follows a sign may begin a report: no lower case, and more than a word."""
    first = rest.lstrip("\"'“‘„«»([¿¡… ")[:1]
    return bool(first) and not first.islower()


def before_sentence(text: str, lang: str, whole: str) -> Dateline | None:
    """Return a dateline that ends in brackets (`LAGOS, Nigeria (CNN) Text`) or a full stop."""
    brackets = AGENCY_GROUP.search(text, 0, LONGEST)
    if brackets and is_agency(brackets[1]) and begins_sentence(text[brackets.end() :]):
        head = read_head(text[: brackets.end()], lang)
        if head:
            return dateline_of(head, (brackets.end(), ""), lang, whole)
    for match in [*FULL_STOP.finditer(text, 0, LONGEST)][:MOST_SIGNS]:
        name = text[: match.start()]
        if not begins_sentence(text[match.end() :]):
            continue
        head = read_head(name, lang)
        if head is None:
            continue
        is_bare = not head.has_day and not head.agency
        if head.has_day and head.places and head.written:
            return dateline_of(head, with_agency(text, match.end()), lang, whole)
        if is_bare and is_local(head, lang, whole):
            return dateline_of(head, (match.end(), ""), lang, whole)
    return None


def is_local(head: Head, lang: str, whole: str) -> bool:
    """Whether `Hamburg. Die …` is a dateline: German papers have them, and the place is evident."""
    if not lang.startswith("de") or len(head.places) != 1:
        return False
    name = head.places[0]
    is_town = GERMAN_TOWN.fullmatch(name) is not None or (name.isupper() and len(name) > 1)
    return is_town or is_known_place(name, lang) or is_stood_in(name, whole)


def is_evident(head: Head, sign: str, rest: str, lang: str, whole: str) -> bool:
    """Whether the words before a sign are a dateline."""
    is_colon = sign in COLONS
    if not head.places:
        return is_bare(head, is_colon=is_colon)
    if head.has_day and (head.written or head.agency):
        return not is_colon or head.written is not None
    first = head.places[0]
    is_known = any(is_known_place(name.strip(), lang) for name in first.split("/"))
    if head.agency:
        return is_agency(head.agency) or has_place_form(head, whole, is_known=is_known)
    if len(head.places) > 1:
        return (is_known or not is_colon) and is_state(head.places[-1], lang)
    if first.isupper() and not first.islower() and len(first) > 1:
        is_again = not is_colon or is_named_again(first, rest, lang, whole)
        return is_known or (is_again and not is_label(first))
    return not is_colon and (is_known or is_stood_in(first, whole))


def is_bare(head: Head, *, is_colon: bool) -> bool:
    """Whether a dateline without a place is one: an agency, or a date before a dash."""
    if head.agency:
        return is_agency(head.agency)
    return head.written is not None and not is_colon


def has_place_form(head: Head, whole: str, *, is_known: bool) -> bool:
    """Whether the place before an unknown agency in brackets is one."""
    first = head.places[0]
    is_small = head.agency.islower() or not any(c.islower() or c.isupper() for c in head.agency)
    is_single = len(first.split()) <= MOST_WORDS // 2
    return is_known or first.isupper() or is_stood_in(first, whole) or (is_small and is_single)


def is_state(name: str, lang: str) -> bool:
    """Whether a name behind a city is the state or the country that it lies in."""
    words = fold(name).split()
    is_region = bool(words) and words[0] in DIRECTIONS
    return name.casefold().strip(".") in STATES or is_known_place(name, lang) or is_region


def is_label(name: str) -> bool:
    """Whether a name in capitals holds a word that heads a line: `WATCH`, `DEAR ABBY`."""
    words = [fold(word) for word in name.split()]
    return not LABELS.isdisjoint(words[1:] if words[0] in ARTICLES else words)


def is_named_again(name: str, rest: str, lang: str, whole: str) -> bool:
    """Whether a name before a colon is a place that the text names, not a label or a speaker."""
    speakers = re.findall(r"(?:^|\n)[A-Z][A-Z .]{1,30}:", whole)
    is_short = len(name.split()) <= MOST_WORDS - 2
    is_again = usual_spelling(name, "", lang) in whole and size_of(rest) >= MOST_WORDS
    return is_short and is_again and len(speakers) <= 1


def with_agency(text: str, end: int) -> tuple[int, str]:
    """Return the end of a dateline that names its agency behind the dash, and that agency."""
    match = AGENCY_BEHIND.match(text, end)
    if match and is_agency(match[1]):
        return match.end(), match[1].strip(" /")
    return end, ""


def dateline_of(head: Head, ending: tuple[int, str], lang: str, whole: str) -> Dateline:
    """Return the dateline of a head; `ending`: where it ends, and an agency behind its dash.

    An abbreviation in capitals that the text never spells otherwise is an agency, not a place.
    """
    end, behind = ending
    place = head.places[0] if head.places else ""
    agency = head.agency or behind
    if place and not agency and is_acronym(place, whole, alone=not head.has_day):
        return Dateline("", place, head.written, end)
    return Dateline(usual_spelling(place, whole, lang), agency, head.written, end)


def is_acronym(name: str, whole: str, *, alone: bool) -> bool:
    """Whether a name alone before a dash is an organisation's abbreviation."""
    if not alone or not is_organisation(name) or " " in name or not name.isupper():
        return False
    return len(re.findall(rf"\b{re.escape(name)}\b", whole)) > 1 and name.title() not in whole


def alone(text: str, lang: str, whole: str) -> Dateline | None:
    """Return the dateline of a line that holds nothing else, `New Delhi, August 29`."""
    if len(text) > LONGEST // 2:
        return None
    head = read_head(text.rstrip(" .:–—-"), lang)
    if head is None or not head.places:
        return None
    has_dash = text.rstrip().endswith(("–", "—", "-"))
    name = head.places[0]
    is_known = is_known_place(name, lang) or is_stood_in(name, whole)
    is_before = text.startswith(f"{name},") and not is_forename(name.split()[0])
    is_sure = is_known or is_before or len(head.places) > 1 or head.agency != ""
    by_date = head.written is not None and is_sure and len(head.places) <= MOST_WORDS - 2
    by_dash = has_dash and (name.isupper() or is_known)
    by_stop = text.endswith(".") and len(head.places) == 1 and is_known
    if by_date or by_dash or by_stop:
        return dateline_of(head, (len(text), ""), lang, whole)
    return None
