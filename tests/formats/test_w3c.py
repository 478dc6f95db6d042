"""The Web Annotation Data Model: what is written, and what is read."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.formats import w3c
from digest.formats.subject import address_of
from digest.text.facts import Annotation, Change, Source
from digest.wording import NOTE_KINDS
from tests.formats.given import SUBJECT, dated_alike, notes_on
from tests.formats.rules import broken_by_annotation, broken_by_document, broken_by_w3c

NOTE = Annotation(
    id="log",
    kind="fact-check",
    exact="by noon",
    prefix="The gate was closed ",
    suffix=".",
    span=(20, 27),
    body="The log has **12:40**.",
    by="Ana Example",
    date="2026-11-02",
    rating="Not true",
)
CHANGES = Change("2026-11-09", "Ben", "Mended."), Change("2026-11-08", "", "More.")
ASSERTIONS = os.environ.get("DIGEST_W3C_ASSERTIONS", "")


def read(document: object) -> list[Annotation]:
    """Return the notes of a document that is read without a slip."""
    arrivals = w3c.read(json.loads(json.dumps(document)), "notes.jsonld", SUBJECT.timezone)
    assert not arrivals.problems
    return [arrival.note for arrival in arrivals.found]


def slips(document: object) -> list[str]:
    """Return what is wrong with a document."""
    problems = w3c.read(document, "notes.jsonld", "UTC").problems
    return [problem.message for problem in problems]


def foreign(**keys: Any) -> dict[str, Any]:  # noqa: ANN401  any JSON
    """Return an annotation as another program might write it."""
    plain = {
        "type": "Annotation",
        "body": "",
        "bodyValue": "A comment.",
        "target": {
            "source": "https://tides.example.org/a/",
            "selector": {"type": "TextQuoteSelector", "exact": "by noon"},
        },
    }
    return {key: value for key, value in (plain | keys).items() if value != ""}


@given(notes_on())
def test_a_note_comes_back_as_it_was(note: Annotation) -> None:
    page = w3c.page([note], SUBJECT, address=SUBJECT.url + "annotations.jsonld")
    (back,) = read(page)
    assert dated_alike(back) == dated_alike(note)


@given(st.lists(notes_on(), max_size=3))
def test_whatever_is_written_holds_the_rules_of_the_model(notes: list[Annotation]) -> None:
    part_of = w3c.collection("https://tides.example.org/notes/annotations.jsonld", "Tides")
    page = w3c.page(
        notes,
        SUBJECT,
        address=SUBJECT.url + "annotations.jsonld",
        part_of=part_of,
        later="https://tides.example.org/b/annotations.jsonld",
    )
    assert list(broken_by_document(page)) == []
    for first in (page, page["id"]):
        whole = w3c.whole(part_of, len(notes), first, page["id"])
        assert list(broken_by_document(whole)) == []


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        ("id", "note-1", "id"),
        ("type", "Note", "type"),
        ("motivation", "translating", "motivation"),
        ("created", "2026-11-02", "created"),
        ("modified", ["2026-11-02T00:00:00Z"], "modified"),
        ("bodyValue", "x", ""),
        ("body", [{"type": "TextualBody"}], "body/0"),
        ("body", [{"type": "SpecificResource", "source": "a b"}], "body/0"),
        ("body", [{"type": "TextualBody", "value": "x", "created": "today"}], "body/0/created"),
        ("target", "x", "target"),
        ("target", {"type": "SpecificResource", "source": "https://a.example.org/ü"}, "target"),
    ],
)
def test_the_rules_can_be_broken(key: str, value: object, place: str) -> None:
    made = w3c.annotation(NOTE._replace(history=CHANGES), SUBJECT)
    assert list(broken_by_annotation(made)) == []
    broken = list(broken_by_annotation(made | {key: value}))
    assert any(one.startswith(f"{place}") for one in broken)


@pytest.mark.skipif(not ASSERTIONS, reason="DIGEST_W3C_ASSERTIONS names no checkout of them")
@given(st.lists(notes_on(), max_size=3))
def test_the_assertions_of_the_w3c_hold(notes: list[Annotation]) -> None:
    folder = Path(ASSERTIONS)
    part_of = w3c.collection("https://tides.example.org/notes/annotations.jsonld", "Tides")
    page = w3c.page(notes, SUBJECT, address=SUBJECT.url + "annotations.jsonld", part_of=part_of)
    collection = w3c.whole(part_of, len(notes), page["id"], page["id"])
    for document in (page, collection, *({"@context": w3c.CONTEXT} | one for one in page["items"])):
        assert list(broken_by_w3c(document, folder)) == []
        broken = document | {"id": 7}
        assert list(broken_by_w3c(broken, folder)) != []


def test_a_note_is_written_with_all_that_it_states() -> None:
    made = w3c.annotation(NOTE, SUBJECT)
    assert made["id"] == "https://tides.example.org/2026/11/02/tides/#note-log"
    assert made["motivation"] == "assessing"
    assert made["creator"] == {"type": "Person", "name": "Ana Example"}
    assert made["created"] == "2026-11-01T23:00:00Z"
    said, kind, rating = made["body"]
    assert said == {
        "type": "TextualBody",
        "value": "The log has **12:40**.",
        "format": "text/markdown",
        "language": "en",
    }
    assert (kind["purpose"], kind["value"]) == ("tagging", "fact-check")
    assert (rating["purpose"], rating["value"]) == ("classifying", "Not true")
    assert made["target"]["source"] == SUBJECT.url
    words, place = made["target"]["selector"]
    assert words["exact"] == "by noon"
    assert (place["start"], place["end"]) == (20, 27)


def test_a_source_is_a_body_that_links() -> None:
    source = Source("Log", "https://log.example.org/ü", "A. B.", "2026-11-01", "", "", "")
    made = w3c.linking(source, SUBJECT)
    assert made["purpose"] == "linking"
    assert made["source"]["id"] == "https://log.example.org/%C3%BC"
    assert made["source"]["schema:datePublished"] == "2026-11-01"


def test_a_change_is_a_body_that_tells_of_editing_and_of_no_other_text() -> None:
    made = w3c.annotation(NOTE._replace(history=CHANGES), SUBJECT)
    assert made["modified"] == "2026-11-08T23:00:00Z"
    assert made["body"][-2] == {
        "type": ["TextualBody", "schema:UpdateAction"],
        "purpose": "editing",
        "value": "Mended.",
        "created": "2026-11-08T23:00:00Z",
        "creator": {"type": "Person", "name": "Ben"},
    }
    theirs = foreign(bodyValue="", body={"type": "TextualBody", "purpose": "editing", "value": "x"})
    assert [(note.body, note.history) for note in read(theirs)] == [("x", ())]


def test_every_kind_has_a_motivation_of_the_model() -> None:
    assert w3c.MOTIVATIONS.keys() == NOTE_KINDS.keys()
    assert set(w3c.KINDS.values()) <= set(NOTE_KINDS)
    assert {w3c.MOTIVATIONS[kind] for kind in w3c.KINDS.values()} == set(w3c.KINDS)


def test_pages_are_chained_within_their_collection() -> None:
    notes = w3c.collection("c", "Notes")
    page = w3c.page([NOTE], SUBJECT, address="a", part_of=notes, earlier="b", later="d")
    assert (page["partOf"]["id"], page["prev"], page["next"]) == ("c", "b", "d")
    whole = w3c.whole(notes, 1, page, "")
    assert (whole["total"], whole["first"]) == (1, page)
    assert "last" not in whole
    assert read(whole) == [NOTE]


def test_foreign_annotations_are_read_whatever_form_they_chose() -> None:
    (note,) = read(foreign(motivation=["questioning"], creator="https://ana.example.org/"))
    assert (note.kind, note.by, note.body) == (
        "question",
        "https://ana.example.org/",
        "A comment.",
    )
    bodies = [
        {"type": "TextualBody", "value": "One.", "purpose": "commenting"},
        {"type": "TextualBody", "value": "Two."},
        {"type": "TextualBody", "value": "harbour", "purpose": "tagging"},
        "https://log.example.org/1",
    ]
    (note,) = read([foreign(bodyValue="", body=bodies, creator={"nickname": "ana"})])
    assert note.body == "One.\n\nTwo.\n\nTags: harbour"
    assert note.by == "ana"
    assert [source.name for source in note.sources] == ["log.example.org"]
    choice = {"type": "Choice", "items": [{"value": "First."}, {"value": "Second."}]}
    assert [note.body for note in read(foreign(bodyValue="", body=choice))] == ["First."]


def test_plain_text_is_told_from_markdown() -> None:
    formats = {
        "text/plain": "plain",
        "text/markdown": "markdown",
        "text/html": "markdown",
        "text/markdown; charset=utf-8": "markdown",
    }
    for media, wanted in formats.items():
        body = {"type": "TextualBody", "value": "*x*", "format": media}
        (arrival,) = w3c.read(foreign(bodyValue="", body=body), "a", "UTC").found
        assert arrival.body_format == wanted
    (arrival,) = w3c.read(foreign(), "a", "UTC").found
    assert arrival.body_format == "plain", "a bodyValue is plain text (3.2.5)"


def test_each_target_is_a_note_of_its_own_and_selectors_may_refine_another() -> None:
    quote = {"type": "TextQuoteSelector", "exact": "by noon", "prefix": "closed "}
    nested = {"type": "CssSelector", "value": "main", "refinedBy": quote}
    targets = [
        {"source": {"id": "https://a.example.org/"}, "selector": nested},
        {"id": "https://b.example.org/", "selector": [quote]},
    ]
    arrivals = w3c.read(foreign(target=targets), "a", "UTC").found
    assert [a.target for a in arrivals] == ["https://a.example.org/", "https://b.example.org/"]
    assert [a.note.prefix for a in arrivals] == ["closed ", "closed "]


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (7, "at /: this is no annotation"),
        (["https://a.example.org/1"], "at /0: this annotation is elsewhere"),
        ({"items": [7]}, "at /items/0: this is no annotation"),
        (foreign(bodyValue=""), "at /: this annotation says nothing in words"),
        (foreign(bodyValue=["a"]), "at /bodyValue: a list stands where a text is expected"),
        (foreign(target={"source": "x"}), "at /target: this target has no TextQuoteSelector"),
        (foreign(target="https://a.example.org/"), "at /target: this target has no"),
        (foreign(creator={"name": {"x": 1}}), "at /creator/name: a group stands where a text"),
        (
            foreign(target={"selector": {"type": "TextPositionSelector", "start": -1}}),
            "at /target/selector/start: a number stands where an offset is expected",
        ),
        (foreign(body=[[["deep"]]]), "at /body/0: a list stands where a group of keys"),
    ],
)
def test_what_is_no_note_is_told_with_its_place(document: object, said: str) -> None:
    assert any(slip.startswith(said) for slip in slips(document)), slips(document)


def test_a_slip_in_one_annotation_keeps_only_that_one_out() -> None:
    arrivals = w3c.read([foreign(bodyValue=1), foreign()], "a", "UTC")
    assert len(arrivals.found) == 1
    assert {slip.message.split(":")[0] for slip in arrivals.problems} == {
        "at /0",
        "at /0/bodyValue",
    }


def test_a_file_with_too_many_annotations_is_cut_and_says_so() -> None:
    arrivals = w3c.read([foreign()] * 10_001, "a", "UTC")
    assert len(arrivals.found) == 10_000
    assert "more than 10000 annotations" in arrivals.problems[0].message


def test_its_documents_are_told_from_others() -> None:
    assert w3c.is_annotation({"type": ["Annotation", "x"]})
    assert w3c.is_annotation({"@type": "AnnotationPage"})
    assert not w3c.is_annotation({"type": "Note"})
    assert not w3c.is_annotation([])


def test_an_annotation_is_addressed_where_its_note_stands() -> None:
    assert address_of(NOTE, SUBJECT).endswith("/tides/#note-log")
