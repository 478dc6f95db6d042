"""NAME.notes.yaml as a text that a person writes: what is in it, more of that, and one changed.

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
    from collections.abc import Mapping, Sequence


NO_MORE = "notes can't be added to this file as it is written"
NO_CHANGE = "notes can't be changed in this file as it is written"


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
    return checked(parted + added, [*before, *(note.id for note in notes)], path, NO_MORE)


def with_changed(content: bytes, notes: Mapping[str, Annotation], path: str) -> bytes:
    """Return a notes file with the notes of some ids written anew, all others untouched.

    Raises DigestError for a file that is written in a way that doesn't let it change.
    """
    there = entries(content, path)
    lines = decode(content, path).split("\n")
    ends = [*(entry.line - 1 for entry in there[1:]), len(lines)]
    for entry, behind in reversed([*zip(there, ends, strict=True)]):
        if entry.note.id in notes:
            start, end = entry.line - 1, behind
            while end > start + 1 and is_between(lines[end - 1]):
                end -= 1
            indent = lines[start][: len(lines[start]) - len(lines[start].lstrip())]
            anew = note_lines(notes[entry.note.id]).rstrip("\n").split("\n")
            lines[start:end] = [line and indent + line for line in anew]
    text = "\n".join(lines).encode()
    changed = text.replace(b"\n", b"\r\n") if b"\r\n" in content else text
    return checked(changed, [entry.note.id for entry in there], path, NO_CHANGE)


def is_between(line: str) -> bool:
    """Whether a line belongs to no note: it is blank, or a comment."""
    return not line.strip() or line.lstrip().startswith("#")


def checked(content: bytes, ids: Sequence[str], path: str, message: str) -> bytes:
    """Return the bytes of a notes file that holds just these notes; raises DigestError else."""
    try:
        found = [entry.note.id for entry in entries(content, path)]
    except DigestError:
        found = []
    if found != [*ids]:
        raise fail(
            Place(path), message, "write it as a list whose notes begin with - at the margin"
        )
    return content
