"""Hypothesis: what its client imports, and what its API and its client give."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.formats import hypothesis
from digest.text.annotations import points_of
from digest.text.facts import Annotation, Change, Source
from tests.formats.given import SUBJECT, TEXT, dated_alike, notes_on
from tests.formats.test_w3c import NOTE


def read(document: object) -> list[Annotation]:
    """Return the notes of a document that is read without a slip, their extents as given."""
    arrivals = hypothesis.read(json.loads(json.dumps(document)), "a.json", SUBJECT.timezone)
    assert not arrivals.problems
    assert all(arrival.in_units for arrival in arrivals.found)
    return [arrival.note for arrival in arrivals.found]


def slips(document: object) -> list[str]:
    """Return what is wrong with a document."""
    return [slip.message for slip in hypothesis.read(document, "a.json", "UTC").problems]


def foreign(**keys: Any) -> dict[str, Any]:  # noqa: ANN401  any JSON
    """Return a row as the API gives it."""
    plain = {
        "id": "hZ",
        "created": "2026-11-02T10:00:00.123456+00:00",
        "user": "acct:ana_example@hypothes.is",
        "uri": "https://tides.example.org/a/",
        "text": "A comment.",
        "tags": [],
        "target": [
            {
                "source": "https://tides.example.org/a/",
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 3},
                    {"type": "TextPositionSelector", "start": 20, "end": 27},
                    {"type": "TextQuoteSelector", "exact": "by noon", "prefix": "closed "},
                ],
            }
        ],
    }
    return plain | keys


@given(notes_on())
def test_a_note_comes_back_as_it_was(note: Annotation) -> None:
    (back,) = read(hypothesis.exported([(SUBJECT, TEXT, [note])]))
    placed = back._replace(span=points_of(TEXT, back.span) if back.span else None)
    assert dated_alike(placed) == dated_alike(note)


@given(st.lists(notes_on(), max_size=3))
def test_what_hypothesis_would_keep_still_has_the_passage_and_all_words(
    notes: list[Annotation],
) -> None:
    """Its client drops every field but five (`text`, `tags`, `target`, `uri`, `document`)."""
    rows = hypothesis.exported([(SUBJECT, TEXT, notes)])["annotations"]
    kept = [
        {key: row[key] for key in ("text", "tags", "target", "uri", "document")} for row in rows
    ]
    for back, note in zip(read({"rows": kept}), notes, strict=True):
        assert (back.kind, back.exact, back.prefix, back.suffix) == (
            note.kind,
            note.exact,
            note.prefix,
            note.suffix,
        )
        assert back.body.startswith(note.body)
        assert all(hypothesis.listed(source) in back.body for source in note.sources)
        assert note.rating in back.body


def test_offsets_count_as_javascript_does() -> None:
    start = TEXT.index("kept")
    note = NOTE._replace(exact="kept", span=(start, start + 4))
    place, words = hypothesis.selectors(note, TEXT)
    assert (place["start"], place["end"]) == (start + 1, start + 5), "a wave takes two units"
    assert words["exact"] == "kept"


def test_the_file_is_one_that_the_client_takes() -> None:
    made = hypothesis.exported([(SUBJECT, TEXT, [NOTE])])
    assert list(made) == ["export_date", "export_userid", "client_version", "annotations"]
    (row,) = made["annotations"]
    assert row["uri"] == row["target"][0]["source"] == SUBJECT.url
    assert row["tags"] == ["fact-check", "Not true"]
    assert row["created"] == "2026-11-01T23:00:00+00:00"
    assert row["document"] == {"title": ["Tides"]}
    assert hypothesis.is_hypothesis(made)


def test_a_changed_note_was_updated_when_it_last_changed() -> None:
    changes = Change("2026-11-09", "Ben", "Mended."), Change("2026-11-08", "", "More.")
    row = hypothesis.row(NOTE._replace(history=changes), SUBJECT, TEXT)
    assert (row["created"][:10], row["updated"][:10]) == ("2026-11-01", "2026-11-08")


def test_sources_stand_below_the_text_as_a_list() -> None:
    sources = (
        Source("Log", "https://log.example.org/1", "", "", "", "", ""),
        Source("A reader", "", "", "", "", "", ""),
    )
    text = hypothesis.said("Noon.", sources)
    assert text == "Noon.\n\n- [Log](https://log.example.org/1)\n- A reader"


@pytest.mark.parametrize("form", ["rows", "annotations", "list", "alone"])
def test_rows_of_the_api_and_exports_of_the_client_are_read(form: str) -> None:
    one = foreign(tags=["question", "harbour"])
    document = {"rows": {"total": 1, "rows": [one]}, "list": [one], "alone": one}.get(
        form, {"export_date": "2026-11-02T10:00:00Z", "annotations": [one]}
    )
    assert hypothesis.is_hypothesis(document)
    (note,) = read(document)
    assert (note.kind, note.by, note.date) == (
        "question",
        "ana_example",
        "2026-11-02T10:00:00+00:00",
    )
    assert (note.exact, note.prefix, note.span) == ("by noon", "closed ", (20, 27))
    assert note.body == "A comment.\n\nTags: harbour"


def test_a_reply_is_a_note_on_the_passage_that_it_replies_to() -> None:
    reply = foreign(id="r", references=["hZ"], target=[{"source": "x"}], text="Indeed.")
    assert [note.exact for note in read([foreign(), reply])] == ["by noon", "by noon"]


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (foreign(text=""), "at /: this highlight has no text"),
        (foreign(text="", target=[]), "at /: this annotation says nothing"),
        (foreign(target=[{"source": "x"}]), "at /: this is a note on a whole page"),
        (foreign(target=[], references=["gone"]), "at /: this reply has no passage"),
        ([foreign(text=[])], "at /0/text: a list stands where a text is expected"),
        ({"rows": [7]}, "at /rows/0: a number stands where a group of keys is expected"),
        ([foreign(user_info="x")], "at /0/user_info: a text stands where a group of keys"),
        ([foreign(target=[{"selector": [{"type": 1}]}])], "at /0/target/0/selector/0/type: a num"),
    ],
)
def test_what_is_no_note_is_told_with_its_place(document: object, said: str) -> None:
    assert any(slip.startswith(said) for slip in slips(document)), slips(document)


def test_its_documents_are_told_from_others() -> None:
    assert not hypothesis.is_hypothesis({"annotations": "x"})
    assert not hypothesis.is_hypothesis([1, "x"])
    assert not hypothesis.is_hypothesis(None)


def test_a_file_with_too_many_annotations_is_cut_and_says_so() -> None:
    arrivals = hypothesis.read([foreign()] * 10_001, "a", "UTC")
    assert len(arrivals.found) == 10_000
    assert "more than 10000 annotations" in arrivals.problems[0].message
