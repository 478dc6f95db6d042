"""How files of a store are reached, whatever its protocol, and how often that is tried."""

from __future__ import annotations

import errno
import random
import time
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from digest.deploy.plan import Headers

T = TypeVar("T")


class Access(Protocol):
    """A store. Paths begin with its `root`, the outermost folder that may be written.

    Whatever goes wrong is an OSError; all of it may be tried again. May be used by so many
    threads at once as `workers` says.
    """

    root: str
    workers: int
    keeps_headers: bool

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file; None if it isn't there."""

    def write(self, path: str, content: bytes, headers: Headers) -> None:
        """Put a file in place: whoever reads it gets the old bytes or the new ones."""

    def copy(self, path: str, to: str) -> None:
        """Give the bytes of a file a second place, which later writes to the first leave alone."""

    def remove(self, path: str) -> None:
        """Remove a file, if it is there."""

    def remove_folder(self, path: str) -> None:
        """Remove a folder, if it is there and empty."""

    def is_there(self, path: str) -> bool:
        """Whether there is a file."""

    def names(self, folder: str) -> Iterable[str]:
        """Yield the names of all files below a folder; none if it isn't there."""

    def create(self, path: str) -> bool:
        """Make a mark; False if it is there already. Of several at once one alone gets True."""

    def release(self, path: str) -> None:
        """Remove a mark, if it is there."""

    def close(self) -> None:
        """End all connections; whatever is asked next makes new ones."""


FINAL = (
    PermissionError,
    FileNotFoundError,
    FileExistsError,
    IsADirectoryError,
    NotADirectoryError,
)
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


class Patience(NamedTuple):
    """How long to wait, in seconds: after each failure, before all is given up; and for a mark.

    A mark is there for the two requests that read and write the manifest. One that stays is that
    of a deploy that was cut off.
    """

    naps: tuple[float, ...] = (0.2, 0.5, 1.0, 2.0, 4.0)
    mark: float = 10.0


USUAL = Patience()


def is_final(error: OSError) -> bool:
    """Whether another try would fail likewise: no right, no room."""
    return isinstance(error, FINAL) or error.errno in FULL


def retried(work: Callable[[], T], naps: tuple[float, ...]) -> T:
    """Return what some work returns, tried again with back-off when a network fails."""
    for nap in naps:
        try:
            return work()
        except OSError as error:
            if is_final(error):
                raise
        time.sleep(nap * random.uniform(0.7, 1.3))  # noqa: S311  spreads the load, hides nothing
    return work()


def at_once(
    workers: int,
    work: Callable[[T], object],
    things: Iterable[T],
    naps: tuple[float, ...],
    done: Callable[[], object] = lambda: None,
) -> None:
    """Do the same with many things, some at a time; the first failure ends it.

    `done` is called in this thread, after each.
    """
    with ThreadPoolExecutor(workers) as pool:
        waiting = {pool.submit(retried, partial(work, thing), naps) for thing in things}
        try:
            while waiting:
                ended, waiting = wait(waiting, BLINK, FIRST_EXCEPTION)
                for one in ended:
                    one.result()
                    done()
        finally:
            for one in waiting:
                one.cancel()


BLINK = 0.2
"""Seconds between two looks at how far it is."""
