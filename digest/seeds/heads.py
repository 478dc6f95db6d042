"""The words that a report may be filed under, parted: places, agency, day. Weighs no evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.seeds.dates import Written, find_dates
from digest.seeds.months import fold, month_numbers, weekday_numbers
from digest.seeds.phrases import listed
from digest.seeds.places import STATES, is_agency, is_organisation

MOST_WORDS = 5
"""Words of the longest name of a place."""

LAST_DAY = 31

PLACE = re.compile(r"(?:['’][stST][- ])?[^\W\d_](?:[^\W\d_]|[ .'’ʼ/()-])*")
DUTCH = re.compile(r"^['’][stST][- ]?")
"""What names like `’s-Hertogenbosch` and `'t Zand` begin with."""

AGENCY_GROUP = re.compile(r"[(\[【（]\s?([^()\[\]【】（）]{2,50}?)\s?[)\]】）]")
PART = re.compile(r"\s?[,،、]\s?|\s[–—-]{1,2}\s")
ABBREVIATIONS = frozenset(["D.C", "N.Y"])
CORRESPONDENT = re.compile(
    r"(?:dal(?:la)? nostr[oa] (?:inviat[oa]|corrispondente)"
    r"|(?:de )?notre (?:envoyée?|correspondante?)(?: spéciale?)?(?: à)?"
    r"|enviad[oa] especial(?: a)?|nuestr[oa] corresponsal en)\s?",
    re.IGNORECASE,
)
"""Who reports, before the place: `DALLA NOSTRA CORRISPONDENTE NEW YORK - `."""

BEFORE_DATE = listed("le, el, il, am, den, dem, em, op, on, the, li, du, del, de, do")
"""What stands between a place and a date: `Brest, le 11 février`."""

DIRECTIONS = listed("""
central, north, south, east, west, northern, southern, eastern, western, northeast, northwest
near, southeast, southwest, northeastern, northwestern, southeastern, southwestern, upper, lower
occupied
""")
SMALL = listed("""
of, the, and, de, del, la, las, los, le, les, du, des, do, da, dos, das, di, della, am, an, der
im, in, bei, ob, auf, upon, on, sur, sous, en, y, e, und, et, al, el, aan, den, op, van, na, над
на, es, as, ul, ur, und, vor, unter, lès, ad, à
""")
"""Words that stand in names of places without a capital."""

LABELS = listed("""
update, updates, watch, video, videos, photos, photo, gallery, read, more, listen, live
breaking, exclusive, opinion, editorial, analysis, comment, commentary, column, review, letter
letters, dear, interview, feature, factbox, explainer, timeline, correction, clarification, note
question, answer, alert, flash, urgent, news, sports, business, world, politics, market, markets
weather, poll, quiz, file, related, warning, summary, background, statement, press, immediate, q
a, by, from, on, and, the, it, he, she, they, we, in, at, for, but, this, that, there, when
while, after, before, since, eilmeldung, kommentar, exklusiv, analyse, hinweis, vidéo, direct
vídeo, foto, срочно, видео, фото, мнение, فوری, ویدئو, عاجل, فيديو, der, die, das, ein, eine, es
le, la, un, une
""")
"""Words in capitals, or before a colon, that are no places."""

ARTICLES = listed("the, la, las, los, le, les, el, der, die, das, den, de, al, os, as, o, a")
"""Words that names of places begin with too: `LA CROSSE`, `The Hague`."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the first words of a report say, and where its first sentence begins."""

    place: str
    agency: str
    written: Written | None
    end: int
    reporter: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The words before a sign, parted."""

    places: tuple[str, ...]
    agency: str
    written: Written | None
    has_day: bool
    """Whether a day or a month is named, in full or not."""


def read_head(text: str, lang: str) -> Head | None:
    """Return the parts of the words before a sign, None when a part is none of a dateline."""
    outside = without_agency(CORRESPONDENT.sub("", text.strip(" *•·"), count=1), lang)
    if outside is None:
        return None
    text, agency = outside
    dates = find_dates(text, lang)
    written = dates[0] if dates else None
    has_day = written is not None
    if written:
        text = f"{text[: written.start]},{text[written.end :]}"
    places: list[str] = []
    for raw in PART.split(text):
        part = raw.strip() if raw.strip(" .") in ABBREVIATIONS else raw.strip(" .–—-")
        if not part or (written and part in BEFORE_DATE):
            continue
        if is_day(part, lang, bare=bool(places), beside=has_day):
            has_day = True
        elif not agency and is_signed(part, is_first=not places):
            agency = part.strip("/ ")
        elif is_place_like(part, lang, is_first=not places):
            places.append(part)
        else:
            return None
    return Head(tuple(places), agency, written, has_day)


def is_day(part: str, lang: str, *, bare: bool, beside: bool) -> bool:
    """Whether a part is a day or a month without the rest; `bare`: a place stands before it."""
    if part.isdecimal():
        return beside or (bare and int(part) <= LAST_DAY)
    return bare and not beside and fold(part) in month_numbers(lang)


def without_agency(text: str, lang: str) -> tuple[str, str] | None:
    """Return a head without its agency in brackets, and that; None if brackets hold another thing.

    A date may stand in brackets, too; then it stays.
    """
    agency = ""
    for group in AGENCY_GROUP.finditer(text):
        if find_dates(group[1], lang):
            text = text.replace(group[0], f", {group[1]}, ")
        elif agency or not group[1].lstrip("/ ")[:1].isalpha():
            return None
        else:
            agency = group[1].strip(" .")
            text = text.replace(group[0], ", ")
    return text, agency


def is_signed(part: str, *, is_first: bool) -> bool:
    """Whether a part is an agency: a known one, or any abbreviation behind a place."""
    if is_first or part.casefold().strip(".") in STATES:
        return is_agency(part)
    return is_agency(part) or (is_organisation(part) and " " not in part)


def is_place_like(part: str, lang: str, *, is_first: bool) -> bool:
    """Whether a part has the form of a place: capital initials, or no capitals in its script."""
    words = re.split(r"[\s/]+", part)
    if len(words) > MOST_WORDS or not PLACE.fullmatch(part):
        return False
    if not weekday_numbers(lang).keys().isdisjoint(fold(word) for word in words):
        return False
    words = [DUTCH.sub("", word) or word for word in words]
    first = words[0].casefold().strip(".")
    is_label = first in LABELS and not (first in ARTICLES and len(words) > 1)
    if is_label or not first or (is_first and words[0][0].islower()):
        return False
    if not is_first and first in DIRECTIONS:
        return len(words) > 1
    is_name = all(not word[0].islower() or word.casefold() in SMALL for word in words if word)
    return is_name and not words[-1][:1].islower()
