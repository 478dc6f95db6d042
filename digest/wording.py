"""Words that code gives to pages: dates by CLDR, and the names of the kinds of notes."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.core import get_global
from babel.dates import format_date, format_interval

from digest.locales import locale_named

if TYPE_CHECKING:
    from babel import Locale

RIGHT_TO_LEFT = frozenset(
    ["Adlm", "Arab", "Aran", "Armi", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"]
)
"""Scripts in use that are written right to left (ISO 15924)."""

NOTE_KINDS = {
    "context": "Context",
    "fact-check": "Fact-check",
    "definition": "Definition",
    "correction": "Correction",
    "question": "Question",
    "translation": "Translation",
}


KIND_PLURALS = {
    "context": "Context",
    "fact-check": "Fact-checks",
    "definition": "Definitions",
    "correction": "Corrections",
    "question": "Questions",
    "translation": "Translations",
}
KIND_MEANINGS = {
    "context": "what a reader should know beside it",
    "fact-check": "whether a claim stands up",
    "definition": "what a word means here",
    "correction": "what was wrong, and what is right",
    "question": "what is open",
    "translation": "what it says in another language",
}


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
    return format_date(date.fromisoformat(iso[:10]), "long", locale=locale_of(lang))


@lru_cache(maxsize=4096)
def month_words(iso: str, lang: str) -> str:
    """Return a month alone in words: `June`. `iso` begins with YYYY-MM."""
    return format_date(date.fromisoformat(iso[:7] + "-01"), "LLLL", locale=locale_of(lang))


@lru_cache(maxsize=65536)
def span_words(start: str, end: str, lang: str) -> str:
    """Return a span of days, both given as YYYY-MM-DD: `3–9 Jun 2019` in `en`.

    What the two ends share is said once, wherever a language puts it.
    """
    if start == end:
        return day_words(start, lang)
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    return format_interval(first, last, "yMMMd", locale=locale_of(lang))
