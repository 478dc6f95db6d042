"""Which stretches of a text are like a quote."""

from __future__ import annotations

from digest.text.resembling import index_of, resembling
from digest.text.words import words_of

TEXT = (
    "The council met on Monday. It was told that the sea wall had held, and that the gate was shut "
    "by noon. Nobody had asked the mayor.\nThe sea was calm on Tuesday, and the wall was dry."
)


def like(quote: str, text: str = TEXT) -> list[str]:
    """Return the stretches of the text that are like a quote."""
    index = index_of(text)
    return [
        text[index.words.starts[first] : index.words.ends[behind - 1]]
        for first, behind in resembling(index, words_of(quote).keys)
    ]


def test_a_stretch_reaches_from_the_first_shared_word_to_the_last() -> None:
    assert like("the old sea wall has held")[0] == "the sea wall had held"


def test_words_in_place_of_those_at_the_edge_are_taken_in_as_far_as_the_sentence_goes() -> None:
    assert like("gate was shut by midday")[:2] == ["gate was shut by", "gate was shut by noon"]
    assert like("Few had asked the mayor")[:2] == [
        "had asked the mayor",
        "Nobody had asked the mayor",
    ]


def test_of_a_word_far_from_the_others_there_is_a_stretch_without_it_and_one_with_it() -> None:
    text = "They say the 14 rusty river gates were shut by noon."
    assert like("the gates were shut by noon", text)[:2] == [
        "gates were shut by noon",
        "the 14 rusty river gates were shut by noon",
    ]


def test_what_shares_no_word_is_like_nothing() -> None:
    assert like("xyz") == like("") == like("sea", "") == []


def test_words_that_are_everywhere_count_with_the_next_one() -> None:
    text = "a b " * 100 + "a c " + "a b " * 100
    assert "a c" in like("b a c a", text)[0]


def test_small_words_are_those_in_small_letters() -> None:
    small = index_of(TEXT).small
    assert "sea" in small
    assert "Monday" not in small
