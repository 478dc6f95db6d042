"""Whether a build would change anything, told by a glance at files instead of their texts.

Must not import what builds: to load that takes longer than the glance. A file counts as unchanged
as it does for git's index: size, times and inode are what they were, and it was last touched well
before they were taken down, for a change within one tick of the clock would not show.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.last import Glimpse, Seen, day_in, differing, look, look_of_last, made_by, recall
from digest.shards import meanwhile
from digest.sight import own_facts_of, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from digest.last import Last, Memo
    from digest.report import Options, Report


MANY = 1000
"""Outputs from which on a glance at them takes longer than to copy this process."""


def last_report(
    root: Path,
    options: Options,
    now: datetime,
    memo: Memo,
    prepare: Callable[[], object] = lambda: None,
) -> Report | None:
    """Return what a build would report if it would change nothing; None if it might.

    The memo tells a build that follows what was seen. `prepare` may be called: where the glance
    takes long, a build can be made ready at the same time.
    """
    memo.glimpse = seen = glimpse(root, options, prepare)
    if seen is None or options.clean:
        return None
    last = seen.last
    same = seen.seen.stands and not differing(last.read, seen.seen.read)
    if not same or last.made != made_by(root, options) or not holds(last, now):
        return None
    folder = options.folder(root)
    return replace(last.report, output=folder, kept=tuple(last.written)[:-1])


def glimpse(root: Path, options: Options, prepare: Callable[[], object]) -> Glimpse | None:
    """Return what is seen of a site and its last build; None if nothing is told of one."""
    at = look_of_last(root)
    last = recall(root)
    if last is None:
        return None

    def compare() -> tuple[dict[str, str | None], bool]:
        now = look(root)
        changed = {path: now.get(path) for path in differing(last.read, now)}
        return changed, stand(options.folder(root), last)

    many = len(last.written) >= MANY
    changed, stands = meanwhile(compare, prepare) if many else compare()
    read = {path: look for path, look in (last.read | changed).items() if look is not None}
    return Glimpse(at, last, Seen(read, stands))


def stand(folder: Path, last: Last) -> bool:
    """Whether all that a build wrote still looks as it did."""
    return looks(folder, last.written) == last.written


def holds(last: Last, now: datetime) -> bool:
    """Whether the day of a build is still the same, as far as what it shows depends on it."""
    return last.day <= day_in(now, ZoneInfo(last.timezone)) < (last.report.until or "9999-99-99")


def looks(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Return what some files of a folder look like; those that aren't there are left out."""
    here = os.fspath(folder)
    found = ((name, own_facts_of(f"{here}/{name}")) for name in names)
    return {name: spelled(facts) for name, facts in found if facts}
