from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.kinds import (
    Choice,
    Day,
    Flag,
    Kind,
    Paragraphs,
    Pattern,
    Text,
    Url,
    Whole,
    is_web_address,
    read_day,
)
from digest.nodes import Sheet, compose

if TYPE_CHECKING:
    from digest.problems import Problem

SLUG = Pattern("a slug", "[a-z-]{1,20}", "write words joined by hyphens")
KINDS: tuple[Kind, ...] = (
    Text(),
    Paragraphs(),
    Flag(),
    Whole(1, 9),
    Choice(("news", "opinion")),
    SLUG,
    Url(),
    Day(),
)


def read(kind: Kind, text: str) -> tuple[object, list[Problem]]:
    """Return what a kind makes of a YAML value, and what it refuses."""
    sheet = Sheet("a.yaml")
    node = compose(text, "a.yaml")
    assert node is not None
    return kind.read(node, sheet), sheet.problems


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Text(), "a\n  b   c", "a b c"),
        (Text(), "no", "no"),
        (Text(), '"«\\u00a0Oui\\u00a0»  non "', "«\u00a0Oui\u00a0» non"),
        (Text(), '"  "', None),
        (Text(), '"\\u00a0"', None),
        (Paragraphs(), "|\n  a\n\n  b\n", "a\n\nb\n"),
        (Flag(), "Yes", True),
        (Flag(), "on", True),
        (Flag(), "'true'", True),
        (Flag(), "FALSE", False),
        (Flag(), "no", False),
        (Flag(), "off", False),
        (Whole(-5, 5), "-5", -5),
        (Whole(-5, 5), "+5", 5),
        (Whole(0, 10), "007", 7),
        (Choice(("news", "opinion")), "news", "news"),
        (SLUG, "a-b", "a-b"),
        (Url(), "HTTPS://example.org:8080/ä?q=1#x", "HTTPS://example.org:8080/ä?q=1#x"),
        (Day(), "2019-6-8", date(2019, 6, 8)),
    ],
)
def test_a_value_is_read_as_its_kind_says(kind: Kind, text: str, value: object) -> None:
    assert read(kind, text) == (value, [])


@pytest.mark.parametrize(
    ("kind", "text", "message", "hint"),
    [
        (Text(3), "abcd", "this text is longer than 3 characters", "shorten it"),
        (Flag(), "maybe", '"maybe" is neither true nor false', "write true or false"),
        (Whole(1, 9), "10", '"10" is not a whole number from 1 to 9', "write digits only"),
        (Whole(1, 9), "0", '"0" is not a whole number from 1 to 9', "write digits only"),
        (Whole(1, 9), "1_0", '"1_0" is not a whole number from 1 to 9', "write digits only"),
        (Whole(1, 9), "٣", '"٣" is not a whole number from 1 to 9', "write digits only"),
        (Choice(("news", "opinion")), "new", '"new" is not known here', 'did you mean "news"?'),
        (SLUG, "A B", '"A B" is not a slug', "write words joined by hyphens"),
        (SLUG, '"a\\n"', '"a\n" is not a slug', "write words joined by hyphens"),
        (Day(), "June", '"June" is not a date', "write it as 2019-06-08 or 2019-06-08T14:05+02:00"),
    ],
)
def test_a_wrong_value_is_refused_with_its_mend(
    kind: Kind, text: str, message: str, hint: str
) -> None:
    value, (found,) = read(kind, text)

    assert value is None
    assert (found.message, found.hint) == (message, hint)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_written_is_no_value(kind: Kind) -> None:
    assert read(kind, "~") == (None, [])


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_or_a_group_is_refused(kind: Kind) -> None:
    for text in ("[a]", "{a: b}"):
        value, (found,) = read(kind, text)
        assert value is None
        assert "is expected here, not a" in found.message


@pytest.mark.parametrize("kind", KINDS[2:])
def test_a_huge_value_is_refused_in_few_words(kind: Kind) -> None:
    value, (found,) = read(kind, "9" * 1_000_000)

    assert value is None
    assert len(found.message) < 120


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_schema_and_a_name(kind: Kind) -> None:
    assert kind.schema()
    assert kind.words() == kind.words().strip() != ""


