from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.seeds.names import is_full_name, parties


@pytest.mark.parametrize(
    ("credit", "author", "outlet"),
    [
        ("Jane Doe", "Jane Doe", ""),
        ("Jane Doe, Reuters", "Jane Doe", "Reuters"),
        ("Jane Doe of Reuters.", "Jane Doe", "Reuters"),
        ("Jane Doe / AA", "Jane Doe", "AA"),
        ("Jane Doe and John Roe Reuters", "Jane Doe and John Roe", "Reuters"),
        ("Jane Doe The Canadian Press", "Jane Doe", "The Canadian Press"),
        ("- Agência Brasil", "", "Agência Brasil"),
        ("Le Monde avec AFP", "", "Le Monde avec AFP"),
        ("Reuters Staff", "", "Reuters"),
        ("Redacción", "Redacción", ""),
        ("김철수 기자", "김철수", ""),
        ("Anne Exemple et Élise d’Arcy, AFP", "Anne Exemple et Élise d’Arcy", "AFP"),
        ("Jane Doe and AP", "Jane Doe", "AP"),
        ("Le Figaro et AFP", "", "Le Figaro et AFP"),
        ("배윤경·이상현", "배윤경·이상현", ""),
        ("admin", "", ""),
        ("the way.", "", ""),
        ("They came.", "", ""),
    ],
)
def test_a_credit_names_persons_and_an_outlet(credit: str, author: str, outlet: str) -> None:
    found = parties(credit)
    assert (found.author, found.outlet) == (author, outlet)
    assert bool(found) is bool(author or outlet)


def test_a_full_name_is_no_place_and_no_organisation() -> None:
    assert is_full_name("Jane Doe")
    assert is_full_name("Ana de la Cruz")
    others = ("Jane", "New Zealand", "San Antonio", "Example Times", "the wall", "Storm 12")
    assert not any(map(is_full_name, others))


@given(st.text(max_size=120))
@settings(max_examples=100, deadline=None)
def test_any_words_are_a_credit_or_none(credit: str) -> None:
    found = parties(credit)
    assert all(letter in credit for letter in found.author.replace(" ", ""))
