"""A preview under random edits, saves, renames, slips, reloads and restarts, for as long as asked.

    python -m tests.soak --seconds 1800 --seed 1

After every step the previewed site is what a clean build makes, byte for byte, or the problems are
those that it has; every open tab shows what is served; and no request fails. It ends with
`digest build --verify`. What was done is printed.
"""

# ruff: noqa: S311, T201  what is drawn is no secret, and it prints its figures

from __future__ import annotations

import argparse
import random
import signal
import sys
import threading
import time
from collections import Counter
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from benchmarks.running import resident, tree
from digest.report import Options
from tests.a_site import CONFIG, Site, post
from tests.commands.running import running
from tests.commands.typed import typed
from tests.drawn_edits import BODIES, FILES, KEYS, NAMES, NEW, NOTES, SETTINGS, SLIPS
from tests.edits import (
    POSTS,
    TEMPLATES,
    Edit,
    Folder,
    delete,
    files_below,
    put,
    rename,
    revert,
    set_body,
    set_key,
    set_notes,
    set_setting,
    swap,
    touch,
    twist,
)
from tests.following import PATIENCE, Follower, got
from tests.mirror_theme import mirror_theme
from tests.random_edits import differing
from tests.ways_to_build import Outcome, built_clean, scratch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.commands.running import Running

TABS = ("/", "/2019/06/03/tides/", "/tags/sea/", "/nowhere/", "/archive/2019/")
ASKED = ("/", "/feed.xml", "/tags/sea/", "/no", "/%2e%2e/config.yaml", "/a%00")
PREVIEWED = ".digest/preview"
EVERYTHING = Options(drafts=True, future=True)
PLAIN = {key: values for key, values in SETTINGS.items() if key != "base_url"}
"""Settings that leave every address where tabs and readers look for it."""


def drawn(draw: random.Random) -> Edit:
    """Draw something that people do to a site."""
    number = draw.randrange(12)

    def pair(table: Mapping[str, tuple[object, ...]]) -> tuple[str, object]:
        key = draw.choice(sorted(table))
        return key, draw.choice(table[key])

    under = draw.choice([POSTS, "content/media", "themes/default"])
    edits = (
        *[Edit(set_key, (number, *pair(KEYS)))] * 6,
        *[Edit(set_body, (number, draw.choice(BODIES)))] * 4,
        *[Edit(set_notes, (number, draw.choice(NOTES)))] * 2,
        *[Edit(put, (POSTS + draw.choice(NAMES), draw.choice(NEW)))] * 2,
        *[Edit(put, pair(FILES))] * 3,
        *[Edit(set_setting, pair(PLAIN))] * 2,
        Edit(delete, (number,)),
        Edit(rename, (number, draw.choice(NAMES))),
        Edit(swap, (under, number, draw.randrange(12))),
        Edit(revert, (draw.randrange(40),)),
        Edit(touch, (under, number)),
        Edit(twist, (under, number)),
        Edit(set_key, (number, *draw.choice(sorted(SLIPS.items())))),
    )
    return draw.choice(edits)


