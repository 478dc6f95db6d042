"""Notes drawn by Hypothesis, each on a passage of a text, and the post that they are on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from digest.formats.subject import Subject
from digest.kinds import read_day
from digest.text.annotations import point, quoted
from digest.text.facts import Annotation, Change, Source, moment
from digest.wording import NOTE_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

SUBJECT = Subject(
    url="https://tides.example.org/2026/11/02/tides/",
    title="Tides",
    language="en",
    timezone="Europe/Berlin",
)
TEXT = "The gate was closed by noon.\nThe 🌊 kept the gate closed until the water fell. 𐍈!"

CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"])
LINES = st.text(CHARACTERS, min_size=1, max_size=40).map(lambda t: " ".join(t.split()))
NAMES = LINES.filter(bool)
BODIES = st.lists(NAMES, min_size=1, max_size=3).map("\n\n".join)
ZONES = st.integers(-14 * 4, 14 * 4).map(lambda q: timezone(timedelta(minutes=15 * q)))
TIMES = st.datetimes(datetime(1950, 1, 1), datetime(2099, 12, 31), timezones=ZONES | st.just(UTC))  # noqa: DTZ001  the bounds of a drawn time have no zone
DATES = (
    st.just("")
    | TIMES.map(lambda when: when.date().isoformat())
    | TIMES.map(lambda when: when.replace(microsecond=0, fold=0).isoformat())
)
URLS = st.sampled_from(
    ["https://wire.example.org/a", "https://wire.example.org/ü?q=[1]#part%", "http://b.example.org"]
)


def text_or_none(some: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return a strategy that also draws no text."""
    return st.just("") | some


SOURCES = st.builds(
    Source,
    name=NAMES,
    url=text_or_none(URLS),
    author=text_or_none(NAMES),
    date=DATES,
    accessed=DATES,
    archived=text_or_none(URLS),
    via=text_or_none(NAMES),
)
HISTORY = st.lists(
    st.builds(Change, date=DATES.filter(bool), by=text_or_none(NAMES), what=NAMES), max_size=2
)
IDS = st.text(CHARACTERS, min_size=1, max_size=20).filter(
    lambda name: not set(name) & set("]") and "".join(name.split()) == name
)


@st.composite
def notes_on(draw: st.DrawFn, text: str = TEXT) -> Annotation:
    """Draw a note on a passage of a text, or on one that is gone from it."""
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    words = text[start:end].strip()
    start = text.index(words, start) if words else start
    span = (start, start + len(words)) if words else point(text, start)
    exact, prefix, suffix = quoted(text, *span)
    lost = draw(st.booleans())
    return Annotation(
        id=draw(IDS),
        kind=draw(st.sampled_from(sorted(NOTE_KINDS))),
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        span=None if lost else span,
        body=draw(BODIES),
        by=draw(text_or_none(NAMES)),
        date=draw(DATES),
        sources=tuple(draw(st.lists(SOURCES, max_size=3))),
        rating=draw(text_or_none(NAMES)),
        status=draw(st.sampled_from(["", "open", "resolved", "draft"])),
        history=tuple(draw(HISTORY)),
    )


def epoch(date: str) -> int | None:
    """Return the second in which a date begins where the site is at home."""
    value = read_day(date)
    return moment(value, SUBJECT.timezone).epoch if value else None


def dated_alike(note: Annotation) -> tuple[Annotation, Mapping[str, int | None]]:
    """Return a note, its dates apart as seconds: one instant can be written in many zones."""
    dates = {"": epoch(note.date)}
    dates |= {str(number): epoch(one.accessed) for number, one in enumerate(note.sources)}
    dates |= {f"changed {number}": epoch(one.date) for number, one in enumerate(note.history)}
    sources = tuple(one._replace(accessed="") for one in note.sources)
    history = tuple(one._replace(date="") for one in note.history)
    return note._replace(date="", sources=sources, history=history), dates
