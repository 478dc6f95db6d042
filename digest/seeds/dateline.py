"""Where and when a report was filed, and by which agency, as its first words say.

Takes words for a dateline only on evidence: a date, an agency, capitals, or a place that is
known or that the text speaks of. Without any, the sentence keeps them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.seeds.captions import is_caption
from digest.seeds.dates import Written, find_dates
from digest.seeds.months import fold, weekday_numbers
from digest.seeds.phrases import listed
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

MOST_WORDS = 5
"""Words of the longest name of a place."""

SIGN = re.compile(r"\s?(?:--+|[–—―]+|(?<=[\s\d).])-(?=\s|[^\W\d])|-(?=\s)|[:：|])\s?")
FULL_STOP = re.compile(r"[.。]\s")
PLACE = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’ʼ/()-])*")
AGENCY_GROUP = re.compile(r"[(\[【]\s?([^()\[\]【】]{2,50}?)\s?[)\]】]")
PART = re.compile(r"\s*[,،、]\s*")
DIRECTIONS = listed("""
central, north, south, east, west, northern, southern, eastern, western, northeast, northwest
near, southeast, southwest, northeastern, northwestern, southeastern, southwestern, upper, lower
occupied
""")
SMALL = listed("""
of, the, and, de, del, la, las, los, le, les, du, des, do, da, dos, das, di, della, am, an, der
im, in, bei, ob, auf, upon, on, sur, sous, en, y, e, und, et, al, el, aan, den, op, van, na, над
на
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

XINHUA = re.compile(
    r"(新华社|中新社|中新网|人民网|新华网|本报|本报讯|本社)?\s?([一-鿿]{2,6}?)?\s?"
    r"((?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)?\s?[电讯]\s?[,，:：]?\s?"
    r"(?:[((]?(?:记者|通讯员)[一-鿿、 ]{2,20}[))]?(?:报道)?\s?[::]?\s)?"
)
BRACKETED = re.compile(r"【([^】]{2,40})】\s?")
YONHAP = re.compile(r"\(([^()=\s]{1,12})=([^()=]{2,14})\)\s?(?:[^=]{2,20}기자\s?=\s?)?")
KYODO = re.compile(
    r"[\[【]([^\s\d\]】]{1,12})\s?((?:\d{1,2}月)?\d{1,2}日)\s?([^\]】\d]{2,20})[\]】]\s?-?\s?"
)
"""How Korean and Japanese agencies begin: `(서울=연합뉴스)`, `[東京 7日 ロイター] -`."""

