"""`python -m benchmarks.ingest`: how many seeds a second `digest ingest` reads.

It also says what a seed costs that has not changed. The seeds are short stories of a wire. Seconds
of CPU are those of all processes; what Python takes to start and to import digest is measured by a
run over one seed, and taken off.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from benchmarks.corpus import corpus
from benchmarks.running import run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.running import Run

CONFIG = "title: Bench\nbase_url: https://bench.example.org/\n"
PROGRAM = (sys.executable, "-c", "from digest.cli import main; main()")
PATIENCE = 600.0
"""Seconds after which a run is given up."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What was done with how many seeds, by how many processes, and the best run of some."""

    what: str
    seeds: int
    jobs: int
    best: Run
    start: float
    """Seconds of CPU for one seed: what it takes to start."""

    def row(self) -> str:
        """Return the figure as a row of a table."""
        cpu = max(self.best.cpu - self.start, 1e-9)
        cells = (
            f"{self.what:<11}",
            f"{self.seeds:>6,}",
            f"{self.jobs:>4}",
            f"{self.best.wall:>7.2f} s",
            f"{self.best.cpu:>7.2f} s",
            f"{self.seeds / cpu:>7,.0f}",
            f"{cpu / self.seeds * 1000:>8.3f} ms",
            f"{self.best.peak / 1e6:>6.0f} MB",
        )
        return " | ".join(cells)


HEADER = (
    "seeds are   | number | jobs |    clock  |      CPU  | a core second |  CPU a seed | memory"
)


def main() -> int:
    """Measure what was asked for and print it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=int, nargs="+", default=[300, 5000])
    options.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options.add_argument("--runs", type=int, default=3)
    asked = options.parse_args()
    folder = Path(mkdtemp(prefix="bench-ingest-"))
    try:
        sys.stdout.write(f"{HEADER}\n")
        for figure in measure(folder, asked.seeds, asked.jobs, asked.runs):
            sys.stdout.write(f"{figure.row()}\n")
            sys.stdout.flush()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def measure(
    folder: Path, numbers: Sequence[int], jobs: Sequence[int], runs: int
) -> Iterator[Figure]:
    """Yield the figures of first runs, and of runs over seeds that have not changed."""
    alone = new_site(folder / "alone", 1)
    start = min(ingest(alone, 1).cpu for _ in range(runs + 1))
    for number in numbers:
        site = new_site(folder / str(number), number)
        for count in jobs:
            first = []
            for _ in range(runs):
                shutil.rmtree(site / "content", ignore_errors=True)
                first.append(ingest(site, count))
            yield Figure("new", number, count, min(first, key=cost), start)
        again = [ingest(site, 1) for _ in range(runs)]
        yield Figure("unchanged", number, 1, min(again, key=cost), start)


def cost(one: Run) -> float:
    """Return what a run is chosen by: a busy machine adds to the clock, hardly to this."""
    return one.cpu


def ingest(site: Path, jobs: int) -> Run:
    """Run `digest ingest` over a site."""
    return run([*PROGRAM, "ingest", "--jobs", str(jobs)], site, PATIENCE)


def new_site(folder: Path, number: int) -> Path:
    """Return the folder of a site with that many seeds, and no posts."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    (folder / "tmp").mkdir()
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    for count, entry in enumerate(corpus(number)):
        day = f"{entry.date:%B} {entry.date.day}, {entry.date.year}"
        head = f"{entry.title}\n\nBy Ada Example, Example Wire\n\nSANDHAVEN, {day} - "
        (seeds / f"{count:05}.txt").write_text(head + entry.body, encoding="utf-8")
    return folder


if __name__ == "__main__":
    sys.exit(main())
