"""What a deploy has sent so far, noted on this machine, so that one that was cut off goes on.

The journal counts only for the deploy whose name is in it; that of another is begun anew.
"""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

from digest.disk import append, write_atomic
from digest.problems import DigestError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Journal:
    """A file of lines: the name of the deploy, then that of each file that got there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def sent(self, claim: str) -> set[str]:
        """Return the names of the files that a deploy has sent; none for another's."""
        try:
            first, *rest = self._path.read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return set()
        names = {name for line in rest if (name := name_in(line))}
        return names if first == claim else set()

    def begin(self, claim: str, sent: Iterable[str]) -> None:
        """Begin the journal of a deploy, with what the one has sent that it goes on from."""
        lines = [claim, *map(json.dumps, sorted(sent)), ""]
        write_atomic(self._path, "\n".join(lines).encode())

    def add(self, name: str) -> None:
        """Note that a file got there; where that can't be noted, it is sent again."""
        with self._lock:
            try:
                append(self._path, json.dumps(name).encode() + b"\n")
            except DigestError:
                return


def name_in(line: str) -> str:
    """Return the name in a line; none in one that was not written to its end."""
    try:
        name = json.loads(line)
    except ValueError:
        return ""
    return name if isinstance(name, str) else ""
