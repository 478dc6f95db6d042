"""seeds/ -> content/posts/, as one story: read, compare with what is there, write.

A post whose seed has not changed is left alone, and one that a person edited is never
overwritten unasked.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.disk import clear_parts, read_bytes, write_atomic
from digest.lock import one_at_a_time
from digest.problems import DigestError, Place, Problem
from digest.seedfiles import find_seeds
from digest.seeds.article import read_article
from digest.seeds.decode import PAGES
from digest.settling import Decision, Draft, Outcome, Reading, Told, is_made_of, settle
from digest.shards import cores
from digest.shelf import read_shelf
from digest.text.writing import headline, post_name, write_post
from digest.workers import CRASH, SPACE, TIME, Lost, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from digest.seedfiles import Seed

FEW = 24
"""Short texts that are read sooner than a worker is started."""

SHORT = 200_000
"""Bytes of a text that is read in no time, whatever it holds."""

COSTS = {
    TIME: "takes longer to read than any article does",
    SPACE: "takes more memory to read than any article does",
    CRASH: "cannot be read: the program that reads it crashed",
}
"""Why a worker was lost -> what is wrong with the seed."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asked for.

    `paths` are files and folders, none for the site's `seeds/`; `output` is the folder of the
    posts, empty for the site's; `everything` reads seeds, too, that have not changed, and keeps
    what each line was taken for; `jobs` is how many processes to use, 0 for one on each core.
    """

    paths: tuple[Path, ...] = ()
    output: str = ""
    dry_run: bool = False
    force: bool = False
    everything: bool = False
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingest did with every seed, in order, and the files it took for no seeds."""

    outcomes: tuple[Outcome, ...]
    passed_over: tuple[str, ...]
    unread: tuple[Problem, ...] = ()
    """What it could not look into: folders that can't be read, names that are not UTF-8."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong, with any seed or beside them."""
        return self.unread + tuple(p for outcome in self.outcomes for p in outcome.problems)


def ingest(
    root: Path,
    request: Request,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> Report:
    """Make a post of every new seed, bring posts up to date, and say what was done.

    Raises DigestError when the seeds or the folder for the posts can't be found, or a post there
    can't be read; what is wrong with one seed is in its outcome, and the others come through.
    """
    with one_at_a_time(root):
        found = find_seeds(root, request.paths)
        shelf = read_shelf(root, request.output)
        if not (request.output or request.dry_run):  # the site's own folder, which we have locked
            clear_parts(shelf.folder)
        names = {seed.name for seed in found.seeds}
        looks = [look(seed) for seed in found.seeds]
        posts = [shelf.post_of(one.seed, one.sha256, names) for one in looks]
        to_read = [
            (one.seed, request.everything)
            for one, post in zip(looks, posts, strict=True)
            if not one.problems and (request.everything or not is_made_of(post, one.sha256))
        ]
        readings = read_all(to_read, request.jobs)
        asked = {seed.name for seed, _ in to_read}
        outcomes: list[Outcome] = []
        for one, post in zip(looks, posts, strict=True):
            reading = one
            if one.seed.name in asked:
                reading = next(readings)
                tell(len(outcomes), len(looks))
            decision = settle(reading, post, shelf, force=request.force)
            outcomes.append(decision.outcome if request.dry_run else carry_out(decision))
    return Report(tuple(outcomes), found.passed_over, found.problems)


def look(seed: Seed) -> Reading:
    """Return a seed with the digest of its bytes, unread."""
    try:
        content = read_bytes(seed.path, seed.shown)
    except DigestError as error:
        return Reading(seed, problems=error.problems)
    return Reading(seed, hashlib.sha256(content).hexdigest())


def read_all(wanted: Sequence[tuple[Seed, bool]], jobs: int) -> Iterator[Reading]:
    """Yield what each seed says, in order; many, large ones and saved pages are read by workers."""
    if len(wanted) <= FEW and all(is_light(seed) for seed, _ in wanted):
        yield from map(read, wanted)
        return
    readings = spread(read, wanted, jobs or cores())
    for (seed, _), reading in zip(wanted, readings, strict=True):
        if isinstance(reading, Lost):
            mend = "save the article alone, as plain text"
            problem = Problem(Place(seed.shown), COSTS[reading.why], mend)
            yield Reading(seed, problems=(problem,))
        else:
            yield reading


def is_light(seed: Seed) -> bool:
    """Whether a seed is read in no time, whatever it holds."""
    try:
        return not seed.name.lower().endswith(PAGES) and seed.path.stat().st_size <= SHORT
    except OSError:
        return True  # which will be a problem


def read(wanted: tuple[Seed, bool]) -> Reading:
    """Return what a seed says, and with it, where asked for, what each line was taken for."""
    seed, whole = wanted
    try:
        content = read_bytes(seed.path, seed.shown)
        article = read_article(content, seed.shown)
    except DigestError as error:
        return Reading(seed, problems=error.problems)
    sha256 = hashlib.sha256(content).hexdigest()
    told = Told(
        removed=sum(line.role == "removed" for line in article.lines),
        uncertain=tuple(sorted(headline(article)[1])),
        article=article if whole else None,
    )
    text = write_post(article, seed.name, sha256).encode()
    return Reading(seed, sha256, Draft(text, post_name(article), told))


def carry_out(decision: Decision) -> Outcome:
    """Write the files of a decision and return what became of the seed.

    Nothing is written where a person saved one of them since it was read.
    """
    for write in decision.writes:
        there = read_bytes(write.path, write.shown) if write.path.exists() else None
        if there != write.before:
            what = "this file was changed while digest read the seeds"
            problem = Problem(Place(write.shown), what, "run digest ingest again")
            return Outcome(decision.outcome.seed, "failed", problems=(problem,))
    try:
        for write in decision.writes:
            write_atomic(write.path, write.content)
    except DigestError as error:
        return Outcome(decision.outcome.seed, "failed", problems=error.problems)
    return decision.outcome
