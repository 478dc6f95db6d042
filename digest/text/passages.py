"""The canonical plain text of a post, and where things stand in it.

The canonical text is what a reader sees: the character data of the body's HTML, entities
resolved, white space as a browser shows it, one line break between blocks; the numbers of
footnotes are no part of it. Offsets are code points. Drawing, export and tests all count in
this one text.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PIECE = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|[^<]+|<")
"""A tag, or character data. `draw_markdown` leaves no comments and balances all tags."""

NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
VOID = frozenset({"area", "br", "col", "hr", "img", "source", "wbr"})
"""Elements without content, of those that are let through."""

INLINE = frozenset(
    {
        *("a", "abbr", "acronym", "area", "audio", "b", "bdi", "bdo", "cite", "code", "data"),
        *("del", "dfn", "em", "i", "img", "ins", "kbd", "map", "mark", "q", "ruby", "rb", "rp"),
        *("rt", "rtc", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup"),
        *("time", "tt", "u", "var", "video", "wbr"),
    }
)
"""Elements that do not end a line of text (HTML, phrasing content)."""

UNSAID = re.compile(r'<(?:sup id="fnref|a class="footnote-backref")')
"""The number of a footnote and the way back from it: signs of the page, not words of the post."""

ATTRIBUTES = r"[^<>\"']*(?:\"[^\"]*\"[^<>\"']*)*"
TAG = re.compile(f"<{ATTRIBUTES}>")
INLINE_TAG = re.compile(rf"</?(?:{'|'.join(sorted(INLINE))})(?: {ATTRIBUTES})?>")
FOOTNOTE_LINK = re.compile(
    rf'<sup id="fnref[^"]*"><a class="footnote-ref"{ATTRIBUTES}>[0-9]*</a></sup>'
    rf'|<a class="footnote-backref"{ATTRIBUTES}>&#8617;</a>'
)
BLANK_ENTITY = re.compile("&(?:#|Tab;|NewLine;)")
INDENTED = re.compile(r"\n\s")
"""A line that begins with a blank, or is empty."""

SPACES = re.compile(" {2,}")


class Token(NamedTuple):
    """A piece of HTML: a tag, or a run of character data and where its text begins.

    A tuple, for a post has hundreds and a dataclass takes three times as long to make.
    """

    html: str
    name: str
    """The element's name for a tag, empty for character data."""

    closes: bool
    text: str
    """What the piece adds to the canonical text; empty for tags and for blank space."""

    start: int
    depth: int
    """How many elements are open around it; a closing tag counts as its opening one."""


def tokens(html: str) -> Iterator[Token]:
    """Yield the pieces of balanced HTML in order, each with its offset in canonical text."""
    depth = position = preformatted = 0
    unsaid = -1
    fresh = spaced = True
    pieces: list[str] = PIECE.findall(html)
    names = [*map(name_of, pieces), "html"]
    for piece, (name, following) in zip(pieces, pairwise(names), strict=True):
        if not name:
            text = ""
            if unsaid < 0:
                text = unescape(piece) if preformatted else shown(piece, following, spaced=spaced)
                text = "" if fresh and text.isspace() else text
            yield Token(piece, "", closes=False, text=text, start=position, depth=depth)
            if text:
                position += len(text)
                fresh, spaced = False, text.endswith(" ")
            continue
        closes = piece.startswith("</")
        if name not in INLINE:
            position += not fresh
            fresh = spaced = True
        opens = not closes and name not in VOID
        depth -= closes
        preformatted += (opens - closes) * (name == "pre")
        if unsaid < 0 and UNSAID.match(piece):
            unsaid = depth
        elif closes and depth == unsaid:
            unsaid = -1
        yield Token(piece, name, closes, text="", start=position, depth=depth)
        depth += opens


def name_of(piece: str) -> str:
    """Return the name of a tag's element, empty for character data."""
    tag = NAME.match(piece) if piece.startswith("<") else None
    return tag[1].lower() if tag else ""


def shown(piece: str, following: str, *, spaced: bool) -> str:
    """Return character data as a browser shows it: runs of blank space are one space.

    None is left at the start of a line, after another (`spaced`), or before the end of a block,
    which the name of the `following` tag tells.
    """
    text = one_spaced(unescape(piece))
    if spaced:
        text = text.removeprefix(" ")
    return text.removesuffix(" ") if following and following not in INLINE else text


def one_spaced(text: str) -> str:
    """Return a text with one space for each run of what HTML shows as one.

    A no-break space is a character like others.
    """
    for blank in "\t\n\r\f":
        text = text.replace(blank, " ")
    return SPACES.sub(" ", text) if "  " in text else text


def canonical_text(html: str) -> str:
    """Return the plain text of a post's body without notes; blocks are lines."""
    text = plain_text(html)
    return text_of(tokens(html)) if text is None else text


def plain_text(html: str) -> str | None:
    """Return the canonical text of HTML as most posts have it, None where it takes the tokens.

    All tags are taken out at once: tokens would cost as much as all else about such a post.
    """
    html = FOOTNOTE_LINK.sub("", html) if 'class="footnote' in html else html
    html = html.replace("&#160;", "\u00a0")
    if "<pre" in html or UNSAID.search(html) or BLANK_ENTITY.search(html):
        return None
    lines = TAG.split(one_spaced(INLINE_TAG.sub("", html)))
    text = "\n".join([line.removeprefix(" ") for line in lines if line not in {"", " "}])
    if "<" in text:
        return None
    text = unescape(text) if "&" in text else text
    return text if is_even(text) else None


def is_even(text: str) -> bool:
    """Whether no line of a text is empty, or begins or ends with a blank."""
    return not (
        text[:1].isspace() or text.endswith((" ", "\n")) or " \n" in text or INDENTED.search(text)
    )


def text_of(pieces: Iterable[Token]) -> str:
    """Return the canonical text that the pieces of a body add up to."""
    parts: list[str] = []
    length = 0
    for _, _, _, text, start, _ in pieces:
        if text:
            parts += "\n" * (start - length), text
            length = start + len(text)
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


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a passage without blank space at its ends; an empty one stays a point."""
    words = text[start:end].strip()
    if not words:
        return start, start
    start = text.index(words, start)
    return start, start + len(words)


def share_most(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two passages have most of the longer one in common."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared >= max(one[1] - one[0], other[1] - other[0])
