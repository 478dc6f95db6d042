"""What a build leaves for the next one in `.digest/`: what it read, wrote and knew.

Two files. `last-build` says what everything that was read and written looked like from outside;
it is small enough that a glance can tell whether there is anything to do. `last-pages` has a line
for every post and page, read only by a build that has something to do. The first names the second
with its length, and takes its place at once: so a crash leaves two files that fit, or none.

Everything here can be deleted; what is missing or broken is made again. Must not import what
builds: to load that takes longer than the glance.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from digest.disk import append, read_bytes, write_atomic
from digest.engine import PACKAGE, engine
from digest.layout import CACHE, CONFIG_FILE, shipped_themes
from digest.problems import DigestError, Problem
from digest.report import OUTPUT, Options, Report
from digest.rows import maker, row_of
from digest.sight import Facts, facts_of, glance, spelled
from digest.table import Table, sorted_table, table_of, table_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from digest.press.theme import Theme
    from digest.text.facts import Body, Post

LAST = "last"
FILE = CACHE + "/{0}-build"
PAGES = CACHE + "/{0}-pages"
FORMAT = 4
READ = ("content", "themes")
"""The folders of a site that a build reads."""

TICK = 50_000_000
"""Nanoseconds. Longer than the clock of a file system takes from one tick to the next."""

UNSURE = ""
"""The look of a file that was touched so late that a change after it could look the same."""

LONGEST_TAIL = 1024 * 1024
"""Bytes that may be added to `last-pages` before it is written anew: they are read every time."""

Looks = dict[str, str]
"""Path -> size, times, inode and mode of a file, as a text."""


class Kept(NamedTuple):
    """How `last-pages` is known: bytes of the part written whole, of all of it, and its CRC-32."""

    whole: int
    length: int
    check: int


NOTHING_KEPT = Kept(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Last:
    """The last build: by whom and of what it was made, and what it said.

    `made` are the engine and the options, `day` the day it was built for. `read` and `written` are
    the looks of files, the latter in the order of the outputs. `language`, `timezone`,
    `menu`, `leave_out` and `options` are what posts and pages are made with besides their texts.
    `rows` names the lines of `last-pages` that belong to it.
    """

    made: str
    day: str
    language: str
    timezone: str
    menu: tuple[tuple[str, str], ...]
    leave_out: tuple[str, ...]
    options: tuple[tuple[str, str, str | int | bool], ...]
    report: Report
    read: Looks
    written: Looks
    rows: Kept


class Seen(NamedTuple):
    """What was seen of a site: the looks of what a build reads.

    `stands` says whether what the last build wrote still looks as it did, None if nobody has
    looked.
    """

    read: Looks
    stands: bool | None = None


class Glimpse(NamedTuple):
    """What was seen of a site before its lock was held: good as long as no other build ends.

    `at` is the look of `last-build`, by which that is known.
    """

    at: str
    last: Last
    seen: Seen


class BrokenMemoError(Exception):
    """What was kept of the last build can't be read, so nothing of it may be used."""


@dataclass(slots=True)
class Memo:
    """What a process knows of the last build, so that it needn't be read again.

    A row is known by a letter and a name: `p` and the path of a post for its facts, `g` and an
    output for its page, `s` and the path of a post for the outputs that show anything of it, `f`
    and the path of a file that is copied for its SHA-256, and its size if it is a picture, `t` and
    a template for its print. Those in `fresh` are not yet in `last-pages`; None stands for all of
    them. `posts` are the facts of posts that were made of their rows already, `theme` draws as long
    as no file of the theme changes. `glimpse` is used once, if it is still good. `noted` are the
    bodies with a notes file that were drawn since the texts that notes were made on were kept.
    `name` begins the names of the two files: what is built for another purpose has its own.
    """

    last: Last | None = None
    rows: Table = field(default_factory=Table)
    posts: dict[str, Post] = field(default_factory=dict)
    fresh: dict[str, str] | None = None
    theme: Theme | None = None
    glimpse: Glimpse | None = None
    noted: dict[str, Body] = field(default_factory=dict)
    name: str = LAST


