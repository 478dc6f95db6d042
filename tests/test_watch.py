"""Real files, real observers, and the ways in which real editors save."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.mounts import MOUNT_TABLE
from digest.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

State = dict[str, str]
PATIENCE = 20.0
"""Seconds until a test gives up; what is waited for comes far sooner on an idle machine."""


def on_disk(site: Path) -> State:
    """Return what a build would read: every text, by its path."""
    found: State = {}
    folders = ("content", "seeds", "themes")
    for path in (site / "config.yaml", *(p for name in folders for p in (site / name).rglob("*"))):
        try:
            found[path.relative_to(site).as_posix()] = path.read_text()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            continue
    return found


@dataclass
class Desk:
    """A watched site: `built` is what the last batch found on disk."""

    site: Path
    built: State = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    batches: queue.Queue[frozenset[Path]] = field(default_factory=queue.Queue)
    seen: list[frozenset[Path]] = field(default_factory=list)
    reading: threading.Event = field(default_factory=threading.Event)
    may_build: threading.Event = field(default_factory=threading.Event)

    def work(self, watch: Watch) -> None:
        """Build after each batch, as `digest watch` does."""
        for batch in watch.batches():
            found = on_disk(self.site)
            self.reading.set()
            self.may_build.wait()
            self.built = found
            self.batches.put(batch)

    def wakes(self, within: float = PATIENCE) -> frozenset[Path]:
        """Return the next batch."""
        batch = self.batches.get(timeout=within)
        self.seen.append(batch)
        return batch

    def settles(self) -> None:
        """Wait until what was built last is what is on disk."""
        end = time.monotonic() + PATIENCE
        while self.built != on_disk(self.site):
            self.wakes(end - time.monotonic())

    def names(self, path: str) -> None:
        """Wait until a batch names a path of the site."""
        while self.site / path not in self.wakes():
            pass


def watched(site: Path, mount_table: Path = MOUNT_TABLE) -> Iterator[Desk]:
    """Yield the desk of a site, and end its watch."""
    desk = Desk(site)
    desk.may_build.set()
    watch = Watch(
        site,
        files=["config.yaml"],
        folders=["content", "seeds", "themes"],
        say=desk.said.append,
        mount_table=mount_table,
    )
    with watch:
        desk.built = on_disk(site)
        thread = threading.Thread(target=desk.work, args=[watch])
        thread.start()
        yield desk
        watch.stop()
        thread.join(timeout=PATIENCE)
        assert not thread.is_alive()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "news"
    (site / "content/posts").mkdir(parents=True)
    (site / "config.yaml").write_text("title: One\n")
    (site / "content/posts/tides.md").write_text("one")
    return site


@pytest.fixture
def desk(site: Path) -> Iterator[Desk]:
    yield from watched(site)


def in_place(path: Path) -> None:
    path.write_text("two")


def by_rename(path: Path) -> None:
    other = path.with_name(path.name + ".tmp")
    other.write_text("two")
    other.replace(path)


def by_backup(path: Path) -> None:
    path.rename(path.with_name(path.name + "~"))
    path.write_text("two")


def by_delete(path: Path) -> None:
    path.unlink()
    path.write_text("two")


def like_vim(path: Path) -> None:
    (path.parent / f".{path.name}.swp").write_text("swap")
    (path.parent / "4913").write_text("")
    (path.parent / "4913").unlink()
    by_backup(path)
    path.with_name(path.name + "~").unlink()
    (path.parent / f".{path.name}.swp").unlink()


@pytest.mark.parametrize("save", [in_place, by_rename, by_backup, by_delete, like_vim])
def test_every_way_to_save_is_seen(desk: Desk, save: Callable[[Path], None]) -> None:
    save(desk.site / "content/posts/tides.md")

    desk.names("content/posts/tides.md")
    desk.settles()


def test_the_settings_are_watched(desk: Desk) -> None:
    by_rename(desk.site / "config.yaml")

    assert desk.site / "config.yaml" in desk.wakes()


def test_reading_and_output_and_swap_files_wake_nobody(desk: Desk) -> None:
    on_disk(desk.site)
    for folder in ("site/about", ".digest", ".git"):
        (desk.site / folder).mkdir(parents=True)
        (desk.site / folder / "index").write_text("x")
    (desk.site / "content/posts/.tides.md.swp").write_text("swap")
    (desk.site / "content/posts/.digest-1.part").write_text("half")
    (desk.site / "config.yaml.tmp").write_text("half")
    in_place(desk.site / "content/posts/tides.md")

    assert desk.wakes() == {desk.site / "content/posts/tides.md"}


def test_output_that_was_there_before_wakes_nobody(site: Path) -> None:
    for folder in ("site", ".digest"):
        (site / folder).mkdir()
        (site / folder / "index.html").write_text("one")
    for desk in watched(site):
        for folder in ("site", ".digest"):
            by_rename(site / folder / "index.html")
            (site / folder / "deep").mkdir()
        in_place(site / "content/posts/tides.md")

        assert desk.wakes() == {site / "content/posts/tides.md"}


def test_a_touch_wakes_but_only_once(desk: Desk) -> None:
    (desk.site / "content/posts/tides.md").touch()
    assert desk.wakes() == {desk.site / "content/posts/tides.md"}
    by_rename(desk.site / "config.yaml")

    assert desk.wakes() == {desk.site / "config.yaml"}


def test_a_burst_comes_in_few_batches(desk: Desk) -> None:
    for number in range(500):
        (desk.site / f"content/posts/post-{number}.md").write_text("x")
    desk.settles()

    assert len(desk.seen) < 100


@pytest.mark.parametrize("folder", ["seeds", "themes/default/parts", "content/editions"])
def test_a_folder_made_later_is_watched(desk: Desk, folder: str) -> None:
    (desk.site / folder).mkdir(parents=True)
    (desk.site / folder / "first").write_text("one")
    desk.settles()
    (desk.site / folder / "second").write_text("one")
    desk.settles()
    in_place(desk.site / folder / "first")
    desk.settles()


def test_a_site_may_begin_with_nothing(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for desk in watched(tmp_path / "news"):
        (desk.site / "config.yaml").write_text("title: One\n")
        desk.settles()
        for folder in ("content", "seeds", "themes"):
            (desk.site / folder).mkdir()
            (desk.site / folder / "first").write_text("one")
        desk.settles()


def test_folders_go_and_come_back(desk: Desk) -> None:
    (desk.site / "content").rename(desk.site / "kept")
    desk.settles()
    shutil.copytree(desk.site / "kept", desk.site / "content")
    desk.settles()
    in_place(desk.site / "content/posts/tides.md")
    desk.settles()


def test_files_in_a_renamed_folder_are_still_watched(desk: Desk) -> None:
    (desk.site / "content/posts").rename(desk.site / "content/articles")
    desk.settles()
    in_place(desk.site / "content/articles/tides.md")
    desk.settles()


def test_a_replaced_site_is_watched_again(desk: Desk, tmp_path: Path) -> None:
    desk.site.rename(tmp_path / "old")
    shutil.copytree(tmp_path / "old", desk.site)
    (desk.site / "content/posts/new.md").write_text("new")
    desk.settles()
    by_rename(desk.site / "content/posts/new.md")
    desk.settles()


def test_linked_folders_are_watched_where_they_are(site: Path, tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (site / "content/vault").symlink_to(tmp_path / "vault")
    for desk in watched(site):
        (tmp_path / "vault/note.md").write_text("from elsewhere")
        desk.names("content/vault/note.md")


def test_a_folder_linked_later_is_watched_too(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (desk.site / "content/vault").symlink_to(tmp_path / "vault")
    desk.names("content/vault")
    (tmp_path / "vault/note.md").write_text("from elsewhere")
    desk.names("content/vault/note.md")


def test_a_theme_of_linked_files_is_seen_to_change(site: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("one")
    (tmp_path / "title.yaml").write_text("title: One\n")
    (site / "themes/paper").mkdir(parents=True)
    (site / "themes/paper/page.html").symlink_to(tmp_path / "page.html")
    (site / "config.yaml").unlink()
    (site / "config.yaml").symlink_to(tmp_path / "title.yaml")
    for desk in watched(site):
        by_rename(tmp_path / "page.html")
        assert desk.wakes() == {site / "themes/paper/page.html"}
        by_rename(tmp_path / "title.yaml")
        assert desk.wakes() == {site / "config.yaml"}


def test_a_save_during_a_rebuild_is_in_the_next_batch(desk: Desk) -> None:
    desk.may_build.clear()
    (desk.site / "content/posts/tides.md").write_text("two")
    assert desk.reading.wait(PATIENCE)
    (desk.site / "content/posts/tides.md").write_text("three")
    desk.may_build.set()
    desk.settles()

    assert desk.built["content/posts/tides.md"] == "three"


def test_a_removed_post_is_named(desk: Desk) -> None:
    (desk.site / "content/posts/tides.md").unlink()

    assert desk.site / "content/posts/tides.md" in desk.wakes()
    desk.settles()


def test_nothing_is_said_where_events_come(desk: Desk) -> None:
    in_place(desk.site / "content/posts/tides.md")
    desk.settles()

    assert desk.said == []


def test_a_share_that_sends_no_events_is_looked_at_and_said_once(
    site: Path, tmp_path: Path
) -> None:
    table = tmp_path / "mountinfo"
    table.write_text("22 1 8:1 / / rw - nfs server:/ rw\n")
    for desk in watched(site, table):
        (site / "seeds").mkdir()
        (site / "seeds/talks.txt").write_text("one")
        desk.settles()

        (said,) = desk.said
        assert said.endswith(
            "is on nfs, which sends no events; looking for changes every 0.7 s instead"
        )


def test_batches_end_at_once_when_stopped_before_they_begin(site: Path) -> None:
    with Watch(site, files=[], folders=["content"], say=print) as watch:
        watch.stop()
        in_place(site / "content/posts/tides.md")

        assert list(watch.batches()) == []


PROGRAM = """
import sys
from pathlib import Path
from digest.watch import Watch
try:
    with Watch(Path(sys.argv[1]), files=["config.yaml"], folders=["content"], say=print) as watch:
        print("watching", flush=True)
        for batch in watch.batches():
            print("woken", flush=True)
except KeyboardInterrupt:
    print("ended", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_ctrl_c_ends_it_cleanly(site: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(site)]
    root = str(Path(__file__).parent.parent)
    with subprocess.Popen(  # noqa: S603  our own program
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": root},
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "watching\n"
        in_place(site / "content/posts/tides.md")
        assert running.stdout.readline() == "woken\n"
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=PATIENCE)

    assert (out.split("\n")[-2], err, running.returncode) == ("ended", "", 0)
