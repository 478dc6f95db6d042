"""The facts of one file of content.

A day or a moment is ISO 8601 text where a page states it; what is not known is empty. Facts are
named tuples: there are many, and those go quickly to another process and into a line of JSON.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from digest.problems import Problem

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST = (datetime.min.replace(tzinfo=UTC) - EPOCH) // timedelta(seconds=1)
LAST = (datetime.max.replace(tzinfo=UTC) - EPOCH) // timedelta(seconds=1)
"""The seconds in which Python's years begin and end, 1 and 9999."""

MINUTE = timedelta(minutes=1)
DRAFT = "draft"
STATUSES = ("open", "resolved", DRAFT)
KINDS = ("news", "analysis", "opinion", "interview", "statement", "report")


class Source(NamedTuple):
    """Who published what a post reports on; dates are ISO, what is not known is empty."""

    name: str
    url: str
    author: str
    date: str
    accessed: str
    archived: str
    via: str


class Change(NamedTuple):
    """What was changed in a note since it was written: `date` is ISO, `by` may be empty."""

    date: str
    by: str
    what: str


class Pictured(NamedTuple):
    """A picture as front matter names it, and what it shows in words; both may be empty."""

    file: str
    alt: str


class Uncertain(NamedTuple):
    """What a field may also be, and the words in the seed that leave it open."""

    alternatives: tuple[str, ...]
    evidence: str


class Seed(NamedTuple):
    """The raw text that a post was made from; `written` is the post's digest at that time."""

    file: str
    sha256: str
    written: str


class Moment(NamedTuple):
    """When: `epoch` in seconds since 1970 UTC, `iso` as a page states it.

    A day begins at its midnight in the site's zone.
    """

    epoch: int
    iso: str


class Local(NamedTuple):
    """A link or a picture on this site as typed, and its line in the file (0: not found)."""

    target: str
    line: int


class NoteFact(NamedTuple):
    """What other pages may say of a note; `html` is its text, drawn.

    `written` is when it was made, `changed` when it last was: in its history, else when written.
    `state` tells how its passage was found.
    """

    id: str
    kind: str
    quote: str
    by: str
    written: Moment | None
    changed: Moment | None
    html: str
    rating: str
    history: tuple[Change, ...]
    state: str = "exact"


class Annotation(NamedTuple):
    """A note with its passage, as other programs are given it and give it.

    The passage in words is a W3C TextQuoteSelector; a note on a point quotes the word before it.
    `span` counts code points of the canonical text, None where the passage is not surely in it.
    `body` is Markdown as typed, `date` ISO or empty.
    """

    id: str
    kind: str
    exact: str
    prefix: str
    suffix: str
    span: tuple[int, int] | None
    body: str
    by: str = ""
    date: str = ""
    sources: tuple[Source, ...] = ()
    rating: str = ""
    status: str = ""
    history: tuple[Change, ...] = ()


class Quoted(NamedTuple):
    """The passage of a note of a notes file: by what words it is looked for, and where it is.

    `line` is that of the entry; `span` counts code points of the canonical text, None where the
    passage is not surely in it.
    """

    id: str
    line: int
    quote: str
    prefix: str
    suffix: str
    occurrence: int
    state: str
    span: tuple[int, int] | None

    @property
    def words(self) -> tuple[str, str, str, int]:
        """What the passage is looked for by."""
        return self.quote, self.prefix, self.suffix, self.occurrence


class Post(NamedTuple):
    """The facts of one post: all that pages other than its own may show."""

    path: str
    slug: str
    title: str
    published: Moment | None
    updated: Moment | None
    expires: Moment | None
    lang: str
    direction: str
    place: str
    kind: str
    summary: str
    excerpt: str
    tags: tuple[str, ...]
    people: tuple[str, ...]
    series: str
    translation_key: str
    weight: int
    image: str
    image_alt: str
    sources: tuple[Source, ...]
    captions: tuple[str, ...]
    aliases: tuple[str, ...]
    uncertain: tuple[tuple[str, Uncertain], ...]
    seed: Seed | None
    draft: bool
    notes: tuple[NoteFact, ...]
    links: tuple[Local, ...]
    words: int
    warnings: tuple[Problem, ...]
    source_print: str = ""
    """Digest of the texts that the post and its body were parsed from, if it is known."""

    card_print: str = ""
    """Digest of what lists show of the post, if it is known."""

    @property
    def day(self) -> str:
        """The local day as `2019-06-08`, empty for an undated post."""
        return self.published.iso[:10] if self.published else ""

    @property
    def address(self) -> str:
        """Where the post lives: `2019/06/08/slug/`, or `undated/slug/`."""
        return address_at(self.day, self.slug)


class Body(NamedTuple):
    """What only a post's own pages and the feeds show: its HTML with notes drawn, and its notes.

    `text` is the canonical text that the notes count in, empty where there are none. `removed` is
    the HTML of the notes that have no passage, whose text is gone or stands there more than once.
    `quoted` are the passages of all notes of its notes file, also of those in draft.
    """

    html: str
    notes: tuple[Annotation, ...] = ()
    text: str = ""
    removed: str = ""
    quoted: tuple[Quoted, ...] = ()


class Plain(NamedTuple):
    """A plain page or an introduction: its facts and its HTML."""

    path: str
    title: str
    slug: str
    summary: str
    lang: str
    weight: int
    draft: bool
    aliases: tuple[str, ...]
    links: tuple[Local, ...]
    html: str


def address_at(day: str, slug: str) -> str:
    """Return where a post of a day lives, `2019-06-08` or empty."""
    return f"{day.replace('-', '/') or 'undated'}/{slug}/"


def iso(value: date | datetime | None) -> str:
    """Return a date as a page states it, empty for none."""
    return value.isoformat() if value else ""


def moment(value: date | datetime, zone: str) -> Moment:
    """Return when a typed date is; one without a zone is in `zone`.

    Not cached: times of two zones are equal where they are one instant, yet are stated apart.
    """
    if not isinstance(value, datetime):
        return Moment(seconds(datetime.combine(value, time(), ZoneInfo(zone))), value.isoformat())
    aware = value if value.tzinfo else value.replace(tzinfo=ZoneInfo(zone))
    offset = aware.utcoffset() or timedelta()
    if offset.seconds % 60:  # local mean time, before about 1900: RFC 3339 knows no seconds here
        aware = aware.replace(tzinfo=timezone(offset // MINUTE * MINUTE))
    return Moment(seconds(aware), aware.isoformat())


def utc(epoch: int) -> str:
    """Return a moment as RFC 3339 has it, in UTC: offsets before 1900 have seconds, and it not.

    The first day and the last that Python knows may begin outside of its years: then the nearest.
    """
    return moment_at(epoch).isoformat().replace("+00:00", "Z")


def moment_at(epoch: int) -> datetime:
    """Return the moment, or the nearest that Python knows, at so many seconds since 1970."""
    return EPOCH + timedelta(seconds=min(max(epoch, FIRST), LAST))


def seconds(aware: datetime) -> int:
    """Return seconds since 1970; subtraction, for `timestamp()` fails on years near 1."""
    return (aware - EPOCH) // timedelta(seconds=1)
