"""Pure work on many things, on one core or several; who calls it can't tell which."""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

A = TypeVar("A")
B = TypeVar("B")

WORTH = 250
"""Things for each worker below which starting it costs more than it saves."""

BLOCK = 32
"""Things that a worker takes at a time: few, so that none is left with much when others are done;
many, so that to take them costs nothing."""

MOST_BLOCKS = 1024
"""Blocks whose numbers a pipe holds for sure: the least that Linux gives one is 4,096 bytes
(pipe(7), "Pipe capacity")."""

PIPE = 1024 * 1024
"""Bytes: the most that Linux gives a pipe unless told otherwise (pipe(7), "pipe-max-size")."""

NUMBER = 4
"""Bytes of the number of a block."""


@dataclass(frozen=True, slots=True)
class Failed:
    """What the work raised."""

    error: Exception


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share(work: Callable[[Sequence[A]], B], things: Sequence[A], jobs: int = 0) -> Iterator[B]:
    """Yield what the work makes of each block of the things, in their order.

    The blocks are worked on by this process and by copies of it, which know all that it knows: only
    what the work gives has to be picklable. Each takes the next block when it is done with one.
    Where the process can't be copied, or there is too little to do, it works alone. What the work
    raises is raised here; of several errors, that of the first block.
    """
    size = max(BLOCK, -(-len(things) // MOST_BLOCKS))
    blocks = [things[start : start + size] for start in range(0, len(things), size)]
    workers = min(jobs or cores(), len(things) // WORTH) if can_fork() else 1
    if workers <= 1:
        yield from map(work, blocks)
        return
    gc.freeze()  # a copy that collects what it shares would have to copy it
    try:
        with closing(results_of(work, blocks, workers - 1)) as results:
            yield from results
    finally:
        gc.unfreeze()


def meanwhile(work: Callable[[], B], here: Callable[[], object]) -> B:
    """Return what the work gives; a copy of this process does it while something is done here.

    Where there is no core for a copy, or it can't be made, the work is all that is done. So what is
    done here must be of use only, not needed.
    """
    if cores() == 1 or not can_fork():
        return work()
    ear, mouth = os.pipe()
    copy = os.fork()
    if not copy:
        tell(mouth, work)
    os.close(mouth)
    try:
        here()
    finally:
        with open(ear, "rb") as said:  # noqa: PTH123  a pipe has no path
            content = said.read()
        _, status = os.waitpid(copy, 0)
    if status:
        return work()  # the copy was ended, or failed: then so does this, and says why
    found: B = pickle.loads(content)  # noqa: S301  said by a copy of ourselves
    return found


def tell(mouth: int, work: Callable[[], object]) -> NoReturn:
    """Say what the work gives, as a copy of a process, and end."""
    status = 1
    try:
        with open(mouth, "wb") as said:
            pickle.dump(work(), said)
        status = 0
    finally:
        os._exit(status)


def results_of(
    work: Callable[[Sequence[A]], B], blocks: Sequence[Sequence[A]], copies: int
) -> Generator[B, None, None]:
    """Yield what the work makes of each block, here and in some copies of this process."""
    from multiprocessing import connection  # noqa: PLC0415  most edits need no copies

    deck = dealt(len(blocks))
    crew = [start(deck, work, blocks) for _ in range(copies)]
    done: dict[int, B | Failed] = {}
    left = [here for _, here in crew]

    def receive(timeout: float | None) -> None:
        ready = connection.wait(left, timeout)
        for here in [one for one in left if one in ready]:
            said: tuple[int, B | Failed] | None = here.recv()
            if said is None:
                left.remove(here)
            else:
                done[said[0]] = said[1]

    try:
        for number in range(len(blocks)):
            while number not in done:
                mine = take(deck)
                if mine is not None:
                    done[mine] = tried(deck, work, blocks[mine])
                receive(None if mine is None else 0)
            result = done.pop(number)
            if isinstance(result, Failed):
                raise result.error
            yield result
    finally:
        os.close(deck)
        for process, here in crew:
            process.terminate()
            process.join()
            here.close()


def dealt(blocks: int) -> int:
    """Return a pipe from which the numbers of the blocks can be taken, one by one.

    Whoever reads gets the next whole number: POSIX serves one reader of a pipe at a time.
    """
    deck, end = os.pipe()
    os.write(end, b"".join(number.to_bytes(NUMBER, "big") for number in range(blocks)))
    os.close(end)
    return deck


def take(deck: int) -> int | None:
    """Return the number of the next block, None after the last."""
    number = os.read(deck, NUMBER)
    return int.from_bytes(number, "big") if number else None


def start(
    deck: int, work: Callable[[Sequence[A]], B], blocks: Sequence[Sequence[A]]
) -> tuple[BaseProcess, Connection]:
    """Return a copy of this process at work, and where it says what it makes of each block."""
    import multiprocessing  # noqa: PLC0415  most edits need no copies

    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    widen(there)
    process = context.Process(target=answer, args=(deck, there, work, blocks))
    process.start()
    there.close()
    return process, here


def widen(there: Connection) -> None:
    """Let a pipe hold what a copy makes while nobody listens, where the system can do that."""
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415  not there on every system

        with suppress(OSError):  # more than this system allows: then the copy waits more often
            fcntl.fcntl(there.fileno(), fcntl.F_SETPIPE_SZ, PIPE)


def answer(
    deck: int, there: Connection, work: Callable[[Sequence[A]], B], blocks: Sequence[Sequence[A]]
) -> None:
    """Send the number of each block and what the work makes of it or raises; None at the end."""
    gc.disable()
    with suppress(BrokenPipeError):  # nobody listens any more
        while (number := take(deck)) is not None:
            there.send((number, tried(deck, work, blocks[number])))
        there.send(None)


def tried(deck: int, work: Callable[[Sequence[A]], B], block: Sequence[A]) -> B | Failed:
    """Return what the work makes of a block, or what it raises: then no block is begun any more."""
    try:
        return work(block)
    except Exception as error:  # noqa: BLE001  raised again where somebody can catch it
        while take(deck) is not None:
            pass
        return Failed(error)


def can_fork() -> bool:
    """Whether this process can be copied: not beside other threads, whose locks would stay shut."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1
