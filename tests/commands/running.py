"""Runs a command that goes on until it is told to stop, and reads what it says meanwhile."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

PATIENCE = 60.0
"""Seconds after which a line that was waited for will not come."""


@dataclass(slots=True)
class Running:
    """A command at work; `lines` are what it printed, of both streams, until all are closed."""

    process: subprocess.Popen[str]
    listener: threading.Thread = field(init=False)
    lines: queue.Queue[str] = field(default_factory=queue.Queue)
    heard: list[str] = field(default_factory=list)

    def until(self, words: str) -> str:
        """Return the next line that holds these words."""
        while True:
            try:
                line = self.lines.get(timeout=PATIENCE)
            except queue.Empty:
                heard = "\n".join(self.heard)
                msg = f'never said "{words}", but:\n{heard}'
                raise AssertionError(msg) from None
            self.heard.append(line)
            if words in line:
                return line

    def reaches(self, is_so: Callable[[], bool]) -> None:
        """Listen until something is so."""
        while not is_so():
            self.until("")

    def interrupt(self) -> int:
        """Press Ctrl-C and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


@contextmanager
def running(site: Path, *words: str, before: Sequence[str] = ()) -> Iterator[Running]:
    """Give the running command `digest -C SITE WORDS`; it is killed at the end if need be.

    `before` are words of a program that runs it.
    """
    process = subprocess.Popen(  # noqa: S603  our own code
        [
            *before,
            sys.executable,
            "-c",
            "from digest.cli import main; main()",
            "-C",
            str(site),
            *words,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    at_work = Running(process)

    def listen() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            at_work.lines.put(line.rstrip("\n"))

    at_work.listener = threading.Thread(target=listen)
    at_work.listener.start()
    try:
        yield at_work
    finally:
        process.kill()
        process.wait()
        at_work.listener.join()
        assert process.stdout is not None
        process.stdout.close()
