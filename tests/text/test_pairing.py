"""Which words of an older text are which of a newer one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.alignment import NONE
from digest.text.pairing import Paired, Partners, pair
from digest.text.words import words_of

FIRST = "The harbour office closed the gate by noon."
SECOND = "The neap tide kept the water low all day."
THIRD = "No gauge was read, and nobody knows why."


def paired(old: str, new: str) -> Paired:
    return pair(words_of(old), words_of(new))


def kept(old: str, new: str) -> str:
    """Return the words that surely have a partner."""
    words = words_of(old)
    return " ".join(words.keys[word] for word in paired(old, new).sure.known)


def test_a_text_is_paired_with_itself() -> None:
    text = f"{FIRST}\n{SECOND}"
    assert list(paired(text, text).sure.of) == list(range(len(words_of(text))))


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_a_sentence_is_found_where_it_was_moved_to(gap: str) -> None:
    old, new = gap.join([FIRST, SECOND, THIRD]), gap.join([THIRD, FIRST, SECOND])
    assert NONE not in paired(old, new).sure.of


def test_a_short_sentence_that_stands_elsewhere_is_not_taken_for_moved() -> None:
    old, new = ["He agreed.", FIRST, THIRD], [FIRST, THIRD, "He agreed."]
    assert "agreed" not in kept("\n".join(old), "\n".join(new))


def test_single_words_of_a_deleted_sentence_are_not_found_in_the_one_in_its_place() -> None:
    new = f"{FIRST} The water is warm, and the gulls stay all winter."
    assert kept(f"{FIRST} {SECOND}", new) == " ".join(words_of(FIRST).keys)


def test_a_sentence_that_was_edited_keeps_its_words() -> None:
    new = f"{FIRST} The neap tide kept the harbour low all day.\n{THIRD}"
    assert kept(f"{FIRST} {SECOND}\n{THIRD}", new).count("neap tide kept the low all day") == 1


def test_paragraphs_that_were_joined_or_parted_keep_all_words() -> None:
    old, new = f"{FIRST}\n{SECOND}", f"{FIRST} {SECOND}"
    assert NONE not in paired(old, new).sure.of
    assert NONE not in paired(new, old).sure.of


def test_a_repeated_sentence_has_no_sure_partner() -> None:
    assert kept(SECOND, f"{SECOND} {SECOND}") == ""


@given(
    st.lists(st.sampled_from([FIRST, SECOND, THIRD, "Yes."]), max_size=6),
    st.lists(st.sampled_from([FIRST, SECOND, THIRD, "Yes.", "No"]), max_size=6),
    st.sampled_from([" ", "\n"]),
)
def test_partners_are_equal_words_and_no_word_is_taken_twice(
    old: list[str], new: list[str], gap: str
) -> None:
    one, other = words_of(gap.join(old)), words_of(gap.join(new))
    found = pair(one, other)
    for way in (found.sure, found.front, found.back, found.whole):
        assert all(one.keys[word] == other.keys[way.of[word]] for word in way.known)
        assert len({way.of[word] for word in way.known}) == len(way.known)
        assert {way.of[word] for word in way.known} <= found.taken


def test_the_nearest_word_with_a_partner_is_found_on_either_side() -> None:
    partners = Partners([NONE, 3, NONE, 5], [1, 3])
    assert [partners.before(word) for word in range(4)] == [NONE, NONE, 1, 1]
    assert [partners.after(word) for word in range(4)] == [1, 3, 3, NONE]
