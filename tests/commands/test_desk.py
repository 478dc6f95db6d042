"""One round of a desk: what it does, what it says, and that it goes on whatever happens."""

from __future__ import annotations

import gc
import json
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.cli import Asked
from digest.commands.desk import Desk
from digest.shape.feeds import FEED_LENGTH
from tests.a_site import Site, new_site, post, settle
from tests.test_ingest import FERRY, NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.report import Report


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return new_site(tmp_path / "news", {"tides.md": post()})


def test_the_first_round_ingests_and_builds(site: Site) -> None:
    site.write("seeds/ferry.txt", FERRY)
    reports: list[Report] = []
    Desk(Asked(site.root), built=reports.append).go_round(None)
    assert (site.root / NAME).exists()
    assert [report.posts for report in reports] == [2]


def test_seeds_are_read_only_when_one_may_have_changed(site: Site) -> None:
    desk = Desk(Asked(site.root))
    site.write("seeds/ferry.txt", FERRY)
    desk.go_round([site.root / "content/posts/tides.md"])
    assert not (site.root / NAME).exists()
    desk.go_round([(site.root / "seeds/ferry.txt").absolute()])
    assert (site.root / NAME).exists()


def test_what_is_wrong_is_told_and_the_next_round_clears_it(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    failures: list[list[str]] = []
    reports: list[Report] = []
    desk = Desk(Asked(site.root), built=reports.append, failed=failures.append)
    site.edit("content/posts/tides.md", "date: 2026-11-02", "date: soon")
    desk.go_round(None)
    assert len(failures) == 1
    assert failures[0][0].startswith('content/posts/tides.md:3:7: "soon" is not a date\n')
    assert "1 problem; the last good site stands" in capsys.readouterr().err
    site.edit("content/posts/tides.md", "date: soon", "date: 2026-11-02")
    desk.go_round([])
    assert (len(failures), len(reports)) == (1, 1)


def test_while_anything_is_wrong_no_page_changes(tmp_path: Path) -> None:
    """An old post is in no feed, so its page could be brought up to date beside a broken post."""
    days = [post(f"Day {n}", f"2026-10-{n:02}") for n in range(1, FEED_LENGTH + 1)]
    site = new_site(tmp_path / "old", {f"{number}.md": text for number, text in enumerate(days)})
    site.write("content/posts/old.md", post("Old", "2019-06-03", "moon"))
    settle(site)
    desk = Desk(Asked(site.root))
    desk.go_round(None)
    new = site.root / "content/posts/7.md"
    site.edit("content/posts/7.md", "date: 2026", "date: soon")
    desk.go_round([new])
    site.edit("content/posts/old.md", "The text", "The new text")
    desk.go_round([site.root / "content/posts/old.md"])
    assert "The new text" not in site.page("2019/06/03/old/index.html")
    site.edit("content/posts/7.md", "date: soon", "date: 2026")
    desk.go_round([new])
    assert "The new text" in site.page("2019/06/03/old/index.html")


def test_a_seed_that_fails_is_told_beside_the_built_site(site: Site) -> None:
    site.write("seeds/empty.txt", "")
    failures: list[list[str]] = []
    reports: list[Report] = []
    Desk(Asked(site.root), built=reports.append, failed=failures.append).go_round(None)
    assert (len(reports), len(failures)) == (1, 1)
    assert failures[0][0].startswith("seeds/empty.txt")


def test_a_slip_of_ours_is_printed_whole_and_ends_nothing(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    def slip(_: Report) -> None:
        msg = "our own slip"
        raise RuntimeError(msg)

    failures: list[list[str]] = []
    Desk(Asked(site.root), built=slip, failed=failures.append).go_round(None)
    assert "RuntimeError: our own slip" in failures[0][0]
    assert "Traceback" in capsys.readouterr().err


def test_results_come_as_json_if_asked_for(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    Desk(Asked(site.root, as_json=True)).go_round(None)
    assert json.loads(capsys.readouterr().out)["written"]["index.html"] == "it is new"


def test_a_relative_folder_is_the_same_site(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.root)
    assert Desk(Asked(Path())).is_seed((site.root / "seeds/a.txt").absolute())


def test_a_day_can_be_looked_at_before_it_comes(site: Site) -> None:
    site.write("content/posts/flood.md", post("Flood", "2031-01-02"))
    site.write("content/posts/ebb.md", post("Ebb").replace("title:", "draft: true\ntitle:"))
    reports: list[Report] = []
    desk = Desk(Asked(site.root), built=reports.append)
    desk.go_round(None)
    for day, posts in (("2031-01-01", 1), ("2031-01-02", 2), ("", 3)):
        desk.show_as_of(day)
        assert desk.is_due
        desk.go_round([])
        assert reports[-1].posts == posts
        assert desk.is_of_today()
    assert reports[-1].ahead == {
        "2031/01/02/flood/index.html": "2031-01-02",
        "2026/11/02/ebb/index.html": "draft",
    }


def test_a_new_day_is_built_without_a_save_and_only_then(site: Site) -> None:
    reports: list[Report] = []
    desk = Desk(Asked(site.root), built=reports.append)

    def batches() -> Iterator[frozenset[Path]]:
        yield frozenset()
        assert len(reports) == 1
        last = desk.memo.last
        assert last is not None
        desk.memo.last = replace(
            last, day="2026-11-01", report=replace(last.report, until="2026-11-02")
        )
        yield frozenset()

    desk.keep(batches())
    assert desk.is_of_today()


def test_memory_does_not_grow_with_the_rounds(site: Site) -> None:
    desk = Desk(Asked(site.root))
    path = site.root / "content/posts/tides.md"
    desk.go_round(None)

    def edit(rounds: int) -> int:
        for number in range(rounds):
            site.write("content/posts/tides.md", post(f"Tides {number % 7}", tag=f"t{number % 5}"))
            desk.go_round([path])
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        before, after = edit(20), edit(20)
    finally:
        tracemalloc.stop()
    assert after - before < 50_000
