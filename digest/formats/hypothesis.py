"""Notes <-> annotations of Hypothesis: rows of its API, and the file that its client imports.

Of what it imports the client keeps the passage, the text and the tags. So the text ends with
what the note goes by and its rating is a tag; all else stands under a key of its own, which
others pass over. Hypothesis counts as JavaScript does, in UTF-16 code units.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.formats.arrivals import MOST, Arrival, Arrivals, change_of, source_of, with_tags
from digest.formats.checked import Value
from digest.formats.subject import address_of, date_of, id_in, instant
from digest.text.annotations import units_of
from digest.text.facts import Annotation, Change, Source
from digest.wording import NOTE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.formats.subject import Subject

Json = dict[str, Any]

OWN = "digest"
"""The key under which a note keeps what Hypothesis has no field for."""

NEVER = "1970-01-01T00:00:00+00:00"
"""When an undated note was made: Hypothesis sorts by dates, and must have one."""

SOURCE_KEYS = Source._fields
CHANGE_KEYS = Change._fields


def exported(
    posts: Sequence[tuple[Subject, str, Sequence[Annotation]]],
) -> Json:
    """Return the file that "Import annotations" of the client reads.

    Each post comes with its canonical text, in which the offsets of its notes count.
    """
    rows = [row(note, subject, text) for subject, text, notes in posts for note in notes]
    return {
        "export_date": max((made["updated"] for made in rows), default=NEVER),
        "export_userid": "",
        "client_version": "",
        "annotations": rows,
    }


def row(note: Annotation, subject: Subject, text: str) -> Json:
    """Return a note as the API gives an annotation."""
    dates = [note.date, *(change.date for change in note.history)]
    when, *changes = (offset_of(date, subject) or NEVER for date in dates)
    return {
        "id": address_of(note, subject),
        "created": when,
        "updated": max([when, *changes]),
        "user": "",
        "user_info": {"display_name": note.by or None},
        "uri": subject.url,
        "text": said(note.body, note.sources),
        "tags": [note.kind, *([note.rating] if note.rating else [])],
        "group": "__world__",
        "permissions": {"read": ["group:__world__"]},
        "target": [{"source": subject.url, "selector": selectors(note, text)}],
        "document": {"title": [subject.title]},
        "links": {"html": address_of(note, subject)},
        "hidden": False,
        "flagged": False,
        OWN: own(note),
    }


def offset_of(date: str, subject: Subject) -> str:
    """Return a date as the API writes an instant, empty for none."""
    return instant(date, subject.timezone).replace("Z", "+00:00")


def own(note: Annotation) -> Json:
    """Return what a note states and Hypothesis has no field for."""
    stated: Json = {"dated": bool(note.date), "rating": note.rating, "status": note.status}
    sources = [{key: getattr(one, key) for key in SOURCE_KEYS} for one in note.sources]
    history = [{key: getattr(one, key) for key in CHANGE_KEYS} for one in note.history]
    return stated | {"sources": sources, "history": history}


def said(body: str, sources: Sequence[Source]) -> str:
    """Return the text of a note with what it goes by, as Markdown."""
    if not sources:
        return body
    return "\n".join([body, "", *map(listed, sources)])


def listed(source: Source) -> str:
    """Return a source as an entry of a list in Markdown, linked if it has an address."""
    name = source.name.replace("[", "\\[").replace("]", "\\]")
    address = source.url.replace("(", "%28").replace(")", "%29")
    return f"- [{name}]({address})" if address else f"- {name}"


def selectors(note: Annotation, text: str) -> list[Json]:
    """Return the passage by its words and, where it is in the text, by its place there."""
    words = {"type": "TextQuoteSelector", "exact": note.exact}
    words |= {"prefix": note.prefix, "suffix": note.suffix}
    if note.span is None:
        return [words]
    start, end = units_of(text, note.span)
    return [{"type": "TextPositionSelector", "start": start, "end": end}, words]


def is_hypothesis(value: object) -> bool:
    """Whether a JSON value is a file of the client, an answer of the API, or rows of one."""
    if isinstance(value, dict):
        return "uri" in value or any(isinstance(value.get(key), list) for key in HOLDING)
    return isinstance(value, list) and any(isinstance(one, dict) and "uri" in one for one in value)


HOLDING = ("annotations", "rows")
"""Under which key a file of the client, and an answer of the API, hold their annotations."""


def read(document: object, path: str, timezone: str) -> Arrivals:
    """Return the annotations of a document; a reply is on the passage that it replies to."""
    root = Value(document, path)
    lists = [root.get(key) for key in HOLDING] if root.is_group() else []
    holder = next((value for value in lists if isinstance(value.value, list)), root)
    rows = list(holder.many())
    if len(rows) > MOST:
        root.refuse(f"this file holds more than {MOST} annotations", "split it")
    passages = {
        one.value["id"]: one.get("target")
        for one in rows
        if isinstance(one.value, dict) and isinstance(one.value.get("id"), str)
    }
    found: list[Arrival] = []
    for one in rows[:MOST]:
        before = len(root.slips)
        read_here = list(arrival_of(one, passages, timezone))
        if len(root.slips) == before:
            found += read_here
    return Arrivals(found, root.slips)


def arrival_of(one: Value, passages: Mapping[str, Value], timezone: str) -> Iterator[Arrival]:
    """Yield the note of a row, if it is one: words on a passage."""
    text, tags = one.get("text").text(), [tag.text() for tag in one.get("tags").many()]
    stated = one.get(OWN)
    rating = stated.get("rating").text()
    sources = tuple(filter(None, map(source_in, stated.get("sources").many())))
    kind = next((tag for tag in tags if tag in NOTE_KINDS), "")
    others = [tag for tag in tags if tag not in {kind, rating}]
    ancestors = [value.text() for value in one.get("references").many()]
    target = next((passages[name] for name in ancestors if name in passages), one.get("target"))
    quote, span = passage_of(target)
    if not text.strip():
        what = "this highlight has no text" if quote["exact"] else "this annotation says nothing"
        one.refuse(what, "write a note for it by hand")
    elif not quote["exact"]:
        what = "this is a note on a whole page" if not ancestors else "this reply has no passage"
        one.refuse(what, "a note is on words of the text: add the passage that it is on")
    else:
        yield Arrival(
            Annotation(
                id=id_in(one.get("id").text()),
                kind=kind or "context",
                span=span,
                body=with_tags(without(text, sources), others),
                by=name_in(one),
                date=date_of(one.get("created").text(), timezone) if is_dated(stated) else "",
                sources=sources,
                rating=rating,
                status=stated.get("status").text(),
                history=tuple(filter(None, map(change_in, stated.get("history").many()))),
                **quote,
            ),
            target=one.get("uri").text(),
            place=one.place,
            in_units=True,
        )


def is_dated(stated: Value) -> bool:
    """Whether a row's date is that of its note: it is, unless the note says it has none."""
    return stated.get("dated").value is not False


