"""The built site as it is about to leave: which files, and their bytes, held to the record."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from digest.deploy.packing import ENCODINGS, ENDINGS, LEAST, Facts, packed
from digest.deploy.plan import File
from digest.disk import copy, read_bytes
from digest.problems import DigestError, Place, fail, gather
from digest.record import RECORD, read_record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from digest.deploy.plan import Files, Headers

LARGEST = 1024 * 1024 * 1024
"""Bytes of a file that can be held in memory; hosts take less."""


@dataclass(frozen=True, slots=True)
class Local:
    """The files of a built site in its folder, and `extras`, which only a target wants.

    Those in `packs` are made of others as they leave: name -> the file, and how it is packed.
    """

    folder: Path
    files: Files
    extras: Mapping[str, bytes]
    packs: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def content(self, name: str) -> bytes:
        """Return the bytes of a file; raises DigestError if they are not those of the build."""
        source, method = self.packs.get(name, (name, ""))
        content = self.plain(source)
        if method:
            content = packed(method, content)
        self.check(name, hashlib.sha256(content).hexdigest())
        return content

    def plain(self, name: str) -> bytes:
        """Return the bytes of a file as it lies here, whatever they are."""
        content = self.extras.get(name)
        return read_bytes(self.folder / name, shown(name), LARGEST) if content is None else content

    def put(self, name: str, path: Path) -> None:
        """Copy a file; raises DigestError if it is not that of the build, OSError in writing."""
        if name in self.extras or name in self.packs:
            path.write_bytes(self.content(name))
        else:
            self.check(name, copy(self.folder / name, path, shown(name)))

    def check(self, name: str, sha256: str) -> None:
        """Raise DigestError for bytes that are not those of the build."""
        if sha256 != self.files[name].sha256:
            raise changed(name)


def no_headers(_: str) -> Headers:
    """Return the headers of a file where the host keeps none."""
    return ()


def read_local(
    folder: Path, extras: Mapping[str, bytes], headers: Callable[[str], Headers] = no_headers
) -> Local:
    """Return the files of a built site, by its record; raises DigestError for those that lack."""
    record = read_record(read_bytes(folder / RECORD, shown(RECORD), LARGEST))
    if record is None:
        raise fail(Place(shown(RECORD)), "this record is broken", "build with --clean")

    def file_of(name: str) -> tuple[str, File]:
        try:
            size = (folder / name).stat().st_size
            return name, File(record[name].sha256, size, headers(name))
        except OSError:
            raise changed(name) from None

    files = dict(gather(file_of, sorted(record)))
    for name, content in extras.items():
        files[name] = File(hashlib.sha256(content).hexdigest(), len(content), headers(name))
    return Local(folder, files, extras)


def with_packs(
    local: Local,
    root: Path,
    methods: Sequence[str],
    is_text: Callable[[str], bool],
    *,
    inside: bool,
) -> Local:
    """Return a site whose texts are packed: `inside`, in place of the plain ones, or beside them.

    Inside they have a header that says so, which only some hosts can be told.
    """
    facts, files, packs = Facts(root), dict(local.files), {}
    for name, file in local.files.items():
        if file.size < LEAST or not is_text(name):
            continue
        for method in methods:
            sha256, size = facts.of(method, file.sha256, partial(local.content, name))
            new = name if inside else name + ENDINGS[method]
            headers = (*file.headers, ("Content-Encoding", ENCODINGS[method])) if inside else ()
            files[new] = File(sha256, size, headers)
            packs[new] = name, method
    facts.keep()
    return replace(local, files=dict(sorted(files.items())), packs=packs)


def changed(name: str) -> DigestError:
    """Return the error of a file that somebody touches while it is deployed."""
    what = "this file has been changed since the build"
    return fail(Place(shown(name)), what, "deploy again when nothing writes there")


def shown(name: str) -> str:
    """Return what a file of the site is called in problems."""
    return f"site/{name}"
