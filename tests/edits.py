"""What people do to the files of a site, each thing a value that can be drawn, told and done."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

POSTS = "content/posts/"
TEMPLATES = "themes/default/templates/"
CONFIG = "config.yaml"
CACHE = ".digest"
OUTPUT = "site"
RECORD = ".digest.json"
SOURCES = (CONFIG, "content", "themes")
KEPT = 40
"""Older versions of files that are kept, so that one can come back."""


@dataclass(frozen=True, slots=True)
class Version:
    """What a file once held, and when it was last written then."""

    name: str
    content: bytes
    mtime_ns: int


@dataclass(slots=True)
class Folder:
    """A site on disk under somebody's hands.

    `changed` are the paths that were written since it was last emptied, `foreign` the files in the
    output folder that digest did not write, by their names there.
    """

    root: Path
    changed: set[Path] = field(default_factory=set)
    foreign: dict[str, bytes] = field(default_factory=dict)
    older: list[Version] = field(default_factory=list)
    saves: int = 0

    def files(self, under: str) -> list[str]:
        """Return the names of all files below a folder of the site, in order."""
        return [f"{under.rstrip('/')}/{name}" for name in files_below(self.root / under)]

    def posts(self) -> list[str]:
        """Return the names of the posts, in order."""
        return [name for name in self.files(POSTS) if name.endswith(".md")]

    def sources(self) -> dict[str, bytes]:
        """Return everything that a build reads, by name."""
        names = [CONFIG, *(name for folder in SOURCES[1:] for name in self.files(folder))]
        return {name: (self.root / name).read_bytes() for name in names}

    def keep(self, name: str) -> Path:
        """Keep what a file holds, so that it can come back; return its path."""
        path = self.root / name
        if path.is_file():
            self.older.append(Version(name, path.read_bytes(), path.stat().st_mtime_ns))
            del self.older[:-KEPT]
        self.changed.add(path)
        return path

    def write(self, name: str, content: str | bytes, mtime_ns: int = 0) -> None:
        """Save a file as some editors do, in place, or as others do, beside it and renamed."""
        path = self.keep(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.saves += 1
        spot = path if self.saves % 2 else path.with_name(f".{path.name}.new")
        spot.write_bytes(content if isinstance(content, bytes) else content.encode())
        if mtime_ns:
            os.utime(spot, ns=(mtime_ns, mtime_ns))
        spot.replace(path)

    def remove(self, name: str) -> None:
        """Delete a file if it is there."""
        self.keep(name).unlink(missing_ok=True)

    def text(self, name: str) -> str:
        """Return the text of a file."""
        return (self.root / name).read_text(encoding="utf-8")


def files_below(folder: Path) -> list[str]:
    """Return the names of all files below a folder, seen from it, in order."""
    start = len(os.fspath(folder).rstrip("/")) + 1
    walked = os.walk(folder)
    return sorted(f"{here}/{name}"[start:] for here, _, names in walked for name in names)


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that is done to a site, and what it is done with."""

    do: Callable[..., None]
    told: tuple[object, ...] = ()

    def __call__(self, folder: Folder) -> None:
        """Do it."""
        self.do(folder, *self.told)

    def __repr__(self) -> str:
        return f"{self.do.__name__}({', '.join(map(repr, self.told))})"


def nth(names: list[str], number: int) -> Iterator[str]:
    """Yield the name of some number, counted round and round; nothing if there is none."""
    if names:
        yield names[number % len(names)]


def set_key(folder: Folder, number: int, key: str, value: str) -> None:
    """Change a key of a post's front matter; an empty value takes it away."""
    for name in nth(folder.posts(), number):
        head, mark, body = folder.text(name).partition("\n---\n")
        lines = [line for line in head.split("\n") if not line.startswith(f"{key}:")]
        lines += [f"{key}: {value}"] if value else []
        folder.write(name, "\n".join(lines) + mark + body)


def set_translation(folder: Folder, number: int, other: int, lang: str) -> None:
    """Make one post a translation of another, which is in the site's language."""
    set_key(folder, number, "translation_key", "one")
    set_key(folder, number, "lang", lang)
    set_key(folder, other, "translation_key", "one")
    set_key(folder, other, "lang", "")


def set_body(folder: Folder, number: int, body: str) -> None:
    """Write another text below a post's front matter."""
    for name in nth(folder.posts(), number):
        head, mark, _ = folder.text(name).partition("\n---\n")
        folder.write(name, head + mark + body + "\n")


def set_notes(folder: Folder, number: int, notes: str) -> None:
    """Write the notes beside a post; no text takes the file away."""
    for name in nth(folder.posts(), number):
        put(folder, name.removesuffix(".md") + ".notes.yaml", notes)


