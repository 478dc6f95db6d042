"""The facts of one file of content, and the tables of fields they are read by.

A day or a moment is ISO 8601 text where a page states it; what is not known is empty. Facts are
named tuples: there are many, and those go quickly to another process and into a line of JSON.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from digest.config import LANGUAGE
from digest.fields import (
    Choice,
    Day,
    Field,
    Flag,
    Many,
    Names,
    Paragraphs,
    Pattern,
    Record,
    Text,
    Url,
    Whole,
)
from digest.wording import NOTE_KINDS

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
    nearest = min(max(epoch, FIRST), LAST)
    return (EPOCH + timedelta(seconds=nearest)).isoformat().replace("+00:00", "Z")


def seconds(aware: datetime) -> int:
    """Return seconds since 1970; subtraction, for `timestamp()` fails on years near 1."""
    return (aware - EPOCH) // timedelta(seconds=1)


SLUG = Pattern("a slug", r"[^\s/\\?#%:]{1,100}", "write words joined by hyphens, without / ? # %")
ALIAS = Pattern("an address on this site", r"/?[^\s\\?#:]{1,300}", "write it like /old/name/")

SHA256 = Pattern("a SHA-256", r"[0-9a-f]{64}", "leave it as ingest wrote it")

SOURCE = Record(
    "a source",
    (
        Field("name", Text(200), "Who published it.", "Example Wire", required=True),
        Field("url", Url(), "Where it stands.", "https://example.org/talks", default=""),
        Field("author", Text(300), "Who wrote it, as printed.", "A. Writer", default=""),
        Field("date", Day(), "When it was published.", "2019-06-08"),
        Field("accessed", Day(), "When it was read.", "2026-11-23"),
        Field("archived", Url(), "A copy that stays.", "https://example.org/copy", default=""),
        Field("via", Text(200), "Who passed it on.", "Example Agency", default=""),
    ),
    lambda **typed: Source(
        **typed | {"date": iso(typed["date"]), "accessed": iso(typed["accessed"])}
    ),
    short="name",
)
UNCERTAIN = Record(
    "a guess",
    (
        Field("alternatives", Many(Text(300)), "What it may also be.", "2019-04-03", default=()),
        Field("evidence", Text(500), "The words that leave it open.", "03/04/2019", default=""),
    ),
    Uncertain,
)
CHANGE = Record(
    "a change",
    (
        Field("date", Day(), "When it was made.", "2026-11-09", required=True),
        Field("by", Text(200), "Who made it.", "Ana Example", default=""),
        Field("what", Text(500), "What is different.", "The sum was mended.", required=True),
    ),
    lambda **typed: Change(**typed | {"date": iso(typed["date"])}),
)
SEED = Record(
    "seed",
    (
        Field("file", Text(500), "The raw text's file.", "talks.txt", required=True),
        Field("sha256", SHA256, "Its digest.", default=""),
        Field(
            "written",
            SHA256,
            "Digest of the post as ingest wrote it; it differs once a person edits the post.",
            default="",
        ),
    ),
    Seed,
)
FRONT_FIELDS = (
    Field("title", Text(500), "The headline.", "Ministers weigh a second round", required=True),
    Field("date", Day(), "When it was published.", "2019-06-08"),
    Field("updated", Day(), "When it was last changed.", "2019-06-09"),
    Field("expires", Day(), "From when on it is left out.", "2030-01-01"),
    Field("slug", SLUG, "The last part of its address; else the file's name.", "second-round"),
    Field("place", Text(200), "The dateline's place.", "Geneva", default=""),
    Field("lang", LANGUAGE, "The language it is written in; else the site's.", "en"),
    Field("kind", Choice(KINDS), "What sort of text it is.", "analysis", default=""),
    Field("summary", Text(2000), "The standfirst.", "What the round is about", default=""),
    Field("tags", Many(Text(100)), "Its subjects.", "[diplomacy]", default=()),
    Field("people", Many(Text(200)), "Who it is about.", "[A. Envoy]", default=()),
    Field("series", Text(200), "The story it belongs to.", "Treaty round", default=""),
    Field(
        "translation_key",
        Text(200),
        "What it shares with its translations, and with no other post.",
        "second-round",
        default="",
    ),
    Field("weight", Whole(-1000, 1000), "Its rank in its edition; lower leads.", "1", default=0),
    Field(
        "image",
        Text(500),
        "Its picture: a file in content/media or an address.",
        "talks.jpg",
        default="",
    ),
    Field("sources", Many(SOURCE), "Who published what it reports on.", default=()),
    Field("captions", Many(Text(2000)), "Captions of the pictures it came with.", default=()),
    Field("aliases", Many(ALIAS), "Older addresses that lead here.", "[/old/talks/]", default=()),
    Field("uncertain", Names(UNCERTAIN), "What ingest was not sure of.", default=None),
    Field("seed", SEED, "The raw text it was made from; written by ingest."),
    Field("draft", Flag(), "Left out, save with `--drafts`.", "false", default=False),
)
FRONT = Record("front matter", FRONT_FIELDS, lambda **typed: typed)
PLAIN_FIELDS = (
    Field("title", Text(500), "The page's heading.", "About", default=""),
    Field("slug", SLUG, "The last part of its address; else the file's name.", "about"),
    Field("summary", Text(2000), "What search engines show of it.", default=""),
    Field("lang", LANGUAGE, "The language it is written in; else the site's.", "en"),
    Field("weight", Whole(-1000, 1000), "Its rank in the navigation.", "1", default=0),
    Field("aliases", Many(ALIAS), "Older addresses that lead here.", default=()),
    Field("draft", Flag(), "Left out, save with `--drafts`.", "false", default=False),
)
PLAIN = Record("front matter", PLAIN_FIELDS, lambda **typed: typed)
NOTE_ID = Pattern("an id", r"[^\]\s]{1,100}", "write words joined by hyphens")
NOTE = Record(
    "a note",
    (
        Field("id", NOTE_ID, "Its name on the page, once per post.", "surge", required=True),
        Field(
            "kind", Choice(tuple(NOTE_KINDS)), "What sort of note it is.", "context", required=True
        ),
        Field("quote", Paragraphs(), "The passage, word for word.", "the surge", required=True),
        Field("prefix", Paragraphs(), "The words just before it.", default=""),
        Field("suffix", Paragraphs(), "The words just after it.", default=""),
        Field("occurrence", Whole(1, 100000), "Which of several, from 1.", "2", default=0),
        Field(
            "body", Paragraphs(), "The note itself, in Markdown.", "A flood tide.", required=True
        ),
        Field("by", Text(200), "Who wrote the note.", "Ana Example", default=""),
        Field("date", Day(), "When it was written.", "2026-11-02"),
        Field("sources", Many(SOURCE), "What the note goes by.", default=()),
        Field("rating", Text(200), "How a checked claim stands up.", "Mostly true", default=""),
        Field(
            "status",
            Choice(STATUSES),
            "Whether it waits for work; a draft is built with `--drafts` only.",
            "open",
            default="",
        ),
        Field("history", Many(CHANGE), "What was changed in it since, oldest first.", default=()),
    ),
    lambda **typed: typed,
)
