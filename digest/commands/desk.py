"""One round of an editor's desk: ingest what is new, build, and say what came of it.

`watch` and `serve` go round for every batch of changes.
"""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from datetime import time as clock_time
from typing import TYPE_CHECKING

from digest.build import build, touch_up
from digest.commands.ingest import say_outcomes
from digest.commands.shown import counted, list_problems, say, say_json_line, told, whisper
from digest.ingest import Request, ingest
from digest.last import Memo
from digest.problems import DigestError, Problem
from digest.reading import read_settings
from digest.report import Options, Report
from digest.seedfiles import SEEDS
from digest.unchanged import holds

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from digest.cli import Asked


@dataclass(slots=True)
class Desk:
    """A site that is kept up to date; `built` and `failed` hear how each round ended.

    `is_sound` tells whether the last round found nothing wrong. While something is, no page may
    change, however few files of a batch have to do with it. `of_seeds` is what was wrong with seeds
    when they were last read. `options` say what is built; with `as_of`, a day, it is what readers
    will see then, and no drafts. `is_due` tells that this has changed. `changed` are the paths that
    the round at work was told of.
    """

    asked: Asked
    built: Callable[[Report], None] = lambda _: None
    failed: Callable[[list[str]], None] = lambda _: None
    memo: Memo = field(default_factory=Memo)
    is_sound: bool = False
    of_seeds: list[Problem] = field(default_factory=list)
    options: Options = field(default_factory=Options)
    as_of: str = ""
    is_due: bool = False
    changed: Collection[Path] = ()

    def keep(self, batches: Iterable[Collection[Path]]) -> None:
        """Go round once, then for every batch of paths that may have changed.

        An empty batch is a moment at which the day may have changed.
        """
        self.go_round(None)
        for batch in batches:
            if batch or self.is_due or (self.is_sound and not self.is_of_today()):
                self.go_round(batch)

    def show_as_of(self, day: str) -> None:
        """Build next what readers will see on a day, as `2019-06-08`, or all there is for none."""
        everything = not day
        self.options = replace(self.options, drafts=everything, future=everything)
        self.as_of, self.is_due, self.is_sound = day, True, False

    def now(self) -> datetime:
        """Return the moment that the site is built for."""
        if not self.as_of:
            return datetime.now(tz=UTC)
        zone = read_settings(self.asked.site, self.options)[1].zone
        return datetime.combine(date.fromisoformat(self.as_of), clock_time(12), zone)

    def is_of_today(self) -> bool:
        """Whether the last build still shows what is to be shown today."""
        last = self.memo.last
        return bool(self.as_of) or (last is not None and holds(last, datetime.now(tz=UTC)))

    def go_round(self, changed: Collection[Path] | None) -> None:
        """Ingest if seeds may have changed (None: no one knows), and build.

        Whatever goes wrong is shown, and the next change gets its chance. A round that has nothing
        to do says nothing: it may well follow from what the one before it wrote.
        """
        started = time.monotonic()
        self.is_due, self.changed = False, changed or ()
        try:
            are_seeds_read = changed is None or any(self.is_seed(path) for path in changed)
            if are_seeds_read:
                self.of_seeds = self.take_in()
            now, options = self.now(), self.options
            report = None
            if self.is_sound:
                report = touch_up(self.asked.site, options, now, self.memo, changed or ())
            if report and report.written:
                self.show_success(report, time.monotonic() - started)
            was_sound, self.is_sound = self.is_sound, False
            rest = build(self.asked.site, options, now, self.memo)
            self.is_sound = True
            is_news = bool(rest.written or rest.removed or rest.doubts or not was_sound)
            if is_news:
                self.show_success(rest, time.monotonic() - started)
            if self.of_seeds and (is_news or are_seeds_read or (report and report.written)):
                self.show_failure(self.of_seeds, "the site is built without these seeds")
        except DigestError as error:
            self.show_failure([*self.of_seeds, *error.problems], "the last good site stands")
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
