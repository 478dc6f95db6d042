"""Folders and files as a person names them; what is in the files doesn't matter."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from digest.problems import DigestError
from digest.seedfiles import Found, find_seeds


def touch(root: Path, *names: str) -> None:
    """Make files, each holding its own name."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")


def names(found: Found) -> list[str]:
    return [seed.name for seed in found.seeds]


def shown(found: Found) -> list[str]:
    return [seed.shown for seed in found.seeds]


def test_without_a_name_the_seeds_of_the_site_are_meant(tmp_path: Path) -> None:
    touch(tmp_path, "seeds/b.txt", "seeds/sub/a.HTML", "seeds/c.pdf", "d.txt")
    found = find_seeds(tmp_path, ())
    assert names(found) == ["b.txt", "sub/a.HTML"]
    assert shown(found) == ["seeds/b.txt", "seeds/sub/a.HTML"]
    assert found.passed_over == ("seeds/c.pdf",)


@pytest.mark.parametrize("path", ["seeds", "seeds/sub", "seeds/sub/a.txt", ".", "seeds/../seeds"])
def test_a_seed_goes_by_one_name_whichever_way_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    touch(tmp_path, "seeds/sub/a.txt")
    monkeypatch.chdir(tmp_path / "seeds" if path == "." else tmp_path)
    root = Path("..") if path == "." else Path()
    assert names(find_seeds(root, [Path(path)])) == ["sub/a.txt"]
    assert names(find_seeds(tmp_path, [Path(path).resolve()])) == ["sub/a.txt"]


def test_elsewhere_it_is_the_folder_that_was_named_which_counts(tmp_path: Path) -> None:
    touch(tmp_path, "raw/sub/a.txt", "raw/b.log")
    assert names(find_seeds(tmp_path, [tmp_path / "raw"])) == ["sub/a.txt"]
    assert names(find_seeds(tmp_path, [tmp_path / "raw/sub/a.txt"])) == ["a.txt"]
    assert names(find_seeds(tmp_path, [tmp_path / "raw/b.log"])) == ["b.log"]
    assert shown(find_seeds(tmp_path, [tmp_path / "raw"])) == ["raw/sub/a.txt"]


def test_a_seed_that_is_named_twice_is_one(tmp_path: Path) -> None:
    touch(tmp_path, "seeds/a.txt")
    twice = [tmp_path / "seeds", tmp_path / "seeds/a.txt"]
    assert names(find_seeds(tmp_path, twice)) == ["a.txt"]


def test_two_seeds_of_one_name_and_all_that_is_missing_are_told_at_once(tmp_path: Path) -> None:
    touch(tmp_path, "seeds/a.txt", "raw/a.txt")
    with pytest.raises(DigestError) as caught:
        find_seeds(tmp_path, [tmp_path / name for name in ("seeds", "raw", "x", "y" * 300)])
    same, missing, long = sorted(problem.message for problem in caught.value.problems)[::-1]
    assert (same, missing) == (
        "there is no such file or folder",
        "seeds/a.txt has the same name, and a post states only that",
    )
    assert long.startswith("cannot be read: ")


def test_links_that_go_round_are_seeds_that_can_not_be_read(tmp_path: Path) -> None:
    touch(tmp_path, "seeds/a.txt")
    (tmp_path / "seeds/round.txt").symlink_to("round.txt")
    (tmp_path / "seeds/up").symlink_to(tmp_path / "seeds")
    assert names(find_seeds(tmp_path, ())) == ["a.txt", "round.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_not_utf_8_keeps_no_other_back(tmp_path: Path) -> None:
    touch(tmp_path, "seeds/a.txt")
    with open(os.fsencode(tmp_path) + b"/seeds/\xff.txt", "wb"):  # noqa: PTH123  pathlib has no bytes
        pass
    found = find_seeds(tmp_path, ())
    assert names(found) == ["a.txt"]
    assert [problem.message for problem in found.problems] == ["this file's name is not UTF-8"]


def test_without_a_folder_of_seeds_one_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="this folder does not exist"):
        find_seeds(tmp_path, ())
