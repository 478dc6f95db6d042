from __future__ import annotations

from digest.seeds.header import Header, read_header
from digest.seeds.rows import Block, rows_of

PROSE = "The council voted on Tuesday to raise the harbour wall by one metre."
MORE = "The work is to begin in May and will cost nine million, the mayor said."


def header(*lines: str, known: str = "", is_page: bool = False) -> Header:
    blocks = [Block((row,)) for row in rows_of("\n".join(lines))[0]]
    return read_header(blocks, "en", "\n".join(lines), known, is_page=is_page)


def roles(found: Header) -> list[tuple[str, str]]:
    return [(mark.role, mark.row.text) for mark in found.marks]


def test_what_stands_above_the_lead_gets_its_role() -> None:
    found = header(
        "OPINION", "Who should pay?", "Nine million is a lot", "By Ana Silva", "June 8, 2019", PROSE
    )
    assert roles(found) == [
        ("kicker", "OPINION"),
        ("title", "Who should pay?"),
        ("standfirst", "Nine million is a lot"),
        ("byline", "By Ana Silva"),
        ("date", "June 8, 2019"),
    ]
    assert [block.text for block in found.body] == [PROSE]
    assert [dated.below for dated in found.stamps] == [True]


def test_a_short_line_below_the_byline_is_the_reports() -> None:
    found = header("Who should pay?", "By Ana Silva", "The long answer", PROSE)
    assert [block.text for block in found.body] == ["The long answer", PROSE]


def test_a_dateline_begins_the_report_whatever_stands_above_it() -> None:
    found = header(
        "Who should pay?", "By Ana Silva", "The wall at low tide", f"EASTHAVEN, March 4 - {PROSE}"
    )
    assert found.captions == ("The wall at low tide",)
    assert found.dateline
    assert found.dateline.place == "Easthaven"


def test_a_sentence_above_a_byline_is_a_standfirst_and_else_the_lead() -> None:
    assert header("Who should pay?", PROSE, "By Ana Silva", MORE).standfirst == PROSE
    assert [b.text for b in header("Who should pay?", PROSE, MORE).body] == [PROSE, MORE]


def test_a_sentence_above_the_headline_is_never_lost() -> None:
    found = header(PROSE, "Who should pay?", "By Ana Silva", MORE)
    assert (found.title, found.standfirst) == ("Who should pay?", PROSE)


def test_the_headline_again_and_a_doubled_caption_are_removed() -> None:
    found = header("Who should pay?", "Who should pay?", "The wall", "The wall", PROSE)
    assert roles(found) == [
        ("title", "Who should pay?"),
        ("removed", "Who should pay?"),
        ("caption", "The wall"),
        ("removed", "The wall"),
    ]


def test_a_name_above_a_date_is_a_byline() -> None:
    found = header("Who should pay?", "Ana Silva", "June 8, 2019", PROSE)
    assert [byline.author for byline in found.bylines] == ["Ana Silva"]
    assert header("Who should pay?", "New Zealand", "June 8, 2019", PROSE).bylines == ()


def test_a_text_in_one_line_is_parted_by_its_dateline() -> None:
    found = header(f"Who should pay EASTHAVEN, March 4, 2015 (Reuters) - {PROSE}")
    assert found.title == "Who should pay"
    assert found.dateline
    assert found.dateline.agency == "Reuters"


def test_a_text_without_a_headline_gets_none() -> None:
    assert header(PROSE, MORE).title == ""


def test_a_known_headline_that_is_not_printed_leaves_the_lines_alone() -> None:
    found = header("A crosshead", PROSE, known="Who should pay?")
    assert found.title == ""
    assert [block.text for block in found.body] == ["A crosshead", PROSE]


def test_navigation_above_the_headline_of_a_page_is_removed() -> None:
    found = header("World", "Local life", "Council to raise harbour wall", PROSE, is_page=True)
    assert found.title == "Council to raise harbour wall"
    assert [mark.reason for mark in found.marks] == ["above the headline", "above the headline", ""]


def test_a_letterhead_above_a_press_release_names_who_sends_it() -> None:
    found = header("Bank of Varnholm", "PRESS RELEASE", "New note shows a kelp forest", PROSE)
    assert (found.title, found.site) == ("New note shows a kelp forest", "Bank of Varnholm")
    assert roles(found)[0] == ("byline", "Bank of Varnholm")


def test_a_section_below_the_headline_is_no_standfirst() -> None:
    found = header("Who should pay for it?", "World / Politics", "June 8, 2019", PROSE)
    assert (found.title, found.standfirst) == ("Who should pay for it?", "")