@dataclass(frozen=True, slots=True)
class Task:
    """A build that is to be done: of which site, what is asked of it, and what is known already."""

    root: Path
    options: Options
    memo: Memo

    @property
    def folder(self) -> Path:
        """The folder to write."""
        return self.options.folder(self.root)

    @property
    def shown(self) -> str:
        """The name of that folder in problems."""
        return self.options.output or OUTPUT


def look_of_last(root: Path, name: str = LAST) -> str:
    """Return the look of what is told of the last build; each build puts a new file there."""
    facts = facts_of(os.fspath(root / FILE.format(name)))
    return spelled(facts) if facts else ""


def look(root: Path) -> Looks:
    """Return what everything that a build can read looks like now, by its path in the site."""
    taken = time.time_ns()
    base = os.fspath(root) + os.sep
    folders = [*(base + name for name in READ), os.fspath(PACKAGE), os.fspath(shipped_themes())]
    found = glance([base + CONFIG_FILE], folders).files
    return {
        name: look_of(facts, taken)
        for path, facts in found.items()
        if not is_passed_over(name := in_site(base, path))
    }


def look_at(root: Path, paths: Iterable[Path]) -> dict[str, str | None]:
    """Return what some files look like now, by their path in the site.

    None stands for one that is gone, or is a folder. Files that a build doesn't read are left out.
    """
    taken = time.time_ns()
    base = os.fspath(root.absolute()) + os.sep
    found: dict[str, str | None] = {}
    for path in map(os.fspath, paths):
        name = in_site(base, path)
        if name.split("/")[0] in {CONFIG_FILE, *READ} and not is_passed_over(name):
            facts = facts_of(path)
            found[name] = look_of(facts, taken) if facts else None
    return found


def in_site(base: str, path: str) -> str:
    """Return a path as a site knows it: below its folder, with `/`."""
    return path.removeprefix(base).replace(os.sep, "/")


def is_passed_over(path: str) -> bool:
    """Whether no build reads a file: hidden ones, backups of editors, what Python keeps."""
    if path.startswith(READ):
        return "/." in path or path.endswith("~")
    return "__pycache__" in path  # where digest is installed, which may well be below `.venv`


def look_of(facts: Facts, taken_ns: int) -> str:
    """Return the look of a file, as it was taken down at some time."""
    return spelled(facts) if max(facts[:2]) < taken_ns - TICK else UNSURE


