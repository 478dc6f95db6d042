"""Signs that carry both ends of a passage through Markdown into the HTML.

They are Unicode noncharacters, which no text may hold and no syntax of Markdown knows, so a
passage may cross emphasis, links and blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING

from digest.text.passages import (
    NAME,
    PIECE,
    Token,
    canonical_text,
    is_even,
    one_spaced,
    plain_text,
    text_of,
    tokens,
    trimmed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

OPEN, CLOSE, END = "\ufdd0", "\ufdd1", "\ufdd2"
MASK = "\ufdd3"
"""Stands for a character of code or of a comment, in which no note begins."""

SIGN = re.compile("([\ufdd0\ufdd1])([\ufdd4-\ufddd]+)\ufdd2")
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
"""Controls that XML does not take, and noncharacters, which Unicode keeps for a program's use."""

DIGITS = {0xFDD4 + digit: str(digit) for digit in range(10)}
SIGNS = {ord(digit): sign for sign, digit in DIGITS.items()}
"""Signs that stand for digits, and the other way round."""

VERBATIM = frozenset({"code", "pre"})


@dataclass(frozen=True, slots=True)
class Typed:
    """What the signs at both ends of a passage stand for."""

    opening: str
    closing: str


@dataclass(frozen=True, slots=True)
class Signed:
    """Drawn HTML without its signs, its canonical text, and each passage's place in it."""

    html: str
    text: str
    spans: Mapping[int, tuple[int, int]]
    """Number of a sign -> start and end, as offsets in the text."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A sign: the piece of HTML it stood in, and what stood there since the sign before."""

    piece: int
    gap: str
    mark: str
    number: int


def fit(text: str) -> str:
    """Return a text without characters that no page may hold; its length stays."""
    return UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)


def sign(mark: str, number: int) -> str:
    """Return the OPEN or CLOSE sign of a passage; its digits are signs too."""
    return f"{mark}{str(number).translate(SIGNS)}{END}"


def take_signs(html: str, typed: Sequence[Typed]) -> Signed:
    """Return the HTML with its signs counted and taken out.

    A passage that has an end in code or in an attribute is none: what was typed stands there
    again, and its number is left out.
    """
    if END not in html:
        return Signed(html, canonical_text(html), {})
    return plainly_taken(html) or carefully_taken(html, typed)


def plainly_taken(html: str) -> Signed | None:
    """Return the HTML without its signs where all of them stand in pairs in its text, else None.

    Signs are then counted in the canonical text, which they part like any other characters.
    """
    text = plain_text(html)
    if text is None or text.count(END) != html.count(END) or is_signed_code(html):
        return None
    parts: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    length = position = 0
    for match in SIGN.finditer(text):
        parts.append(text[position : match.start()])
        length += match.start() - position
        position = match.end()
        number = number_of(match)
        known = ends if match[1] == CLOSE else starts
        if number in ends or number in known:
            return None
        known[number] = length
    text = "".join([*parts, text[position:]])
    if starts.keys() != ends.keys() or "  " in text or not is_even(text):
        return None
    spans = {number: trimmed(text, starts[number], end) for number, end in ends.items()}
    return Signed(SIGN.sub("", html), text, spans)


def is_signed_code(html: str) -> bool:
    """Whether a sign may stand in code."""
    for part in html.split("<code")[1:]:
        code, closing, _ = part.partition("</code>")
        if END in code or not closing:
            return True
    return False


def carefully_taken(html: str, typed: Sequence[Typed]) -> Signed:
    """Return the HTML without its signs, wherever they stand."""
    pieces: list[str] = PIECE.findall(html)
    drawn = drawn_numbers(pieces)
    clean: list[str] = []
    spots: list[Spot] = []
    for piece in pieces:
        parts: list[str] = []
        counted = position = 0
        for match in SIGN.finditer(piece) if END in piece else ():
            parts.append(piece[position : match.start()])
            number, position = number_of(match), match.end()
            if number in drawn:
                spots.append(Spot(len(clean), "".join(parts[counted:]), match[1], number))
                counted = len(parts)
            else:
                opens = match[1] == OPEN
                parts.append(escape(typed[number].opening if opens else typed[number].closing))
        clean.append("".join([*parts, piece[position:]]))
    return settle(clean, spots)


def restored(html: str, typed: Sequence[Typed]) -> str:
    """Return the HTML of a note with what was typed in place of signs.

    A link that is named in the post's body may hold what looked like a passage there.
    """
    return take_signs(html, typed).html if END in html else html


def number_of(match: re.Match[str]) -> int:
    """Return the number of a sign."""
    return int(match[2].translate(DIGITS))


def drawn_numbers(pieces: Iterable[str]) -> frozenset[int]:
    """Return the numbers of the passages whose ends both stand in the text, in order."""
    opened: set[int] = set()
    closed: set[int] = set()
    verbatim = 0
    for piece in pieces:
        tag = NAME.match(piece)
        if tag and tag[1].lower() in VERBATIM:
            verbatim += -1 if piece.startswith("</") else 1
        if END not in piece or tag or verbatim:
            continue
        for match in SIGN.finditer(piece):
            number = number_of(match)
            if match[1] == OPEN:
                opened.add(number)
            elif number in opened:
                closed.add(number)
    return frozenset(closed)


def settle(pieces: Sequence[str], spots: Sequence[Spot]) -> Signed:
    """Return the joined pieces, and the passages by the offsets of their signs."""
    html = "".join(pieces)
    found = list(tokens(html))
    text = text_of(found)
    end = Token("", "", closes=False, text="", start=len(text), depth=0)
    starts: dict[int, int] = {}
    spans: dict[int, tuple[int, int]] = {}
    for at, spot in zip(offsets(pieces, [*found, end], spots), spots, strict=True):
        if spot.mark == OPEN:
            starts.setdefault(spot.number, at)
        else:
            spans[spot.number] = trimmed(text, starts[spot.number], at)
    return Signed(html, text, spans)


def offsets(pieces: Sequence[str], found: Sequence[Token], spots: Iterable[Spot]) -> Iterator[int]:
    """Yield the canonical offset of each spot; `found` are the pieces' tokens, and an end."""
    numbers: list[int] = []  # of the token that a piece became; a piece of signs alone became none
    count = 0
    for piece in pieces:
        numbers.append(count)
        count += bool(piece)
    here, length, spaced = -1, 0, False
    for spot in spots:
        if not pieces[spot.piece]:
            yield min(end_of(found, numbers[spot.piece]), found[-1].start)
            continue
        token = found[numbers[spot.piece]]
        text = one_spaced(unescape(spot.gap))
        if spot.piece != here:
            here, length, spaced = spot.piece, 0, not token.text.startswith(" ")
        length += len(text) - (spaced and text.startswith(" "))
        spaced = text.endswith(" ") if text else spaced
        yield token.start + min(length, len(token.text))


def end_of(found: Sequence[Token], count: int) -> int:
    """Return the canonical offset at which some tokens end: in their last line, or the next."""
    return found[count - 1].start + len(found[count - 1].text) if count else 0
