from __future__ import annotations

import pytest

from digest.seeds.forenames import forenames, is_forename


@pytest.mark.parametrize(
    "word", ["Paula", "JÖRG", "Anne-Marie", "Özlem", "Łukasz", "Ольга", "Thabo"]
)
def test_common_first_names_are_known_in_any_case(word: str) -> None:
    assert is_forename(word)


@pytest.mark.parametrize("word", ["", "-", "Paula-", "Neue", "Themen", "Recent", "The", "Политика"])
def test_other_words_are_none(word: str) -> None:
    assert not is_forename(word)


def test_no_name_is_empty_or_several_words() -> None:
    assert all(name and " " not in name for name in forenames())
