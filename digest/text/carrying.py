"""Notes of a post -> the same notes on a newer text of it, each passage followed to its new place.

Notes typed in the text stay there; those that can't, and those whose passage is gone, move to
NAME.notes.yaml. None is lost, and none is put where its passage is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from digest.problems import DigestError
from digest.text.annotations import quoted
from digest.text.definitions import end_of_definition
from digest.text.entries import entries, with_entries
from digest.text.following import compare
from digest.text.frontmatter import decode, split
from digest.text.locating import locate
from digest.text.notes import scan
from digest.text.posts import annotation_of, body_of, post_text
from digest.text.requoting import requoted
from digest.text.signs import CLOSE, END, OPEN, SIGN
from digest.text.standoff import notes_path, words_at
from digest.text.writing import WRITTEN, is_untouched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.text.drawing import Note
    from digest.text.facts import Annotation
    from digest.text.following import Comparison, Followed
    from digest.text.posts import Inline

PIECE = re.compile(r"\n\n|\\(?:[^\w\s]|_)|&(?:#\d{1,7}|[a-z]{2,4});|.")
"""What one character of a post is written as, where no character is markup."""

POINT = re.compile(f" ?{OPEN}[^{OPEN}{END}]*{END}{CLOSE}[^{END}]*{END}")
"""A note on a point, and the space that a person may have set before it."""

BLANK_LINES = re.compile(r"\n{3,}")

KEPT, CHANGED, LOST = "kept", "changed", "lost"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a note's passage, in its old words and its new ones.

    `state` is `kept`, `changed` (other words, in their place) or `lost` (there is no sure place).
    `why` says whether a lost one is `gone` or `ambiguous`; `places` are the words where it may be,
    or those that stand there now.
    """

    id: str
    state: str
    before: str
    after: str = ""
    why: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """A newer text with the notes of an older one, and the notes file beside it."""

    text: str
    notes: bytes
    fates: tuple[Fate, ...]


def is_only_annotated(text: str, path: str) -> bool:
    """Whether a post is as ingest wrote it, save for the notes that a person typed in it."""
    written = WRITTEN.search(text)
    parts = split(text, path)
    if written is None or "[^" not in parts.body:
        return False
    signed = scan(parts.body, path, parts.body_line).body
    header = text[: len(text) - len(parts.body)]
    bodies = (SIGN.sub("", signed), SIGN.sub("", POINT.sub("", signed)))
    tidy = (BLANK_LINES.sub("\n\n", f"\n{body.strip()}\n") for body in bodies)
    stamp = written[0].split()[1]
    return any(is_untouched(f"{header}{body}", stamp) for body in tidy)


def carry(old: bytes, new: str, notes: bytes, path: str) -> Carried:
    """Return a newer text of a post with the notes of the older one; `notes` are those beside it.

    Expects a new text as ingest writes it. Raises DigestError with what is wrong in the old one
    or in its notes file.
    """
    before = body_of(old, path)
    after = post_text(new.encode(), path)
    if not before.notes and not notes:
        return Carried(new, notes, ())
    comparison = compare(before.text, after)
    carried = beside(notes, notes_path(path), before.text, after, comparison)
    followed = [(note, comparison.follow(note.start, note.end)) for note in before.notes]
    text, placed = with_notes(old, new, before, after, followed)
    known = {fate.id for fate in carried.fates}
    moved = [
        stand_off(note, found, before.text, after)
        for note, found in followed
        if note.id not in placed | known
    ]
    fates = [fate_of(note.id, found, after) for note, found in followed]
    return Carried(
        text,
        with_entries(carried.notes, moved, notes_path(path)) if moved else carried.notes,
        (*fates, *(fate for fate in carried.fates if fate.id not in {one.id for one in fates})),
    )


def fate_of(name: str, found: Followed, new: str) -> Fate:
    """Return what became of a passage that was followed to a newer text."""
    if not found.is_found:
        places = tuple(words_at(new, *span) for span in found.candidates)
        return Fate(name, LOST, found.before, why=found.state, places=places)
    return Fate(name, CHANGED if found.state == CHANGED else KEPT, found.before, found.after)


def stand_off(note: Note, found: Followed, old: str, new: str) -> Annotation:
    """Return a note for the notes file: on its passage in the new text, else as it was."""
    on = annotation_of(note, old)
    if not found.is_found or found.start == found.end:
        return on
    exact, prefix, suffix = quoted(new, found.start, found.end)
    return on._replace(exact=exact, prefix=prefix, suffix=suffix)


