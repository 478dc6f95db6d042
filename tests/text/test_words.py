"""The words of a text, its sentences and its lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.words import words_of


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The ferry’s at 12:40.", ["The", "ferry", "'", "s", "at", "12", ":", "40", "."]),
        ("東京で。ok", ["東", "京", "で", "。", "ok"]),
        ("قنات شهر؟", ["قنات", "شهر", "؟"]),
        ("cafe\u0301 har\u00adbour", ["café", "harbour"]),
        ("", []),
    ],
)
def test_words_are_what_a_reader_takes_for_one(text: str, keys: list[str]) -> None:
    assert words_of(text).keys == keys


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ('He said "so." And "no."', ['He said "so."', 'And "no."']),
        ('One. "Two," he said.', ["One.", '"Two," he said.']),
        ("No end\nnext", ["No end", "next"]),
        ("第一。第二。", ["第一。", "第二。"]),
        ("He paid 3.90 crowns.", ["He paid 3.90 crowns."]),
        ('" begins oddly', ['" begins oddly']),
        ("قنات؟ شهر۔ آب", ["قنات؟", "شهر۔", "آب"]),
    ],
)
def test_a_sentence_ends_where_a_reader_stops(text: str, sentences: list[str]) -> None:
    words = words_of(text)
    edges = zip(words.sentences, words.sentences[1:], strict=False)
    assert [text[words.starts[a] : words.ends[b - 1]] for a, b in edges] == sentences


@given(st.text(st.sampled_from(["a", " ", "\n", ".", "”", "東", "。", "\u0301", "\u200b"])))
def test_every_word_has_its_place_and_every_line_begins_a_sentence(text: str) -> None:
    words = words_of(text)
    assert list(words.starts) == sorted(words.starts)
    assert all(a < b for a, b in zip(words.starts, words.ends, strict=True))
    assert all(b <= a for a, b in zip(words.starts[1:], words.ends, strict=False))
    assert {*words.lines} <= {*words.sentences}
    assert words.sentences[-1] == len(words) == len(words.keys)


def test_words_are_found_wherever_they_stand_together() -> None:
    words = words_of("to be or not to be, to be")
    assert list(words.occurrences(["to", "be"])) == [0, 4, 7]
    assert list(words.occurrences(["be", "not"])) == []
    assert list(words_of("a a a").occurrences(["a", "a"])) == [0, 1]
