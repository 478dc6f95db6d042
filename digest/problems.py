"""What can be wrong with what a person wrote, and how that is shown.

Must not open a file: the source line of a problem is handed in by whoever prints it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

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


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `did you mean "x"?`, or the list of what is known when nothing is near."""
    names = sorted(known)
    close = get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f'did you mean "{close[0]}"?'
    return "known: " + ", ".join(names)


def show(problem: Problem, source_line: str | None = None) -> Iterator[str]:
    """Yield the lines that a person reads: place and message, source line, caret, hint."""
    label = "warning: " if problem.warning else ""
    yield f"{problem.place}: {label}{problem.message}"
    if source_line is not None and problem.place.line:
        line = source_line.rstrip("\r\n")
        start = max(0, problem.place.column - 60)
        yield "    " + printable(line[start : start + 100])
        if problem.place.column:
            yield "    " + " " * (problem.place.column - 1 - start) + "^"
    if problem.hint:
        yield from ("  " + line for line in problem.hint.splitlines())


def printable(text: str) -> str:
    """Return the text with what could steer a terminal replaced by a visible sign."""
    return "".join(c if c.isprintable() else " " if c == "\t" else "\N{REPLACEMENT CHARACTER}" for c in text)
