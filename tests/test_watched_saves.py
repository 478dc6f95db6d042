"""Real files, real observers, real builds: however a person saves, a clean build makes the same."""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.cli import Asked
from digest.commands.desk import Desk
from digest.layout import CONFIG_FILE
from digest.report import Options
from digest.sources import FOLDERS
from digest.watch import Watch
from tests.a_site import Site, new_site, post
from tests.random_edits import differing
from tests.ways_to_build import built_clean, files_of, scratch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 60.0
"""Seconds until a test gives up; what is waited for comes far sooner on an idle machine."""

POSTS = "content/posts"
TIDES = f"{POSTS}/2026-11-02-tides.md"
MAP = "content/media/maps/coast.svg"


@dataclass
class Kept:
    """A site that is kept up to date as `digest watch` does; `rounds` are those that are over."""

    site: Site
    rounds: queue.Queue[frozenset[Path]] = field(default_factory=queue.Queue)
    failures: list[list[str]] = field(default_factory=list)
    at_round: Callable[[], None] = lambda: None

    def work(self, watch: Watch, desk: Desk) -> None:
        """Build once, and after each batch."""
        desk.keep(self.noted(watch))

    def noted(self, watch: Watch) -> Iterator[frozenset[Path]]:
        """Yield the batches of a watch, and note when the desk is done with each."""
        self.rounds.put(frozenset())
        for batch in watch.batches():
            yield batch
            self.rounds.put(batch)

    def follows(self) -> None:
        """Wait until the site is, byte for byte, what a clean build makes of what is on disk."""
        root, wrong = self.site.root, {}
        while True:
            expected = built_clean(root, Options(), datetime.now(tz=UTC))
            assert not expected.problems
            with suppress(FileNotFoundError):  # it is being removed
                wrong = differing(files_of(root), expected.files)
                if not wrong:
                    return
            try:
                self.rounds.get(timeout=PATIENCE)
            except queue.Empty:
                pytest.fail(f"not what a clean build makes: {wrong}; {self.failures}")

    def goes_round(self, name: str) -> None:
        """Wait until a round is over that was told of a path."""
        while self.site.root / name not in self.rounds.get(timeout=PATIENCE):
            pass


def keeping(site: Site) -> Iterator[Kept]:
    """Yield a site that is watched, and end its watch."""
    kept = Kept(site)
    watch = Watch(site.root, files=[CONFIG_FILE], folders=FOLDERS, say=print)
    desk = Desk(Asked(site.root), built=lambda _: kept.at_round(), failed=kept.failures.append)
    with watch:
        thread = threading.Thread(target=kept.work, args=[watch, desk])
        thread.start()
        kept.follows()
        yield kept
        watch.stop()
        thread.join(timeout=PATIENCE)
        assert not thread.is_alive()


@pytest.fixture
def site() -> Iterator[Site]:
    with scratch("digest-saves-") as folder:
        yield small_site(Path(folder) / "news")


def small_site(root: Path) -> Site:
    """Return a site of two posts and a picture."""
    site = new_site(root, {"2026-11-02-tides.md": post("Tides")})
    site.write(f"{POSTS}/deep/2026-11-03-ebb.md", post("Ebb", "2026-11-03", "moon"))
    site.write(MAP, "<svg/>")
    return site


@pytest.fixture
def kept(site: Site) -> Iterator[Kept]:
    yield from keeping(site)


def in_place(path: Path, text: str) -> None:
    path.write_text(text)


def by_rename(path: Path, text: str) -> None:
    other = path.with_name(path.name + ".tmp")
    other.write_text(text)
    other.replace(path)


def by_delete(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text)


def with_backup(path: Path, text: str, ending: str = "~") -> None:
    path.rename(path.with_name(path.name + ending))
    path.write_text(text)


def with_bck(path: Path, text: str) -> None:
    with_backup(path, text, ".bck")


def like_vim(path: Path, text: str) -> None:
    (path.parent / f".{path.name}.swp").write_text("swap")
    (path.parent / "4913").write_text("")
    (path.parent / "4913").unlink()
    with_backup(path, text)
    path.with_name(path.name + "~").unlink()
    (path.parent / f".{path.name}.swp").unlink()


def in_pieces(path: Path, text: str) -> None:
    with path.open("w") as file:
        for piece in text.splitlines(keepends=True):
            file.write(piece)
            file.flush()


SAVES = [in_place, by_rename, by_delete, with_backup, with_bck, like_vim, in_pieces]


def test_every_way_to_save_is_followed(kept: Kept) -> None:
    for number, save in enumerate(SAVES):
        save(kept.site.root / TIDES, post(f"Saved {number}"))
        kept.follows()
        save(kept.site.root / MAP, f"<svg>{number}</svg>")
        kept.follows()


def test_a_touch_and_other_rights_change_no_file(kept: Kept) -> None:
    before = facts(kept.site)
    (kept.site.root / TIDES).touch()
    kept.goes_round(TIDES)
    (kept.site.root / TIDES).chmod(0o600)
    kept.goes_round(TIDES)
    (kept.site.root / MAP).chmod(0o640)
    kept.goes_round(MAP)
    assert facts(kept.site) == before
    kept.follows()


