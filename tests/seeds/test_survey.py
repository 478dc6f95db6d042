from __future__ import annotations

import pytest

from digest.seeds.rows import Block, rows_of
from digest.seeds.survey import Survey, survey

PROSE = "The council voted on Tuesday to raise the harbour wall by one metre."


def seen(*lines: str, has_title: bool = False, is_page: bool = False) -> Survey:
    blocks = [Block((row,)) for row in rows_of("\n".join(lines))[0]]
    return survey(blocks, "en", "\n".join(lines), has_title=has_title, is_page=is_page)


def roles(found: Survey) -> list[str]:
    return [item.role for item in found.items]


def test_the_walk_stops_at_the_first_paragraph_of_the_report() -> None:
    report = [PROSE, "By the sea it is cold."]
    found = seen("Who should pay?", "By Ana Silva", "June 8, 2019", "Two ways", *report)
    assert roles(found) == ["plain", "byline", "date", "plain"]
    assert [block.text for block in found.report] == report


def test_a_date_and_a_headline_on_one_line_are_two_items() -> None:
    found = seen("Stand: 20.11.2021 22:35 Uhr Who should pay?", PROSE)
    assert roles(found) == ["date", "plain"]
    assert found.items[1].blocks[0].text == "Who should pay?"


def test_a_headline_with_a_date_in_it_is_no_stamp() -> None:
    assert roles(seen("Harbour Protests – June 8, 2019", PROSE)) == ["plain"]


def test_a_doubled_line_is_a_caption_once_the_headline_is_known() -> None:
    assert roles(seen("The wall", "The wall", PROSE)) == ["plain", "plain"]
    assert roles(seen("The wall", "The wall", PROSE, has_title=True)) == ["caption", "removed"]


def test_a_lone_dateline_is_the_last_item() -> None:
    found = seen("Trains run again", "New Delhi, August 29", PROSE)
    assert roles(found) == ["plain", "dateline"]
    assert found.dateline
    assert found.dateline.place == "New Delhi"


def test_a_text_without_a_report_is_all_above_it() -> None:
    found = seen("STORM CLOSES AIRPORT", "More to follow")
    assert (roles(found), found.report) == (["plain", "plain"], ())


def test_a_bare_name_beside_a_date_is_a_byline_unless_the_text_uses_its_words() -> None:
    assert roles(seen("Who should pay?", "Ana Silva", "June 8, 2019", PROSE))[1] == "byline"
    assert roles(seen("Who should pay?", "Harbour Towns", "June 8, 2019", PROSE))[1] == "plain"


@pytest.mark.parametrize(
    "line",
    ["Ana Silva, 4 March 2026", "4 March 2026 Ana Silva", "Ana Silva Published 4 March 2026"],
)
def test_a_person_beside_a_date_is_the_writer_and_no_place(line: str) -> None:
    found = seen("Who should pay?", line, PROSE)
    assert [item.byline.author for item in found.items if item.byline] == ["Ana Silva"]
    assert found.dateline is None


def test_names_in_a_row_are_writers_and_names_that_stand_apart_are_not() -> None:
    def writers(*lines: str) -> list[str]:
        found = seen("Who should pay?", *lines, PROSE, is_page=True)
        return [item.byline.author for item in found.items if item.byline]

    names = ["Ana Silva", "Paul Frost Political Correspondent"]
    assert writers(*names) == ["Ana Silva, Paul Frost", "Paul Frost"]
    assert writers("Ana Silva", "Lamp goes out", "Paul Frost", "No bridge", "Ida Berg") == []


@pytest.mark.parametrize(
    "line", ["4 March 2026, 5 minutes.", "⋅ 4 March 2026 ⋅ Email this post to a friend ⋅ Print it"]
)
def test_a_date_between_signs_is_a_stamp_once_the_headline_is_known(line: str) -> None:
    assert roles(seen(line, PROSE, has_title=True)) == ["date"]
