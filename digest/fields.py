"""YAML text -> checked values that know their place; the one schema.

YAML is read as text: every scalar is what the person typed, and the kind of the field decides
what it means. So `no` is a word where a word is asked for, `1:30` is never ninety, and a date
is only a date in a field for dates. One table of fields gives validation, `digest schema` and
the tables in docs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Protocol

import yaml

from digest.problems import DigestError, Place, Problem, fail, nearest

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml's parser where it is built in: ten times as quick, same nodes, same marks."""

Schema = dict[str, Any]
Node = yaml.Node


@dataclass(slots=True)
class Sheet:
    """The YAML text being read: its file, the line it starts on, and what was wrong in it."""

    path: str
    first_line: int = 1
    problems: list[Problem] = field(default_factory=list)

    def place(self, node: Node) -> Place:
        """Return where a node stands in the file."""
        mark = node.start_mark
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def refuse(self, node: Node, message: str, hint: str = "") -> None:
        """Note a problem and go on reading, so that all problems are listed at once."""
        self.problems.append(Problem(self.place(node), message, hint))


class Kind(Protocol):
    """What a field may hold: how it is read, its JSON Schema, and its name in docs."""

    def read(self, node: Node, sheet: Sheet) -> Any:  # noqa: ANN401 - each kind has its own type
        """Return the value, or None after refusing it."""

    def schema(self) -> Schema:
        """Return the JSON Schema (draft 2020-12) of the kind."""

    def words(self) -> str:
        """Return what the docs call the kind."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a mapping: its kind, what it is for, and what it is when left out."""

    name: str
    kind: Kind
    says: str
    example: str = ""
    required: bool = False
    default: Any = None


def scalar(node: Node, sheet: Sheet, wanted: str) -> str | None:
    """Return a scalar's text; None for an empty one or, after refusing it, for a list."""
    if not isinstance(node, yaml.ScalarNode):
        sheet.refuse(node, f"{wanted} is expected here, not {shape(node)}")
        return None
    text: str = node.value
    if node.style is None and text in {"", "~", "null"}:
        return None
    return text


def shape(node: Node) -> str:
    """Return what a node is, in a writer's words."""
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    if isinstance(node, yaml.MappingNode):
        return "a group of keys"
    return f'"{node.value}"'


@dataclass(frozen=True, slots=True)
class Text:
    """A text; its line breaks and runs of spaces are one space each."""

    longest: int = 20_000

    def read(self, node: Node, sheet: Sheet) -> str | None:
        text = scalar(node, sheet, "a text")
        if text is None:
            return None
        text = " ".join(text.split())
        if len(text) > self.longest:
            sheet.refuse(node, f"this text is longer than {self.longest} characters", "shorten it")
            return None
        return text or None

    def schema(self) -> Schema:
        return {"type": ["string", "number", "boolean", "null"]}

    def words(self) -> str:
        return "text"


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """A text that keeps its line breaks: Markdown."""

    def read(self, node: Node, sheet: Sheet) -> str | None:
        return scalar(node, sheet, "a text")

    def schema(self) -> Schema:
        return {"type": ["string", "null"]}

    def words(self) -> str:
        return "Markdown text"


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false, by any of YAML's names for them."""

    def read(self, node: Node, sheet: Sheet) -> bool | None:
        text = scalar(node, sheet, "true or false")
        if text is None:
            return None
        word = text.lower()
        if word in {"true", "yes", "on"}:
            return True
        if word in {"false", "no", "off"}:
            return False
        sheet.refuse(node, f'"{text}" is neither true nor false', "write true or false")
        return None

    def schema(self) -> Schema:
        return {"type": "boolean"}

    def words(self) -> str:
        return "true or false"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two bounds."""

    least: int
    most: int

    def read(self, node: Node, sheet: Sheet) -> int | None:
        text = scalar(node, sheet, "a whole number")
        if text is None:
            return None
        if re.fullmatch(r"[+-]?[0-9]{1,9}", text) and self.least <= int(text) <= self.most:
            return int(text)
        bounds = f"{self.least} to {self.most}"
        sheet.refuse(node, f'"{text}" is not a whole number from {bounds}', "write digits only")
        return None

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def words(self) -> str:
        return f"whole number, {self.least} to {self.most}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]

    def read(self, node: Node, sheet: Sheet) -> str | None:
        text = scalar(node, sheet, "one word")
        if text is None or text in self.options:
            return text
        sheet.refuse(node, f'"{text}" is not known here', nearest(text, self.options))
        return None

    def schema(self) -> Schema:
        return {"enum": list(self.options)}

    def words(self) -> str:
        return "one of " + ", ".join(f"`{o}`" for o in self.options)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text of one form, such as a slug or a language tag."""

    name: str
    expression: str
    mend: str

    def read(self, node: Node, sheet: Sheet) -> str | None:
        text = scalar(node, sheet, self.name)
        if text is None or re.fullmatch(self.expression, text):
            return text
        sheet.refuse(node, f'"{text}" is not {self.name}', self.mend)
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^(?:{self.expression})$"}

    def words(self) -> str:
        return self.name


