"""Edits at random, and what is known of each character after them."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.trials import EDITS, Trial, stock_texts, trial, unlike

TEXTS = (
    "The gate was closed by noon. The neap tide kept the water low.\nNo gauge was read. It ends.",
    "Nine boats left the quay. They came back at 7:10, all of them.\nThe island has one road.",
)


def after(new: str, numbers: list[int], start: int = 4, end: int = 8) -> Trial:
    """Return a trial with the passage `gate` of `The gate was closed`."""
    return Trial("The gate was closed", start, end, new, numbers, ())


@given(st.integers(0, 10_000), st.sampled_from([None, *((kind,) for kind in EDITS)]))
def test_every_character_that_was_not_typed_anew_is_that_of_its_number(
    seed: int, kinds: tuple[str, ...] | None
) -> None:
    one = trial(TEXTS, Random(seed), kinds)  # noqa: S311  no secret hangs on it
    assert len(one.numbers) == len(one.new)
    known = [(now, number) for now, number in zip(one.new, one.numbers, strict=True) if number >= 0]
    assert all(now == one.old[number % 1_000_000_000] for now, number in known)
    assert one.passage == one.passage.strip() != ""
    assert {edit.split()[0] for edit in one.edits} <= set(kinds or EDITS)


@given(st.integers(0, 10_000))
def test_deletions_leave_a_part_of_the_text_in_its_order(seed: int) -> None:
    one = trial(TEXTS, Random(seed), ("delete",))  # noqa: S311  no secret hangs on it
    assert list(one.numbers) == sorted(set(one.numbers))


def test_a_passage_is_where_its_own_characters_are() -> None:
    moved = after("Now the gate was", [-1] * 8 + list(range(4, 12)))
    assert moved.is_whole
    assert moved.is_right(8, 12, verbatim=True)
    assert not moved.is_right(13, 16, verbatim=True)


def test_the_same_words_typed_anew_are_another_passage() -> None:
    gone = after("The gate", [0, 1, 2, 3, -1, -1, -1, -1])
    assert not gone.is_whole
    assert not gone.is_right(4, 8, verbatim=True)


@pytest.mark.parametrize(("verbatim", "is_right"), [(True, False), (False, True)])
def test_words_within_a_passage_are_of_it_where_it_is_said_to_be_changed(
    *, verbatim: bool, is_right: bool
) -> None:
    parted = after("ga old and new te", [4, 5, *[-1] * 13, 6, 7])
    assert parted.is_right(0, 17, verbatim=verbatim) is is_right


def test_stock_texts_repeat_their_sentences() -> None:
    texts = stock_texts(8, Random(1))  # noqa: S311  no secret hangs on it
    assert len(texts) == 8
    sentences = [one for text in texts for one in re.split(r"(?<=\.)\s", text)]
    assert len(set(sentences)) < 0.9 * len(sentences)


def test_a_paragraph_that_two_texts_begin_alike_is_in_neither() -> None:
    notice = "This is a sample, made for the {}."
    texts = [f"The gate.\n{notice.format('gate')}", f"{notice.format('tide')}\nThe tide."]
    assert unlike(texts) == ["The gate.", "The tide."]
