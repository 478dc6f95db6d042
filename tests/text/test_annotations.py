from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.annotations import point, points_of, quoted, units_of
from digest.text.locating import locate

WORDS = st.lists(st.sampled_from(["the", "sea", "rose", "a", "🌊", "ж"]), min_size=1, max_size=60)


@given(WORDS, st.data())
def test_a_quote_with_its_context_finds_the_passage_that_it_was_taken_from(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == " ")]
    start = data.draw(st.sampled_from(starts))
    end = data.draw(st.sampled_from([at - 1 for at in [*starts, len(text) + 1] if at > start]))
    found = locate(text, *quoted(text, start, end))
    assert (found.state, found.start, found.end) == ("exact", start, end)


def test_context_grows_only_as_far_as_it_must() -> None:
    near, far = "x" * 20 + " gate " + "y" * 20, "z" * 200
    exact, prefix, suffix = quoted(f"{far} {near} {far}", 222, 226)
    assert (exact, len(prefix), len(suffix)) == ("gate", 32, 32)
    near = "x" * 40 + " gate " + "y" * 40
    twice = f"{near} one {near} two {near} one"
    at = twice.rindex("gate")
    _, prefix, suffix = quoted(twice, at, at + 4)
    assert 32 < len(prefix) <= 64
    assert locate(twice, "gate", prefix, suffix).start == at


def test_each_side_tells_the_passage_alone_that_another_place_shares_a_side_with() -> None:
    same = "said the owner of the eastern quarry "
    text = f"Nine boats left, {same}gate. Ten came back, {same}door. No gate was shut."
    at = text.index("gate")
    exact, prefix, suffix = quoted(text, at, at + 4)
    assert text.count(prefix + exact) == text.count(exact + suffix) == 1


def test_a_side_that_ends_with_the_text_and_tells_nothing_is_short() -> None:
    refrain = "No one was hurt, the harbour office said."
    text = f"{refrain} Nine boats left the quay for the lee of the island. {refrain}"
    at = text.rindex("hurt")
    _, prefix, suffix = quoted(text, at, at + 4)
    assert len(prefix) > 16
    assert len(suffix) == 16


@pytest.mark.parametrize(
    ("at", "word"), [(9, "gate"), (8, "gate"), (0, "The"), (12, "was"), (18, "shut.")]
)
def test_a_point_is_quoted_by_the_word_before_it(at: int, word: str) -> None:
    text = "The gate\nwas shut."
    start, end = point(text, at)
    assert text[start:end] == word


def test_a_point_in_no_text_is_quoted_by_nothing() -> None:
    assert point("", 0) == (0, 0)
    assert point("  ", 1) == (2, 2)


@given(st.text(), st.data())
def test_an_extent_comes_back_from_utf_16(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    units = units_of(text, (start, end))
    encoded = text.encode("utf-16-le")
    assert encoded[2 * units[0] : 2 * units[1]].decode("utf-16-le") == text[start:end]
    assert points_of(text, units) == (start, end)


def test_an_extent_in_utf_16_that_fits_no_character_is_cut_back_to_one() -> None:
    assert points_of("🌊a", (1, 3)) == (0, 2)
    assert points_of("🌊a", (3, 99)) == (2, 2)