def facts(site: Site) -> dict[str, tuple[int, int]]:
    """Return inode and time of each file of the built site."""
    files = {name: (site.root / "site" / name).stat() for name in files_of(site.root)}
    return {name: (found.st_ino, found.st_mtime_ns) for name, found in files.items()}


def test_a_burst_of_5000_files_is_followed_as_it_comes_and_goes(kept: Kept) -> None:
    for number in range(5000):
        kept.site.write(f"content/media/burst/{number}.txt", "x")
    kept.follows()
    shutil.rmtree(kept.site.root / "content/media/burst")
    kept.follows()


def test_renamed_folders_and_names_in_other_case_are_followed(kept: Kept) -> None:
    root = kept.site.root
    (root / POSTS / "deep").rename(root / POSTS / "deeper")
    kept.follows()
    (root / "content/media/maps").rename(root / "content/media/Maps")
    kept.follows()
    kept.site.write("content/media/Maps/coast.svg", "<svg>new</svg>")
    (root / TIDES).rename(root / POSTS / "2026-11-02-Tides.md")
    kept.follows()
    (root / POSTS / "deeper/2026-11-03-ebb.md").rename(root / POSTS / "ebb-and-flow.md")
    kept.follows()
    kept.site.edit(f"{POSTS}/ebb-and-flow.md", "The text", "The new text")
    kept.follows()


def test_content_behind_a_link_is_followed(site: Site) -> None:
    beside = site.root.parent
    (site.root / "content").rename(beside / "vault")
    (site.root / "content").symlink_to(beside / "vault")
    for kept in keeping(site):
        vault = beside / "vault/posts/2026-11-02-tides.md"
        for number, save in enumerate(SAVES):
            save(vault, post(f"Saved {number}"))
            kept.follows()
        (site.root / "content").unlink()
        shutil.copytree(beside / "vault", beside / "other")
        (site.root / "content").symlink_to(beside / "other")
        (beside / "other/posts/new.md").write_text(post("New", "2026-11-04"))
        kept.follows()
        in_place(beside / "other/posts/new.md", post("Newer", "2026-11-04"))
        kept.follows()


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git to check out with")
def test_a_checkout_of_another_branch_is_followed(site: Site) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.hooksPath=")
        command = ["git", *who, "-C", str(site.root), *words]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  our own words

    git("init", "-q", "-b", "one")
    site.write(".gitignore", "site\n.digest\n")
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "two")
    site.edit(TIDES, "title: Tides", "title: Spring tides")
    site.remove(f"{POSTS}/deep/2026-11-03-ebb.md")
    site.write(f"{POSTS}/new/2026-11-05-flood.md", post("Flood", "2026-11-05"))
    site.write("themes/default/templates/404.html", "Lost\n")
    site.edit("config.yaml", "Tide Table", "Ebb Table")
    git("add", ".")
    git("commit", "-qm", "two")
    for kept in keeping(site):
        for branch in ("one", "two", "one"):
            git("checkout", "-q", branch)
            kept.follows()


def test_a_save_while_a_build_ends_is_followed(kept: Kept) -> None:
    def save_once() -> None:
        kept.at_round = lambda: None
        kept.site.edit(TIDES, "title: Two", "title: Three")

    kept.at_round = save_once
    kept.site.edit(TIDES, "title: Tides", "title: Two")
    kept.goes_round(TIDES)
    kept.follows()
    assert "Three" in kept.site.page("2026/11/02/tides/index.html")


def test_a_file_that_cannot_be_read_for_a_moment_keeps_the_last_good_site(kept: Kept) -> None:
    before = files_of(kept.site.root)
    path = kept.site.root / TIDES
    text = path.read_text()
    if os.geteuid():
        path.chmod(0)
    else:  # who may read everything still can't follow a link to itself
        path.unlink()
        path.symlink_to(path.name)
    kept.goes_round(TIDES)
    assert f"{TIDES}: cannot be read" in kept.failures[-1][0]
    assert files_of(kept.site.root) == before
    path.chmod(0o644) if os.geteuid() else by_delete(path, text)
    kept.goes_round(TIDES)
    kept.follows()
    in_place(path, post("Readable"))
    kept.follows()


def test_replaced_folders_are_followed(kept: Kept) -> None:
    old = kept.site.root.parent / "old"
    for folder in ("content/posts", "content"):
        here = kept.site.root / folder
        here.rename(old)
        shutil.copytree(old, here)
        shutil.rmtree(old)
        in_place(kept.site.root / TIDES, post(f"In a new {folder}"))
        kept.follows()
        by_rename(kept.site.root / TIDES, post(f"Again in {folder}"))
        kept.follows()


def test_settings_templates_and_assets_are_followed_in_every_way(kept: Kept) -> None:
    for number, save in enumerate(SAVES):
        (kept.site.root / "themes/default/templates").mkdir(parents=True, exist_ok=True)
        lost = kept.site.root / "themes/default/templates/404.html"
        lost.touch()
        save(lost, f"Lost {number}\n")
        kept.follows()
        config = kept.site.root / CONFIG_FILE
        save(config, f"title: Table {number}\nbase_url: https://tides.example.org/\n")
        kept.follows()
