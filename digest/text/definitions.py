"""Takes the texts of notes (`[^fact-check-budget]: text`) out of a post's raw Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.problems import Place, Problem, nearest
from digest.text.facts import Change
from digest.text.fences import mask_blocks
from digest.wording import NOTE_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMED = r"\^([^\]\s]{1,100})\]"
LABEL = rf"\[{NAMED}"
DEFINITION = re.compile(r" {0,3}" + LABEL + r":[ \t]*+(.*)$")
INTERRUPTS = re.compile(r" {0,3}(?:#{1,6}\s|>|[-+*]\s|1[.)]\s|```|~~~|\[\^?[^\]]{1,100}\]:)")
"""Begins a block of its own, so it doesn't continue the paragraph above it (CommonMark 0.31)."""

ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))|(\S+)")
NOTE = ("by", "date", "rating")
CHANGE = ("by", "date")
"""What a note states of itself behind its words, and what a change in it does."""

ITEM = re.compile(r"[-*+][ \t]+\S")


@dataclass(frozen=True, slots=True)
class Definition:
    """The text of a note as typed: its label, kind, Markdown, author, date, rating, changes.

    Dates are as typed.
    """

    label: str
    kind: str
    text: str
    place: Place
    by: str = ""
    date: str = ""
    rating: str = ""
    history: tuple[Change, ...] = ()


def kind_of(label: str) -> str:
    """Return the kind that a label's prefix names, empty for an ordinary footnote."""
    for kind in NOTE_KINDS:
        if label == kind or label.startswith(kind + "-"):
            return kind
    return ""


def take_definitions(
    body: str, path: str, first_line: int, problems: list[Problem]
) -> tuple[str, list[Definition]]:
    """Return the body without the texts of notes (blank lines stay), and those texts."""
    kept: list[str] = []
    found: list[Definition] = []
    lines = body.split("\n")
    visible = mask_blocks(body).split("\n")
    index = 0
    for start in [number for number, line in enumerate(visible) if "]:" in line]:
        match = DEFINITION.match(visible[start])
        if start < index or match is None or not kind_of(match[1]):
            continue
        end = end_of_definition(lines, start)
        place = Place(path, first_line + start, lines[start].index("[") + 1)
        typed = [lines[start][match.start(2) :], *map(cut_indent, lines[start + 1 : end])]
        typed, history = take_history(typed, place, problems)
        text, stated = take_signature(typed, place, problems)
        label = match[1]
        found.append(Definition(label, kind_of(label), text, place, **stated, history=history))
        kept += lines[index:start] + [""] * (end - start)
        index = end
    return "\n".join(kept + lines[index:]), found


def end_of_definition(lines: list[str], start: int) -> int:
    """Return the index after the last line of a definition: its indented paragraphs."""
    end = index = start + 1
    lazy = True
    while index < len(lines):
        line = lines[index]
        if not line.strip():
            lazy = False
        elif is_indented(line) or (lazy and not INTERRUPTS.match(line)):
            end = index + 1
        else:
            break
        index += 1
    return end


def is_indented(line: str) -> bool:
    """Whether a line is indented by a tab or four spaces, which ties it to the label above."""
    return line[:4].expandtabs(4).startswith("    ")


def cut_indent(line: str) -> str:
    """Return a line of a note without the indent that ties it to its label."""
    spaces = len(line) - len(line.lstrip(" \t"))
    wide = line[:spaces].expandtabs(4)
    return wide[4:] + line[spaces:]


def take_history(
    lines: list[str], place: Place, problems: list[Problem]
) -> tuple[list[str], tuple[Change, ...]]:
    """Return the lines of a note without its history, and that, oldest first.

    It is the list that ends a note, below its first paragraph: each item says what was changed, and
    is signed like the note. Another list is part of the text.
    """
    paragraph = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
    end = len(lines)
    found: list[Change] = []
    while end > paragraph:
        first = end - 1
        while lines[first].strip() and not ITEM.match(lines[first]) and first > paragraph:
            first -= 1
        if ITEM.match(lines[first]):
            last, stated = signature(lines[end - 1], place, problems, CHANGE)
            if last == lines[end - 1]:
                break
            words = " ".join([*lines[first : end - 1], last]).split()[1:]
            found.append(Change(stated["date"], stated["by"], " ".join(words)))
        elif first < end - 1:
            break
        end = first
    return (lines[:end], tuple(reversed(found))) if found else (lines, ())


def take_signature(
    lines: list[str], place: Place, problems: list[Problem]
) -> tuple[str, dict[str, str]]:
    """Return the text of a note without its signature, and what that states.

    The signature closes the first line, or the first paragraph where an editor wrapped it.
    """
    paragraph = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
    for number in dict.fromkeys((0, max(paragraph - 1, 0))):
        line, stated = signature(lines[number], place, problems)
        if line != lines[number]:
            return "\n".join([*lines[:number], line, *lines[number + 1 :]]).strip(), stated
    return "\n".join(lines).strip(), {}


def signature(
    line: str, place: Place, problems: list[Problem], known: Sequence[str] = NOTE
) -> tuple[str, dict[str, str]]:
    """Return a line of a note without its `{: by="…" date=… }`, and what that states.

    A list of classes or an id (`{: .wide #budget }`) is Markdown's own and stays.
    """
    values = dict.fromkeys(known, "")
    before, opening, inner = line.rstrip().rpartition("{:")
    if not opening or not inner.endswith("}") or "}" in inner[:-1]:
        return line, values
    typed = ATTRIBUTE.findall(inner[:-1])
    if any(stray.startswith((".", "#")) for *_, stray in typed):
        return line, values
    for name, double, single, bare, stray in typed:
        if stray or name not in known:
            what = f'"{stray or name}" is not something a note states'
            problems.append(Problem(place, what, nearest(stray or name, known)))
        else:
            values[name] = double or single or bare
    return before.rstrip(), values
