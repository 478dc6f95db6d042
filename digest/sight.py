"""What the files of some folders look like from outside: sizes and times, never their text."""

# ruff: noqa: PTH116  strings throughout: a glance at 10,000 files should not make 10,000 Paths

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Facts = tuple[int, int, int, int, int]
"""Modification and change time, size, inode, mode."""

NOISE = re.compile(r"\..*\.sw[a-px]|\.#.*|\.digest-.*\.part|\.DS_Store|\.git")
# Swap and lock files, and half-written files of digest. `4913`, `name~` and `name.bck` are names
# that a media file could have, so they wake: it costs a comparison.


@dataclass(frozen=True, slots=True)
class Sight:
    """What one glance saw: the facts of every file, and what is a symbolic link, even broken."""

    files: dict[str, Facts]
    linked_folders: frozenset[str]
    linked_files: frozenset[str]


def glance(files: Iterable[str], folders: Iterable[str]) -> Sight:
    """Return the facts of these files and of all files below these folders, links followed."""
    named = list(files)
    seen = {path: facts for path in named if (facts := facts_of(path))}
    linked_files = set(filter(os.path.islink, named))
    linked_folders: set[str] = set()
    entered: set[tuple[int, int]] = set()
    waiting = list(folders)
    while waiting:
        folder = waiting.pop()
        for path, is_folder, is_link in _entries(folder, entered):
            if is_folder:
                waiting.append(path)
            elif facts := facts_of(path):
                seen[path] = facts
            if is_link:
                (linked_folders if is_folder else linked_files).add(path)
    return Sight(seen, frozenset(linked_folders), frozenset(linked_files))


def facts_of(path: str) -> Facts | None:
    """Return the facts of a file, or None when there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return None if stat.S_ISDIR(found.st_mode) else facts_in(found)


def own_facts_of(path: str) -> Facts | None:
    """Return the facts of a file, a link or a folder itself, or None when there is none."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):  # no disk takes some names
        return None
    return facts_in(found)


def facts_in(found: os.stat_result) -> Facts:
    """Return the facts that the system tells of a file."""
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_mode


def spelled(facts: Facts) -> str:
    """Return the facts of a file as a text."""
    modified, changed, size, inode, mode = facts
    return f"{modified} {changed} {size} {inode} {mode}"


def _entries(folder: str, entered: set[tuple[int, int]]) -> Iterator[tuple[str, bool, bool]]:
    """Yield path, is it a folder, is it a link; nothing for a folder entered before.

    Links can point back up: without `entered` the walk would never end.
    """
    try:
        here = os.stat(folder)
        if (here.st_dev, here.st_ino) in entered:
            return
        entered.add((here.st_dev, here.st_ino))
        with os.scandir(folder) as entries:
            for entry in entries:
                if not NOISE.fullmatch(entry.name):
                    yield entry.path, entry.is_dir(), entry.is_symlink()
    except OSError:
        return  # gone or closed to us: then it has nothing to see
