"""What became of a passage when its text changed, and that no deleted one is found elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.folding import folded
from digest.text.following import Followed, follow

GATE = "The harbour office said on Monday that the gate was closed by noon."
TIDE = "The neap tide kept the water low."
READ = "No gauge was read."
LAST = "A second paragraph stands here, with more words in it."
TEXT = f"{GATE} {TIDE} {READ}\n{LAST} It ends."


def became(passage: str, new: str, old: str = TEXT) -> Followed:
    """Return what became of the first passage of these words."""
    start = old.index(passage)
    (found,) = follow(old, new, [(start, start + len(passage))])
    assert found.before == passage
    assert new[found.start : found.end] == found.after
    return found


def test_a_deleted_passage_is_not_its_like_whose_neighbours_were_edited_too() -> None:
    """Which of two equal sentences is left, nothing tells that stands in one place only."""
    refrain = "No one was hurt, they said."
    old = f"The gate was shut. {refrain}\nNine boats left. {refrain}\nThe road was open."
    new = f"Rain came at noon. {refrain}\nThe road was open."
    start = old.rindex(refrain)
    both = follow(old, new, [(old.index(refrain), old.index(refrain) + 15), (start, start + 15)])
    assert {one.state for one in both} <= {"ambiguous", "gone"}


@pytest.mark.parametrize("passage", ["gate was", TIDE, "read.\nA second", TEXT, "arbou", "."])
def test_in_a_text_that_is_as_it_was_a_passage_is_where_it_was(passage: str) -> None:
    found = became(passage, TEXT)
    start = TEXT.index(passage)
    assert (found.state, found.start, found.end) == ("exact", start, start + len(passage))


@pytest.mark.parametrize(
    ("old", "new", "passage", "state", "after"),
    [
        ("The harbour", "This week the harbour", "gate was", "moved", "gate was"),
        ("harbour", "harbor", "harbour office", "changed", "harbor office"),
        ("harbour", "harbor", "harbour", "changed", "harbor"),
        ("harbour", "harbor", "harb", "exact", "harb"),
        ("by noon", "at twelve", "gate was closed by noon", "changed", "gate was closed at twelve"),
        ("by noon", "at twelve", "by noon", "gone", ""),
        ("on Monday ", "", "office said on Monday that", "changed", "office said that"),
        ("on Monday", "last Monday", "said on", "changed", "said last"),
        (" was closed", " was – again – closed", "gate was closed", "changed", ...),
        (f" {TIDE}", "", "kept the water low", "gone", ""),
        (TIDE, "The gulls left in the water by the dozen.", "the water", "gone", ""),
        (TIDE, "The neap tide kept the waters low.", TIDE, "changed", ...),
        (f"{TIDE} {READ}", f"{READ} {TIDE}", "neap tide", "moved", "neap tide"),
        ("read.\nA", "read. A", "read.\nA second", "exact", "read. A second"),
        ("was closed by noon", "was “closed” by\u00a0noon", "closed by noon", "changed", ...),
        ("closed by noon", "closed by\u00a0noon", "closed by noon", "exact", "closed by\u00a0noon"),
        (f" {TIDE}", "", f"{TIDE} {READ}", "changed", READ),
        (f" {READ}", "", f"{TIDE} {READ}", "changed", TIDE),
    ],
)
def test_a_passage_is_followed_to_what_became_of_it(
    old: str, new: str, passage: str, state: str, after: object
) -> None:
    found = became(passage, TEXT.replace(old, new))
    assert found.state == state
    assert after in (..., found.after)


def test_a_paragraph_that_was_moved_takes_its_passages_with_it() -> None:
    first, second = TEXT.split("\n")
    new = f"{second}\n{first}"
    assert became("neap tide", new).start == new.index("neap tide")
    assert became("stands here", new).start == new.index("stands here")


def test_a_repeated_sentence_is_never_guessed() -> None:
    new = TEXT.replace(TIDE, f"{TIDE} {TIDE}")
    found = became("the water", new)
    first = new.index("the water")
    assert found.state == "ambiguous"
    assert found.candidates == ((first, first + 9), (first + len(TIDE) + 1, first + len(TIDE) + 10))
    assert became("noon. The neap", new).state == "exact"
    assert became("low. No", new).state == "moved"


def test_a_repeated_paragraph_of_which_one_was_edited_is_never_guessed() -> None:
    edited = TIDE.replace("neap", "high")
    new = TEXT.replace(f"{TIDE} {READ}", f"{edited} {READ} {TIDE}")
    assert became("kept the water low", new).state == "ambiguous"


def test_one_of_two_equal_sentences_that_was_deleted_is_never_guessed() -> None:
    old = f"{GATE} {TIDE} {TIDE} {READ}"
    assert became("water", TEXT, old).state == "ambiguous"


def test_a_sentence_that_stands_elsewhere_too_is_not_found_there_when_deleted() -> None:
    old = f"{GATE} {TIDE} {READ}\n{LAST} {TIDE}"
    assert became("neap tide", old.replace(f" {TIDE}", "", 1), old).state == "gone"


def test_words_that_are_quoted_elsewhere_leave_a_passage_where_it_was() -> None:
    new = f"{TEXT}\nAs said above, the neap tide kept the water low, and more."
    assert became("neap tide kept the water low", new).state == "exact"


def test_a_passage_that_is_gone_says_what_stands_in_its_place() -> None:
    found = became("by noon", TEXT.replace("by noon", "at twelve"))
    assert (found.state, found.start, found.end) == ("gone", 0, 0)
    new = TEXT.replace("by noon", "at twelve")
    assert [new[a:b] for a, b in found.candidates] == ["at twelve"]


def test_a_point_stays_behind_the_word_before_it() -> None:
    at = TEXT.index(" on Monday")
    new = TEXT.replace("The harbour", "The old harbour").replace("on Monday", "today")
    (found,) = follow(TEXT, new, [(at, at)])
    assert (found.state, found.start, found.end) == ("moved", at + 4, at + 4)
    assert follow(TEXT, "", [(at, at)])[0].state == "gone"
    assert follow(TEXT, TEXT, [(0, 0)])[0].state == "exact"


def test_in_scripts_without_spaces_single_signs_are_followed() -> None:
    old = "港湾局は月曜日に水門を正午までに閉めたと発表した。潮は低かった。"
    found = became("水門を正午までに閉めた", old.replace("正午", "夕方"), old)
    assert (found.state, found.after) == ("changed", "水門を夕方までに閉めた")
    assert became("潮は低かった", old.replace("潮は低かった。", ""), old).state == "gone"


def test_right_to_left_text_is_followed_in_the_order_of_its_characters() -> None:
    old = "هزینهٔ کار تا امروز به ۱۹ میلیارد تومان رسیده است. آب برگشت."
    found = became("۱۹ میلیارد تومان", "خبر تازه: " + old, old)
    assert (found.state, found.after) == ("moved", "۱۹ میلیارد تومان")


SENTENCES = [
    GATE,
    TIDE,
    READ,
    LAST,
    "Nine boats left the quay for the lee of the island.",
    "Yes.",
    "No one asked the mayor, who had been away since Friday.",
    "The ferry turned back at 7:10 with sixty people on board.",
]
SOME = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8, unique=True)
GAP = st.sampled_from([" ", "\n"])


@given(SOME, SOME, GAP, st.data())
def test_insertions_leave_every_passage_its_words(
    old: list[str], fresh: list[str], gap: str, data: st.DataObject
) -> None:
    text = gap.join(old)
    at = data.draw(st.integers(0, len(old)))
    new = gap.join([*old[:at], *(f"Added: {one}".upper() for one in fresh), *old[at:]])
    for one in old:
        found = became(one, new, text)
        assert found.state in {"exact", "moved"}
        assert found.start == new.index(one)


@given(SOME, GAP, st.data())
def test_a_deleted_sentence_is_gone_and_all_others_are_found(
    old: list[str], gap: str, data: st.DataObject
) -> None:
    text = gap.join(old)
    lost = data.draw(st.sampled_from(old))
    new = gap.join(one for one in old if one != lost)
    for one in old:
        found = became(one, new, text)
        assert found.state == "gone" if one == lost else found.after == one


@given(SOME, GAP, st.data())
def test_sentences_that_changed_places_are_found_or_gone_but_never_mistaken(
    old: list[str], gap: str, data: st.DataObject
) -> None:
    text, new = gap.join(old), gap.join(data.draw(st.permutations(old)))
    for one in old:
        found = became(one, new, text)
        assert found.after == one or found.state == "gone"
        assert found.after == one or len(one) < 20


@given(SOME, GAP, st.data())
def test_a_sentence_that_is_repeated_is_where_it_was_or_nowhere(
    old: list[str], gap: str, data: st.DataObject
) -> None:
    text = gap.join(old)
    twice, at = data.draw(st.sampled_from(old)), data.draw(st.integers(0, len(old)))
    new = gap.join([*old[:at], twice, *old[at:]])
    for one in old:
        found = became(one, new, text)
        if one != twice:
            assert found.after == one
        elif old.index(one) in {at, at - 1}:
            assert found.state == "ambiguous"
        else:
            assert found.after == one
            assert found.start == len(gap.join([*old[: old.index(one)], ""])) + (
                len(twice) + len(gap) if at <= old.index(one) else 0
            )


@given(st.text(st.sampled_from("ab. \n“é")), st.text(st.sampled_from("ab. \n“é")), st.data())
def test_whatever_the_texts_are_the_same_words_are_said_to_be_so(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    (found,) = follow(old, new, [(start, end)])
    assert 0 <= found.start <= found.end <= len(new)
    assert all(0 <= a < b <= len(new) for a, b in found.candidates)
    if found.state in {"exact", "moved"}:
        assert folded(found.after) == folded(found.before)
    assert found.is_found or (found.start, found.end) == (0, 0)


def test_a_copy_in_the_place_of_a_sentence_that_was_moved_is_never_guessed() -> None:
    first, second = TEXT.split("\n")
    moved = (
        f"{second}\nNine boats left. {TIDE} They came back.\n{first.replace(TIDE, 'It rained.')}"
    )
    new = f"{moved} {TIDE}"
    assert became("neap tide", new).state in {"ambiguous", "gone"}


def test_words_that_were_edited_and_stand_unchanged_elsewhere_are_never_guessed() -> None:
    words = "neap tide kept the water low"
    edited = TEXT.replace(words, "neap tide kept water low")
    assert became(words, edited).state == "changed"
    assert became(words, f"{edited} They say that the {words} for a week.").state == "ambiguous"
