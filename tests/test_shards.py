"""Enough things for several workers; what the work is doesn't matter."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from digest.problems import DigestError, Place, fail
from digest.shards import WORTH, cores, share

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY = range(4 * WORTH + 3)


def test_there_is_a_core() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


@pytest.mark.parametrize("jobs", [0, 1, 2, 4])
def test_parts_are_worked_on_in_order_and_none_is_left_out(jobs: int) -> None:
    parts = share(doubled, MANY, jobs)
    assert [number for part in parts for number in part] == doubled(MANY)
    assert share(doubled, [], jobs) == [[]]


ALONE = """if True:
    import os, threading
    from digest.problems import DigestError, Place, fail
    from digest.shards import WORTH, share

    lock = threading.Lock()  # what the work needs need not be picklable
    many = range(4 * WORTH + 3)

    def work(numbers):
        with lock:
            return os.getpid(), list(numbers)

    results = share(work, many, 4)
    assert [number for _, part in results for number in part] == list(many)
    assert len({process for process, _ in results}) == 4

    def slip(numbers):
        if many[-1] in numbers:
            raise fail(Place("a.md"), "no")

    def end(numbers):
        if many[-1] in numbers:
            os._exit(9)

    try:
        share(slip, many, 4)
    except DigestError as error:
        print(error)
    try:
        share(end, many, 4)
    except EOFError:
        print("a copy that ends is noticed")
"""


def test_copies_of_this_process_know_what_it_knows() -> None:
    """In a process of its own: the one that runs the tests may have other threads."""
    ran = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", ALONE], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "a.md: no\na copy that ends is noticed\n"


def test_beside_other_threads_there_is_one_part() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert len(share(doubled, MANY, 4)) == 1
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("at", [0, len(MANY) - 1])
def test_what_a_part_raises_is_raised_here(at: int) -> None:
    def work(numbers: Sequence[int]) -> None:
        if MANY[at] in numbers:
            raise fail(Place("a.md"), "no")

    with pytest.raises(DigestError, match="no"):
        share(work, MANY, 4)
