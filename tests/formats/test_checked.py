"""JSON of strangers: whatever it holds, there is a clear problem and no traceback."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.formats.checked import Value, read_json
from digest.problems import DigestError

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "a.json:1:1: this is not valid JSON: expecting value"),
        (b'{"a": 1,\n "b"}', "a.json:2:5: this is not valid JSON: expecting ':' delimiter"),
        (b"[" * 200_000, "a.json: this JSON is nested too deep to be read"),
        (b'{"a":' * 200_000, "a.json: this JSON is nested too deep to be read"),
        (b"[NaN]", "a.json: this JSON holds a number that can't be read"),
        (b"9" * 5000, "a.json: this JSON holds a number that can't be read"),
        (b"\xff", "a.json:1:1: this byte (0xFF) is not UTF-8"),
    ],
)
def test_what_is_not_json_is_told(content: bytes, said: str) -> None:
    with pytest.raises(DigestError) as caught:
        read_json(content, "a.json")
    assert str(caught.value).startswith(said)


@given(JSON)
def test_json_is_read_as_it_was_written(value: object) -> None:
    assert read_json(json.dumps(value).encode(), "a.json") == value


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read_json(b"\xef\xbb\xbf[1]", "a.json") == [1]


@given(JSON)
def test_whatever_stands_where_something_is_expected_is_told_or_taken(value: object) -> None:
    one = Value(value, "a.json")
    one.text().encode()
    offset = one.offset()
    assert offset is None or offset >= 0
    for entry in one.many():
        entry.get("x").text()
    assert all(slip.message.startswith("at /") for slip in one.slips)


def test_a_slip_names_its_place_as_a_json_pointer() -> None:
    root = Value({"a/b": [{"~": 1}]}, "a.json")
    for entry in root.get("a/b").many():
        entry.get("~").text()
    (slip,) = root.slips
    assert slip.message == "at /a~1b/0/~0: a number stands where a text is expected"
    assert slip.place.path == "a.json"


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert Value("a\ud83d", "a.json").text() == "a\N{REPLACEMENT CHARACTER}"
    assert Value("🌊", "a.json").text() == "🌊"


@pytest.mark.parametrize("value", [True, -1, 1.5, "1", []])
def test_an_offset_is_a_whole_number_from_0_on(value: object) -> None:
    one = Value(value, "a.json")
    assert one.offset() is None
    assert len(one.slips) == 1
