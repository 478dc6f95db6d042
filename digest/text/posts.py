"""One file of content -> a Post and its Body, or a plain page, or an edition's introduction."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import lru_cache
from hashlib import blake2b
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from digest.config import LANGUAGE, Config
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
    Sheet,
    Text,
    Url,
    Whole,
    compose,
    read_day,
    read_yaml,
)
from digest.problems import DigestError, Place, Problem, fail
from digest.text.drawing import Note, draw
from digest.text.frontmatter import Parts, decode, split
from digest.text.markup import HREF, draw_markdown
from digest.text.notes import Scan, scan
from digest.text.passages import (
    NONCHARACTERS,
    Found,
    canonical_text,
    excerpt,
    locate,
    take_signs,
)
from digest.urls import slugify
from digest.wording import NOTE_KINDS, direction

KINDS = ("news", "analysis", "opinion", "interview", "statement", "report")


@dataclass(frozen=True, slots=True)
class Source:
    """Who published what a post reports on; dates are ISO, what is not known is empty."""

    name: str
    url: str
    author: str
    date: str
    accessed: str
    archived: str
    via: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """What a field may also be, and the words in the seed that leave it open."""

    alternatives: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Seed:
    """The raw text that a post was made from."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """When: `epoch` in seconds since 1970 UTC (a day begins at its midnight in the site's
    zone), `iso` as a page states it."""

    epoch: int
    iso: str


@dataclass(frozen=True, slots=True)
class Local:
    """A link or a picture on this site as typed, and its line in the file (0: not found)."""

    target: str
    line: int


@dataclass(frozen=True, slots=True)
class NoteFact:
    """What other pages may say of a note."""

    id: str
    kind: str
    quote: str
    by: str
    date: str


@dataclass(frozen=True, slots=True)
class Post:
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
    weight: int
    image: str
    sources: tuple[Source, ...]
    captions: tuple[str, ...]
    aliases: tuple[str, ...]
    uncertain: tuple[str, ...]
    draft: bool
    notes: tuple[NoteFact, ...]
    links: tuple[Local, ...]
    words: int
    warnings: tuple[Problem, ...]
    teaser_print: str
    """Digest of what lists show of the post."""

    @property
    def day(self) -> str:
        """The local day as `2019-06-08`, empty for an undated post."""
        return self.published.iso[:10] if self.published else ""

    @property
    def address(self) -> str:
        """Where the post lives: `2019/06/08/slug/`, or `undated/slug/`."""
        return f"{self.day.replace('-', '/') or 'undated'}/{self.slug}/"

    def place_in_file(self) -> Place:
        """The post as problems name it."""
        return Place(self.path, 1, 1)


@dataclass(frozen=True, slots=True)
class Body:
    """What only a post's own page and the feeds show: its HTML with notes drawn."""

    html: str


@dataclass(frozen=True, slots=True)
class Plain:
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


ELSEWHERE = re.compile(r"#|[a-zA-Z][\w+.-]*:|//")
"""A link within the page, or to another site."""

