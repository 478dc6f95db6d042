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
from digest.text.signs import fit
from digest.text.tracing import Spot, trace

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
    spots = [Spot(remark.start, remark.end, remark.before) for remark in remarks[:MOST]]
    traced = trace(body, spots, path, parts.body_line)
    found: list[Arrival] = []
    for number, remark in enumerate(remarks[:MOST]):
        where = place(remark.start)
        if not remark.body:
            problems.append(Problem(where, *SAYS_NOTHING))
        elif number not in traced.spans:
            what = "this mark is not on the text of the post"
            mend = "mark words of the text, not of a note, of code or of an address"
            problems.append(Problem(where, what, mend))
        else:
            start, end = traced.spans[number]
            span = (start, end) if start < end else point(traced.text, start)
            words = quoted(traced.text, *span)
            note = Annotation("", remark.kind, *words, span, remark.body)
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
