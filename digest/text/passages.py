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


OPEN, CLOSE, END = "\ufdd0", "\ufdd1", "\ufdd2"
SIGN = re.compile("([\ufdd0\ufdd1])([\ufdd4-\ufddd]+)\ufdd2")
NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
"""Unicode keeps these for a program's own use; a text that holds one loses it."""


def digits(number: int) -> str:
    """Return a number in signs that no text holds, so Markdown can't take it for anything."""
    return "".join(chr(0xFDD4 + int(digit)) for digit in str(number))


def take_signs(html: str) -> tuple[str, dict[int, tuple[int, int]]]:
    """Return the HTML without signs, and number -> (start, end) in its canonical text."""
    clean: list[str] = []
    signs: list[tuple[int, int, str, int]] = []  # piece, offset in the piece's text, sign, number
    for match in TOKEN.finditer(html):
        piece = match[0]
        if "\ufdd2" in piece:
            if piece.startswith("<") and len(piece) > 1:
                piece = SIGN.sub("", piece)
            else:
                found = list(SIGN.finditer(piece))
                for sign in found:
                    before = SIGN.sub("", piece[: sign.start()])
                    value = int("".join(str(ord(digit) - 0xFDD4) for digit in sign[2]))
                    signs.append((len(clean), len(unescape(before)), sign[1], value))
                piece = SIGN.sub("", piece)
        if piece:
            clean.append(piece)
    text = "".join(clean)
    starts = [token.start for token in tokens(text)]
    length = len(canonical_text(text))
    spans: dict[int, tuple[int, int]] = {}
    for index, offset, sign, value in signs:
        at = min((starts[index] if index < len(starts) else length) + offset, length)
        start, _ = spans.get(value, (at, at))
        spans[value] = (at, at) if sign == OPEN else (start, at)
    return text, spans


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quoted passage is: `exact` with its offsets, or `ambiguous`, or `orphan`."""

    state: str
    start: int = 0
    end: int = 0
    candidates: tuple[int, ...] = ()


def locate(text: str, quote: str, prefix: str = "", suffix: str = "", occurrence: int = 0) -> Found:
    """Return where a quote stands in a canonical text.

    Prefix and suffix choose among several (W3C TextQuoteSelector), then `occurrence`, which
    counts from 1. What they leave open is never guessed.
    """
    places = [m.start() for m in re.finditer(re.escape(quote), text)] if quote else []
    fitting = [
        at
        for at in places
        if text[:at].endswith(prefix) and text[at + len(quote) :].startswith(suffix)
    ]
    if 1 <= occurrence <= len(fitting):
        fitting = [fitting[occurrence - 1]]
    if len(fitting) == 1:
        return Found("exact", fitting[0], fitting[0] + len(quote))
    if fitting:
        return Found("ambiguous", candidates=tuple(fitting))
    return Found("orphan", candidates=tuple(places))
