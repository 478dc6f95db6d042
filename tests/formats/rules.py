"""What the W3C Web Annotation Data Model says a document must be, as far as digest writes it.

Each rule names its section of the Recommendation of 23 February 2017.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
UNRESERVED = r"[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2}"
URI = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*://(?:{UNRESERVED}|\[|\])+(?:#(?:{UNRESERVED})*)?")
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z", re.ASCII)
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing"),
    *("highlighting", "identifying", "linking", "moderating", "questioning", "replying"),
    "tagging",
}
Json = dict[str, Any]


def is_uri(value: object) -> bool:
    """Whether a value is an address (RFC 3986)."""
    return isinstance(value, str) and URI.fullmatch(value) is not None


def broken_by_annotation(one: Json) -> Iterator[str]:
    """Yield each rule that an annotation breaks; its context may stand on its page."""
    yield from broken_by_motivation(one)
    if not is_uri(one.get("id")):
        yield "3.1: an annotation has exactly one IRI"
    if one.get("type") != "Annotation":
        yield "3.1: its class is Annotation"
    if "body" in one and "bodyValue" in one:
        yield "3.2.5: no body beside a bodyValue"
    if not all(is_utc(one[key]) for key in ("created", "modified") if key in one):
        yield "3.3.1: created and modified are xsd:dateTimes in UTC"
    creator = one.get("creator", {"type": "Person", "name": "x"})
    if creator.get("type") not in {"Person", "Organization", "Software"} or not creator["name"]:
        yield "3.3.2: an agent has a class and a name"
    for body in one.get("body", ()):
        yield from broken_by_body(body)
    yield from broken_by_target(one.get("target"))


def broken_by_motivation(one: Json) -> Iterator[str]:
    """Yield whether why something was made is in no word of the model."""
    for key in ("motivation", "purpose"):
        if one.get(key, "tagging") not in MOTIVATIONS:
            yield f"3.3.5: {key} is one of the model's words"


def is_utc(value: object) -> bool:
    """Whether a value is an instant in UTC."""
    return isinstance(value, str) and DATE_TIME.fullmatch(value) is not None


def broken_by_body(body: Json) -> Iterator[str]:
    """Yield each rule that a body breaks."""
    yield from broken_by_motivation(body)
    kinds = body.get("type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if "created" in body and not is_utc(body["created"]):
        yield "3.3.1: created is a xsd:dateTime in UTC"
    if "TextualBody" in kinds:
        if not isinstance(body.get("value"), str):
            yield "3.2.4: a textual body has exactly one value"
        if "source" in body or "items" in body:
            yield "3.2.4: a textual body has no source and no items"
        if not re.fullmatch(r"[a-z]+/[a-z]+", body.get("format", "text/plain")):
            yield "3.2.1: a format is a media type"
    elif kinds == ["SpecificResource"]:
        source = body.get("source")
        if not is_uri(source.get("id") if isinstance(source, dict) else source):
            yield "4: a specific resource has exactly one source"
        if "value" in body:
            yield "4: a specific resource has no value"
    else:
        yield "3.2: a body is of a class of the model"
    state = body.get("state", {"type": "TimeState", "sourceDate": "2026-11-02T00:00:00Z"})
    if state.get("type") != "TimeState" or not is_utc(state.get("sourceDate")):
        yield "4.3.1: a time state has a source date"


def broken_by_target(target: object) -> Iterator[str]:
    """Yield each rule that a target breaks."""
    if not isinstance(target, dict):
        yield "3.1: there is a target"
        return
    if target.get("type") != "SpecificResource" or not is_uri(target.get("source")):
        yield "4: a specific resource has exactly one source"
    for selector in target.get("selector", ()):
        if selector.get("type") == "TextQuoteSelector":
            around = (selector.get(key, "") for key in ("exact", "prefix", "suffix"))
            if "exact" not in selector or not all(isinstance(words, str) for words in around):
                yield "4.2.4: a text quote has one exact, and texts around it"
        elif selector.get("type") == "TextPositionSelector":
            start, end = selector.get("start"), selector.get("end")
            if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
                yield "4.2.5: a text position has a start and an end from 0 on"
        else:
            yield "4.2: a selector is of a class of the model"


def broken_by_page(page: Json) -> Iterator[str]:
    """Yield each rule that a page, or one of its annotations, breaks."""
    if page.get("type") != "AnnotationPage" or not is_uri(page.get("id")):
        yield "5.2: a page has an IRI, and its class"
    part_of = page.get("partOf", {"id": page.get("id")})
    links = [part_of.get("id"), page.get("next", part_of["id"]), page.get("prev", part_of["id"])]
    if not all(map(is_uri, links)):
        yield "5.2: partOf, next and prev are IRIs"
    if not isinstance(page.get("items"), list):
        yield "5.2: a page has a list of items"
    for one in page.get("items", ()):
        yield from broken_by_annotation(one)


def broken_by_document(document: Json) -> Iterator[str]:
    """Yield each rule that a page or a collection breaks that stands alone."""
    if document.get("@context") != CONTEXT:
        yield "3.1: a document has the context of the model"
    if document.get("type") != "AnnotationCollection":
        yield from broken_by_page(document)
        return
    if not is_uri(document.get("id")) or not isinstance(document.get("label"), str):
        yield "5.1: a collection has an IRI, and should have a label"
    if not isinstance(document.get("total"), int) or document["total"] < 0:
        yield "5.1: total is a number from 0 on"
    first = document.get("first")
    if isinstance(first, dict):
        yield from broken_by_page(first)
    elif document.get("total") and not is_uri(first):
        yield "5.1: a collection with annotations has a first page"
    if not is_uri(document.get("last", document.get("id"))):
        yield "5.1: the last page is an IRI"
