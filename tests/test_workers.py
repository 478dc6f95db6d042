"""Workers that do as they are told, and some that do not; what the work is doesn't matter."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from digest.problems import DigestError, Place, fail
from digest.workers import Lost, spread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MANY = range(100)

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to all limits")


def double(number: int) -> int:
    return 2 * number


def worker(_: int) -> int:
    return os.getpid()


def only_even(number: int) -> int:
    if number % 2:
        raise fail(Place("a.md", number), "is odd", "make it even")
    return number


def no_end(number: int) -> int:
    while number == 3:
        pass
    return number


def no_bounds(number: int) -> int:
    return number if number != 3 else len([bytearray(2**24) for _ in range(64)])


def no_more(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_results_come_whole_and_in_order(jobs: int) -> None:
    assert list(spread(double, MANY, jobs)) == [2 * number for number in MANY]


def test_nothing_gives_nothing() -> None:
    assert list(spread(double, [], 4)) == []


def test_things_are_worked_on_by_processes_of_their_own() -> None:
    processes = set(spread(worker, MANY, 2))
    assert os.getpid() not in processes
    assert 1 <= len(processes) <= 2


@pytest.mark.parametrize("jobs", [1, 4])
def test_what_the_work_raises_is_raised_here_with_its_problems(jobs: int) -> None:
    with pytest.raises(DigestError) as caught:
        list(spread(only_even, MANY, jobs))
    (problem,) = caught.value.problems
    assert problem.message == "is odd"
    assert problem.hint == "make it even"


@linux_only
@pytest.mark.parametrize(
    ("work", "why", "jobs"),
    [(no_end, "time", 2), (no_bounds, "space", 1), (no_more, "crash", 1), (no_more, "crash", 2)],
)
def test_a_worker_that_is_lost_costs_one_thing(
    work: Callable[[int], int], why: str, jobs: int
) -> None:
    """That the others come through shows that another worker took its place."""
    results = list(spread(work, range(8), jobs))
    assert results == [0, 1, 2, Lost(why), 4, 5, 6, 7]


@linux_only
def test_no_worker_is_left_behind() -> None:
    results = spread(double, MANY, 2)
    assert next(results) == 0
    assert multiprocessing.active_children()
    results.close()  # type: ignore[attr-defined]  # a generator, which the caller needn't know
    assert not multiprocessing.active_children()


def test_it_works_beside_other_threads() -> None:
    """A fork would copy the locks that they hold, and wait for them for ever."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert list(spread(double, range(20), 2)) == [2 * number for number in range(20)]
    finally:
        done.set()
        other.join()


ORPHANS = """if True:
    import os
    from digest.workers import spread

    def work(number):
        return os.getpid()

    results = spread(work, range(1000), 2)
    print(next(results), flush=True)
    os.kill(os.getpid(), 9)
"""


@linux_only
def test_workers_end_with_the_process_that_they_work_for(tmp_path: Path) -> None:
    """The pipe that they print to has its end when the last of them has."""
    ran = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", ORPHANS],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        timeout=60,
    )
    assert ran.returncode == -signal.SIGKILL
    assert int(ran.stdout) > 0


BUSY = """if True:
    import resource
    from time import process_time
    from digest.workers import spread

    def work(number):
        begun = process_time()
        while process_time() - begun < 0.8:
            pass
        return number

    resource.setrlimit(resource.RLIMIT_CPU, (5, 5))
    print(list(spread(work, range(7), 1)))
"""


@linux_only
def test_no_thing_is_lost_to_the_time_that_others_took() -> None:
    """Whoever starts digest may limit its processes, and all things together take longer."""
    told = subprocess.run([sys.executable, "-c", BUSY], check=True, capture_output=True, text=True)  # noqa: S603  our own code
    assert told.stdout == "[0, 1, 2, 3, 4, 5, 6]\n"
