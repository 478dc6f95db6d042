"""One file of content -> a Post and its Body, or a plain page, or an edition's introduction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.fields import Record, read_day, read_yaml
from digest.problems import DigestError, Place, Problem, fail
from digest.text.annotations import point, quoted
from digest.text.changes import last_change
from digest.text.drawing import REMOVED, Note, Tongue, draw, draw_removed
from digest.text.facts import Annotation, Body, Local, Moment, NoteFact, Plain, Post, iso, moment
from digest.text.frontmatter import Parts, decode, split
from digest.text.keys import FRONT, PLAIN
from digest.text.markup import draw_markdown, draw_note, ids, links
from digest.text.notes import scan, slips
from digest.text.passages import canonical_text, excerpt
from digest.text.signs import fit, restored, take_signs
from digest.text.standoff import Standoff, notes_path, standoff_notes
from digest.urls import slugify
from digest.wording import direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.config import Config
    from digest.text.definitions import Definition
    from digest.text.markup import References

ELSEWHERE = re.compile(r"#|[a-zA-Z][\w+.-]*:|//")
"""A link within the page, or to another site."""

DATED = re.compile(r"(\d{4}-\d{2}-\d{2}|undated)-(?=.)")
"""What ingest puts before the slug in a file's name."""

UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""Kana and Han, which no spaces part into words."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A body as drawn, without its notes; these in the order in which their passages end."""

    html: str
    text: str
    notes: tuple[Note, ...]
    definitions: Mapping[str, Definition]
    references: References


def parse_post(
    content: bytes, path: str, notes: bytes | None, config: Config, *, drafts: bool = False
) -> tuple[Post, Body]:
    """Return a post's facts and its body; `notes` is its NAME.notes.yaml, if it has one.

    Of the notes those in draft are left out, unless `drafts` are wanted.

    Raises DigestError with every problem of both files.
    """
    parts = read_parts(content, path)
    problems: list[Problem] = []
    typed = read_front(parts, FRONT, path, problems)
    body = read_body(parts, path, problems)
    beside = Standoff()
    if notes is not None:
        taken = {note.id: note.line for note in body.notes}
        beside = standoff_notes(
            notes, notes_path(path), body.text, body.references, taken, drafts=drafts
        )
        problems += beside.problems
    anchored = sorted((*body.notes, *beside.anchored), key=by_end)
    drawn = [*anchored, *beside.removed]
    problems += clashes(body.html, drawn, parts, path)
    if problems:
        raise DigestError(problems)
    when = {
        name: moment(typed[name], config.timezone) if typed[name] else None
        for name in ("date", "updated", "expires")
    }
    lang = typed["lang"] or config.language
    facts = tuple(fact_of(note, config) for note in drawn)
    post = Post(
        path=path,
        slug=slug_of(typed["slug"], path),
        title=typed["title"],
        published=when["date"],
        updated=last_update(when["updated"], when["date"], facts, config),
        expires=when["expires"],
        lang=lang,
        direction=direction(lang),
        place=typed["place"],
        kind=typed["kind"],
        summary=typed["summary"],
        excerpt=typed["summary"] or excerpt(body.text),
        tags=tuple(dict.fromkeys(typed["tags"])),
        people=tuple(dict.fromkeys(typed["people"])),
        series=typed["series"],
        translation_key=typed["translation_key"],
        weight=typed["weight"],
        image=typed["image"].file or "",
        image_alt=typed["image"].alt,
        sources=typed["sources"],
        captions=typed["captions"],
        aliases=typed["aliases"],
        uncertain=tuple(sorted((typed["uncertain"] or {}).items())),
        seed=typed["seed"],
        draft=typed["draft"],
        notes=facts,
        links=local_links([body.html, *(note.html for note in drawn)], parts),
        words=count_words(body.text),
        warnings=beside.warnings,
    )
    tongue = Tongue(lang, config.words)
    html = draw(body.html, anchored, tongue)
    if not drawn and not beside.quoted:
        return post, Body(html)
    return post, Body(
        html=html,
        notes=tuple(annotation_of(note, body.text) for note in drawn),
        text=body.text,
        removed=draw_removed(beside.removed, len(anchored) + 1, tongue),
        quoted=beside.quoted,
    )


