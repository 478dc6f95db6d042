"""Notes <-> W3C Web Annotation Data Model (Recommendation of 23 February 2017), as JSON-LD.

The model has fewer words for why one annotates than a digest has kinds of notes, so the kind is
also a tag. What a note goes by are bodies that link, with terms of schema.org, which the model's
own context knows as `schema:`. So is each entry of a note's history: a body that tells of editing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.formats.arrivals import MOST, Arrival, Arrivals, change_of, source_of, with_tags
from digest.formats.checked import Value
from digest.formats.subject import address_of, date_of, id_in, instant, uri
from digest.text.facts import Annotation
from digest.wording import NOTE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.formats.arrivals import Format
    from digest.formats.subject import Subject
    from digest.text.facts import Change, Source

Json = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MARKDOWN = "text/markdown"

MOTIVATIONS = {
    "context": "commenting",
    "fact-check": "assessing",
    "definition": "describing",
    "correction": "editing",
    "question": "questioning",
    "translation": "describing",
}
"""Kind of a note -> the model's word for why it was made (3.3.5)."""

KINDS = {
    "assessing": "fact-check",
    "describing": "definition",
    "editing": "correction",
    "questioning": "question",
}
"""The model's word -> the kind of a note that has no kind for a tag; of all others, context."""

DETAILS = {
    "schema:creditText": "author",
    "schema:datePublished": "date",
    "schema:archivedAt": "archived",
    "schema:provider": "via",
}
"""Term of schema.org -> what it says of a source."""


def annotation(note: Annotation, subject: Subject) -> Json:
    """Return a note as an Annotation, without the context that its page states."""
    made: Json = {
        "id": address_of(note, subject),
        "type": "Annotation",
        "motivation": MOTIVATIONS[note.kind],
    }
    if note.by:
        made["creator"] = {"type": "Person", "name": note.by}
    if created := instant(note.date, subject.timezone):
        made["created"] = created
    changes = [instant(change.date, subject.timezone) for change in note.history]
    if modified := max(changes, default=""):
        made["modified"] = modified
    if note.status:
        made["schema:creativeWorkStatus"] = note.status
    made["body"] = list(bodies(note, subject))
    made["target"] = {
        "type": "SpecificResource",
        "source": subject.url,
        "selector": selectors(note),
    }
    return made


def bodies(note: Annotation, subject: Subject) -> Iterator[Json]:
    """Yield what a note says, its kind, its rating and what it goes by."""
    yield {
        "type": "TextualBody",
        "value": note.body,
        "format": MARKDOWN,
        "language": subject.language,
    }
    yield {"type": "TextualBody", "purpose": "tagging", "value": note.kind}
    if note.rating:
        yield {"type": "TextualBody", "purpose": "classifying", "value": note.rating}
    for source in note.sources:
        yield linking(source, subject)
    for change in note.history:
        yield editing(change, subject)


def linking(source: Source, subject: Subject) -> Json:
    """Return one source of a note; one that has no address is named only."""
    details = {term: getattr(source, name) for term, name in DETAILS.items()}
    said = {term: value for term, value in details.items() if value}
    body: Json = {"type": "TextualBody", "purpose": "linking", "value": source.name, **said}
    if source.url:
        about: Json = {"id": uri(source.url), "schema:name": source.name, **said}
        if about["id"] != source.url:
            about["schema:url"] = source.url
        body = {"type": "SpecificResource", "purpose": "linking", "source": about}
    if read := instant(source.accessed, subject.timezone):
        body["state"] = {"type": "TimeState", "sourceDate": read}
    return body


UPDATE = "schema:UpdateAction"
"""The class of a body that tells what was changed in the note: of no other text of it."""


def editing(change: Change, subject: Subject) -> Json:
    """Return one entry of a note's history."""
    body: Json = {"type": ["TextualBody", UPDATE], "purpose": "editing", "value": change.what}
    body |= {"created": instant(change.date, subject.timezone)}
    return body | ({"creator": {"type": "Person", "name": change.by}} if change.by else {})


def selectors(note: Annotation) -> list[Json]:
    """Return the passage by its words and, where it is in the text, by its place there."""
    words: Json = {"type": "TextQuoteSelector", "exact": note.exact}
    words |= {"prefix": note.prefix} if note.prefix else {}
    words |= {"suffix": note.suffix} if note.suffix else {}
    if note.span is None:
        return [words]
    start, end = note.span
    return [words, {"type": "TextPositionSelector", "start": start, "end": end}]