def test_a_schema_says_what_is_read() -> None:
    assert Whole(1, 9).schema() == {"type": "integer", "minimum": 1, "maximum": 9}
    assert Choice(("a", "b")).schema() == {"enum": ["a", "b"]}
    assert SLUG.schema()["pattern"] == "^(?:[a-z-]{1,20})$"
    assert Choice(("a", "b")).words() == "one of `a`, `b`"


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "//example.org/",
        "example.org",
        "https://",
        "https:///path",
        "https://example.org/a b",
        "https://example.org/\u2028",
        'https://example.org/"onclick=',
        "https://example.org/<b>",
        "https://example.org\\@example.net/",
        "https://example.org:99999/",
        "https://example.org:0/",
        "https://example.org:x/",
        "https://[",
        "https://:80/",
        "https://example.org\uff0f/",
    ],
)
def test_what_is_not_plainly_an_address_is_none(text: str) -> None:
    assert not is_web_address(text)


@given(st.text(alphabet="ahtps:/?#[]@.\\%0é\uff0f\u2028 "))
@settings(max_examples=100)
def test_no_address_makes_its_reader_raise(text: str) -> None:
    is_web_address("https://" + text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2019-06-08", date(2019, 6, 8)),
        ("0001-01-01", date(1, 1, 1)),
        ("2019-06-08 7:05", datetime(2019, 6, 8, 7, 5)),  # noqa: DTZ001  a time without a zone
        ("2019-06-08T14:05:09.75Z", datetime(2019, 6, 8, 14, 5, 9, tzinfo=UTC)),
        ("2019-06-08t14:05z", datetime(2019, 6, 8, 14, 5, tzinfo=UTC)),
        (
            "2019-06-08T14:05+02:00",
            datetime(2019, 6, 8, 14, 5, tzinfo=timezone(timedelta(hours=2))),
        ),
        (
            "2019-06-08 14:05 -0330",
            datetime(2019, 6, 8, 14, 5, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
        ),
        ("2019-06-08T14:05+05", datetime(2019, 6, 8, 14, 5, tzinfo=timezone(timedelta(hours=5)))),
        ("2019-06-08T14:05-00:00", datetime(2019, 6, 8, 14, 5, tzinfo=UTC)),
    ],
)
def test_a_date_or_a_time_is_read(text: str, value: date) -> None:
    found = read_day(text)

    assert found == value
    assert type(found) is type(value)
    assert str(found) == str(value)


@pytest.mark.parametrize(
    "text",
    [
        "2019-02-29",
        "2019-13-01",
        "0000-01-01",
        "19-06-08",
        "08/06/2019",
        "2019-06-08T24:00",
        "2019-06-08T14:60",
        "2019-06-08T14",
        "2019-06-08T14:05+24:00",
        "2019-06-08T14:05+02:60",
        "2019-06-08T14:05 CEST",
        "2019-06-08T",
        "\uff12\uff10\uff11\uff19-06-08",
        "2019-06-08\n",
        "",
        "9" * 10_000,
    ],
)
def test_what_states_no_day_is_none(text: str) -> None:
    assert read_day(text) is None


@given(st.datetimes(timezones=st.just(UTC) | st.timezones() | st.none()))
@settings(max_examples=100)
def test_every_time_is_read_back_to_the_second(moment: datetime) -> None:
    offset = moment.utcoffset()
    if offset is not None and offset % timedelta(minutes=1):
        return  # local mean time of old: ISO 8601 has no seconds in an offset
    expected = moment.replace(microsecond=0)

    found = read_day(moment.isoformat())

    assert isinstance(found, datetime)
    assert found.isoformat() == expected.isoformat()


@given(st.text(alphabet="0123456789-:TtZz+ .,"))
@settings(max_examples=100)
def test_the_schema_of_a_day_takes_all_that_is_read(text: str) -> None:
    pattern = str(Day().schema()["pattern"])

    for candidate in (text, "2019-06-08" + text):
        if read_day(candidate) is not None:
            assert re.search(pattern, candidate)
