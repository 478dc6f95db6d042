"""What a deploy adds, changes and removes: the site and what is at the target -> Plan.

Must not look anywhere: what is at a target is handed in by the module of its kind.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from digest.record import is_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MANIFEST = ".digest-deployed.json"
"""The name of the manifest at the target."""

FORMAT = 1


class File(NamedTuple):
    """What is known of a file's content: the SHA-256 of its bytes, and how many they are."""

    sha256: str
    size: int


Files = dict[str, File]
"""Path below the root of the site -> the file."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What digest put at a target.

    Versions count from 1. One that a rollback made `restores` an earlier one, else that is 0.
    """

    version: int
    files: Files
    restores: int = 0

    @property
    def shows(self) -> int:
        """The version whose files these are."""
        return self.restores or self.version


@dataclass(frozen=True, slots=True)
class Remote:
    """What is at a target.

    `state` is another one after each change. `present` has the SHA-256 of each file that is
    there, whoever put it; empty where it is only known to be none of ours, or other than it was.
    """

    state: str
    present: Mapping[str, str]
    manifest: Manifest | None = None

    @property
    def ours(self) -> Files:
        """The files that digest put there."""
        return self.manifest.files if self.manifest else {}

    @property
    def foreign(self) -> list[str]:
        """The files there that digest did not put there, in order."""
        return sorted(self.present.keys() - self.ours.keys())


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do, each in order of names, and the manifest that is true once it is done.

    It `is_nothing` when all is there already and the manifest says so.
    """

    add: tuple[str, ...]
    change: tuple[str, ...]
    remove: tuple[str, ...]
    keep: tuple[str, ...]
    manifest: Manifest
    is_nothing: bool

    @property
    def send(self) -> tuple[str, ...]:
        """What has to get there, besides the manifest."""
        return tuple(sorted((*self.add, *self.change)))

    def size(self, names: Iterable[str]) -> int:
        """Return how many bytes some of the files have."""
        return sum(self.manifest.files[name].size for name in names)


def plan(files: Files, remote: Remote, newest: int, restores: int = 0) -> Plan:
    """Compare what is to be at a target with what is there.

    `newest` is the highest number of a version that was ever there, `restores` the one whose
    files these are, in a rollback.
    """
    there, ours = remote.present, remote.ours
    add = tuple(sorted(files.keys() - there.keys()))
    same = {name for name in files.keys() & there.keys() if files[name].sha256 == there[name]}
    remove = tuple(sorted((ours.keys() & there.keys()) - files.keys()))
    return Plan(
        add=add,
        change=tuple(sorted((files.keys() & there.keys()) - same)),
        remove=remove,
        keep=tuple(sorted(same)),
        manifest=Manifest(newest + 1, dict(sorted(files.items())), restores),
        is_nothing=ours == files and len(same) == len(files),
    )


USUAL_DELETES, USUAL_SHARE = 256, 20
"""Files, and percent of what digest put there, that one deploy may remove: both hold."""


def most_deletes(asked: str, held: int) -> int:
    """Return how many of `held` files may be removed, as `max_deletes` of a target says."""
    if not asked:
        return min(USUAL_DELETES, held * USUAL_SHARE // 100)
    return held * int(asked[:-1]) // 100 if asked.endswith("%") else int(asked)


def in_the_way(files: Files, foreign: Iterable[str]) -> list[str]:
    """Return the foreign files that are where a folder of ours has to be, or below a file of ours.

    No host can hold both, and what digest did not put there is not removed.
    """
    folders = {folder for name in files for folder in folders_of(name)}
    return [
        name for name in foreign if name in folders or not files.keys().isdisjoint(folders_of(name))
    ]


def folders_of(name: str) -> Iterable[str]:
    """Yield the folders that a path leads through."""
    at = name.find("/")
    while at > 0:
        yield name[:at]
        at = name.find("/", at + 1)


def version_before(now: Manifest, kept: Iterable[Manifest]) -> Manifest | None:
    """Return the version that was there before what is shown now; None if it is not kept.

    So one rollback after another leads further back, though each makes a version of its own, and
    a version that was rolled back from is not returned to.
    """
    older = [one for one in kept if one.version < now.shows]
    return max(older, key=lambda one: one.version, default=None)


def manifest_text(manifest: Manifest) -> bytes:
    """Return a manifest as it is kept at the target, a line for each file."""
    rows = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(file)}" for name, file in sorted(manifest.files.items())
    )
    head = f'{{"format": {FORMAT}, "version": {manifest.version}, "restores": {manifest.restores}'
    return f'{head}, "files": {{\n{rows}\n}}}}\n'.encode()


def read_manifest(content: bytes) -> Manifest | None:
    """Return what a manifest says; None for one that is broken, or of another format.

    Names that lead out of the folder are passed over: whoever can write there could remove
    files elsewhere.
    """
    try:
        found: Any = json.loads(content)
        if found["format"] != FORMAT:
            return None
        rows = [(name, File(*row)) for name, row in found["files"].items() if is_below(name)]
        files = {name: file for name, file in rows if is_file(file) and name != MANIFEST}
        manifest = Manifest(found["version"], files, found["restores"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    numbers = (manifest.version, manifest.restores)
    return manifest if all(type(one) is int and one >= 0 for one in numbers) else None


def is_file(file: File) -> bool:
    """Whether the two facts of a file are of the types that they should be."""
    return isinstance(file.sha256, str) and type(file.size) is int
