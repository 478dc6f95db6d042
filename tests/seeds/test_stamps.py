from __future__ import annotations

import pytest

from digest.seeds.stamps import read_stamp


@pytest.mark.parametrize(
    ("line", "lang", "published", "updated"),
    [
        ("Published: March 4, 2015", "en", "2015-03-04", None),
        ("Nov 22 2019, 10:28am ist", "en", "2019-11-22", None),
        ("Updated 1422 GMT (2222 HKT) June 10, 2019", "en", None, "2019-06-10"),
        ("UPDATED: Tue., Nov. 19, 2019", "en", None, "2019-11-19"),
        (
            "Publié le 08 juin 2019 à 11h52 - Mis à jour le 09 juin 2019",
            "fr",
            "2019-06-08",
            "2019-06-09",
        ),
        ("Giriş: 24.06.2014 14:34 Güncelleme: 25.06.2014", "tr", "2014-06-24", "2014-06-25"),
        ("شنبه / ۱۸ خرداد ۱۳۹۸ / ۱۲:۴۵", "fa", "2019-06-08", None),
        ("2026/03/07 更新", "ja", None, "2026-03-07"),
        ("June 8, 2019 | 10 comments", "en", "2019-06-08", None),
    ],
)
def test_a_stamp_says_when_it_was_published_and_changed(
    line: str, lang: str, published: str | None, updated: str | None
) -> None:
    stamp = read_stamp(line, lang)
    assert stamp
    found = [w and w.days[0].isoformat() for w in (stamp.published, stamp.updated)]
    assert found == [published, updated]
    assert stamp.end == len(line)


@pytest.mark.parametrize(
    "line",
    [
        "March 4, 2015 was a cold day in the north.",
        "Ministers weigh a second round",
        "on",
        "The plan of 8 June 2019 and what became of it",
        "x" * 500,
    ],
)
def test_a_sentence_with_a_date_is_no_stamp(line: str) -> None:
    assert read_stamp(line, "en") is None


@pytest.mark.parametrize(
    "line",
    [
        *("Published 15 hours ago", "3 hours ago", "Published", "Published Nov", "Vor 5 Minuten"),
        *("3 uur geleden", "Publicado há 3 horas", "3小时前", "3시간 전"),
    ],
)
def test_a_relative_stamp_is_one_without_a_day(line: str) -> None:
    stamp = read_stamp(line, "en")
    assert stamp
    assert (stamp.published, stamp.updated) == (None, None)


def test_a_headline_may_follow_on_the_line_of_a_labelled_stamp() -> None:
    line = "Stand: 20.11.2021 22:35 Uhr Minister beraten über die Bahn"
    stamp = read_stamp(line, "de")
    assert stamp
    assert line[stamp.end :] == "Minister beraten über die Bahn"


def test_the_korean_sign_for_day_is_no_sunday() -> None:
    stamp = read_stamp("2025년 3월 20일", "ko")
    assert stamp
    assert not stamp.weekday
    assert read_stamp("2025년 3월 20일 목요일", "ko")
