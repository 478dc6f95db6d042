"""A file of notes is taken for what it is."""

from __future__ import annotations

import json

import pytest

from digest.formats import w3c
from digest.formats.hypothesis import exported
from digest.formats.opening import FORMATS, read
from digest.problems import DigestError
from tests.formats.given import SUBJECT, TEXT
from tests.formats.test_quotes import ZOTERO
from tests.formats.test_w3c import NOTE

PAGE = w3c.page([NOTE], SUBJECT, address=SUBJECT.url)
FILES = {
    "w3c": json.dumps(PAGE),
    "hypothesis": json.dumps(exported([(SUBJECT, TEXT, [NOTE])])),
    "critic": "The gate was closed {==by noon==}{>>The log has 12:40.<<}.",
    "markdown": ZOTERO,
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_seen_from_what_it_looks_like(name: str) -> None:
    content = FILES[name].encode()
    found = read(content, "a", "UTC")
    assert found.found
    assert found == read(content, "a", "UTC", name)


def test_a_list_of_annotations_is_told_by_its_first() -> None:
    rows = json.dumps(exported([(SUBJECT, TEXT, [NOTE])])["annotations"]).encode()
    assert read(rows, "a", "UTC").found[0].in_units
    items = json.dumps(PAGE["items"]).encode()
    assert not read(items, "a", "UTC").found[0].in_units


def test_text_that_begins_like_json_can_be_marked() -> None:
    assert read(b"{==The gate==}{>>x<<} shut.", "a", "UTC").found[0].note.exact == "The gate"
    assert read(b"[a](b.md) {>>x<<}", "a", "UTC").found[0].note.exact == "a"


def test_marks_in_the_texts_of_json_are_texts() -> None:
    note = NOTE._replace(body="A {>>mark<<}.")
    content = json.dumps(w3c.page([note], SUBJECT, address=SUBJECT.url)).encode()
    assert read(content, "a", "UTC").found[0].note.body == "A {>>mark<<}."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"a": 1}', "this JSON is of no format that is known here"),
        (b"[]", "this JSON is of no format that is known here"),
        (b'{"a": ', "this is not valid JSON"),
        (b"\xff", "is not UTF-8"),
    ],
)
def test_what_is_of_no_format_is_told(content: bytes, said: str) -> None:
    with pytest.raises(DigestError, match=said):
        read(content, "a", "UTC")
