"""`digest ingest`: what it says of every seed and every line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.a_site import Site, new_site
from tests.commands.typed import typed
from tests.test_ingest import FERRY, NAME

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = new_site(tmp_path / "news")
    site.write("seeds/ferry.txt", FERRY)
    return site


def test_it_names_the_post_and_counts_what_was_left_out(site: Site) -> None:
    assert typed("-C", site.root, "ingest").stdout.splitlines() == [
        f"{NAME}  made from ferry.txt (1 line left out)",
        "1 seed: 1 post made",
    ]
    assert typed("-C", site.root, "ingest").stdout == "1 seed: 0 posts made, 1 unchanged\n"


def test_explain_shows_what_each_line_was_taken_for(site: Site) -> None:
    shown = typed("-C", site.root, "ingest", "--explain", "--dry-run").stdout
    assert "    1  removed: an ad size" in shown
    assert "    3  title " in shown
    assert f"{NAME}  would be made from ferry.txt" in shown
    assert shown.endswith("1 post would be made\nno post was written\n")
    assert not (site.root / NAME).exists()


def test_the_report_holds_every_line_left_out_also_of_unchanged_seeds(site: Site) -> None:
    file = site.root / "report.json"
    for _ in range(2):
        typed("-C", site.root, "ingest", "--report", file)
        (seed,) = json.loads(file.read_text(encoding="utf-8"))["seeds"]
        assert seed["removed"] == [{"line": 1, "text": "728 x 90", "reason": "an ad size"}]
    assert seed["did"] == "unchanged"


def test_a_seed_that_fails_makes_the_run_fail_and_the_others_come_through(site: Site) -> None:
    site.write("seeds/empty.txt", "")
    result = typed("-C", site.root, "ingest", "--json")
    assert result.exit_code == 1
    assert [seed["did"] for seed in json.loads(result.stdout)["seeds"]] == ["failed", "new"]
    assert (site.root / NAME).exists()
