"""Names of months and weekdays by CLDR, and the calendars that news is dated in."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.locales import locale_named

if TYPE_CHECKING:
    from babel import Locale

VARIANTS = {
    "en": ("en", "en_GB"),
    "de": ("de", "de_AT"),
    "pt": ("pt", "pt_PT"),
    "ar": ("ar", "ar_SY", "ar_DZ", "ar_MA"),
}
"""Countries of one language that name or shorten months in their own way."""

COMMON = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "tr", "fa", "ar")
"""What is tried when the language of a seed is not known."""

JALALI = {
    "فروردین": 1,
    "اردیبهشت": 2,
    "خرداد": 3,
    "تیر": 4,
    "مرداد": 5,
    "امرداد": 5,
    "شهریور": 6,
    "مهر": 7,
    "آبان": 8,
    "آذر": 9,
    "دی": 10,
    "بهمن": 11,
    "اسفند": 12,
}
"""Months of the Persian solar calendar, which Babel has no names of."""

MORE = {"sept": 9, "febr": 2, "fevrier": 2, "aout": 8, "decembre": 12, "marz": 3, "maerz": 3}
"""Spellings in print that CLDR does not list for the language they stand in."""


@lru_cache(maxsize=1024)
def fold(word: str) -> str:
    """Return a word without case, accents and the dot of an abbreviation."""
    if word.isascii():
        return word.casefold().strip(".")
    split = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in split if not unicodedata.combining(c)).strip(".")


def locales(lang: str) -> list[Locale]:
    """Return the locales whose names a seed in a language may use; English is always read."""
    tongue = lang.partition("-")[0]
    tongues = dict.fromkeys((tongue, "en")) if tongue else dict.fromkeys(COMMON)
    names = [name for tongue in tongues for name in VARIANTS.get(tongue, (tongue,))]
    return [found for found in map(locale_named, names) if found]


@lru_cache(maxsize=64)
def month_numbers(lang: str) -> dict[str, int]:
    """Return folded month names -> 1 to 12; names of two words are joined by a space."""
    names = dict(MORE)
    for found in locales(lang):
        for forms in found.months.values():
            for width in ("wide", "abbreviated"):
                for number, name in forms.get(width, {}).items():
                    folded = fold(name)
                    if not re.match(r"\d", folded):
                        names.setdefault(folded, number)
    return names


@lru_cache(maxsize=64)
def weekday_numbers(lang: str) -> dict[str, int]:
    """Return folded names of weekdays, whole and shortened -> 0 (Monday) to 6."""
    names: dict[str, int] = {}
    for found in locales(lang):
        for forms in found.days.values():
            for width in ("wide", "abbreviated"):
                for number, name in forms.get(width, {}).items():
                    names.setdefault(fold(name), number)
    names.update({"tues": 1, "thur": 3, "thurs": 3})
    return {name: number for name, number in names.items() if len(name) > 1}


@lru_cache(maxsize=64)
def day_stands_first(lang: str) -> bool | None:
    """Whether `03/04/2019` is 3 April in a language; None where its countries differ."""
    tongue = lang.partition("-")[0]
    if tongue in {"", "en"}:
        return {"en-GB": True, "en-US": False}.get(lang)
    found = locale_named(tongue)
    if found is None:
        return None
    pattern = str(found.date_formats["short"].pattern)
    return None if pattern.startswith("y") else pattern.find("d") < pattern.find("M")


JALALI_FOLDED = {fold(name): number for name, number in JALALI.items()}

LEAP_CYCLE = 33
LEAP_YEARS = (1, 5, 9, 13, 17, 22, 26, 30)
"""The leap years of a 33-year cycle, right for 1244 to 1472, as the calendar is used today."""

FIRST_JALALI, LAST_JALALI = 1244, 1472
NOWRUZ = date(1865, 3, 21)
"""The first day of 1244."""

LONG_MONTHS, LAST_MONTH = 6, 12


def from_jalali(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Persian solar date, None when there is no such day."""
    if not (FIRST_JALALI <= year <= LAST_JALALI and 1 <= month <= LAST_MONTH):
        return None
    is_leap = year % LEAP_CYCLE in LEAP_YEARS
    longest = 31 if month <= LONG_MONTHS else 30 if month < LAST_MONTH or is_leap else 29
    if not 1 <= day <= longest:
        return None
    leaps = sum(1 for y in range(FIRST_JALALI, year) if y % LEAP_CYCLE in LEAP_YEARS)
    before = (year - FIRST_JALALI) * 365 + leaps
    before += (month - 1) * 30 + min(month - 1, LONG_MONTHS)
    return NOWRUZ + timedelta(days=before + day - 1)
