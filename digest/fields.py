"""A table of fields -> the values of a YAML text, its JSON Schema, and its table in docs.

YAML is read as text: every scalar is what the person typed, and the kind of the field decides
what it means. So `no` is a word where a word is asked for, `1:30` is never ninety, and a date
is only a date in a field for dates.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

from digest.kinds import (
    Choice,
    Day,
    Flag,
    Kind,
    Paragraphs,
    Pattern,
    Schema,
    Text,
    Url,
    Whole,
    read_day,
)
from digest.nodes import Node, Sheet, compose, is_empty, is_readable, scalar, shape, start_of
from digest.problems import DigestError, Place, nearest, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "Choice",
    "Day",
    "Field",
    "Flag",
    "Kind",
    "Many",
    "Names",
    "Node",
    "Paragraphs",
    "Pattern",
    "Record",
    "Schema",
    "Sheet",
    "Text",
    "Url",
    "Whole",
    "compose",
    "key_place",
    "read_day",
    "read_keys",
    "read_pairs",
    "read_yaml",
    "scalar",
    "shape",
]

MOST_KEYS = 1000
"""In one group; more is a slip or an attack on patience."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a mapping: its kind, what it is for, and what it is when left out."""

    name: str
    kind: Kind
    says: str
    example: str = ""
    required: bool = False
    default: Any = None


@dataclass(frozen=True, slots=True)
class Many:
    """A list of one kind; a single value stands for a list of one."""

    kind: Kind
    most: int = 1000

    def read(self, node: Node, sheet: Sheet) -> tuple[Any, ...] | None:
        if is_empty(node):
            return None
        entries = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if len(entries) > self.most:
            sheet.refuse(node, f"this list has more than {self.most} entries", "shorten it")
            return None
        values = [self.kind.read(entry, sheet) for entry in entries]
        return tuple(value for value in values if value is not None)

    def schema(self) -> Schema:
        one = self.kind.schema()
        return {"oneOf": [one, {"type": "array", "items": one, "maxItems": self.most}]}

    def words(self) -> str:
        return f"list of {self.kind.words()}"


@dataclass(frozen=True, slots=True)
class Record:
    """Known keys, each of its own kind; the result of `build` with a keyword for each.

    What was refused or left out is the field's default, None for a required one: `build` must
    bear it, and whoever looks at `Sheet.problems` throws the result away.
    """

    name: str
    fields: tuple[Field, ...]
    build: Callable[..., Any]
    short: str = ""
    """The field that a plain text stands for: `sources: [Example Wire]` names a source."""

    initial: Mapping[str, Any] = field(init=False, repr=False, compare=False)
    """What every field is when left out."""

    def __post_init__(self) -> None:
        """Take down the defaults: each text asks for them."""
        initial = {entry.name: entry.default for entry in self.fields}
        object.__setattr__(self, "initial", MappingProxyType(initial))

    def read(self, node: Node, sheet: Sheet) -> Any:  # noqa: ANN401  it is what `build` returns
        found: dict[str, Any] | None
        if self.short and isinstance(node, yaml.ScalarNode):
            kind = next(entry.kind for entry in self.fields if entry.name == self.short)
            value = kind.read(node, sheet)
            found = None if value is None else {self.short: value}
        else:
            found = read_keys(node, self.name, self.fields, sheet)
        return None if found is None else self.build(**{**self.initial, **found})

    def schema(self) -> Schema:
        properties = {}
        for entry in self.fields:
            one = dict(entry.kind.schema())
            one["description"] = entry.says
            if entry.example:
                one["examples"] = [entry.example]
            properties[entry.name] = one
        record: Schema = {
            "type": "object",
            "additionalProperties": False,
            "properties": properties,
        }
        if required := [entry.name for entry in self.fields if entry.required]:
            record["required"] = required
        return {"oneOf": [{"type": "string"}, record]} if self.short else record

    def words(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Names:
    """Free keys, all of one kind."""

    kind: Kind
    most: int = MOST_KEYS

    def read(self, node: Node, sheet: Sheet) -> Mapping[str, Any] | None:
        pairs = read_pairs(node, "this group of keys", sheet, self.most)
        if pairs is None:
            return None
        read = {key: self.kind.read(value, sheet) for key, (_, value) in pairs.items()}
        return {key: value for key, value in read.items() if value is not None}

    def schema(self) -> Schema:
        one = self.kind.schema()
        return {"type": "object", "additionalProperties": one, "maxProperties": self.most}

    def words(self) -> str:
        return f"keys, each with {self.kind.words()}"


def read_pairs(
    node: Node, name: str, sheet: Sheet, most: int = MOST_KEYS
) -> dict[str, tuple[Node, Node]] | None:
    """Return key -> (its node, the value's node); a key given twice is refused."""
    if is_empty(node):
        return {}
    if not isinstance(node, yaml.MappingNode):
        what = f"{name} is written as `key: value` lines, not as {shape(node)}"
        sheet.refuse(node, what, "put each key on its own line, with a colon and a space after it")
        return None
    if len(node.value) > most:
        sheet.refuse(node, f"{name} has more than {most} keys", "shorten it")
        return None
    pairs: dict[str, tuple[Node, Node]] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            sheet.refuse(key, f"a key is a plain word, not {shape(key)}", "write `key: value`")
        elif key.value in pairs:
            first = sheet.place(pairs[key.value][0]).line
            what = f'"{shorten(key.value)}" is given twice'
            sheet.refuse(key, what, f"it is also on line {first}")
        elif is_readable(key, sheet):
            pairs[key.value] = (key, value)
    return pairs


def read_keys(
    node: Node, name: str, fields: tuple[Field, ...], sheet: Sheet
) -> dict[str, Any] | None:
    """Return the values that were given; unknown keys and missing ones are refused."""
    pairs = read_pairs(node, name, sheet)
    if pairs is None:
        return None
    values: dict[str, Any] = {}
    for entry in fields:
        if entry.name in pairs:
            key, value = pairs.pop(entry.name)
            before = len(sheet.problems)
            read = entry.kind.read(value, sheet)
            if read is not None:
                values[entry.name] = read
            elif entry.required and len(sheet.problems) == before:
                refuse_missing(key, entry, name, sheet)
        elif entry.required:
            refuse_missing(node, entry, name, sheet)
    for unknown, (key, _) in pairs.items():
        what = f'"{shorten(unknown)}" is not a key of {name}'
        sheet.refuse(key, what, nearest(unknown, [entry.name for entry in fields]))
    return values


def refuse_missing(node: Node, entry: Field, name: str, sheet: Sheet) -> None:
    """Refuse a record, or a key without a value, that lacks what is required."""
    mend = f"add a line such as `{entry.name}: {entry.example}`"
    sheet.refuse(node, f'"{entry.name}" is missing in {name}', mend)


def read_yaml(text: str, kind: Record, path: str, first_line: int = 1) -> Any:  # noqa: ANN401  it is what the record builds
    """Return what `kind` builds of a YAML text.

    Raises DigestError with every problem of the text, each with its place.
    """
    sheet = Sheet(path, first_line)
    nothing = yaml.MappingNode("", [], start_of(path))
    value = kind.read(compose(text, path, first_line) or nothing, sheet)
    if sheet.problems:
        raise DigestError(sheet.problems)
    return value


def key_place(text: str, path: str, key: str) -> Place:
    """Return where the value of a top-level key stands, the whole file when it isn't there.

    For what is found wrong with a value after it was read, by who knows more than its text.
    """
    node = compose(text, path)
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key:
                return Sheet(path).place(value)
    return Place(path)
