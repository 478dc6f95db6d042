"""A written date -> the day, or the days it may mean, with the words that say so.

Reads header lines and datelines, not prose: it takes every number beside a month for a day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from digest.seeds.months import (
    JALALI_FOLDED,
    day_stands_first,
    fold,
    from_jalali,
    month_numbers,
    weekday_numbers,
)

EARLIEST, LATEST = 1800, 2100
"""Years that news is dated in; what lies outside is a misprint."""

CENTURY = 69
"""Two-digit years from here on are of the 1900s, as POSIX strptime has it."""

LONGEST = 1000
"""Characters of a line that are searched."""

DIGITS = str.maketrans(
    {
        chr(zero + value): str(value)
        for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10)
        for value in range(10)
    }
)
"""Arabic, Persian, Devanagari, Bengali, Thai and full-width digits, one sign for one."""

YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)")
YEAR_LAST = re.compile(
    r"(?<![\d/.-])(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}(?!:)|\d\d)"
    r"(?:(?![\d/-])|(?=\d{1,2}(?:\.\s?[^\W\d]|:\d\d)))"
)
"""The last part lets `08.06.201908. Juni 2019` and `08.06.201914:05` through: what ran together."""

EAST_ASIAN = re.compile(r"(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
TOKEN = re.compile(r"(?:19|20)\d\d(?=\d{1,2}(?!\d))|\d+|[^\W\d_]+|[^\s\w]")
"""A year may have run into a time of day, or into what else follows: `April 28, 20232:23 PM`."""

BEFORE_MONTH = frozenset([".", "-", "/", "de", "d", "of", "st", "nd", "rd", "th", "er", "º", "°"])
AFTER_MONTH = (BEFORE_MONTH | {",", "،", "del", "'", "’"}) - {"d", "er", "º", "°"}
TWO_WORD_MONTHS = frozenset(["كانون", "تشرين"])
AMERICAN = re.compile(r"\b(?:[ECMP][SD]?T|U\.?S\.?)\b")
"""Zones of the country that writes the month first."""

ZONED = re.compile(
    r"(?<!\d)(\d{1,2})[:.h]?(\d\d)(?::\d\d(?:[.,]\d{1,9})?)?\s?(?:([ap])\.?m\.?\s?)?"
    r"(?:(?:GMT|UTC)(?:\s?([+-]\d{1,2})\b)?|(Z)\b|([+-]\d\d):?(\d\d)(?!\d))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it stands in a line, from `start` to `end`."""

    start: int
    end: int
    evidence: str
    days: tuple[date, ...]
    """The days it may mean: several when ambiguous, none when the year is missing or misprinted."""

    month: int = 0
    day: int = 0
    """Set when only the year is missing."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign of a line."""

    text: str
    start: int
    end: int

    @property
    def number(self) -> int:
        """Its value, -1 for a word or a sign and for a number that is too long."""
        return int(self.text) if self.text.isdecimal() and len(self.text) <= len("2019") else -1


def find_dates(text: str, lang: str = "") -> list[Written]:
    """Return the dates in a line, in their order."""
    line = text[:LONGEST].translate(DIGITS)
    found = [*numeric_dates(line, lang)]
    tokens = [Token(m[0], m.start(), m.end()) for m in TOKEN.finditer(line)]
    if any(token.number >= 0 for token in tokens):
        found += named_dates(tokens, lang)
    kept: list[Written] = []
    for written in sorted(found, key=lambda w: (w.start, -w.end)):
        if not kept or written.start >= kept[-1].end:
            kept.append(written)
        elif written.days and not kept[-1].days:
            kept[-1] = written
    return [quoted(written, text, line, lang) for written in kept]


