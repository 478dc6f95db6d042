"""A built site as a deploy sees it, made of names and contents, and what a folder then holds."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from digest.deploy.local import Local
from digest.deploy.plan import MANIFEST, File, Files, Manifest, plan, read_manifest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from digest.deploy.story import Kind

FIRST = {"index.html": b"home", "tides/index.html": b"tides", "assets/style.css": b"a { }"}
SECOND = {"index.html": b"home again", "assets/style.css": b"a { }", "waves/index.html": b"waves"}


def file_of(content: bytes) -> File:
    """Return what a manifest says of a content."""
    return File(sha256(content).hexdigest(), len(content))


def files_of(contents: Mapping[str, bytes]) -> Files:
    """Return what a manifest says of a site."""
    return {name: file_of(content) for name, content in contents.items()}


def local_of(folder: Path, contents: Mapping[str, bytes]) -> Local:
    """Write a site to a folder, and return it as it is deployed."""
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return Local(folder, files_of(contents), {})


def deploy(kind: Kind, local: Local) -> None:
    """Take a site to a target."""
    remote = kind.look(local)
    kind.send(plan(local.files, remote, kind.newest()), remote, local)


def contents_of(folder: Path) -> dict[str, bytes]:
    """Return what a folder holds, the manifest apart."""
    paths = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {name: path.read_bytes() for name, path in paths.items() if name != MANIFEST}


def manifest_in(folder: Path) -> Manifest:
    """Return the manifest in a folder."""
    manifest = read_manifest((folder / MANIFEST).read_bytes())
    assert manifest is not None
    return manifest
