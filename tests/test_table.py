"""Lines that were written are found, one by one and by the beginnings of their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.table import Table, sorted_table, table_of, table_text

NAMES = st.text(st.characters(codec="utf-8") | st.sampled_from("ab\t\n\\"), max_size=4)
VALUES = st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=5)
LINES = st.dictionaries(NAMES, VALUES, max_size=12)


@given(LINES, LINES, NAMES)
def test_what_was_written_is_found_and_what_was_added_counts_more(
    lines: dict[str, str], added: dict[str, str], start: str
) -> None:
    table = Table(table_text(sorted_table(lines))).updated(added)
    both = lines | added
    assert {name: table[name] for name in both} == both
    assert (dict(table), len(table)) == (both, len(both))
    assert table.under(start) == {n: v for n, v in both.items() if n.startswith(start)}
    assert (start in table) == (start in both)


@given(LINES)
def test_a_text_reads_back_in_its_order(lines: dict[str, str]) -> None:
    assert list(table_of(table_text(lines)).items()) == list(lines.items())


def test_of_two_lines_of_one_name_the_last_counts() -> None:
    assert table_of(b"a\t1\nb\t2\na\t3\n") == {"a": "3", "b": "2"}


@pytest.mark.parametrize("text", [b"a\t1\nb\t2", b"a\n", b"\n", b"a\t1\n\xff\t\n"])
def test_a_text_that_is_cut_short_or_broken_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match=r"short|decode|sequence"):
        table_of(text)


def test_an_empty_table_has_no_line() -> None:
    table = Table()
    assert (len(table), list(table), "a" in table) == (0, [], False)
    with pytest.raises(KeyError):
        table["a"]