def quoted(written: Written, text: str, line: str, lang: str) -> Written:
    """Return the date with its words, and with the readings that the line itself rules out gone."""
    days = written.days
    if len(days) > 1:
        names = weekday_numbers(lang)
        weekdays = {names.get(fold(token[0])) for token in TOKEN.finditer(line)}
        days = tuple(day for day in days if day.weekday() in weekdays) or days
    if len(days) > 1 and AMERICAN.search(line):
        days = tuple(day for day in days if reads_month_first(written, day, line))
    evidence = text[written.start : written.end]
    return Written(written.start, written.end, evidence, days, written.month, written.day)


def reads_month_first(written: Written, day: date, line: str) -> bool:
    """Whether a reading takes the first number of a date for the month."""
    return line[written.start : written.end].lstrip("0").startswith(str(day.month))


def numeric_dates(line: str, lang: str) -> list[Written]:
    """Return the dates written in numbers alone."""
    found = []
    for match in YEAR_FIRST.finditer(line):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        found.append(spell(match.span(), [(year, month, day)], lang))
    for match in YEAR_LAST.finditer(line):
        first, second, year = int(match[1]), int(match[3]), full_year(match[4])
        readings = [(year, second, first), (year, first, second)]
        if match[2] == "." or day_stands_first(lang) is True:
            readings.pop() if second <= DECEMBER else readings.pop(0)
        elif day_stands_first(lang) is False and first <= DECEMBER:
            readings.pop(0)
        found.append(spell(match.span(), readings, lang))
    for match in EAST_ASIAN.finditer(line):
        month, day = int(match[2]), int(match[3])
        if match[1]:
            found.append(spell(match.span(), [(int(match[1]), month, day)], lang))
        elif day_of(2000, month, day):
            found.append(Written(*match.span(), "", (), month, day))
    return found


DECEMBER = 12


def spell(span: tuple[int, int], readings: list[tuple[int, int, int]], lang: str) -> Written:
    """Return a date with the days that its readings (year, month, day) really give."""
    read = from_jalali if lang.startswith("fa") else day_of
    days = [read(*reading) or day_of(*reading) for reading in readings]
    return Written(*span, "", tuple(sorted({day for day in days if day})))


def full_year(digits: str) -> int:
    """Return the year of two or four digits."""
    year = int(digits)
    if len(digits) > len("19"):
        return year
    return year + (1900 if year >= CENTURY else 2000)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, None when the calendar has none or news was not yet printed."""
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def named_dates(tokens: list[Token], lang: str) -> list[Written]:
    """Return the dates whose month is a word."""
    months = month_numbers(lang)
    found = []
    for index, token in enumerate(tokens):
        name, last = fold(token.text), index
        if name in TWO_WORD_MONTHS and index + 1 < len(tokens):
            name, last = f"{name} {fold(tokens[index + 1].text)}", index + 1
        if name in JALALI_FOLDED:
            found.append(read_around(tokens, index, last, JALALI_FOLDED[name], is_jalali=True))
        elif name in months:
            last = last_name(tokens, last, months, months[name])
            found.append(read_around(tokens, index, last, months[name], is_jalali=False))
    return [written for written in found if written]


def last_name(tokens: list[Token], index: int, months: dict[str, int], month: int) -> int:
    """Return the last index of a month that is named twice, as Levantine papers do, by a slash."""
    behind = tokens[index + 1 : index + 3]
    is_twice = [token.text for token in behind[:1]] == ["/"] and len(behind) > 1
    return index + 2 if is_twice and months.get(fold(behind[1].text)) == month else index


def read_around(
    tokens: list[Token], first: int, last: int, month: int, *, is_jalali: bool
) -> Written | None:
    """Return the date of a month's name, from the numbers on both sides of it."""
    left = passed(tokens, first, -1, BEFORE_MONTH)
    right = passed(tokens, last, 1, AFTER_MONTH)
    before = tokens[left].number if left >= 0 else -1
    after = number_after(tokens, right)
    day = year = -1
    ends = [first, last]
    if 0 < before <= LONGEST_MONTH:
        day, ends[0] = before, left
        if is_year(tokens, last, right):
            year, ends[1] = full_year(tokens[right].text), behind_year(tokens, right)
    elif 0 < after <= LONGEST_MONTH:
        day, ends[1] = after, right
        if before > LONGEST_MONTH:
            year, ends[0] = before, left
        else:
            right = passed(tokens, right, 1, AFTER_MONTH)
            if number_after(tokens, right) > LONGEST_MONTH:
                year, ends[1] = tokens[right].number, right
    if day < 0:
        return None
    span = tokens[ends[0]].start, tokens[ends[1]].end
    return dated(span, (year, month, day), is_jalali=is_jalali)


