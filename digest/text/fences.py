"""What of a Markdown text is code or a comment, so that nothing in it is a note."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from digest.text.signs import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator

TICKS = re.compile("`+")
BLANK_LINE = re.compile(r"\n[ \t]*\n")
HIDDEN = (("<!--", "-->"), ("<pre", "</pre>"))


@cache  # and not at once: to load Markdown takes as long as to draw a hundred posts
def fenced() -> re.Pattern[str]:
    """Return Markdown's own pattern: what it draws as code is masked, an open fence is none."""
    from markdown.extensions.fenced_code import FencedBlockPreprocessor  # noqa: PLC0415  as said

    return FencedBlockPreprocessor.FENCED_BLOCK_RE


def mask_blocks(body: str) -> str:
    """Return the body, same length and lines, with fenced code and comments masked."""
    if "```" in body or "~~~" in body:
        body = fenced().sub(lambda match: masked(match[0]), body)
    for opening, closing in HIDDEN:
        parts: list[str] = []
        position, start = 0, body.find(opening)
        while start >= 0 and (end := body.find(closing, start)) >= 0:
            parts += body[position:start], masked(body[start : end + len(closing)])
            position = end + len(closing)
            start = body.find(opening, position)
        body = "".join([*parts, body[position:]])
    return body


def mask_code(body: str) -> str:
    """Return the body, same length and lines, with the code in its lines masked."""
    if "`" not in body:
        return body
    parts: list[str] = []
    position = 0
    for start, end in code_spans(body):
        parts += body[position:start], masked(body[start:end])
        position = end
    return "".join([*parts, body[position:]])


def masked(text: str) -> str:
    """Return a text of the same length with the same line breaks that says nothing."""
    return re.sub(r"[^\n]", MASK, text)


def code_spans(body: str) -> Iterator[tuple[int, int]]:
    """Yield where code between backticks stands; it ends with its paragraph at the latest."""
    position = 0
    for end in [*(match.start() for match in BLANK_LINE.finditer(body)), len(body)]:
        if body.find("`", position, end) >= 0:
            runs = [match.span() for match in TICKS.finditer(body, position, end)]
            yield from pairs(body, runs)
        position = end


def pairs(body: str, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans between runs of backticks of one length; an escaped run opens none."""
    nearest: dict[int, int] = {}
    closing: list[int | None] = [None] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        closing[index] = nearest.get(length)
        nearest[length] = index
    index = 0
    while index < len(runs):
        start, other = runs[index][0], closing[index]
        if other is None or is_escaped(body, start):
            index += 1
        else:
            yield start, runs[other][1]
            index = other + 1


def is_escaped(body: str, at: int) -> bool:
    """Whether an odd number of backslashes stands before."""
    start = at
    while start and body[start - 1] == "\\":
        start -= 1
    return (at - start) % 2 == 1
