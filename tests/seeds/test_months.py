from __future__ import annotations

from datetime import date

import pytest

from digest.seeds.months import (
    day_stands_first,
    fold,
    from_jalali,
    month_numbers,
    weekday_numbers,
)


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (1398, 3, 18, date(2019, 6, 8)),
        (1357, 11, 22, date(1979, 2, 11)),
        (1399, 12, 30, date(2021, 3, 20)),
        (1405, 1, 1, date(2026, 3, 21)),
        (1398, 12, 30, None),
        (1398, 7, 31, None),
        (1398, 13, 1, None),
        (2019, 6, 8, None),
    ],
)
def test_a_persian_day_is_a_gregorian_one(
    year: int, month: int, day: int, expected: date | None
) -> None:
    assert from_jalali(year, month, day) == expected


@pytest.mark.parametrize(
    ("lang", "name", "number"),
    [
        ("en", "sept", 9),
        ("de", "Jänner", 1),
        ("fr", "févr.", 2),
        ("tr", "Ağustos", 8),
        ("ar", "تشرين الأول", 10),
        ("ru", "июня", 6),
        ("", "giugno", 6),
    ],
)
def test_months_are_known_by_name_and_by_short_name(lang: str, name: str, number: int) -> None:
    assert month_numbers(lang)[fold(name)] == number


def test_weekdays_are_known_and_english_is_read_in_any_language() -> None:
    assert weekday_numbers("de")["sonntag"] == 6
    assert weekday_numbers("fa")["monday"] == 0


def test_english_alone_leaves_the_order_of_numbers_open() -> None:
    assert day_stands_first("en") is None
    assert day_stands_first("en-GB") is True
    assert day_stands_first("en-US") is False
    assert day_stands_first("de") is True
    assert day_stands_first("ko") is None
    assert day_stands_first("xx-unknown") is None
