"""The canonical plain text of a post, and where things stand in it.

The canonical text is what a reader sees: the character data of the body's HTML, entities
resolved, with one line break between blocks. Offsets are code points. Drawing, export and
tests all count in this one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

TOKEN = re.compile(r"<!--.*?-->|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|[^<]+|<", re.DOTALL)
NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
INLINE = frozenset(
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q ruby rb rt rp s samp "
    "small span strong sub sup time u var wbr".split(),
)
"""Elements that do not end a line of text (HTML, phrasing content)."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of HTML: a tag, or a run of character data and where its text begins."""

    html: str
    name: str
    """The element's name for a tag, empty for character data."""

    closes: bool
    text: str
    start: int
    depth: int
    """How many elements are open around it; a closing tag counts as its opening one."""


def tokens(html: str) -> Iterator[Token]:
    """Yield the pieces of balanced HTML in order, each with its offset in canonical text."""
    depth = position = 0
    fresh = True
    for match in TOKEN.finditer(html):
        piece = match[0]
        tag = NAME.match(piece)
        if tag is None:
            if piece.startswith("<!--"):
                yield Token(piece, "!", closes=False, text="", start=position, depth=depth)
                continue
            text = unescape(piece)
            if fresh and text.isspace():
                yield Token(piece, "", closes=False, text="", start=position, depth=depth)
                continue
            yield Token(piece, "", closes=False, text=text, start=position, depth=depth)
            position += len(text)
            fresh = False
            continue
        name = tag[1].lower()
        closes = piece.startswith("</")
        if name not in INLINE and not fresh:
            position += 1
            fresh = True
        if closes:
            depth -= 1
        yield Token(piece, name, closes=closes, text="", start=position, depth=depth)
        if not closes and name not in VOID and not piece.endswith("/>"):
            depth += 1


def canonical_text(html: str) -> str:
    """Return the plain text of a post's body without notes; blocks are lines."""
    parts: list[str] = []
    length = 0
    for token in tokens(html):
        if not token.text:
            continue
        if token.start > length:
            parts.append("\n" * (token.start - length))
        parts.append(token.text)
        length = token.start + len(token.text)
    return "".join(parts)


def excerpt(text: str, longest: int = 260) -> str:
    """Return the first block of canonical text, cut after a sentence or a word."""
    first = " ".join(text.partition("\n")[0].split())
    if len(first) <= longest:
        return first
    head = first[:longest]
    ends = [m.end() for m in re.finditer(r"[.!?。！？؟۔][”\"’»)\]]*(?=\s|$)", head)]
    if ends and ends[-1] > longest // 2:
        return head[: ends[-1]]
    return head.rpartition(" ")[0].rstrip(" ,;:–—-") + "…" if " " in head else head + "…"
