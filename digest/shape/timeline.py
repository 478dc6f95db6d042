"""Posts over time as a picture shows them: how many of each topic in each span of days.

A row for each topic, one below the other and all of one scale: it is read without colours, and
each row has its name beside it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from digest.shape.views import Band, Bar, Span, TimelineView
from digest.wording import month_words, short_month_words, year_words, years_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.shape.frame import Frame
    from digest.shape.library import Topic

MOST_BANDS = 6
"""Topics in a picture: those with most posts."""

MOST_MONTHS = 60
"""Months in a picture; a longer time is shown by years."""

MOST_SPANS = 60
"""Spans in a picture; of more years than that, several make one span."""

MOST_NAMED = 5
"""Spans that are named below a picture: so many fit on a phone."""

FILLED = 0.8
"""The share of a span's width that its bar takes."""

Days: TypeAlias = "Mapping[str, list[str]]"
"""Slug of a topic -> the days of its posts, in ISO."""


class Row(NamedTuple):
    """How many posts of a topic there are in each span; those of all topics have no slug."""

    name: str
    slug: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Posts over time, of all topics and of some.

    `spans` are months (`2019-06`), or the first years (`2019`) of so many `years`, without gaps.
    """

    spans: tuple[str, ...]
    years: int
    rows: tuple[Row, ...]


def timeline(
    days: Iterable[str], by_topic: Days, names: Mapping[str, str], year: str = ""
) -> Timeline:
    """Return the picture of the posts of some days, or of one whole year.

    `names` are those of the topics. Of a single month there is nothing to be seen, so no picture.
    """
    every = Counter(day[:7] for day in days if day)
    if len(every) <= 1:
        return Timeline((), 0, ())
    spans, years = spans_of(every, year)
    at = dict(places(spans, years, every))

    def row(name: str, slug: str, months: Mapping[str, int]) -> Row:
        counts = [0] * len(spans)
        for month, posts in months.items():
            counts[at[month]] += posts
        return Row(name, slug, tuple(counts))

    most = sorted(by_topic, key=lambda slug: (-len(by_topic[slug]), slug))[:MOST_BANDS]
    months = {slug: Counter(day[:7] for day in by_topic[slug] if day) for slug in most}
    rows = [row(names[slug], slug, found) for slug, found in months.items() if found]
    return Timeline(spans, years, (row("", "", every), *rows))


def spans_of(months: Iterable[str], year: str) -> tuple[tuple[str, ...], int]:
    """Return the spans from the first of these months to the last, and how many years each has.

    None of them stands for months.
    """
    if year:
        return tuple(f"{year}-{month:02}" for month in range(1, 13)), 0
    numbers = [12 * int(month[:4]) + int(month[5:7]) - 1 for month in months]
    first, last = min(numbers), max(numbers)
    if last - first < MOST_MONTHS:
        return tuple(f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1)), 0
    first, last = first // 12, last // 12
    years = next(size for size in sizes() if last // size - first // size < MOST_SPANS)
    start = first // years * years
    return tuple(f"{n:04}" for n in range(start, last + 1, years)), years


def sizes() -> Iterator[int]:
    """Yield how many years a span may have: 1, 2, 5, 10, 20, 50 and so on."""
    for power in count():
        yield from (10**power, 2 * 10**power, 5 * 10**power)


def places(spans: Sequence[str], years: int, months: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield each month with the number of the span that it is in."""
    at = {span: number for number, span in enumerate(spans)}
    for month in months:
        yield month, at[f"{int(month[:4]) // years * years:04}" if years else month]


def days_of(topics: Iterable[Topic]) -> Days:
    """Return the days of the posts of some topics."""
    return {topic.slug: [post.day for post in topic.posts] for topic in topics}


def names_of(topics: Iterable[Topic]) -> Mapping[str, str]:
    """Return the names of some topics by their slugs."""
    return {topic.slug: topic.name for topic in topics}


def timeline_view(shown: Timeline, folder: str, frame: Frame) -> TimelineView | None:
    """Return the picture as a page shows it; None for none.

    The topics have one scale in common, all posts together one of their own.
    """
    if not shown.rows:
        return None
    total, *topics = shown.rows
    tallest = max((max(row.counts) for row in topics), default=0)
    places = places_of(len(shown.spans), frame)
    step = step_of(len(shown.spans), STEPS if shown.years else MONTH_STEPS)
    spans = tuple(
        Span(
            name_of(span, shown.years, frame),
            link_of(span, shown.years, frame) if posts else "",
            percent(place + 100 / len(shown.spans) if is_mirrored(frame) else place),
            is_named=number % step == 0,
        )
        for number, (span, place, posts) in enumerate(
            zip(shown.spans, places, total.counts, strict=True)
        )
    )
    rows = [(total, max(total.counts)), *((row, tallest) for row in topics)]
    return TimelineView(
        spans=spans,
        width=percent(100 * FILLED / len(spans)),
        is_mirrored=is_mirrored(frame),
        bands=tuple(
            Band(
                name=row.name,
                url=frame.link(f"{folder}/{row.slug}/") if row.slug else "",
                posts=sum(row.counts),
                counts=row.counts,
                bars=tuple(
                    Bar(span.name, posts, percent(place), max(1, round(100 * posts / most)))
                    for span, place, posts in zip(spans, places, row.counts, strict=True)
                    if posts
                ),
            )
            for row, most in rows
        ),
    )


def is_mirrored(frame: Frame) -> bool:
    """Whether time runs from the right to the left on a page, as its text does."""
    return frame.site.direction == "rtl"


def places_of(spans: int, frame: Frame) -> list[float]:
    """Return where the left side of each span is, in percent of the picture's width."""
    places = [100 * number / spans for number in range(spans)]
    return places[::-1] if is_mirrored(frame) else places


def percent(share: float) -> str:
    """Return a share as SVG has it: `12.5%`."""
    return f"{share:.2f}".rstrip("0").rstrip(".") + "%"


STEPS = (1, 2, 5, 10, 20)
MONTH_STEPS = (1, 2, 3, 6, 12, 24)


def step_of(spans: int, steps: Sequence[int]) -> int:
    """Return which spans are named: each, every second, and so on."""
    return next((step for step in steps if spans <= step * MOST_NAMED), steps[-1])


def name_of(span: str, years: int, frame: Frame) -> str:
    """Return a span in words: `Jun 2019`, `2019`, `2010–2019`; in a year's own page, `June`."""
    lang = frame.config.language
    if not years:
        in_words = month_words if frame.address.count("/") > 1 else short_month_words
        return in_words(span, lang)
    if years == 1:
        return year_words(span, lang)
    first, last = max(int(span), MINYEAR), min(int(span) + years - 1, MAXYEAR)
    return years_words(first, last, lang)


def link_of(span: str, years: int, frame: Frame) -> str:
    """Return what leads to the posts of a span; nothing where it is of several years."""
    year, _, month = span.partition("-")
    if years > 1:
        return ""
    address = f"archive/{year}/"
    mark = f"#month-{span}" if month else ""
    return mark if frame.address == address else frame.link(address + mark)
