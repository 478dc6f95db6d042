"""Pure work on many things, on one core or several; who calls it can't tell which."""

from __future__ import annotations

import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

A = TypeVar("A")
B = TypeVar("B")

WORTH = 250
"""Things for each worker below which starting it costs more than it saves."""


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(work: Callable[[A], B], things: Sequence[A], jobs: int = 0) -> Iterator[B]:
    """Yield the work's result for each thing, in their order, as they come.

    `jobs` is how many processes to use at most, 0 for one on each core. `work` and what it takes
    and gives must be picklable; what it raises is raised here.
    """
    workers = min(jobs or cores(), len(things) // WORTH)
    if workers <= 1:
        yield from map(work, things)
        return
    size = -(-len(things) // (workers * 4))
    with ProcessPoolExecutor(workers, mp_context=way_to_start()) as pool:
        yield from pool.map(work, things, chunksize=size)


def way_to_start() -> multiprocessing.context.BaseContext:
    """Return how workers start: forking is quick, but not safe beside other threads."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and os.name == "posix"
    alone = threading.active_count() == 1
    return multiprocessing.get_context("fork" if can_fork and alone else "spawn")
