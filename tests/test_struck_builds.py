"""Builds to which the system says no, under which files vanish, and two of which run at once.

Whatever befalls one: what is published is whole, what is wrong is said, and once it is mended the
next build makes what a clean build makes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.report import Options
from tests.a_site import NOW, post
from tests.edits import CACHE, OUTPUT
from tests.struck import Blow, Striker, Struck
from tests.two_versions import (
    ABOUT,
    FIRST,
    LOST,
    STYLE,
    TIDES,
    Twofold,
    built_next,
    faults,
    litter,
    twofold,
    write,
)
from tests.ways_to_build import built_clean, files_of, scratch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ways_to_build import Outcome

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows copies no processes")

FULL = "no space left on device"
READ_ONLY = "read-only file system"
DENIED = "permission denied"
TOO_LARGE = "file too large"


@pytest.fixture(scope="module")
def striker() -> Iterator[Striker]:
    """Keep the process whose copies are struck."""
    with scratch("digest-warm-") as there, Striker() as striker:
        striker.warm_up(twofold(Path(there) / "news", "much").site.root)
        yield striker


@pytest.fixture
def root() -> Iterator[Path]:
    """Return where a site can be."""
    with scratch("digest-struck-") as there:
        yield Path(there) / "news"


@pytest.fixture
def two(striker: Striker, root: Path) -> Twofold:
    """Return a site with two versions, the first of them built."""
    two = twofold(root, "much")
    striker.build(root)
    return two


def hold(two: Twofold, struck: Struck, old: Outcome, new: Outcome, said: str) -> None:
    """Hold a build that was refused something to having said so, and to having lost nothing."""
    root = two.site.root
    if struck.end == "done":  # it could do without
        assert files_of(root) == new.files
    else:
        assert struck.end == "refused"
        assert all(said in problem for problem in struck.problems), struck.problems
        assert faults(root, old.files, new.files) == []
    assert built_next(root) == []
    assert files_of(root) == new.files
    assert litter(root) == []


@pytest.mark.parametrize(
    ("error", "said", "stride"), [("ENOSPC", FULL, 2), ("EROFS", READ_ONLY, 3)]
)
def test_a_build_that_is_refused_any_step_says_so_and_loses_nothing(
    striker: Striker, two: Twofold, error: str, said: str, stride: int
) -> None:
    """The disk grows full, or turns read-only, before any change that the build makes on it."""
    root, step, refused, is_reached = two.site.root, 1 - stride, 0, True
    while is_reached:
        step += stride
        old, new = two.turn()
        struck = striker.build(root, Blow(step, error=error))
        refused += struck.end == "refused"
        is_reached = struck.changes >= step
        hold(two, struck, old, new, said)
    assert refused > FEWEST


FEWEST = 10
"""Steps without which no build can do; what is kept for the next one only may be missing."""


def test_a_file_for_which_there_is_no_room_is_never_published_in_part(
    striker: Striker, two: Twofold
) -> None:
    """The system writes what there is room for, and says so: really, no file may be longer."""
    root, refused = two.site.root, 0
    lengths = {len(content) for outcome in two.outcomes for content in outcome.files.values()}
    for largest in sorted(length - 1 for length in lengths if length):
        old, new = two.turn()
        struck = striker.build(root, Blow(largest=largest))
        refused += struck.end == "refused"
        hold(two, struck, old, new, TOO_LARGE)
    assert refused > FEWEST


@pytest.mark.parametrize("where", ["", "tags", "assets", "2026/11"])
def test_an_output_made_read_only_is_a_problem_and_stands(
    striker: Striker, two: Twofold, where: str
) -> None:
    root = two.site.root
    folder = root / OUTPUT / where
    old, new = two.turn()
    folder.chmod(0o555)
    struck = striker.build(root, Blow(power=False))
    folder.chmod(0o755)
    assert struck.problems == (f"site: cannot be written: {DENIED}",)
    hold(two, struck, old, new, DENIED)


def test_a_cache_made_read_only_is_done_without(striker: Striker, two: Twofold) -> None:
    root = two.site.root
    _, new = two.turn()
    (root / CACHE).chmod(0o555)
    assert striker.build(root, Blow(power=False)).end == "done"
    (root / CACHE).chmod(0o755)
    assert files_of(root) == new.files
    assert built_next(root) == []
    assert files_of(root) == new.files


MAP = "content/media/map.svg"
NOTES = TIDES.replace(".md", ".notes.yaml")
NOTE = "- {{id: {}, kind: context, quote: gates, body: x}}\n"
GONE = None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *((TIDES, GONE), (NOTES, GONE), (ABOUT, GONE), (MAP, GONE), (STYLE, GONE), (LOST, GONE)),
        *(("config.yaml", GONE), (TIDES, post("Ebb")), (NOTES, NOTE.format("b")), (MAP, "<svg />")),
    ],
)
def test_a_file_that_goes_or_changes_while_a_build_reads_is_told_of_or_waits(
    striker: Striker, root: Path, name: str, text: str | None
) -> None:
    """What is published is of before or of after, and the next build is of after."""
    site, before = twofold(root, "a word").site, {**FIRST, NOTES: NOTE.format("a")}
    write(site, before, {})
    before_all = built_clean(root, Options(), NOW)
    write(site, {name: text}, {})
    after_all = built_clean(root, Options(), NOW)
    step, steps = 1, 1
    while step <= steps:
        write(site, before, {})
        for folder in (OUTPUT, CACHE):
            shutil.rmtree(root / folder, ignore_errors=True)
        struck = striker.build(root, Blow(step, edits=((name, text),)))
        steps, step = max(steps, struck.steps), step + STRIDE
        if struck.end == "done":
            assert files_of(root) in [before_all.files, after_all.files]
        else:
            assert set(struck.paths) & {name, name.replace(".notes.yaml", ".md")}, struck.problems
            assert files_of(root) == {}
        assert (built_next(root) == []) is (after_all.problems == ())
        assert after_all.problems or files_of(root) == after_all.files


STRIDE = 5
"""Steps from one moment to the next."""


def test_two_builds_at_once_come_to_what_one_does(two: Twofold) -> None:
    _, new = two.turn()
    command = [sys.executable, "-c", "from digest.cli import main; main()", "-C"]
    builds = [
        subprocess.Popen(  # noqa: S603  our own interpreter, our own code
            [*command, str(two.site.root), "build"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(3)
    ]
    said = [build.communicate()[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0, 0], said
    assert files_of(two.site.root) == new.files
