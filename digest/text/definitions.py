"""Takes the texts of notes (`[^fact-check-budget]: text`) out of a post's raw Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.problems import Place, Problem, nearest
from digest.text.fences import mask_blocks
from digest.wording import NOTE_KINDS

NAMED = r"\^([^\]\s]{1,100})\]"
LABEL = rf"\[{NAMED}"
DEFINITION = re.compile(r" {0,3}" + LABEL + r":[ \t]*+(.*)$")
INTERRUPTS = re.compile(r" {0,3}(?:#{1,6}\s|>|[-+*]\s|1[.)]\s|```|~~~|\[\^?[^\]]{1,100}\]:)")
"""Begins a block of its own, so it doesn't continue the paragraph above it (CommonMark 0.31)."""

ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))|(\S+)")
ATTRIBUTES = ("by", "date")


@dataclass(frozen=True, slots=True)
class Definition:
    """The text of a note as typed: its label, kind, Markdown, author and date."""

    label: str
    kind: str
    text: str
    by: str
    date: str
    place: Place


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
        text, by, date = take_signature(typed, place, problems)
        found.append(Definition(match[1], kind_of(match[1]), text, by, date, place))
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


def take_signature(lines: list[str], place: Place, problems: list[Problem]) -> tuple[str, str, str]:
    """Return the text of a note without its signature, author and date.

    The signature closes the first line, or the first paragraph where an editor wrapped it.
    """
    paragraph = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
    for number in dict.fromkeys((0, max(paragraph - 1, 0))):
        line, by, date = signature(lines[number], place, problems)
        if line != lines[number]:
            return "\n".join([*lines[:number], line, *lines[number + 1 :]]).strip(), by, date
    return "\n".join(lines).strip(), "", ""


def signature(line: str, place: Place, problems: list[Problem]) -> tuple[str, str, str]:
    """Return a line of a note without its `{: by="…" date=… }`, author and date.

    A list of classes or an id (`{: .wide #budget }`) is Markdown's own and stays.
    """
    before, opening, inner = line.rstrip().rpartition("{:")
    if not opening or not inner.endswith("}") or "}" in inner[:-1]:
        return line, "", ""
    typed = ATTRIBUTE.findall(inner[:-1])
    if any(stray.startswith((".", "#")) for *_, stray in typed):
        return line, "", ""
    values = dict.fromkeys(ATTRIBUTES, "")
    for name, double, single, bare, stray in typed:
        if stray or name not in ATTRIBUTES:
            what = f'"{stray or name}" is not something a note states'
            problems.append(Problem(place, what, nearest(stray or name, ATTRIBUTES)))
        else:
            values[name] = double or single or bare
    return before.rstrip(), values["by"], values["date"]
