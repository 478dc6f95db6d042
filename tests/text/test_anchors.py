"""What the text tells that a note was made on, and which text that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.anchors import Anchor, Judged, judge, renewed
from digest.text.facts import Quoted
from digest.text.locating import FOUND, VERBATIM, Found, locate

PATH = "content/posts/a.notes.yaml"
GATE = "The harbour office said on Monday that the gate was closed by noon."
TIDE = "The neap tide kept the water low."
LAST = "A second paragraph stands here. It ends."
TEXT = f"{GATE} {TIDE} No gauge was read.\n{LAST}"
AGAIN = f"{LAST} They call it the neap tide."


def on(text: str, quote: str, prefix: str = "", suffix: str = "") -> Quoted:
    """Return a note as it is found in a text."""
    words = quote, prefix, suffix, 0
    found = locate(text, *words)
    return Quoted("a", 4, *words, found.state, found.span)


def anchor(quote: str, text: str = TEXT) -> Anchor:
    """Return the anchor of a note on the first of these words."""
    start = text.index(quote)
    return Anchor(text, (start, start + len(quote)), (quote, "", "", 0))


def judged(new: str, quote: str, old: str = TEXT) -> Judged:
    """Return where a note on a quote is, made on an old text, in a new one."""
    return judge(new, locate(new, quote), anchor(quote, old))


def test_without_the_older_text_a_passage_is_where_its_words_are() -> None:
    spot = locate(TEXT, "neap tide")
    assert judge(TEXT, spot, None) == Judged("exact", spot.span, spot.candidates, spot.span)
    assert judge(TEXT, spot, anchor("neap tide")).state == "exact"


def test_the_older_text_tells_that_a_passage_is_gone_though_its_words_stand_elsewhere() -> None:
    new = TEXT.replace(f"{TIDE} ", "").replace(LAST, AGAIN)
    found = judged(new, "neap tide")
    at = new.index("neap tide")
    assert found == Judged("orphan", None, ((at, at + 9),), (at, at + 9))
    assert found.is_doubtful


def test_the_older_text_tells_what_a_passage_was_edited_to() -> None:
    new = TEXT.replace("the gate was closed", "at 9 the old gate was shut")
    found = judged(new, "the gate was closed by noon")
    assert (found.state, found.shown, found.is_doubtful) == ("changed", None, False)
    assert new[slice(*found.span or ())] == "gate was shut by noon"
    assert found.candidates[0] == found.span


def test_a_passage_that_moved_with_its_paragraph_is_where_its_words_are() -> None:
    first, second = TEXT.split("\n")
    found = judged(f"{second}\n{first}", "neap tide")
    assert (found.state, found.span) == ("exact", found.shown)


def test_a_sentence_that_was_repeated_is_never_guessed() -> None:
    new = TEXT.replace(TIDE, f"{TIDE} {TIDE}")
    found = judge(new, locate(new, "neap tide", "low. The ", " kept"), anchor("neap tide"))
    assert (found.state, len(found.candidates), found.is_doubtful) == ("ambiguous", 2, True)


def test_of_two_places_that_are_not_the_same_the_older_text_knows_the_right_one() -> None:
    new = TEXT.replace(TIDE, "The high neap tides kept the water low.").replace(LAST, AGAIN)
    found = judged(new, "The neap tide")
    assert found.state in {"changed", "moved"} or found.span is None
    assert judged(new, "the neap tide", TEXT.replace("The neap", "the neap")).is_doubtful


def test_a_note_is_kept_with_the_newest_text_that_has_its_passage() -> None:
    kept, doubts = renewed(TEXT, [on(TEXT, "neap tide")], {}, PATH)
    assert (kept, doubts) == ({"a": anchor("neap tide")}, [])
    new = f"Today: {TEXT}"
    assert renewed(new, [on(new, "neap tide")], kept, PATH)[0] == {"a": anchor("neap tide", new)}


def test_a_note_that_lost_its_passage_is_kept_with_the_text_that_had_it() -> None:
    known = {"a": anchor("neap tide")}
    new = TEXT.replace("neap tide", "spring flood")
    assert renewed(new, [on(new, "neap tide")], known, PATH) == (known, [])


def test_a_page_that_shows_a_note_on_other_words_than_its_own_is_warned_of() -> None:
    known = {"a": anchor("neap tide")}
    new = TEXT.replace(f"{TIDE} ", "").replace(LAST, AGAIN)
    kept, (doubt,) = renewed(new, [on(new, "neap tide")], known, PATH)
    assert kept == known
    assert (doubt.place.path, doubt.place.line, doubt.warning) == (PATH, 4, True)
    assert "noted: …was closed by noon. The [neap tide] kept the water low. No…" in doubt.hint
    assert "shown: …ends. They call it the [neap tide]." in doubt.hint
    assert "`digest notes relink content/posts/a.md`" in doubt.hint


def test_a_note_whose_words_were_written_anew_is_a_new_one() -> None:
    known = {"a": anchor("neap tide"), "b": anchor("gauge")}
    assert renewed(TEXT, [on(TEXT, "gauge")], known, PATH)[0] == {"a": anchor("gauge")}
    assert renewed(TEXT, [on(TEXT, "no such words")], known, PATH)[0] == {}


PIECES = st.lists(st.sampled_from([GATE, TIDE, LAST, "Yes.", "No one asked."]), max_size=6)


@given(PIECES, PIECES, st.data())
def test_whatever_became_of_a_text_a_passage_has_a_place_exactly_if_it_is_found(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    before, after = " ".join([*old, TIDE]), " ".join(new)
    start = data.draw(st.integers(0, len(before) - 1))
    end = data.draw(st.integers(start + 1, len(before)))
    words = before[start:end].strip()
    if not words:
        return
    begin = before.index(words, start)
    spot = locate(after, words)
    found = judge(after, spot, Anchor(before, (begin, begin + len(words)), (words, "", "", 0)))
    assert (found.span is None) == (found.state not in FOUND)
    assert found.state not in VERBATIM or after[slice(*found.span or ())] == words
    assert all(0 <= a < b <= len(after) for a, b in found.candidates)


@pytest.mark.parametrize("state", ["ambiguous", "orphan"])
def test_a_note_that_pages_show_without_a_passage_is_not_in_doubt(state: str) -> None:
    assert not judge(TEXT, Found(state), anchor("neap tide", f"x {TEXT}")).is_doubtful
