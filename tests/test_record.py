"""What was written is read back; what a stranger wrote does no harm."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.record import (
    FORMAT,
    Written,
    claims_text,
    is_below,
    read_claims,
    read_record,
    record_text,
)

NAMES = st.from_regex(r"[a-zé .~-]{1,6}(/[a-z]{1,3}){0,2}", fullmatch=True).filter(is_below)
LINES = st.builds(Written, st.text(), st.text(), st.text(), st.text())


@given(st.dictionaries(NAMES, LINES))
def test_a_record_reads_back(files: dict[str, Written]) -> None:
    assert read_record(record_text(files).encode(errors="surrogatepass")) == files


@pytest.mark.parametrize("name", ["a", "a/b", "a/.b", "..a", "a..b/c...", "é/ü", "a b", "a\\b"])
def test_names_of_sites_are_below(name: str) -> None:
    assert is_below(name)


@pytest.mark.parametrize("name", ["../x", "/x", "a//b", "a/../b", "", ".", "a/", "./a"])
def test_names_that_lead_out_of_the_folder_are_passed_over(name: str) -> None:
    assert not is_below(name)
    text = json.dumps({"format": FORMAT, "files": {name: ["a", "b", "c", "d"]}})
    assert read_record(text.encode()) == {}


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"format": 1}'),
        *(b'{"format": 0, "files": {}}', b'{"format": 1, "files": 7}'),
        b'{"format": 1, "files": {"a": [1]}}',
    ],
)
def test_a_broken_record_is_none(content: bytes) -> None:
    assert read_record(content) is None


@given(st.lists(NAMES))
def test_claims_read_back(names: list[str]) -> None:
    assert read_claims(claims_text(names).encode(errors="surrogatepass")) == names


@pytest.mark.parametrize("content", [b"", b"{", b"7", b"{}", b"\xff", b"[" * 100_000])
def test_broken_claims_claim_nothing(content: bytes) -> None:
    assert read_claims(content) == []


def test_claims_can_not_lead_out_of_the_folder() -> None:
    assert read_claims(b'["../x", "/x", "a", 7, ""]') == ["a"]