REPORTER = re.compile(r"(?:记者|通讯员)\s?([一-鿿]{2,4})(?:报道)?[::]?\s?")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the first words of a report say, and where its first sentence begins."""

    place: str
    agency: str
    written: Written | None
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """The words before a sign, parted."""

    places: tuple[str, ...]
    agency: str
    in_brackets: bool
    written: Written | None
    has_day: bool


def read_dateline(text: str, lang: str, whole: str) -> Dateline | None:
    """Return the dateline that a paragraph begins with; `whole` is all of the text."""
    if is_caption(text):
        return None
    if found := east_asian(text):
        return found
    for match in [*SIGN.finditer(text, 0, LONGEST)][:MOST_SIGNS]:
        end = match.end()
        if not begins_sentence(text[end:]):
            continue
        head = read_head(text[: match.start()], lang)
        if head and is_evident(head, match[0].strip(), text[end:], lang, whole):
            return dateline_of(head, with_agency(text, end), whole)
    return before_sentence(text, lang, whole)


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
            return dateline_of(head, (brackets.end(), ""), whole)
    for match in [*FULL_STOP.finditer(text, 0, LONGEST)][:MOST_SIGNS]:
        name = text[: match.start()]
        if not begins_sentence(text[match.end() :]):
            continue
        head = read_head(name, lang)
        if head is None:
            continue
        is_bare = not head.has_day and not head.agency
        if head.has_day and head.places and head.written:
            return dateline_of(head, with_agency(text, match.end()), whole)
        if is_bare and is_local(head, lang, whole):
            return dateline_of(head, (match.end(), ""), whole)
    return None


def is_local(head: Head, lang: str, whole: str) -> bool:
    """Whether `Hamburg. Die …` is a dateline: German papers have them, and the place is evident."""
    if not lang.startswith("de") or len(head.places) != 1:
        return False
    name = head.places[0]
    return is_known_place(name, lang) or is_stood_in(name, whole)


def read_head(text: str, lang: str) -> Head | None:
    """Return the parts of the words before a sign, None when a part is none of a dateline."""
    text = text.strip(" *•·")
    agency, in_brackets = "", False
    for group in AGENCY_GROUP.finditer(text):
        if find_dates(group[1], lang):
            text = text.replace(group[0], f", {group[1]}, ")
        elif agency:
            return None
        else:
            agency, in_brackets = group[1].strip(), True
            text = text.replace(group[0], ", ")
    dates = find_dates(text, lang)
    has_day = bool(dates)
    written = dates[0] if dates else None
    if written:
        text = f"{text[: written.start]},{text[written.end :]}"
    places: list[str] = []
    for raw in PART.split(text):
        part = raw.strip(" .–—-") if raw.strip(" .") not in {"D.C", "N.Y"} else raw.strip()
        if not part:
            continue
        if part.isdecimal() and (has_day or (places and int(part) <= LAST_DAY)):
            has_day = True
        elif not agency and is_signed(part, is_first=not places):
            agency = part
        elif is_place_like(part, lang, is_first=not places):
            places.append(part)
        else:
            return None
    return Head(tuple(places), agency, in_brackets, written, has_day)


LAST_DAY = 31


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
    first = words[0].casefold().strip(".")
    is_label = first in LABELS and not (first in ARTICLES and len(words) > 1)
    if is_label or not first or (is_first and words[0][0].islower()):
        return False
    if not is_first and first in DIRECTIONS:
        return len(words) > 1
    return all(not word[0].islower() or word.casefold() in SMALL for word in words if word)


def is_evident(head: Head, sign: str, rest: str, lang: str, whole: str) -> bool:
    """Whether the words before a sign are a dateline."""
    is_colon = sign in {":", "：", "|"}
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
        return is_capital_place(head, rest, whole, is_colon=is_colon, is_known=is_known)
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


def is_capital_place(head: Head, rest: str, whole: str, *, is_colon: bool, is_known: bool) -> bool:
    """Whether a name in capitals is a place: not a label, a speaker or an abbreviation."""
    name = head.places[0]
    words = name.split()
    if not LABELS.isdisjoint(fold(word) for word in words[bool(fold(words[0]) in ARTICLES) :]):
        return is_known
    if not is_colon:
        return True
    speakers = re.findall(r"(?:^|\n)[A-Z][A-Z .]{1,30}:", whole)
    return is_known or (
        len(words) <= MOST_WORDS - 2 and size_of(rest) >= MOST_WORDS and len(speakers) <= 1
    )


def with_agency(text: str, end: int) -> tuple[int, str]:
    """Return the end of a dateline that names its agency behind the dash, and that agency."""
    match = re.compile(r"([^.:–—-]{2,40}|[\w.-]{2,40}\.\w{2,4})\s?(?:[.:]|\s[–—-])\s").match(
        text, end
    )
    if match and is_agency(match[1]):
        return match.end(), match[1].strip()
    return end, ""


def dateline_of(head: Head, ending: tuple[int, str], whole: str) -> Dateline:
    """Return the dateline of a head; `ending`: where it ends, and an agency behind its dash.

    An abbreviation in capitals that the text never spells otherwise is an agency, not a place.
    """
    end, behind = ending
    place = head.places[0] if head.places else ""
    agency = head.agency or behind
    if place and not agency and is_acronym(place, whole, alone=not head.has_day):
        return Dateline("", place, head.written, end)
    return Dateline(usual_spelling(place, whole), agency, head.written, end)


def is_acronym(name: str, whole: str, *, alone: bool) -> bool:
    """Whether a name alone before a dash is an organisation's abbreviation."""
    if not alone or not is_organisation(name) or " " in name or not name.isupper():
        return False
    return len(re.findall(rf"\b{re.escape(name)}\b", whole)) > 1 and name.title() not in whole


def east_asian(text: str) -> Dateline | None:
    """Return a dateline of Chinese, Japanese or Korean print: `新华社北京6月12日电`."""
    if korean := YONHAP.match(text):
        return Dateline(korean[1], korean[2], None, korean.end())
    if japanese := KYODO.match(text):
        dates = find_dates(japanese[2], "ja")
        written = dates[0] if dates else None
        return Dateline(japanese[1], japanese[3].strip(), written, japanese.end())
    bracketed = BRACKETED.match(text)
    if bracketed:
        dates = find_dates(bracketed[1], "ja")
        words = bracketed[1]
        for written in dates:
            words = words.replace(written.evidence, " ")
        agency = words.strip(" /・,、")
        if not dates and not is_agency(agency):
            return None
        agency = agency if is_agency(agency) else ""
        return Dateline("", agency, dates[0] if dates else None, bracketed.end())
    match = XINHUA.match(text)
    if not match or not (match[1] or match[3]) or match.end() == 0:
        return None
    dates = find_dates(match[3] or "", "zh")
    end = match.end()
    reporter = REPORTER.match(text, end)
    end = reporter.end() if reporter else end
    agency = match[1] or ""
    agency = "" if agency.startswith("本") else agency
    return Dateline(match[2] or "", agency, dates[0] if dates else None, end)


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
    by_date = head.written is not None and len(head.places) <= MOST_WORDS - 2
    by_dash = has_dash and (name.isupper() or is_known)
    by_stop = text.endswith(".") and len(head.places) == 1 and is_known
    if by_date or by_dash or by_stop:
        return dateline_of(head, (len(text), ""), whole)
    return None
