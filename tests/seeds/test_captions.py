from __future__ import annotations

import pytest

from digest.seeds.captions import (
    doubled,
    is_caption,
    is_credited,
    is_picture_text,
    is_quote,
)
from digest.seeds.rows import Block, rows_of


def blocks(*lines: str) -> list[Block]:
    return [Block((row,)) for row in rows_of("\n".join(lines))[0]]


@pytest.mark.parametrize(
    "text",
    [
        "WASHINGTON - FEBRUARY 26: Marchers gather",
        "FILE - Jane Doe, left",
        "FILE PHOTO: The wall",
        "1 of 4. Marchers gather",
    ],
)
def test_agencies_begin_captions_in_their_own_way(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize(
    "text", ["WASHINGTON, Feb. 26 (AP) - Marchers", "Filed under wall", "The wall"]
)
def test_a_dateline_is_no_caption(text: str) -> None:
    assert not is_caption(text)


def test_a_caption_printed_twice_may_have_two_lines() -> None:
    assert doubled(blocks("The wall", "The wall", "x"), 0) == 1
    assert doubled(blocks("The wall", "Photo: A", "The wall", "Photo: A"), 0) == 2
    assert doubled(blocks("The wall", "The sea"), 0) == 0
    assert doubled(blocks("The wall"), 0) == 0


def test_a_repeated_quotation_or_a_long_text_is_no_caption() -> None:
    assert doubled(blocks("“Heat now”", "“Heat now”"), 0) == 0
    assert doubled(blocks("word " * 80, "word " * 80), 0) == 0
    assert is_quote(blocks("„Heizung an“")[0])


def test_a_credit_at_the_end_tells_a_caption_and_an_agencys_sign_does_not() -> None:
    assert is_credited(blocks("Planes on the ground (AP Photo/Jane Doe)")[0])
    assert is_credited(blocks("Planes on the ground. Photograph: Jane Doe/Example")[0])
    assert not is_credited(blocks("The operator hopes to open on Tuesday. (AFP)")[0])


@pytest.mark.parametrize(
    "text",
    [
        "Symbolbild: Der Hafen",
        "Der Hafen von Kiel (Archivfoto)",
        "资料图：港口",
        "A ferry in a file photo.",
    ],
)
def test_a_picture_from_the_archive_says_so(text: str) -> None:
    assert is_credited(blocks(text)[0])


@pytest.mark.parametrize(
    "text",
    ["First picture: so the cable car may look", "Sie fand ein Archivfoto ihrer Mutter im Keller"],
)
def test_a_line_that_speaks_of_pictures_is_no_caption(text: str) -> None:
    assert not is_credited(blocks(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "People walk past the exchange in Mumbai May 13, 2014.",
        "Jane Doe, left, and John Roe on the quay",
        "A general view of the hospital is seen in Glasgow.",
    ],
)
def test_a_sentence_above_the_report_may_tell_of_a_picture(text: str) -> None:
    assert is_picture_text(blocks(text)[0], "en")


@pytest.mark.parametrize(
    "text", ["The stadium was finished on May 1, 1923.", "The senator (R) is not amused."]
)
def test_a_sentence_with_a_day_is_no_picture(text: str) -> None:
    assert not is_picture_text(blocks(text)[0], "en")
