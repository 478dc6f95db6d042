"""The only door to files: reading with a clear problem, writing whole or not at all."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from digest.problems import DigestError, Place, Problem, fail, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import FileIO

LARGEST_SOURCE = 64 * 1024 * 1024
"""Bytes. A text a person wrote is far below it; more is a slip or an attack on memory."""


PIECE = 8192
"""Bytes that are read at least, for some of the system's own files refuse to give a few."""

READ_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A FIFO opened without O_NONBLOCK would be waited on for ever."""


def read_bytes(path: Path, shown: str, largest: int = LARGEST_SOURCE) -> bytes:
    """Return the bytes of a regular file; `shown` is its name in problems, `largest` in bytes.

    Raises DigestError when it is missing, unreadable, too large or not a regular file. A device
    is not even opened: a tape would rewind.
    """
    place = Place(shown)
    try:
        mode = path.stat().st_mode
        handle = os.open(path, READ_FLAGS) if stat.S_ISREG(mode) else -1
    except FileNotFoundError:
        raise fail(place, "this file does not exist", "check the name and the folder") from None
    except OSError as error:
        raise fail(place, f"cannot be read: {reason(error)}", MEND_READ) from None
    if handle < 0:
        raise not_a_file(place)
    try:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):  # it was one a moment ago
            raise not_a_file(place)
        if facts.st_size > largest:
            raise too_large(place, largest)
        content = os.read(handle, max(facts.st_size + 1, PIECE))
        if len(content) != facts.st_size:  # large, growing, or one of those whose size reads 0
            with os.fdopen(handle, "rb", closefd=False) as file:
                content += file.read(largest + 1 - len(content))
    except OSError as error:
        raise fail(place, f"cannot be read: {reason(error)}", "check the disk") from None
    finally:
        os.close(handle)
    if len(content) > largest:
        raise too_large(place, largest)
    return content


def not_a_file(place: Place) -> DigestError:
    """Return the error of a FIFO, a socket, a device or a folder in the place of a text."""
    return fail(place, "is not a regular file", "move it out of the folder")


def too_large(place: Place, largest: int) -> DigestError:
    """Return the error of a file that no person wrote."""
    what = f"is larger than {largest // 1024 // 1024} MB"
    return fail(place, what, "split it, or move it out of the folder")


def walk(folder: Path, shown: str = "", problems: list[Problem] | None = None) -> Iterator[str]:
    """Yield the files below a folder as relative names with `/`, in order; links are followed.

    Names that begin with a dot and those that end in `~` (an editor's backup) are passed over,
    and a folder that was entered before isn't entered again, nor one that the walk began in:
    links can point back up. A folder is entered by its own name rather than by a link to it.
    Yields nothing for a folder that isn't there.

    Raises DigestError for a folder that can't be read and for a name that is not UTF-8; `shown`
    stands before it in the problem. With a list of `problems` they are added to it instead, and
    the walk goes on.
    """
    entered = set(above(folder))
    waiting = [(folder, "")]
    linked: list[tuple[Path, str]] = []
    found: list[str] = []
    while waiting or linked:
        here, prefix = waiting.pop() if waiting else linked.pop()
        try:
            entries = list_once(here, entered)
        except OSError as error:
            place = Place(printable(shown + prefix) or str(here))
            told(problems, Problem(place, f"cannot be read: {reason(error)}", MEND_READ))
            continue
        for entry in entries:
            name = prefix + entry.name
            if entry.name.startswith(".") or entry.name.endswith("~"):
                continue
            if is_folder(entry):
                (linked if entry.is_symlink() else waiting).append((here / entry.name, name + "/"))
            elif not name.isascii() and name != name.encode("utf-8", "replace").decode():
                what = "this file's name is not UTF-8"
                told(problems, Problem(Place(printable(shown + name)), what, "rename it"))
            else:
                found.append(name)
    yield from sorted(found)


def everything(
    folder: Path, unreadable: Callable[[OSError], object] | None = None
) -> Iterator[str]:
    """Yield the names of all files, links and other things below a folder that are not folders.

    A folder that can't be read is passed over, and told to `unreadable`.
    """
    for here, folders, files in os.walk(folder, onerror=unreadable):
        below = Path(here)
        links = [name for name in folders if (below / name).is_symlink()]
        yield from ((below / name).relative_to(folder).as_posix() for name in (*files, *links))


def above(folder: Path) -> Iterator[tuple[int, int]]:
    """Yield device and inode of each folder that a folder lies in."""
    try:
        for parent in Path(os.path.realpath(folder)).parents:
            facts = parent.stat()
            yield facts.st_dev, facts.st_ino
    except OSError:  # then no link leads there either
        return


def list_once(folder: Path, entered: set[tuple[int, int]]) -> list[os.DirEntry[str]]:
    """Return a folder's entries, last name first, and note it; none if it was entered before."""
    try:
        facts = folder.stat()
        if (facts.st_dev, facts.st_ino) in entered:
            return []
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name, reverse=True)
    except (FileNotFoundError, NotADirectoryError):
        return []
    entered.add((facts.st_dev, facts.st_ino))
    return entries


