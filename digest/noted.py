"""The texts that notes were made on, kept in `.digest/notes/`: a file for each post that has some.

What a build writes of a site never hangs on them. They tell `digest notes` what became of a
passage, and a build what to warn of. What is missing or broken counts as not known.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from digest.disk import read_bytes, write_atomic
from digest.layout import CACHE
from digest.problems import DigestError
from digest.sources import POSTS
from digest.text.anchors import Anchor, renewed
from digest.text.standoff import notes_path

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from digest.problems import Problem
    from digest.text.facts import Body

FOLDER = f"{CACHE}/notes/"
FORMAT = 1
UNREADABLE = (DigestError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What comes of a file that isn't there, or that another hand wrote."""


def kept_path(post: str) -> str:
    """Return the path of what is kept for a post."""
    return FOLDER + post.removeprefix(POSTS).removesuffix(".md") + ".json"


def anchors_of(root: Path, post: str) -> dict[str, Anchor]:
    """Return what is kept of the notes of a post, by their ids."""
    path = kept_path(post)
    try:
        found: Any = json.loads(read_bytes(root / path, path))
        if found["format"] != FORMAT:
            return {}
        texts = found["texts"]
        return {
            name: Anchor(sound(texts[number], start, end), (start, end), tuple(words))
            for name, (number, start, end, words) in found["notes"].items()
        }
    except UNREADABLE:
        return {}


def sound(text: object, start: int, end: int) -> str:
    """Return a text that holds a passage; raises ValueError for what is none."""
    if not (isinstance(text, str) and 0 <= start < end <= len(text)):
        raise ValueError
    return text


def keep_anchors(root: Path, bodies: Mapping[str, Body]) -> list[Problem]:
    """Keep the texts of posts for the notes in their files; return the warnings on these notes.

    Expects the bodies as they were just drawn. Where nothing can be written, nothing is lost.
    """
    doubts: list[Problem] = []
    for post, body in sorted(bodies.items()):
        known = anchors_of(root, post)
        kept, doubtful = renewed(body.text, body.quoted, known, notes_path(post))
        doubts += doubtful
        if kept != known:
            with suppress(DigestError):
                write_atomic(root / kept_path(post), content_of(kept))
    return doubts


def forget_notes(root: Path, post: str, ids: Collection[str]) -> None:
    """Drop what is kept of some notes of a post: a person has said where they are."""
    known = anchors_of(root, post)
    kept = {name: anchor for name, anchor in known.items() if name not in ids}
    if kept != known:
        with suppress(DigestError):
            write_atomic(root / kept_path(post), content_of(kept))


def content_of(kept: Mapping[str, Anchor]) -> bytes:
    """Return what is kept as it is written: each text once."""
    numbers = {
        text: number
        for number, text in enumerate(dict.fromkeys(anchor.text for anchor in kept.values()))
    }
    notes = {
        name: (numbers[anchor.text], *anchor.span, anchor.words) for name, anchor in kept.items()
    }
    found = {"format": FORMAT, "texts": list(numbers), "notes": notes}
    return json.dumps(found, ensure_ascii=False).encode()
