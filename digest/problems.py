"""What can be wrong with what a person wrote, and how that is shown.

Must not open a file: the source line of a problem is handed in by whoever prints it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from posixpath import relpath
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file; line and column count from 1, and 0 means the whole file."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        spot = [str(part) for part in (self.line, self.column) if part]
        return ":".join([self.path, *spot])


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One slip: where it is, what is wrong, and how to mend it."""

    place: Place
    message: str
    hint: str = ""
    warning: bool = False

    def as_json(self) -> dict[str, object]:
        """Return the problem as `--json` prints it."""
        return {
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "severity": "warning" if self.warning else "error",
            "message": self.message,
            "hint": self.hint,
        }


class DigestError(Exception):
    """All problems of one step; only the command line catches it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(f"{p.place}: {p.message}" for p in self.problems))

    def __reduce__(self) -> tuple[type[DigestError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


def fail(place: Place, message: str, hint: str = "") -> DigestError:
    """Return the error of a single problem, to be raised."""
    return DigestError([Problem(place, message, hint)])


def gather(read: Callable[[A], B], things: Iterable[A]) -> list[B]:
    """Read every thing, then raise one DigestError with all that was wrong."""
    values: list[B] = []
    problems: list[Problem] = []
    for thing in things:
        try:
            values.append(read(thing))
        except DigestError as error:
            problems.extend(error.problems)
    if problems:
        raise DigestError(problems)
    return values


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return `did you mean "x"?`; when nothing is near, `otherwise` or what is known."""
    by_lower = {name.lower(): name for name in sorted(known)}
    close = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    if close:
        return f'did you mean "{by_lower[close[0]]}"?'
    return otherwise or ("known: " + ", ".join(sorted(by_lower.values())) if by_lower else "")


def nearest_path(path: str, known: Iterable[str], seen_from: str = "") -> str:
    """Return `did you mean "x"?` for a path whose file name is near, seen from a folder; else "".

    Names are compared without what many share: their folder and their ending.
    """
    by_stem: dict[str, str] = {}
    for one in sorted(known):
        by_stem.setdefault(stem(one), one)
    close = get_close_matches(stem(path), by_stem, n=1)
    if not close:
        return ""
    found = by_stem[close[0]]
    return f'did you mean "{relpath(found, seen_from) if seen_from else found}"?'


def stem(path: str) -> str:
    """Return a file's name without its folder and ending, in lower case."""
    name = path.rpartition("/")[2].lower()
    return name.rpartition(".")[0] or name


QUOTED = 60
"""Characters of a value that a message repeats."""


def shorten(text: str) -> str:
    """Return a value as a message quotes it: its beginning, when it is long."""
    return text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"


def show(problem: Problem, source_line: str | None = None) -> Iterator[str]:
    """Yield the lines that a person reads: place and message, source line, caret, hint."""
    label = "warning: " if problem.warning else ""
    yield printable(f"{problem.place}: {label}{problem.message}")
    if source_line is not None and problem.place.line:
        shown, before = around(source_line.rstrip("\r\n"), problem.place.column)
        yield "    " + shown
        if problem.place.column:
            yield "    " + " " * before + "^"
    if problem.hint:
        yield from ("  " + printable(line) for line in problem.hint.splitlines())


BEFORE, AFTER = 60, 40
"""Terminal columns shown of a line on either side of the caret; less before leaves more after."""


def around(line: str, column: int) -> tuple[str, int]:
    """Return what to print of a source line, and the terminal columns before its `column`."""
    at = min(max(column - 1, 0), len(line))
    start = at - fitting(line[max(0, at - BEFORE) : at][::-1], BEFORE)
    before = printable(line[start:at])
    room = BEFORE + AFTER - width(before)
    end = at + fitting(line[at : at + room], room)
    before = "…" + before if start else before
    after = printable(line[at:end]) + ("…" if end < len(line) else "")
    return before + after, width(before)


def fitting(text: str, columns: int) -> int:
    """Return how many characters of a text fit into so many terminal columns."""
    for count, character in enumerate(text):
        columns -= width(printable(character))
        if columns < 0:
            return count
    return len(text)


JOINERS = "\u200c\u200d\u200e\u200f"
"""Invisible, and part of how Persian, Arabic and emoji are spelt; they steer no terminal."""

CONTROLS: dict[int, int | str] = {code: 0x2400 + code for code in range(0x20)}
CONTROLS |= {0x7F: 0x2421, ord("\t"): "    "}
"""Unicode's pictures of the control characters; a tab is four spaces."""


def printable(text: str) -> str:
    """Return the text with what could steer a terminal replaced by a visible sign."""
    if text.isprintable():
        return text
    return "".join(
        c if is_harmless(c) else "\N{REPLACEMENT CHARACTER}" for c in text.translate(CONTROLS)
    )


def is_harmless(character: str) -> bool:
    """Whether a character prints as itself; the reversing ones, for instance, don't."""
    return (
        character.isprintable() or character in JOINERS or unicodedata.category(character) == "Zs"
    )


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes (UAX 11)."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if character in JOINERS or unicodedata.category(character) in {"Mn", "Me"}
        else 1 + (unicodedata.east_asian_width(character) in {"F", "W"})
        for character in text
    )
