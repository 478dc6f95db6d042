"""Notes files as people write them; a file that can't change as it is written is left alone."""

from __future__ import annotations

import pytest

from digest.problems import DigestError
from digest.text.entries import entries, with_entries

FILE = b"""# what I have so far

- id: a
  kind: context
  quote: >-
    the old
    gate
  body: first  # mine

# the next one
- {id: b, kind: question, quote: wall, body: second, occurrence: 2}
-   id: c
    kind: context
    quote: "sea"
    body: |
      third

      and more
"""


def test_what_is_in_a_file_is_told_with_its_line() -> None:
    found = entries(FILE, "a.notes.yaml")
    assert [(e.note.id, e.note.exact, e.occurrence, e.line) for e in found] == [
        ("a", "the old gate", 0, 3),
        ("b", "wall", 2, 11),
        ("c", "sea", 0, 12),
    ]


def test_notes_are_added_behind_those_that_are_there() -> None:
    note = entries(FILE, "a")[0].note._replace(id="d")
    grown = with_entries(FILE, [note], "a")
    assert grown.startswith(FILE)
    assert entries(grown, "a")[-1].note == note
    assert [e.note for e in entries(with_entries(b"", [note], "a"), "a")] == [note]


def test_a_file_that_is_one_line_is_left_alone() -> None:
    one = "{id: a, kind: context, quote: gate, body: x}"
    content = f"[{one}, {one.replace('id: a', 'id: b')}]\n".encode()
    note = entries(content, "a")[0].note
    with pytest.raises(DigestError, match="can't be added to this file") as caught:
        with_entries(content, [note._replace(id="c")], "a")
    assert caught.value.problems[0].hint
