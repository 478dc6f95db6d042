"""Rules on YAML that other programs read otherwise than it looks, and on what nobody can read.

digest takes every value as it is typed. Editors, linters and scripts that read the same files go by
YAML 1.1 or 1.2, and there a bare `no` is false and `1:30` is ninety. The one law here: a value is a
trap if what YAML makes of it is not written as it was typed.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from digest.checking.writing import Edit, Finding, Writing, Yaml, found
from digest.fields import compose, read_day
from digest.kinds import Day, Flag, Whole
from digest.nodes import Sheet, is_empty, parted, quoted
from digest.problems import DigestError, Place, shorten
from digest.text.facts import iso
from digest.text.keys import FRONT, NOTE, PLAIN, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.kinds import Kind
    from digest.nodes import Node

KINDS: dict[str, Kind] = {
    field.name: field.kind for record in (NOTE, PLAIN, FRONT, SOURCE) for field in record.fields
}
"""Key -> what it holds; keys of one name hold the same wherever they stand."""

READER: Any = yaml.SafeLoader("")
"""Knows what YAML 1.1 makes of a bare value."""

STRING, BOOL, NULL, INT, FLOAT, TIME = (
    f"tag:yaml.org,2002:{name}" for name in ("str", "bool", "null", "int", "float", "timestamp")
)


@lru_cache(maxsize=4)  # several rules ask about each file
def scalars(root: Node | None) -> Sequence[tuple[str, yaml.ScalarNode]]:
    """Return the values below a node with the key that each stands under."""
    waiting: list[tuple[str, Any]] = [("", root)] if root else []
    values: list[tuple[str, yaml.ScalarNode]] = []
    while waiting:
        key, node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            waiting += ((name.value, value) for name, value in reversed(node.value))
        elif isinstance(node, yaml.SequenceNode):
            waiting += ((key, entry) for entry in reversed(node.value))
        elif node is not None:
            values.append((key, node))
    return values


def bare(writing: Writing) -> Iterator[tuple[Yaml, str, yaml.ScalarNode]]:
    """Yield the values that stand there without quotes, each with its YAML and its key."""
    for one in writing.yaml:
        for key, node in scalars(one.root):
            if not node.style and node.value:
                yield one, key, node


def tag_of(node: yaml.ScalarNode) -> str:
    """Return what YAML 1.1 takes a bare value for."""
    tag: str = READER.resolve(yaml.ScalarNode, node.value, (True, False))
    return tag


def made_of(node: yaml.ScalarNode, tag: str) -> object:
    """Return what YAML 1.1 makes of a bare value; the text itself where that is nothing."""
    try:
        made: object = READER.construct_object(yaml.ScalarNode(tag, node.value))
    except (ValueError, OverflowError):  # a 13th month, or digits without end
        return node.value
    return made


def word(writing: Writing) -> Iterator[Finding]:
    """Yield bare words that YAML takes for true, false or nothing."""
    for one, key, node in bare(writing):
        tag = tag_of(node)
        if (tag == BOOL and not isinstance(KINDS.get(key), Flag)) or (
            tag == NULL and not is_empty(node)
        ):
            meant = {True: "true", False: "false", None: "nothing"}[made_of(node, tag)]  # type: ignore[index]  # YAML makes one of these
            yield trap(
                one, node, f"YAML reads a bare {node.value} as {meant}", quoted("", node.value)
            )


def number(writing: Writing) -> Iterator[Finding]:
    """Yield bare digits that YAML takes for another number than they look like."""
    for one, key, node in bare(writing):
        tag = tag_of(node)
        made = made_of(node, tag) if tag in {INT, FLOAT} else node.value
        if str(made) == node.value:
            continue
        what = f"YAML reads a bare {shorten(node.value)} as {shorten(str(made))}"
        is_whole = isinstance(KINDS.get(key), Whole)
        yield trap(one, node, what, plain_whole(node.value) if is_whole else quoted("", node.value))


def plain_whole(typed: str) -> str:
    """Return a whole number as everyone reads it; as typed where digest doesn't read it either."""
    return str(int(typed)) if re.fullmatch(r"[+-]?[0-9]{1,9}", typed) else typed


def day(writing: Writing) -> Iterator[Finding]:
    """Yield dates that YAML takes for a text, or for another day."""
    for one, key, node in bare(writing):
        meant = read_day(node.value) if isinstance(KINDS.get(key), Day) else None
        if meant is None:
            continue
        tag = tag_of(node)
        if tag == TIME and made_of(node, tag) != meant:
            what = f"YAML reads {node.value} as {made_of(node, tag)}"
            yield trap(one, node, what, iso(meant))
        elif tag == STRING and type(meant) is date:
            yield trap(one, node, f"YAML reads {node.value} as a text, not as a date", iso(meant))


def trap(one: Yaml, node: yaml.ScalarNode, what: str, mended: str) -> Finding:
    """Return the finding of a bare value, with the edit that mends it if it stands on one line."""
    place = Sheet(one.path, one.first_line).place(node)
    is_there = one.line(place.line).startswith(node.value, place.column - 1)
    edits = [Edit(place, node.value, mended)] if is_there and mended != node.value else []
    return found(place, what, f"write {shorten(mended)}" if edits else "write it otherwise", *edits)


CUT = re.compile(r"[ \t]+#[^\s#!]")
"""A comment that looks like a number or a tag: who means a comment puts a space behind the sign."""


def comment(writing: Writing) -> Iterator[Finding]:
    """Yield bare values that end at a sign which a writer may have meant."""
    for one, _, node in bare(writing):
        place = Sheet(one.path, one.first_line).place(node)
        line = one.line(place.line)
        end = place.column - 1 + len(node.value)
        if line.startswith(node.value, place.column - 1) and CUT.match(line, end):
            what = f"YAML takes what follows {shorten(node.value)} for a comment"
            whole = quoted("", line[place.column - 1 :].rstrip())
            yield found(place, what, f"if it belongs to the text, write {shorten(whole)}")


MOST_COLONS = 50
"""Lines of one text that are mended; each costs to read the text again."""

COLON = re.compile(r":(?:\s|\Z)")
"""What YAML takes for the end of a key."""

OPENING = frozenset("\"'[{|>&*!%@`# \t")
"""What begins a value that is more than bare words to YAML."""


def colons(writing: Writing) -> Iterator[Finding]:
    """Yield bare values with a colon in them, one for each line that keeps YAML from being read.

    The parser stops at the first, so each is mended before the next is looked for.
    """
    for one in writing.yaml:
        fault, lines = one.fault, one.text.split("\n")
        for _ in range(MOST_COLONS):
            line = lines[fault.line - one.first_line] if fault and fault.line else ""
            key, value = parted(line)
            if fault is None or not key or value[:1] in OPENING or not COLON.search(value, 1):
                break
            mended = quoted("", value)
            at = line.index(value, len(key) - 1)
            place = Place(one.path, fault.line, at + 1)
            lines[fault.line - one.first_line] = line[:at] + mended
            what = "YAML takes the colon in this value for the end of a key"
            yield found(place, what, f"write {key}{shorten(mended)}", Edit(place, value, mended))
            fault = fault_of("\n".join(lines), one)


def fault_of(text: str, one: Yaml) -> Place | None:
    """Return where a text stops being YAML, None where it doesn't."""
    try:
        compose(text, one.path, one.first_line)
    except DigestError as error:
        return error.problems[0].place
    return None
