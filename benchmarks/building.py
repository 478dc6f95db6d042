"""Builds in new processes: cold, with nothing changed, and after one edit, in turn by all."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from benchmarks.contest import AGAIN, COLD, ONE_EDIT, Block, Contestant
from benchmarks.edits import edit
from benchmarks.engines import forget
from benchmarks.parity import count_kinds, kinds_apart, sample, words_apart
from benchmarks.running import FailedError, Run, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.corpus import Entry

Say = Callable[[str], None]

OURS, THEIRS = "digest", "Hugo"


def patience(posts: int) -> float:
    """Return the seconds after which a build of so many posts is given up."""
    return 60 + posts / 20


def outputs_of(folder: Path) -> Iterator[str]:
    """Yield the files of an output that are pages: names of hidden ones begin with a dot."""
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        at = os.path.relpath(here, folder)
        prefix = "" if at == "." else at + "/"
        yield from (prefix + name for name in names if not name.startswith("."))


def command_of(contestant: Contestant, command: Sequence[str], port: int = 0) -> list[str]:
    """Return a command with its places filled."""
    return [part.format(site=contestant.site, port=port) for part in command]


def first_build(field: Sequence[Contestant], block: Block, say: Say) -> None:
    """Build each site once, untimed: for parity, and for memory with shared pages counted once."""
    for one in field:
        say(f"{one.name}: first build")
        command = command_of(one, one.engine.cold)
        try:
            first = run(command, one.site, patience(block.posts), shared_once=True)
        except FailedError as error:
            block.fail(one.name, COLD, str(error))
            continue
        block.shared_once[one.name] = first.peak
        block.pages[one.name] = count_kinds(one.engine, outputs_of(one.site / one.engine.output))
    block.parity = [*unequal(field, block)]


def unequal(field: Sequence[Contestant], block: Block) -> Iterator[str]:
    """Yield what keeps the sites from being the same: counts of all, words of digest and Hugo."""
    by_name = {one.name: one for one in field}
    ours, theirs = by_name.get(OURS), by_name.get(THEIRS)
    expected = block.pages.get(OURS)
    if ours is None or expected is None:
        return
    if expected["post"] != len(ours.entries):
        yield f"digest made {expected['post']} pages of {len(ours.entries)} posts"
    for one in field:
        if one.cold_only or one is ours or one.name not in block.pages:
            continue
        yield from kinds_apart(one.name, block.pages[one.name], expected, one.engine.kinds)
    if theirs is not None and THEIRS in block.pages:
        for entry in [ours.entries[int(at)] for at in spread_over(len(ours.entries))]:
            here, there = page_of(ours, entry), page_of(theirs, entry)
            apart = words_apart(ours.engine.post_page(entry), here, there)
            if apart:
                yield apart


def spread_over(posts: int) -> list[str]:
    """Return the numbers of the posts whose pages are compared."""
    return sample(f"{at:09}" for at in range(posts))


def page_of(one: Contestant, entry: Entry) -> str:
    """Return the page of a post, empty if there is none."""
    path = one.site / one.engine.output / one.engine.post_page(entry)
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def build_in_turn(field: Sequence[Contestant], block: Block, runs: int, say: Say) -> None:
    """Run all scenarios that many times, each by everybody before the next."""
    for turn in range(runs):
        for scenario, build in ((COLD, cold), (AGAIN, again), (ONE_EDIT, after_edit)):
            for one in field:
                if (one.name, COLD) in block.failures or (one.cold_only and scenario != COLD):
                    continue
                try:
                    figures = build(one, patience(block.posts), turn)
                except FailedError as error:
                    block.fail(one.name, scenario, str(error))
                    say(f"{one.name}: {scenario}: {error}")
                    continue
                block.runs.setdefault((scenario, one.name), []).append(figures)
                say(f"{one.name}: {scenario} {turn + 1}: {figures.wall:.2f} s")


def cold(one: Contestant, seconds: float, _: int) -> Run:
    """Return a build that finds nothing of an earlier one; the disk has written what waited."""
    forget(one.engine, one.site)
    os.sync()
    return run(command_of(one, one.engine.cold), one.site, seconds)


def again(one: Contestant, seconds: float, _: int) -> Run:
    """Return a build right after another."""
    command = command_of(one, one.engine.again)
    if one.engine.again != one.engine.cold:
        run(command, one.site, seconds)
    os.sync()
    return run(command, one.site, seconds)


def after_edit(one: Contestant, seconds: float, turn: int) -> Run:
    """Return a build after a post in the middle got a paragraph more, which its page must hold."""
    change = edit("one edit", turn, one.engine, one.entries)
    path = one.site / change.path
    path.write_text(change.change(path.read_text(encoding="utf-8")), encoding="utf-8")
    os.sync()
    figures = run(command_of(one, one.engine.again), one.site, seconds)
    page = one.site / one.engine.output / change.pages[0]
    shown = page.read_text(encoding="utf-8") if page.is_file() else ""
    if change.mark not in shown:
        what = "the page does not show the edit" if shown else "the page is gone after the edit"
        raise FailedError(what)
    return figures
