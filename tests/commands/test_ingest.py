"""`digest ingest`: what it says of every seed and every line."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from digest.problems import is_harmless, width
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
    assert "    1  removed     728 x 90  (an ad size)\n" in shown
    assert "    3  title       Ferry keeps its winter timetable\n" in shown
    assert f"{NAME}  would be made from ferry.txt" in shown
    assert shown.endswith("1 post would be made\nno post was written\n")
    assert not (site.root / NAME).exists()


PAGE = """<html><head><script type="application/ld+json">{"@type": "NewsArticle",
"headline": "Harbour wall to be raised", "author": {"name": "Ana Silva"},
"datePublished": "2026-03-04"}</script></head><body><nav><p>World</p></nav>
<h1>Harbour wall to be raised</h1><p>By Ana Silva</p>
<p>The town council voted on Tuesday to raise the harbour wall by one metre, after three storms.</p>
<p>The work is to begin in May and will cost nine million, the mayor said on the same evening.</p>
<p>Residents had asked for the wall since the flood of 1998, which damaged two hundred houses.</p>
</body></html>"""


def test_explain_says_what_a_saved_page_states_and_what_its_lines_are(site: Site) -> None:
    site.write("seeds/wall.html", PAGE)
    asked = ("ingest", "--explain", "--dry-run", site.root / "seeds/wall.html")
    shown = [" ".join(line.split()) for line in typed("-C", site.root, *asked).stdout.split("\n")]
    assert shown[1:7] == [
        "title Harbour wall to be raised (by the page's heading or head)",
        "author Ana Silva (by JSON-LD)",
        "date 2026-03-04 (by JSON-LD)",
        "language en",
        "not stated outlet, place",
        "",
    ]
    assert shown[7:10] == [
        "1 removed World (navigation)",
        "2 title Harbour wall to be raised",
        "3 byline By Ana Silva",
    ]


def test_the_report_holds_every_line_left_out_also_of_unchanged_seeds(site: Site) -> None:
    file = site.root / "report.json"
    for _ in range(2):
        typed("-C", site.root, "ingest", "--report", file)
        (seed,) = json.loads(file.read_text(encoding="utf-8"))["seeds"]
        assert seed["removed"] == [{"line": 1, "text": "728 x 90", "reason": "an ad size"}]
    assert seed["did"] == "unchanged"


STEERING = (
    "Ferry \x1b]0;owned\x07keeps its \x1b[2J\x9b31m winter timetable\n\n"
    "SANDHAVEN, November 2, 2026 - \u202eThe ferry will \u2066keep\x00 its winter timetable, the"
    " harbour office said on a Monday morning in the long and narrow hall of the harbour.\n\n"
    "Навигация будет продолжаться всю зиму, сказали в управлении порта в понедельник утром.\n"
    "港务局星期一上午在港口狭长的大厅里表示，渡轮将保持冬季时刻表，直到明年春天为止，大家都很高兴。\n"
    "Advertisement\n"
)


COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def on_a_terminal(*words: str | Path, columns: int = 80) -> str:
    """Return what a terminal of that many columns is sent, line ends as a program wrote them."""
    here, there = os.openpty()
    process = subprocess.Popen(  # noqa: S603  our own code
        [sys.executable, "-c", "from digest.cli import main; main()", *map(str, words)],
        stdin=there,
        stdout=there,
        stderr=there,
        env=os.environ | {"COLUMNS": str(columns), "TERM": "xterm", "PYTHONIOENCODING": "utf-8"},
    )
    os.close(there)
    sent = b""
    with contextlib.suppress(OSError):  # EIO: the other side has closed the terminal
        while piece := os.read(here, 65536):
            sent += piece
    os.close(here)
    process.wait()
    return sent.decode().replace("\r\n", "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_an_explanation_fits_a_terminal_and_can_not_steer_it(site: Site) -> None:
    site.write("seeds/a.txt", STEERING)
    seed = site.root / "seeds/a.txt"
    shown = on_a_terminal("-C", site.root, "ingest", "--explain", "--dry-run", seed)
    explained = shown[shown.index("a.txt") : shown.index("content/posts/")]
    assert COLOUR.sub("", explained) != explained
    explained = COLOUR.sub("", explained)
    assert {c for c in explained if not is_harmless(c)} <= {"\n"}
    assert [line for line in explained.split("\n") if width(line) > 80] == []
    assert "    1  title       Ferry" in explained
    assert "…\n" in explained


def test_piped_an_explanation_is_whole(site: Site) -> None:
    shown = typed("-C", site.root, "ingest", "--explain", "--dry-run").stdout
    assert (
        "Later boats drew fewer passengers than hoped. The boat has room for two hundred.\n"
        in shown
    )
    assert "…" not in shown


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_who_wants_no_colour_has_none(site: Site) -> None:
    """See no-color.org."""
    os.environ["NO_COLOR"] = "1"
    try:
        shown = on_a_terminal("-C", site.root, "ingest", "--explain", "--dry-run")
    finally:
        del os.environ["NO_COLOR"]
    assert not COLOUR.search(shown[shown.index("ferry.txt") :])


def test_json_of_hostile_names_can_not_steer_a_terminal(site: Site) -> None:
    site.write("seeds/\x1b[2J\x9b31m\u202e.txt", FERRY)
    shown = typed("-C", site.root, "ingest", "--json").stdout
    assert {c for c in shown if not is_harmless(c)} <= {"\n"}
    assert "\x1b[2J\x9b31m\u202e.txt" in [one["seed"] for one in json.loads(shown)["seeds"]]


def test_any_number_of_processes_gives_the_same_posts_and_the_same_words(site: Site) -> None:
    for number in range(40):
        site.write(f"seeds/{number % 7}-{number:02}.txt", FERRY.replace("winter", f"{number}th"))
    said = []
    for jobs in ("1", "3"):
        result = typed("-C", site.root, "ingest", "--jobs", jobs, "--json")
        said.append((result.stdout, site.output("content/posts")))
        shutil.rmtree(site.root / "content")
    assert said[0] == said[1]
    assert len(said[0][1]) == 41


def test_a_seed_that_fails_makes_the_run_fail_and_the_others_come_through(site: Site) -> None:
    site.write("seeds/empty.txt", "")
    result = typed("-C", site.root, "ingest", "--json")
    assert result.exit_code == 1
    assert [seed["did"] for seed in json.loads(result.stdout)["seeds"]] == ["failed", "new"]
    assert (site.root / NAME).exists()