def page(  # noqa: PLR0913  one parameter for each thing that a page states
    notes: Sequence[Annotation],
    subject: Subject,
    *,
    address: str,
    part_of: Json | None = None,
    earlier: str = "",
    later: str = "",
) -> Json:
    """Return the notes of a post as an AnnotationPage; what is given are full addresses.

    It states no `startIndex`, and of its collection no `total`: a note more on one post would
    change the pages of all others.
    """
    made: Json = {"@context": CONTEXT, "id": address, "type": "AnnotationPage"}
    links = {"partOf": part_of, "prev": earlier, "next": later}
    made |= {name: link for name, link in links.items() if link}
    return made | {"items": [annotation(note, subject) for note in notes]}


def embedded_page(address: str, items: Sequence[Json]) -> Json:
    """Return a page that stands in its collection, whose context it has."""
    return {"id": address, "type": "AnnotationPage", "items": list(items)}


def collection(address: str, label: str) -> Json:
    """Return an AnnotationCollection as its pages name it."""
    return {"id": address, "type": "AnnotationCollection", "label": label}


def whole(part_of: Json, total: int, first: str | Json, last: str) -> Json:
    """Return an AnnotationCollection in full; `first` is its first page, or that page's address."""
    made = {"@context": CONTEXT, **part_of, "total": total, "first": first}
    return made | ({"last": last} if last else {})


def is_annotation(value: object) -> bool:
    """Whether a JSON value is one of the model's: an annotation, a page or a collection."""
    kinds = value.get("type", value.get("@type", "")) if isinstance(value, dict) else ""
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(name in {"Annotation", "AnnotationPage", "AnnotationCollection"} for name in names)


def read(document: object, path: str, timezone: str) -> Arrivals:
    """Return the annotations of a document, those of embedded pages, too."""
    root = Value(document, path)
    found: list[Arrival] = []
    for number, entry in enumerate(annotations_in(root)):
        if number == MOST:
            root.refuse(f"this file holds more than {MOST} annotations", "split it")
            break
        before = len(root.slips)
        read_here = list(arrivals_of(entry, timezone))
        if len(root.slips) == before:
            found += read_here
    return Arrivals(found, root.slips)


def annotations_in(root: Value) -> Iterator[Value]:
    """Yield the annotations of a list, a page or a collection, or one that stands alone."""
    waiting = list(root.many())[::-1]
    while waiting:
        one = waiting.pop()
        if isinstance(one.value, str):
            one.refuse("this annotation is elsewhere", f"fetch {one.text()} and import that, too")
        elif not one.is_group():
            one.refuse("this is no annotation", "an annotation is a group of keys")
        elif one.get("items").value is not None:
            waiting += list(one.get("items").many())[::-1]
        elif one.get("first").value is not None:
            waiting.append(one.get("first"))
        else:
            yield one


def arrivals_of(one: Value, timezone: str) -> Iterator[Arrival]:
    """Yield the note of each target of an annotation."""
    said = Said()
    for body in one.get("body").many():
        said.take(body, timezone)
    plain = one.get("bodyValue").text()
    text = "\n\n".join([*said.texts, *([plain] if plain else [])])
    motivations = [value.text() for value in one.get("motivation").many()]
    kind = next((tag for tag in said.tags if tag in NOTE_KINDS), "")
    others = [tag for tag in said.tags if tag != kind]
    if not text:
        one.refuse("this annotation says nothing in words", "write a note for it by hand")
        return
    kind = kind or next((KINDS[word] for word in motivations if word in KINDS), "context")
    creators = [name_of(value) for value in one.get("creator").many()]
    address = one.get("id").text()
    for target in one.get("target").many():
        exact, prefix, suffix, span = passage_of(target)
        if not exact:
            target.refuse("this target has no TextQuoteSelector", MEND_TARGET)
            continue
        yield Arrival(
            Annotation(
                id=id_in(address),
                kind=kind,
                exact=exact,
                prefix=prefix,
                suffix=suffix,
                span=span,
                body=with_tags(text, others),
                by=", ".join(filter(None, creators)),
                date=date_of(one.get("created").text(), timezone),
                sources=tuple(said.sources),
                rating=said.rating,
                status=one.get("schema:creativeWorkStatus").text(),
                history=tuple(said.history),
            ),
            target=source_in(target),
            place=one.place,
            body_format="plain" if plain else said.body_format,
        )