def beside(content: bytes, path: str, old: str, new: str, comparison: Comparison) -> Carried:
    """Return a notes file whose notes are on a newer text; those it had lost before stay so.

    A note quotes other words only where its own would not find its passage, or another one.
    """
    fates: list[Fate] = []
    changed: dict[str, tuple[str, str, str]] = {}
    for entry in entries(content, path) if content else ():
        note = entry.note
        words = note.exact, note.prefix, note.suffix, entry.occurrence
        was, now = locate(old, *words), locate(new, *words)
        if not was.is_verbatim:
            continue
        found = comparison.follow(was.start, was.end)
        fates.append(fate_of(note.id, found, new))
        stays = now.is_verbatim and (now.start, now.end) == (found.start, found.end)
        if found.is_found and not stays:
            changed[note.id] = quoted(new, found.start, found.end)
        elif not found.is_found and now.is_found:
            changed[note.id] = quoted(old, was.start, was.end)
    return Carried("", requoted(content, path, changed) if changed else content, tuple(fates))


@dataclass(frozen=True, slots=True)
class Spelled:
    """A post's canonical text, and where each of its characters begins and ends in the file."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def spelled(text: str, path: str) -> Spelled:
    """Return how a post is spelled that ingest wrote: paragraphs in which nothing is markup."""
    parts = split(text, path)
    lead = len(text) - len(parts.body.lstrip("\n"))
    pieces = [*PIECE.finditer(text.rstrip("\n"), lead)]
    return Spelled(
        "".join(map(character, pieces)),
        [piece.start() for piece in pieces],
        [piece.end() for piece in pieces],
    )


def character(piece: re.Match[str]) -> str:
    """Return the character that a piece of the file is."""
    written = piece[0]
    if len(written) == 1:
        return written
    if written == "\n\n":
        return "\n"
    return written[1:] if written.startswith("\\") else unescape(written)


def with_notes(
    old: bytes, new: str, before: Inline, after: str, followed: Sequence[tuple[Note, Followed]]
) -> tuple[str, set[str]]:
    """Return the new text with the notes of the old one typed in it, and the ids of these.

    A note is left out if its passage has no sure place, or can't be typed there: one that goes
    over several paragraphs, or over a part of another's.
    """
    spelling = spelled(new, "")
    if spelling.text != after:
        return new, set()
    told = dict(definitions_of(old, before))
    spots = {
        note.id: (found.start, found.end)
        for note, found in followed
        if found.is_found and "\n" not in found.after
    }
    placed: dict[str, tuple[int, int]] = {}
    text = new
    for tried in (spots, *({one: spots[one]} for one in spots)):
        if tried.keys() <= placed.keys():
            continue
        both = placed | tried
        candidate = typed(new, spelling, both, [told[one] for one in told if one in both])
        if is_read_as(candidate, after, both):
            text, placed = candidate, both
    return text, set(placed)


def definitions_of(old: bytes, before: Inline) -> Iterator[tuple[str, str]]:
    """Yield the label and the typed text of each note, in the order in which they are written."""
    lines = decode(old, "").split("\n")
    for definition in sorted(before.definitions.values(), key=lambda one: one.place.line):
        start = definition.place.line - 1
        yield definition.label, "\n".join(lines[start : end_of_definition(lines, start)])


def typed(
    text: str, spelling: Spelled, spots: dict[str, tuple[int, int]], told: Sequence[str]
) -> str:
    """Return a text with `==` around passages, and the texts of their notes at its end.

    Where passages end or begin together, the shorter one is within the longer one.
    """
    edits: list[tuple[int, int, int, str]] = []
    for name, (start, end) in spots.items():
        at = spelling.ends[end - 1] if end else spelling.starts[0]
        if start == end:
            edits.append((at, 1, 0, f"[^{name}]"))
        else:
            edits.append((spelling.starts[start], 2, -end, "=="))
            edits.append((at, 0, -start, f"==[^{name}]"))
    parts: list[str] = []
    position = 0
    for at, _, _, signs in sorted(edits):
        parts += text[position:at], signs
        position = at
    body = "".join([*parts, text[position:]]).rstrip("\n")
    return "\n\n".join([body, *told]) + "\n"


def is_read_as(text: str, canonical: str, spots: dict[str, tuple[int, int]]) -> bool:
    """Whether a text is read with its notes where they are meant to be, and no other words."""
    try:
        body = body_of(text.encode(), "")
    except DigestError:
        return False
    return body.text == canonical and {n.id: (n.start, n.end) for n in body.notes} == spots
