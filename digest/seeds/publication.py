"""When an article was published and changed, weighed from all that its text says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from digest.seeds.dates import Written, completed, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.seeds.header import Dated
    from digest.seeds.stamps import Stamp

Day = date | datetime

NEAR = 3
"""Days from filing to print; what is further apart is the day that the page was visited."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A field that the text leaves open: what it may be, and the words in the seed."""

    alternatives: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published and changed; `doubt` when the text leaves the first open."""

    published: Day | None
    updated: Day | None
    doubt: Guess | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date and the line that it stands in."""

    written: Written
    line: str


def weigh(above: Sequence[Dated], filed: Written | None, below: Iterable[Stamp]) -> Publication:
    """Return the publication of an article.

    A stamp counts before the dateline, which may be a day older; a stamp below the headline or
    with a label before one above it, which may be the day that the page was visited.
    """
    firm, loose, banners = ranked(above)
    firm += [candidate for candidate in loose if is_near(candidate, filed)]
    dateline = [Candidate(filed, filed.evidence)] if filed else []
    behind = [Candidate(stamp.published, stamp.text) for stamp in below if stamp.published]
    candidates = [*firm, *dateline, *behind]
    hints = {
        day for c in (*candidates, *banners) if len(c.written.days) == 1 for day in c.written.days
    }
    updated = next((day for d in above if (day := updated_day(d.stamp, hints))), None)
    for candidate in candidates:
        chosen = resolve(candidate, hints)
        if chosen:
            return Publication(chosen, updated, None)
        if candidate.written.days:
            doubt = Guess(isos(candidate.written.days), candidate.written.evidence)
            return Publication(None, updated, doubt)
    return in_doubt(banners, above, filed, updated)


def ranked(above: Sequence[Dated]) -> tuple[list[Candidate], list[Candidate], list[Candidate]]:
    """Part the stamps of the header: labelled or below the headline, above it, and banners."""
    firm: list[tuple[int, Candidate]] = []
    loose: list[Candidate] = []
    banners: list[Candidate] = []
    for dated in above:
        stamp = dated.stamp
        if not stamp.published:
            continue
        candidate = Candidate(stamp.published, stamp.text)
        if stamp.labelled or dated.below:
            firm.append((0 if stamp.labelled else 1, candidate))
        elif stamp.weekday and not stamp.timed:
            banners.append(candidate)
        else:
            loose.append(candidate)
    return [candidate for _, candidate in sorted(firm, key=lambda pair: pair[0])], loose, banners


def is_near(candidate: Candidate, filed: Written | None) -> bool:
    """Whether a date above the headline is within days of the dateline, where that has one."""
    days = filed.days if filed else ()
    apart = [abs(one - other).days for one in candidate.written.days for other in days]
    return not days or min(apart, default=0) <= NEAR


def resolve(candidate: Candidate, hints: set[date]) -> Day | None:
    """Return the one day that a candidate means, as far as the other dates settle it."""
    days = candidate.written.days
    if len(days) > 1:
        days = tuple(day for day in days if day in hints)
    if len(days) == 1:
        return moment(candidate.line, days[0])
    return None


def updated_day(stamp: Stamp, hints: set[date]) -> Day | None:
    """Return when a stamp says that the article was changed."""
    if stamp.updated is None:
        return None
    line = stamp.text if stamp.published is None else stamp.updated.evidence
    return resolve(Candidate(stamp.updated, line), hints)


def in_doubt(
    banners: Sequence[Candidate],
    above: Sequence[Dated],
    filed: Written | None,
    updated: Day | None,
) -> Publication:
    """Return the publication where only an update, a banner or a day without a year is printed."""
    if updated:
        evidence = next(d.stamp.text for d in above if d.stamp.updated)
        return Publication(updated, updated, Guess((), evidence))
    for banner in banners:
        days = banner.written.days
        near = completed(filed, days[0]) if filed and days else None
        if near and abs(near - days[0]).days <= 1:
            return Publication(near, None, None)
        if days:
            return Publication(None, None, Guess(isos(days), banner.line))
    return Publication(None, updated, None)


def isos(days: Iterable[date]) -> tuple[str, ...]:
    """Return days as `2019-06-08`."""
    return tuple(day.isoformat() for day in days)
