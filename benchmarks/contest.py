"""Who runs, where, and what was measured of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.engines import Engine, lay

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.corpus import Entry
    from benchmarks.running import Run

COLD, AGAIN, ONE_EDIT = "cold build", "nothing changed", "one edit, new process"
FULL, NOTES = ", default theme", ", notes corpus"


@dataclass(frozen=True, slots=True)
class Contestant:
    """A generator on a site of its own; `cold_only` for one that answers a single question."""

    name: str
    engine: Engine
    site: Path
    entries: Sequence[Entry]
    cold_only: bool = False


@dataclass(frozen=True, slots=True)
class Save:
    """A save while watching: seconds until all asked pages held it, and what was written.

    `rewritten` are the files of the output that were replaced, made or removed, by kind of page;
    `differing` is how many of them hold other bytes than before.
    """

    seconds: float
    rewritten: Mapping[str, int]
    differing: int


@dataclass(slots=True)
class Block:
    """All that was measured with so many posts on one disk; runs in the order they were made."""

    disk: str
    posts: int
    runs: dict[tuple[str, str], list[Run]] = field(default_factory=dict)
    saves: dict[tuple[str, str], list[Save]] = field(default_factory=dict)
    shared_once: dict[str, int] = field(default_factory=dict)
    at_watch: dict[str, int] = field(default_factory=dict)
    pages: dict[str, Mapping[str, int]] = field(default_factory=dict)
    failures: dict[tuple[str, str], str] = field(default_factory=dict)
    parity: list[str] = field(default_factory=list)

    def fail(self, name: str, what: str, reason: str) -> None:
        """Note what a contestant could not do."""
        self.failures[name, what] = reason

    def walls(self, scenario: str, name: str) -> list[float]:
        """Return the seconds by the clock of each run."""
        return [run.wall for run in self.runs.get((scenario, name), [])]

    def peaks(self, scenario: str, name: str) -> list[float]:
        """Return the peak of memory of each run, in MB."""
        return [run.peak / 1e6 for run in self.runs.get((scenario, name), [])]

    def delays(self, kind: str, name: str) -> list[float]:
        """Return the seconds from each save of a kind to its bytes on disk."""
        return [save.seconds for save in self.saves.get((kind, name), [])]


def enter(engine: Engine, folder: Path, entries: Sequence[Entry], add: str = "") -> Contestant:
    """Return a contestant with its site laid out below a folder; `add` tells it from its like."""
    name = engine.name + add
    site = folder / name.lower().replace(",", "").replace(" ", "-")
    lay(engine, site, entries)
    return Contestant(name, engine, site, entries, cold_only=bool(add))
