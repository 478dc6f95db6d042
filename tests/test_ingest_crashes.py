"""An ingest that is killed, at many moments: every post is whole, and the next run completes."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from digest.disk import write_atomic
from digest.ingest import Request
from tests.a_site import Site, new_site
from tests.test_ingest import FERRY, NAME, did, posts, take_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MANY = 50


def site_of_many(root: Path) -> Site:
    site = new_site(root)
    for number in range(MANY):
        text = FERRY.replace("winter", f"{number % 20}th") + FERRY.splitlines()[-1] * 200
        site.write(f"seeds/{number:02}.txt", text)
    return site


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Return the posts of a run that nobody disturbs."""
    site = site_of_many(tmp_path_factory.mktemp("site"))
    take_in(site)
    return posts(site)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("least", [0, 1, 2, 7, 20, MANY - 2])
def test_a_run_that_is_killed_leaves_whole_posts_and_the_next_completes_it(
    tmp_path: Path, whole: Mapping[str, bytes], least: int, jobs: str
) -> None:
    """It is killed as soon as that many posts are there, in the midst of the next."""
    site = site_of_many(tmp_path)
    folder = site.root / "content/posts"
    folder.mkdir(parents=True)
    script = "from digest.cli import main; main()"
    process = subprocess.Popen(  # noqa: S603  our own code
        [sys.executable, "-c", script, "-C", str(site.root), "ingest", "--jobs", jobs],
        stdout=subprocess.DEVNULL,
    )
    while process.poll() is None and sum(1 for _ in folder.glob("*.md")) < least:
        pass
    if least == 0:
        while process.poll() is None and not (site.root / ".digest").exists():
            pass
    process.kill()
    process.wait()

    left = {name: text for name, text in posts(site).items() if not name.startswith(".")}
    assert left.items() <= whole.items()
    take_in(site)
    assert posts(site) == whole


def test_what_a_killed_write_left_is_cleared_away_and_nothing_else(site_root: Path) -> None:
    site = new_site(site_root)
    site.write("seeds/ferry.txt", FERRY)
    site.write("content/posts/.digest-abc.part", "half a po")
    site.write("content/posts/sub/.digest-abc.part", "half a po")
    site.write("content/posts/.mine", "x")
    take_in(site, Request(dry_run=True))
    assert len(list(site.root.rglob("*.part"))) == 2
    take_in(site)
    assert list(site.root.rglob("*.part")) == []
    assert (site.root / "content/posts/.mine").exists()


@pytest.fixture
def site_root(tmp_path: Path) -> Path:
    return tmp_path / "news"


@pytest.mark.parametrize("written", [0, 1, 2])
def test_a_run_over_an_annotated_post_that_is_killed_between_two_files_loses_nothing(
    site_root: Path, written: int
) -> None:
    """Backup first, then notes, then the post: whatever is there, the next run goes on from it."""
    site = new_site(site_root)
    site.write("seeds/ferry.txt", FERRY)
    take_in(site)
    site.edit(NAME, "Later boats", "==Later boats==[^context-boats]")
    edited = (site.root / NAME).read_bytes() + b"\n[^context-boats]: After nine.\n"
    (site.root / NAME).write_bytes(edited)
    site.edit("seeds/ferry.txt", "Later boats drew fewer passengers than hoped. ", "")
    before = dict(posts(site))
    take_in(site, Request(force=True))
    after = posts(site)
    order = [f"{NAME}.bak1", f"{NAME.removesuffix('.md')}.notes.yaml", NAME]
    for name in order[written:]:
        base = name.rpartition("/")[2]
        if base in before:
            write_atomic(site.root / name, before[base])
        else:
            (site.root / name).unlink()

    assert did(take_in(site, Request(force=True))) == {"ferry.txt": "changed"}
    now = posts(site)
    assert now[order[2].rpartition("/")[2]] == after[order[2].rpartition("/")[2]]
    assert now[order[1].rpartition("/")[2]] == after[order[1].rpartition("/")[2]]
    assert edited in [text for name, text in now.items() if ".bak" in name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes no copies of a process")
def test_whatever_step_on_disk_a_run_is_killed_at_all_files_are_whole_and_nothing_is_lost(
    site_root: Path,
) -> None:
    """A new post, one made anew, and one with notes that is edited, backed up and made anew."""
    site = new_site(site_root)
    site.write("seeds/ferry.txt", FERRY)
    site.write("seeds/mole.txt", FERRY.replace("winter", "summer"))
    take_in(site)
    site.edit(NAME, "Later boats", "==Later boats==[^context-boats]")
    site.edit(NAME, "two hundred.", "two hundred.\n\n[^context-boats]: After nine.")
    edited = (site.root / NAME).read_bytes()
    site.edit("seeds/ferry.txt", "Later boats drew fewer passengers than hoped. ", "")
    site.edit("seeds/mole.txt", "two hundred", "three hundred")
    site.write("seeds/new.txt", FERRY.replace("winter", "spring"))
    before = posts(site)
    subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-m", "tests.killed_ingest", str(site.root)], check=True
    )
    killed = [Site(path) for path in site.root.parent.glob(f"{site.root.name}-*")]
    after = posts(max(killed, key=lambda one: int(one.root.name.rpartition("-")[2])))
    assert len(killed) > len(after) * 4
    assert len(after) == len(before) + 3

    for one in killed:
        left = posts(one)
        assert all(content in {before.get(n), after.get(n)} for n, content in left.items())
        assert before.keys() <= left.keys()
        take_in(one, Request(force=True))
        now = posts(one)
        assert {name: now[name] for name in after} == after
        assert edited in now.values()
        assert [*one.root.rglob("*.part")] == []
