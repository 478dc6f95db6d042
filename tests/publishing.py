"""Publishes files as a build does, and looks at what is on disk then."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from digest.output import Output
from digest.press.plan import Print, decide
from digest.problems import DigestError
from digest.record import CLAIMS, RECORD

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from digest.sources import File

Files = dict[str, bytes]


def print_for(content: bytes) -> Print:
    """Return a print that follows the bytes, as those of a build do."""
    return Print(hashlib.sha256(content).hexdigest(), "t", "e")


def stage(output: Output, name: str, made: Print, content: bytes | File) -> None:
    """Stage one file to be published."""
    output.take([(name, output.stage(name, made, content))])


def publish(root: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Bring a folder up to date as a build does; return what was changed."""
    with Output(root, "site") as output:
        standing = output.standing()
        prints = {name: print_for(content) for name, content in files.items()}
        plan = decide(prints, standing.prints, standing.spoiled)
        output.refuse_foreign(plan.write)
        for name in plan.write:
            stage(output, name, prints[name], files[name])
        return output.publish(plan.remove)


def refused(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """Return what is wrong with publishing."""
    with pytest.raises(DigestError) as caught:
        publish(root, files)
    assert all(problem.hint for problem in caught.value.problems)
    return [f"{problem.place}: {problem.message}" for problem in caught.value.problems]


def on_disk(root: Path) -> Files:
    """Return every file below a folder but what digest keeps there for itself."""
    found = {p.relative_to(root).as_posix(): p for p in root.rglob("*") if p.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name not in {RECORD, CLAIMS}}


def folders(root: Path) -> set[str]:
    """Return every folder below a folder."""
    return {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_dir()}


def put(root: Path, name: str, text: str = "theirs") -> Path:
    """Write a file that isn't ours."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


ONE: Files = {"assets/style.css": b"* {}", "a/index.html": b"a", "a/b/index.html": b"b"}