def told(problems: list[Problem] | None, problem: Problem) -> None:
    """Add a problem to a list, or raise it where there is none."""
    if problems is None:
        raise DigestError([problem])
    problems.append(problem)


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry leads to a folder; a link that leads in a circle doesn't."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def write_atomic(path: Path, content: bytes) -> None:
    """Put a whole file in place at once: readers see the old bytes or the new ones.

    Raises DigestError when the folder can't be written or the disk is full; the old file
    then still stands.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=BEGUN, suffix=PART, dir=path.parent)
    except OSError as error:
        raise fail(Place(str(path)), f"cannot be written: {reason(error)}", MEND_WRITE) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        discard(Path(name))
        raise fail(Place(str(path)), f"cannot be written: {reason(error)}", MEND_WRITE) from None
    except BaseException:
        discard(Path(name))
        raise


def append(path: Path, content: bytes) -> None:
    """Write behind what a file holds.

    Raises DigestError when it can't be written; a part of the content may stand there then.
    """
    try:
        with path.open("ab", buffering=0) as file:
            write_all(file, content)
    except OSError as error:
        raise fail(Place(str(path)), f"cannot be written: {reason(error)}", MEND_WRITE) from None


def write_new(path: str, content: bytes) -> None:
    """Write a file, quicker than `write_atomic`, where nobody looks yet; may raise OSError."""
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123  half the cost of Path's
        write_all(file, content)


def write_all(file: FileIO, content: bytes) -> None:
    """Write all of it: a disk that grows full takes a part, and refuses only what comes then."""
    left = memoryview(content)
    while left:
        left = left[file.write(left) :]


BEGUN, PART = ".digest-", ".part"
"""How the name of a file begins and ends that is being written."""


def clear_parts(folder: Path, *, below: bool = True) -> None:
    """Remove what writes that were killed have left in a folder, and in all below it.

    Expects that nobody else writes there meanwhile.
    """
    name = f"{BEGUN}*{PART}"
    for part in folder.rglob(name) if below else folder.glob(name):
        discard(part)


def discard(part: Path) -> None:
    """Remove a file that was not written to its end; where that can't be done it does no harm."""
    with suppress(OSError):
        part.unlink()


def copy(source: Path, target: Path, shown: str) -> str:
    """Copy a file's bytes and return their SHA-256; `shown` is its name in problems.

    Raises DigestError when it can't be opened, OSError when the copy can't be written.
    """
    digest = hashlib.sha256()
    try:
        handle = os.open(source, READ_FLAGS)
    except OSError as error:
        raise fail(Place(shown), f"cannot be read: {reason(error)}", MEND_READ) from None
    with os.fdopen(handle, "rb") as read, target.open("wb") as write:
        while chunk := read.read(CHUNK):
            digest.update(chunk)
            write.write(chunk)
    return digest.hexdigest()


CHUNK = 1024 * 1024
"""Bytes that are copied at a time."""

MEND_READ = "check its permissions"
MEND_WRITE = "check the folder's permissions and the free space, or choose another --output"


def reason(error: OSError) -> str:
    """Return what the system said, in lower case and without the file name."""
    return (error.strerror or str(error)).lower()
