from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.seeds.dates import completed, find_dates, moment


@pytest.mark.parametrize(
    ("line", "lang", "iso"),
    [
        ("March 4, 2015", "en", "2015-03-04"),
        ("Nov 30th, 2007", "en", "2007-11-30"),
        ("8 June 2019", "en", "2019-06-08"),
        ("20 NOV 2019", "en", "2019-11-20"),
        ("Nov 22 2019, 10:28am ist", "en", "2019-11-22"),
        ("Dec. 17, 2018", "en", "2018-12-17"),
        ("Sept. 1, 2020", "en", "2020-09-01"),
        ("UPDATED: Tue., Nov. 19, 2019", "en", "2019-11-19"),
        ("06/25/19 2:05 PM ET", "en", "2019-06-25"),
        ("11/18/19 11:04", "en", "2019-11-18"),
        ("26-FEB-1987 15:01:01.79", "en", "1987-02-26"),
        ("2019-06-25T14:05:00+04:30", "en", "2019-06-25"),
        ("Monday 03/04/2019", "en", "2019-03-04"),
        ("03/04/2019 5:00 PM EST", "en", "2019-03-04"),
        ("8 Jun '19", "en", "2019-06-08"),
        (" date 2015-03-04 ", "en", "2015-03-04"),
        ("8. Juni 2019, 17:04 Uhr", "de", "2019-06-08"),
        ("20.11.2021 22:35 Uhr", "de", "2021-11-20"),
        ("08.06.201908. Juni 2019", "de", "2019-06-08"),
        ("08.06.201914:05", "de", "2019-06-08"),
        ("08.06.1914:05", "de", "2019-06-08"),
        ("Published Sat, Jun 8 20192:23 PM EDT", "en", "2019-06-08"),
        ("June 8, 20193 comments", "en", "2019-06-08"),
        ("3. Jänner 2019", "de", "2019-01-03"),
        ("le 08 juin 2019 à 11h52", "fr", "2019-06-08"),
        ("Rio de Janeiro, 11 de agosto de 2021", "pt", "2021-08-11"),
        ("8 حزيران / يونيو 2019", "ar", "2019-06-08"),
        ("1er août 2020", "fr", "2020-08-01"),
        ("03/04/2019", "fr", "2019-04-03"),
        ("8 de junio de 2019", "es", "2019-06-08"),
        ("25/06/2019 - 14:05", "es", "2019-06-25"),
        ("8 giugno 2019", "it", "2019-06-08"),
        ("8.jun.2019 às 12h30", "pt", "2019-06-08"),
        ("1º de março de 2020", "pt", "2020-03-01"),
        ("8 mei 2019", "nl", "2019-05-08"),
        ("8 июня 2019", "ru", "2019-06-08"),
        ("24 Haziran 2014 - 14:34", "tr", "2014-06-24"),
        ("8 حزيران 2019", "ar", "2019-06-08"),
        ("8 كانون الثاني 2019", "ar", "2019-01-08"),
        ("۱۳۹۶ تیر ۱, پنجشنبه", "fa", "2017-06-22"),
        ("شنبه / ۱۸ خرداد ۱۳۹۸ / ۱۲:۴۵", "fa", "2019-06-08"),
        ("۱۳۹۸/۰۳/۱۸", "fa", "2019-06-08"),
        ("2019年6月12日", "zh", "2019-06-12"),
        ("2026/03/07", "ja", "2026-03-07"),
        ("2019년 6월 12일", "ko", "2019-06-12"),
    ],
)
def test_a_written_date_is_the_day_that_it_says(line: str, lang: str, iso: str) -> None:
    found = find_dates(line, lang)
    assert {written.days for written in found} == {(date.fromisoformat(iso),)}
    assert all(line[written.start : written.end] == written.evidence for written in found)


def test_a_date_that_two_countries_read_differently_is_both() -> None:
    (written,) = find_dates("03/04/2019", "en")
    assert written.days == (date(2019, 3, 4), date(2019, 4, 3))


def test_the_noun_of_a_year_belongs_to_the_date() -> None:
    (written,) = find_dates("Минск, 30 сентября 2017 года (ТАСС)", "ru")  # noqa: RUF001  the line is Russian
    assert written.evidence == "30 сентября 2017 года"


@pytest.mark.parametrize(
    "line", ["February 30, 2019", "Sept.14, 218", "June 31 2020", "8 June 2519"]
)
def test_an_impossible_date_is_no_day(line: str) -> None:
    (written,) = find_dates(line, "en")
    assert (written.days, written.month) == ((), 0)


@pytest.mark.parametrize(
    "line", ["June 2019", "In May", "15 hours ago", "1.2", "May the best win", "12:30"]
)
def test_what_names_no_day_is_no_date(line: str) -> None:
    assert find_dates(line, "en") == []


def test_a_missing_year_is_the_one_that_brings_the_day_closest() -> None:
    (written,) = find_dates("Dec 31", "en")
    assert (written.days, written.month, written.day) == ((), 12, 31)
    assert completed(written, date(2020, 1, 1)) == date(2019, 12, 31)
    (leap,) = find_dates("Feb. 29", "en")
    assert completed(leap, date(2019, 3, 1)) == date(2020, 2, 29)


def test_a_time_is_told_only_with_its_offset() -> None:
    day = date(2019, 6, 10)
    assert moment("Updated 1422 GMT (2222 HKT) June 10, 2019", day) == datetime(
        2019, 6, 10, 14, 22, tzinfo=UTC
    )
    tehran = timezone(timedelta(hours=4, minutes=30))
    assert moment("2019-06-10T14:05:00+04:30", day) == datetime(2019, 6, 10, 14, 5, tzinfo=tehran)
    assert moment("2:05 p.m. UTC+2", day) == datetime(
        2019, 6, 10, 14, 5, tzinfo=timezone(timedelta(hours=2))
    )
    assert moment("June 10, 2019, 10:28am IST", day) == day
    assert moment("99:99 GMT", day) == day


@given(
    st.dates(date(1970, 1, 1), date(2068, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d"]),
)
@settings(max_examples=50, deadline=None)
def test_every_day_is_found_as_it_was_written(day: date, form: str) -> None:
    (written,) = find_dates(day.strftime(form), "en")
    assert written.days == (day,)


@given(st.text(max_size=200), st.sampled_from(["", "en", "de", "fa", "ar", "zh", "xx"]))
@settings(max_examples=100, deadline=None)
def test_any_text_gives_dates_in_order_that_do_not_overlap(text: str, lang: str) -> None:
    found = find_dates(text, lang)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(written.evidence for written in found)
