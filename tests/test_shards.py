"""Enough things for several workers; what the work is doesn't matter."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from digest.problems import DigestError, Place, fail
from digest.shards import WORTH, cores, share, spread, way_to_start

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY = range(4 * WORTH + 3)


def double(number: int) -> int:
    return 2 * number


def worker(number: int) -> tuple[int, int]:
    return number, os.getpid()


def only_even(number: int) -> int:
    if number % 2:
        raise fail(Place("a.md", number), "is odd", "make it even")
    return number


@pytest.mark.parametrize("jobs", [0, 1, 2, 4])
def test_results_come_whole_and_in_order(jobs: int) -> None:
    assert list(spread(double, MANY, jobs)) == [2 * number for number in MANY]


@pytest.mark.parametrize("jobs", [1, 4])
def test_nothing_gives_nothing(jobs: int) -> None:
    assert list(spread(double, [], jobs)) == []


def test_many_things_are_worked_on_by_several_processes() -> None:
    results = list(spread(worker, MANY, 4))
    assert [number for number, _ in results] == list(MANY)
    assert os.getpid() not in {process for _, process in results}


def test_few_things_are_worked_on_at_home() -> None:
    """To start a worker takes longer than it would save."""
    assert {process for _, process in spread(worker, range(WORTH), 4)} == {os.getpid()}
    assert {process for _, process in spread(worker, MANY, 1)} == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_what_the_work_raises_is_raised_here_with_its_problems(jobs: int) -> None:
    with pytest.raises(DigestError) as caught:
        list(spread(only_even, MANY, jobs))
    (problem,) = caught.value.problems
    assert (problem.place, problem.message) == (Place("a.md", 1), "is odd")
    assert problem.hint == "make it even"


def test_it_works_beside_other_threads() -> None:
    """A fork would copy the locks that they hold, and wait for them for ever."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert way_to_start().get_start_method() == "spawn"
        assert list(spread(double, MANY, 2)) == [2 * number for number in MANY]
    finally:
        done.set()
        other.join()


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
