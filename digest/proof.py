"""Whether a built site is what a clean build makes; where it isn't, what differs and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from digest.build import build
from digest.output import Output, file_bytes
from digest.press.plan import decide
from digest.problems import Place, Problem, around
from digest.record import RECORD, read_record

if TYPE_CHECKING:
    from datetime import datetime

    from digest.report import Options

MISSING = "it is missing"
SURPLUS = "nothing makes it any more"
SAME_INPUTS = "it is drawn of the same things, and came out otherwise"
MEND = "build again with --clean, and please report it with your site"


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """An output that a clean build makes otherwise, and why, in words.

    `line` and `column`, from 1, are where the file begins to differ, 0 where it is no text or
    there is no second one; `expected` is that line of the clean build.
    """

    name: str
    why: str
    line: int = 0
    column: int = 0
    expected: str = ""

    def problem(self, folder: Path) -> Problem:
        """Return what a person is told of it."""
        place = Place(f"{folder}/{self.name}", self.line, self.column)
        shown = around(self.expected, self.column)[0] or "nothing"
        made = f"a clean build has: {shown}\n" if self.line else ""
        return Problem(place, f"this is not what a clean build makes: {self.why}", made + MEND)


def verify(root: Path, options: Options, now: datetime) -> list[Difference]:
    """Return how the output differs from what a clean build makes in an empty folder.

    Expects a build with the same options and moment just before. Files that digest did not
    write are passed over.
    """
    folder = options.folder(root)
    with TemporaryDirectory(prefix="digest-verify-") as temporary:
        clean = Path(temporary) / "clean"
        build(root, replace(options, output=str(clean)), now, keeping=False)
        record = read_record(file_bytes(clean / RECORD) or b"") or {}
        with Output(folder, options.output) as output:
            standing, ours = output.standing(), output.names()
        plan = decide(
            {name: written.made for name, written in record.items()},
            standing.prints,
            standing.spoiled,
        )
        found = []
        for name in sorted({*ours, *record}):
            here, there = file_bytes(folder / name), file_bytes(clean / name)
            if here is None or there is None:
                found += [Difference(name, MISSING if here is None else SURPLUS)]
            elif here != there:
                why = plan.write.get(name, SAME_INPUTS)
                found.append(Difference(name, why, *first_difference(here, there)))
        return found


def first_difference(one: bytes, other: bytes) -> tuple[int, int, str]:
    """Return line and column from which a text differs from another, and the other's line.

    Both are 0 where one of them is no text.
    """
    try:
        lines, others = (text.decode().split("\n") for text in (one, other))
    except UnicodeDecodeError:
        return 0, 0, ""
    pairs = zip(lines, others, strict=False)
    shorter = min(len(lines), len(others))
    line = next((n for n, (a, b) in enumerate(pairs) if a != b), shorter)
    here, there = (text[line] if line < len(text) else "" for text in (lines, others))
    signs = zip(here, there, strict=False)
    column = next((n for n, (a, b) in enumerate(signs) if a != b), min(len(here), len(there)))
    return line + 1, column + 1, there
