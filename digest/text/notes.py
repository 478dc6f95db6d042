"""Finds the notes of a post in its raw Markdown.

`==passage==[^fact-check-budget]` marks a passage, `[^fact-check-budget]: text` is its note. Both
ends of a passage become signs that survive the Markdown stage (Unicode noncharacters, which no
text may hold), so a passage may cross emphasis and links; `drawing` turns them into offsets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.problems import Place, Problem, nearest
from digest.text.passages import CLOSE, END, OPEN, digits
from digest.wording import NOTE_KINDS

LABEL = r"\[\^([^\]\s]{1,100})\]"
DEFINITION = re.compile(r" {0,3}" + LABEL + r":[ \t]*(.*)$")
MARKER = re.compile(rf"(?<![=\\])==(?!=)(?:{LABEL})?|(?<!\\){LABEL}|\n[ \t]*\n")
CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
SIGNED = re.compile(r"\s*\{:\s*([^{}]*)\}\s*$")
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


@dataclass(frozen=True, slots=True)
class Scan:
    """A body with its passages signed and its notes taken out; label number = position."""

    body: str
    definitions: tuple[Definition, ...]
    labels: tuple[str, ...]
    places: tuple[Place, ...]
    problems: tuple[Problem, ...]


def kind_of(label: str) -> str:
    """Return the kind that a label's prefix names, empty for an ordinary footnote."""
    for kind in NOTE_KINDS:
        if label == kind or label.startswith(kind + "-"):
            return kind
    return ""


def scan(body: str, path: str, first_line: int) -> Scan:
    """Return the notes of a body and the body with their passages signed.

    Every slip is listed in `problems`: a note without a passage's end, without text, used
    twice or never, or with an unknown attribute.
    """
    if "[^" not in body:
        return Scan(body, (), (), (), ())
    problems: list[Problem] = []
    body, definitions = take_definitions(body, path, first_line, problems)
    body, labels, places = sign_passages(body, path, first_line, problems)
    known: dict[str, Definition] = {}
    for definition in definitions:
        if definition.label in known:
            first = known[definition.label].place.line
            problems.append(
                Problem(
                    definition.place,
                    f'the note "{definition.label}" is written twice',
                    f"it is also on line {first}: give one of them another label",
                )
            )
        known.setdefault(definition.label, definition)
        if definition.label not in labels:
            what = f'no passage refers to the note "{definition.label}"'
            hint = f"mark one: ==passage==[^{definition.label}]"
            problems.append(Problem(definition.place, what, hint))
    seen: dict[str, Place] = {}
    for label, place in zip(labels, places, strict=True):
        if label not in known:
            hint = f"add a line below: [^{label}]: text of the note"
            problems.append(Problem(place, f'the note "{label}" has no text', hint))
        elif label in seen:
            hint = f"its first passage is on line {seen[label].line}: give each its own label"
            problems.append(Problem(place, f'the note "{label}" marks two passages', hint))
        seen.setdefault(label, place)
    return Scan(body, tuple(known.values()), labels, places, tuple(problems))


def take_definitions(
    body: str, path: str, first_line: int, problems: list[Problem]
) -> tuple[str, list[Definition]]:
    """Return the body without the texts of notes (blank lines stay), and those texts."""
    kept: list[str] = []
    found: list[Definition] = []
    lines = body.split("\n")
    fence = ""
    index = 0
    while index < len(lines):
        line = lines[index]
        fence = fence_after(line, fence)
        match = None if fence else DEFINITION.match(line)
        if match is None or not kind_of(match[1]):
            kept.append(line)
            index += 1
            continue
        end = end_of_definition(lines, index)
        place = Place(path, first_line + index, line.index("[") + 1)
        text, by, date = signature(match[2], place, problems)
        rest = [cut_indent(follower) for follower in lines[index + 1 : end]]
        text = "\n".join([text, *rest]).strip()
        found.append(Definition(match[1], kind_of(match[1]), text, by, date, place))
        kept.extend([""] * (end - index))
        index = end
    return "\n".join(kept), found


