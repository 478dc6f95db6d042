from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.tables import (
    NONE,
    Spread,
    digits,
    ratios,
    shown,
    shown_ratios,
    spread,
    table,
    verdict,
)

FIGURES = st.lists(st.floats(0.001, 1e6), min_size=1, max_size=9)


@given(FIGURES)
def test_the_median_lies_within_the_range(figures: list[float]) -> None:
    found = spread(figures)
    assert found.lowest == min(figures) <= found.middle <= found.highest == max(figures)


def test_a_spread_is_the_median_and_the_range() -> None:
    assert spread([3.0, 1.0, 2.0]) == Spread(2.0, 1.0, 3.0)


def test_ratios_are_taken_run_by_run() -> None:
    assert ratios([1.0, 6.0], [2.0, 3.0]) == [0.5, 2.0]
    assert shown_ratios([1.0, 6.0, 2.0], [2.0, 3.0, 2.0]) == "1.00 × (0.500–2.00)"


def test_runs_that_have_no_pair_give_no_ratio() -> None:
    with pytest.raises(ValueError, match="argument 2 is longer"):
        ratios([1.0], [1.0, 2.0])
    assert shown_ratios([1.0], [1.0, 2.0]) == shown_ratios([], []) == NONE


@pytest.mark.parametrize(
    ("figure", "words"),
    [(0.0123, "0.012"), (0.5, "0.500"), (2.613, "2.61"), (12.34, "12.3"), (1234.5, "1,234")],
)
def test_figures_have_three_digits(figure: float, words: str) -> None:
    assert digits(figure) == words


def test_one_run_has_no_range() -> None:
    assert shown([2.0], "s") == "2.00 s"
    assert shown([], "s") == NONE


def test_a_bar_is_met_by_the_median_of_the_ratios() -> None:
    assert verdict([1.0, 1.0, 9.0], [2.0, 2.0, 2.0], 0.5) == "met"
    assert verdict([1.0, 9.0, 9.0], [2.0, 2.0, 2.0], 0.5) == "missed"
    assert verdict([], [], 0.5) == NONE


def test_a_table_is_markdown() -> None:
    assert table(["", "a"], [["x|y", "1"]]) == "|  | a |\n| --- | ---: |\n| x\\|y | 1 |\n"
