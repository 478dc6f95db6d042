# ruff: noqa: RUF001  words of many languages

from __future__ import annotations

import pytest

from digest.seeds.body import Body, read_body
from digest.seeds.rows import Block, rows_of

PROSE = "The council voted on Tuesday to raise the harbour wall by one metre."


def body(*lines: str, printed: tuple[str, ...] = ()) -> Body:
    blocks = [Block((row,)) for row in rows_of("\n".join(lines))[0]]
    return read_body(blocks, "en", "\n".join(lines), printed)


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


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Jane Doe; Editing by John Roe)",
        "Jane Doe contributed to this report.",
        "Reuter",
        "jd/jr",
        "м л/а б",
        "Le Monde avec AFP",
    ],
)
def test_credits_behind_the_report_are_cut_off(line: str) -> None:
    assert texts(body(PROSE, "It leaks.", line)) == [PROSE, "It leaks."]


@pytest.mark.parametrize(
    "sign",
    [
        " (Reporting by Jane Doe; Editing by John Roe)",
        " (END)",
        " --Bernama",
        " Reuter",
        "【编辑:张三】",
    ],
)
def test_signs_at_the_end_of_the_last_paragraph_are_cut_off(sign: str) -> None:
    found = body(PROSE, "It leaks." + sign)
    assert texts(found) == [PROSE, "It leaks."]
    (tail,) = found.tails
    assert [mark.row.text for mark in tail.marks] == [sign.strip()]


def test_a_release_is_signed_with_name_place_and_day() -> None:
    found = body(PROSE, "Secretariat of the Council of Lighthouses", "Geneva, 8 June 2019")
    assert texts(found) == [PROSE]
    day, name = found.tails
    assert day.place == "Geneva"
    assert day.stamp
    assert name.outlet == "Secretariat of the Council of Lighthouses"


def test_a_paper_below_the_report_says_where_and_when_it_was_printed() -> None:
    (tail,) = body(PROSE, "Published in The Example Post, June 9th, 2019").tails
    assert tail.outlet == "Example Post"
    assert tail.stamp
    assert tail.stamp.published


def test_the_only_paragraph_is_never_a_signature() -> None:
    assert texts(body("Reuter")) == ["Reuter"]


def test_a_short_last_sentence_is_text() -> None:
    assert texts(body(PROSE, "Nobody knows why", "The Council waits.")) == [
        PROSE,
        "Nobody knows why",
        "The Council waits.",
    ]
