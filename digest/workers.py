"""Pure work on many things in processes of their own: one that comes to no end costs one thing.

A library may run wild on hostile input, where no exception helps: so each thing has its time,
and a worker that exceeds it, or that crashes, is ended and replaced.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Generic, TypeVar

from digest.shards import can_fork

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

A = TypeVar("A")
B = TypeVar("B")

SECONDS = 4
"""Of a core for one thing; one less may be given, for the system counts in whole ones."""

MEMORY = 450 * 1024 * 1024
"""Bytes of a worker's data; Linux keeps to it, other systems may not."""

BATCH = 16
"""Things that a worker is given at once, at most: it answers each by itself."""

TIME, SPACE, CRASH = "time", "space", "crash"

OUT_OF_TIME = None if sys.platform == "win32" else -signal.SIGXCPU
"""How a process ends that has used up its time (setrlimit(2))."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands for the result of work that came to no end: `why` is `time`, `space` or `crash`."""

    why: str


@dataclass(slots=True)
class Worker:
    """A process at work, the line to it, and the numbers of the things it has yet to answer."""

    process: BaseProcess
    line: Connection
    open: deque[int]


def spread(work: Callable[[A], B], things: Sequence[A], jobs: int) -> Iterator[B | Lost]:
    """Yield the work's result for each thing, in their order, as they come.

    `jobs` is how many processes to use at most. `work`, what it takes and what it gives must be
    picklable; what it raises is raised here. Where the system has no limits on processes
    (Windows) the work has all the time it takes.
    """
    team = Team(work, things)
    try:
        yield from team.results(min(jobs, len(things)))
    finally:
        team.end()


class Team(Generic[A, B]):
    """The workers of one `spread`, and what is left to do."""

    def __init__(self, work: Callable[[A], B], things: Sequence[A]) -> None:
        self._work = work
        self._things = things
        self._left = deque(range(len(things)))
        self._workers: list[Worker] = []
        self._batch = 1

    def results(self, jobs: int) -> Iterator[B | Lost]:
        """Yield all results in order."""
        self._batch = max(1, min(BATCH, len(self._things) // (4 * max(jobs, 1))))
        for _ in range(jobs):
            self.hire()
        found: dict[int, B | Lost] = {}
        for number in range(len(self._things)):
            while number not in found:
                ready = wait([worker.line for worker in self._workers])
                for worker in [one for one in self._workers if one.line in ready]:
                    self.hear(worker, found)
            yield found.pop(number)

    def hire(self) -> None:
        """Start a worker and give it something to do."""
        here, there = multiprocessing.Pipe()
        process: BaseProcess
        if can_fork():
            lines = [here, *(worker.line for worker in self._workers)]
            copy = multiprocessing.get_context("fork")
            process = copy.Process(target=serve, args=(there, self._work, lines), daemon=True)
        else:
            new = multiprocessing.get_context("spawn")
            process = new.Process(target=serve, args=(there, self._work, ()), daemon=True)
        process.start()
        there.close()
        worker = Worker(process, here, deque())
        self._workers.append(worker)
        self.give(worker)

    def give(self, worker: Worker) -> None:
        """Send a worker that waits its next batch."""
        for _ in range(min(self._batch, len(self._left))):
            worker.open.append(self._left.popleft())
        if worker.open:
            with suppress(OSError):  # it has ended, and will be heard of
                worker.line.send([self._things[number] for number in worker.open])

    def hear(self, worker: Worker, found: dict[int, B | Lost]) -> None:
        """Take a worker's answer, or replace it when it has ended before giving one."""
        try:
            result, error, is_spent = worker.line.recv()
        except (EOFError, OSError):
            self.dismiss(worker)
            why = TIME if worker.process.exitcode == OUT_OF_TIME else CRASH
            if worker.open:
                found[worker.open.popleft()] = Lost(why)
            self.succeed(worker)
            return
        if error is not None:
            raise error
        found[worker.open.popleft()] = result
        if is_spent:
            self.dismiss(worker)
            self.succeed(worker)
        elif not worker.open:
            self.give(worker)

    def succeed(self, worker: Worker) -> None:
        """Let another worker do what one that is gone has left, if anything is left at all."""
        self._left.extendleft(reversed(worker.open))
        if self._left:
            self.hire()

    def dismiss(self, worker: Worker) -> None:
        """End a worker."""
        self._workers.remove(worker)
        worker.line.close()
        worker.process.kill()
        worker.process.join()

    def end(self) -> None:
        """End all workers, whatever they do."""
        for worker in [*self._workers]:
            self.dismiss(worker)


def serve(line: Connection, work: Callable[[A], B], others: Sequence[Connection]) -> None:
    """Answer each thing of each batch with what the work makes of it, or what it raises.

    `others` are lines that a copy of the process has inherited: it would keep them open beyond
    the end of the process that it serves, and so all workers would wait for ever.
    """
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the first process ends us
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        limit(resource.RLIMIT_DATA, MEMORY)
    with suppress(EOFError, OSError):
        while True:
            for thing in line.recv():
                line.send((*answer(work, thing), is_spent()))


def answer(work: Callable[[A], B], thing: A) -> tuple[B | Lost | None, Exception | None]:
    """Return what the work makes of a thing, or what it raises."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + SECONDS)
    try:
        return work(thing), None
    except MemoryError:
        return Lost(SPACE), None
    except Exception as error:  # noqa: BLE001  raised again where somebody can catch it
        return None, error


def is_spent() -> bool:
    """Whether this process may not work on one more thing for as long as a thing is given.

    Whoever started digest may have limited it: the time of a process that reads one thing after
    another then runs out on one that can't help it.
    """
    if sys.platform == "win32":
        return False
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hardest = resource.getrlimit(resource.RLIMIT_CPU)
    return hardest != resource.RLIM_INFINITY and used.ru_utime + used.ru_stime + SECONDS > hardest


def limit(what: int, most: int) -> None:
    """Lower a limit of this process, as far as the one it was given allows."""
    if sys.platform != "win32":
        _, hardest = resource.getrlimit(what)
        within = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
        resource.setrlimit(what, (within, hardest))
