"""Addresses and times as other programs are given them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.formats.subject import address_of, date_of, id_in, instant, uri
from digest.kinds import is_web_address
from digest.text.facts import Annotation
from tests.formats.given import IDS, SUBJECT


@given(IDS)
def test_the_id_of_a_note_comes_back_from_its_address(name: str) -> None:
    note = Annotation(name, "context", "a", "", "", None, "b")
    address = address_of(note, SUBJECT)
    assert address.isascii()
    assert id_in(address) == name


def test_other_addresses_name_no_note() -> None:
    assert id_in("https://a.example.org/#passage-log") == ""
    assert id_in("urn:uuid:1") == ""
    assert id_in("https://[#x") == ""


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2026-11-02", "2026-11-01T23:00:00Z"),
        ("2026-07-02", "2026-07-01T22:00:00Z"),
        ("2026-11-02T14:05", "2026-11-02T13:05:00Z"),
        ("2026-11-02T14:05:00-05:00", "2026-11-02T19:05:00Z"),
        ("", ""),
        ("0001-01-01", ""),
    ],
)
def test_a_date_is_written_as_an_instant_in_utc(date: str, written: str) -> None:
    assert instant(date, "Europe/Berlin") == written


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2026-11-01T23:00:00Z", "2026-11-02"),
        ("2026-11-02T13:05:00.123456+00:00", "2026-11-02T13:05:00+00:00"),
        ("2026-11-02", "2026-11-02"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00"),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_an_instant_in_which_a_day_begins_is_that_day(written: str, date: str) -> None:
    assert date_of(written, "Europe/Berlin") == date


@pytest.mark.parametrize(
    ("address", "spelled"),
    [
        ("https://a.example.org/x?y=1#z", "https://a.example.org/x?y=1#z"),
        ("https://a.example.org/ü [1]#a#b", "https://a.example.org/%C3%BC%20%5B1%5D#a%23b"),
        ("https://a.example.org/100%/%41", "https://a.example.org/100%25/%41"),
        ("https://bücher.example.org/", "https://b%C3%BCcher.example.org/"),
        ("http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"),
    ],
)
def test_an_address_is_spelled_in_the_characters_of_a_uri(address: str, spelled: str) -> None:
    assert uri(address) == spelled


@given(st.from_regex(r"https://[a-z]{1,5}\.example\.org/[^\s<>\"\\]{0,20}", fullmatch=True))
def test_an_address_on_the_web_stays_one_and_is_spelled_once(address: str) -> None:
    if is_web_address(address):
        assert uri(address).isascii()
        assert is_web_address(uri(address))
        assert uri(uri(address)) == uri(address)
