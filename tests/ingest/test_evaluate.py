"""The measurement counts what it should, and the repository's cases are above the floor."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.ingest.cases import CASES, read_case, read_cases
from tests.ingest.evaluate import Tally, measure, share, table

if TYPE_CHECKING:
    from pathlib import Path

FLOORS = {
    "text": {"title": 0.97, "published": 0.97, "place": 0.95, "author": 0.95},
    "dumps": {"title": 0.80, "published": 0.85, "place": 0.85, "author": 0.75},
    "html": {"title": 0.90, "published": 0.95, "place": 0.85, "author": 0.85},
}
KEPT = {"text": 0.995, "dumps": 0.97, "html": 0.98}
REMOVED = {"text": 0.95, "dumps": 0.85, "html": 0.97}
INVENTED = {"text": 0.005, "dumps": 0.02, "html": 0.03}
"""What the reader must reach on each set; known misses count."""

SETS = sorted(path.name for path in CASES.iterdir())

SEED = """---
shows: [no-dateline]
title: Pier is closed
author: Ana Silva
published: 2019-06-08
body_start: The pier was closed
body_end: It will open again.
removed: [Facebook, A line that nothing tells from the text and its sentences.]
---
Pier is closed
June 8, 2019
Facebook

The pier was closed on Saturday because two of its boards are loose, the harbour office said.

A line that nothing tells from the text and its sentences.

It will open again.
"""


@pytest.fixture
def tally(tmp_path: Path) -> Tally:
    path = tmp_path / "pier.txt"
    path.write_text(SEED)
    return measure([read_case(path)])


def test_fields_are_right_wrong_missing_or_invented(tally: Tally) -> None:
    assert tally.fields["title"] == {"right": 1}
    assert tally.fields["published"] == {"right": 1}
    assert tally.fields["author"] == {"missing": 1}
    assert not tally.fields["place"]
    assert (tally.right("title"), tally.right("author"), tally.right("place")) == (1, 0, 1)
    assert tally.invented("place") == 0


def test_sentences_and_lines_to_remove_are_counted(tally: Tally) -> None:
    assert (tally.kept, tally.sentences) == (2, 2)
    assert (tally.gone, tally.noise) == (1, 2)
    assert tally.notes == [
        "pier.txt: author missing: - / Ana Silva",
        "pier.txt: left: A line that nothing tells from the text and its sentences.",
    ]


def test_a_seed_that_cannot_be_read_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("---\nshows: []\nbody_start: a\nbody_end: a\n---\n728 x 90\n")
    tally = measure([read_case(path)])
    assert (tally.cases, tally.failed) == (1, 1)


@pytest.mark.parametrize("name", SETS)
def test_the_cases_are_read_better_than_the_floor(name: str) -> None:
    tally = measure(read_cases(CASES / name))
    for field, floor in FLOORS[name].items():
        assert tally.right(field) >= floor, field
    for field in ("published", "place", "author"):
        assert tally.invented(field) <= INVENTED[name], field
    assert share(tally.kept, tally.sentences) >= KEPT[name]
    assert share(tally.gone, tally.noise) >= REMOVED[name]
    assert tally.failed == 0


def test_a_table_fits_a_terminal(tally: Tally) -> None:
    lines = table("a set", tally).split("\n")
    assert lines[0] == "a set: 1 cases, 0 not read"
    assert all(len(line) <= 80 for line in lines)


def test_a_folder_that_is_kept_elsewhere_is_measured_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text(SEED)
    command = [sys.executable, "-m", "tests.ingest.evaluate", "--each", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  our own interpreter
    assert f"{tmp_path.name}: 1 cases" in done.stdout
    assert "pier.txt: author missing: - / Ana Silva" in done.stdout
