"""Saves while the generators watch: seconds from the save to the new bytes, and what was written.

All watch at once, and are given each edit in turn, when all are idle.
"""

from __future__ import annotations

import contextlib
import json
import socket
import time
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from typing import IO, TYPE_CHECKING

from benchmarks.building import command_of, outputs_of, patience
from benchmarks.contest import COLD, Block, Contestant, Save
from benchmarks.edits import EDITS, edit
from benchmarks.running import FailedError, memory, settle, started

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from benchmarks.building import Say
    from benchmarks.edits import Edit

POLL = 0.002
"""Seconds between two looks at an output: the finest that a delay is told apart."""
FIRST_MARK = 1_000
"""Marks below are those of builds in new processes."""

State = tuple[int, int, bytes]
"""Inode and time of a file, and a digest of its bytes."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """A generator at its watch; `told` holds what it prints."""

    contestant: Contestant
    process: subprocess.Popen[bytes]
    output: Path
    told: Path


def watch_in_turn(field: Sequence[Contestant], block: Block, runs: int, say: Say) -> None:
    """Start all watches, make each edit that many times, and end them."""
    with contextlib.ExitStack() as stack:
        watchers = []
        for one in field:
            if one.cold_only or (one.name, COLD) in block.failures:
                continue
            say(f"{one.name}: begins to watch")
            try:
                watchers.append(stack.enter_context(watching(one, patience(block.posts))))
            except FailedError as error:
                block.fail(one.name, "watching", str(error))
        for turn in range(runs):
            for number, kind in enumerate(EDITS):
                for watcher in watchers:
                    mark = FIRST_MARK + turn * len(EDITS) + number
                    one_save(watcher, kind, mark, block, say)
        for watcher in watchers:
            held = memory(watcher.process.pid, shared_once=True)
            block.at_watch[watcher.contestant.name] = held


def one_save(watcher: Watcher, kind: str, mark: int, block: Block, say: Say) -> None:
    """Make one edit and note what came of it; what failed once is not asked again."""
    one = watcher.contestant
    if {(one.name, kind), (one.name, "watching")} & block.failures.keys():
        return
    try:
        found = save(watcher, edit(kind, mark, one.engine, one.entries), block.posts)
    except FailedError as error:
        block.fail(one.name, kind, str(error))
        say(f"{one.name}: {kind}: {error}")
        return
    block.saves.setdefault((kind, one.name), []).append(found)
    count = sum(found.rewritten.values())
    say(f"{one.name}: {kind}: {found.seconds:.3f} s, {count} files, {found.differing} differ")


@contextlib.contextmanager
def watching(one: Contestant, seconds: float) -> Iterator[Watcher]:
    """Start the watch of a generator and wait until its first build is over."""
    told = one.site / "tmp" / "told"
    with told.open("wb") as output, beginning(one, output) as process:
        settle(process, seconds)
        pattern = one.engine.watched or one.engine.output
        folders = sorted(one.site.glob(pattern))
        if not folders:
            what = "made no output while watching"
            raise FailedError(what)
        yield Watcher(one, process, folders[-1], told)


@contextlib.contextmanager
def beginning(one: Contestant, output: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """Start the process of a watch, which may want a port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with started(command_of(one, one.engine.watch, port), one.site, output) as process:
        yield process


def save(watcher: Watcher, change: Edit, posts: int) -> Save:
    """Make an edit, wait for its bytes and then for rest, and compare the output with before."""
    one = watcher.contestant
    before = state_of(watcher.output)
    already = watcher.told.stat().st_size
    path = one.site / change.path
    text = change.change(path.read_text(encoding="utf-8") if path.exists() else "")
    saved = time.monotonic()
    path.write_text(text, encoding="utf-8")
    pages = [watcher.output / page for page in change.pages]
    seconds = await_mark(pages, change.mark.encode(), patience_of_save(posts)) - saved
    settle(watcher.process, patience(posts))
    told = told_since(watcher, already, posts) if one.engine.site == "digest" else None
    after = state_of(watcher.output)
    rewritten = [name for name in before | after if before.get(name) != after.get(name)]
    if told is not None:
        compare(rewritten, told)
    return Save(
        seconds,
        Counter(map(one.engine.kind_of, rewritten)),
        sum(before.get(name, NO_FILE)[2] != after.get(name, NO_FILE)[2] for name in rewritten),
    )


NO_FILE: State = (0, 0, b"")


def patience_of_save(posts: int) -> float:
    """Return the seconds after which a save is said not to be shown."""
    return 20 + posts / 200


def await_mark(pages: Iterable[Path], mark: bytes, seconds: float) -> float:
    """Return the moment at which the last page held a mark; raises FailedError if one never did."""
    waiting = dict.fromkeys(pages, NO_FILE)
    deadline = time.monotonic() + seconds
    while True:
        for page, seen in list(waiting.items()):
            with contextlib.suppress(OSError):
                facts = page.stat()
                now = (facts.st_ino, facts.st_mtime_ns, facts.st_size.to_bytes(8))
                if now == seen:
                    continue
                waiting[page] = now
                if mark in page.read_bytes():
                    del waiting[page]
        if not waiting:
            return time.monotonic()
        if time.monotonic() > deadline:
            what = f"not shown after {seconds:.0f} s in {shown_name(next(iter(waiting)))}"
            raise FailedError(what)
        time.sleep(POLL)


def shown_name(page: Path) -> str:
    """Return the end of a page's name, which tells pages apart and no machine."""
    return "/".join(page.parts[-3:])


def state_of(folder: Path) -> dict[str, State]:
    """Return inode, time and digest of each file of an output."""
    states: dict[str, State] = {}
    for name in outputs_of(folder):
        path = folder / name
        facts = path.stat()
        print_of = blake2b(path.read_bytes(), digest_size=12).digest()
        states[name] = (facts.st_ino, facts.st_mtime_ns, print_of)
    return states


def told_since(watcher: Watcher, position: int, posts: int) -> set[str]:
    """Return the files that digest says it wrote or removed, since a byte of its output.

    Waits until it has said so; raises FailedError if it doesn't.
    """
    deadline = time.monotonic() + patience_of_save(posts)
    while time.monotonic() < deadline:
        text = watcher.told.read_bytes()[position:].decode()
        if text.endswith("}\n"):
            return names_told(text)
        time.sleep(POLL)
    what = "digest did not say what it wrote"
    raise FailedError(what)


def names_told(text: str) -> set[str]:
    """Return the files that digest wrote or removed, from what it printed for some rounds."""
    names: set[str] = set()
    reader, rest = json.JSONDecoder(), text.strip()
    while rest:
        said, end = reader.raw_decode(rest)
        names |= {*said.get("written", {}), *said.get("removed", ())}
        rest = rest[end:].lstrip()
    return names


def compare(found: Iterable[str], told: set[str]) -> None:
    """Raise FailedError unless digest told exactly the files that were rewritten."""
    apart = sorted(told.symmetric_difference(found))
    if apart:
        what = f"digest's own report differs from the disk in {len(apart)} files: {apart[0]}"
        raise FailedError(what)
