from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.checking.examples import post
from tests.checking.judging import found_in, spots, writing_of


@pytest.mark.parametrize("value", ["no", "Yes", "on", "OFF", "true", "Null"])
def test_a_bare_word_that_yaml_reads_otherwise_is_found(value: str) -> None:
    (finding,) = found_in("yaml-word", more=f"place: {value}")
    assert finding.edits[0].new == f'"{value}"'


@pytest.mark.parametrize(
    "line", ["draft: no", "place: ~", "place:", "place: 'no'", "place: nobody"]
)
def test_a_word_that_everybody_reads_alike_is_let_be(line: str) -> None:
    assert spots("yaml-word", more=line) == []


@pytest.mark.parametrize("value", ["1:30", "010", "1.10", "1_000", "0x1F", "+5", "1e3.0", ".5"])
def test_digits_are_found_if_yaml_writes_them_otherwise(value: str) -> None:
    told = str(yaml.safe_load(value)) != value
    assert bool(spots("yaml-number", more=f"place: {value}")) == told


def test_a_whole_number_loses_its_zeros_rather_than_be_quoted() -> None:
    (finding,) = found_in("yaml-number", more="weight: 010")
    assert finding.edits[0].new == "10"


@pytest.mark.parametrize(
    ("typed", "meant"), [("2026-1-2", "2026-01-02"), ("2026-11-3", "2026-11-03")]
)
def test_a_day_gets_its_zeros(typed: str, meant: str) -> None:
    (finding,) = found_in("yaml-date", more=f"updated: {typed}")
    assert finding.edits[0].new == meant


def test_values_in_lists_groups_and_notes_are_looked_at_too() -> None:
    assert spots("yaml-word", more="tags: [sea, no]\npeople:\n  - on") == ["5:13", "7:5"]


def test_a_value_on_several_lines_is_not_mended() -> None:
    assert spots("yaml-comment", more="summary: One\n  two #3") == []


def test_every_colon_is_found_though_the_parser_stops_at_the_first() -> None:
    more = "summary: A: b\nplace: C: d\nseries: fine"
    assert spots("yaml-colon", more=more) == ["5:10", "6:8"]
    edits = [finding.edits[0] for finding in found_in("yaml-colon", more=more)]
    assert [edit.new for edit in edits] == ['"A: b"', '"C: d"']


@given(st.text(alphabet="no1:-._ aey+0x~", min_size=1, max_size=8))
def test_a_mended_value_says_the_same_and_is_found_no_more(value: str) -> None:
    before = writing_of(post(more=f"place: {value}"))
    for rule in ("yaml-word", "yaml-number", "yaml-colon"):
        for finding in found_in(rule, more=f"place: {value}"):
            (edit,) = finding.edits
            assert spots(rule, more=f"place: {edit.new}") == []
            after = writing_of(post(more=f"place: {edit.new}"))
            if before.post and after.post:
                assert after.post.place == before.post.place
