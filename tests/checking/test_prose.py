from __future__ import annotations

import pytest

from tests.checking.judging import spots


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("In the the night.", ["7:8"]),
        ("At the end of the\nthe night.", ["8:1"]),
        ("The the night.", ["7:5"]),
        ("The end\n\nend of it.", []),
        ("In Baden Baden they had had it.", []),
        ("A tick-tock tock, tock-tock and can't t.", []),
        ("In 2019 2019 people.", []),
        ("In `the the` night.", []),
    ],
)
def test_a_doubled_word_is_found_where_it_is_a_slip(body: str, places: list[str]) -> None:
    assert spots("repeated-word", body) == places


def test_languages_that_double_words_are_not_looked_at() -> None:
    assert spots("repeated-word", "Anak anak bermain di di.", more="lang: id") == []
    assert spots("repeated-word", "Daß die die fährt fährt.", more="lang: de-AT") == ["8:19"]


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("Rose by TODO metres.", ["7:9"]),
        ("<!-- FIXME: who? -->", ["7:6"]),
        ("```\nTODO\n```", []),
        ("TODOS los MASTODONS.", []),
    ],
)
def test_a_mark_is_found_in_texts_and_comments_not_in_code(body: str, places: list[str]) -> None:
    assert spots("unfinished", body) == places


def test_a_word_of_spanish_is_no_mark_unless_a_colon_follows() -> None:
    assert spots("unfinished", "TODO SOBRE EL MAR.", more="lang: es") == []
    assert spots("unfinished", "TODO: el mar.", more="lang: es") == ["8:1"]


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("### Deep", ["7:1"]),
        ("# One\n\n## Two\n\n### Three\n\n# One", []),
        ("Two\n---\n\n#### Four", ["10:1"]),
        ("```\n#### Four\n```", []),
        ("#Tag and ####Tag", []),
    ],
)
def test_a_heading_is_found_that_leaves_out_a_level(body: str, places: list[str]) -> None:
    assert spots("heading-jump", body) == places


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("Here: ![](a.png)", ["7:7"]),
        ("![ ][a]\n\n[a]: a.png", ["7:1"]),
        ('<img src="a.png">', ["7:1"]),
        ('<img alt="" src="a.png"> ![A quay](a.png)', []),
        ("`![](a.png)`", []),
    ],
)
def test_a_picture_without_words_in_a_text_is_found(body: str, places: list[str]) -> None:
    assert spots("no-alt", body) == places


@pytest.mark.parametrize(
    ("header", "places"),
    [
        ("image: a.png", ["5:8"]),
        ("image: {file: a.png}", ["5:8"]),
        ("image: {file: a.png, alt: A quay}", []),
        ("image: a.png\ncaptions: [A quay]", []),
        ("image:", []),
    ],
)
def test_the_picture_of_a_post_needs_words_too(header: str, places: list[str]) -> None:
    assert spots("no-alt", more=header) == places
