"""Which post an address is of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config import read_config
from digest.formats.targets import key_of, posts_by_address
from digest.text.heads import Head
from digest.urls import canonical

CONFIG = read_config("title: x\nbase_url: https://tides.example.org/n/\n")
HEADS = (
    Head("a.md", "2026/11/02/ebb/", ("/old/ebb/", "older.html"), ("https://wire.example.org/1",)),
    Head(
        "b.md", "2026/11/03/سد/", (), ("https://wire.example.org/2?x=1", "http://both.example.org")
    ),
    Head("c.md", "undated/Straße/", (), ("https://both.example.org/",)),
)


def found(url: str) -> str:
    """Return the post at an address."""
    return posts_by_address(HEADS, CONFIG).get(key_of(url, CONFIG), "")


@pytest.mark.parametrize(
    ("url", "post"),
    [
        ("https://tides.example.org/n/2026/11/02/ebb/", "a.md"),
        ("http://tides.example.org/n/2026/11/02/ebb/index.html?utm=1#note-x", "a.md"),
        ("https://TIDES.example.org/n/2026/11/02/ebb", "a.md"),
        ("https://tides.example.org/n/old/ebb/", "a.md"),
        ("https://tides.example.org/n/older.html", "a.md"),
        ("https://tides.example.org/n/2026/11/03/%D8%B3%D8%AF/", "b.md"),
        ("http://localhost:8000/n/2026/11/03/سد/", "b.md"),
        ("http://127.0.0.1:8000/undated/stra%C3%9Fe/", "c.md"),
        ("https://wire.example.org/1#comment", "a.md"),
        ("http://wire.example.org/2?x=1", "b.md"),
        ("https://wire.example.org/2?x=2", ""),
        ("https://both.example.org/", ""),
        ("https://tides.example.org/2026/11/02/ebb/", ""),
        ("https://tides.example.org:8443/n/2026/11/02/ebb/", ""),
        ("https://other.example.org/n/2026/11/02/ebb/", ""),
        ("http://[", ""),
    ],
)
def test_an_address_is_that_of_a_post_however_it_is_spelled(url: str, post: str) -> None:
    assert found(url) == post


@given(st.text())
def test_no_address_fails(text: str) -> None:
    key_of(text, CONFIG)
    key_of("https://" + text, CONFIG)


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.path)
def test_the_address_that_a_page_states_leads_back_to_its_post(head: Head) -> None:
    assert found(canonical(CONFIG.base_url, head.address)) == head.path
