"""The canonical plain text of a post, and where things stand in it.

The canonical text is what a reader sees: the character data of the body's HTML, entities
resolved, white space as a browser shows it, one line break between blocks; the numbers of
footnotes are no part of it. Offsets are code points. Drawing, export and tests all count in
this one text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
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


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quoted passage is: `exact` with its offsets, or `ambiguous`, or `orphan`.

    `candidates` are the offsets at which its words stand, whatever stands around them.
    """

    state: str
    start: int = 0
    end: int = 0
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text with one space for each run of blanks, and where each of its words was before."""

    text: str
    words: tuple[int, ...]
    """Offset of each word in `text`."""

    origins: tuple[int, ...]
    """Offset of each word in the text that was squeezed."""

    def origin(self, offset: int) -> int:
        """Return where a character of a word was."""
        word = bisect_right(self.words, offset) - 1
        return self.origins[word] + offset - self.words[word]


@lru_cache(maxsize=1)  # all notes of a file are looked for in one text
def squeeze(text: str) -> Squeezed:
    """Return the text with its runs of blanks squeezed."""
    found = list(re.finditer(r"\S+", text))
    words: list[int] = []
    length = 0
    for match in found:
        words.append(length)
        length += len(match[0]) + 1
    origins = tuple(match.start() for match in found)
    return Squeezed(" ".join(match[0] for match in found), tuple(words), origins)


def locate(text: str, quote: str, prefix: str = "", suffix: str = "", occurrence: int = 0) -> Found:
    """Return where a quote stands in a canonical text; how it is spaced does not matter.

    Prefix and suffix choose among several (W3C TextQuoteSelector), then `occurrence`, which
    counts from 1. What they leave open is never guessed. A quote that stands there once is the
    passage also where only one of the two is as it was: an edit beside it does not move it.
    """
    squeezed = squeeze(text)
    words, before, after = (" ".join(typed.split()) for typed in (quote, prefix, suffix))
    places = list(occurrences(squeezed.text, words))
    leads = [at for at in places if stands_before(squeezed.text, at, before)]
    ends = {at for at in places if stands_after(squeezed.text, at + len(words), after)}
    fitting = [at for at in leads if at in ends]
    if not fitting and len(places) == 1 and before and after:
        fitting = leads or list(ends)
    candidates = tuple(squeezed.origin(at) for at in places)
    if 1 <= occurrence <= len(fitting):
        fitting = [fitting[occurrence - 1]]
    if len(fitting) == 1:
        start, last = fitting[0], fitting[0] + len(words) - 1
        return Found("exact", squeezed.origin(start), squeezed.origin(last) + 1, candidates)
    return Found("ambiguous" if fitting else "orphan", candidates=candidates)


def occurrences(text: str, words: str) -> Iterator[int]:
    """Yield every offset of some words, also where one begins within another."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def stands_before(text: str, at: int, words: str) -> bool:
    """Whether some words end where another passage begins, with or without a space."""
    return text.endswith(words, 0, at) or text.endswith(words + " ", 0, at)


def stands_after(text: str, at: int, words: str) -> bool:
    """Whether some words begin where another passage ends, with or without a space."""
    return text.startswith((words, " " + words), at)