WEB = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Url:
    """An address on the web. Other schemes are refused: `javascript:` would run in the page."""

    def read(self, node: Node, sheet: Sheet) -> str | None:
        text = scalar(node, sheet, "an address")
        if text is None or WEB.fullmatch(text):
            return text
        mend = "write it in full, from http:// or https:// on"
        sheet.refuse(node, f'"{text}" is not an address on the web', mend)
        return None

    def schema(self) -> Schema:
        return {"type": "string", "format": "uri", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}

    def words(self) -> str:
        return "web address"


ISO_DAY = r"(\d{4})-(\d{1,2})-(\d{1,2})"
ISO_MOMENT = re.compile(
    ISO_DAY + r"[Tt ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|z|[+-]\d{2}(?::?\d{2})?)?",
)
DAY = re.compile(ISO_DAY)


@dataclass(frozen=True, slots=True)
class Day:
    """A date (`2019-06-08`), or a time with or without a zone (ISO 8601, RFC 3339)."""

    def read(self, node: Node, sheet: Sheet) -> date | datetime | None:
        text = scalar(node, sheet, "a date")
        if text is None:
            return None
        value = read_day(text)
        if value is None:
            mend = "write it as 2019-06-08 or 2019-06-08T14:05+02:00"
            sheet.refuse(node, f'"{text}" is not a date', mend)
        return value

    def schema(self) -> Schema:
        return {"type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?$"}

    def words(self) -> str:
        return "date, or time"


@lru_cache(maxsize=4096)
def read_day(text: str) -> date | datetime | None:
    """Return the date or the time that a text states, None when it states none."""
    try:
        if plain := DAY.fullmatch(text):
            return date(*(int(part) for part in plain.groups()))
        if moment := ISO_MOMENT.fullmatch(text):
            *numbers, zone = moment.groups(default="0")
            year, month, day, hour, minute, second = (int(part) for part in numbers)
            iso = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
            return datetime.fromisoformat(iso + ("" if zone == "0" else zone.upper()))
    except ValueError:
        return None
    return None


@dataclass(frozen=True, slots=True)
class Many:
    """A list of one kind; a single value stands for a list of one."""

    kind: Kind
    most: int = 1000

    def read(self, node: Node, sheet: Sheet) -> tuple[Any, ...] | None:
        if not isinstance(node, yaml.SequenceNode):
            if isinstance(node, yaml.ScalarNode) and node.style is None and node.value in {"", "~"}:
                return None
            node = yaml.SequenceNode(node.tag, [node], node.start_mark, node.end_mark)
        if len(node.value) > self.most:
            sheet.refuse(node, f"this list has more than {self.most} entries", "shorten it")
            return None
        values = [self.kind.read(item, sheet) for item in node.value]
        return tuple(value for value in values if value is not None)

    def schema(self) -> Schema:
        one = self.kind.schema()
        return {"oneOf": [one, {"type": "array", "items": one, "maxItems": self.most}]}

    def words(self) -> str:
        return f"list of {self.kind.words()}"


@dataclass(frozen=True, slots=True)
class Record:
    """Known keys, each of its own kind; the result of `build` with a keyword for each."""

    name: str
    fields: tuple[Field, ...]
    build: Callable[..., Any]
    short: str = ""
    """The field that a plain text stands for: `sources: [Example Wire]` names a source."""

    def read(self, node: Node, sheet: Sheet) -> Any:  # noqa: ANN401 - what `build` returns
        if self.short and isinstance(node, yaml.ScalarNode):
            text = scalar(node, sheet, self.name)
            return None if text is None else self.build(**self.defaults() | {self.short: text})
        found = read_keys(node, self.name, self.fields, sheet)
        return None if found is None else self.build(**self.defaults() | found)

    def defaults(self) -> dict[str, Any]:
        return {entry.name: entry.default for entry in self.fields}

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
    most: int = 1000

    def read(self, node: Node, sheet: Sheet) -> Mapping[str, Any] | None:
        pairs = read_pairs(node, "this group of keys", sheet)
        if pairs is None:
            return None
        read = {key: self.kind.read(value, sheet) for key, (_, value) in pairs.items()}
        return {key: value for key, value in read.items() if value is not None}

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.kind.schema()}

    def words(self) -> str:
        return f"keys, each with {self.kind.words()}"


