"""Whether a build would change anything, told by a glance at files instead of their texts.

Must not import what builds: to load that takes longer than the glance. A file counts as unchanged
as it does for git's index: size, times and inode are what they were, and it was last touched well
before they were taken down, for a change within one tick of the clock would not show.
"""

from __future__ import annotations

import json
import os
import platform
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from digest import __version__
from digest.config import CONFIG_FILE
from digest.disk import read_bytes, write_atomic
from digest.lock import CACHE
from digest.problems import DigestError, Place, Problem
from digest.record import RECORD
from digest.report import OUTPUT, Options, Report
from digest.sight import facts_of, glance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

FILE = f"{CACHE}/last-build.json"
FORMAT = 1
READ = ("content", "themes")
"""The folders of a site that a build reads."""

PACKAGE = Path(__file__).parent
LIBRARIES = ("babel", "jinja2", "markdown", "markupsafe", "nh3", "pyyaml", "tzdata")
"""What the bytes of a page depend on besides digest itself."""

TICK = 50_000_000
"""Nanoseconds. Longer than the clock of a file system takes from one tick to the next."""

Sizes = dict[str, list[int]]
"""Path -> modification and change time, size, inode, mode."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a build is about to read, as it looked from outside just before."""

    taken_ns: int
    files: Sizes


def look(root: Path) -> Look:
    """Return what everything that a build can read looks like now."""
    taken = time.time_ns()
    named = [os.fspath(root / CONFIG_FILE)]
    folders = [*(os.fspath(root / name) for name in READ), os.fspath(PACKAGE)]
    folders.append(os.fspath(PACKAGE.parent / "themes" / "default"))
    files = {path: list(facts) for path, facts in glance(named, folders).files.items()}
    return Look(taken, {path: facts for path, facts in files.items() if "__pycache__" not in path})


def remember(root: Path, options: Options, now: datetime, before: Look, report: Report) -> None:
    """Take down what a build read and wrote; where that can't be written, nothing is lost."""
    day = now.astimezone(ZoneInfo(report.timezone)).date().isoformat()
    names = [*report.written, *report.kept, RECORD]
    told = asdict(replace(report, output=Path(), written={}, kept=(), removed=()))
    state = {
        "format": FORMAT,
        "made": made_by(root, options),
        "day": day,
        "taken_ns": before.taken_ns,
        "files": before.files,
        "outputs": seen(report.output, names),
        "order": [*report.written, *report.kept],
        "report": told | {"output": "", "warnings": [w.as_json() for w in report.warnings]},
    }
    with suppress(DigestError):
        write_atomic(root / FILE, json.dumps(state).encode())


def last_report(root: Path, options: Options, now: datetime) -> Report | None:
    """Return what a build would report if it would change nothing; None if it might."""
    if options.clean:
        return None
    try:
        state: Any = json.loads(read_bytes(root / FILE, FILE))
        return still(state, root, options, now)
    except (DigestError, ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError):
        return None  # a cache that is missing or broken


def still(state: Mapping[str, Any], root: Path, options: Options, now: datetime) -> Report | None:
    """Return the report that a state holds, if everything is as it was then."""
    told = state["report"]
    today = now.astimezone(ZoneInfo(told["timezone"])).date().isoformat()
    folder = Path(options.output) if options.output else root / OUTPUT
    if (
        state["format"] != FORMAT
        or state["made"] != made_by(root, options)
        or not state["day"] <= today < (told["until"] or "9999-99-99")
        or look(root).files != state["files"]
        or not settled(state["files"].values(), state["taken_ns"])
        or seen(folder, state["outputs"]) != state["outputs"]
    ):
        return None
    warnings = tuple(
        Problem(Place(w["path"], w["line"], w["column"]), w["message"], w["hint"], warning=True)
        for w in told["warnings"]
    )
    kept = tuple(map(str, state["order"]))
    return Report(**told | {"output": folder, "kept": kept, "removed": (), "warnings": warnings})


def settled(files: Iterable[list[int]], taken_ns: int) -> bool:
    """Whether no file was touched so late that a change after it could look the same."""
    return all(max(modified, changed) < taken_ns - TICK for modified, changed, *_ in files)


def seen(folder: Path, names: Iterable[str]) -> Sizes:
    """Return what some files of a folder look like; those that aren't there are left out."""
    here = os.fspath(folder)
    found = ((name, facts_of(f"{here}/{name}")) for name in names)
    return {name: list(facts) for name, facts in found if facts}


def made_by(root: Path, options: Options) -> str:
    """Return who builds with which options: versions, and where to."""
    libraries = [f"{name} {version(name)}" for name in LIBRARIES]
    asked = asdict(replace(options, jobs=0, clean=False))
    return repr(
        (__version__, platform.python_version(), libraries, asked, os.fspath(root.resolve()))
    )
