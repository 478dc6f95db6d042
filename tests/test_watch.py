"""Real files, real observers, and the ways in which real editors save."""

from __future__ import annotations

import queue
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from digest.watch import Watch

State = dict[str, str]


def on_disk(site: Path) -> State:
    """Return what a build would read: every text, by its path."""
    found: State = {}
    roots = [site / "config.yaml", *(site / "content").rglob("*"), *(site / "themes").rglob("*")]
    for path in roots:
        try:
            found[path.relative_to(site).as_posix()] = path.read_text()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            continue
    return found


@dataclass
class Desk:
    """A watched site: `built` is what the last batch found on disk."""

    site: Path
    built: State
    batches: queue.Queue[frozenset[Path]]
    said: list[str]
    slow: float = 0.0

    def settles(self, within: float = 5.0) -> None:
        """Wait until what was built last is what is on disk."""
        end = time.monotonic() + within
        while self.built != on_disk(self.site):
            assert time.monotonic() < end, "the change was missed"
            time.sleep(0.01)

    def rests(self, for_: float = 0.4) -> None:
        """Wait for silence, then forget the batches so far."""
        while True:
            try:
                self.batches.get(timeout=for_)
            except queue.Empty:
                return

    def wakes(self, within: float = 2.0) -> frozenset[Path]:
        """Return the next batch."""
        return self.batches.get(timeout=within)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    site = tmp_path / "news"
    (site / "content/posts").mkdir(parents=True)
    (site / "config.yaml").write_text("title: One\n")
    (site / "content/posts/tides.md").write_text("one")
    desk = Desk(site, {}, queue.Queue(), [])
    watch = Watch(
        site, files=["config.yaml"], folders=["content", "seeds", "themes"], say=desk.said.append
    )

    def work() -> None:
        for batch in watch.batches():
            found = on_disk(site)
            time.sleep(desk.slow)
            desk.built = found
            desk.batches.put(batch)

    with watch:
        desk.built = on_disk(site)
        thread = threading.Thread(target=work)
        thread.start()
        yield desk
        watch.stop()
        thread.join(timeout=2)
        assert not thread.is_alive()


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

    batch = desk.wakes()
    desk.settles()

    assert desk.site / "content/posts/tides.md" in batch


def test_a_save_wakes_soon(desk: Desk) -> None:
    started = time.monotonic()
    in_place(desk.site / "content/posts/tides.md")
    desk.wakes()

    assert time.monotonic() - started < 0.25


def test_the_settings_are_watched(desk: Desk) -> None:
    by_rename(desk.site / "config.yaml")

    assert desk.site / "config.yaml" in desk.wakes()


def test_reading_and_output_and_swap_files_wake_nobody(desk: Desk) -> None:
    on_disk(desk.site)
    for folder in ("site/about", ".digest", ".git"):
        (desk.site / folder).mkdir(parents=True)
        (desk.site / folder / "index").write_text("x")
    (desk.site / "content/posts/.tides.md.swp").write_text("swap")
    (desk.site / "config.yaml.tmp").write_text("half")

    with pytest.raises(queue.Empty):
        desk.wakes(within=1.0)


def test_a_touch_wakes_but_only_once(desk: Desk) -> None:
    (desk.site / "content/posts/tides.md").touch()
    desk.wakes()

    with pytest.raises(queue.Empty):
        desk.wakes(within=1.0)


def test_a_burst_comes_in_few_batches(desk: Desk) -> None:
    for number in range(500):
        (desk.site / f"content/posts/post-{number}.md").write_text("x")
    desk.settles()

    assert desk.batches.qsize() <= 10


def test_folders_come_and_go_and_come_back(desk: Desk) -> None:
    (desk.site / "themes/default/parts").mkdir(parents=True)
    (desk.site / "themes/default/parts/post.html").write_text("new")
    desk.settles()
    (desk.site / "content").rename(desk.site / "kept")
    desk.settles()
    shutil.copytree(desk.site / "kept", desk.site / "content")
    desk.settles()
    desk.rests()
    in_place(desk.site / "content/posts/tides.md")

    assert desk.site / "content/posts/tides.md" in desk.wakes()


def test_files_in_a_renamed_folder_are_still_watched(desk: Desk) -> None:
    (desk.site / "content/posts").rename(desk.site / "content/articles")
    desk.settles()
    desk.rests()
    in_place(desk.site / "content/articles/tides.md")

    assert desk.site / "content/articles/tides.md" in desk.wakes()
    desk.settles()


def test_a_replaced_site_is_watched_again(desk: Desk, tmp_path: Path) -> None:
    desk.site.rename(tmp_path / "old")
    shutil.copytree(tmp_path / "old", desk.site)
    (desk.site / "content/posts/new.md").write_text("new")
    desk.settles(within=8)
    desk.rests()
    by_rename(desk.site / "content/posts/new.md")

    assert desk.wakes()
    desk.settles()


def test_linked_folders_are_watched_where_they_are(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (desk.site / "content/vault").symlink_to(tmp_path / "vault")
    desk.rests(1.0)
    (tmp_path / "vault/note.md").write_text("from elsewhere")

    assert desk.site / "content/vault/note.md" in desk.wakes()


def test_a_save_during_a_rebuild_is_in_the_next_batch(desk: Desk) -> None:
    desk.slow = 0.3
    (desk.site / "content/posts/tides.md").write_text("two")
    time.sleep(0.15)
    (desk.site / "content/posts/tides.md").write_text("three")
    desk.settles()

    assert desk.built["content/posts/tides.md"] == "three"


def test_a_removed_post_is_named(desk: Desk) -> None:
    (desk.site / "content/posts/tides.md").unlink()

    assert desk.site / "content/posts/tides.md" in desk.wakes()
    desk.settles()


def test_nothing_is_said_where_events_come(desk: Desk) -> None:
    assert desk.said == []
