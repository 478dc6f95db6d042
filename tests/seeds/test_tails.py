# ruff: noqa: RUF001  words of many languages

from __future__ import annotations

import pytest

from digest.seeds.rows import Block, rows_of
from digest.seeds.tails import Tail, read_tails

PROSE = "The council voted on Tuesday to raise the harbour wall by one metre."


def read(*lines: str, authors: tuple[str, ...] = ()) -> tuple[list[str], list[Tail]]:
    blocks = [Block((row,)) for row in rows_of("\n".join(lines))[0]]
    kept, tails = read_tails(blocks, "en", "\n".join(lines), authors)
    return [block.text for block in kept], tails


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
    assert read(PROSE, "It leaks.", line)[0] == [PROSE, "It leaks."]


@pytest.mark.parametrize(
    "sign",
    [
        " (Reporting by Jane Doe; Editing by John Roe)",
        " (END)",
        " --Bernama",
        " (AA)",
        " (ANSA).",
        " Reuter",
        "【编辑:张三】",
    ],
)
def test_signs_at_the_end_of_the_last_paragraph_are_cut_off(sign: str) -> None:
    found, (tail,) = read(PROSE, "It leaks." + sign)
    assert found == [PROSE, "It leaks."]
    assert [mark.row.text for mark in tail.marks] == [sign.strip()]


def test_a_release_is_signed_with_name_place_and_day() -> None:
    found, (day, name) = read(
        PROSE, "Secretariat of the Council of Lighthouses", "Geneva, 8 June 2019"
    )
    assert found == [PROSE]
    assert day.place == "Geneva"
    assert day.stamp
    assert name.outlet == "Secretariat of the Council of Lighthouses"


def test_a_paper_below_the_report_says_where_and_when_it_was_printed() -> None:
    _, (tail,) = read(PROSE, "Published in The Example Post, June 9th, 2019")
    assert tail.outlet == "Example Post"
    assert tail.stamp
    assert tail.stamp.published


def test_the_only_paragraph_is_never_a_signature() -> None:
    assert read("Reuter")[0] == ["Reuter"]


@pytest.mark.parametrize(
    "line",
    [
        "The Council waits.",
        "— Jane Doe (@jane) November 19, 2019",
        "Sept. 18 -- The Forum, Los Angeles",
        "29 November 2018 | 20 January 2019",
        "[2] Council of Lighthouses: Lamp Management",
        "Jane Doe said that it leaks.",
    ],
)
def test_a_last_line_of_another_kind_is_text(line: str) -> None:
    assert read(PROSE, "Nobody knows why", line, authors=("Jane Doe",))[0][-1] == line


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe is a reporter based in Geneva.",
        "Jane Doe writes about walls for The Example Post.",
        "Jane Doe, a mason, lives near the wall.",
        "The author is a mason.",
        "L’auteur est maçon.",
    ],
)
def test_a_note_on_the_author_is_no_part_of_the_report(line: str) -> None:
    found, (tail,) = read(PROSE, "It leaks.", line, authors=("Jane Doe and John Roe",))
    assert found == [PROSE, "It leaks."]
    assert {mark.reason for mark in tail.marks} == {"a note on the author"}


def test_a_person_whom_no_byline_names_is_a_part_of_the_report() -> None:
    assert len(read(PROSE, "It leaks.", "Jane Doe is a mason.")[0]) == 3


@pytest.mark.parametrize(
    ("line", "writer"), [("Text: Ana Silva", "Ana Silva"), ("Ana Silva", "Ana Silva")]
)
def test_a_writer_may_be_named_below_the_report(line: str, writer: str) -> None:
    found, (tail,) = read(PROSE, "It leaks.", line)
    assert found == [PROSE, "It leaks."]
    assert tail.reporter == writer


def test_a_name_alone_that_the_report_knows_did_not_write_it() -> None:
    about = "It leaks, said Ms Silva."
    assert read(PROSE, about, "Ana Silva") == ([PROSE, about, "Ana Silva"], [])
