"""Runs a program: how long it takes, the CPU it uses, and the memory of it and its children.

Linux only, for /proc. Memory is the sum of all processes of the tree, looked at every few
milliseconds: as resident (RSS, a page shared by two counts twice), or in proportion (PSS, it
counts once), which costs the program time and so is asked for only where nobody times it.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import threading
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LOOK = 0.02
"""Seconds between two looks at the memory."""
PAGE = os.sysconf("SC_PAGE_SIZE")
TICK = os.sysconf("SC_CLK_TCK")
IDLE = 0.6
"""Seconds without work after which a program that watches has settled."""
GLANCE = 0.03
"""Seconds of CPU in a tenth of a second that are no work: a look at the files now and then."""
PATH = re.compile(r"/[^\s:\"']*/(?=[^\s/])")
"""The folders of an absolute path, which would name this machine's."""


class FailedError(Exception):
    """A program failed or took too long; says so in one line."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds by the clock, seconds of CPU, and the peak of memory in bytes."""

    wall: float
    cpu: float
    peak: int


def run(command: Sequence[str], folder: Path, patience: float, *, shared_once: bool = False) -> Run:
    """Run a program to its end; raises FailedError when it fails or takes longer than patience."""
    with started(command, folder) as process:
        peak = Peak(process.pid, shared_once=shared_once)
        begun = time.monotonic()
        timer = threading.Timer(patience, kill, (process.pid,))
        timer.start()
        peak.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        finally:
            timer.cancel()
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        seen = peak.stop()
        if wall >= patience:
            what = f"took longer than {patience:.0f} s"
            raise FailedError(what)
        if process.returncode:
            what = last_line(log_of(folder)) or f"ended with {process.returncode}"
            raise FailedError(what)
    return Run(wall, used.ru_utime + used.ru_stime, seen)


@contextlib.contextmanager
def started(
    command: Sequence[str], folder: Path, output: IO[bytes] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program in a session of its own; whatever happens, all of it is ended after."""
    with (folder / LOG).open("wb") as log:
        process = subprocess.Popen(  # noqa: S603  programs that the benchmark names
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output or log,
            stderr=log,
            env=surroundings(folder),
            start_new_session=True,
        )
    try:
        yield process
    finally:
        end(process)


def surroundings(folder: Path) -> Mapping[str, str]:
    """Return the environment that all programs get: ours, with what they could tell apart fixed."""
    fixed = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "TMPDIR": str(folder / "tmp"), "NO_COLOR": "1"}
    return {**os.environ, **fixed}


LOG = "tmp/log"


def log_of(folder: Path) -> str:
    """Return what the last program printed."""
    return (folder / LOG).read_text(encoding="utf-8", errors="replace")


def last_line(text: str) -> str:
    """Return the last line that isn't blank, fit for a report: short, and without folders."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return PATH.sub("…/", lines[-1])[:160] if lines else ""


def kill(group: int) -> None:
    """End a program and all that it started, at once."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started, first by asking."""
    if process.returncode is None:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(3.0)
    kill(process.pid)
    process.wait()


class Peak:
    """Looks at the memory of a process and its children until it is told to stop."""

    def __init__(self, pid: int, *, shared_once: bool = False) -> None:
        """Expect the process to run."""
        self._pid = pid
        self._shared_once = shared_once
        self._peak = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> int:
        """Return the highest sum in bytes."""
        self._over.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._over.wait(LOOK):
            self._peak = max(self._peak, memory(self._pid, shared_once=self._shared_once))
            if not self._shared_once:  # the first process by itself may peak between two looks
                self._peak = max(self._peak, highest(self._pid))


def memory(pid: int, *, shared_once: bool) -> int:
    """Return the bytes that a process and all below it hold now."""
    return sum(map(proportional if shared_once else resident, tree(pid)))


def tree(pid: int) -> Iterator[int]:
    """Yield a process and all below it."""
    waiting = deque([pid])
    while waiting:
        one = waiting.popleft()
        yield one
        with contextlib.suppress(OSError):
            for task in os.listdir(f"/proc/{one}/task"):  # noqa: PTH208  called fifty times a second
                text = Path(f"/proc/{one}/task/{task}/children").read_text(encoding="ascii")
                waiting += map(int, text.split())


def resident(pid: int) -> int:
    """Return the resident bytes of a process, 0 once it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


def highest(pid: int) -> int:
    """Return the most resident bytes that a process has had, 0 once it is gone.

    The system's own `ru_maxrss` begins with the size of whoever started the process.
    """
    return kilobytes(f"/proc/{pid}/status", "VmHWM:")


def proportional(pid: int) -> int:
    """Return the bytes of a process, each shared one divided by how many share it."""
    return kilobytes(f"/proc/{pid}/smaps_rollup", "Pss:")


def kilobytes(path: str, name: str) -> int:
    """Return the bytes that a line of a file of /proc states, 0 if there is none."""
    try:
        text = Path(path).read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    stated = (line.split()[1] for line in text.splitlines() if line.startswith(name))
    return 1024 * int(next(stated, "0"))


def cpu(pid: int) -> float:
    """Return the seconds of CPU that a process and all below it have used so far."""
    total = 0
    for one in tree(pid):
        with contextlib.suppress(OSError, IndexError):
            total += sum(map(int, stat_of(one)[11:15]))
    return total / TICK


def stat_of(pid: int) -> list[str]:
    """Return the fields of /proc/PID/stat behind the name, the state first."""
    text = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    return text.rpartition(")")[2].split()


def waits_for_disk(pid: int) -> bool:
    """Whether a process, or one below it, waits for a disk: it is at work, and uses no CPU."""
    with contextlib.suppress(OSError, IndexError):
        return any(stat_of(one)[0] == "D" for one in tree(pid))
    return False


def settle(process: subprocess.Popen[bytes], patience: float) -> None:
    """Wait until a program has stopped working; raises FailedError if it ends or goes on."""
    deadline = time.monotonic() + patience
    quiet_since, before = time.monotonic(), cpu(process.pid)
    while time.monotonic() - quiet_since < IDLE:
        if process.poll() is not None:
            what = f"ended with {process.returncode} instead of watching"
            raise FailedError(what)
        if time.monotonic() > deadline:
            what = f"was still at work after {patience:.0f} s"
            raise FailedError(what)
        time.sleep(0.1)
        now = cpu(process.pid)
        if now - before > GLANCE or waits_for_disk(process.pid):
            quiet_since = time.monotonic()
        before = now
