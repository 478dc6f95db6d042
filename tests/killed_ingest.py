"""Kills an ingest at each of its steps on disk; run as `python -m tests.killed_ingest ROOT`.

Each time it is done on a fresh copy of the site, `ROOT-0`, `ROOT-1` and so on: the first is killed
before its first step, the last one comes through.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

from digest.ingest import Request, ingest

STEPS = {"open", "os.chmod", "os.mkdir", "os.remove", "os.rename", "tempfile.mkstemp"}
"""The audit events that tell of a step on disk (PEP 578)."""


def main(root: Path) -> None:
    """Kill one run after the other, until one has no step left to be killed at."""
    number = 0
    while True:
        copy = root.with_name(f"{root.name}-{number}")
        shutil.copytree(root, copy)
        child = os.fork()
        if not child:
            kill_at(number)
            ingest(copy, Request(force=True))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            sys.exit(os.waitstatus_to_exitcode(status))
        number += 1


def kill_at(number: int) -> None:
    """Let this process be killed when it is about to do its step of this number."""
    left = number

    def hook(event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in STEPS:
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

    sys.addaudithook(hook)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
