"""A glance tells that there is nothing to build, and only then."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from digest.build import build
from digest.last import FILE, LAST, Memo, Seen
from digest.report import Options, Report
from digest.unchanged import MANY, last_report
from tests.a_site import NOW, Site, new_site, post, settle
from tests.commands.typed import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

PLAIN = Options()
TIDES = "content/posts/2026-11-02-tides.md"


def built(site: Site, options: Options = PLAIN) -> Report:
    """Build as the command does, once what was written before counts as settled."""
    settle(site)
    return build(site.root, options, NOW)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = new_site(
        tmp_path / "news", {"2026-11-02-tides.md": post(), "later.md": post("L", "2026-12-01")}
    )
    site.write("content/posts/undated.md", "---\ntitle: x\n---\nx\n")
    site.write("content/media/map.svg", "<svg/>")
    return site


def test_where_nothing_changed_the_report_is_that_of_the_last_build(site: Site) -> None:
    report = built(site)
    assert len(report.warnings) == 1
    kept = (*report.written, *report.kept)
    said = last_report(site.root, PLAIN, NOW, Memo())
    assert said == replace(report, written={}, kept=kept, removed=())


def glanced(site: Site) -> Memo:
    """Return what a build would be told if a glance saw nothing new, though a text has changed."""
    built(site)
    site.edit(TIDES, "The text", "A text")
    memo = Memo()
    assert last_report(site.root, PLAIN, NOW, memo) is None
    assert memo.glimpse
    memo.glimpse = memo.glimpse._replace(seen=Seen(memo.glimpse.last.read, stands=True))
    return memo


def test_a_build_goes_by_what_the_glance_has_seen(site: Site) -> None:
    memo = glanced(site)
    assert build(site.root, PLAIN, NOW, memo).written == {}
    assert memo.glimpse is None


def test_a_glance_before_the_build_of_another_is_not_trusted(site: Site) -> None:
    memo = glanced(site)
    build(site.root, PLAIN, NOW)
    site.edit(TIDES, "A text", "Some text")
    assert "2026/11/02/tides/index.html" in build(site.root, PLAIN, NOW, memo).written


def retouch(site: Site) -> None:
    """Change a text but neither its size nor its time: the change of the inode tells."""
    path = site.root / TIDES
    times = path.stat()
    site.edit(TIDES, "Tides", "Rides")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


CHANGES: dict[str, Callable[[Site], object]] = {
    "a text": lambda s: s.edit(TIDES, "The text", "A text"),
    "a text of the same size and time": retouch,
    "a new post": lambda s: s.write("content/posts/new.md", post("New")),
    "a post gone": lambda s: s.remove(TIDES),
    "a post renamed": lambda s: (s.root / TIDES).rename(s.root / "content/posts/a.md"),
    "new notes": lambda s: s.write(TIDES.replace(".md", ".notes.yaml"), "[]"),
    "a new page": lambda s: s.write("content/pages/about.md", "x"),
    "a picture": lambda s: s.write("content/media/map.svg", "<svg></svg>"),
    "a template": lambda s: s.write("themes/default/templates/404.html", "Lost"),
    "a setting": lambda s: s.edit("config.yaml", "Tide", "Ebb"),
    "an output": lambda s: s.write("site/index.html", "tampered with"),
    "an output gone": lambda s: s.remove("site/robots.txt"),
    "the record gone": lambda s: s.remove("site/.digest.json"),
    "the cache gone": lambda s: s.remove(FILE.format(LAST)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_never_taken_for_none(site: Site, change: str) -> None:
    built(site)
    CHANGES[change](site)
    assert last_report(site.root, PLAIN, NOW, Memo()) is None


@pytest.mark.parametrize(
    "options", [Options(drafts=True), Options(output="out"), Options(clean=True)]
)
def test_other_options_are_another_build(site: Site, options: Options) -> None:
    built(site)
    assert last_report(site.root, options, NOW, Memo()) is None
    assert last_report(site.root, Options(jobs=2), NOW, Memo()) is not None


def test_the_day_on_which_another_post_is_to_be_shown_ends_it(site: Site) -> None:
    assert built(site).until == "2026-12-01"
    assert last_report(site.root, PLAIN, NOW + timedelta(days=5), Memo()) is not None
    assert last_report(site.root, PLAIN, NOW + timedelta(days=6), Memo()) is None
    assert last_report(site.root, PLAIN, NOW - timedelta(days=1), Memo()) is None


def test_the_day_on_which_a_post_is_no_news_any_more_ends_it(site: Site) -> None:
    site.write("content/posts/new.md", post("New", "2026-11-25"))
    assert built(site).until == "2026-11-27"
    assert "<news:title>New</news:title>" in site.page("news-sitemap.xml")
    assert last_report(site.root, PLAIN, NOW + timedelta(days=1), Memo()) is not None
    assert last_report(site.root, PLAIN, NOW + timedelta(days=2), Memo()) is None
    later = build(site.root, PLAIN, NOW + timedelta(days=2))
    assert set(later.written) == {"news-sitemap.xml"}
    assert "<news:title>" not in site.page("news-sitemap.xml")


def test_a_file_touched_just_before_the_build_is_read_again(site: Site) -> None:
    built(site)
    site.edit(TIDES, "The text", "A text")
    build(site.root, PLAIN, NOW)
    assert last_report(site.root, PLAIN, NOW, Memo()) is None


def test_many_files_are_looked_at_by_a_copy_of_the_process(site: Site) -> None:
    """In a process of its own: the one that runs the tests may have other threads."""
    for number in range(MANY):
        site.write(f"content/media/{number}.txt", "x")

    def build() -> dict[str, Collection[str]]:
        settle(site)
        ran = subprocess.run(  # noqa: S603  our own code
            [sys.executable, "-m", "digest", "-C", site.root, "build", "--json"],
            capture_output=True,
            check=True,
        )
        said: dict[str, Collection[str]] = json.loads(ran.stdout)
        return said

    build()
    assert not build()["written"]
    site.edit(TIDES, "The text", "A text")
    assert "2026/11/02/tides/index.html" in build()["written"]
    site.write("site/media/7.txt", "tampered with")
    assert list(build()["written"]) == ["media/7.txt"]
    site.remove("content/media/9.txt")
    assert build()["removed"] == ["media/9.txt"]


def test_the_command_says_the_same_whether_it_glances_or_builds(site: Site) -> None:
    typed("-C", site.root, "build")
    settle(site)
    typed("-C", site.root, "build")
    full = json.loads(typed("-C", site.root, "build", "--json").stdout)
    glanced = json.loads(typed("-C", site.root, "build", "--json", "--verify").stdout)
    assert glanced | {"seconds": 0, "differing": None} == full | {"seconds": 0, "differing": None}
    assert glanced["differing"] == {}
