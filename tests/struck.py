"""A build in a process of its own that something befalls at a chosen step of its work on disk.

A step is whatever Python does to a file or folder below the site. Before the step of the given
number the process is killed, or the system refuses this step (and all later ones that it would
refuse then, too), or somebody edits the site. So every moment at which it matters can be tried,
instead of those that chance hits.

The builds are copies of one process that has loaded everything: see `Striker`.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import resource
import signal
import subprocess
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from digest.build import build
from digest.last import Memo
from digest.problems import DigestError
from digest.report import Options
from digest.unchanged import last_report
from tests.a_site import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

READING = {"os.scandir", "os.listdir"}
GROWING = {"open for writing", "os.mkdir", "os.link", "os.symlink"}
CHANGING = GROWING | {"os.rename", "os.remove", "os.rmdir", "os.chmod", "os.truncate"}
"""Audit events of Python that take space: what a full disk refuses."""

NEVER = 0


@dataclass(frozen=True, slots=True)
class Blow:
    """What befalls a build, and before which of its steps (1 for the first, 0 for none).

    A build is killed, or refused something, before a step that changes anything on disk, so only
    these are counted then. `error` is the name of what the system says, `edits` are files to write
    then (or to remove, for None) by their names in the site. `seconds` instead of a step kills it
    by the clock, whatever it is at; `largest` lets no file grow beyond so many bytes; one without
    `power` is held to what the permissions of files say, which root is not.
    """

    step: int = NEVER
    kill: bool = False
    error: str = ""
    edits: tuple[tuple[str, str | None], ...] = ()
    seconds: float = 0.0
    largest: int = -1
    jobs: int = 1
    power: bool = True


@dataclass(frozen=True, slots=True)
class Struck:
    """How a build ended: after how many steps, in how much time, and what it said.

    `end` is `done`, `refused` (with problems) or `killed`; `changes` are the steps that changed
    anything on disk.
    """

    end: str
    steps: int = 0
    changes: int = 0
    seconds: float = 0.0
    problems: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


class Striker:
    """Keeps the process whose copies build; each is struck as it is told."""

    def __enter__(self) -> Self:
        """Start the process."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.struck"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parent.parent,
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self._process.communicate()

    def warm_up(self, root: Path) -> None:
        """Build a site in the process itself: what that loads and keeps, its copies know."""
        self.build(root, Blow(), "warm up")

    def build(self, root: Path, blow: Blow = Blow(), how: str = "") -> Struck:
        """Return how a build of a site ended.

        Raises AssertionError with the traceback of a build that ended in any other way.
        """
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        asked = {name: getattr(blow, name) for name in Blow.__slots__}
        stdin.write(json.dumps({"root": str(root), "how": how, **asked}) + "\n")
        stdin.flush()
        told: dict[str, Any] = json.loads(stdout.readline())
        assert "trace" not in told, told["trace"]
        told |= {name: tuple(told.get(name, ())) for name in ("problems", "paths")}
        return Struck(**told)


class Steps:
    """An audit hook that counts the steps of this process below a folder, and strikes at one."""

    def __init__(self, root: str, blow: Blow) -> None:
        """Expect the folder and the blow."""
        self.count = 0
        self.changes = 0
        self._root = root
        self._blow = blow
        self._is_ours = False

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """Count an event that is a step."""
        if self._is_ours or not (kind := self.kind_of(event, args)):
            return
        self.count += 1
        blow = self._blow
        if self.count == blow.step:
            self._is_ours = True
            for name, text in blow.edits:
                edit(Path(self._root) / name, text)
            self._is_ours = False
        if kind in CHANGING:
            self.changes += 1
            if blow.kill and self.changes == blow.step:
                os.kill(os.getpid(), signal.SIGKILL)
            if blow.error and self.changes >= blow.step > NEVER and refuses(blow.error, kind):
                number = getattr(errno, blow.error)
                raise OSError(number, os.strerror(number))

    def kind_of(self, event: str, args: tuple[Any, ...]) -> str:
        """Return what sort of step an event is, empty for none."""
        if event == "open":
            flags = args[2] if isinstance(args[2], int) else 0
            is_writing = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            kind = "open for writing" if is_writing else "open"
        elif event in READING | CHANGING:
            kind = event
        else:
            return ""
        return kind if self.is_below(args) else ""

    def is_below(self, args: tuple[Any, ...]) -> bool:
        """Whether something is done below the folder; names seen from an open folder are."""
        path = args[0]
        if isinstance(path, int) or path is None:
            return False
        name = os.fsdecode(path)
        return name.startswith(self._root) or (not name.startswith("/") and args[-1] != -1)


