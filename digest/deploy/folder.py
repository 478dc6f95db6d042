"""A folder as a target: whole versions beside it, and a link that leads to one of them.

What is served is always one version, whole: a new one is made beside the old, of links to what
stays as it is and copies of what doesn't, and takes its place in one step. On a disk without
links (FAT) it is renamed into place, in two. Versions are in `.NAME.digest/` beside the folder.
"""

from __future__ import annotations

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING

from digest.deploy.plan import MANIFEST, Files, Manifest, Plan, Remote, manifest_text, read_manifest
from digest.disk import everything, reason, write_new
from digest.lock import is_taken
from digest.problems import Place, fail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from digest.deploy.local import Local

PART = ".part"
"""How the name of a version ends that is not complete."""

DIGITS = 6
"""Of a version's number, in the name of its folder."""


class Folder:
    """A folder that a site is deployed to; a link in its place is followed unless it is ours."""

    def __init__(self, path: Path, keep_versions: int) -> None:
        self.path = Path(os.path.abspath(path.expanduser()))  # noqa: PTH100  resolve() follows links
        if self.path.is_symlink() and self._shown() is None:
            self.path = self.path.resolve()
        self._keep = keep_versions

    @property
    def store(self) -> Path:
        """The folder of the versions."""
        return self.path.parent / f".{self.path.name}.digest"

    def look(self, local: Local) -> Remote:
        """Return what is there, compared with what is to be there.

        Raises DigestError for what can't be read: nobody could say whose it is.
        """
        with self._told("read"):
            return self._look(local.files)

    def look_for(self, version: Manifest) -> Remote:
        """Return what is there, compared with one of its versions."""
        with self._told("read"):
            return self._look(version.files)

    def _look(self, files: Files) -> Remote:
        """Return what is there; only files that may be those wanted are read."""
        here = self._current()
        if here is None:
            return Remote(self._state(), {})
        manifest = read_manifest(bytes_of(here / MANIFEST))
        ours = manifest.files if manifest else {}
        present = {}
        for name in names_in(here):
            known = ours.get(name) or files.get(name)
            path = here / name
            present[name] = ""
            if known and not path.is_symlink() and path.stat().st_size == known.size:
                present[name] = known.sha256 if name in ours else hash_of(path)
        return Remote(self._state(), present, manifest)

    def _state(self) -> str:
        """Return which version is there, and what its manifest says."""
        here = self._current()
        return f"{here} {sha256(bytes_of(here / MANIFEST)).hexdigest()}" if here else ""

    def versions(self) -> list[Manifest]:
        """Return the versions that are there, in order."""
        here = self._current()
        folders = dict.fromkeys([*self._folders(), *([here] if here else [])])
        found = (read_manifest(bytes_of(path / MANIFEST)) for path in folders)
        return sorted((one for one in found if one), key=lambda one: one.version)

    def newest(self) -> int:
        """Return the highest number of a version, 0 before the first."""
        numbers = [int(path.name) for path in self._folders()]
        return max([*numbers, *(one.version for one in self.versions())], default=0)

    def send(self, plan: Plan, remote: Remote, local: Local) -> None:
        """Make the plan true; raises DigestError, and what was served is served still."""
        self._make(plan, remote, local.put)

    def restore(self, plan: Plan, remote: Remote, version: Manifest) -> None:
        """Show the files of an earlier version again."""
        source = self._folder_of(version.version)
        self._make(plan, remote, lambda name, path: link(source / name, path))

    def _make(self, plan: Plan, remote: Remote, put: Callable[[str, Path], None]) -> None:
        """Make a version and switch to it."""
        with self._told("written"):
            self.store.mkdir(parents=True, exist_ok=True)
            with alone(self.store):
                if self._state() != remote.state:
                    raise fail(Place(str(self.path)), MOVED, "look at it, and deploy again")
                self._clear()
                new = self._folder_of(plan.manifest.version)
                part = new.with_name(new.name + PART)
                try:
                    self._fill(part, plan, put)
                    part.rename(new)
                except BaseException:
                    shutil.rmtree(part, ignore_errors=True)
                    raise
                try:
                    self._switch(new)
                except OSError:
                    if self._current() != new:
                        shutil.rmtree(new, ignore_errors=True)
                    raise
                keep_on_disk({self.store, self.path.parent})
                self._prune()

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """Turn what the system refuses into a problem."""
        try:
            yield
        except OSError as error:
            path = error.filename if isinstance(error.filename, str) else str(self.path)
            raise fail(Place(path), f"cannot be {what}: {reason(error)}", MEND) from None

    def _fill(self, part: Path, plan: Plan, put: Callable[[str, Path], None]) -> None:
        """Fill the folder of a new version; the manifest comes last."""
        old = self._base()
        theirs = set(foreign_in(old)) if old.is_dir() else set()
        staying = sorted({*plan.keep, *theirs} - set(plan.send))
        for folder in sorted({(part / n).parent for n in (*plan.send, *staying)} | {part}):
            folder.mkdir(parents=True, exist_ok=True)
        for name in staying:
            link(old / name, part / name)
        for name in plan.send:
            put(name, part / name)
        for folder in {(part / name).parent for name in theirs}:
            shutil.copymode(old / folder.relative_to(part), folder)
        write_new(str(part / MANIFEST), manifest_text(plan.manifest))
        written = {part / name for name in (*plan.send, MANIFEST)}
        keep_on_disk({*written, *(path.parent for path in written)})

    def _switch(self, new: Path) -> None:
        """Show a version instead of what is shown now, and take along what others put there."""
        old = self._current()
        aim = self.path.with_name(f"{self.store.name}.link")
        aim.unlink(missing_ok=True)
        try:
            aim.symlink_to(new.relative_to(self.path.parent))
        except OSError:  # a disk without links
            aim = new
        if self.path.is_symlink() or not self.path.exists():
            aim.replace(self.path)
            aside = old
        else:
            aside = self._aside(new)
            self.path.rename(aside)
            try:
                aim.replace(self.path)
            except OSError:
                aside.rename(self.path)
                raise
        if aside:
            take_along(aside, self.path)

    def _current(self) -> Path | None:
        """Return the folder that is served, None if there is none."""
        shown = self._shown()
        if shown is not None or self.path.is_symlink():
            return shown if shown and shown.is_dir() else None
        return self.path if self.path.is_dir() else None

    def _shown(self) -> Path | None:
        """Return the version that the link leads to; None if it is no link of ours."""
        with suppress(OSError):
            aim = self.path.parent / self.path.readlink()
            if aim.parent == self.store:
                return aim
        return None

    def _base(self) -> Path:
        """Return the folder a new version begins with; the target's own where there is none yet.

        Where a deploy was killed between taking the old away and putting the new in place, that
        is the newest version that is whole.
        """
        return self._current() or [self.path, *self._folders()][-1]

    def _aside(self, new: Path) -> Path:
        """Return where a folder goes that is no link of ours: it is a version, or it was there."""
        manifest = read_manifest(bytes_of(self.path / MANIFEST))
        version = self._folder_of(manifest.version) if manifest else None
        return version if version and not version.exists() else new.with_name(f"before-{new.name}")

    def _folder_of(self, version: int) -> Path:
        """Return the folder of a version."""
        return self.store / f"{version:0{DIGITS}d}"

    def _folders(self) -> list[Path]:
        """Return the folders of the complete versions, oldest first."""
        if not self.store.is_dir():
            return []
        names = (path.name for path in self.store.iterdir())
        return [self.store / name for name in sorted(names) if name.isdecimal()]

    def _clear(self) -> None:
        """Remove what a killed deploy began, and a version that it did not come to show."""
        here = self._current()
        manifest = read_manifest(bytes_of(here / MANIFEST)) if here else None
        later = [one for one in self._folders() if manifest and int(one.name) > manifest.version]
        for part in (*self.store.glob(f"*{PART}"), *later):
            shutil.rmtree(part, ignore_errors=True)

    def _prune(self) -> None:
        """Remove versions beyond those to keep; what stood there before digest stays."""
        current = self._current()
        old = [path for path in self._folders() if path != current]
        for path in old[: -self._keep]:
            shutil.rmtree(path, ignore_errors=True)


