"""Where a quote is in a text, and that what could be elsewhere is nowhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.annotations import quoted
from digest.text.folding import folded
from digest.text.locating import Found, locate

WORDS = st.lists(st.sampled_from(["a", "b", "ab", "ba", "🌊"]), max_size=12)

GATE = "The harbour office said on Monday that the gate was closed by noon."
TIDE = "The neap tide kept the water low."
TEXT = f"{GATE} {TIDE} No gauge was read.\nA second paragraph stands here. It ends."
QUOTE = "the gate was closed by noon"
BEFORE, AFTER = "office said on Monday that ", ". The neap tide kept the water"


def test_a_quote_is_found_however_it_is_spaced() -> None:
    text = "The  sea was high.\nIt fell."
    assert locate(text, " sea\n was   high. It") == Found("exact", 5, 21, ((5, 21),))


def test_a_quote_that_is_not_there_is_an_orphan() -> None:
    assert locate("The tide.", "the sea") == Found("orphan")
    assert locate("The sea.", " ") == Found("orphan")
    assert locate("", "x") == Found("orphan")


def test_a_repeated_quote_is_never_guessed() -> None:
    text = "to be or not to be"
    assert locate(text, "to be") == Found("ambiguous", candidates=((0, 5), (13, 18)))
    assert locate(text, "to be", occurrence=3) == Found("ambiguous", candidates=((0, 5), (13, 18)))
    assert locate(text, "to be", occurrence=2) == Found("exact", 13, 18, ((0, 5), (13, 18)))


def test_a_quote_that_overlaps_itself_is_repeated() -> None:
    assert locate("aaa", "aa").candidates == ((0, 2), (1, 3))


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"),
    [("not ", "", 13), ("not", "", 13), ("", " or", 0), ("", "or", 0), ("or\nnot", "", 13)],
)
def test_words_around_a_quote_choose_among_several(prefix: str, suffix: str, start: int) -> None:
    assert locate("to be or not to be", "to be", prefix, suffix).start == start


def test_other_words_around_a_quote_leave_it_an_orphan_with_candidates() -> None:
    assert locate("to be or", "to be", "not ") == Found("orphan", candidates=((0, 5),))


def test_a_quote_that_stands_once_is_found_when_one_side_is_as_it_was() -> None:
    text = "it was to be or"
    assert locate(text, "to be", "it is ", " or") == Found("moved", 7, 12, ((7, 12),))
    assert locate(text, "to be", "was ", " and").state == "moved"
    assert locate(text, "to be", "is ", " and") == Found("orphan", candidates=((7, 12),))
    assert locate(text + " to be", "to be", "is ", " or").state == "orphan"


@given(WORDS, WORDS, WORDS)
def test_with_its_whole_context_a_quote_is_found_where_it_was(
    before: list[str], quote: list[str], after: list[str]
) -> None:
    text = " ".join([*before, *quote, *after])
    words = " ".join(quote)
    found = locate(text, words, " ".join(before), " ".join(after))
    starts = [match.start() for match in re.finditer(f"(?={re.escape(words)})", text)]
    if words:
        assert [start for start, _ in found.candidates] == starts
    if found.is_verbatim:
        assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("He said “by noon” – twice…", 'said "by noon" - twice...'),
        ("der\u00a0Haf\u00aden", "der Hafen"),
        ("cafe\u0301 shut", "café shut"),
        ("l’automate", "l'automate"),
    ],
)
def test_a_quote_is_found_however_it_is_typed(text: str, quote: str) -> None:
    found = locate(text, quote)
    assert found.state == "exact"
    assert folded(text[found.start : found.end]) == folded(quote)


@pytest.mark.parametrize(
    ("old", "new", "now"),
    [
        ("noon", "midday", "the gate was closed by midday"),
        ("closed by", "already closed by", "the gate was already closed by noon"),
        ("the gate was", "the gates were", "the gates were closed by noon"),
    ],
)
def test_words_in_place_of_a_quote_are_it_between_the_same_words(
    old: str, new: str, now: str
) -> None:
    text = TEXT.replace(old, new)
    found = locate(text, QUOTE, BEFORE, AFTER)
    assert (found.state, text[found.start : found.end]) == ("changed", now)
    assert locate(text, QUOTE).state == "orphan"
    near = locate(text, QUOTE).candidates[0]
    assert {*text[slice(*near)].split()} & {"gate", "gates"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("was closed", "was not closed"),
        ("closed by noon", "closed by 3"),
        ("the gate was", "the 14 rusty river gate was"),
        ("closed by noon", "closed by Novak"),
        (f"{GATE} ", ""),
        (GATE, "No one knows what the harbour office said, or when."),
    ],
)
def test_what_says_something_else_is_not_the_passage(old: str, new: str) -> None:
    assert locate(TEXT.replace(old, new), QUOTE, BEFORE, AFTER).state == "orphan"


def test_a_quote_between_edited_words_is_where_most_of_them_are() -> None:
    text = TEXT.replace("office said on", "master told us on").replace("neap tide", "spring tide")
    text = f"{text} They say the gate was closed by noon yesterday."
    found = locate(text, QUOTE, BEFORE, AFTER)
    assert (found.state, found.start) == ("moved", text.index(QUOTE))


REFRAIN = "No one was hurt, the harbour office said."
OTHERS = ("Nine boats left the quay.", "The road was shut by noon.", "A gauge was stolen.")


def test_one_of_several_places_is_told_by_the_side_that_stood_nowhere_else() -> None:
    old = f"{OTHERS[0]} {REFRAIN} {OTHERS[1]} {REFRAIN} {OTHERS[2]}"
    start = old.rindex(REFRAIN)
    words = quoted(old, start, start + len(REFRAIN))
    new = old.replace(OTHERS[2], "What became of the gauge is not known.")
    found = locate(new, *words)
    assert (found.state, found.start) == ("moved", new.rindex(REFRAIN))


def test_a_repeated_quote_is_no_other_when_its_own_place_is_deleted() -> None:
    """What is left resembles it as it resembled the passage; nothing tells them apart."""
    old = " ".join(f"{one} {REFRAIN}" for one in OTHERS)
    start = old.index(REFRAIN, old.index(OTHERS[1]))
    words = quoted(old, start, start + len(REFRAIN))
    new = old.replace(f"{OTHERS[1]} {REFRAIN} {OTHERS[2]} ", "")
    assert locate(new, *words).state in {"ambiguous", "orphan"}


def test_a_place_that_another_resembles_half_as_much_is_not_it() -> None:
    edited = TEXT.replace("noon", "midday")
    assert locate(edited, QUOTE, BEFORE, AFTER).state == "changed"
    twin = edited.replace("midday", "night").replace(TIDE, "The neap tide came late.")
    assert locate(f"{edited} {twin}", QUOTE, BEFORE, AFTER).state == "ambiguous"


def test_two_places_that_are_both_like_the_passage_are_not_guessed() -> None:
    edited = GATE.replace("noon", "midday")
    text = f"{edited} {TIDE} {edited} {TIDE}"
    found = locate(text, QUOTE, BEFORE, AFTER)
    assert (found.state, len(found.candidates)) == ("ambiguous", 2)


def test_a_short_context_makes_no_other_words_the_passage() -> None:
    assert locate(TEXT.replace("noon", "midday"), QUOTE, "that ", ".").state == "orphan"


@given(st.text(st.sampled_from("ab. \n“é")), st.text(st.sampled_from("ab. \n“é")))
def test_whatever_is_looked_for_offsets_are_in_the_text(text: str, quote: str) -> None:
    found = locate(text, quote, quote[:3], quote[3:])
    spans = [*found.candidates, *([(found.start, found.end)] if found.is_found else [])]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    if found.is_verbatim:
        assert folded(text[found.start : found.end]) == folded(quote)


@pytest.mark.parametrize("quote", ["a " * 5_000, "a b " * 2_000 + "c", "x" * 10_000, ". " * 5_000])
def test_a_long_text_of_few_words_is_searched_in_linear_time(quote: str) -> None:
    assert locate("a b " * 30_000 + "d", quote, "b d a", "e f").state in {"orphan", "ambiguous"}


SENTENCES = [
    GATE,
    TIDE,
    "No gauge was read, for the gauge had been stolen.",
    "A second paragraph stands here, with more words in it.",
    "Nine boats left the quay for the lee of the island.",
    "No one asked the mayor, who had been away since Friday.",
    "The ferry turned back at 7:10 with sixty people on board.",
]
SOME = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7, unique=True)
GAP = st.sampled_from([" ", "\n"])


def relocated(passage: str, old: str, new: str) -> Found:
    """Return where a passage of an old text is in a new one, by what is quoted of it."""
    start = old.index(passage)
    found = locate(new, *quoted(old, start, start + len(passage)))
    assert not found.is_verbatim or new[found.start : found.end] == passage
    return found


@given(SOME, SOME, GAP, st.data())
def test_what_is_inserted_anywhere_leaves_every_passage_found(
    old: list[str], fresh: list[str], gap: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(old)))
    new = gap.join([*old[:at], *(f"Added: {one}".upper() for one in fresh), *old[at:]])
    for one in old:
        found = relocated(one, gap.join(old), new)
        assert (found.is_verbatim, found.start) == (True, new.index(one))


@given(SOME, GAP, st.data())
def test_a_deleted_passage_is_an_orphan_and_no_other_is_mistaken_for_it(
    old: list[str], gap: str, data: st.DataObject
) -> None:
    lost = data.draw(st.sampled_from(old))
    new = gap.join(one for one in old if one != lost)
    for one in old:
        found = relocated(one, gap.join(old), new)
        assert found.state == "orphan" if one == lost else found.is_verbatim


@given(SOME, GAP, st.data())
def test_passages_that_changed_places_are_found_or_lost_but_never_mistaken(
    old: list[str], gap: str, data: st.DataObject
) -> None:
    new = gap.join(data.draw(st.permutations(old)))
    for one in old:
        assert relocated(one, gap.join(old), new).state in {"exact", "moved", "orphan"}


@given(SOME, GAP, st.data())
def test_a_passage_that_is_repeated_is_where_it_was_or_nowhere(
    old: list[str], gap: str, data: st.DataObject
) -> None:
    twice, at = data.draw(st.sampled_from(old)), data.draw(st.integers(0, len(old)))
    new = gap.join([*old[:at], twice, *old[at:]])
    original = old.index(twice)
    before = [*old[:at], twice, *old[at:original]] if at <= original else old[:original]
    for one in old:
        found = relocated(one, gap.join(old), new)
        if one != twice:
            assert found.is_verbatim
        elif original not in {at, at - 1}:
            assert found.state == "ambiguous" or found.start == len(gap.join([*before, ""]))