def behind_year(tokens: list[Token], index: int) -> int:
    """Return the last index of a year, its noun included: `8 июня 2019 года`."""
    following = [token.text.casefold() for token in tokens[index + 1 : index + 2]]
    return index + 1 if following and following[0] in YEAR_NOUNS else index


YEAR_NOUNS = frozenset(["года", "г", "року"])  # noqa: RUF001  Russian and Ukrainian
LONGEST_MONTH = 31


def dated(span: tuple[int, int], parts: tuple[int, int, int], *, is_jalali: bool) -> Written | None:
    """Return a date from its parts; a year of -1 is missing, an impossible one misprinted."""
    year, month, day = parts
    if is_jalali:
        found = from_jalali(year, month, day)
        return Written(*span, "", (found,)) if found else None
    if year >= 0:
        whole = day_of(year, month, day)
        return Written(*span, "", (whole,) if whole else ())
    if day_of(2000, month, day) is None:
        return Written(*span, "", ())
    return Written(*span, "", (), month, day)


def passed(tokens: list[Token], index: int, step: int, signs: frozenset[str]) -> int:
    """Return the index beside a token, up to three dots, hyphens or little words passed over."""
    index += step
    for _ in range(3):
        if not 0 <= index < len(tokens) or tokens[index].text.casefold() not in signs:
            break
        index += step
    return index


def number_after(tokens: list[Token], index: int) -> int:
    """Return the number at an index, -1 when there is none or it begins a time of day."""
    if not 0 <= index < len(tokens):
        return -1
    is_time = index + 1 < len(tokens) and tokens[index + 1].text in {":", "h"}
    return -1 if is_time else tokens[index].number


def is_year(tokens: list[Token], month: int, index: int) -> bool:
    """Whether the number at an index, behind a day and a month, is a year."""
    number = number_after(tokens, index)
    if number < 0:
        return False
    if len(tokens[index].text) > len("19"):
        return True
    return tokens[month + 1].text in {"-", "/", "'", "’"} and len(tokens[index].text) == len("19")


def completed(written: Written, near: date) -> date | None:
    """Return a date that lacks its year, in the year that brings it closest to another day."""
    if not written.month:
        return None
    years = (near.year - 1, near.year, near.year + 1)
    days = [day_of(year, written.month, written.day) for year in years]
    return min((day for day in days if day), key=lambda day: abs(day - near), default=None)


def moment(line: str, day: date) -> date | datetime:
    """Return the day with the line's time of day, when that states an offset from UTC.

    A time without one says less than it seems: it is left out, and so are zones known by
    letters that several countries use (`IST`, `CST`).
    """
    found = [*ZONED.finditer(line[:LONGEST].translate(DIGITS))]
    if len(found) != 1:
        return day
    hour, minute, half, utc, _, hours, minutes = found[0].groups()
    clock = int(hour) % 12 + 12 * (half in "pP") if half else int(hour)
    offset = timedelta(hours=int(utc or hours or 0))
    offset += timedelta(minutes=int(minutes or 0)) * (-1 if (hours or "").startswith("-") else 1)
    try:
        zone = timezone(offset)
        return datetime(day.year, day.month, day.day, clock, int(minute), tzinfo=zone)
    except ValueError:
        return day