@dataclass
class Soak:
    """A site, its preview, the tabs that are open on it, and the hands at work."""

    root: Path
    draw: random.Random
    restarts: bool
    figures: Counter[str] = field(default_factory=Counter)
    memory: list[int] = field(default_factory=list)
    slowest: float = 0.0
    as_of: str = ""
    port: int = 0
    is_over: bool = False
    is_up: bool = False
    amiss: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make a small site."""
        self.folder = Folder(self.root)
        site = Site(self.root)
        site.write("config.yaml", CONFIG)
        for name, text in mirror_theme().items():
            site.write(TEMPLATES + name, text)
        for number, name in enumerate(NAMES):
            site.write(POSTS + name, post(f"Post {number}", f"2019-06-{number + 1:02}"))
        self.good = self.folder.sources()

    def run(self, steps: int, seconds: float) -> None:
        """Do so many steps, or work for so long, whichever ends first."""
        end = time.monotonic() + seconds
        left = steps
        with ExitStack() as stack:
            self.tabs: list[Follower] = []
            stack.callback(self.close)
            while left > 0 and time.monotonic() < end:
                with running(self.root, "serve", "--port", str(self.port)) as serve:
                    self.begin(serve, stack)
                    span = min(left, self.draw.randint(30, 120)) if self.restarts else left
                    for _ in range(span):
                        if time.monotonic() >= end:
                            break
                        self.step(serve)
                        left -= 1
                    self.is_up = False
                    started = time.monotonic()
                    assert serve.interrupt() == 0
                    self.figures["starts of the server"] += 1
                    slowest = int((time.monotonic() - started) * 1000)
                    most = max(self.figures["ms until Ctrl-C ended it, at most"], slowest)
                    self.figures["ms until Ctrl-C ended it, at most"] = most
                self.as_of = ""
        self.mend()
        for words in (["build"], ["build", "--verify"]):
            result = typed("-C", self.root, *words)
            assert result.exit_code == 0, result.output

    def begin(self, serve: Running, stack: ExitStack) -> None:
        """Wait until a server answers, and open the tabs when it is the first."""
        said = serve.until("the site is at http://127.0.0.1:")
        self.port = int(said.partition("127.0.0.1:")[2].partition("/")[0])
        self.is_up = True
        if not self.tabs:
            self.tabs = [Follower(self.port, path) for path in TABS]
            reader = threading.Thread(target=self.read, daemon=True)
            for thread in (*(tab.start() for tab in self.tabs), reader):
                stack.callback(thread.join, PATIENCE)
            reader.start()
            stack.callback(self.close)
        self.settles()

    def close(self) -> None:
        """End the tabs and the reader."""
        self.is_over = True
        for tab in self.tabs:
            tab.is_open = False

    def step(self, serve: Running) -> None:
        """Do something, and hold the preview to what a clean build makes of it."""
        self.figures["steps"] += 1
        if self.draw.random() < 0.04:
            self.turn()
        elif self.draw.random() < 0.05:
            self.reload()
        for _ in range(self.draw.choice([1, 1, 1, 2, 5])):
            edit = drawn(self.draw)
            edit(self.folder)
            self.figures[f"edits: {edit.do.__name__}"] += 1
        if self.settles():
            self.good = self.folder.sources()
        elif self.draw.random() < 0.5:
            self.mend()
            self.settles()
        while not serve.lines.empty():
            serve.lines.get_nowait()
        assert not self.amiss, self.amiss
        if self.figures["steps"] % 50 == 0:
            self.memory.append(sum(map(resident, tree(serve.process.pid))))

    def turn(self) -> None:
        """Have the site shown as of another day, or all of it."""
        days = ["", "", (date(2031, 5, 5) + timedelta(self.draw.randrange(4))).isoformat()]
        self.as_of = self.draw.choice(days)
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        own = {"Origin": f"http://127.0.0.1:{self.port}"}
        connection.request("POST", "/_digest/as-of", self.as_of, own)
        assert connection.getresponse().status == 204
        connection.close()
        self.figures["days chosen"] += 1

    def reload(self) -> None:
        """Load a tab anew."""
        self.draw.choice(self.tabs).load()
        self.figures["reloads"] += 1

    def mend(self) -> None:
        """Bring back the last texts that a site could be built with."""
        here = self.folder.sources()
        for name in here.keys() - self.good.keys():
            self.folder.remove(name)
        for name, content in self.good.items():
            if here.get(name) != content:
                self.folder.write(name, content)
        self.figures["times that slips were mended"] += 1

    def expected(self) -> Outcome:
        """Return what a clean build comes to for the day that is shown."""
        if not self.as_of:
            return built_clean(self.root, EVERYTHING, datetime.now(tz=UTC))
        zone = "Europe/Berlin"
        for line in self.folder.text("config.yaml").split("\n"):
            zone = line.partition(": ")[2] if line.startswith("timezone:") else zone
        day = date.fromisoformat(self.as_of)
        return built_clean(
            self.root, Options(), datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone))
        )

    def settles(self) -> bool:
        """Wait until the preview is right, and every tab shows it; tell whether it can be built."""
        expected = self.expected()
        first = self.tabs[0]
        if expected.problems:
            text = tuple(expected.problems)
            lines = "\n".join(text)
            told = first.comes_to(lambda: "\n".join(first.problems) == lines)
            assert told, f"{first.problems} is not {text}"
            self.figures["sites that could not be built"] += 1
            return False

        def is_right() -> bool:
            return not first.problems and not self.wrong(expected)

        assert first.comes_to(is_right), f"{first.problems or self.wrong(expected)}"
        for tab in self.tabs:
            assert tab.comes_to(partial(self.is_current, tab)), tab.path
        return True

    def wrong(self, expected: Outcome) -> dict[str, str]:
        """Return how the previewed site differs from what is expected."""
        there = self.root / PREVIEWED
        found = {}
        for name in files_below(there):
            if not name.startswith(".digest"):
                with suppress(FileNotFoundError):
                    found[name] = (there / name).read_bytes()
        return differing(found, expected.files)

    def is_current(self, tab: Follower) -> bool:
        """Whether a tab shows what it would show if it were loaded now."""
        other = Follower(self.port, tab.path)
        other.load()
        return tab.text == other.text

    def read(self) -> None:
        """Ask for pages and for nonsense, all the time; nothing but an answer may come."""
        draw = random.Random(1)
        while not self.is_over:
            if not self.is_up:
                time.sleep(0.05)
                continue
            path = draw.choice(
                ["/", "/feed.xml", "/tags/sea/", "/no", "/%2e%2e/config.yaml", "/a%00"]
            )
            started = time.monotonic()
            try:
                status, _ = got(self.port, path)
            except (OSError, HTTPException) as error:
                if self.is_up:
                    self.amiss.append(f"{path}: {error!r}")
                continue
            if status not in {200, 404}:
                self.amiss.append(f"{path}: {status}")
            self.slowest = max(self.slowest, time.monotonic() - started)
            self.figures["requests"] += 1
            time.sleep(0.02)


def run(steps: int, seconds: float = 3600.0, seed: int = 1, *, restarts: bool = True) -> Soak:
    """Do so many steps, or work for so long; return what was done.

    Raises AssertionError for the first thing that is not as it should be.
    """
    with scratch("digest-soak-") as folder:
        soak = Soak(Path(folder) / "news", random.Random(seed), restarts)
        soak.run(steps, seconds)
        return soak


def main(words: Sequence[str]) -> None:
    """Run as the command line says, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--steps", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-restarts", dest="restarts", action="store_false")
    asked = parser.parse_args(words)
    # A shell has what it starts in the background ignore Ctrl-C, and so would the server.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    soak = run(asked.steps, asked.seconds, asked.seed, restarts=asked.restarts)
    for name, count in sorted(soak.figures.items()):
        print(f"{count:9}  {name}")
    print(f"{sum(tab.events for tab in soak.tabs):9}  events told to {len(TABS)} tabs")
    print(f"{soak.slowest * 1000:9.0f}  ms that the slowest request took")
    held = [f"{size / 1e6:.0f}" for size in soak.memory[:: max(1, len(soak.memory) // 10)]]
    print(f"MB resident, the server and all below it: {', '.join(held)}")


if __name__ == "__main__":
    main(sys.argv[1:])
