"""Finds the notes of a post in its raw Markdown.

`==passage==[^fact-check-budget]` marks a passage, `[^fact-check-budget]: text` is its note.
Markdown forgets lines and columns, so the raw text is read first; `signs` then say where in the
drawn text each passage is. Whether a mark stands in code only Markdown knows: so every slip is
kept with its mark, and told only if the mark was drawn.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.problems import Place, Problem, nearest
from digest.text.definitions import LABEL, NAMED, Definition, kind_of, take_definitions
from digest.text.fences import mask_blocks, mask_code
from digest.text.signs import CLOSE, OPEN, Typed, sign
from digest.wording import NOTE_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection

MARK = re.compile(rf"==(?<![=\\]==)(?!=)(?:{LABEL})?|\[(?<!\\\[){NAMED}|\n[ \t]*\n")
"""What begins or ends a passage, or a paragraph. Each part begins with its sign and looks back from
there, for so it is searched several times as quickly."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage or a point that a note is on; `slip` is what is wrong with how it is marked."""

    label: str
    place: Place
    typed: Typed
    slip: Problem | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """A body with its passages signed and its notes taken out; a sign bears its mark's number."""

    body: str
    definitions: tuple[Definition, ...]
    marks: tuple[Mark, ...]
    problems: tuple[Problem, ...]


def scan(body: str, path: str, first_line: int) -> Scan:
    """Return the notes of a body and the body with their passages signed."""
    if "[^" not in body:
        return Scan(body, (), (), ())
    problems: list[Problem] = []
    body, definitions = take_definitions(body, path, first_line, problems)
    signing = Signing(body, path, first_line)
    signing.read()
    return Scan(signing.signed(), tuple(definitions), tuple(signing.marks), tuple(problems))


def slips(found: Scan, drawn: Collection[int]) -> list[Problem]:
    """Return every slip of a body: `drawn` are the numbers of the marks that became part of it.

    A note without text, without a passage, used twice or never; a passage that never begins.
    """
    problems = list(found.problems)
    known: dict[str, Definition] = {}
    for definition in found.definitions:
        first = known.setdefault(definition.label, definition)
        if first is not definition:
            what = f'the note "{definition.label}" is written twice'
            hint = f"it is also on line {first.place.line}: give one of them another label"
            problems.append(Problem(definition.place, what, hint))
        elif not definition.text:
            what = f'the note "{definition.label}" says nothing'
            problems.append(Problem(definition.place, what, "write its text after the colon"))
    seen: dict[str, Mark] = {}
    for number, mark in enumerate(found.marks):
        if number in drawn:
            problems += slips_of(mark, known, seen)
            seen.setdefault(mark.label, mark)
    lost = {mark.label: mark for mark in found.marks if mark.label not in seen}
    problems += [
        unreferred(definition, lost.get(label))
        for label, definition in known.items()
        if label not in seen
    ]
    return problems


def slips_of(mark: Mark, known: Collection[str], seen: dict[str, Mark]) -> list[Problem]:
    """Return what is wrong with a mark: how it is typed, or that its label is not its own."""
    if mark.slip:
        return [mark.slip]
    if mark.label not in known:
        hint = f"add a line below: [^{mark.label}]: text of the note"
        return [Problem(mark.place, f'the note "{mark.label}" has no text', hint)]
    if mark.label in seen:
        line = seen[mark.label].place.line
        hint = f"its first passage is on line {line}: give each its own label"
        return [Problem(mark.place, f'the note "{mark.label}" marks two passages', hint)]
    return []


def unreferred(definition: Definition, lost: Mark | None) -> Problem:
    """Return the problem of a note that no passage refers to, or only one that is not drawn."""
    label = definition.label
    if lost is None:
        what = f'no passage refers to the note "{label}"'
        return Problem(definition.place, what, f"mark one: ==passage==[^{label}]")
    what = f'the passage of "{label}" is not part of the text'
    return Problem(lost.place, what, "mark words of the text, not of an address or of code")


class Signing:
    """One pass over a body: what is marked, and the edits that put signs in its place."""

    def __init__(self, body: str, path: str, first_line: int) -> None:
        self.body = body
        self.path = path
        self.first_line = first_line
        self.lines = [0, *(match.end() for match in re.finditer("\n", body))]
        self.visible = mask_code(mask_blocks(body))
        self.marks: list[Mark] = []
        self.edits: list[tuple[int, int, str]] = []
        self.apart: list[int] = []
        """Where `==` stands that a passage may begin with; a paragraph ends them."""

        self.within: list[int] = []
        """The same, right after a letter or digit of Latin script: `a==b` rather compares."""

    def read(self) -> None:
        """Find every mark of the body."""
        for match in MARK.finditer(self.visible):
            label = match[1] or match[2] or ""
            if not match[0].strip():
                self.apart.clear()
                self.within.clear()
            elif match[0] == "==":
                self.open(match.start(), match.end())
            elif match[2] is not None:
                if kind_of(label):
                    self.mark(match, Mark(label, self.place(match.start()), Typed("", match[0])))
            else:
                self.close(match, label)

    def open(self, start: int, end: int) -> None:
        """Take `==` if a word follows: `a == b` compares, below a line it makes a heading."""
        following, before = self.visible[end : end + 1], self.visible[max(0, start - 1) : start]
        if following.strip():
            within = before.isascii() and before.isalnum()
            (self.within if within else self.apart).append(start)

    def opening(self) -> int | None:
        """Take the nearest `==` that a passage begins with; one within a word is a last resort."""
        if not self.apart:
            return self.within.pop() if self.within else None
        start = self.apart.pop()
        while self.within and self.within[-1] > start:
            self.within.pop()
        return start

    def close(self, match: re.Match[str], label: str) -> None:
        """Take `==[^label]`: the end of a passage."""
        start = self.opening()
        place = self.place(match.start() if start is None else start)
        if not kind_of(label):
            if start is None:
                self.open(match.start(), match.start() + 2)
            else:
                what = f'"{label}" names no kind of note, but a passage is marked for it'
                hint = nearest(label.rpartition("-")[0] or label, NOTE_KINDS)
                slip = Problem(self.place(match.start()), what, hint)
                self.mark(match, Mark(label, place, Typed("", match[0]), slip))
        elif start is None:
            what = f'the passage of "{label}" ends here but never begins'
            mend = "put == right before its first word, in the same paragraph"
            slip = Problem(place, what, mend)
            self.mark(match, Mark(label, place, Typed("", match[0]), slip))
        else:
            self.edits.append((start, start + 2, sign(OPEN, len(self.marks))))
            self.edits.append((*match.span(), sign(CLOSE, len(self.marks))))
            self.marks.append(Mark(label, place, Typed("==", match[0])))

    def mark(self, match: re.Match[str], mark: Mark) -> None:
        """Take a note on a point: both its signs stand side by side."""
        number = len(self.marks)
        self.edits.append((*match.span(), sign(OPEN, number) + sign(CLOSE, number)))
        self.marks.append(mark)

    def place(self, offset: int) -> Place:
        """Return the place in the file of an offset in the body."""
        line = bisect_right(self.lines, offset) - 1
        return Place(self.path, self.first_line + line, offset - self.lines[line] + 1)

    def signed(self) -> str:
        """Return the body with signs where marks were."""
        parts: list[str] = []
        position = 0
        for start, end, signs in sorted(self.edits):
            parts += self.body[position:start], signs
            position = end
        return "".join([*parts, self.body[position:]])
