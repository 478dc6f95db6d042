"""Words that code gives to pages: dates and numbers by CLDR, and messages that no template says.

Messages are in English here and marked with `N_`, by which they get into the catalogues; what is
said of them in the language of a site, `catalogues.Words` knows.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.core import get_global
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from digest.locales import locale_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel import Locale

RIGHT_TO_LEFT = frozenset(
    ["Adlm", "Arab", "Aran", "Armi", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"]
)
"""Scripts in use that are written right to left (ISO 15924)."""


def N_(message: str) -> str:  # noqa: N802  the name that gettext's tools know
    """Mark a message for the catalogues."""
    return message


class Said(StrEnum):
    """What code says to readers: titles, headings of groups, and what stands around notes.

    `%(name)s` stands for a value, and is never a part of a sentence that it doesn't fit in any
    language.
    """

    EDITIONS = N_("Editions")
    EDITION = N_("Edition %(name)s")
    TAGS = N_("Tags")
    TAG = N_("Tag: %(name)s")
    SOURCES = N_("Sources")
    SOURCE = N_("Source: %(name)s")
    PLACES = N_("Places")
    PLACE = N_("Place: %(name)s")
    PEOPLE = N_("People")
    PERSON = N_("Person: %(name)s")
    SERIES = N_("Series")
    ONE_SERIES = N_("Series: %(name)s")
    ARCHIVE = N_("Archive")
    ARCHIVE_OF = N_("Archive %(year)s")
    UNDATED = N_("Without a date")
    NOTES = N_("Notes")
    ALL_NOTES = N_("All notes, by kind and by source")
    NOTES_ON = N_("Notes on %(source)s")
    NOTES_OF_KIND = N_("Notes: %(meaning)s")
    CORRECTIONS_OF = N_("Corrections – %(site)s")
    CORRECTION_OF = N_("Correction: %(title)s")
    NOT_FOUND = N_("Not found")
    OTHER_POSTS = N_("More")
    POSTS = N_("Posts")
    NOTE_NUMBER = N_("%(kind)s %(number)s")
    NOTE_DRAFT = N_("(draft)")
    NOTE_RESOLVED = N_("(resolved)")
    NOTE_CHANGED = N_("Changed %(date)s: %(what)s")
    NOTE_CHANGED_BY = N_("Changed %(date)s by %(name)s: %(what)s")
    BACK = N_("Back to the text")
    BACK_TO = N_("Back to %(passage)s")
    QUOTED = N_("“%(words)s”")
    QUOTED_INSIDE = N_("‘%(words)s’")
    DOUBT = N_("%(field)s: perhaps %(guesses)s")
    DOUBT_FOR = N_("%(doubt)s (the text has %(words)s)")
    ORPHANS = N_("Notes on text since removed")
    AMBIGUOUS = N_("Notes on words that occur more than once")


POST_KINDS = {
    "news": N_("News"),
    "analysis": N_("Analysis"),
    "opinion": N_("Opinion"),
    "interview": N_("Interview"),
    "statement": N_("Statement"),
    "report": N_("Report"),
}
NOTE_KINDS = {
    "context": N_("Context"),
    "fact-check": N_("Fact-check"),
    "definition": N_("Definition"),
    "correction": N_("Correction"),
    "question": N_("Question"),
    "translation": N_("Translation"),
}
KIND_PLURALS = {
    "context": N_("Context"),
    "fact-check": N_("Fact-checks"),
    "definition": N_("Definitions"),
    "correction": N_("Corrections"),
    "question": N_("Questions"),
    "translation": N_("Translations"),
}
KIND_MEANINGS = {
    "context": N_("what a reader should know beside it"),
    "fact-check": N_("whether a claim stands up"),
    "definition": N_("what a word means here"),
    "correction": N_("what was wrong, and what is right"),
    "question": N_("what is open"),
    "translation": N_("what it says in another language"),
}
DOUBTED = {
    "title": N_("Headline"),
    "date": N_("Date"),
    "updated": N_("Last change"),
    "place": N_("Place"),
    "summary": N_("Standfirst"),
    "lang": N_("Language"),
}
"""Fields of a post that may be uncertain -> what readers know them by."""

KINDS = (POST_KINDS, NOTE_KINDS, KIND_PLURALS, KIND_MEANINGS, DOUBTED)
MESSAGES = (*map(str, Said), *(text for of in KINDS for text in of.values()))
"""Everything that code can say."""


def direction(lang: str) -> str:
    """Return `rtl` or `ltr` for a BCP 47 tag."""
    return "rtl" if script_of(lang) in RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=64)
def script_of(lang: str) -> str:
    """Return the script that a tag names, else the one its language is mostly written in.

    ISO 15924, by CLDR's likely subtags; empty for a language that CLDR doesn't know.
    """
    language, _, rest = lang.lower().partition("-")
    second = rest.partition("-")[0]
    if len(second) == len("arab") and second.isalpha():
        return second.title()
    language = get_global("language_aliases").get(language, language).split("_")[0]
    likely = get_global("likely_subtags")
    found = likely.get(f"{language}_{second.upper()}") or likely.get(language, "")
    return "".join(str(found).split("_")[1:2])


@lru_cache(maxsize=64)
def locale_of(lang: str) -> Locale:
    """Return CLDR's locale for a tag, or of the nearest one it knows, English at last.

    Plain `en` is British: a digest that doesn't say which English wants days before months.
    """
    tag = "en-GB" if lang.lower() == "en" else lang
    while tag:
        found = locale_named(tag)
        if found:
            return found
        tag = tag.rpartition("-")[0]
    return locale_of("en")


@lru_cache(maxsize=65536)
def day_words(iso: str, lang: str) -> str:
    """Return a day in words: `8 June 2019` in `en`. `iso` begins with YYYY-MM-DD."""
    return formatted(date.fromisoformat(iso[:10]), "long", lang)


@lru_cache(maxsize=4096)
def month_words(iso: str, lang: str) -> str:
    """Return a month alone in words: `June`. `iso` begins with YYYY-MM."""
    return formatted(date.fromisoformat(iso[:7] + "-01"), "LLLL", lang)


@lru_cache(maxsize=4096)
def month_year_words(iso: str, lang: str) -> str:
    """Return a month with its year: `June 2019`. `iso` begins with YYYY-MM."""
    return skeleton_words("yMMMM", iso, lang)


@lru_cache(maxsize=4096)
def short_month_words(iso: str, lang: str) -> str:
    """Return a month with its year in few words: `Jun 2019`. `iso` begins with YYYY-MM."""
    return skeleton_words("yMMM", iso, lang)


def skeleton_words(fields: str, iso: str, lang: str) -> str:
    """Return a month by fields of CLDR, in the order that a language has them."""
    day = date.fromisoformat(iso[:7] + "-01")
    return own_digits(format_skeleton(fields, day, locale=locale_of(lang)), lang)


@lru_cache(maxsize=65536)
def span_words(start: str, end: str, lang: str) -> str:
    """Return a span of days, both given as YYYY-MM-DD: `3–9 Jun 2019` in `en`.

    What the two ends share is said once, wherever a language puts it.
    """
    if start == end:
        return day_words(start, lang)
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    return own_digits(format_interval(first, last, "yMMMd", locale=locale_of(lang)), lang)


@lru_cache(maxsize=4096)
def year_words(year: str, lang: str) -> str:
    """Return a year as a heading shows it: `2019`. `year` is YYYY."""
    return formatted(date.fromisoformat(year + "-01-01"), "y", lang)


@lru_cache(maxsize=4096)
def years_words(first: int, last: int, lang: str) -> str:
    """Return several years: `2010–2019`."""
    ends = date(first, 1, 1), date(last, 1, 1)
    return own_digits(format_interval(*ends, "y", locale=locale_of(lang)), lang)


@lru_cache(maxsize=4096)
def number_words(number: int, lang: str) -> str:
    """Return a number with the digits and the grouping of a language: `12,345` in `en`."""
    locale = locale_of(lang)
    words = format_decimal(number, locale=locale, numbering_system="default")
    return own_digits(words, lang)


def maybe_day(text: str, lang: str) -> str:
    """Return a day in words if a text is one as YYYY-MM-DD, else the text."""
    try:
        return day_words(text, lang)
    except ValueError:
        return text


def one_of(words: Sequence[str], lang: str) -> str:
    """Return several guesses as one text: `A, B or C` in `en`."""
    return format_list(words, style="or", locale=locale_of(lang))


def formatted(day: date, form: str, lang: str) -> str:
    """Return a day in one of CLDR's forms, or by a pattern of its fields."""
    return own_digits(format_date(day, form, locale=locale_of(lang)), lang)


def own_digits(words: str, lang: str) -> str:
    """Return words with the digits that a language is written with, where those aren't 0 to 9.

    Babel (2.18 and before) knows which they are and does not use them.
    """
    zero = ZEROS.get(locale_of(lang).default_numbering_system)
    return words.translate(digits_from(zero)) if zero else words


@lru_cache(maxsize=16)
def digits_from(zero: int) -> dict[int, int]:
    """Return what each of the digits 0 to 9 is replaced by."""
    return {ord("0") + value: zero + value for value in range(10)}


ZEROS = {
    "adlm": 0x1E950,
    "arab": 0x0660,
    "arabext": 0x06F0,
    "beng": 0x09E6,
    "cakm": 0x11136,
    "deva": 0x0966,
    "hmnp": 0x1E140,
    "mtei": 0xABF0,
    "mymr": 0x1040,
    "nkoo": 0x07C0,
    "olck": 0x1C50,
    "tibt": 0x0F20,
}
"""Numbering system that CLDR has for some language by default -> the code point of its zero."""
