"""One build of a site at a time: two would undo each other's files."""

from __future__ import annotations

import os
import platform
import re
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from digest.disk import clear_parts
from digest.layout import CACHE, CONFIG_FILE, PREVIEW
from digest.problems import Place, fail

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = "lock"
PATIENCE = 20.0
"""Seconds to wait for another build: most end sooner, and a person is still watching."""


@contextmanager
def one_at_a_time(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the site's lock; the system drops it when the process ends, however that comes.

    Whoever gets it removes what a killed holder was about to write beside it.

    Raises DigestError when another process keeps it for `patience` seconds. Where there is no
    site, or it can't be written, or the system has no such locks (Windows), nothing is held.
    """
    handle = open_lock(root)
    if handle is None:
        yield
        return
    try:
        latest = time.monotonic() + patience
        while not is_taken(handle):
            if time.monotonic() > latest:
                what = f"another digest, {holder(handle)}, is at work on this site"
                raise fail(Place(f"{CACHE}/{LOCK}"), what, "wait for it to end, or stop it")
            time.sleep(0.05)
        sign(handle)
        clear_cache(root / CACHE)
        yield
    finally:
        os.close(handle)


def clear_cache(cache: Path) -> None:
    """Remove what a killed holder was about to write; an output folder sees to that itself."""
    clear_parts(cache, below=False)
    for folder in cache.iterdir():
        if folder.is_dir() and folder.name != PREVIEW:
            clear_parts(folder)


def open_lock(root: Path) -> int | None:
    """Return the open lock file, None where there can be none."""
    if sys.platform == "win32" or not (root / CONFIG_FILE).is_file():
        return None
    try:
        (root / CACHE).mkdir(exist_ok=True)
        return os.open(root / CACHE / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        return None


def is_taken(handle: int) -> bool:
    """Whether the lock is now ours."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a file system without locks: better a build without one than none
    return True


def sign(handle: int) -> None:
    """Write into the lock file who holds it, for those who wait."""
    name = f"process {os.getpid()} on {platform.node()}\n".encode()
    with suppress(OSError):  # a disk may be full; the lock holds without
        os.ftruncate(handle, 0)
        os.pwrite(handle, name, 0)


def holder(handle: int) -> str:
    """Return who holds the lock, such as `process 4711 on desk`."""
    told = HOLDER.fullmatch(os.pread(handle, LONGEST_NAME, 0))
    return told[1].decode() if told else "which tells no name"


HOLDER = re.compile(rb"(process \d+ on [\w.-]+)\n")
LONGEST_NAME = 400
"""Bytes; a host's name has 255 at most."""
