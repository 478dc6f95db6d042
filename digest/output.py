"""The output folder: what digest wrote there, and how it is brought up to date, file by file.

The folder keeps a record of the files that digest wrote and of what they were made of. So every
other file is known to be somebody else's and stays, and a lost cache loses nothing. A change goes
in three steps, and a crash after any of them leaves only whole files that the next build knows:
everything is written to a folder of its own inside; a list claims what is to come; each file is
renamed into place. Then the record takes the place of the list.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from digest.disk import (
    MEND_WRITE,
    clear_parts,
    copy,
    everything,
    reason,
    write_atomic,
    write_new,
)
from digest.problems import DigestError, Place, Problem, fail
from digest.record import (
    CLAIMS,
    RECORD,
    Written,
    claims_text,
    is_below,
    read_claims,
    read_record,
    record_text,
    some_lines,
    with_lines,
)
from digest.sight import Facts, own_facts_of, spelled
from digest.urls import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from types import TracebackType

    from digest.press.plan import Print
    from digest.sources import File

STAGE = ".digest-stage"
MINE = frozenset({RECORD, CLAIMS, STAGE})
NOT_CONTENT = frozenset({".DS_Store", "Thumbs.db", ".git", ".gitkeep", ".gitignore", ".nojekyll"})
"""What systems and version control leave in an otherwise empty folder."""

MEND_FOREIGN = "choose another folder with --output, or empty this one if nothing in it is needed"
FOREIGN = "digest did not write this file, and the site needs its name"
NO_FOLDER = "the site needs a folder of this name here"
CLAIMED = Written("", "", "", "")
"""The line of a file that a build was about to write."""

NOTHING_SEEN: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Standing:
    """What the folder holds of the last build.

    Prints of the files that are still as written, and the names of those that are not.
    """

    prints: Mapping[str, Print]
    spoiled: frozenset[str]


class Output:
    """Holds the output folder while it is brought up to date."""

    def __init__(
        self,
        root: Path,
        shown: str,
        only: Collection[str] | None = None,
    ) -> None:
        """Expect the folder and its name in problems.

        With `only`, no other files are looked at: they, and the record, are taken to be as they
        were left. Such files can be replaced, and none can be added or removed.
        """
        self._root = root
        self._shown = shown
        self._only = only
        self._found: Mapping[str, Written] = {}
        self._record: dict[str, Written] = {}
        self._seen: dict[str, Facts] = {}
        self._claimed: list[str] = []
        self._staged: dict[str, Written] = {}
        self._stage = os.fspath(root / STAGE)
        self._folders: set[str] = set()
        self._present: set[str] = set()

    def __enter__(self) -> Self:
        """Open the folder, which need not exist.

        Raises DigestError when it is no folder, or holds files and no record of ours.
        """
        try:
            self._sweep()
            self._found = self._read_record() if self._only is None else self._read_lines()
            self._record = dict(self._found)
            self._drop_missing()
        except OSError as error:
            raise self._failed(error) from None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Drop what was staged and not published."""
        self._sweep()

    def names(self) -> list[str]:
        """Return the names of the files that digest wrote here."""
        return list(self._record)

    def standing(self, seen: Mapping[str, str] = NOTHING_SEEN) -> Standing:
        """Return which files are still what was written.

        A file that looks from outside as it did when it was `seen` as written is not read again.
        """
        prints: dict[str, Print] = {}
        spoiled: set[str] = set()
        for name, facts in self._seen.items():
            written = self._record[name]
            if spelled(facts) == seen.get(name) or self._digest(name) == written.sha256:
                prints[name] = written.made
            else:
                spoiled.add(name)
        return Standing(prints, frozenset(spoiled))

    def refuse_foreign(self, names: Iterable[str]) -> None:
        """Raise DigestError with each file of somebody else's that stands where one is to go."""
        problems = []
        bare = not self._holds_anything()
        blocked: dict[str, bool] = {}
        for name in names:
            for folder in parents(name):
                if folder not in blocked:
                    blocked[folder] = not bare and self._is_blocked(folder)
            above = [folder for folder in parents(name) if blocked[folder]]
            if name.split("/")[0] in MINE or not is_below(name):
                spot, what, mend = name, "no file of the site can have this name", "choose another"
            elif above:
                spot, what, mend = above[-1], NO_FOLDER, "move it away"
            elif not bare and name not in self._record and self._is_foreign(name):
                spot, what, mend = name, FOREIGN, "move it away"
            else:
                continue
            problems.append(Problem(Place(f"{self._shown}/{spot}"), what, mend))
        if problems:
            raise DigestError(problems)

    def _holds_anything(self) -> bool:
        """Whether there is anything in the folder besides what is ours alone."""
        try:
            return any(path.name not in MINE for path in self._root.iterdir())
        except OSError:
            return os.path.lexists(self._root)

    def _is_blocked(self, folder: str) -> bool:
        """Whether something that digest did not write stands where a folder is to be."""
        path = self._root / folder
        is_folder = path.is_dir() and not path.is_symlink()
        return folder not in self._record and os.path.lexists(path) and not is_folder

    def _is_foreign(self, name: str) -> bool:
        """Whether something that digest did not write has a name that is not in the record.

        A folder in which all files are ours makes way, and so does a file that the record knows
        by another spelling, on a disk to which the two are one.
        """
        path = self._root / name
        if path.is_dir() and not path.is_symlink():
            return any(f"{name}/{below}" not in self._record for below in everything(path))
        if not os.path.lexists(path):
            return False
        here = path.lstat()
        spelled = [self._root / other for other in self._record if fold(other) == fold(name)]
        return not any(os.path.samestat(here, other.lstat()) for other in spelled)

    def stage(self, name: str, made: Print, content: bytes | File) -> Written:
        """Write one file beside the site: nothing published is touched.

        Returns its line of the record, which `take` is to be told, in this process or another.
        """
        path = f"{self._stage}/{name}"
        try:
            self._stage_folder(name)
            if isinstance(content, bytes):
                write_new(path, content)
                return Written(*made, hashlib.sha256(content).hexdigest())
            sha256 = copy(content.path, Path(path), content.shown)
            return Written(sha256, made.theme, made.engine, sha256)
        except OSError as error:
            raise self._failed(error) from None

    def _stage_folder(self, name: str) -> None:
        """Make the folders of a staged file, each once; another process may make them, too."""
        missing = [folder for folder in parents(name) if folder not in self._folders]
        if not self._folders:
            Path(self._stage).mkdir(parents=True, exist_ok=True)
            self._folders.add("")
        for folder in reversed(missing):
            with suppress(FileExistsError):
                os.mkdir(f"{self._stage}/{folder}")  # noqa: PTH102  half the cost of Path's
            self._folders.add(folder)

    def take(self, staged: Iterable[tuple[str, Written]]) -> None:
        """Note what was staged, in the order in which it is to be published."""
        self._staged.update(staged)

    def publish(self, remove: Iterable[str]) -> tuple[str, ...]:
        """Rename the staged files into place, in the order in which they were staged, then remove.

        Returns the names whose bytes differ from before.
        """
        gone = dict.fromkeys(name for name in remove if name in self._record)
        same = {
            name
            for name, written in self._staged.items()
            if name in self._record
            and self._record[name].sha256 == written.sha256
            and self._digest(name) == written.sha256
        }
        changed = [name for name in self._staged if name not in same]
        try:
            if changed:
                self._write(CLAIMS, claims_text([*self._claimed, *changed]).encode())
            early = self._in_the_way(gone)
            for name in early:
                self._remove(name)
            whole: set[str] = set()
            for name in changed:
                if whole.isdisjoint(parents(name)):
                    whole.update(self._place(name))
            for name in gone:
                if name not in early:
                    self._remove(name)
            stays = {name: made for name, made in self._record.items() if name not in gone}
            record = {**stays, **self._staged}
            if self._only is not None:
                self._write(RECORD, with_lines((self._root / RECORD).read_bytes(), self._staged))
            elif record != self._found or not (self._root / RECORD).exists():
                self._write(RECORD, record_text(record).encode())
            (self._root / CLAIMS).unlink(missing_ok=True)
        except OSError as error:
            raise self._failed(error) from None
        return tuple(changed)

    def _in_the_way(self, gone: Iterable[str]) -> set[str]:
        """Return what has to be removed before anything is put in its place.

        Files where folders are to come, the other way round, and names of which only the case
        changes: some disks see one file there.
        """
        files = {fold(name) for name in self._staged}
        taken = files | {fold(parent) for name in self._staged for parent in parents(name)}
        return {
            name
            for name in gone
            if fold(name) in taken or any(fold(parent) in files for parent in parents(name))
        }

    def _place(self, name: str) -> tuple[str, ...]:
        """Put one staged file in its place; empty folders make way.

        Where no folder of the name is there yet, the staged folder is put there with all that is
        in it, at once; returns its name then.
        """
        for folder in reversed(parents(name)):
            if folder not in self._present:
                path = self._root / folder
                if not os.path.lexists(path):
                    (self._root / STAGE / folder).replace(path)
                    return (folder,)
                self._present.add(folder)
        path = self._root / name
        if path.is_dir() and not path.is_symlink():
            for folder, _, _ in os.walk(path, topdown=False):
                Path(folder).rmdir()
        (self._root / STAGE / name).replace(path)
        return ()

    def _remove(self, name: str) -> None:
        """Remove a file of ours and the folders that are empty then."""
        (self._root / name).unlink(missing_ok=True)
        for parent in parents(name):
            try:
                (self._root / parent).rmdir()
            except OSError:
                return

    def _drop_missing(self) -> None:
        """Leave in the record only what still leads to regular files, and take down their looks.

        What somebody has removed is no longer ours, nor is what a link leads to: a file that
        appears there later is theirs.
        """
        here = os.fspath(self._root)
        links: dict[str, bool] = {}

        def is_link(folder: str) -> bool:
            if folder not in links:
                links[folder] = stat.S_ISLNK(mode_of(f"{here}/{folder}"))
            return links[folder]

        for name in [name for name in self._record if self._only is None or name in self._only]:
            facts = own_facts_of(f"{here}/{name}")
            if facts and stat.S_ISREG(facts[-1]) and not any(map(is_link, parents(name))):
                self._seen[name] = facts
            else:
                del self._record[name]

    def _digest(self, name: str) -> str | None:
        """Return the SHA-256 of a file in the folder, None when it can't be read."""
        try:
            with (self._root / name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return None

    def _sweep(self) -> None:
        """Remove what an earlier build has staged, or was about to write when it was killed."""
        clear_parts(self._root, below=False)
        stage = self._root / STAGE
        if stage.is_symlink() or stage.is_file():
            stage.unlink()
        shutil.rmtree(stage, ignore_errors=True)

    def _read_record(self) -> dict[str, Written]:
        """Return what digest wrote here; an empty folder, or none, has no record."""
        if not os.path.lexists(self._root):
            return {}
        if not self._root.is_dir():
            raise fail(Place(self._shown), "is a file, and the site needs a folder", MEND_FOREIGN)
        self._claimed = read_claims(file_bytes(self._root / CLAIMS) or b"")
        claimed = dict.fromkeys(self._claimed, CLAIMED)
        content = file_bytes(self._root / RECORD)
        found = read_record(content or b"")
        if found is not None:
            return found | claimed
        if content is None and claimed:
            return claimed
        names = {entry.name for entry in os.scandir(self._root)} - MINE - NOT_CONTENT
        if names:
            what = f'this folder holds files that digest did not write, such as "{min(names)}"'
            raise fail(Place(self._shown), what, MEND_FOREIGN)
        return {}

    def _read_lines(self) -> dict[str, Written]:
        """Return what digest wrote of the files that are looked at."""
        return some_lines(file_bytes(self._root / RECORD) or b"", self._only or ())

    def _write(self, name: str, content: bytes) -> None:
        """Write a file of our own whole."""
        write_atomic(self._root / name, content)

    def _failed(self, error: OSError) -> DigestError:
        """Return the problem of a folder that can't be written."""
        return fail(Place(self._shown), f"cannot be written: {reason(error)}", MEND_WRITE)


def parents(name: str) -> list[str]:
    """Return the folders of a file's name within the output folder, the innermost first."""
    folders = []
    while "/" in name:
        name = name.rpartition("/")[0]
        folders.append(name)
    return folders


def mode_of(path: str) -> int:
    """Return what kind of thing a path is, as `stat` tells it; 0 when there is nothing."""
    facts = own_facts_of(path)
    return facts[-1] if facts else 0


def file_bytes(path: Path) -> bytes | None:
    """Return a file's bytes, None when there is none."""
    try:
        return path.read_bytes()
    except OSError:
        return None
