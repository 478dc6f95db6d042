"""NAME.notes.yaml as a text that a person writes: what is in it, and more of that.

Whatever is not meant to change keeps its bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.fields import Sheet, compose
from digest.problems import DigestError, Place, fail
from digest.text.facts import Annotation, iso
from digest.text.frontmatter import decode
from digest.text.standoff import read_notes
from digest.text.writing import note_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_MORE = "notes can't be added to this file as it is written"


@dataclass(frozen=True, slots=True)
class Entry:
    """A note as its file states it: which of several passages it means, and the line it is on."""

    note: Annotation
    occurrence: int
    line: int


def entries(content: bytes, path: str) -> list[Entry]:
    """Return the notes of a notes file; raises DigestError with all that is wrong in it."""
    sheet = Sheet(path)
    found = [
        Entry(
            Annotation(
                id=typed["id"],
                kind=typed["kind"],
                exact=typed["quote"],
                prefix=typed["prefix"],
                suffix=typed["suffix"],
                span=None,
                body=typed["body"],
                by=typed["by"],
                date=iso(typed["date"]),
                sources=typed["sources"],
                rating=typed["rating"],
                status=typed["status"],
            ),
            typed["occurrence"],
            place.line,
        )
        for typed, place in read_notes(compose(decode(content, path), path), sheet, {})
    ]
    if sheet.problems:
        raise DigestError(sheet.problems)
    return found


def with_entries(content: bytes, notes: Sequence[Annotation], path: str) -> bytes:
    """Return a notes file with some more notes behind those that it has, their bytes untouched.

    Raises DigestError for a file that is written in a way that doesn't let it grow.
    """
    added = "".join(map(note_lines, notes)).encode()
    parted = content if not content or content.endswith(b"\n") else content + b"\n"
    if b"\r\n" in content:
        added = added.replace(b"\n", b"\r\n")
    before = [entry.note.id for entry in entries(content, path)]
    return checked(parted + added, [*before, *(note.id for note in notes)], path)


def checked(content: bytes, ids: Sequence[str], path: str) -> bytes:
    """Return the bytes of a notes file that holds just these notes; raises DigestError else."""
    try:
        found = [entry.note.id for entry in entries(content, path)]
    except DigestError:
        found = []
    if found != [*ids]:
        raise fail(
            Place(path), NO_MORE, "write it as a list whose notes begin with - at the margin"
        )
    return content
