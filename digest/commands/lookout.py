"""What goes on beside the builds of `watch` and `serve`: looking for changes, answering browsers.

Both need threads, and a process that has some can't be copied to share its work (`shards`). So they
have a process of their own, and the one that was started builds: on all cores, and while pages are
asked for. It hears of changes through a pipe, and tells by it what came of them.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from digest.behind import Behind
from digest.commands.shown import whisper
from digest.layout import CONFIG_FILE
from digest.problems import DigestError, Place, fail
from digest.serve import Preview
from digest.shards import can_fork
from digest.sources import FOLDERS
from digest.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path
    from types import TracebackType

    from digest.report import Report

PATIENCE = 0.5
"""Seconds for the process to end by itself, once it is told to."""
WHILE = 30.0
"""Seconds without a change after which the builder looks at the clock."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What is shown to browsers, and where."""

    folder: Path
    host: str
    port: int
    base_path: str = "/"


class Lookout:
    """Holds the process that looks for changes of a site, and shows it if that is asked for.

    Enter it before the first build, so that no save falls between the two, and before any thread
    is started.
    """

    def __init__(self, root: Path, showing: Showing | None = None) -> None:
        """Expect the folder of a site."""
        self._line, there = multiprocessing.Pipe()
        self._process: BaseProcess
        if can_fork():
            copy = multiprocessing.get_context("fork")
            args = (there, self._line, root, showing)
            self._process = copy.Process(target=look_out, args=args)
        else:
            new = multiprocessing.get_context("spawn")
            self._process = new.Process(target=look_out, args=(there, None, root, showing))
        self._there = there
        self.address = ""

    def __enter__(self) -> Self:
        """Begin to look, and to answer; `address` then tells where.

        Raises DigestError where that isn't possible, as `Preview` does.
        """
        self._process.start()
        self._there.close()
        said: str | DigestError | None = None
        try:
            said = self._hear()
        finally:
            if not isinstance(said, str):
                self._end()
        if isinstance(said, DigestError):
            raise said
        self.address = said or ""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self._end()

    def batches(self, show_as_of: Callable[[str], object] = str) -> Iterator[frozenset[Path]]:
        """Yield the paths that may have changed since the last batch, as `Watch` does, for ever.

        A batch is empty when nothing has changed for a while but the time, or what a browser asks
        for: `show_as_of` hears of that. Raises DigestError when nobody looks any more.
        """
        while True:
            batch: frozenset[Path] = frozenset()
            wait = WHILE
            while self._line.poll(wait):
                wait = 0.0
                said: str | frozenset[Path] = self._hear()
                if isinstance(said, str):
                    show_as_of(said)
                else:
                    batch |= said
            yield batch

    def built(self, report: Report, as_of: str = "", goal: str = "") -> None:
        """Tell open pages what came of a build, for which day, and where to go."""
        changed = [*report.written, *report.removed]
        self._tell("built", changed, report.base_path, report.ahead, as_of, goal)

    def failed(self, problems: Sequence[str]) -> None:
        """Show what is wrong over every page."""
        self._tell("failed", problems)

    def _tell(self, what: str, *about: object) -> None:
        with suppress(OSError):  # it is gone, which the next batch tells
            self._line.send((what, about))

    def _hear(self) -> Any:  # noqa: ANN401  what a pipe carries
        try:
            return self._line.recv()
        except (EOFError, OSError):
            what = "the process that looks for changes has ended"
            raise fail(Place("digest"), what, "start it again") from None

    def _end(self) -> None:
        self._line.close()
        self._process.join(PATIENCE)
        self._process.kill()
        self._process.join()


def look_out(
    line: Connection, other_end: Connection | None, root: Path, showing: Showing | None
) -> None:
    """Say by the line where the site is shown, then what changed, until nobody listens any more.

    A copy of the process has the other end, too: were it left open, the line would never end.
    """
    if other_end:
        other_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the first process ends us
    lock = threading.Lock()

    def say(what: object) -> None:
        with lock:
            line.send(what)

    with ExitStack() as stack:
        preview = None
        try:
            if showing:
                shown = Preview(
                    showing.folder,
                    base_path=showing.base_path,
                    host=showing.host,
                    port=showing.port,
                    desk=Behind(root, say),
                )
                preview = stack.enter_context(shown)
            watch = stack.enter_context(
                Watch(root, files=[CONFIG_FILE], folders=FOLDERS, say=whisper)
            )
        except DigestError as error:
            say(error)
            return
        listener = threading.Thread(target=listen, args=(line, preview, watch), daemon=True)
        with suppress(OSError):  # nobody listens
            say(preview.address if preview else "")
            listener.start()
            for batch in watch.batches():
                say(batch)


def listen(line: Connection, preview: Preview | None, watch: Watch) -> None:
    """Pass on what came of builds, and end the watch when nobody builds any more."""
    with suppress(EOFError, OSError):
        while True:
            what, about = line.recv()
            if preview:
                getattr(preview, what)(*about)
    watch.stop()
