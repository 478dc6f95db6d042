"""A note of another program, and the text of its post -> an entry of the post's notes file.

It comes in as a draft. Where its passage is in the text it is quoted anew from there, with what
stands around it; else it keeps the words that it came with, and nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from digest.text.annotations import points_of, quoted
from digest.text.facts import DRAFT, Annotation
from digest.text.locating import Found, locate
from digest.text.writing import INVISIBLE, literal
from digest.urls import slugify
from digest.wording import NOTE_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection

    from digest.formats.arrivals import Arrival

STEERING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
"""Bidirectional controls: in a name they would turn around what stands beside it."""

LONGEST = 200
"""Characters of a name or a rating, as the notes file has it."""

WORDS_OF_ID = 4
LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class Adopted:
    """A note as it goes into the notes file of its post, and how its passage was found there.

    `start` is where in the text its passage begins, -1 for one that is not, or not surely, there.
    """

    note: Annotation
    state: str
    start: int


def adopt(arrival: Arrival, text: str, taken: Collection[str]) -> Adopted:
    """Return the note that an arrival becomes on a canonical text; `taken` are ids of others."""
    note = arrival.note
    found = found_in(arrival, text)
    words, span = (note.exact, note.prefix, note.suffix), None
    if found.is_verbatim:
        span = found.start, found.end
        words = quoted(text, *span)
    exact, prefix, suffix = words
    body = note.body.replace("\r\n", "\n").replace("\r", "\n").strip()
    adopted = note._replace(
        kind=note.kind if note.kind in NOTE_KINDS else "context",
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        span=span,
        body=literal_text(body) if arrival.body_format == "plain" else body,
        by=steady(note.by),
        rating=steady(note.rating),
        status=DRAFT,
    )
    named = adopted._replace(id=free_id(adopted, taken))
    return Adopted(named, found.state, found.start if found.is_found else -1)


def found_in(arrival: Arrival, text: str) -> Found:
    """Return where in a text the passage of an arrival is.

    Of several places that its context leaves open, it is at the one whose offsets it gives.
    """
    note = arrival.note
    found = locate(text, note.exact, note.prefix, note.suffix)
    if found.state != "ambiguous" or note.span is None or not (note.prefix or note.suffix):
        return found
    start, end = points_of(text, note.span) if arrival.in_units else note.span
    if (start, end) in found.candidates and text[start:end] == note.exact:
        return Found("exact", start, end, found.candidates)
    return found


def literal_text(body: str) -> str:
    """Return Markdown that is drawn as exactly this plain text, its paragraphs kept."""
    paragraphs = re.split(r"\n[ \t]*\n", body)
    return "\n\n".join(filter(None, map(literal, paragraphs)))


def steady(name: str) -> str:
    """Return a name on one line, without what would turn around the words beside it."""
    return " ".join(STEERING.sub("", name).split())[:LONGEST]


def free_id(note: Annotation, taken: Collection[str]) -> str:
    """Return an id that no other note of the post has: its own, else one of kind and passage."""
    own = INVISIBLE.sub("", STEERING.sub("", note.id))
    name = own if re.fullmatch(r"[^\]\s]{1,100}", own) else ""
    if not name:
        words = " ".join(note.exact.split()[:WORDS_OF_ID])
        name = f"{note.kind}-{slugify(words)[:LONGEST_ID]}".rstrip("-")
    if name not in taken:
        return name
    numbered = (f"{name[:LONGEST_ID]}-{number}" for number in count(2))
    return next(one for one in numbered if one not in taken)


def sense(note: Annotation) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return what two notes share that say the same of the same words, however they are spaced."""
    return note.kind, tuple(note.exact.split()), tuple(note.body.split())
