"""Random edits of a site on disk; after each step, everybody's build is held to a clean build.

    python -m tests.random_edits --steps 50000 --seed 1

prints what was done. A counterexample is shrunk, and told as the steps that lead to it.
"""

# ruff: noqa: T201  it prints its figures

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)

from digest.report import Options
from tests.a_site import CONFIG, Site, post, settle
from tests.drawn_edits import DISTURBANCES, FILE_EDITS, IN_PLACE, POST_EDITS, SITE_EDITS, SLIP_EDITS
from tests.edits import OUTPUT, POSTS, TEMPLATES, Folder, drop_output, published, spoil_record
from tests.mirror_theme import mirror_theme
from tests.named_edits import named_edits
from tests.ways_to_build import (
    Outcome,
    Watcher,
    built_by_command,
    built_by_process,
    built_clean,
    files_of,
    scratch,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.edits import Edit

PLAIN = Options()
ASKED = (
    *(PLAIN, Options(drafts=True), Options(future=True), Options(clean=True)),
    Options(base_url="https://example.org/below/"),
)
LATER = tuple(datetime(2031, 5, day, 12, tzinfo=UTC) for day in (6, 7, 8))
"""Days to come, on which other posts are shown, and other ones are news.

All dates of posts are far from today.
"""

WATCHER, DEAF, COMMAND, PROCESS = "watcher", "deaf watcher", "command", "process"
WAYS = st.sampled_from(
    [
        *((WATCHER, COMMAND, PROCESS), (COMMAND, PROCESS, WATCHER), (PROCESS, WATCHER, COMMAND)),
        *((WATCHER,), (WATCHER,), (COMMAND,), (COMMAND,), (PROCESS,), (DEAF, COMMAND), ()),
    ]
)
"""Who builds after a step: a process that watches (a deaf one is told nothing of what changed),
`digest build`, and a build that takes no glance first."""

PATIENCE = 4
"""Builds that find something wrong before it has to be mended."""

LENGTH = 50
"""Steps with one site."""


is_in_order = precondition(lambda machine: machine.broken < PATIENCE)


class Builds(RuleBasedStateMachine):
    """A site, the hands that edit it, and everybody who builds it.

    All builders share one folder, so each also meets what another one left there. Whatever the
    steps were, a build gives the bytes of a clean build elsewhere and says the same of the site;
    it touches only files whose bytes differ, and has nothing to do when it is asked again. Where
    a clean build finds something wrong, it finds the same and leaves the site as it was.
    """

    figures: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        """Make a small site that nobody has built yet."""
        super().__init__()
        self.scratch = scratch("digest-edits-")
        self.folder = Folder(Path(self.scratch.name) / "news")
        site = Site(self.folder.root)
        site.write("config.yaml", CONFIG)
        for name, text in mirror_theme().items():
            site.write(TEMPLATES + name, text)
        site.write("content/posts/2019-06-03-tides.md", post("Tides", "2019-06-03"))
        site.write("content/posts/ebb.md", post("Ebb", "2019-06-04", "moon"))
        self.watcher = Watcher(self.folder.root)
        self.asked, self.later, self.steps_asked = PLAIN, 0, 0
        self.seen = self.good = self.first = self.folder.sources()
        self.broken, self.is_a_post_broken = 0, False
        self.is_record_spoiled = False
        self.expected: dict[tuple[Options, str], Outcome] = {}

    def teardown(self) -> None:
        """Remove the site."""
        self.scratch.cleanup()

    @is_in_order
    @rule(edits=st.lists(POST_EDITS, min_size=1, max_size=3), then=WAYS)
    def write(self, edits: list[Edit], then: tuple[str, ...]) -> None:
        """Change the texts of posts."""
        self.step(edits, then)

    @is_in_order
    @rule(edits=st.lists(IN_PLACE, min_size=1, max_size=4), way=st.sampled_from([WATCHER, COMMAND]))
    def polish(self, edits: list[Edit], way: str) -> None:
        """Mend words in quiet, and look at the page after each: the usual day of an editor."""
        settle(Site(self.folder.root))
        self.build(way)
        for edit in edits:
            self.step([edit], [way], is_checked_twice=False)

    @is_in_order
    @rule(edits=st.lists(FILE_EDITS, min_size=1, max_size=2), then=WAYS)
    def move(self, edits: list[Edit], then: tuple[str, ...]) -> None:
        """Add, remove, rename and bring back files."""
        self.step(edits, then)

    @is_in_order
    @rule(edits=st.lists(st.one_of(POST_EDITS, FILE_EDITS, SITE_EDITS), max_size=5), then=WAYS)
    def rework(self, edits: list[Edit], then: tuple[str, ...]) -> None:
        """Change anything, several things at once, or nothing."""
        self.step(edits, then)

    @is_in_order
    @rule(edit=SLIP_EDITS, then=WAYS)
    def slip(self, edit: Edit, then: tuple[str, ...]) -> None:
        """Write something that no site can be built with."""
        self.step([edit], then)

    @is_in_order
    @rule(edits=st.lists(DISTURBANCES, min_size=1, max_size=2), then=WAYS)
    def disturb(self, edits: list[Edit], then: tuple[str, ...]) -> None:
        """Damage what digest has made, or keeps for itself."""
        self.step(edits, then, is_source=False)

    @is_in_order
    @rule(
        asked=st.sampled_from(ASKED),
        later=st.integers(0, len(LATER)),
        steps=st.integers(1, 4),
        then=WAYS,
    )
    def ask(self, asked: Options, later: int, steps: int, then: tuple[str, ...]) -> None:
        """Build for some steps with other options, or on another day."""
        self.asked, self.later, self.steps_asked = asked, later, steps
        self.step([], then, is_source=False)

    @is_in_order
    @rule(then=WAYS)
    def wait(self, then: tuple[str, ...]) -> None:
        """Do nothing for so long that the time of every file can be trusted."""
        settle(Site(self.folder.root))
        self.step([], then, is_source=False)

    @precondition(lambda self: self.broken)
    @rule(then=WAYS)
    def mend(self, then: tuple[str, ...]) -> None:
        """Bring back the last good text of what is wrong; after much of it, the first site."""
        here, good = self.seen, self.good
        wrong = self.clean(self.asked, self.now()).paths
        if self.broken > 2 * PATIENCE:
            good, wrong = self.first, frozenset(here.keys() | self.first.keys())
            self.asked, self.later = PLAIN, 0
        for name in sorted(wrong):
            if name in good and good[name] != here.get(name):
                self.folder.write(name, good[name])
            elif name in here and name not in good:
                self.folder.remove(name)
        self.step([], then)

    def step(
        self,
        edits: Sequence[Edit],
        then: Sequence[str],
        *,
        is_source: bool = True,
        is_checked_twice: bool = True,
    ) -> None:
        """Do some edits, and let everybody build whose turn it is."""
        for edit in edits:
            edit(self.folder)
            self.figures[f"done: {edit.do.__name__}"] += 1
        if is_source:
            self.expected.clear()
            before, self.seen = self.seen, self.folder.sources()
            self.figures.update(f"edits: {name}" for name in named_edits(before, self.seen))
        self.is_record_spoiled |= any(edit.do is spoil_record for edit in edits)
        for way in then:
            self.build(way)
        self.figures["steps" if then else "steps that nobody built after"] += 1
        if then and is_checked_twice and not self.broken:
            self.build_again()
        self.steps_asked -= 1
        if self.steps_asked <= 0:
            self.asked, self.later = PLAIN, 0

    def now(self) -> datetime:
        """Return the moment at which a build is asked for."""
        return LATER[self.later - 1] if self.later else datetime.now(tz=UTC)

    def clean(self, options: Options, now: datetime) -> Outcome:
        """Return what a clean build of the texts as they are comes to."""
        key = (options, now.date().isoformat())
        if key not in self.expected:
            self.expected[key] = built_clean(self.folder.root, options, now)
        return self.expected[key]

    def built_by(self, way: str, options: Options, now: datetime) -> Outcome:
        """Return what somebody's build comes to."""
        if way in {WATCHER, DEAF}:
            named = set(self.folder.changed) if way == WATCHER else set()
            self.folder.changed.clear()
            return self.watcher.build(named)
        built = built_by_command if way == COMMAND else built_by_process
        return built(self.folder.root, options, now)

    def output(self) -> dict[str, bytes]:
        """Return the files of the site; those of somebody else must be as they were left."""
        found = files_of(self.folder.root)
        for name, content in self.folder.foreign.items():
            assert found.pop(name, None) == content, f"{name} is not ours"
        return found

    def facts(self) -> dict[str, tuple[int, int]]:
        """Return inode and time of each published file: one that is left alone keeps both."""
        there = self.folder.root / OUTPUT
        facts = {name: (there / name).stat() for name in published(self.folder)}
        return {name: (fact.st_ino, fact.st_mtime_ns) for name, fact in facts.items()}

    def build(self, way: str) -> None:
        """Let somebody build, and hold what came of it to a clean build."""
        is_plain = way in {WATCHER, DEAF}
        options, now = (PLAIN, datetime.now(tz=UTC)) if is_plain else (self.asked, self.now())
        expected = self.clean(options, now)
        before, facts = self.output(), self.facts()
        built = self.built_by(way, options, now)
        after = self.output()
        self.figures[f"builds: {way}"] += 1
        if self.is_record_spoiled and built.problems not in {(), expected.problems}:
            assert after == before, "what is not known to be ours was touched"
            self.is_record_spoiled = False
            drop_output(self.folder)
            self.build(way)
            return
        assert built.problems == expected.problems, f"{built.problems} is not {expected.problems}"
        if built.problems:
            assert after == before, "the old site does not stand"
            self.broken += 1
            if not self.is_a_post_broken and any(path.startswith(POSTS) for path in expected.paths):
                self.is_a_post_broken = True
                self.figures["edits: break a post"] += 1
            self.figures["builds that found something wrong"] += 1
            return
        wrong = differing(after, expected.files)
        assert not wrong, f"not what a clean build makes: {wrong}"
        assert built.said == expected.said, f"{built.said} is not {expected.said}"
        written = {name for name, content in after.items() if content != before.get(name)}
        assert built.written == written, f"{built.written ^ written} is told wrongly"
        assert built.removed == before.keys() - after.keys()
        now_facts = self.facts()
        moved = {name for name in facts.keys() & now_facts if facts[name] != now_facts[name]}
        assert moved <= written, "a file was replaced by one with the same bytes"
        self.figures["glances that were enough"] += built.is_glance
        self.figures["files written"] += len(written)
        self.figures["files removed"] += len(built.removed)
        self.figures["edits: mend a post"] += self.is_a_post_broken
        self.broken, self.is_a_post_broken, self.is_record_spoiled = 0, False, False
        if options == PLAIN and not self.later:
            self.good = self.seen

    def build_again(self) -> None:
        """Hold `digest build` to having nothing to do."""
        options = self.asked
        self.build(COMMAND)  # the last one may have been asked for something else
        if self.broken:
            return
        before = self.facts()
        built = built_by_command(self.folder.root, options, self.now())
        assert not built.problems, built.problems
        assert not built.written | built.removed, built.written | built.removed
        assert self.facts() == before


def differing(found: dict[str, bytes], expected: dict[str, bytes]) -> dict[str, str]:
    """Return what is missing, too much or different, and how it begins to differ."""
    said = dict.fromkeys(expected.keys() - found.keys(), "is missing")
    said |= dict.fromkeys(found.keys() - expected.keys(), "is too much")
    for name in found.keys() & expected.keys():
        one, other = found[name], expected[name]
        if one != other:
            pairs = zip(one, other, strict=False)
            at = next((n for n, pair in enumerate(pairs) if len(set(pair)) > 1), len(one))
            start = max(0, at - 40)
            said[name] = f"{one[start : at + 40]!r} is not {other[start : at + 40]!r}"
    return said


def run(steps: int, with_seed: int | None = None) -> Counter[str]:
    """Do so many steps; return the figures of what was done.

    Raises AssertionError with the shortest steps that are found to lead to a wrong build.
    """

    class Run(Builds):
        """The machine with figures of this run alone."""

        figures: ClassVar[Counter[str]] = Counter()

    phases = set(Phase) - {Phase.explain}
    run_state_machine_as_test(
        seed(with_seed)(Run) if with_seed is not None else Run,
        settings=settings(
            max_examples=max(1, steps // LENGTH),
            stateful_step_count=LENGTH,
            phases=phases,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            print_blob=False,
        ),
    )
    return Run.figures


def main(words: Sequence[str]) -> None:
    """Run as the command line says, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.random_edits", description=__doc__)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=None)
    asked = parser.parse_args(words)
    started, spent = time.monotonic(), time.process_time()
    figures = run(asked.steps, asked.seed)
    for name, count in sorted(figures.items()):
        print(f"{count:9}  {name}")
    print(f"{time.monotonic() - started:9.0f}  seconds")
    print(f"{(time.process_time() - spent) / figures['steps'] * 1000:9.1f}  ms of one core a step")


if __name__ == "__main__":
    main(sys.argv[1:])
