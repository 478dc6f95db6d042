"""When something was last changed, by what is stated of it and of its changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.text.facts import Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = 24 * 60 * 60
"""Seconds."""

DATE = len("2026-11-02")


def last_change(stated: Sequence[Moment], changes: Sequence[Moment]) -> Moment | None:
    """Return when something was last changed, None if nothing is known.

    A change of which the day alone is known comes after all that is known of that day, each a
    second later. So a second correction on a day is news to whoever follows a feed (RFC 4287,
    4.2.15), and no hour is stated that may be still to come.
    """
    known = [*stated, *changes]
    if not known:
        return None
    last = max(known, key=epoch)
    at_some_time = [one for one in changes if len(one.iso) == DATE and last.epoch < one.epoch + DAY]
    if not at_some_time:
        return last
    day = max(at_some_time, key=epoch)
    timed = [one for one in changes if len(one.iso) != DATE]
    that_day = [one.epoch for one in (*stated, *timed) if one.epoch >= day.epoch]
    first = max(that_day) + 1 if that_day else day.epoch
    return Moment(first + len(at_some_time) - 1, day.iso)


def epoch(one: Moment) -> int:
    """Return the seconds since 1970 at which a moment is."""
    return one.epoch
