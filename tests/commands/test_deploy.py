from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from digest.commands.deploy import LISTED, kilobytes
from tests.a_site import CONFIG, Site, new_site, post
from tests.commands.typed import typed
from tests.deploy.a_local import contents_of

if TYPE_CHECKING:
    from pathlib import Path

TARGETS = "deploy:\n  mirror: {to: ../mirror}\n  pages: {to: ../pages.git, branch: gh-pages}\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return a site with two targets."""
    return new_site(tmp_path / "news", {"a.md": post()}, CONFIG + TARGETS)


def test_a_deploy_shows_its_plan_and_then_that_there_is_nothing_to_do(site: Site) -> None:
    done = typed("-C", site.root, "deploy", "mirror", "--yes")
    assert done.exit_code == 0
    first, *lines = done.stdout.splitlines()
    assert first == "mirror: ../mirror"
    assert "  + 404.html" in lines
    assert " to add, 0 to change, 0 to remove, 0 stay; " in lines[-2]
    assert lines[-1] == "done: mirror has version 1"
    assert contents_of(site.root.parent / "mirror") == site.output()
    count = len(site.output())
    again = typed("-C", site.root, "deploy", "mirror", "--yes")
    assert again.stdout == f"mirror: ../mirror\n  all {count} files there are as they should be\n"


def test_a_dry_run_changes_nothing_there(site: Site) -> None:
    done = typed("-C", site.root, "deploy", "mirror", "--dry-run", "--json")
    told = json.loads(done.stdout)
    assert (told["applied"], told["version"], told["keep"]) == (False, 1, 0)
    assert told["add"] == sorted(site.output())
    assert told["bytes"] == sum(map(len, site.output().values()))
    assert [path.name for path in site.root.parent.iterdir()] == ["news"]


@pytest.mark.parametrize(("answer", "is_done"), [("n", False), ("", False), ("y", True)])
def test_a_person_is_asked(site: Site, answer: str, *, is_done: bool) -> None:
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "digest", "-C", str(site.root), "deploy", "mirror"]
    out = subprocess.PIPE
    with subprocess.Popen(words, stdin=theirs, stdout=out, stderr=out) as run:  # noqa: S603  our own command
        os.write(ours, f"{answer}\n".encode())
        said, asked = run.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert b"Go on? [y/N]" in asked
    assert (b"nothing was changed" in asked) is not is_done
    assert (b"done: mirror has version 1" in said) is is_done
    assert (site.root.parent / "mirror").exists() is is_done


def test_a_rollback_shows_the_version_it_leads_to(site: Site) -> None:
    typed("-C", site.root, "deploy", "mirror", "--yes")
    before = contents_of(site.root.parent / "mirror")
    site.edit("config.yaml", "Tide Table", "Table of Tides")
    typed("-C", site.root, "deploy", "mirror", "--yes")
    done = typed("-C", site.root, "deploy", "mirror", "--rollback", "--yes")
    assert "  back to version 1\n" in done.stdout
    assert contents_of(site.root.parent / "mirror") == before
    refused = typed("-C", site.root, "deploy", "mirror", "--rollback", "--yes")
    assert refused.exit_code == 1
    assert "mirror keeps no version before the one that is there" in refused.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "say which target; known: mirror, pages"),
        (["mirorr"], 'there is no target "mirorr"; known: mirror, pages'),
        (["mirror"], "nobody is there to be asked; say --yes"),
        (["mirror", "--json"], "nobody is there to be asked; say --yes"),
    ],
)
def test_wrong_usage_is_told(site: Site, words: list[str], said: str) -> None:
    done = typed("-C", site.root, "deploy", *words)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_site_without_targets_is_shown_how_to_name_one(tmp_path: Path) -> None:
    done = typed("-C", new_site(tmp_path).root, "deploy")
    assert done.exit_code == 2
    assert "    to: ../mirror/news" in done.stderr


def test_the_only_target_needs_no_name(tmp_path: Path) -> None:
    config = CONFIG + "deploy: {mirror: {to: ../mirror}}\n"
    site = new_site(tmp_path / "news", {"a.md": post()}, config)
    assert typed("-C", site.root, "deploy", "--yes").exit_code == 0
    assert contents_of(tmp_path / "mirror") == site.output()


def test_a_problem_keeps_the_target_as_it_is(site: Site) -> None:
    site.edit("config.yaml", "https://tides.example.org/", "http://localhost:8000/")
    done = typed("-C", site.root, "deploy", "mirror", "--yes")
    assert done.exit_code == 1
    assert "which leads readers to their own computers" in done.stderr
    assert not (site.root.parent / "mirror").exists()


def test_many_files_of_a_kind_are_counted(tmp_path: Path) -> None:
    posts = {f"{n}.md": post(f"Tide {n}") for n in range(LISTED)}
    site = new_site(tmp_path / "news", posts, CONFIG + TARGETS)
    done = typed("-C", site.root, "deploy", "mirror", "--dry-run")
    assert done.stdout.count("  + ") == LISTED + 1
    assert f"  + … and {len(site.output()) - LISTED} more files\n" in done.stdout


def test_a_build_loads_nothing_that_deploys() -> None:
    code = "import sys, digest.commands.build, digest.build; print(*sys.modules)"
    words = [sys.executable, "-c", code]
    loaded = subprocess.run(words, capture_output=True, check=True, text=True)  # noqa: S603  our own code
    assert not [name for name in loaded.stdout.split() if name.startswith("digest.deploy")]


def test_the_preflight_alone_sends_nothing(site: Site) -> None:
    done = typed("-C", site.root, "check", "--deploy", "mirror")
    assert done.exit_code == 0
    assert done.stdout.endswith(" kB: ready for mirror\n")
    assert done.stdout.startswith(f"{len(site.output())} files, ")
    told = json.loads(typed("-C", site.root, "check", "--deploy", "mirror", "--json").stdout)
    assert told["files"] == len(site.output())
    site.edit("config.yaml", "https://tides.example.org/", "http://localhost:8000/")
    refused = typed("-C", site.root, "check", "--deploy", "mirror")
    assert refused.exit_code == 1
    assert "which leads readers to their own computers" in refused.stderr
    assert typed("-C", site.root, "check", "--deploy", "mirorr").exit_code == 2
    assert [path.name for path in site.root.parent.iterdir()] == ["news"]


def test_sizes_are_in_kilobytes() -> None:
    assert [kilobytes(size) for size in (0, 1234, 5_000_000)] == ["0.0 kB", "1.2 kB", "5,000.0 kB"]