def without(text: str, sources: tuple[Source, ...]) -> str:
    """Return the text of a note without the sources below it, if they are its own."""
    return text.removesuffix(said("", sources)) if sources else text


def name_in(one: Value) -> str:
    """Return who made an annotation: the name shown, else the one signed in with."""
    shown = " ".join(one.get("user_info").get("display_name").text().split())
    account = one.get("user").text().removeprefix("acct:").partition("@")[0]
    return shown or account.strip()


def source_in(value: Value) -> Source | None:
    """Return a source of a note that digest has exported."""
    return source_of(**{key: value.get(key).text() for key in SOURCE_KEYS})


def change_in(value: Value) -> Change | None:
    """Return an entry of the history of a note that digest has exported."""
    return change_of(**{key: value.get(key).text() for key in CHANGE_KEYS})


def passage_of(target: Value) -> tuple[dict[str, str], tuple[int, int] | None]:
    """Return the words of a target with what stands around them, and where they stand."""
    quote = dict.fromkeys(("exact", "prefix", "suffix"), "")
    span = None
    for one in target.many():
        for selector in one.get("selector").many():
            kind = selector.get("type").text()
            if kind == "TextQuoteSelector" and not quote["exact"]:
                quote = {key: selector.get(key).text() for key in quote}
            elif kind == "TextPositionSelector":
                start, end = selector.get("start").offset(), selector.get("end").offset()
                span = (start, end) if start is not None and end is not None else None
    return quote, span