def fence_after(line: str, fence: str) -> str:
    """Return the fence of code that is open after a line, empty outside of code."""
    match = FENCE.match(line)
    if match is None:
        return fence
    if not fence:
        return match[1]
    closes = match[1].startswith(fence) and not line.strip().strip(fence[0])
    return "" if closes else fence


def end_of_definition(lines: list[str], start: int) -> int:
    """Return the index after the last line of a definition: its indented paragraphs."""
    end = index = start + 1
    lazy = True
    while index < len(lines):
        line = lines[index]
        if not line.strip():
            lazy = False
        elif line.startswith(("    ", "\t")) or (lazy and not DEFINITION.match(line)):
            end = index + 1
        else:
            break
        index += 1
    return end


def cut_indent(line: str) -> str:
    """Return a line of a note without the four spaces that tie it to its label."""
    return line[1:] if line.startswith("\t") else line[min(4, len(line) - len(line.lstrip(" "))) :]


def signature(line: str, place: Place, problems: list[Problem]) -> tuple[str, str, str]:
    """Return the first line of a note without its `{: by="…" date=… }`, author and date."""
    match = SIGNED.search(line)
    if match is None:
        return line, "", ""
    values = {"by": "", "date": ""}
    for name, double, single, bare, stray in ATTRIBUTE.findall(match[1]):
        if stray or name not in ATTRIBUTES:
            what = f'"{stray or name}" is not something a note states'
            problems.append(Problem(place, what, nearest(stray or name, ATTRIBUTES)))
        else:
            values[name] = double or single or bare
    return line[: match.start()], values["by"], values["date"]


def blank_code(body: str) -> str:
    """Return the body, same length, with code replaced by spaces: nothing in it is a mark."""
    if "`" not in body and "~~~" not in body:
        return body
    lines: list[str] = []
    fence = ""
    for line in body.split("\n"):
        before, fence = fence, fence_after(line, fence)
        lines.append(" " * len(line) if before or fence else line)
    return CODE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), "\n".join(lines))


def sign_passages(
    body: str, path: str, first_line: int, problems: list[Problem]
) -> tuple[str, tuple[str, ...], tuple[Place, ...]]:
    """Return the body with signs at both ends of each passage, the labels and their places."""
    labels: list[str] = []
    places: list[Place] = []
    edits: list[tuple[int, int, str]] = []
    opened: list[int] = []
    for match in MARKER.finditer(blank_code(body)):
        label = match[1] or match[2] or ""
        if not match[0].strip():
            opened.clear()
        elif match[0] == "==":
            opened.append(match.start())
        elif not kind_of(label):
            if match[1] and opened:
                opened.pop()
                what = f'"{label}" names no kind of note, but a passage is marked for it'
                hint = nearest(label.split("-")[0], NOTE_KINDS)
                problems.append(Problem(place_of(body, match.start(), path, first_line), what, hint))
        else:
            place = place_of(body, match.start(), path, first_line)
            number = digits(len(labels))
            if match[1] and not opened:
                what = f'the passage of "{label}" ends here but never begins'
                problems.append(Problem(place, what, "put == before its first word"))
            if match[1] and opened:
                start = opened.pop()
                place = place_of(body, start, path, first_line)
                edits.append((start, start + 2, OPEN + number + END))
                edits.append((match.start(), match.end(), CLOSE + number + END))
            else:
                sign = OPEN + number + END + CLOSE + number + END
                edits.append((match.start(), match.end(), sign))
            labels.append(label)
            places.append(place)
    pieces: list[str] = []
    position = 0
    for start, end, sign in sorted(edits):
        pieces += body[position:start], sign
        position = end
    return "".join([*pieces, body[position:]]), tuple(labels), tuple(places)


def place_of(body: str, offset: int, path: str, first_line: int) -> Place:
    """Return the place in the file of an offset in the body."""
    line = body.count("\n", 0, offset)
    return Place(path, first_line + line, offset - (body.rfind("\n", 0, offset) + 1) + 1)
