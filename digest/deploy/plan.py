"""What a deploy adds, changes and removes: the site and what is at the target -> Plan.

Must not look anywhere: what is at a target is handed in by the module of its kind.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from digest.record import is_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MANIFEST = ".digest-deployed.json"
"""The name of the manifest at the target."""

FORMAT = 1


Headers = tuple[tuple[str, str], ...]
"""What a host is told to send with a file: names and values of HTTP headers, in order."""


class File(NamedTuple):
    """What is known of a file: the SHA-256 of its bytes, how many they are, and its headers.

    There are headers only where a host keeps them. The hash is empty for a file of which only
    the name is known.
    """

    sha256: str
    size: int
    headers: Headers = ()


UNKNOWN = File("", 0)
"""A file that may have been replaced, or not: who was about to do it was cut off."""


Files = dict[str, File]
"""Path below the root of the site -> the file."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What digest put at a target.

    Versions count from 1. One that a rollback made `restores` an earlier one, else that is 0.
    Where files are replaced one by one, `kept` are the earlier versions that can be returned to,
    and while a deploy is at work, `claim` is its name and `pending` what it sends: each of these
    files may be the one in `files` still, or the one in `pending` already.
    """

    version: int
    files: Files
    restores: int = 0
    kept: tuple[int, ...] = ()
    claim: str = ""
    pending: Files = field(default_factory=dict)

    @property
    def shows(self) -> int:
        """The version whose files these are."""
        return self.restores or self.version


@dataclass(frozen=True, slots=True)
class Remote:
    """What is at a target.

    `state` is another one after each change. `present` has the SHA-256 of each file that is
    there, whoever put it; empty where it is only known to be none of ours, or other than it was.
    It `is_settled` unless a deploy is at work there, or was cut off.
    """

    state: str
    present: Mapping[str, str]
    manifest: Manifest | None = None
    is_settled: bool = True

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
    same = {
        name
        for name in files.keys() & there.keys()
        if files[name].sha256 == there[name]
        and (name not in ours or files[name].headers == ours[name].headers)
    }
    remove = tuple(sorted((ours.keys() & there.keys()) - files.keys()))
    return Plan(
        add=add,
        change=tuple(sorted((files.keys() & there.keys()) - same)),
        remove=remove,
        keep=tuple(sorted(same)),
        manifest=Manifest(newest + 1, dict(sorted(files.items())), restores),
        is_nothing=remote.is_settled and ours == files and len(same) == len(files),
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
    """Return a manifest as it is kept at the target, a line for each file.

    Headers are listed once, and a file has the number of its own in that list.
    """
    every = (*manifest.files.values(), *manifest.pending.values())
    headers = {one: n for n, one in enumerate(sorted({f.headers for f in every if f.headers}))}
    head: dict[str, object] = {
        "format": FORMAT,
        "version": manifest.version,
        "restores": manifest.restores,
    }
    head |= {"kept": manifest.kept} if manifest.kept else {}
    head |= {"claim": manifest.claim} if manifest.claim else {}
    head |= {"headers": list(headers)} if headers else {}
    tables = {"pending": manifest.pending} if manifest.pending else {}
    text = json.dumps(head)[:-1]
    for name, files in (*tables.items(), ("files", manifest.files)):
        rows = ",\n".join(rows_of(files, headers))
        text += f', "{name}": {{\n{rows}\n}}'
    return f"{text}}}\n".encode()


def rows_of(files: Files, headers: Mapping[Headers, int]) -> Iterable[str]:
    """Yield a line of the manifest for each file."""
    for name, file in sorted(files.items()):
        facts = (*file[:2], headers[file.headers]) if file.headers else file[:2]
        yield f"{json.dumps(name)}: {json.dumps(facts)}"


def read_manifest(content: bytes) -> Manifest | None:
    """Return what a manifest says; None for one that is broken, or of another format.

    Names that lead out of the folder are passed over: whoever can write there could remove
    files elsewhere.
    """
    try:
        found: Any = json.loads(content)
        if found["format"] != FORMAT:
            return None
        headers = [tuple((str(k), str(v)) for k, v in one) for one in found.get("headers", ())]
        manifest = Manifest(
            version=found["version"],
            files=files_in(found["files"], headers),
            restores=found["restores"],
            kept=tuple(found.get("kept", ())),
            claim=str(found.get("claim", "")),
            pending=files_in(found.get("pending", {}), headers),
        )
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return None
    numbers = (manifest.version, manifest.restores, *manifest.kept)
    return manifest if all(type(one) is int and one >= 0 for one in numbers) else None


def files_in(rows: Mapping[str, Any], headers: Sequence[Headers]) -> Files:
    """Return the files of a table in a manifest."""
    found = (
        (name, File(sha256, size, headers[which[0]] if which else ()))
        for name, (sha256, size, *which) in rows.items()
        if is_below(name) and name != MANIFEST
    )
    return {name: file for name, file in found if is_file(file)}


def is_file(file: File) -> bool:
    """Whether the two facts of a file are of the types that they should be."""
    return isinstance(file.sha256, str) and type(file.size) is int
