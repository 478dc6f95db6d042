"""How much two passages have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.likeness import likeness, shared_ends

WORDS = st.lists(st.sampled_from(["sea", "wall", "a", "harbour", "harbor", "12", "."]), max_size=12)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("the gate was closed", "the gate was closed", 1, 1),
        ("“the gate” – closed", '"the  gate" - closed', 1, 1),
        ("closed by noon", "shut at twelve", 0, 0.1),
        ("the harbour office", "the harbor office", 0.9, 0.99),
        ("closed by noon", "closed by midday", 0.4, 0.8),
        ("sea wall", "wall sea", 0.4, 0.6),
        ("", "", 1, 1),
        ("sea", "", 0, 0),
        ("東京都の水", "東京の水", 0.8, 0.95),
    ],
)
def test_words_in_the_same_order_count(one: str, other: str, least: float, most: float) -> None:
    assert least <= likeness(one, other) <= most


@given(WORDS, WORDS)
def test_likeness_is_a_share_and_all_of_it_only_for_the_same_words(
    one: list[str], other: list[str]
) -> None:
    found = likeness(" ".join(one), " ".join(other))
    assert 0 <= found <= 1
    assert (found == 1) == (one == other)


def test_two_texts_share_their_ends_without_sharing_a_character_twice() -> None:
    assert shared_ends("harbour", "harbor") == (5, 1)
    assert shared_ends("aaa", "aa") == (2, 0)
    assert shared_ends("", "a") == (0, 0)
    assert shared_ends("abc", "abc") == (3, 0)
