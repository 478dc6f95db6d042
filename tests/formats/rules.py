"""What the Web Annotation Data Model asks of documents: `model.json`, and the W3C's own assertions.

The W3C tests documents with JSON Schemas (draft-04). `model.json` states the same rules in our
words, as far as digest writes what they are about. Theirs are run where
`DIGEST_W3C_ASSERTIONS` names a checkout of github.com/w3c/web-annotation-tests.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft4Validator
from referencing import Registry
from referencing.jsonschema import DRAFT4

if TYPE_CHECKING:
    from collections.abc import Iterator

MODEL = json.loads(Path(__file__).with_name("model.json").read_text(encoding="utf-8"))
Json = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MUSTS = {
    "Annotation": "annotations/annotationMusts.test",
    "AnnotationPage": "collections/pages/pageMusts.test",
    "AnnotationCollection": "collections/collectionMusts.test",
}
"""Class of a document -> the list of what the W3C asserts of it."""


def broken_by_document(document: Json) -> Iterator[str]:
    """Yield where, and how, a page or a collection that stands alone breaks a rule of the model."""
    yield from broken(document, MODEL)


def broken_by_annotation(one: Json) -> Iterator[str]:
    """Yield the same for an annotation on its page."""
    yield from broken(one, MODEL | {"allOf": [], "oneOf": [{"$ref": "#/definitions/annotation"}]})


def broken(document: Json, schema: Json) -> Iterator[str]:
    """Yield where a document breaks a schema: a path, and the innermost thing that is wrong."""
    for error in Draft4Validator(schema).iter_errors(document):
        inner = error
        while inner.context:
            inner = max(inner.context, key=lambda one: len(one.absolute_path))
        yield f"{'/'.join(map(str, inner.absolute_path))}: {inner.message}"


def broken_by_w3c(document: Json, folder: Path) -> Iterator[str]:
    """Yield what the W3C's own assertions in a folder have against a document that stands alone."""
    for name in assertions(folder, MUSTS[document["type"]]):
        schema, is_wanted = assertion(folder, name)
        if Draft4Validator(schema, registry=definitions(folder)).is_valid(document) != is_wanted:
            yield name


@cache
def assertions(folder: Path, name: str) -> list[str]:
    """Return the names of the assertions that one of the W3C's tests is made of."""
    return list(json.loads((folder / name).read_text(encoding="utf-8"))["assertions"])


@cache
def assertion(folder: Path, name: str) -> tuple[Json, bool]:
    """Return the schema of an assertion, and whether a good document is valid by it."""
    schema = json.loads((folder / name).read_text(encoding="utf-8"))
    schema.pop("id", None)  # else references would be looked for beside it
    return schema, schema.get("expectedResult", "valid") == "valid"


@cache
def definitions(folder: Path) -> Registry[Any]:
    """Return the schemas that assertions refer to, by the names of their files."""
    found = {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in (folder / "definitions").glob("*.json")
    }
    return Registry[Any]().with_resources(
        (name, DRAFT4.create_resource(schema)) for name, schema in found.items()
    )
