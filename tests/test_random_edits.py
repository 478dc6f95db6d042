"""Any edits, then a build, is a clean build: two thousand steps in four parts, new ones each time.

`python -m tests.random_edits --steps 50000` goes on for longer.
"""

from __future__ import annotations

from dataclasses import fields

import pytest

from tests.mirror_theme import mirror_theme
from tests.random_edits import run
from tests.theme_sample import VIEWS

STEPS = 2000
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_any_edits_then_a_build_is_a_clean_build(part: int) -> None:
    figures = run(STEPS // PARTS)
    assert figures["steps"] >= STEPS // PARTS, f"part {part} ended early: {figures}"
    assert figures["glances that were enough"]
    assert figures["builds that found something wrong"]


def test_the_theme_of_these_edits_shows_every_field() -> None:
    theme = mirror_theme()
    for name, view in VIEWS.items():
        assert all(f"{field.name}, " in theme[name] for field in fields(view)), name
