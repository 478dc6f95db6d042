"""Builds are killed at every step that changes anything on disk, and at moments by the clock.

After each, every published file is whole and of the old version or the new one, none is missing
that both have, and the next build makes what a clean build makes.
"""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.report import Options
from digest.shards import WORTH
from tests.a_site import NOW, post, settle
from tests.edits import CACHE, OUTPUT
from tests.struck import Blow, Striker
from tests.two_versions import SECONDS, Twofold, built_next, faults, litter, twofold
from tests.ways_to_build import Outcome, built_clean, files_of, scratch

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows copies no processes")

NOTHING = Outcome()
FEWEST_STEPS = 20
"""A build that changes less on disk would not have done what it was to do."""

MOMENTS = 200
"""How many builds are killed by the clock."""


@pytest.fixture(scope="module")
def striker() -> Iterator[Striker]:
    """Keep the process whose copies are killed."""
    with scratch("digest-warm-") as there, Striker() as striker:
        striker.warm_up(twofold(Path(there) / "news", "much").site.root)
        yield striker


@pytest.fixture
def root() -> Iterator[Path]:
    """Return where a site can be."""
    with scratch("digest-killed-") as there:
        yield Path(there) / "news"


def hold(two: Twofold, old: Outcome, new: Outcome) -> None:
    """Hold a site to having nothing torn, and the next build to completing it."""
    root = two.site.root
    assert faults(root, old.files, new.files) == []
    assert built_next(root) == []
    assert files_of(root) == new.files
    assert litter(root) == []


@pytest.mark.parametrize("change", SECONDS)
def test_a_build_killed_at_any_step_is_completed_by_the_next(
    striker: Striker, root: Path, change: str
) -> None:
    """To and fro between two versions, each time a step later, until none is left to be killed."""
    two = twofold(root, change)
    striker.build(root)
    step, end = 0, "killed"
    while end == "killed":
        step += 1
        old, new = two.turn()
        settle(two.site)
        end = striker.build(root, Blow(step, kill=True)).end
        hold(two, old, new)
    assert step > FEWEST_STEPS


@pytest.mark.parametrize(("left_over", "stride"), [(".digest", 3), ("nothing", 1)])
def test_a_first_build_killed_at_any_step_is_completed_by_the_next(
    striker: Striker, root: Path, left_over: str, stride: int
) -> None:
    two = twofold(root, "much")
    step, end = 1, "killed"
    while end == "killed":
        shutil.rmtree(root / OUTPUT, ignore_errors=True)
        if left_over == "nothing":
            shutil.rmtree(root / CACHE, ignore_errors=True)
        end = striker.build(root, Blow(step, kill=True)).end
        hold(two, NOTHING, two.outcomes[0])
        step += stride
    assert step > FEWEST_STEPS


def test_a_build_killed_again_and_again_is_completed_at_last(striker: Striker, root: Path) -> None:
    two = twofold(root, "much")
    striker.build(root)
    two.turn()
    changes = striker.build(root).changes
    for step in range(1, changes, changes // 8):
        old, new = two.turn()
        for later in (step, changes // 2, step + 1, changes - step):
            striker.build(root, Blow(max(1, later), kill=True))
            assert faults(root, old.files, new.files) == []
        hold(two, old, new)


def test_builds_killed_at_two_hundred_random_moments_are_completed(
    striker: Striker, root: Path
) -> None:
    """By the clock, so between two steps, too: in the middle of a write, while it thinks."""
    two = twofold(root, "much")
    longest = striker.build(root).seconds
    chance = random.Random(root.name)  # noqa: S311  moments are no secret
    killed = 0
    while killed < MOMENTS:
        old, new = two.turn()
        struck = striker.build(root, Blow(seconds=chance.uniform(0, longest)))
        killed += struck.end == "killed"
        if struck.end == "done":
            longest = max(struck.seconds, longest * 0.9)  # the first build took longer than most
        hold(two, old, new)


def test_the_workers_of_a_killed_build_spoil_nothing(striker: Striker, root: Path) -> None:
    """They may live on for a while, and go on writing what they were asked for."""
    two = twofold(root, "much")
    for number in range(2 * WORTH + 10):
        text = post(f"Post {number}", f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}")
        two.site.write(f"content/posts/many/{number}.md", text)
    two.outcomes = (built_clean(root, Options(), NOW), two.outcomes[1])
    whole = striker.build(root, Blow(jobs=2)).seconds
    for part in (0.3, 0.5, 0.7, 0.9):
        shutil.rmtree(root / OUTPUT)
        shutil.rmtree(root / CACHE)
        striker.build(root, Blow(seconds=whole * part, jobs=2))
        hold(two, NOTHING, two.outcomes[0])
