"""What makes no difference when texts are compared, and that every offset leads back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.folding import LONGEST_CLUSTER, fold, folded

TYPED = st.text(
    st.sampled_from(
        [
            *("a", "b", ".", " ", "\t", "\n", *"“”‘’„«»–—-…", "\u00a0", "\u00ad", "\u200b"),
            *("é", "e", "\u0301", "ᄀ", "ᅡ", "ᆨ", "각", "\u200c", "🌊", "\u0316"),
        ]
    )
)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("“By noon”, ‘so’ «là» „da“", '"By noon", \'so\' "là" "da"'),
        ("a – b — c ‐ d − e", "a - b - c - d - e"),
        ("wait… what", "wait... what"),
        ("a\u00a0b\u202fc \t\n d", "a b c d"),
        ("har\u00adbour\u200b\u2060", "harbour"),
        ("\u200f\u202aآب\u202c", "آب"),
        ("cafe\u0301", "café"),
        ("각", "각"),
        ("می\u200cگوید", "می\u200cگوید"),
        ("a \u200b b", "a b"),
        ("  ", ""),
    ],
)
def test_typography_makes_no_difference(typed: str, plain: str) -> None:
    assert folded(typed) == plain


def test_a_passage_of_the_folded_text_is_exact_in_the_real_one() -> None:
    text = "He said…\u00a0\u200b \n“cafe\u0301”  twice"
    plain = fold(text)
    at = plain.text.index('"café"')
    start, end = plain.span(at, at + len('"café"'))
    assert text[start:end] == "“cafe\u0301”"


@given(TYPED)
def test_offsets_follow_each_other_and_cover_the_text(text: str) -> None:
    plain = fold(text)
    assert len(plain.text) == len(plain.starts) == len(plain.ends)
    assert list(plain.starts) == sorted(plain.starts)
    assert all(
        start < end <= len(text) for start, end in zip(plain.starts, plain.ends, strict=True)
    )
    for at, character in enumerate(plain.text):
        assert character.strip() in folded(text[slice(*plain.span(at, at + 1))])


@given(TYPED)
def test_a_folded_text_stays_as_it_is_and_is_in_nfc(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    if all(len(part) <= LONGEST_CLUSTER for part in text.split("a")):
        assert unicodedata.is_normalized("NFC", folded(text))


def test_a_character_with_thousands_of_marks_is_left_as_it_is() -> None:
    text = "a" + "\u0301\u0316" * 50_000
    assert fold(text).text == text