def differing(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """Return the paths of files that came, went, or may have changed."""
    changed = {path for path, _ in now.items() ^ before.items()}
    return changed | {path for path, seen in now.items() if seen == UNSURE}


def made_by(root: Path, options: Options) -> str:
    """Return who builds, with which options, and where."""
    asked = row_of(replace(options, jobs=0, clean=False))
    return repr((engine(), asked, os.fspath(root.resolve())))


def day_in(now: datetime, zone: ZoneInfo) -> str:
    """Return the day it is in a zone, as `2019-06-08`."""
    return now.astimezone(zone).date().isoformat()


def recall(root: Path, name: str = LAST) -> Last | None:
    """Return what is told of the last build; None if nothing is, or it is broken."""
    try:
        path = FILE.format(name)
        content = read_bytes(root / path, path, LARGEST)
        body, _, check = content.rpartition(b"\n")
        if int(check) != crc32(body):
            return None
        head, read, written = body.split(PARTING)
        found: Any = json.loads(head)
        if found["format"] != FORMAT:
            return None
        return Last(
            **{name: found[name] for name in HEAD},
            menu=tuple((name, address) for name, address in found["menu"]),
            leave_out=tuple(found["leave_out"]),
            options=tuple((name, kind, value) for name, kind, value in found["options"]),
            report=report_of(found["report"]),
            read=table_of(read),
            written=table_of(written),
            rows=Kept(*map(int, found["rows"])),
        )
    except (DigestError, ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None


def recollect(root: Path, memo: Memo) -> Seen:
    """Let a process that knows of no build yet know what the last one left.

    Returns what is seen of the site now, or was at a glance that is still good.
    """
    glimpse, memo.glimpse = memo.glimpse, None
    if glimpse and glimpse.at != look_of_last(root, memo.name):
        glimpse = None
    if memo.last is None:
        last = glimpse.last if glimpse else recall(root, memo.name)
        rows = recall_rows(root, last.rows, memo.name) if last else None
        if rows is not None:
            memo.last, memo.rows, memo.fresh = last, rows, {}
    return glimpse.seen if glimpse else Seen(look(root))


def forget(memo: Memo) -> None:
    """Let a process know of no build any more."""
    memo.last, memo.rows, memo.fresh, memo.posts = None, Table(), None, {}
    memo.theme = None


def keep(root: Path, memo: Memo) -> None:
    """Take down what the next build may be told; where that can't be written, nothing is lost."""
    last = memo.last
    if last is None:
        return
    rows = last.rows
    if memo.fresh is None:
        rows = keep_rows(root, memo.rows, memo.name)
    elif memo.fresh:
        rows = add_rows(root, rows, memo)
    memo.last, memo.fresh = replace(last, rows=rows), {}
    keep_last(root, memo.last, memo.name)


def keep_last(root: Path, last: Last, name: str = LAST) -> None:
    """Write what is told of a build at a glance."""
    head = {
        "format": FORMAT,
        **{name: getattr(last, name) for name in HEAD},
        "menu": last.menu,
        "leave_out": last.leave_out,
        "options": last.options,
        "rows": last.rows,
        "report": said(last.report),
    }
    parts = (json.dumps(head).encode(), table_text(last.read), table_text(last.written))
    body = PARTING.join(parts)
    with suppress(DigestError):
        write_atomic(root / FILE.format(name), body + b"\n%d" % crc32(body))


def recall_rows(root: Path, rows: Kept, name: str = LAST) -> Table | None:
    """Return the lines that belong to a build; None if they are not there."""
    try:
        path = PAGES.format(name)
        content = read_bytes(root / path, path, LARGEST)[: rows.length]
        if crc32(content) != rows.check:
            return None
        return Table(content[: rows.whole], table_of(content[rows.whole :]))
    except (DigestError, ValueError):
        return None


def keep_rows(root: Path, rows: Mapping[str, str], name: str) -> Kept:
    """Write all lines anew; return by what they are found again."""
    content = table_text(sorted_table(rows))
    with suppress(DigestError):
        write_atomic(root / PAGES.format(name), content)
    return Kept(len(content), len(content), crc32(content))


def add_rows(root: Path, held: Kept, memo: Memo) -> Kept:
    """Write fresh lines behind the others, or all of them anew once the tail has grown long."""
    content = table_text(memo.fresh or {})
    length = held.length + len(content)
    path = root / PAGES.format(memo.name)
    with suppress(OSError, DigestError):
        if path.stat().st_size == held.length and length < held.whole + LONGEST_TAIL:
            append(path, content)
            return Kept(held.whole, length, crc32(content, held.check))
    return keep_rows(root, memo.rows, memo.name)


HEAD = ("made", "day", "language", "timezone")
SAID = ("posts", "pages", "notes", "left_out", "base_path", "until", "timezone")


def said(report: Report) -> dict[str, object]:
    """Return what a report says besides what was written."""
    return {
        **{name: getattr(report, name) for name in SAID},
        "warnings": [json.loads(row_of(warning)) for warning in report.warnings],
        "ahead": report.ahead,
    }


def report_of(found: Mapping[str, Any]) -> Report:
    """Return the report of a build that has nothing to write."""
    return Report(
        **{name: found[name] for name in SAID},
        warnings=tuple(map(maker(Problem), found["warnings"])),
        ahead=found["ahead"],
        output=Path(),
        written={},
        kept=(),
        removed=(),
    )


PARTING = b"\0"
"""What stands between the parts of `last-build`; no name of a file has it."""

LARGEST = 4 * 1024**3
"""Bytes of `last-pages` that are read: far more than a million posts take."""
