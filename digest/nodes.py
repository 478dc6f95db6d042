"""YAML text -> nodes, and problems that know where they stand in the file.

Must not know what a key means. Of YAML it takes what people write: keys, lists and texts.
Anchors, aliases and tags are refused: who begins a headline with `&`, `*` or `!` means the sign,
and an alias could make a small file large without end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from digest.problems import DigestError, Place, Problem, fail, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

PARSER: Any = getattr(getattr(yaml, "cyaml", None), "CParser", yaml.BaseLoader)
"""libyaml's parser where it is built in: ten times as quick, same events, same marks."""

DEEPEST = 50
"""Levels of lists and keys in one another; what a person writes has five."""

UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]",
)
"""What YAML 1.1, section 5.1 leaves out: controls, lone surrogates, two noncharacters.
XML leaves them out too, so feeds can hold what passed here."""

LINE_SIGNS = dict.fromkeys([0x85, 0x2028, 0x2029], " ")
"""Line ends to YAML 1.1, but neither to YAML 1.2 nor to an editor that counts lines."""

PLAIN_WORDS = {
    "mapping values are not allowed": "a colon is not expected here",
    "cannot start any token": "a value cannot begin with this sign",
    "expected alphabetic or numeric": "a value cannot begin with this sign",
    "did not find expected key": "a new key is expected here",
    "could not find expected ':'": "a key without a colon and a space after it",
    "unexpected end of stream": "a quote opens here and is never closed",
    "expected ',' or ']'": "the list that opens here lacks a comma or its closing ]",
    "expected ',' or '}'": "the group that opens here lacks a comma or its closing }",
    "expected <document start>": "a key and a colon are expected here",
    "nesting depth": "this is nested too deep",
    "violates indentation": "a line is indented with a tab",
    "expected '-' indicator": "an entry of the list, beginning with -, is expected here",
    "expected node content": "a value is expected here",
    "escape": "a backslash within double quotes is written twice",
}
"""What the parser says -> what a writer can act on."""

STUMBLES_LATE = re.compile("unexpected end of stream|could not find expected ':'|expected ',' or")
"""Where the parser stumbles late: the slip is where the quote, key or bracket began."""

Node = yaml.Node
Mark = Any
"""yaml.Mark or libyaml's own, which share no type: `line` and `column` count from 0."""


@dataclass(slots=True)
class Sheet:
    """The YAML text being read: its file, the line it starts on, and what was wrong in it."""

    path: str
    first_line: int = 1
    problems: list[Problem] = field(default_factory=list)

    def place(self, node: Node) -> Place:
        """Return where a node stands in the file."""
        return self.spot(node.start_mark)

    def spot(self, mark: Mark) -> Place:
        """Return where one of the parser's marks stands in the file."""
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def refuse(self, node: Node, message: str, hint: str = "") -> None:
        """Note a problem and go on reading, so that all problems are listed at once."""
        self.problems.append(Problem(self.place(node), message, hint))


def compose(text: str, path: str, first_line: int = 1) -> Node | None:
    """Return the root node of a YAML text, None for an empty one.

    Raises DigestError with line and column in the file, and the usual mend.
    """
    sheet = Sheet(path, first_line)
    text = text.removeprefix("\ufeff")
    text = text if text.isascii() else text.translate(LINE_SIGNS)
    if odd := UNREADABLE.search(text):
        at = odd.start()
        place = Place(path, first_line + text.count("\n", 0, at), at - text.rfind("\n", 0, at))
        raise fail(place, f"the character U+{ord(odd[0]):04X} can't stand in YAML", "delete it")
    try:
        return plain_root(text)
    except UnsureError:
        pass
    try:
        return root(text, sheet)
    except yaml.MarkedYAMLError as error:
        said = error.problem or error.context or ""
        late = error.context_mark if STUMBLES_LATE.search(said) else None
        mark: Mark = late or error.problem_mark or error.context_mark or start_of(path)
        lines = text.splitlines() or [""]
        place = sheet.spot(mark)
        if mark.line >= len(lines):
            place = Place(path, len(lines) - 1 + first_line, len(lines[-1]) + 1)
        words = next((plain for part, plain in PLAIN_WORDS.items() if part in said), said)
        raise fail(place, f"this is not valid YAML: {words}", mend(lines, mark.line)) from None


def start_of(path: str) -> yaml.Mark:
    """Return the parser's mark of the first character."""
    return yaml.Mark(path, 0, 0, 0, None, 0)


class UnsureError(Exception):
    """Whether a text holds what is not read here can't be told without looking at each event."""


class Composer(PARSER):  # type: ignore[misc]  # which of two parsers it is, is known when it runs
    """Makes nodes of a text with nothing but keys, lists and texts, in half the time of `root`.

    Tags are left out, for no one asks for them.
    """

    deep = 0

    def resolve(self, _kind: type, _value: str, _implicit: object) -> str:
        """Return the tag of a node."""
        return ""

    def descend_resolver(self, _parent: Node, _index: object) -> None:
        """Count a level, down; each has a list or a group, and an entry in it."""
        self.deep += 1
        if self.deep > DEEPEST:
            raise UnsureError

    def ascend_resolver(self) -> None:
        """Count a level, up."""
        self.deep -= 1


SIGNED = re.compile("[&*!]")
"""What begins anchors, aliases and tags, and stands in a text now and then."""


def plain_root(text: str) -> Node | None:
    """Return the root node of a text; raises UnsureError for one that may hold more, or is broken.

    Only libyaml's parser can do it.
    """
    if SIGNED.search(text) or PARSER is yaml.BaseLoader:
        raise UnsureError
    composer = Composer(text)
    try:
        found: Node | None = composer.get_single_node()
    except yaml.YAMLError as error:
        raise UnsureError from error
    finally:
        composer.dispose()
    return found