def refuses(error: str, kind: str) -> bool:
    """Whether a system that has said this once refuses a step of this sort."""
    return kind in GROWING if error in {"ENOSPC", "EDQUOT"} else kind in CHANGING


def edit(path: Path, text: str | None) -> None:
    """Write a file as some editors do, in place, or remove it."""
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.write_text(text, encoding="utf-8")


def drop_power() -> None:
    """Give up what root may do beyond its own files; nobody else can do that anyway."""
    if sys.platform == "linux" and os.geteuid() == 0:
        version = 0x20080522  # _LINUX_CAPABILITY_VERSION_3 of capset(2)
        header, none = (ctypes.c_uint32 * 2)(version, 0), (ctypes.c_uint32 * 6)()
        assert ctypes.CDLL(None, use_errno=True).capset(header, none) == 0, ctypes.get_errno()


def built(root: Path, blow: Blow) -> dict[str, Any]:
    """Build this site in this process, struck as it is told; return how it ended."""
    steps = Steps(f"{root}/", blow)
    if blow.largest >= 0:
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (blow.largest, hard))
    if not blow.power:
        drop_power()
    sys.addaudithook(steps)
    options = Options(jobs=blow.jobs)
    started = time.monotonic()
    told: dict[str, Any] = {"end": "done"}
    try:
        memo = Memo()
        if last_report(root, options, NOW, memo) is None:
            build(root, options, NOW, memo)
    except DigestError as error:
        lines = [f"{problem.place}: {problem.message}" for problem in error.problems]
        paths = [problem.place.path for problem in error.problems]
        told = {"end": "refused", "problems": lines, "paths": paths}
    counted = {"steps": steps.count, "changes": steps.changes}
    return told | counted | {"seconds": time.monotonic() - started}


def in_a_copy(root: Path, blow: Blow) -> dict[str, Any]:
    """Build in a copy of this process; return how that ended."""
    here, there = os.pipe()
    child = os.fork()
    if not child:
        try:
            told = built(root, blow)
        except BaseException:  # noqa: BLE001  whatever it is, the test is to show it
            told = {"trace": traceback.format_exc()}
        os.write(there, json.dumps(told).encode())
        os._exit(0)
    os.close(there)
    if blow.seconds:
        time.sleep(blow.seconds)  # the moment itself is what is wanted
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.set_blocking(here, False)  # workers of the dead may still hold the other end
    said = b""
    with contextlib.suppress(BlockingIOError):
        while part := os.read(here, 65536):
            said += part
    os.close(here)
    return json.loads(said) if said else {"end": "killed"}


def build_all(root: Path) -> dict[str, Any]:
    """Build a site in this process; return that it is done."""
    build(root, Options(clean=True), NOW)
    return {"end": "done"}


def asked_for() -> Iterator[tuple[Path, Blow, bool]]:
    """Yield the builds that are asked for on standard input, and whether each is to warm up."""
    for line in sys.stdin:
        asked: dict[str, Any] = json.loads(line)
        root = Path(asked.pop("root"))
        asked["edits"] = tuple((name, text) for name, text in asked["edits"])
        how = asked.pop("how")
        yield root, Blow(**asked), how == "warm up"


if __name__ == "__main__":
    for root, blow, is_warming in asked_for():
        told = build_all(root) if is_warming else in_a_copy(root, blow)
        print(json.dumps(told), flush=True)  # noqa: T201  the answer
