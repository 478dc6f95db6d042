"""Everybody who builds a site, asked in the same way, and what a build came to."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from digest.build import build
from digest.cli import Asked
from digest.commands.desk import Desk
from digest.commands.shown import told
from digest.last import Memo
from digest.problems import DigestError
from digest.unchanged import last_report
from tests.edits import OUTPUT, SOURCES, files_below

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from digest.report import Options, Report

Said = tuple[object, ...]

MEMORY = "/dev/shm"  # noqa: S108  each folder gets a name of its own there


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to: the site's files, what it says of the site, or what is wrong.

    `written` and `removed` are what it says it did, `is_glance` whether it saw at a glance that
    there was nothing to do.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    said: Said = ()
    problems: tuple[str, ...] = ()
    paths: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    is_glance: bool = False


def said_by(report: Report) -> Said:
    """Return what a report says of the site, whatever had to be done for it."""
    counts = (report.posts, report.pages, report.notes, report.left_out)
    return (*counts, report.base_path, report.until, report.timezone, report.warnings)


def files_of(root: Path) -> dict[str, bytes]:
    """Return the files of a built site by name, without those that digest keeps for itself."""
    folder = root / OUTPUT
    names = (name for name in files_below(folder) if not name.startswith(".digest"))
    return {name: (folder / name).read_bytes() for name in names}


def outcome(root: Path, make: Callable[[], Report]) -> Outcome:
    """Return what a build of a site came to."""
    try:
        report = make()
    except DigestError as error:
        lines = tuple(told(sorted(error.problems), root))
        return Outcome(problems=lines, paths=frozenset(p.place.path for p in error.problems))
    return Outcome(
        files_of(root),
        said_by(report),
        written=frozenset(report.written),
        removed=frozenset(report.removed),
    )


def scratch(prefix: str) -> TemporaryDirectory[str]:
    """Return a temporary folder, in memory where the system has such a disk for all."""
    return TemporaryDirectory(prefix=prefix, dir=MEMORY if os.access(MEMORY, os.W_OK) else None)


def built_clean(root: Path, options: Options, now: datetime) -> Outcome:
    """Return what a build comes to where nobody has built the same texts before.

    It is another folder, so that nothing which an earlier build left can be found.
    """
    with scratch("digest-clean-") as there:
        for name in SOURCES:
            if (root / name).exists():
                (Path(there) / name).symlink_to(root / name)
        return outcome(Path(there), lambda: build(Path(there), options, now))


def built_by_process(
    root: Path, options: Options, now: datetime, memo: Memo | None = None
) -> Outcome:
    """Return what a build of a new process comes to."""
    return outcome(root, lambda: build(root, options, now, memo))


def built_by_command(root: Path, options: Options, now: datetime) -> Outcome:
    """Return what `digest build` comes to: a glance first, a build if that is not enough."""
    memo = Memo()
    report = last_report(root, options, now, memo)
    if report is None:
        return built_by_process(root, options, now, memo)
    assert (report.written, report.removed) == ({}, ())
    return Outcome(files_of(root), said_by(report), is_glance=True)


class Watcher:
    """A process that keeps a site up to date, as `digest watch` does, and remembers."""

    def __init__(self, root: Path) -> None:
        """Expect the folder of a site."""
        self._root = root
        self._reports: list[Report] = []
        self._failures: list[list[str]] = []
        self._desk = Desk(Asked(root), self._reports.append, self._failures.append)

    def build(self, named: Collection[Path]) -> Outcome:
        """Return what a round for these changed paths comes to; other paths may have changed."""
        self._reports.clear()
        self._failures.clear()
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            self._desk.go_round(named)
        files = files_of(self._root)
        if self._failures:
            ((*lines,),) = self._failures
            assert not lines[0].startswith("Traceback"), lines[0]
            return Outcome(files, problems=tuple(lines))
        last = self._desk.memo.last
        if not self._reports:
            return Outcome(files, said_by(last.report) if last else ())
        return Outcome(
            files,
            said_by(self._reports[-1]),
            written=frozenset(name for report in self._reports for name in report.written),
            removed=frozenset(name for report in self._reports for name in report.removed),
        )
