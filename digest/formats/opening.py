"""A file of notes in any of the formats that are read -> what arrives in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.formats import critic, hypothesis, quotes, w3c
from digest.formats.checked import read_json
from digest.problems import Place, fail
from digest.text.frontmatter import decode, split

if TYPE_CHECKING:
    from digest.formats.arrivals import Arrivals

FORMATS = {
    "w3c": "Web Annotations: JSON-LD of an annotation, a page or a collection",
    "hypothesis": "Hypothesis: JSON of its API, or exported by its client",
    "critic": "CriticMarkup in a copy of a post",
    "markdown": "Markdown with passages and notes, as Readwise, Zotero and Obsidian export it",
}
"""Name of a format -> what it is."""


def read(content: bytes, path: str, timezone: str, name: str = "") -> Arrivals:
    """Return the notes of a file, by its format or by what it looks like.

    Raises DigestError for a file that can't be read at all, or is of no known format.
    """
    if name == "w3c":
        return w3c.read(read_json(content, path), path, timezone)
    if name == "hypothesis":
        return hypothesis.read(read_json(content, path), path, timezone)
    text = decode(content, path)
    if not name and JSON.match(text) and not is_marked(text, path):
        return read_either(content, path, timezone)
    if name == "critic" or (not name and is_marked(text, path)):
        return critic.read(content, path)
    return quotes.read(content, path, timezone)


JSON = re.compile(r"\s*(?:\{|\[\s*(?:[\[\]{\"\d-]|$))")
"""How a text begins that is meant as JSON; a text of Markdown may begin with a link."""


def is_marked(text: str, path: str) -> bool:
    """Whether a text that is no JSON holds marks of CriticMarkup; the texts in JSON may, too."""
    if JSON.match(text) and not text.lstrip().startswith(tuple(critic.CLOSING)):
        return False
    return critic.is_critic(split(text, path).body)


def read_either(content: bytes, path: str, timezone: str) -> Arrivals:
    """Return the notes of a JSON text; raises DigestError for one that is of no format."""
    document = read_json(content, path)
    if hypothesis.is_hypothesis(document):
        return hypothesis.read(document, path, timezone)
    if is_w3c(document):
        return w3c.read(document, path, timezone)
    known = "\n".join(f"--format {name}: {says}" for name, says in FORMATS.items())
    raise fail(Place(path), "this JSON is of no format that is known here", known)


def is_w3c(document: object) -> bool:
    """Whether a JSON value is a Web Annotation, or a list of some."""
    entries = document if isinstance(document, list) else [document]
    return any(map(w3c.is_annotation, entries))
