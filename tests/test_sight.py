from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from digest.sight import NOISE, facts_of, glance

if TYPE_CHECKING:
    from pathlib import Path


def names(found: object, root: Path) -> set[str]:
    """Return paths as a site writes them."""
    assert isinstance(found, dict | frozenset)
    return {os.path.relpath(path, root).replace(os.sep, "/") for path in found}


def test_a_glance_sees_the_files_named_and_all_below_the_folders(tmp_path: Path) -> None:
    (tmp_path / "content/posts").mkdir(parents=True)
    for name in ("config.yaml", "content/about.md", "content/posts/tides.md", "other.txt"):
        (tmp_path / name).write_text("x")

    sight = glance(
        [str(tmp_path / "config.yaml"), str(tmp_path / "none.yaml")],
        [str(tmp_path / "content"), str(tmp_path / "seeds")],
    )

    assert names(sight.files, tmp_path) == {
        "config.yaml",
        "content/about.md",
        "content/posts/tides.md",
    }
    assert sight.linked_files == sight.linked_folders == frozenset()


@pytest.mark.parametrize("change", ["write", "touch", "replace", "chmod"])
def test_facts_differ_after_every_change(tmp_path: Path, change: str) -> None:
    path = tmp_path / "tides.md"
    path.write_text("one")
    before = facts_of(str(path))
    if change == "write":
        path.write_text("three")
    elif change == "touch":
        os.utime(path, (1, 1))
    elif change == "replace":
        (tmp_path / "new").write_text("one")
        os.utime(tmp_path / "new", ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
        (tmp_path / "new").replace(path)
    else:
        path.chmod(0o600)

    assert before is not None
    assert facts_of(str(path)) != before


def test_a_folder_and_a_missing_file_have_no_facts(tmp_path: Path) -> None:
    assert facts_of(str(tmp_path)) is None
    assert facts_of(str(tmp_path / "none")) is None


def test_links_are_followed_and_told_apart(tmp_path: Path) -> None:
    for folder in ("vault/deep", "content"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "vault/deep/note.md").write_text("x")
    (tmp_path / "content/vault").symlink_to(tmp_path / "vault")
    (tmp_path / "content/note.md").symlink_to(tmp_path / "vault/deep/note.md")
    (tmp_path / "content/broken.md").symlink_to(tmp_path / "none")
    (tmp_path / "config.yaml").symlink_to(tmp_path / "vault/deep/note.md")
    (tmp_path / "lost.yaml").symlink_to(tmp_path / "none")

    sight = glance(
        (str(tmp_path / name) for name in ("config.yaml", "lost.yaml")), [str(tmp_path / "content")]
    )

    assert names(sight.linked_folders, tmp_path) == {"content/vault"}
    assert names(sight.linked_files, tmp_path) == {
        "config.yaml",
        "lost.yaml",
        "content/note.md",
        "content/broken.md",
    }
    assert names(sight.files, tmp_path) == {
        "config.yaml",
        "content/note.md",
        "content/vault/deep/note.md",
    }


def test_the_facts_of_a_link_are_those_of_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("one")
    (tmp_path / "link.md").symlink_to("real.md")

    assert facts_of(str(tmp_path / "link.md")) == facts_of(str(tmp_path / "real.md"))


def test_a_link_that_leads_back_up_ends(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/tides.md").write_text("x")
    (tmp_path / "content/again").symlink_to(tmp_path / "content")

    sight = glance([], [str(tmp_path / "content")])

    assert names(sight.files, tmp_path) == {"content/tides.md"}


@pytest.mark.parametrize(
    "name", [".tides.md.swp", ".#tides.md", ".digest-x1.part", ".DS_Store", ".git"]
)
def test_what_programs_leave_beside_a_text_is_noise(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")

    assert NOISE.fullmatch(name)
    assert glance([], [str(tmp_path)]).files == {}


@pytest.mark.parametrize(
    "name", ["tides.md", "4913", "tides.md~", ".htaccess", ".well-known", "a.swp"]
)
def test_what_a_person_may_have_made_is_not(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")

    assert names(glance([], [str(tmp_path)]).files, tmp_path) == {name}
