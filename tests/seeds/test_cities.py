from __future__ import annotations

import pytest

from digest.seeds.cities import city_names


@pytest.mark.parametrize(
    "name", ["mumbai", "isfahan", "sao paulo", "hildesheim", "munchen", "genf"]
)
def test_large_cities_and_german_towns_are_known_by_their_folded_names(name: str) -> None:
    assert name in city_names()


@pytest.mark.parametrize("name", ["", "stille", "endlich", "the", "summary"])
def test_words_are_no_cities(name: str) -> None:
    assert name not in city_names()
