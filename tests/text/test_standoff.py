"""Notes files: what is read of them, and what is said of notes without a passage."""

from __future__ import annotations

import pytest

from digest.text.facts import Change
from digest.text.standoff import Standoff, notes_path, standoff_notes

PATH = "content/posts/a.notes.yaml"
TEXT = "The ferry left the quay at noon, as planned.\nThe ferry came back."


def found(notes: str, taken: dict[str, int] | None = None) -> Standoff:
    return standoff_notes(notes.encode(), PATH, TEXT, {}, taken or {})


def test_a_notes_file_stands_beside_its_post() -> None:
    assert notes_path("content/posts/a.md") == PATH


def test_a_note_is_read_with_all_that_it_states() -> None:
    (note,) = found(
        "- id: a\n  kind: fact-check\n  quote: left the quay\n  body: '*Yes*, [so][x].'\n"
        "  by: Ana\n  date: 2026-11-02\n  rating: True\n  status: open\n  sources: [Wire]\n"
        "  history:\n    - {date: 2026-11-09, by: Ben, what: Mended.}\n"
    ).anchored
    assert (note.start, note.end, note.line, note.state) == (10, 23, 1, "exact")
    assert note.html == "<p><em>Yes</em>, [so][x].</p>"
    assert (note.by, note.date, note.rating, note.status) == ("Ana", "2026-11-02", "True", "open")
    assert [source.name for source in note.sources] == ["Wire"]
    assert note.history == (Change("2026-11-09", "Ben", "Mended."),)


def test_a_note_may_use_the_links_that_its_post_names() -> None:
    notes = b"- {id: a, kind: context, quote: noon, body: '[so][x]'}"
    (note,) = standoff_notes(notes, PATH, TEXT, {"x": ("/y", "")}, {}).anchored
    assert 'href="/y"' in note.html


@pytest.mark.parametrize("notes", ["", "# nothing yet\n", "[]"])
def test_a_notes_file_may_be_empty(notes: str) -> None:
    assert found(notes) == Standoff()


@pytest.mark.parametrize(
    ("notes", "line", "message"),
    [
        ("id: a", 1, "a notes file is a list of notes"),
        ("- a", 1, "a note is written as `key: value` lines"),
        ("- {id: a, kind: context, quote: noon}", 1, '"body" is missing in a note'),
        ("- {id: a, kind: contxt, quote: noon, body: b}", 1, '"contxt" is not known here'),
        ("- [", 1, "this is not valid YAML"),
        (
            "- {id: a, kind: context, quote: noon, body: b}\n" * 2,
            2,
            'the id "a" is used twice',
        ),
        (
            f"- {{id: a, kind: context, quote: noon, body: '{'[a](' * 900}'}}",
            1,
            "this paragraph has",
        ),
    ],
)
def test_a_slip_keeps_its_place(notes: str, line: int, message: str) -> None:
    (problem,) = found(notes).problems
    assert problem.message.startswith(message)
    assert (problem.place.path, problem.place.line) == (PATH, line)
    assert not problem.warning


def test_an_id_of_an_inline_note_is_taken() -> None:
    notes = found("- {id: a, kind: context, quote: noon, body: b}", {"a": 12})
    assert "also on line 12" in notes.problems[0].hint


def test_bytes_that_are_no_text_are_a_problem_of_the_notes_file() -> None:
    (problem,) = standoff_notes(b"\xff", PATH, TEXT, {}, {}).problems
    assert problem.place.path == PATH


@pytest.mark.parametrize(
    ("quote", "state", "message", "near"),
    [
        (
            "quote: The ferry",
            "ambiguous",
            'the quote of "a" stands 2 times in the post',
            "there: [The ferry] left the quay at noon,…",
        ),
        (
            "quote: noon, prefix: before",
            "orphan",
            'around the quote of "a" the post has other words than its notes file',
            "there: …ferry left the quay at [noon], as planned. The ferry…",
        ),
        (
            "quote: The ferry came home",
            "orphan",
            'the quote of "a" is not in the post',
            "there: …ay at noon, as planned. [The ferry came] back.",
        ),
        ("quote: something else altogether", "orphan", 'the quote of "a" is not in the post', ""),
    ],
)
def test_a_note_without_a_passage_is_a_warning_with_the_nearest_candidate(
    quote: str, state: str, message: str, near: str
) -> None:
    notes = found(f"- {{id: a, kind: context, {quote}, body: b}}")
    (warning,) = notes.warnings
    assert (notes.anchored, notes.problems) == ((), ())
    assert [note.state for note in notes.removed] == [state]
    assert (warning.message, warning.warning) == (message, True)
    lines = warning.hint.splitlines()[1:]
    assert near in lines if near else lines == []


def test_a_note_on_words_that_were_changed_stays_with_a_warning_that_names_both() -> None:
    notes = found(
        "- {id: a, kind: context, body: b, quote: left the pier at noon,\n"
        "   prefix: 'The ferry ', suffix: ', as planned.'}"
    )
    (note,), (warning,) = notes.anchored, notes.warnings
    assert (note.state, TEXT[note.start : note.end]) == ("changed", "left the quay at noon")
    assert warning.warning
    assert warning.message == 'the passage of "a" was changed since the note was written'
    assert warning.hint.splitlines()[:2] == [
        "noted: left the pier at noon",
        "now: left the quay at noon",
    ]
