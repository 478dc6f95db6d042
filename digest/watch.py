"""Which paths of a site changed, in quiet batches.

An event is only a reason to look: whoever takes a batch compares what is on disk with what it
made of it last time. Must not know what is done with a batch, and must not decide from an event.

Events get lost: a queue overflows, a folder is replaced, a network share sends none. So a `Watch`
also glances at the sizes and times of all files now and then, seldom enough to cost about one
part in a hundred of one core, and often where the file system sends no events.
"""

# ruff: noqa: PTH116, PTH118, PTH119  strings throughout, as watchdog hands them out

from __future__ import annotations

import errno
import logging
import os
import stat
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from digest.mounts import MOUNT_TABLE, silent_filesystem
from digest.sight import NOISE, Facts, Sight, facts_of, glance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

    from watchdog.observers.api import BaseObserver, ObservedWatch

QUIET = 0.03
"""Seconds without an event that end a batch: longer than the steps of one save of an editor."""
LONGEST = 0.5
"""Seconds after which a batch ends although events still come."""
LOOK_AT_FOLDERS = 1.0
"""Seconds between two looks whether the watched folders are still the same folders."""
GLANCE_WITH_EVENTS = 3.0
"""Seconds between two glances at all files where events are expected to come."""
GLANCE_WITHOUT_EVENTS = 0.7
"""Seconds between two glances where a file system sends no events."""

Identity = tuple[int, int]
"""Device and inode of a folder: another one under the same name needs a watch of its own."""

EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]
# Reading a file opens and closes it: were these events asked for too, a build would wake itself.