def fact_of(note: Note, config: Config) -> NoteFact:
    """Return what other pages may say of a note."""
    written = moment_of(note.date, config.timezone)
    return NoteFact(
        id=note.id,
        kind=note.kind,
        quote=note.quote,
        by=note.by,
        written=written,
        changed=last_change([written] if written else [], changes_of(note, config)),
        html=note.html,
        rating=note.rating,
        history=note.history,
        state=note.state,
    )


def moment_of(iso: str, zone: str) -> Moment | None:
    """Return when a date in ISO is, None for an empty one."""
    day = read_day(iso) if iso else None
    return moment(day, zone) if day else None


def changes_of(note: Note | NoteFact, config: Config) -> list[Moment]:
    """Return when a note was changed since it was written."""
    changes = [moment_of(change.date, config.timezone) for change in note.history]
    return [when for when in changes if when]


def last_update(
    stated: Moment | None, published: Moment | None, notes: Iterable[NoteFact], config: Config
) -> Moment | None:
    """Return when a post was last changed: as it states, or by a correction or a changed note."""
    known = [when for when in (stated, published) if when]
    changes = [when for note in notes for when in changes_of(note, config)]
    changes += [note.written for note in notes if note.kind == "correction" and note.written]
    last = last_change(known, changes)
    return stated if last in known else last


def parse_plain(content: bytes, path: str, config: Config) -> Plain:
    """Return a plain page, or the introduction of an edition.

    Raises DigestError with every problem of the file.
    """
    parts = read_parts(content, path)
    problems: list[Problem] = []
    typed = read_front(parts, PLAIN, path, problems)
    if problems:
        raise DigestError(problems)
    html = draw_markdown(fit(parts.body), Place(path, parts.body_line)).html
    return Plain(
        path=path,
        title=typed["title"],
        slug=slugify(typed["slug"] or stem_of(path)),
        summary=typed["summary"] or excerpt(canonical_text(html)),
        lang=typed["lang"] or config.language,
        weight=typed["weight"],
        draft=typed["draft"],
        aliases=typed["aliases"],
        links=local_links([html], parts),
        html=html,
    )


def post_text(content: bytes, path: str) -> str:
    """Return the canonical plain text of a post.

    Raises DigestError with the problems of its body.
    """
    return body_of(content, path).text


def text_and_notes(content: bytes, path: str) -> tuple[str, tuple[Annotation, ...]]:
    """Return the canonical text of a post, and the notes typed in its body with their words.

    Raises DigestError with the problems of its body.
    """
    body = body_of(content, path)
    return body.text, tuple(annotation_of(note, body.text) for note in body.notes)


def body_of(content: bytes, path: str) -> Inline:
    """Return the body of a post, whatever its front matter says."""
    problems: list[Problem] = []
    body = read_body(read_parts(content, path), path, problems)
    if problems:
        raise DigestError(problems)
    return body


def annotation_of(note: Note, text: str) -> Annotation:
    """Return a note with the words it is on: those of a canonical text, where it has its passage.

    One that has lost it keeps the words that its notes file gives.
    """
    words, span = (note.quote, note.prefix, note.suffix), None
    if note.state not in REMOVED:
        span = (note.start, note.end) if note.start < note.end else point(text, note.start)
        words = quoted(text, *span)
    exact, prefix, suffix = words
    return Annotation(
        id=note.id,
        kind=note.kind,
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        span=span,
        body=note.body,
        by=note.by,
        date=note.date,
        sources=note.sources,
        rating=note.rating,
        status=note.status,
        history=note.history,
    )


def slug_of(typed: str | None, path: str) -> str:
    """Return the last part of a post's address: as typed, else its file's name without a day."""
    return slugify(typed or DATED.sub("", stem_of(path), count=1))


def stem_of(path: str) -> str:
    """Return a file's name without folder and ending."""
    return path.rpartition("/")[2].removesuffix(".md")


def read_parts(content: bytes, path: str) -> Parts:
    """Return header and body; an empty file is a problem."""
    text = decode(content, path)
    if not text.strip():
        raise fail(
            Place(path), "this file is empty", "write a title and a text, or delete the file"
        )
    return split(text, path)