MOVED = "it has changed since the plan was made"
MEND = "check the folder's permissions and the free space"


@contextmanager
def alone(store: Path) -> Iterator[None]:
    """Hold the lock on a folder of versions; raises DigestError when another deploy has it."""
    handle = os.open(store / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if sys.platform != "win32" and not is_taken(handle):
            what = "another deploy is at work there"
            raise fail(Place(str(store)), what, "wait for it to end")
        yield
    finally:
        os.close(handle)


def names_in(folder: Path) -> Iterable[str]:
    """Yield the names of all files below a folder, and links, the manifest apart.

    Raises OSError for a folder that can't be read: what is in it could not be taken along.
    """

    def refuse(error: OSError) -> None:
        raise error

    return (name for name in everything(folder, refuse) if name != MANIFEST)


def foreign_in(folder: Path) -> Iterable[str]:
    """Yield the names of the files below a folder that its manifest does not name."""
    manifest = read_manifest(bytes_of(folder / MANIFEST))
    return (name for name in names_in(folder) if not manifest or name not in manifest.files)


def take_along(old: Path, new: Path) -> None:
    """Link what others put into a version after the next was made of it."""
    for name in foreign_in(old):
        if not os.path.lexists(new / name):
            with suppress(OSError):  # now a folder of the site is there; the old version keeps it
                (new / name).parent.mkdir(parents=True, exist_ok=True)
                link(old / name, new / name)


def keep_on_disk(paths: Iterable[Path]) -> None:
    """Return when files and folders are on the disk (fsync), not in its cache alone.

    Else a power cut after a deploy could leave the link, and empty files behind it. Several at a
    time are written in one go.
    """
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(flushed, paths))


def flushed(path: Path) -> None:
    """Return when a file is on the disk, or a folder where the system opens one (not Windows)."""
    is_folder = path.is_dir()
    if is_folder and sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def link(source: Path, target: Path) -> None:
    """Give a file a second name, or copy it where a disk knows no second names."""
    try:
        os.link(source, target, follow_symlinks=False)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file, none if it isn't there."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return b""


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
