"""Which things of one sequence are which of another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.alignment import NONE, alignments, partners, sure

LETTERS = st.lists(st.sampled_from("abcde"), max_size=30)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("abc", "abc", [0, 1, 2]),
        ("abc", "xbc", [NONE, 1, 2]),
        ("abc", "ac", [0, NONE, 1]),
        ("abxcd", "abcd", [0, 1, NONE, 2, 3]),
        ("abcdef", "defabc", [NONE, NONE, NONE, 0, 1, 2]),
        ("aab", "xaaxbx", [1, 2, 4]),
        ("", "a", []),
        ("xabab", "ybabay", [NONE, NONE, 1, 2, 3]),
    ],
)
def test_things_are_paired_in_order(old: str, new: str, expected: list[int]) -> None:
    assert partners(old, new) == expected


def test_of_two_equal_things_neither_is_sure() -> None:
    front, back = alignments("pq", "pqpq")
    assert (front, back) == ([0, 1], [2, 3])
    assert sure(front, back) == [NONE, NONE]


def test_what_stands_beside_a_repetition_is_sure() -> None:
    assert sure(*alignments("asb", "assb")) == [0, NONE, 3]


@given(LETTERS, LETTERS)
def test_partners_are_equal_and_in_order(old: list[str], new: list[str]) -> None:
    for found in alignments(old, new):
        pairs = [(i, j) for i, j in enumerate(found) if j != NONE]
        assert all(old[i] == new[j] for i, j in pairs)
        assert [j for _, j in pairs] == sorted({j for _, j in pairs})


@given(LETTERS, LETTERS, LETTERS)
def test_what_was_only_inserted_leaves_all_others_their_partners(
    before: list[str], fresh: list[str], after: list[str]
) -> None:
    new = [*before, *(letter.upper() for letter in fresh), *after]
    found = partners([*before, *after], new)
    there = len(before) + len(fresh)
    assert found == [*range(len(before)), *range(there, there + len(after))]


def test_a_text_of_one_word_repeated_takes_no_quadratic_time() -> None:
    assert partners(["a"] * 200_000, ["b", *["a"] * 100_000, "c"]).count(NONE) >= 100_000


def test_words_that_are_freed_one_by_one_end_at_some_depth() -> None:
    old = [str(n) for n in range(3000) for _ in range(2)]
    new = [str(n // 2) for n in range(5999, -1, -1)]
    assert len(partners(old, new)) == 6000
