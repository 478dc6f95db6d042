"""Pure work on many things, on one core or several; who calls it can't tell which."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

A = TypeVar("A")
B = TypeVar("B")

WORTH = 250
"""Things for each worker below which starting it costs more than it saves."""


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share(work: Callable[[Sequence[A]], B], things: Sequence[A], jobs: int = 0) -> list[B]:
    """Return what the work makes of each part of the things; the parts follow one another.

    The parts are worked on by copies of this process, which know all that it knows: only what
    the work gives has to be picklable. Where the process can't be copied, or there is too little
    to do, there is one part. What the work raises is raised here.
    """
    workers = min(jobs or cores(), len(things) // WORTH) if can_fork() else 1
    if workers <= 1:
        return [work(things)]
    size = -(-len(things) // workers)
    parts = [things[start : start + size] for start in range(0, len(things), size)]
    context = multiprocessing.get_context("fork")
    gc.freeze()  # a copy that collects what it shares would have to copy it
    others = []
    try:
        for part in parts[1:]:
            here, there = context.Pipe(duplex=False)
            process = context.Process(target=answer, args=(there, work, part))
            process.start()
            there.close()
            others.append((process, here))
        results = [work(parts[0])]
        for process, here in others:
            result, error = here.recv()
            process.join()
            if error is not None:
                raise error
            results.append(result)
    finally:
        gc.unfreeze()
        for process, here in others:
            process.terminate()
            process.join()
            here.close()
    return results


def answer(there: Connection, work: Callable[[Sequence[A]], B], part: Sequence[A]) -> None:
    """Send what the work makes of a part, or what it raises."""
    gc.disable()
    try:
        there.send((work(part), None))
    except Exception as error:  # noqa: BLE001  raised again where somebody can catch it
        there.send((None, error))


def can_fork() -> bool:
    """Whether this process can be copied: not beside other threads, whose locks would stay shut."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1
