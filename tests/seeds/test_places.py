# ruff: noqa: RUF001  words of many languages

from __future__ import annotations

import pytest

from digest.seeds.places import (
    is_agency,
    is_known_place,
    is_organisation,
    is_stood_in,
    usual_spelling,
)


@pytest.mark.parametrize(
    ("name", "lang"),
    [("Vienna", "en"), ("Wien", "de"), ("Iran", "en"), ("Calif.", "en"), ("تهران", "fa")],
)
def test_countries_capitals_and_states_are_known(name: str, lang: str) -> None:
    assert is_known_place(name, lang)


def test_a_name_that_no_list_has_is_not_known() -> None:
    assert not is_known_place("Northport", "en")


@pytest.mark.parametrize(
    "name", ["Reuters", "AFP", "(dpa)", "РИА Новости", "BBC News", "AP/Reuters", "CNN Business"]
)
def test_agencies_are_known(name: str) -> None:
    assert is_agency(name)


@pytest.mark.parametrize("name", ["PMOI/MEK", "Example Times", "example.org", "見本新聞", "NPC"])
def test_organisations_are_told_by_their_words_and_capitals(name: str) -> None:
    assert is_organisation(name)


@pytest.mark.parametrize("name", ["Jane Doe", "Northport", "Maria van der Berg"])
def test_a_person_or_a_place_is_no_organisation(name: str) -> None:
    assert not is_organisation(name)


def test_a_place_is_evident_where_something_happens_in_it() -> None:
    assert is_stood_in("Hamburg", "Das geschah in Hamburg.")
    assert not is_stood_in("Endlich", "Das geschah in Hamburg.")


@pytest.mark.parametrize(
    ("name", "text", "spelled"),
    [
        ("MCALLEN", "A road in McAllen", "McAllen"),
        ("NEW YORK", "a text", "New York"),
        ("UAE", "a text", "UAE"),
        ("Northport", "NORTHPORT", "Northport"),
        ("ST. JOHN’S", "a text", "St. John’s"),
        ("L’AQUILA", "a text", "L’Aquila"),
        ("ANA DE LA CRUZ", "a text", "Ana de la Cruz"),
        ("LA CROSSE", "a text", "La Crosse"),
        ("FRANKFURT AM MAIN", "a text", "Frankfurt am Main"),
        ("BEIRUT/THE HAGUE", "a text", "Beirut/The Hague"),
        ("’S-HERTOGENBOSCH", "a text", "’s-Hertogenbosch"),
        ("МОСКВА", "текст", "Москва"),
    ],
)
def test_capitals_of_print_are_undone(name: str, text: str, spelled: str) -> None:
    assert usual_spelling(name, text, "en") == spelled


def test_turkish_has_a_dotted_and_a_dotless_i() -> None:
    assert usual_spelling("İZMİR", "", "tr") == "İzmir"
    assert usual_spelling("KIRIKKALE", "", "tr") == "Kırıkkale"
    assert usual_spelling("İZMİR", "", "en") == "İzmir"
