"""Figures -> tables: medians, spread, ratios of paired runs, Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NONE = "–"


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of some figures, the lowest and the highest."""

    middle: float
    lowest: float
    highest: float


def spread(figures: Sequence[float]) -> Spread:
    """Return the median and the range; expects one figure at least."""
    return Spread(median(figures), min(figures), max(figures))


def ratios(of: Sequence[float], to: Sequence[float]) -> list[float]:
    """Return the ratio in each pair of runs; expects both in the order in which they ran."""
    return [one / other for one, other in zip(of, to, strict=True)]


def digits(figure: float) -> str:
    """Return a figure to three digits that say something, at most three behind the point."""
    size = abs(figure)
    places = next((n for bound, n in ((100, 0), (10, 1), (1, 2)) if size >= bound), 3)
    return f"{figure:,.{places}f}"


def shown(figures: Sequence[float], unit: str) -> str:
    """Return `2.61 s (2.50–2.80)`, the median and the range; a dash for no figures."""
    if not figures:
        return NONE
    found = spread(figures)
    middle = f"{digits(found.middle)} {unit}"
    if len(figures) == 1:
        return middle
    return f"{middle} ({digits(found.lowest)}–{digits(found.highest)})"


def shown_ratios(of: Sequence[float], to: Sequence[float]) -> str:
    """Return the median and the range of the ratios of paired runs; a dash where one is missing."""
    return shown(ratios(of, to), "×") if of and len(of) == len(to) else NONE


def verdict(of: Sequence[float], to: Sequence[float], bar: float) -> str:
    """Return whether the median ratio is within a bar; a dash where there is none."""
    if not of or len(of) != len(to):
        return NONE
    return "met" if median(ratios(of, to)) <= bar else "missed"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table whose first column is text and whose others are figures."""
    lines = [head, ["---", *(["---:"] * (len(head) - 1))], *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n"
                   for line in lines)  # fmt: skip
