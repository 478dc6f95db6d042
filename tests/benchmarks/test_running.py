from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.running import FailedError, run, started, tree

if TYPE_CHECKING:
    from pathlib import Path

ENDLESS = "import sys; sys.stdin.close(); import threading; threading.Event().wait()"
PARENT = (
    "import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', sys.argv[1]]); "
    "print('ready', flush=True); child.wait()"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tmp").mkdir()
    return tmp_path


HOLD = "import sys; held = b'x' * 60_000_000; print(flush=True); sys.stdin.read()"
TWO = """
import subprocess, sys, time
command = [sys.executable, "-c", sys.argv[1]]
pipe = subprocess.PIPE
two = [subprocess.Popen(command, stdin=pipe, stdout=pipe) for _ in range(2)]
for one in two:
    one.stdout.readline()
time.sleep(0.3)
for one in two:
    one.communicate()
"""
"""Two processes that hold 60 MB each at the same time, for many looks."""


def test_a_run_counts_the_memory_of_all_processes(folder: Path) -> None:
    alone = run([sys.executable, "-c", HOLD], folder, 60)
    assert run([sys.executable, "-c", TWO, HOLD], folder, 60).peak > 120_000_000
    assert alone.peak < 120_000_000


def test_memory_is_not_that_of_whoever_started_the_program(folder: Path) -> None:
    held = b"x" * 100_000_000
    assert run([sys.executable, "-c", ""], folder, 60).peak < len(held)


def test_a_run_that_fails_says_why(folder: Path) -> None:
    with pytest.raises(FailedError, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"], folder, 60)


def test_a_run_that_never_ends_is_ended(folder: Path) -> None:
    with pytest.raises(FailedError, match="took longer"):
        run([sys.executable, "-c", ENDLESS], folder, 0.3)


def test_nothing_that_was_started_goes_on(folder: Path) -> None:
    readable, writable = os.pipe()
    with os.fdopen(readable) as told, os.fdopen(writable, "wb") as output:
        with started([sys.executable, "-c", PARENT, ENDLESS], folder, output) as process:
            assert told.readline() == "ready\n"
            running = list(tree(process.pid))
            assert len(running) == 2
        output.close()
        assert told.read() == ""
