from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.wording import (
    NOTE_KINDS,
    day_words,
    direction,
    locale_of,
    month_words,
    month_year_words,
    script_of,
    short_month_words,
    span_words,
)


@pytest.mark.parametrize(
    "lang",
    [
        *("ar", "fa", "he", "ur", "ckb", "ps", "sd", "ug", "yi", "dv", "nqo", "syr", "arc"),
        *("fa-IR", "FA", "prs", "iw", "arb", "ku-Arab", "az-Arab-IR", "pa-PK", "uz-AF", "ff-Adlm"),
    ],
)
def test_some_languages_are_written_right_to_left(lang: str) -> None:
    assert direction(lang) == "rtl"


@pytest.mark.parametrize(
    "lang",
    ["en", "de-AT", "ku", "uz", "pa", "ar-Latn", "ja", "en-u-nu-arab", "xx", "", "-", "zh-TW"],
)
def test_the_others_are_not(lang: str) -> None:
    assert direction(lang) == "ltr"


def test_a_script_that_is_named_wins_over_the_likely_one() -> None:
    assert script_of("fa") == "Arab"
    assert script_of("fa-Cyrl-TJ") == "Cyrl"
    assert script_of("xx") == ""


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "8 June 2019"),
        ("EN", "8 June 2019"),
        ("en-US", "June 8, 2019"),
        ("de", "8. Juni 2019"),
        ("de-x-unheard", "8. Juni 2019"),
        ("xx", "8 June 2019"),
        ("ja", "2019年6月8日"),
    ],
)
def test_a_day_is_said_as_its_language_does(lang: str, words: str) -> None:
    assert day_words("2019-06-08", lang) == words
    assert day_words("2019-06-08T23:59:00+02:00", lang) == words


def test_a_month_is_said_alone() -> None:
    assert month_words("2019-06", "en") == "June"
    assert month_words("2019-06-08", "de") == "Juni"
    assert month_year_words("2019-06", "fr") == "juin 2019"
    assert short_month_words("2019-06-08", "en") == "Jun 2019"
    assert month_words("2019-06", "cs") == "červen"


@pytest.mark.parametrize(
    ("start", "end", "lang", "words"),
    [
        ("2019-06-03", "2019-06-09", "en", "3–9 Jun 2019"),
        ("2019-05-27", "2019-06-02", "en", "27 May – 2 Jun 2019"),
        ("2019-12-30", "2020-01-05", "en", "30 Dec 2019 – 5 Jan 2020"),
        ("2019-06-03", "2019-06-09", "de", "3.–9. Juni 2019"),
        ("2019-06-03", "2019-06-09", "ja", "2019年6月3日\uff5e9日"),
        ("2019-06-08", "2019-06-08", "en", "8 June 2019"),
    ],
)
def test_a_span_says_what_its_ends_share_once(start: str, end: str, lang: str, words: str) -> None:
    assert span_words(start, end, lang).replace("\u2009", " ") == words


def test_every_kind_of_note_has_a_name() -> None:
    assert list(NOTE_KINDS) == [name.lower() for name in NOTE_KINDS.values()]


@given(st.from_regex(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", fullmatch=True) | st.text(max_size=12))
@settings(max_examples=100)
def test_any_tag_has_a_locale_and_a_direction(lang: str) -> None:
    assert locale_of(lang).language
    assert direction(lang) in {"ltr", "rtl"}
