"""A stranger's note becomes an entry of a notes file: as a draft, placed or not, never guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.fields import Sheet, compose
from digest.formats.adopting import adopt, sense
from digest.formats.arrivals import Arrival
from digest.problems import Place
from digest.text.annotations import units_of
from digest.text.facts import Annotation
from digest.text.markup import draw_note
from digest.text.passages import canonical_text
from digest.text.standoff import read_notes
from digest.text.writing import note_lines
from tests.formats.given import IDS, TEXT, notes_on
from tests.formats.test_w3c import NOTE

TWICE = "🌊 The gate. The gate. The gate was shut."


def arrival(note: Annotation, **keys: object) -> Arrival:
    """Return a note as it arrives."""
    return replace(Arrival(note, "", Place("a.json")), **keys)  # type: ignore[arg-type]  # any field


def note(exact: str, prefix: str = "", suffix: str = "", **keys: object) -> Annotation:
    """Return a foreign note on some words."""
    plain = Annotation("", "context", exact, prefix, suffix, None, "Text.")
    return plain._replace(**keys)  # type: ignore[arg-type]  # any field


@given(notes_on())
def test_a_note_on_a_passage_of_the_text_is_quoted_from_there(one: Annotation) -> None:
    adopted = adopt(arrival(one), TEXT, ())
    assert adopted.state == "exact"
    assert adopted.note.span
    assert TEXT[slice(*adopted.note.span)] == adopted.note.exact == one.exact
    assert adopted.start == adopted.note.span[0]
    assert adopted.note.status == "draft"


def test_what_is_not_there_and_what_is_there_twice_keeps_its_words() -> None:
    gone = adopt(arrival(note("at night", "x ", " y")), TEXT, ())
    assert (gone.state, gone.start, gone.note.span) == ("orphan", -1, None)
    assert (gone.note.exact, gone.note.prefix, gone.note.suffix) == ("at night", "x ", " y")
    twice = adopt(arrival(note("gate")), TWICE, ())
    assert (twice.state, twice.note.span) == ("ambiguous", None)


def test_a_position_decides_only_among_places_that_the_context_leaves_open() -> None:
    second = TWICE.index("gate", 10)
    span = (second, second + 4)
    known = note("gate", "The ", span=span)
    assert adopt(arrival(known), TWICE, ()).start == second
    units = units_of(TWICE, span)
    assert units != span
    in_units = known._replace(span=units)
    assert adopt(arrival(in_units, in_units=True), TWICE, ()).start == second
    assert adopt(arrival(in_units), TWICE, ()).state == "ambiguous", "it counts something else"
    assert adopt(arrival(note("gate", span=span)), TWICE, ()).state == "ambiguous"


@given(IDS)
def test_an_id_comes_through_a_notes_file(name: str) -> None:
    adopted = adopt(arrival(note("by noon", id=name)), TEXT, ()).note
    sheet = Sheet("a")
    ((typed, _),) = read_notes(compose(note_lines(adopted), "a"), sheet, {})
    assert (typed["id"], sheet.problems) == (adopted.id, [])


def test_ids_are_kept_if_they_can_be_and_made_of_kind_and_passage_else() -> None:
    assert adopt(arrival(NOTE), TEXT, ()).note.id == "log"
    assert adopt(arrival(NOTE), TEXT, {"log"}).note.id == "log-2"
    assert adopt(arrival(NOTE), TEXT, {"log", "log-2"}).note.id == "log-3"
    assert adopt(arrival(note("by noon")), TEXT, ()).note.id == "context-by-noon"
    assert adopt(arrival(note("🌊")), TEXT, ()).note.id == "context-untitled"
    odd = adopt(arrival(note("by noon", id="a b]\u202e")), TEXT, ()).note.id
    assert odd == "context-by-noon"
    long = adopt(arrival(note("by noon", id="x" * 100)), TEXT, {"x" * 100}).note.id
    assert len(long) <= 100


@pytest.mark.parametrize(
    "body",
    ["a *b* <script>x</script> [c](d)\n# e", "1. x\n\n- y\n\n    z", "{: .a } ==b==[^context-c]"],
)
def test_plain_text_is_taken_literally(body: str) -> None:
    adopted = adopt(arrival(note("by noon", body=body), body_format="plain"), TEXT, ())
    html = draw_note(adopted.note.body, Place("a"), {})
    assert canonical_text(html).split() == body.split()
    assert "<script" not in html


def test_html_in_markdown_comes_in_as_typed_and_is_drawn_harmless() -> None:
    body = '<b onclick="x()">A</b> <script>alert(1)</script> [c](javascript:x)'
    adopted = adopt(arrival(note("by noon", body=body)), TEXT, ())
    assert adopted.note.body == body
    html = draw_note(adopted.note.body, Place("a"), {})
    assert "script" not in html
    assert "onclick" not in html


def test_names_are_kept_steady() -> None:
    turned = note("by noon", by="Ana\u202e\nExample" + "x" * 300, rating="\u2066No", kind="odd")
    adopted = adopt(arrival(turned), TEXT, ()).note
    assert adopted.by.startswith("Ana Example")
    assert len(adopted.by) == 200
    assert (adopted.rating, adopted.kind) == ("No", "context")


@given(st.text(min_size=1), st.text(), st.text(), st.text(min_size=1))
def test_no_note_fails(exact: str, prefix: str, suffix: str, body: str) -> None:
    adopted = adopt(arrival(note(exact, prefix, suffix, body=body)), TEXT, ())
    assert adopted.state in {"exact", "ambiguous", "orphan"}


def test_two_notes_are_the_same_if_they_say_the_same_of_the_same_words() -> None:
    assert sense(note("by  noon")) == sense(note("by\nnoon", id="x", by="Ana"))
    assert sense(note("by noon")) != sense(note("by noon", body="Other."))
    assert sense(note("by noon")) != sense(note("by noon", kind="question"))