def root(text: str, sheet: Sheet) -> Node | None:
    """Return the root node, built without recursion: no nesting exhausts the stack."""
    top: list[Node] = []
    unfinished: list[tuple[yaml.CollectionStartEvent, list[Node]]] = []
    inside = top
    for event in events(text):
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                raise unread(event, text, sheet)
            mark: Mark = event.start_mark
            end: Mark = event.end_mark
            inside.append(yaml.ScalarNode("", event.value, mark, end, event.style))
        elif isinstance(event, yaml.CollectionEndEvent):
            start, entries = unfinished.pop()
            inside = unfinished[-1][1] if unfinished else top
            inside.append(collection(start, entries))
        elif isinstance(event, yaml.CollectionStartEvent):
            if event.anchor is not None or event.tag is not None:
                raise unread(event, text, sheet)
            if len(unfinished) == DEEPEST:
                what = f"this is nested more than {DEEPEST} levels deep"
                raise fail(sheet.spot(event.start_mark), what, "look for a bracket or - too many")
            inside = []
            unfinished.append((event, inside))
        elif isinstance(event, yaml.AliasEvent):
            raise unread(event, text, sheet)
        elif isinstance(event, yaml.DocumentStartEvent) and top:
            what = "a second document begins here"
            raise fail(sheet.spot(event.start_mark), what, "delete the line with ---")
    return top[0] if top else None


def events(text: str) -> Iterator[yaml.Event]:
    """Yield what the parser meets; raises yaml.MarkedYAMLError."""
    parser = PARSER(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()


def unread(event: yaml.NodeEvent, text: str, sheet: Sheet) -> DigestError:
    """Return the problem of a value whose first sign YAML takes for more than a character."""
    sign = "* for an alias"
    if not isinstance(event, yaml.AliasEvent):
        sign = "& for an anchor" if getattr(event, "tag", None) is None else "! for a tag"
    mark: Mark = event.start_mark
    what = f"YAML takes this {sign}, which is not read here"
    return fail(sheet.spot(mark), what, mend(text.splitlines(), mark.line))


def collection(start: yaml.CollectionStartEvent, entries: list[Node]) -> Node:
    """Return a list of the entries, or a mapping of every first one to its second."""
    mark: Mark = start.start_mark
    if isinstance(start, yaml.SequenceStartEvent):
        return yaml.SequenceNode("", entries, mark)
    return yaml.MappingNode("", list(zip(entries[::2], entries[1::2], strict=True)), mark)


APART = re.compile(r"[ -]*+([\w-]+):(?!//)([^\s:].*)")
"""A key with no space after its colon, which makes it a word."""

LONGEST_LINE = 200
"""Characters of a line that are looked at for a mend, and shown in it."""


def mend(lines: list[str], number: int) -> str:
    """Return the usual mend of a line of broken YAML, counted from 0."""
    near = [line[:LONGEST_LINE] for line in lines[max(0, number - 1) : number + 1]]
    here = near[-1] if near else ""
    if re.match(r" *\t", here):
        return "indent with spaces, not with a tab"
    key, value = parted(here)
    if re.match(r"[\"'].*[\"']\s*\S", value):
        return f"a quoted value ends at its second quote: write {quoted(key, value)}"
    if re.match(r"[@`%&*!]|\[[^\]]*\]\s*[^\s,#]", value):
        return f"a value that begins so needs quotes: {quoted(key, value)}"
    if key and re.match(r"[^\"'\[{].*:(\s|$)", value):
        return f"a value with a colon needs quotes: {quoted(key, value)}"
    if apart := next(filter(None, map(APART.fullmatch, near)), None):
        return f"put a space after the colon: {apart[1]}: {apart[2]}"
    return "look at this line and the one before: a quote or bracket not closed, or a wrong indent"


def parted(line: str) -> tuple[str, str]:
    """Return the key of a line with its colon, empty where it has none, and the value."""
    start = re.match(r"[ -]*([^\s:\"'\[{]+: +)?", line)
    return (start[1] or "", line[start.end() :].strip()) if start else ("", line)


def quoted(key: str, value: str) -> str:
    """Return a line of YAML with its value in double quotes."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{key}"{escaped}"'


def scalar(node: Node, sheet: Sheet, wanted: str) -> str | None:
    """Return a scalar's text; None for an empty one or, after refusing it, for a list."""
    if not isinstance(node, yaml.ScalarNode):
        sheet.refuse(node, f"{wanted} is expected here, not {shape(node)}")
        return None
    if is_empty(node) or not is_readable(node, sheet):
        return None
    text: str = node.value
    return text


def is_readable(node: yaml.ScalarNode, sheet: Sheet) -> bool:
    """Whether pages and feeds can hold a scalar's text; it is refused when an escape hid a sign.

    Only double quotes hold escapes; what stands anywhere else was seen before it was parsed.
    """
    odd = UNREADABLE.search(node.value) if node.style == '"' else None
    if odd:
        what = f"this text holds the character U+{ord(odd[0]):04X}, which no page can show"
        sheet.refuse(node, what, "delete its escape")
    return not odd


def is_empty(node: Node) -> bool:
    """Whether nothing stands here: no value, or one of YAML's names for none."""
    plain = isinstance(node, yaml.ScalarNode) and not node.style
    return plain and node.value in {"", "~", "null"}


def shape(node: Node) -> str:
    """Return what a node is, in a writer's words."""
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    if isinstance(node, yaml.MappingNode):
        return "a group of keys"
    return f'"{shorten(node.value)}"' if node.value else "nothing"
