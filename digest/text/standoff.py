"""NAME.notes.yaml -> the notes that stand beside a post, each with its passage found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from digest.fields import Node, Sheet, compose
from digest.problems import DigestError, Place, Problem
from digest.text.drawing import Note
from digest.text.facts import DRAFT, Quoted, iso
from digest.text.frontmatter import decode
from digest.text.keys import NOTE
from digest.text.markup import draw_note
from digest.text.signs import fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.text.locating import Found
    from digest.text.markup import References

AROUND = 24
"""Characters shown on each side of a quote that stands in several places."""

LONGEST = 160
"""Characters shown of a passage."""

NEAREST = 3
"""Places shown of those at which a note may belong."""


@dataclass(frozen=True, slots=True)
class Standoff:
    """The notes of a NAME.notes.yaml: those with a passage, and those without.

    There is a warning for each of these; `problems` keep the post from being shown at all.
    `quoted` are the passages of all notes, also of those in draft that are not shown.
    """

    anchored: tuple[Note, ...] = ()
    removed: tuple[Note, ...] = ()
    warnings: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    quoted: tuple[Quoted, ...] = ()


def notes_path(post_path: str) -> str:
    """Return the path of the notes file that stands beside a post."""
    return post_path.removesuffix(".md") + ".notes.yaml"


def standoff_notes(  # noqa: PLR0913  a notes file is read with these
    content: bytes,
    path: str,
    text: str,
    references: References,
    taken: Mapping[str, int],
    *,
    drafts: bool = False,
) -> Standoff:
    """Return the notes of a notes file on a canonical text; those in draft if `drafts` are wanted.

    `taken` says on which line of the post each id is used already.
    """
    from digest.text.locating import locate  # noqa: PLC0415  no post without notes needs it

    sheet = Sheet(path)
    anchored: list[Note] = []
    removed: list[Note] = []
    warnings: list[Problem] = []
    passages: list[Quoted] = []
    try:
        for typed, place in read_notes(compose(decode(content, path), path), sheet, dict(taken)):
            words = typed["quote"], typed["prefix"], typed["suffix"], typed["occurrence"]
            spot = locate(text, *words)
            passages.append(Quoted(typed["id"], place.line, *words, spot.state, spot.span))
            if typed["status"] == DRAFT and not drafts:
                continue
            note = note_of(typed, place, spot, references)
            (anchored if spot.is_found else removed).append(note)
            if spot.state == "changed":
                warnings.append(changed(note, place, text))
            elif not spot.is_found:
                warnings.append(lost(note, place, spot, text))
    except DigestError as error:
        return Standoff(problems=(*sheet.problems, *error.problems))
    return Standoff(
        tuple(anchored), tuple(removed), tuple(warnings), tuple(sheet.problems), tuple(passages)
    )


def read_notes(
    root: Node | None, sheet: Sheet, taken: dict[str, int]
) -> Iterator[tuple[dict[str, Any], Place]]:
    """Yield the complete notes of a notes file, each with its place; `sheet` has the slips."""
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        sheet.refuse(root, "a notes file is a list of notes", "begin each note with `- id: …`")
        return
    for item in root.value:
        before = len(sheet.problems)
        typed = NOTE.read(item, sheet)
        if typed is None or len(sheet.problems) > before:
            continue
        place = sheet.place(item)
        if typed["id"] in taken:
            what = f'the id "{typed["id"]}" is used twice'
            sheet.refuse(item, what, f"also on line {taken[typed['id']]}: give each note its own")
        taken.setdefault(typed["id"], place.line)
        yield typed, place


def note_of(
    typed: Mapping[str, Any],
    place: Place,
    spot: Found,
    references: References,
) -> Note:
    """Return a note of a notes file."""
    return Note(
        id=typed["id"],
        kind=typed["kind"],
        quote=typed["quote"],
        by=typed["by"],
        date=iso(typed["date"]),
        start=spot.start,
        end=spot.end,
        line=place.line,
        body=typed["body"],
        html=draw_note(fit(typed["body"]), place, references),
        state=spot.state,
        prefix=typed["prefix"],
        suffix=typed["suffix"],
        sources=typed["sources"],
        rating=typed["rating"],
        status=typed["status"],
        history=typed["history"],
    )


def changed(note: Note, place: Place, text: str) -> Problem:
    """Return the warning on a note whose passage reads otherwise than its quote."""
    what = f'the passage of "{note.id}" was changed since the note was written'
    return warn(
        place,
        what,
        f"noted: {one_line(note.quote)}",
        f"now: {one_line(text[note.start : note.end])}",
        f"read both; if the note still holds, `{relinking(place)} --found` takes the new words",
    )


def warn(place: Place, what: str, *lines: str) -> Problem:
    """Return a warning on a note, with lines that compare words or say how to mend it."""
    return Problem(place, what, "\n".join(lines), warning=True)


def relinking(place: Place) -> str:
    """Return the command that shows where the notes of a file may belong."""
    return f"digest notes relink {place.path.removesuffix('.notes.yaml')}.md"


def lost(note: Note, place: Place, spot: Found, text: str) -> Problem:
    """Return the warning on a note whose passage is not found, or may be in several places."""
    from digest.text.folding import folded  # noqa: PLC0415  no post without notes needs it

    is_there = any(folded(text[slice(*span)]) == folded(note.quote) for span in spot.candidates)
    if note.state == "ambiguous":
        what = f'the quote of "{note.id}" stands {len(spot.candidates)} times in the post'
        hint = "add prefix: or suffix: with the words around it, or choose with"
    elif is_there:
        what = f'around the quote of "{note.id}" the post has other words than its notes file'
        hint = "mend prefix: and suffix:, or choose with"
    else:
        what = f'the quote of "{note.id}" is not in the post'
        hint = "it is shown as a note on text since removed; choose its passage with"
    near = [f"there: {words_at(text, *span)}" for span in spot.candidates[:NEAREST]]
    return warn(place, what, f"{hint} `{relinking(place)}`", *near)


def words_at(text: str, start: int, end: int) -> str:
    """Return the words of a passage in brackets, with some before and after, on one line."""
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    before, after = (" ".join(some.split("\n")) for some in (text[low:start], text[end:high]))
    words = f"{before}[{one_line(text[start:end])}]{after}".strip()
    return f"{'…' if low else ''}{words}{'…' if high < len(text) else ''}"


def one_line(text: str, longest: int = LONGEST) -> str:
    """Return a passage on one line, its middle left out if it is long."""
    words = " ".join(text.split())
    half = longest // 2
    return words if len(words) <= longest else f"{words[:half]} … {words[-half:]}"