MEND_TARGET = "a note is on words of the text: add the passage that it is on"


class Said:
    """What the bodies of an annotation say, sorted by what they are for."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.sources: list[Source] = []
        self.history: list[Change] = []
        self.rating = ""
        self.body_format: Format = "markdown"

    def take(self, body: Value, timezone: str) -> None:
        """Take a body in; of a choice, the first is meant by default (3.2.7)."""
        if isinstance(body.value, str):
            self.link(source_of(url=body.text()))
            return
        items = list(body.get("items").many())
        if items:
            for item in items[:1]:
                self.take(item, timezone)
            return
        purposes = {value.text() for value in body.get("purpose").many()}
        value = body.get("value").text()
        if UPDATE in {kind.text() for kind in body.get("type").many()}:
            self.history += filter(None, [change_in(body, timezone)])
        elif "linking" in purposes or not value:
            self.link(source_in_body(body, timezone))
        elif "tagging" in purposes:
            self.tags.append(value)
        elif "classifying" in purposes:
            self.rating = " ".join(value.split())
        else:
            formats = [one.text().partition(";")[0].strip() for one in body.get("format").many()]
            if not set(formats) & {MARKDOWN, "text/html"}:
                self.body_format = "plain"
            self.texts.append(value)

    def link(self, source: Source | None) -> None:
        """Take in what the annotation links to."""
        if source:
            self.sources.append(source)


def source_in_body(body: Value, timezone: str) -> Source | None:
    """Return the source that a body links to or names."""
    about = body.get("source")
    address = about.text() if isinstance(about.value, str) else ""
    if not about.is_group():
        about = body
    details = {name: about.get(term).text() for term, name in DETAILS.items()}
    read = [one.get("sourceDate").text() for one in body.get("state").many() if one.is_group()]
    name = about.get("schema:name").text() or about.get("value").text()
    return source_of(
        name=name or "".join(one.text() for one in list(about.get("label").many())[:1]),
        url=about.get("schema:url").text() or address or about.get("id").text(),
        accessed=date_of(read[0], timezone) if read else "",
        **details,
    )


def change_in(body: Value, timezone: str) -> Change | None:
    """Return the change that a body tells of."""
    return change_of(
        date=date_of(body.get("created").text(), timezone),
        by=", ".join(filter(None, map(name_of, body.get("creator").many()))),
        what=body.get("value").text(),
    )


def name_of(agent: Value) -> str:
    """Return the name of an agent, its address where it has none."""
    if isinstance(agent.value, str):
        return agent.text()
    for key in ("name", "nickname", "id"):
        named = next((value.text() for value in agent.get(key).many()), "")
        if named:
            return " ".join(named.split())
    return ""


def source_in(target: Value) -> str:
    """Return the address of what a target is, or is a part of."""
    if isinstance(target.value, str):
        return target.text()
    source = target.get("source")
    if isinstance(source.value, str):
        return source.text()
    return (source.get("id").text() if source.is_group() else "") or target.get("id").text()


Passage = tuple[str, str, str, tuple[int, int] | None]


def passage_of(target: Value) -> Passage:
    """Return the words of a target with what stands around them, and where they stand."""
    words = "", "", ""
    span = None
    waiting: list[Value] = list(target.get("selector").many()) if target.is_group() else []
    for one in refined(waiting):
        kind = one.get("type").text()
        if kind == "TextQuoteSelector" and not words[0]:
            words = one.get("exact").text(), one.get("prefix").text(), one.get("suffix").text()
        elif kind == "TextPositionSelector":
            start, end = one.get("start").offset(), one.get("end").offset()
            span = None if start is None or end is None or end < start else (start, end)
    return *words, span


def refined(waiting: list[Value]) -> Iterator[Value]:
    """Yield selectors, and those that refine them (4.2.9)."""
    waiting.reverse()
    while waiting:
        one = waiting.pop()
        if one.is_group():
            yield one
            waiting += list(one.get("refinedBy").many())
