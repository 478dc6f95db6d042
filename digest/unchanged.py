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

from digest.last import Last, day_in, differing, glimpse, made_by
from digest.sight import own_facts_of, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from digest.last import Memo
    from digest.report import Options, Report


def last_report(root: Path, options: Options, now: datetime, memo: Memo) -> Report | None:
    """Return what a build would report if it would change nothing; None if it might.

    The memo tells a build that follows what was seen.
    """
    memo.glimpse = seen = glimpse(root)
    if seen is None or options.clean:
        return None
    last = seen.last
    if (
        last.made != made_by(root, options)
        or not holds(last, now)
        or differing(last.read, seen.read)
    ):
        return None
    folder = options.folder(root)
    if looks(folder, last.written) != last.written:
        return None
    return replace(last.report, output=folder, kept=tuple(last.written)[:-1])


def holds(last: Last, now: datetime) -> bool:
    """Whether the day of a build is still the same, as far as what it shows depends on it."""
    return last.day <= day_in(now, ZoneInfo(last.timezone)) < (last.report.until or "9999-99-99")


def looks(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Return what some files of a folder look like; those that aren't there are left out."""
    here = os.fspath(folder)
    found = ((name, own_facts_of(f"{here}/{name}")) for name in names)
    return {name: spelled(facts) for name, facts in found if facts}