def set_setting(folder: Folder, key: str, value: str) -> None:
    """Change a key of config.yaml; an empty value takes it away."""
    lines = [line for line in folder.text(CONFIG).split("\n") if not line.startswith(f"{key}:")]
    folder.write(CONFIG, "\n".join([f"{key}: {value}", *lines] if value else lines))


def put(folder: Folder, name: str, content: str | bytes) -> None:
    """Save a file; no content takes it away."""
    if content:
        folder.write(name, content)
    else:
        folder.remove(name)


def delete(folder: Folder, number: int) -> None:
    """Delete any file below content/ or themes/."""
    for name in nth([*folder.files("content"), *folder.files("themes")], number):
        folder.remove(name)


def rename(folder: Folder, number: int, new: str) -> None:
    """Give a post another name, its notes stay behind; its inode and times move with it."""
    for name in nth(folder.posts(), number):
        old, to = folder.keep(name), folder.keep(POSTS + new)
        to.parent.mkdir(exist_ok=True)
        old.replace(to)


def swap(folder: Folder, under: str, number: int, other: int) -> None:
    """Swap two files of a folder, with their inodes and times."""
    names = folder.files(under)
    for one, two in zip(nth(names, number), nth(names, other), strict=True):
        if one != two:
            here, there = folder.keep(one), folder.keep(two)
            aside = here.with_name(".aside")
            here.replace(aside)
            there.replace(here)
            aside.replace(there)


def revert(folder: Folder, number: int) -> None:
    """Bring back an older version of a file, with its older time."""
    if folder.older:
        old = folder.older[number % len(folder.older)]
        folder.write(old.name, old.content, old.mtime_ns)


def touch(folder: Folder, under: str, number: int) -> None:
    """Give a file a new time and nothing else."""
    for name in nth(folder.files(under), number):
        folder.keep(name).touch()


def twist(folder: Folder, under: str, number: int) -> None:
    """Change one letter of a file in place, and neither its size nor its time."""
    for name in nth(folder.files(under), number):
        path = folder.keep(name)
        times = path.stat()
        path.write_bytes(twisted(path.read_bytes()))
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def twisted(content: bytes) -> bytes:
    """Return a text in which the last of its letters x and y is the other one."""
    at = max(content.rfind(b"x"), content.rfind(b"y"))
    return (
        content
        if at < 0
        else content[:at] + b"xy"[content[at] == ord("x") :][:1] + content[at + 1 :]
    )


def published(folder: Folder) -> list[str]:
    """Return the names of the output's files, without those that digest keeps for itself."""
    names = files_below(folder.root / OUTPUT)
    return [name for name in names if not name.startswith(".") and name not in folder.foreign]


def spoil_output(folder: Folder, number: int, how: str) -> None:
    """Do something to a published file that its owner shouldn't."""
    for name in nth(published(folder), number):
        path = folder.root / OUTPUT / name
        spoil(path, how)
        if how == "gone":
            clear_empty(path.parent, folder.root / OUTPUT)


def clear_empty(here: Path, top: Path) -> None:
    """Remove a folder and those above it as far as they are empty, up to the top one."""
    while here != top and not any(here.iterdir()):
        here.rmdir()
        here = here.parent


def spoil_cache(folder: Folder, number: int, how: str) -> None:
    """Damage a file that a build has left for the next."""
    for name in nth([n for n in folder.files(CACHE) if not n.endswith("lock")], number):
        spoil(folder.root / name, how)


def spoil_record(folder: Folder, how: str) -> None:
    """Damage the record of the output."""
    if (folder.root / OUTPUT / RECORD).is_file():
        spoil(folder.root / OUTPUT / RECORD, how)


def spoil(path: Path, how: str) -> None:
    """Damage a file."""
    content, facts = path.read_bytes(), path.stat()
    middle = len(content) // 2
    if how == "flipped" and content:
        path.write_bytes(content[:middle] + bytes([content[middle] ^ 4]) + content[middle + 1 :])
        os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    elif how == "cut":
        path.write_bytes(content[:middle])
    elif how == "longer":
        path.write_bytes(content + b"\nmore\n")
    elif how == "linked":
        path.rename(path.with_name(".elsewhere"))
        path.symlink_to(".elsewhere")
    elif how == "gone":
        path.unlink()


def drop_cache(folder: Folder) -> None:
    """Delete `.digest/`."""
    shutil.rmtree(folder.root / CACHE, ignore_errors=True)


def drop_output(folder: Folder) -> None:
    """Delete the whole output folder."""
    shutil.rmtree(folder.root / OUTPUT, ignore_errors=True)
    folder.foreign.clear()


def leave(folder: Folder, name: str) -> None:
    """Put a file of one's own into the output folder, once there is one."""
    if (folder.root / OUTPUT / RECORD).is_file():
        path = folder.root / OUTPUT / name
        path.write_bytes(b"theirs")
        folder.foreign[name] = b"theirs"
