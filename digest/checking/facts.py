"""Rules on what a post states of itself: sources, dates, guesses, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.checking.traps import colons, scalars
from digest.checking.writing import Finding, Writing, found
from digest.fields import read_day
from digest.nodes import Sheet
from digest.problems import Place, shorten
from digest.shape.library import undated
from digest.text.facts import iso
from digest.text.origin import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.text.facts import Uncertain

PAST = frozenset({"date", "updated", "accessed"})
"""Keys of days that have been."""


def refused(writing: Writing) -> Iterator[Finding]:
    """Yield what keeps a file from being read, save where another rule knows the mend."""
    if not writing.problems:
        return
    known = {(one.problem.place.path, one.problem.place.line) for one in colons(writing)}
    for problem in writing.problems:
        if (problem.place.path, problem.place.line) not in known:
            yield Finding(problem)


def uncertain(writing: Writing) -> Iterator[Finding]:
    """Yield each guess of ingest that nobody has settled yet."""
    post = writing.post
    if post is None or not post.uncertain:
        return
    front = writing.yaml[0]
    listed = value_at(front.root, "uncertain")
    keys = {key.value: key for key, _ in listed.value} if listed else {}
    for name, guess in post.uncertain:
        place = Sheet(front.path, front.first_line).place(keys[name])
        mend = f"look at the seed, state `{name}:` as it is, and delete this entry"
        yield found(place, f"ingest was not sure of {shorten(guessed(name, guess))}", mend)


def guessed(name: str, guess: Uncertain) -> str:
    """Return a guess as whoever settles it knows it: by its key, and with all as it is written."""
    perhaps = f": perhaps {' or '.join(guess.alternatives)}" if guess.alternatives else ""
    return name + perhaps + (f" (the text has “{guess.evidence}”)" if guess.evidence else "")


def no_source(writing: Writing) -> Iterator[Finding]:
    """Yield a finding for a post that names no source."""
    if writing.post and not writing.post.sources:
        mend = "add `sources:` with the name and the address of who published it"
        yield found(Place(writing.path, 1, 1), "this post names no source", mend)


def no_date(writing: Writing) -> Iterator[Finding]:
    """Yield a finding for a post without a date."""
    if writing.post and not writing.post.published:
        yield Finding(undated(writing.post))


def future_date(writing: Writing) -> Iterator[Finding]:
    """Yield each date after today: of the post, its sources, its notes and their changes."""
    seen = set()
    for one in writing.yaml:
        for key, node in scalars(one.root):
            day = iso(read_day(node.value))[:10] if key in PAST else ""
            if day > writing.today:
                seen.add(day)
                yield found(Sheet(one.path, one.first_line).place(node), *to_come(day))
    for note in writing.post.notes if writing.post else ():
        day = note.written.iso[:10] if note.written else ""
        if day > writing.today and day not in seen:
            yield found(writing.where(day), *to_come(day))


def to_come(day: str) -> tuple[str, str]:
    """Return what is wrong with a day, and how to mend it."""
    what = f"the day {day} is yet to come"
    return what, "mend it; a post that is meant for a later day stays out until then"


def note_passage(writing: Writing) -> Iterator[Finding]:
    """Yield each note whose passage is not surely, and exactly, in the post."""
    for warning in writing.post.warnings if writing.post else ():
        yield Finding(warning)
