"""The tables of keys: each key says what it is for, and what it is when left out."""

from __future__ import annotations

import pytest

from digest.fields import Record, read_yaml
from digest.problems import DigestError
from digest.text.facts import Pictured
from digest.text.keys import CHANGE, FRONT, NOTE, PICTURE, PLAIN, SEED, SOURCE, UNCERTAIN

TABLES = (CHANGE, FRONT, NOTE, PICTURE, PLAIN, SEED, SOURCE, UNCERTAIN)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_key_is_described(table: Record) -> None:
    assert all(entry.says.endswith(".") and entry.kind.words() for entry in table.fields)
    assert len({entry.name for entry in table.fields}) == len(table.fields)


@pytest.mark.parametrize(
    ("typed", "picture"),
    [
        ("image: talks.jpg", Pictured("talks.jpg", "")),
        ("image: {file: talks.jpg, alt: A table}", Pictured("talks.jpg", "A table")),
        ("image:", Pictured("", "")),
        ("draft: false", Pictured("", "")),
    ],
)
def test_a_picture_is_a_file_or_a_file_with_words(typed: str, picture: Pictured) -> None:
    assert read_yaml(f"title: A\n{typed}", FRONT, "a.md")["image"] == picture


def test_words_without_a_picture_are_a_problem() -> None:
    with pytest.raises(DigestError, match='"file" is missing in a picture'):
        read_yaml("title: A\nimage: {alt: A table}", FRONT, "a.md")
