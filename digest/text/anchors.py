"""The texts that notes were made on, and where their passages are by what became of these.

What a page shows hangs on a post and its notes file alone (`locating`). The older text tells more:
that a passage was deleted though its words stand elsewhere, and what a passage was edited to.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.problems import Place, Problem
from digest.text.following import compare
from digest.text.locating import VERBATIM, Found
from digest.text.passages import share_most
from digest.text.standoff import one_line, relinking, warn, words_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.text.facts import Quoted

    Span = tuple[int, int]

comparison = lru_cache(maxsize=2)(compare)
"""What became of a text; most notes of a file were made on the same one."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The canonical text that a note was last surely found in, and its passage there.

    `words` are what its notes file said at that time: quote, prefix, suffix, occurrence.
    """

    text: str
    span: tuple[int, int]
    words: tuple[str, str, str, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """Where a passage is when all that is known of it is heard.

    `state` is one of `Found`; `span` is None for one that has no place, and `candidates` are the
    places it may be at, the likeliest first. `shown` is where a page shows the note.
    """

    state: str
    span: Span | None
    candidates: tuple[Span, ...]
    shown: Span | None

    @property
    def is_doubtful(self) -> bool:
        """Whether a page shows the note on other words than what became of its passage."""
        return self.shown is not None and self.shown != self.span


def judge(text: str, spot: Found, anchor: Anchor | None) -> Judged:
    """Return where a passage is that is at a `spot` by its words and those around it.

    The older text is believed: where it leaves open which of several places it is, no words around
    a copy decide.
    """
    plain = Judged(spot.state, spot.span, spot.candidates, spot.span)
    if anchor is None or anchor.text == text:
        return plain
    found = comparison(anchor.text, text).follow(*anchor.span)
    if found.is_found and spot.span and share_most(found.span, spot.span):
        return plain
    place = found.span if found.is_found else None
    seen = (place, spot.span, *found.candidates, *spot.candidates)
    near = tuple(dict.fromkeys(span for span in seen if span))
    return Judged(STATES[found.state], place, near, spot.span)


STATES = {
    "exact": "moved",
    "moved": "moved",
    "changed": "changed",
    "ambiguous": "ambiguous",
    "gone": "orphan",
}
"""How a passage was followed -> its state, where its words and context say otherwise."""


def renewed(
    text: str, notes: Iterable[Quoted], known: Mapping[str, Anchor], path: str
) -> tuple[dict[str, Anchor], list[Problem]]:
    """Return what is kept of the notes of a file now that its post has this text, and the doubts.

    A note is kept with the newest text in which its words surely are its passage. `known` is what
    was kept before; a note whose words were written anew since then counts as a new one. There is
    a warning for each that a page shows on other words than its own; `path` is its file's.
    """
    kept: dict[str, Anchor] = {}
    doubts: list[Problem] = []
    for note in notes:
        anchor = anchor_of(note, known)
        judged = judge(text, spot_of(note), anchor)
        if anchor and judged.is_doubtful:
            doubts.append(doubt(text, Place(path, note.line), note, anchor))
        elif note.span and note.state in VERBATIM:
            anchor = Anchor(text, note.span, note.words)
        if anchor:
            kept[note.id] = anchor
    return kept, doubts


def anchor_of(note: Quoted, known: Mapping[str, Anchor]) -> Anchor | None:
    """Return what is kept of a note, None if its words were written anew since then."""
    anchor = known.get(note.id)
    return anchor if anchor and anchor.words == note.words else None


def spot_of(note: Quoted) -> Found:
    """Return how a passage was found by its words, without its candidates."""
    return Found(note.state, *(note.span or (0, 0)))


def doubt(text: str, place: Place, note: Quoted, anchor: Anchor) -> Problem:
    """Return the warning on a note that a page shows on other words than its own."""
    what = f'the passage of "{note.id}" was edited away; words like it stand elsewhere'
    return warn(
        place,
        what,
        f"noted: {words_at(anchor.text, *anchor.span)}",
        f"shown: {words_at(text, *note.span) if note.span else one_line(note.quote)}",
        f"`{relinking(place)}` shows what became of it",
    )
