from __future__ import annotations

import sys

import pytest

from benchmarks.running import last_line
from benchmarks.tools import AbsentError, ask, version


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("hugo v0.168.0-e27a67+extended linux/amd64 BuildDate=2026-10-13", "0.168.0"),
        ("mkdocs, version 1.6.1 from /x/python3.11 (Python 3.11)", "1.6.1"),
        ("4.12.0\n", "4.12.0"),
        ("who knows", "unknown version"),
    ],
)
def test_a_version_is_found_in_what_a_program_says(printed: str, found: str) -> None:
    assert version(printed) == found


def test_a_program_that_is_not_there_is_absent() -> None:
    with pytest.raises(AbsentError, match="FileNotFoundError"):
        ask(["no-such-program-is-here"])


def test_a_program_that_fails_is_absent_for_the_reason_it_gives() -> None:
    with pytest.raises(AbsentError, match="no wheel for you"):
        ask([sys.executable, "-c", "raise SystemExit('some lines\\nno wheel for you')"])


def test_a_reason_fits_in_one_line() -> None:
    assert last_line("one\n\n  two  \n\n") == "two"
    assert last_line("") == ""
    assert len(last_line("x" * 1_000)) < 200


def test_a_reason_names_no_folder_of_the_machine() -> None:
    assert last_line("Error: /opt/x/y.toml: no such file") == "Error: …/y.toml: no such file"
