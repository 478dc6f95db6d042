from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.seeds.rows import rows_of
from digest.seeds.shapes import blocks_of, wrap_width


def texts(seed: str) -> list[str]:
    return [block.text for block in blocks_of(rows_of(seed)[0])]


WIRE = """COCOA REVIEW
26-FEB-1987 15:01:01.79

    EASTHAVEN, Feb 26 - Showers continued through the week in the cocoa
zone and eased the drought that had begun in early January, so that
prospects for the coming harvest are better than they were.
    The dry period means that the harvest will be late this year, and
1. the mills will start later than they have in any year since the war
- as one miller put it, "we shall have a long holiday and a short
season" - while the exporters wait.
    Final figures are due.
"""


def test_wrapped_lines_become_paragraphs_by_their_indents() -> None:
    paragraphs = texts(WIRE)
    assert len(paragraphs) == 5
    assert paragraphs[:2] == ["COCOA REVIEW", "26-FEB-1987 15:01:01.79"]
    assert paragraphs[2].startswith("EASTHAVEN, Feb 26 - Showers continued")
    assert paragraphs[2].endswith("better than they were.")
    assert "late this year, and 1. the mills will start later" in paragraphs[3]
    assert "since the war - as one miller put it" in paragraphs[3]


def test_a_line_to_a_paragraph_stays_so() -> None:
    seed = "Title\nThe wall is old, and the sea is near.\nIt leaks.\n\nNobody minds."
    assert wrap_width(rows_of(seed)[0]) == 0
    assert texts(seed) == [line for line in seed.split("\n") if line]


def test_a_sentence_broken_around_its_links_is_one_paragraph() -> None:
    lines = ["Pilots ask for a lamp", "The pilots of", "Easthaven", "have asked for a lamp"]
    seed = "\n\n".join([*lines, ", which is", "hard to see", "."])
    assert texts(seed) == [
        "Pilots ask for a lamp",
        "The pilots of Easthaven have asked for a lamp , which is hard to see .",
    ]


def test_a_name_within_a_broken_sentence_is_part_of_it() -> None:
    sentence = [
        "The minister",
        "Jane Doe",
        "said that the wall",
        ", which is old",
        ", will be mended.",
    ]
    seed = "\n".join(["Storm", "", *sentence, "Good."])
    assert texts(seed) == [
        "Storm",
        "The minister Jane Doe said that the wall , which is old , will be mended.",
        "Good.",
    ]


@given(st.lists(st.text("abc .,A\n", max_size=90), max_size=20).map("\n".join))
@settings(max_examples=100)
def test_every_row_is_in_one_block_and_in_order(seed: str) -> None:
    rows, _ = rows_of(seed)
    assert [row for block in blocks_of(rows) for row in block.rows] == rows


def test_running_text_goes_on_behind_a_link_and_a_byline_does_not() -> None:
    lines = ["The council voted to raise the", "harbour wall", "by one metre.", "It will last."]
    rows, _ = rows_of("\n\n".join(lines))
    assert [block.text for block in blocks_of(rows, is_running=True)] == [
        "The council voted to raise the harbour wall by one metre.",
        "It will last.",
    ]
    rows, _ = rows_of("The council voted to raise the wall\n\nby Ana Silva\n\nIt will last.")
    assert len(blocks_of(rows, is_running=True)) == 3


def test_running_text_of_a_script_without_capitals_goes_on_behind_a_long_piece() -> None:
    rows, _ = rows_of(
        "ويضم المتحف أدوات الحصاد وحبالا وسلالا، ومعها\n\nشجرة\n\nنقلت إلى ساحة البيت."
    )
    assert len(blocks_of(rows, is_running=True)) == 1
    assert len(blocks_of(rows)) == 3
