"""Whether the notes of a post have room beside its text."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.text.facts import Annotation

COLUMN, MARGIN = 70, 40
"""Characters on a line of the text and of the margin, as the default theme sets them."""

HEIGHT = 0.75
"""How high a line of the margin is, in lines of the text."""

AROUND = 5
"""Lines of the margin that each note takes beside its text: its head, the way back, the gap."""


def has_room(text: str, notes: Iterable[Annotation]) -> bool:
    """Whether notes on a canonical text are no higher than it is, as far as characters tell.

    Then each can stand beside its passage. More of them would be pushed down ever farther from it:
    there the blocks of the text rather wait for their notes.
    """
    column = sum(ceil(len(block) / COLUMN) + 1 for block in text.split("\n"))
    margin = sum(AROUND + lines_of(note) for note in notes if note.span)
    return HEIGHT * margin <= column


def lines_of(note: Annotation) -> int:
    """Return how many lines the text of a note takes in the margin, with all that stands below."""
    below: Sequence[str] = (
        note.rating,
        *(source.name for source in note.sources),
        *(f"{change.what} {change.by}" for change in note.history),
    )
    parts = [*note.body.split("\n"), *below]
    return sum(ceil(len(part) / MARGIN) for part in parts)