def read_front(parts: Parts, kind: Record, path: str, problems: list[Problem]) -> dict[str, Any]:
    """Return the typed fields; what is wrong with them goes to `problems`."""
    try:
        typed: dict[str, Any] = read_yaml(parts.header, kind, path, parts.header_line)
    except DigestError as error:
        problems += error.problems
        return dict(kind.initial)
    return typed


def read_body(parts: Parts, path: str, problems: list[Problem]) -> Inline:
    """Return the body with its notes; what is wrong with them goes to `problems`."""
    found = scan(fit(parts.body), path, parts.body_line)
    drawn = draw_markdown(found.body, Place(path, parts.body_line))
    typed = [mark.typed for mark in found.marks]
    signed = take_signs(drawn.html, typed)
    problems += slips(found, signed.spans)
    known = {definition.label: definition for definition in found.definitions}
    notes: list[Note] = []
    for number, (start, end) in signed.spans.items():
        definition = known.get(found.marks[number].label)
        if definition is not None:
            said = draw_note(definition.text, definition.place, drawn.references)
            said = restored(said, typed)
            notes.append(note_of(definition, signed.text, (start, end), said, problems))
    notes.sort(key=by_end)
    return Inline(signed.html, signed.text, tuple(notes), known, drawn.references)


def by_end(note: Note) -> tuple[int, int]:
    """Return the key that sorts notes as `draw` expects them."""
    return note.end, note.start


def note_of(
    definition: Definition, text: str, span: tuple[int, int], html: str, problems: list[Problem]
) -> Note:
    """Return an inline note on a span of canonical text; `html` is what it says."""
    said = [definition.date, *(change.date for change in definition.history)]
    days = [read_day(date) if date else None for date in said]
    for date, day in zip(said, days, strict=True):
        if date and day is None:
            what = f'"{date}" is not a date'
            problems.append(Problem(definition.place, what, "write it as 2026-11-02"))
    if "" in said[1:]:
        what = f'a change in the note "{definition.label}" has no date'
        problems.append(Problem(definition.place, what, "sign it: {: by=… date=2026-11-09 }"))
    written, *changed = map(iso, days)
    return Note(
        id=definition.label,
        kind=definition.kind,
        quote=text[slice(*span)],
        by=definition.by,
        date=written,
        start=span[0],
        end=span[1],
        line=definition.place.line,
        body=definition.text,
        html=html,
        rating=definition.rating,
        history=tuple(
            change._replace(date=date)
            for change, date in zip(definition.history, changed, strict=True)
        ),
    )


def clashes(html: str, notes: Sequence[Note], parts: Parts, path: str) -> Iterator[Problem]:
    """Yield a problem for each id in a body that one of its notes has on the page too."""
    own = {f"{part}-{note.id}" for note in notes for part in ("passage", "note", "label")}
    for one in (
        {*ids(html), *(one for note in notes for one in ids(note.html))} & own if own else ()
    ):
        what = f'the id "{one}" is that of a note'
        place = Place(path, line_of(one, parts))
        yield Problem(place, what, "choose another id for the element, or label for the note")


def local_links(pieces: Iterable[str], parts: Parts) -> tuple[Local, ...]:
    """Return where a text links to, or takes pictures from, on this site, each once."""
    targets = dict.fromkeys(
        target
        for piece in pieces
        for target in links(piece)
        if target and not ELSEWHERE.match(target)
    )
    return tuple(Local(target, line_of(target, parts)) for target in targets)


def line_of(words: str, parts: Parts) -> int:
    """Return the first line of a file's body that has some words, 0 if none has."""
    at = parts.body.find(words)
    return parts.body_line + parts.body.count("\n", 0, at) if at >= 0 else 0


def count_words(text: str) -> int:
    """Return the words of a canonical text; where no spaces part them, two signs count as one.

    One stands between any two words, and there are no others but in code.
    """
    spaced = text.count(" ") + text.count("\n") + 1 if text else 0
    joined = 0 if text.isascii() else len(UNSPACED.findall(text))
    return spaced + joined // 2
