"""Few seeds and one run: whether the figures are any good is for a quiet machine to say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.ingest import measure

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(sys.platform != "linux", reason="runs are measured by /proc")
def test_first_runs_are_measured_for_each_number_of_processes_and_one_without_changes(
    tmp_path: Path,
) -> None:
    figures = list(measure(tmp_path, [3], [1, 2], 1))
    assert [(f.what, f.seeds, f.jobs) for f in figures] == [
        ("new", 3, 1),
        ("new", 3, 2),
        ("unchanged", 3, 1),
    ]
    assert len(list((tmp_path / "3/content/posts").iterdir())) == 3
    assert all(figure.best.cpu > 0 and "3 |" in figure.row() for figure in figures)