SLUG = Pattern("a slug", r"[^\s/\\?#%:]{1,100}", "write words joined by hyphens, without / ? # %")
ALIAS = Pattern("an address on this site", r"/?[^\s\\?#:]{1,300}", "write it like /old/name/")

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
    lambda **typed: Source(**typed | {"date": iso(typed["date"]), "accessed": iso(typed["accessed"])}),
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
SEED = Record(
    "seed",
    (
        Field("file", Text(500), "The raw text's file.", "talks.txt", required=True),
        Field("sha256", Pattern("a SHA-256", r"[0-9a-f]{64}", "leave it as ingest wrote it"), "Its digest."),
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
    Field("weight", Whole(-1000, 1000), "Its rank in its edition; lower leads.", "1", default=0),
    Field("image", Text(500), "Its picture: a file in content/media or an address.", "talks.jpg", default=""),
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
NOTE_ID = Pattern("an id", r"[A-Za-z0-9][\w-]{0,99}", "write letters, digits and hyphens")
NOTE = Record(
    "a note",
    (
        Field("id", NOTE_ID, "Its name on the page, once per post.", "surge", required=True),
        Field("kind", Choice(tuple(NOTE_KINDS)), "What sort of note it is.", "context", required=True),
        Field("quote", Paragraphs(), "The passage, word for word.", "the surge", required=True),
        Field("prefix", Paragraphs(), "The words just before it.", default=""),
        Field("suffix", Paragraphs(), "The words just after it.", default=""),
        Field("occurrence", Whole(1, 100000), "Which of several, from 1.", "2", default=0),
        Field("body", Paragraphs(), "The note itself, in Markdown.", "A flood tide.", required=True),
        Field("by", Text(200), "Who wrote the note.", "Ana Example", default=""),
        Field("date", Day(), "When it was written.", "2026-11-02"),
    ),
    lambda **typed: typed,
)


def iso(value: date | datetime | None) -> str:
    """Return a date as a page states it, empty for none."""
    return value.isoformat() if value else ""


@lru_cache(maxsize=8192)
def moment(value: date | datetime, timezone: str) -> Moment:
    """Return when a typed date is; one without a zone is in `timezone`."""
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=ZoneInfo(timezone))
        return Moment(seconds(aware), aware.isoformat())
    return Moment(seconds(datetime.combine(value, time(), ZoneInfo(timezone))), value.isoformat())


def seconds(aware: datetime) -> int:
    """Return seconds since 1970; subtraction, for `timestamp()` fails on years near 1."""
    try:
        return int((aware - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
    except OverflowError:
        return int((aware.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


def parse_post(content: bytes, path: str, notes: bytes | None, config: Config) -> tuple[Post, Body]:
    """Return a post's facts and its body; `notes` is its NAME.notes.yaml, if it has one.

    Raises DigestError with every problem of both files.
    """
    parts = read_parts(content, path)
    problems: list[Problem] = []
    typed = read_front(parts, FRONT, path, problems)
    body = NONCHARACTERS.sub("\N{REPLACEMENT CHARACTER}", parts.body)
    found = scan(body, path, parts.body_line)
    problems += found.problems
    html, spans = take_signs(draw_markdown(found.body)) if found.labels else (draw_markdown(body), {})
    text = canonical_text(html)
    anchored, removed, warnings = inline_notes(found, spans, text, problems), [], []
    if notes is not None:
        more, removed, warnings = standoff_notes(notes, path, text, anchored, problems)
        anchored = sorted([*anchored, *more], key=lambda note: (note.start, note.end, note.id))
    if problems:
        raise DigestError(problems)
    lang = typed["lang"] or config.language
    stem = re.sub(r"^(\d{4}-\d{2}-\d{2}|undated)-(?=.)", "", path.rpartition("/")[2].removesuffix(".md"))
    when = {
        name: moment(typed[name], config.timezone) if typed[name] else None
        for name in ("date", "updated", "expires")
    }
    post = Post(
        path=path,
        slug=slugify(typed["slug"] or stem),
        title=typed["title"],
        published=when["date"],
        updated=when["updated"],
        expires=when["expires"],
        lang=lang,
        direction=direction(lang),
        place=typed["place"],
        kind=typed["kind"],
        summary=typed["summary"],
        excerpt=typed["summary"] or excerpt(text),
        tags=tuple(dict.fromkeys(typed["tags"])),
        people=tuple(dict.fromkeys(typed["people"])),
        series=typed["series"],
        weight=typed["weight"],
        image=typed["image"],
        sources=typed["sources"],
        captions=typed["captions"],
        aliases=typed["aliases"],
        uncertain=tuple(guesses(typed["uncertain"] or {})),
        draft=typed["draft"],
        notes=tuple(NoteFact(n.id, n.kind, n.quote, n.by, n.date) for n in (*anchored, *removed)),
        links=local_links([html, *(note.html for note in (*anchored, *removed))], parts),
        words=count_words(text),
        warnings=tuple(warnings),
        teaser_print="",
    )
    post = replace(post, teaser_print=teaser_print(post))
    return post, Body(draw(html, anchored, removed, config.language))


def parse_plain(content: bytes, path: str, config: Config) -> Plain:
    """Return a plain page, or the introduction of an edition.

    Raises DigestError with every problem of the file.
    """
    parts = read_parts(content, path)
    problems: list[Problem] = []
    typed = read_front(parts, PLAIN, path, problems)
    if problems:
        raise DigestError(problems)
    html = draw_markdown(parts.body)
    stem = path.rpartition("/")[2].removesuffix(".md")
    return Plain(
        path=path,
        title=typed["title"],
        slug=slugify(typed["slug"] or stem),
        summary=typed["summary"] or excerpt(canonical_text(html)),
        lang=typed["lang"] or config.language,
        weight=typed["weight"],
        draft=typed["draft"],
        aliases=typed["aliases"],
        links=local_links([html], parts),
        html=html,
    )


def read_parts(content: bytes, path: str) -> Parts:
    """Return header and body; an empty file is a problem."""
    text = decode(content, path)
    if not text.strip():
        raise fail(Place(path), "this file is empty", "write a title and a text, or delete the file")
    return split(text, path)


def read_front(parts: Parts, kind: Record, path: str, problems: list[Problem]) -> dict[str, Any]:
    """Return the typed fields; what is wrong with them goes to `problems`."""
    try:
        typed: dict[str, Any] = read_yaml(parts.header, kind, path, parts.header_line)
    except DigestError as error:
        problems += error.problems
        return kind.defaults()
    return typed


def guesses(uncertain: Mapping[str, Uncertain]) -> list[str]:
    """Return what is uncertain, a sentence each."""
    lines = []
    for name, guess in sorted(uncertain.items()):
        line = name
        if guess.alternatives:
            line += ": perhaps " + " or ".join(guess.alternatives)
        if guess.evidence:
            line += f" (the text has “{guess.evidence}”)"
        lines.append(line)
    return lines


def inline_notes(
    found: Scan, spans: dict[int, tuple[int, int]], text: str, problems: list[Problem]
) -> list[Note]:
    """Return the notes typed in the body, in the order of their passages."""
    known = {definition.label: definition for definition in found.definitions}
    notes: list[Note] = []
    for number, label in enumerate(found.labels):
        definition = known.get(label)
        if definition is None:
            continue
        if number not in spans:
            what = f'the passage of "{label}" is not part of the text'
            hint = "mark words of the text, not of an address or a code block"
            problems.append(Problem(found.places[number], what, hint))
            continue
        if definition.date and read_day(definition.date) is None:
            what = f'"{definition.date}" is not a date'
            problems.append(Problem(definition.place, what, "write it as 2026-11-02"))
            continue
        start, end = spans[number]
        notes.append(
            Note(
                id=label,
                kind=definition.kind,
                quote=text[start:end],
                by=definition.by,
                date=iso(read_day(definition.date)) if definition.date else "",
                start=start,
                end=end,
                line=definition.place.line,
                html=draw_markdown(definition.text),
            )
        )
    return sorted(notes, key=lambda note: (note.start, note.end))


def standoff_notes(
    content: bytes, post_path: str, text: str, inline: list[Note], problems: list[Problem]
) -> tuple[list[Note], list[Note], list[Problem]]:
    """Return the notes of NAME.notes.yaml that found their passage, those that did not, and
    a warning for each of these."""
    path = post_path.removesuffix(".md") + ".notes.yaml"
    sheet = Sheet(path)
    anchored: list[Note] = []
    removed: list[Note] = []
    warnings: list[Problem] = []
    try:
        node = compose(decode(content, path), path)
    except DigestError as error:
        problems += error.problems
        return [], [], []
    if node is not None and not isinstance(node, yaml.SequenceNode):
        sheet.refuse(node, "a notes file is a list of notes", "begin each note with `- id: …`")
    taken = {note.id for note in inline}
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        typed = NOTE.read(item, sheet)
        if typed is None or not typed["id"]:
            continue
        if typed["id"] in taken:
            sheet.refuse(item, f'the id "{typed["id"]}" is used twice', "give each note its own id")
        taken.add(typed["id"])
        if not typed["quote"] or not typed["body"] or not typed["kind"]:
            continue
        spot = locate(text, typed["quote"], typed["prefix"], typed["suffix"], typed["occurrence"])
        note = Note(
            id=typed["id"],
            kind=typed["kind"],
            quote=typed["quote"],
            by=typed["by"],
            date=iso(typed["date"]),
            start=spot.start if spot.state == "exact" else -1,
            end=spot.end if spot.state == "exact" else -1,
            line=sheet.place(item).line,
            html=draw_markdown(typed["body"]),
        )
        if spot.state == "exact":
            anchored.append(note)
        else:
            removed.append(note)
            warnings.append(lost(note, sheet.place(item), spot))
    problems += sheet.problems
    return anchored, removed, warnings


def lost(note: Note, place: Place, spot: Found) -> Problem:
    """Return the warning on a note whose passage is not found, or found more than once."""
    if spot.state == "ambiguous":
        what = f'the quote of "{note.id}" stands {len(spot.candidates)} times in the post'
        hint = "add prefix: or suffix: with the words around it, or occurrence: 1"
    else:
        what = f'the quote of "{note.id}" is not in the post'
        hint = "copy the passage anew; until then the note is shown as one on text since removed"
    return Problem(place, what, hint, warning=True)


def teaser_print(post: Post) -> str:
    """Return a digest of what lists show of a post."""
    shown = (
        post.title, post.address, post.lang, post.published, post.place, post.kind, post.excerpt,
        post.weight, post.tags, tuple(source.name for source in post.sources), len(post.notes),
    )  # fmt: skip
    return blake2b(repr(shown).encode(), digest_size=12).hexdigest()


def local_links(pieces: list[str], parts: Parts) -> tuple[Local, ...]:
    """Return where a text links to, or takes pictures from, on this site, each once."""
    targets: dict[str, None] = {}
    for piece in pieces:
        if "href=" in piece or "src=" in piece:
            for double, single, bare in HREF.findall(piece):
                target = unescape(double or single or bare)
                if target and not ELSEWHERE.match(target):
                    targets[target] = None
    found = []
    for target in targets:
        at = parts.body.find(target)
        line = parts.body_line + parts.body.count("\n", 0, at) if at >= 0 else 0
        found.append(Local(target, line))
    return tuple(found)


def count_words(text: str) -> int:
    """Return the words of a text; where no spaces part them, two signs count as one word."""
    joined = len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]", text)) if not text.isascii() else 0
    return len(text.split()) + joined // 2