def read_pairs(node: Node, name: str, sheet: Sheet) -> dict[str, tuple[Node, Node]] | None:
    """Return key -> (its node, the value's node); a key given twice is refused."""
    if isinstance(node, yaml.ScalarNode) and node.style is None and node.value in {"", "~", "null"}:
        return {}
    if not isinstance(node, yaml.MappingNode):
        sheet.refuse(node, f"{name} is a list of `key: value` lines, not {shape(node)}")
        return None
    pairs: dict[str, tuple[Node, Node]] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            sheet.refuse(key, "a key is a plain word", "write `key: value`")
        elif key.value in pairs:
            first = sheet.place(pairs[key.value][0]).line
            sheet.refuse(key, f'"{key.value}" is given twice', f"it is also on line {first}")
        else:
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
        pair = pairs.pop(entry.name, None)
        value = None if pair is None else entry.kind.read(pair[1], sheet)
        if value is not None:
            values[entry.name] = value
        elif entry.required and not any(p.place.line == line_of(pair, sheet) for p in sheet.problems):
            spot = node if pair is None else pair[0]
            mend = f"add a line such as `{entry.name}: {entry.example}`"
            sheet.refuse(spot, f'"{entry.name}" is missing in {name}', mend)
    for key, (key_node, _) in pairs.items():
        sheet.refuse(
            key_node, f'"{key}" is not a key of {name}', nearest(key, (f.name for f in fields))
        )
    return values


def line_of(pair: tuple[Node, Node] | None, sheet: Sheet) -> int:
    """Return the line a key stands on, -1 when it isn't there."""
    return -1 if pair is None else sheet.place(pair[0]).line


def compose(text: str, path: str, first_line: int = 1) -> Node | None:
    """Return the root node of a YAML text, None for an empty one.

    Raises DigestError with line and column in the file, and the usual mend.
    """
    try:
        loader = LOADER(text)
        try:
            node: Node | None = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        what = f"this is not valid YAML: {error.problem or error.context}"
        raise fail(Place(path, line + first_line, column + 1), what, mend(text, line)) from None
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n"), error.position - (before.rfind("\n") + 1)
        what = f"a control character (U+{ord(text[error.position]):04X}) can't stand in YAML"
        raise fail(Place(path, line + first_line, column + 1), what, "delete it") from None
    return node


def mend(text: str, line: int) -> str:
    """Return the usual mend of a line of broken YAML."""
    lines = text.splitlines()
    here = lines[line] if line < len(lines) else ""
    if here.lstrip(" ").startswith("\t"):
        return "indent with spaces, not with a tab"
    if re.match(r"\s*(- )?[\w-]+:\s+[\"'].*[\"']\s*\S", here):
        return "a quoted value ends at its second quote: write quotes inside it as \\\""
    if re.match(r"\s*(- )?[\w-]+:\s+[^\"'].*: ", here):
        return f"a value with a colon needs quotes: {quoted(here)}"
    if re.match(r"\s*(- )?[\w-]+:\s+[@`%]", here):
        return f"a value that begins so needs quotes: {quoted(here)}"
    return 'look at this line and the one before: a quote or bracket not closed, or a wrong indent'


def quoted(line: str) -> str:
    """Return a `key: value` line with its value in quotes."""
    key, _, value = line.strip().partition(": ")
    escaped = value.strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'{key}: "{escaped}"'


def read_yaml(text: str, kind: Record, path: str, first_line: int = 1) -> Any:  # noqa: ANN401
    """Return what `kind` builds of a YAML text.

    Raises DigestError with every problem of the text, each with its place.
    """
    sheet = Sheet(path, first_line)
    node = compose(text, path, first_line)
    value = (
        kind.read(node, sheet)
        if node is not None
        else kind.read(yaml.MappingNode("", [], *[yaml.Mark(path, 0, 0, 0, None, None)] * 2), sheet)
    )
    if sheet.problems:
        raise DigestError(sheet.problems)
    return value
