"""A process that deploys to folders and is struck: killed at a step, without power, a full disk.

Its copies deploy, one for each target, so that one process is started for a whole series.
"""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.deploy.folder import Folder
from digest.deploy.git import Branch
from digest.problems import DigestError
from tests.deploy.a_local import deploy, local_of
from tests.struck import CHANGING, drop_power

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.deploy.story import Kind

ROOT = Path(__file__).parent.parent.parent
RUNS = "subprocess.Popen"
"""The event of a program that is started."""


def struck(site: Path, contents: Mapping[str, bytes], asked: list[dict[str, Any]]) -> list[str]:
    """Deploy a site once for each thing asked; return how each ended.

    That is `done`, `killed`, or what was wrong. Each asks for a `to`, and maybe for a `branch`, a
    `step` to be killed at, the `largest` size of a file in bytes, what the disk `refuses` by the
    names of audit events, and to be without `power`.
    """
    local_of(site, contents)
    told = {name: content.decode() for name, content in contents.items()}
    done = subprocess.run(
        [sys.executable, "-m", "tests.deploy.struck"],
        input=json.dumps([str(site), told, asked]),
        capture_output=True,
        check=False,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    said: list[str] = json.loads(done.stdout)
    return said


def deployed(site: Path, contents: Mapping[str, bytes], asked: dict[str, Any]) -> str:
    """Deploy a site in this process, struck as it is told; return how it ended."""
    local = local_of(site, contents)
    to = Path(asked["to"])
    kind: Kind = Folder(to, 5)
    if asked.get("branch"):
        kind = Branch(site.parent, str(to), asked["branch"], 5)
    if "largest" in asked:
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked["largest"], hard))
    if not asked.get("power", True):
        drop_power()
    steps = 0

    def strike(event: str, args: tuple[Any, ...]) -> None:
        nonlocal steps
        if event in asked.get("refuses", ()):
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        is_writing = event == "open" and isinstance(args[2], int) and args[2] & os.O_CREAT
        if event in CHANGING or event == RUNS or is_writing:
            steps += 1
            if steps == asked.get("step"):
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(strike)
    try:
        deploy(kind, local)
    except DigestError as error:
        return str(error)
    return "done"


def in_a_copy(site: Path, contents: Mapping[str, bytes], asked: dict[str, Any]) -> str:
    """Deploy in a copy of this process; return how that ended."""
    here, there = os.pipe()
    child = os.fork()
    if not child:
        os.write(there, deployed(site, contents, asked).encode())
        os._exit(0)
    os.close(there)
    os.waitpid(child, 0)
    with os.fdopen(here, "rb") as said:
        return said.read().decode() or "killed"


def main() -> None:
    """Do what is asked for on standard input."""
    site, told, asked = json.load(sys.stdin)
    contents = {name: content.encode() for name, content in told.items()}
    ends = [in_a_copy(Path(site), contents, one) for one in asked]
    json.dump(ends, sys.stdout)


if __name__ == "__main__":
    main()
