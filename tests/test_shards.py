"""Enough things for several workers; what the work is doesn't matter."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from digest.problems import DigestError, Place, fail
from digest.shards import MOST_BLOCKS, WORTH, cores, meanwhile, share

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY = range(4 * WORTH + 3)


def test_there_is_a_core() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


@pytest.mark.parametrize("jobs", [0, 1, 2, 4])
def test_blocks_are_worked_on_in_order_and_none_is_left_out(jobs: int) -> None:
    blocks = share(doubled, MANY, jobs)
    assert [number for block in blocks for number in block] == doubled(MANY)
    assert list(share(doubled, [], jobs)) == []


def test_there_are_never_more_blocks_than_a_pipe_tells_of() -> None:
    assert len(list(share(len, range(100 * MOST_BLOCKS)))) == MOST_BLOCKS


ALONE = """if True:
    import multiprocessing, os, threading
    from digest.problems import DigestError, Place, fail
    from digest.shards import WORTH, share

    lock = threading.Lock()  # what the work needs need not be picklable
    many = range(4 * WORTH + 3)

    def work(numbers):
        with lock:
            return os.getpid(), list(numbers)

    met = multiprocessing.get_context("fork").Barrier(4)
    waited = []

    def meet(numbers):
        if not waited:  # each takes one block and no second one before all have taken one
            waited.append(met.wait())
        return work(numbers)

    results = list(share(meet, many, 4))
    assert [number for _, block in results for number in block] == list(many)
    assert len({process for process, _ in results}) == 4

    def slip(numbers):
        raise fail(Place("a.md", numbers[0] + 1), "no")

    here, begun = os.getpid(), multiprocessing.get_context("fork").Event()

    def end(numbers):
        if os.getpid() != here:
            begun.set()
            os._exit(9)
        begun.wait()

    try:
        list(share(slip, many, 4))
    except DigestError as error:
        print(error)
    try:
        list(share(end, many, 4))
    except EOFError:
        print("a copy that ends is noticed")
"""


def test_copies_of_this_process_know_what_it_knows() -> None:
    """In a process of its own: the one that runs the tests may have other threads."""
    ran = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", ALONE], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "a.md:1: no\na copy that ends is noticed\n"


def test_beside_other_threads_a_process_works_alone() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert set(share(lambda _: os.getpid(), MANY, 4)) == {os.getpid()}
    finally:
        stop.set()
        thread.join()


MEANWHILE = """if True:
    import os
    from digest.shards import meanwhile

    ours, done = os.getpid(), []

    def work():
        return os.getpid(), bytes(1_000_000)  # more than a pipe holds

    def wait():
        done.append(os.getpid())

    copy, content = meanwhile(work, wait)
    assert (copy != ours, len(content), done) == (True, 1_000_000, [ours])

    def end():
        if os.getpid() != ours:
            os._exit(9)
        return "done here"

    assert meanwhile(end, wait) == "done here"

    def slip():
        raise ValueError("no")

    try:
        meanwhile(slip, wait)
    except ValueError as error:
        print(error)
    try:
        meanwhile(work, slip)
    except ValueError as error:
        print(error)
    try:
        os.waitpid(-1, 0)
    except ChildProcessError:
        print("no copy is left")
"""


@pytest.mark.skipif(cores() == 1, reason="there is no core for a copy")
def test_a_copy_works_while_something_is_done_here() -> None:
    ran = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", MEANWHILE], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (0, "no\nno\nno copy is left\n"), ran.stderr


def test_where_no_copy_can_be_made_only_the_work_is_done() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    done: list[None] = []
    try:
        assert meanwhile(os.getpid, lambda: done.append(None)) == os.getpid()
        assert done == []
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("at", [0, len(MANY) - 1])
def test_what_a_block_raises_is_raised_here(at: int) -> None:
    def work(numbers: Sequence[int]) -> None:
        if MANY[at] in numbers:
            raise fail(Place("a.md"), "no")

    with pytest.raises(DigestError, match="no"):
        list(share(work, MANY, 4))
