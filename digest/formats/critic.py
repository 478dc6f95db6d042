"""CriticMarkup in a copy of a post's text -> notes: comments, and changes as corrections.

`{==passage==}{>>comment<<}`, `{>>comment<<}` on a point, `{--deleted--}`, `{++added++}` and
`{~~old~>new~~}` (criticmarkup.com/spec). What was there before the changes is the text of the
post, so the passages are quoted from that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.formats.arrivals import MOST, Arrival, Arrivals
from digest.problems import Place, Problem
from digest.text.annotations import point, quoted
from digest.text.facts import Annotation
from digest.text.fences import mask_blocks, mask_code
from digest.text.frontmatter import decode, split
from digest.text.markup import draw_markdown
from digest.text.notes import scan
from digest.text.signs import CLOSE, OPEN, Typed, fit, sign, take_signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CLOSING = {"{++": "++}", "{--": "--}", "{~~": "~~}", "{==": "==}", "{>>": "<<}"}
OPENING = re.compile(r"(?<!\\)\{(?:\+\+|--|~~|==|>>)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: how it opens, what stands in it, and where it begins and ends in the text."""

    opening: str
    content: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A note to be: what was in the text before, and what is said of it."""

    start: int
    end: int
    before: str
    body: str
    kind: str


def is_critic(text: str) -> bool:
    """Whether a text holds a mark of CriticMarkup."""
    return next(marks_in(text, []), None) is not None


def read(content: bytes, path: str) -> Arrivals:
    """Return the notes of a marked copy of a post's text.

    Raises DigestError for a file that can't be read or drawn at all.
    """
    parts = split(decode(content, path), path)
    body = fit(parts.body)
    unclosed: list[int] = []
    remarks = list(remarks_of(list(marks_in(body, unclosed))))

    def place(at: int) -> Place:
        line = body.count("\n", 0, at)
        column = at - (body.rfind("\n", 0, at) + 1) + 1
        return Place(path, parts.body_line + line, column)

    problems = [Problem(place(at), *UNCLOSED) for at in unclosed[:MOST]]
    if len(remarks) > MOST:
        what = f"this file holds more than {MOST} marks"
        problems.append(Problem(Place(path), what, "split it"))
    text, spans = text_and_spans(body, remarks[:MOST], path, parts.body_line)
    found: list[Arrival] = []
    for number, remark in enumerate(remarks[:MOST]):
        where = place(remark.start)
        if not remark.body:
            problems.append(Problem(where, *SAYS_NOTHING))
        elif number not in spans:
            what = "this mark is not on the text of the post"
            mend = "mark words of the text, not of a note, of code or of an address"
            problems.append(Problem(where, what, mend))
        else:
            start, end = spans[number]
            span = (start, end) if start < end else point(text, start)
            note = Annotation("", remark.kind, *quoted(text, *span), span, remark.body)
            found.append(Arrival(note, "", where))
    return Arrivals(found, problems)


SAYS_NOTHING = (
    "this mark says nothing",
    "write a comment behind a highlight, {>>comment<<}, and ~> before what replaces a text",
)
UNCLOSED = ("this mark is never closed", "close it, or write \\ before its brace")


def marks_in(text: str, unclosed: list[int]) -> Iterator[Mark]:
    """Yield the marks of a text in order, none in code; those without an end go to `unclosed`."""
    visible = mask_code(mask_blocks(text))
    gone: set[str] = set()
    position = 0
    while opening := OPENING.search(visible, position):
        position = opening.end()
        kind = opening[0]
        end = -1 if kind in gone else text.find(CLOSING[kind], position)
        if end < 0:
            gone.add(kind)
            unclosed.append(opening.start())
            continue
        yield Mark(kind, text[position:end], opening.start(), end + len(CLOSING[kind]))
        position = end + len(CLOSING[kind])


def remarks_of(marks: Sequence[Mark]) -> Iterator[Remark]:
    """Yield what the marks say; a comment right behind another mark belongs to that."""
    waiting: Remark | None = None
    for mark in marks:
        comment = mark.content.strip()
        if mark.opening == "{>>" and waiting and waiting.end == mark.start:
            body = "\n\n".join(filter(None, (comment, waiting.body)))
            waiting = replace(waiting, end=mark.end, body=body)
            continue
        if waiting:
            yield waiting
        waiting = remark_of(mark)
    if waiting:
        yield waiting


def remark_of(mark: Mark) -> Remark:
    """Return what one mark says."""
    before, body, kind = mark.content, "", "correction"
    if mark.opening == "{--":
        body = "Delete this."
    elif mark.opening == "{++":
        before, body = "", f"Insert after this: {mark.content.strip() or 'a break'}"
    elif mark.opening == "{~~":
        before, arrow, after = mark.content.partition("~>")
        body = f"Replace this with: {after.strip() or 'nothing'}" if arrow else ""
    elif mark.opening == "{>>":
        before, body, kind = "", mark.content.strip(), "context"
    else:
        kind = "context"
    return Remark(mark.start, mark.end, before, body, kind)


def text_and_spans(
    body: str, remarks: Sequence[Remark], path: str, first_line: int
) -> tuple[str, dict[int, tuple[int, int]]]:
    """Return the canonical text from before the changes, and where in it each remark is.

    The notes that the post has already are no part of it. Their passages have signs, too, so the
    signs of the remarks are counted from a number on that those don't reach.
    """
    first = body.count("[^") + 1
    parts: list[str] = []
    position = 0
    for number, remark in enumerate(remarks, first):
        parts += body[position : remark.start], sign(OPEN, number), remark.before
        parts.append(sign(CLOSE, number))
        position = remark.end
    found = scan("".join([*parts, body[position:]]), path, first_line)
    typed = [mark.typed for mark in found.marks]
    typed += [Typed("", "")] * (first + len(remarks) - len(typed))
    drawn = draw_markdown(found.body, Place(path, first_line))
    signed = take_signs(drawn.html, typed)
    spans = {number - first: span for number, span in signed.spans.items() if number >= first}
    return signed.text, spans
