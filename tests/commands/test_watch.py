"""`digest watch`: a person saves files, and the site follows."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from tests.a_site import Site, new_site, post
from tests.commands.running import PATIENCE, running
from tests.test_ingest import FERRY, NAME


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return new_site(tmp_path / "news", {"2026-11-02-tides.md": post("Tides")})


TIDES = "content/posts/2026-11-02-tides.md"
PAGE = "2026/11/02/tides/index.html"
QUEUE = Path("/proc/sys/fs/inotify/max_queued_events")
NAMESPACE = ["unshare", "-Urm"]
"""Begins a command that may mount things, which nobody else sees (unshare(1))."""


def test_every_kind_of_change_is_followed_and_ctrl_c_ends_it_cleanly(site: Site) -> None:
    def is_there(name: str) -> bool:
        return (site.root / "site" / name).exists()

    def has_more_css() -> bool:
        return any((site.root / "site/assets").glob("more.*.css"))

    with running(site.root, "watch") as watch:
        watch.until("written, 0 removed")

        site.edit(TIDES, "The text", "The new text")
        watch.reaches(lambda: "The new text" in site.page(PAGE))
        site.write("content/posts/2026-11-02-tides.notes.yaml", NOTES)
        watch.reaches(lambda: "A note." in site.page(PAGE))
        site.write("content/pages/about.md", "---\ntitle: About\n---\nx\n")
        watch.reaches(lambda: is_there("about/index.html"))
        site.write("themes/default/templates/404.html", "Lost\n")
        watch.reaches(lambda: site.page("404.html") == "Lost\n")
        site.write("themes/default/assets/more.css", "p {}")
        watch.reaches(has_more_css)
        site.remove("themes/default/assets/more.css")
        watch.reaches(lambda: not has_more_css())
        site.edit("config.yaml", "Tide Table", "Ebb Table")
        watch.reaches(lambda: "Ebb Table" in site.page("index.html"))
        (site.root / TIDES).rename(site.root / "content/posts/2026-11-02-ebb.md")
        watch.reaches(lambda: is_there("2026/11/02/ebb/index.html") and not is_there(PAGE))
        site.write("seeds/ferry.txt", FERRY)
        watch.until("made from ferry.txt")
        watch.reaches(lambda: is_there("2026/11/02/ferry-keeps-its-winter-timetable/index.html"))
        assert (site.root / NAME).exists()
        assert watch.interrupt() == 0
        watch.until("stopped")


NOTES = "- {id: a, kind: context, quote: new text, body: A note.}\n"


def test_a_broken_post_is_shown_the_old_site_stands_and_the_fix_clears_it(site: Site) -> None:
    with running(site.root, "watch") as watch:
        watch.until(" written")
        before = site.page(PAGE)
        site.edit(TIDES, "date: 2026-11-02", "date: soon")
        watch.until(f'{TIDES}:3:7: "soon" is not a date')
        watch.until("1 problem; the last good site stands")
        assert site.page(PAGE) == before
        site.edit(TIDES, "date: soon", "date: 2026-11-02")
        watch.until("0 written")


def test_a_site_that_is_broken_from_the_start_is_waited_for(site: Site) -> None:
    site.edit("config.yaml", "title:", "titel:")
    with running(site.root, "watch") as watch:
        watch.until('did you mean "title"?')
        assert not (site.root / "site").exists()
        site.edit("config.yaml", "titel:", "title:")
        watch.until(" written")
        assert "Tides" in site.page(PAGE)


@pytest.mark.skipif(not QUEUE.exists(), reason="the system has no inotify(7)")
def test_a_save_whose_event_is_lost_for_the_queue_is_full_is_followed(site: Site) -> None:
    with running(site.root, "watch") as watch:
        watch.until(" written")
        lookout = looking_out(watch.process.pid)
        os.kill(lookout, signal.SIGSTOP)
        site.write("content/media/a.txt", "a")
        site.write("content/media/b.txt", "b")
        for number in range(int(QUEUE.read_text()) // 2 + 1):
            for name in ("a", "b"):  # the same event twice in a row would be one
                os.utime(site.root / f"content/media/{name}.txt", (number, number))
        site.edit(TIDES, "The text", "The new text")
        os.kill(lookout, signal.SIGCONT)
        watch.reaches(lambda: "The new text" in site.page(PAGE))
        site.edit(TIDES, "The new text", "The newer text")
        watch.reaches(lambda: "The newer text" in site.page(PAGE))


def looking_out(pid: int) -> int:
    """Return the process that looks for changes for a process that builds."""
    (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(child)


def may_mount() -> bool:
    """Whether this system lets a process have mounts of its own."""
    tools = all(map(shutil.which, ("unshare", "nsenter", "mount")))
    return tools and subprocess.run([*NAMESPACE, "true"], check=False).returncode == 0  # noqa: S603  our own words


@pytest.mark.skipif(not may_mount(), reason="nothing can be mounted here")
def test_a_folder_that_is_mounted_over_and_unmounted_is_followed(site: Site) -> None:
    vault = site.root.parent / "vault"
    vault.mkdir()
    (vault / "flood.md").write_text(post("Flood"))
    folder, flood = site.root / "content/posts", site.root / "site/2026/11/02/flood/index.html"
    inside = ["nsenter", "--preserve-credentials", "-U", "-m", "-t"]
    with running(site.root, "watch", before=NAMESPACE) as watch:
        watch.until(" written")
        inside.append(str(watch.process.pid))
        subprocess.run([*inside, "mount", "--bind", vault, folder], check=True)  # noqa: S603  our own words
        watch.reaches(lambda: flood.exists() and not (site.root / "site" / PAGE).exists())
        subprocess.run([*inside, "umount", folder], check=True)  # noqa: S603  our own words
        watch.reaches(lambda: not flood.exists() and (site.root / "site" / PAGE).exists())
        site.edit(TIDES, "The text", "The new text")
        watch.reaches(lambda: "The new text" in site.page(PAGE))


def test_what_cannot_look_any_more_ends_it_and_says_so(site: Site) -> None:
    with running(site.root, "watch") as watch:
        watch.until(" written")
        os.kill(looking_out(watch.process.pid), signal.SIGKILL)
        watch.until("the process that looks for changes has ended")
        assert watch.process.wait(PATIENCE) == 1


def test_nobody_looks_any_more_when_the_builder_is_killed(site: Site) -> None:
    with running(site.root, "watch") as watch:
        watch.until(" written")
        watch.process.kill()
        watch.listener.join(PATIENCE)  # its output ends when both have
        assert not watch.listener.is_alive()
