"""Posts on disk and the seeds that they state; how they were written doesn't matter."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.problems import DigestError
from digest.seedfiles import Seed
from digest.shelf import Shelf, read_shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

POST = "---\ntitle: A\nseed:\n  file: {file}\n  sha256: {sha256}\n---\n\nx\n"


def shelf_of(root: Path, posts: Mapping[str, str]) -> Shelf:
    """Return the shelf of a folder that holds these texts."""
    for name, text in posts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return read_shelf(root, str(root))


def seed(name: str) -> Seed:
    return Seed(name, Path(name), name)


def test_a_post_is_found_by_its_seed_wherever_it_lies(tmp_path: Path) -> None:
    text = POST.format(file="a.txt", sha256="1")
    shelf = shelf_of(tmp_path, {"sub/mine.md": text, "b.md": "---\ntitle: B\n---\n"})
    post = shelf.post_of(seed("a.txt"), "2", {"a.txt"})
    assert post is not None
    assert (post.name, post.content) == ("sub/mine.md", text.encode())
    assert shelf.post_of(seed("b.txt"), "2", {"b.txt"}) is None


def test_a_renamed_seed_is_known_by_its_bytes_and_a_copy_is_not_taken_for_one(
    tmp_path: Path,
) -> None:
    shelf = shelf_of(tmp_path, {"a.md": POST.format(file="old.txt", sha256="1")})
    assert shelf.post_of(seed("new.txt"), "1", {"new.txt"}) is not None
    assert shelf.post_of(seed("copy.txt"), "1", {"copy.txt", "old.txt"}) is None


def test_a_name_that_is_taken_gets_a_suffix_by_the_seed_alone(tmp_path: Path) -> None:
    digest = hashlib.sha256(b"a.txt").hexdigest()
    shelf = shelf_of(tmp_path, {"sub/Storm.md": "---\ntitle: B\n---\n"})
    assert shelf.free_name("calm", "a.txt") == "calm.md"
    assert shelf.free_name("storm", "a.txt") == f"storm-{digest[:6]}.md"
    assert shelf.free_name("storm", "a.txt") == f"storm-{digest[:12]}.md"


def test_backups_are_numbered_and_none_is_replaced(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, {"a.md": "---\ntitle: A\n---\n", "a.md.bak1": "x"})
    assert [shelf.free_backup("a.md") for _ in range(2)] == ["a.md.bak2", "a.md.bak3"]
    assert shelf.free_backup("b.md") == "b.md.bak1"


def test_a_shelf_need_not_be_there_but_must_be_a_folder(tmp_path: Path) -> None:
    assert shelf_of(tmp_path / "none", {}).taken == set()
    (tmp_path / "file").touch()
    with pytest.raises(DigestError, match="is a file, and posts need a folder"):
        read_shelf(tmp_path, str(tmp_path / "file"))
    with pytest.raises(DigestError, match="there is no site here"):
        read_shelf(tmp_path, "")