@dataclass(frozen=True)
class _Names(FileSystemEventHandler):
    """Tells a watch which paths an event named, under the names by which the site knows them."""

    real: str
    shown: tuple[str, ...]
    tell: Callable[[list[str], bool], None]

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on both ends of the event."""
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        named = [
            shown + path.removeprefix(self.real)
            for path in paths
            if path.startswith(self.real)
            for shown in self.shown
        ]
        self.tell(named, event.is_directory)


@dataclass(frozen=True, slots=True)
class _Held:
    """One folder that the observer watches."""

    identity: Identity
    shown: tuple[str, ...]
    watch: ObservedWatch


class Watch:
    """Holds the observer of one site; `batches` gives what changed, `stop` ends it.

    Enter it before the first build, so that no save falls between the two.
    """

    def __init__(
        self,
        site: Path,
        *,
        files: Sequence[str],
        folders: Sequence[str],
        say: Callable[[str], None],
        mount_table: Path = MOUNT_TABLE,
    ) -> None:
        """Expect names directly below the site; `say` gets one line when events can't be had."""
        self._site = os.fspath(site.absolute())
        self._files = tuple(os.path.join(self._site, name) for name in files)
        self._folders = tuple(os.path.join(self._site, name) for name in folders)
        self._say = say
        self._mount_table = mount_table
        self._observer: BaseObserver = Observer()
        self._held: dict[str, _Held] = {}
        self._beyond_limit: set[tuple[str, Identity]] = set()
        self._sight = Sight({}, frozenset(), frozenset())
        self._wake = threading.Condition()
        self._named: set[str] = set()
        self._last_event = 0.0
        self._folders_moved = False
        self._stopped = False
        self._why_polling = ""
        self._next_look = 0.0
        self._next_glance = 0.0
        # What the observer can't watch we say ourselves, or a glance makes up for it.
        logging.getLogger("watchdog").addHandler(logging.NullHandler())

    def __enter__(self) -> Self:
        """Start to collect what changes."""
        self._observer.start()
        self._sight = glance(self._files, self._folders)
        self._hold()
        self._plan_glance(0.0)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the folders."""
        self._observer.stop()
        self._observer.join(timeout=1)

    @property
    def why_polling(self) -> str:
        """Why it looks often instead of waiting for events; empty when it need not."""
        return self._why_polling

    def stop(self) -> None:
        """End `batches`, from any thread."""
        with self._wake:
            self._stopped = True
            self._wake.notify_all()

    def batches(self) -> Iterator[frozenset[Path]]:
        """Yield the paths named since the last batch, once it has been quiet, until stopped.

        The paths are a hint where to look first. What is saved while a batch is worked on is in
        the next one.
        """
        while True:
            named = self._next_batch()
            if named is None:
                return
            # Before the reader looks: a later change then differs from these facts.
            for path in named:
                facts = facts_of(path)
                if facts is None:
                    self._sight.files.pop(path, None)
                else:
                    self._sight.files[path] = facts
            yield frozenset(map(Path, named))

    def _next_batch(self) -> set[str] | None:
        while True:
            with self._wake:
                while not self._named and not self._stopped:
                    left = min(self._next_look, self._next_glance) - time.monotonic()
                    if left <= 0:
                        break
                    self._wake.wait(left)
                if self._stopped:
                    return None
                if self._named:
                    return self._quiet()
            self._look()

    def _quiet(self) -> set[str]:
        """Return what was named, once it is quiet. Expects the lock to be held."""
        latest = time.monotonic() + LONGEST
        while not self._stopped:
            left = min(self._last_event + QUIET, latest) - time.monotonic()
            if left <= 0:
                break
            self._wake.wait(left)
        named, self._named = self._named, set()
        if self._folders_moved:
            self._folders_moved = False
            self._next_look = self._next_glance = 0.0
        return named

    def _tell(self, paths: list[str], is_folder: bool) -> None:  # noqa: FBT001  the two facts of one event
        named = [path for path in paths if self._matters(path)]
        if not named:
            return
        # A link to a folder comes as a file.
        is_folder = is_folder or any(map(os.path.isdir, named))
        with self._wake:
            self._named.update(named)
            self._folders_moved = self._folders_moved or is_folder
            self._last_event = time.monotonic()
            self._wake.notify_all()

    def _matters(self, path: str) -> bool:
        if NOISE.fullmatch(os.path.basename(path)):
            return False
        return path in self._files or any(
            path == folder or path.startswith(folder + os.sep) for folder in self._folders
        )

    def _look(self) -> None:
        """See to the folders, and glance at the files when that is due."""
        started = time.monotonic()
        if started >= self._next_glance:
            before, self._sight = self._sight, glance(self._files, self._folders)
            changed = _differing(before.files, self._sight.files)
            if not self._why_polling and changed - self._sight.linked_files:
                # No event told of it, so the watches can't be trusted either.
                self._release()
            self._tell(sorted(changed), is_folder=False)
            self._plan_glance(time.monotonic() - started)
        if self._hold():
            # Something may have been saved between its appearing and our watching it.
            self._tell([self._folders[0]], is_folder=True)
        self._next_look = time.monotonic() + LOOK_AT_FOLDERS

    def _plan_glance(self, cost: float) -> None:
        self._next_look = time.monotonic() + LOOK_AT_FOLDERS
        # A change of what a link points to makes no event where the link is.
        often = self._why_polling or self._sight.linked_files
        pause = GLANCE_WITHOUT_EVENTS if often else GLANCE_WITH_EVENTS
        share = 10 if self._why_polling else 100
        self._next_glance = time.monotonic() + max(pause, share * cost)

    def _hold(self) -> bool:
        """Let the observer watch the folders as they are now; True when one is new to it."""
        wanted = self._wanted()
        alive = {emitter.watch for emitter in self._observer.emitters if emitter.is_alive()}
        for real, held in list(self._held.items()):
            same = wanted.get(real) == (held.identity, held.shown)
            if not same or held.watch not in alive:
                self._observer.unschedule(held.watch)
                del self._held[real]
        new = False
        for real, (identity, shown) in wanted.items():
            if real in self._held or (real, identity) in self._beyond_limit:
                continue
            self._check_events(real)
            names = _Names(real, shown, self._tell)
            try:
                watch = self._observer.schedule(
                    names, real, recursive=self._site not in shown, event_filter=EVENTS
                )
            except OSError as error:
                if error.errno in {errno.ENOSPC, errno.EMFILE}:
                    self._beyond_limit.add((real, identity))
                    self._poll("the system's limit of watched folders is reached")
                # Gone again in between, or not ours to watch: a glance sees what there is.
                continue
            self._held[real] = _Held(identity, shown, watch)
            new = True
        return new

    def _wanted(self) -> dict[str, tuple[Identity, tuple[str, ...]]]:
        """Return every folder to watch by its real path: its identity, and its names here."""
        wanted: dict[str, tuple[Identity, tuple[str, ...]]] = {}
        for shown in (self._site, *self._folders, *sorted(self._sight.linked_folders)):
            # The observer doesn't follow links, so it is given what they point to.
            real = os.path.realpath(shown)
            try:
                found = os.stat(real)
            except OSError:
                continue
            if stat.S_ISDIR(found.st_mode):
                names = wanted[real][1] if real in wanted else ()
                wanted[real] = ((found.st_dev, found.st_ino), (*names, shown))
        return wanted

    def _release(self) -> None:
        for held in self._held.values():
            self._observer.unschedule(held.watch)
        self._held.clear()

    def _check_events(self, real: str) -> None:
        kind = silent_filesystem(real, self._mount_table)
        if kind:
            self._poll(f"{real} is on {kind}, which sends no events")

    def _poll(self, why: str) -> None:
        if not self._why_polling:
            self._why_polling = why
            self._say(f"{why}; looking for changes every {GLANCE_WITHOUT_EVENTS} s instead")


def _differing(before: dict[str, Facts], now: dict[str, Facts]) -> set[str]:
    return {path for path, facts in now.items() if before.get(path) != facts} | (
        before.keys() - now.keys()
    )
