from __future__ import annotations

from digest.seeds.body import Body, read_body
from digest.seeds.rows import Block, rows_of

PROSE = "The council voted on Tuesday to raise the harbour wall by one metre."


def body(*lines: str, printed: tuple[str, ...] = ()) -> Body:
    blocks = [Block((row,)) for row in rows_of("\n".join(lines))[0]]
    return read_body(blocks, "en", "\n".join(lines), printed, ())


def texts(found: Body) -> list[str]:
    return [block.text for block in found.paragraphs]


def test_captions_among_paragraphs_are_parted_from_them() -> None:
    found = body(
        PROSE,
        "The wall",
        "The wall",
        "FILE - The sea",
        "Boats (AP Photo/Jane Doe)",
        "It leaks.",
        "The wall",
    )
    assert texts(found) == [PROSE, "It leaks."]
    assert found.captions == ("The wall", "FILE - The sea", "Boats (AP Photo/Jane Doe)")
    assert [mark.role for mark in found.marks] == [
        "caption",
        "removed",
        "caption",
        "caption",
        "removed",
    ]


def test_what_was_printed_above_is_not_printed_again() -> None:
    assert texts(body("The Wall", PROSE, printed=("The wall",))) == [PROSE]


def test_who_made_a_film_is_a_credit() -> None:
    assert texts(body(PROSE, "Video clip by PMOI/MEK", "It leaks.")) == [PROSE, "It leaks."]
    assert len(texts(body(PROSE, "Photos by the sea are blue."))) == 2
