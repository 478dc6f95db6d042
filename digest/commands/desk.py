"""One round of an editor's desk: ingest what is new, build, and say what came of it.

`watch` and `serve` go round for every batch of changes.
"""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest.build import build, touch_up
from digest.commands.ingest import say_outcomes
from digest.commands.shown import counted, list_problems, say, say_json_line, told, whisper
from digest.ingest import Request, ingest
from digest.last import Memo
from digest.layout import CONFIG_FILE
from digest.problems import DigestError, Problem
from digest.report import Options, Report
from digest.seedfiles import SEEDS
from digest.sources import FOLDERS
from digest.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from digest.cli import Asked


@dataclass(slots=True)
class Desk:
    """A site that is kept up to date; `built` and `failed` hear how each round ended.

    `is_sound` tells whether the last round found nothing wrong. While something is, no page may
    change, however few files of a batch have to do with it.
    """

    asked: Asked
    built: Callable[[Report], None] = lambda _: None
    failed: Callable[[list[str]], None] = lambda _: None
    memo: Memo = field(default_factory=Memo)
    is_sound: bool = False

    def keep(self) -> None:
        """Go round once, then for every change, until the process is told to stop."""
        root = self.asked.site
        watch = Watch(root, files=[CONFIG_FILE], folders=FOLDERS, say=whisper)
        with watch:
            self.go_round(None)
            for batch in watch.batches():
                self.go_round(batch)

    def go_round(self, changed: Collection[Path] | None) -> None:
        """Ingest if seeds may have changed (None: no one knows), and build.

        Whatever goes wrong is shown, and the next change gets its chance.
        """
        started = time.monotonic()
        of_seeds: list[Problem] = []
        try:
            if changed is None or any(self.is_seed(path) for path in changed):
                of_seeds = self.take_in()
            now, options = datetime.now(tz=UTC), Options()
            report = None
            if self.is_sound:
                report = touch_up(self.asked.site, options, now, self.memo, changed or ())
            if report:
                self.show_success(report, time.monotonic() - started)
            self.is_sound = False
            rest = build(self.asked.site, options, now, self.memo)
            self.is_sound = True
            if report is None or rest.written or rest.removed or rest.doubts:
                self.show_success(rest, time.monotonic() - started)
            if of_seeds:
                self.show_failure(of_seeds, "the site is built without these seeds")
        except DigestError as error:
            self.show_failure([*of_seeds, *error.problems], "the last good site stands")
        except Exception:  # noqa: BLE001  a slip of ours must not end an editor's session
            trace = traceback.format_exc()
            whisper_lines(trace)
            self.failed([trace])

    def is_seed(self, path: Path) -> bool:
        """Whether a path is below the folder of seeds."""
        seeds = (self.asked.site / SEEDS).absolute()
        return path == seeds or seeds in path.parents

    def take_in(self) -> list[Problem]:
        """Make posts of new seeds; return what was wrong with some of them."""
        if not (self.asked.site / SEEDS).is_dir():
            return []
        report = ingest(self.asked.site, Request())
        if not self.asked.as_json and any(o.did != "unchanged" for o in report.outcomes):
            say_outcomes(report)
        list_problems([p for p in report.problems if p.warning], self.asked.site)
        return [problem for problem in report.problems if not problem.warning]

    def show_failure(self, problems: list[Problem], so: str) -> None:
        """Show what is wrong and what that means, in the terminal and to whoever listens."""
        if self.asked.as_json:
            say_json_line({"problems": [problem.as_json() for problem in sorted(problems)]})
        else:
            list_problems(sorted(problems), self.asked.site)
            whisper(f"{counted(len(problems), 'problem')}; {so}")
        self.failed(list(told(sorted(problems), self.asked.site)))

    def show_success(self, report: Report, seconds: float) -> None:
        """Say what was written, and to whoever listens."""
        if self.asked.as_json:
            done = {"written": dict(report.written), "removed": list(report.removed)}
            say_json_line(done | {"seconds": round(seconds, 3)})
        else:
            list_problems((*report.warnings, *report.doubts), self.asked.site)
            clock = datetime.now().astimezone().strftime("%H:%M:%S")
            files = f"{len(report.written)} written, {len(report.removed)} removed"
            say(f"{clock}  {counted(report.pages, 'page')}; files: {files} in {seconds:.2f} s")
        self.built(report)


def whisper_lines(text: str) -> None:
    """Print a text of several lines for a person only."""
    for line in text.splitlines():
        whisper(line)
