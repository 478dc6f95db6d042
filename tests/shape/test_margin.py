"""Whether notes have room beside a text."""

from __future__ import annotations

import pytest

from digest.shape.margin import has_room
from digest.text.facts import Annotation, Change

SAID = "The gate was closed by noon, the harbour office said on Monday. "


def note(body: str, span: tuple[int, int] | None = (0, 3)) -> Annotation:
    """Return a note that says something."""
    return Annotation("a", "context", "The", "", "", span, body)


@pytest.mark.parametrize(
    ("text", "notes", "room"),
    [
        ("", [], True),
        (SAID * 8, [note("At noon.")], True),
        (SAID, [note("At noon.")], False),
        (SAID * 8, [note(SAID * 8)], False),
        (SAID * 8, [note(SAID * 8, span=None)], True),
        (SAID * 8, [note("At noon.")] * 3, False),
        ("\n".join([SAID] * 8), [note("At noon.")] * 3, True),
        (SAID * 8, [note("x")._replace(history=(Change("2026-11-09", "", SAID * 5),))], False),
    ],
)
def test_notes_have_room_if_they_are_no_higher_than_the_text(
    text: str, notes: list[Annotation], *, room: bool
) -> None:
    assert has_room(text, notes) == room
