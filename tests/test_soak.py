"""A short soak: what `python -m tests.soak` does for half an hour, for some steps."""

from __future__ import annotations

from tests.soak import run


def test_a_preview_stays_right_under_everything_that_people_do() -> None:
    soak = run(steps=40, seed=7)
    assert soak.figures["steps"] == 40
    assert soak.figures["requests"] > 0
    assert not soak.amiss
