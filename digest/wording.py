"""Words that code gives to pages: dates by CLDR, and the names of the kinds of notes."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from datetime import date

RIGHT_TO_LEFT = frozenset("ar arc azb ckb dv fa he ks ku-arab nqo ps sd ug ur yi".split())
"""Languages written right to left (CLDR character order)."""

NOTE_KINDS = {
    "context": "Context",
    "fact-check": "Fact-check",
    "definition": "Definition",
    "correction": "Correction",
    "question": "Question",
    "translation": "Translation",
}


def direction(lang: str) -> str:
    """Return `rtl` or `ltr` for a BCP 47 tag."""
    tag = lang.lower()
    return "rtl" if tag in RIGHT_TO_LEFT or tag.split("-")[0] in RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=64)
def locale_of(lang: str) -> Locale:
    """Return CLDR's locale for a tag, or of the nearest one it knows, English at last."""
    tag = lang
    while tag:
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            tag = tag.rpartition("-")[0]
    return Locale("en", "GB")


@lru_cache(maxsize=65536)
def day_words(iso: str, lang: str) -> str:
    """Return a day in words: `8 June 2019` in `en`. `iso` begins with YYYY-MM-DD."""
    locale = Locale("en", "GB") if lang == "en" else locale_of(lang)
    return str(format_date(date.fromisoformat(iso[:10]), "long", locale=locale))


@lru_cache(maxsize=4096)
def month_words(iso: str, lang: str) -> str:
    """Return a month alone in words: `June`. `iso` begins with YYYY-MM."""
    return str(format_date(date.fromisoformat(iso[:7] + "-01"), "LLLL", locale=locale_of(lang)))


@lru_cache(maxsize=65536)
def span_words(start: str, end: str, lang: str) -> str:
    """Return two days and what lies between: `3 – 9 June 2019`."""
    if start == end:
        return day_words(start, lang)
    locale = Locale("en", "GB") if lang == "en" else locale_of(lang)
    return f"{format_date(date.fromisoformat(start), 'd MMMM', locale=locale)} – {day_words(end, lang)}"
