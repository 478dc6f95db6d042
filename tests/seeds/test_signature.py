from __future__ import annotations

from datetime import date

import pytest

from digest.seeds.signature import read_signature


@pytest.mark.parametrize(
    ("text", "author", "outlet"),
    [
        ("Ana Silva", "Ana Silva", ""),
        ("Ana Silva and Jo Doe", "Ana Silva, Jo Doe", ""),
        ("Ana Silva, Reuters", "Ana Silva", "Reuters"),
        ("Reuters, Ana Silva", "Ana Silva", "Reuters"),
        ("Ana Silva Political Correspondent", "Ana Silva", ""),
        ("Ana Silva • 3 minutes", "Ana Silva", ""),
        ("Ana Silva Follow", "Ana Silva", ""),
        ("Ana Silva Ana Silva", "Ana Silva", ""),
        ("Thuli Zenzele 2 minutes ago", "Thuli Zenzele", ""),
        ("Ana Silva - 91 comments", "Ana Silva", ""),
        ("Ana Silva / EXAMPLE.COM / Sep 2, 2024", "Ana Silva", "EXAMPLE.COM"),
        ("Newsroom - 3 May 2021", "Newsroom", ""),
        ("Ana Silva, Jo Doe (Enviado especial)", "Ana Silva, Jo Doe", ""),
    ],
)
def test_a_line_of_names_is_a_byline_by_all_of_its_parts(
    text: str, author: str, outlet: str
) -> None:
    byline = read_signature(text, "en", "")
    assert byline
    assert (byline.author, byline.outlet) == (author, outlet)


def test_the_date_on_the_line_is_its_stamp() -> None:
    byline = read_signature("March 4, 2026 • Ana Silva", "en", "")
    assert byline
    assert byline.stamp
    assert byline.stamp.published
    assert byline.stamp.published.days == (date(2026, 3, 4),)


@pytest.mark.parametrize(
    "text",
    [
        "Read More",
        "Recent Posts",
        "Last Modified",
        "The White House",
        "SPEED READ",
        "Ana Silva joins the council",
        "Ana Silva, on the harbour wall",
        "— Ana Silva (@anasilva) March 4, 2026",
        "山田太郎",
        "Ana Silva, " * 20,
    ],
)
def test_other_lines_are_none(text: str) -> None:
    assert read_signature(text, "en", "") is None


def test_whom_the_report_speaks_of_did_not_write_it() -> None:
    sentence = (
        "The mayor of the town, {} Silva, said that the wall would be raised by one metre and " * 2
    )
    whole = "\n".join(["Ana Silva", sentence.format("Ana", ""), sentence.format("Ms", "")])
    assert read_signature("Ana Silva", "en", whole) is None
    assert read_signature("Jo Doe", "en", whole)


def test_german_words_with_capitals_are_no_name_without_a_first_name_or_a_date_behind_a_sign() -> (
    None
):
    assert read_signature("Aktuelle Meldung", "de", "") is None
    assert read_signature("Jana Muster", "de", "")
    assert read_signature("Jana Muster | 4. März 2026", "de", "")
