"""A notes file in which some notes quote other words; every other byte of it stays."""

from __future__ import annotations

from codecs import BOM_UTF8
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from digest.fields import Sheet, compose
from digest.problems import DigestError, Place, fail
from digest.text.frontmatter import decode
from digest.text.standoff import read_notes
from digest.text.writing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.nodes import Mark, Node

    Words = tuple[str, str, str]
    Edit = tuple[int, int, str]

KEYS = ("quote", "prefix", "suffix")


def requoted(content: bytes, path: str, words: Mapping[str, Words]) -> bytes:
    """Return a notes file whose notes with these ids have these words: quote, prefix, suffix.

    Raises DigestError with what is wrong in the file, or where it is written in a way in which
    they can't be changed without touching anything else.
    """
    what = "the words of a note can't be changed in this file as it is written"
    refused = fail(Place(path), what, "change quote:, prefix: and suffix: by hand")
    before = typed_notes(content, path)
    if b"\r" in content.replace(b"\r\n", b""):
        raise refused  # line ends of old Macs: the parser's lines would not be ours
    root = compose(decode(content, path), path)
    entries = root.value if root and before else ()
    text = content.removeprefix(BOM_UTF8).decode()
    spots = Spots(text)
    edits = [
        edit
        for entry, note in zip(entries, before, strict=True)
        if note["id"] in words
        for edit in edits_of(entry, spots, words[note["id"]])
    ]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    changed = content[: len(content) - len(content.removeprefix(BOM_UTF8))] + text.encode()
    try:
        is_meant = typed_notes(changed, path) == [as_meant(note, words) for note in before]
    except DigestError:
        is_meant = False
    if not is_meant:
        raise refused
    return changed


def typed_notes(content: bytes, path: str) -> list[dict[str, Any]]:
    """Return the notes of a notes file as typed.

    Raises DigestError with all that is wrong in it.
    """
    sheet = Sheet(path)
    notes = [typed for typed, _ in read_notes(compose(decode(content, path), path), sheet, {})]
    if sheet.problems:
        raise DigestError(sheet.problems)
    return notes


def as_meant(note: dict[str, Any], words: Mapping[str, Words]) -> dict[str, Any]:
    """Return a note as it is to be read once its words are changed."""
    if note["id"] not in words:
        return note
    changed = dict(zip(KEYS, words[note["id"]], strict=True))
    return note | changed | {"occurrence": min(note["occurrence"], 1)}


class Spots:
    """A text whose places are known as line and column, from 0."""

    def __init__(self, text: str) -> None:
        """Expect the whole text of a file."""
        self.text = text
        self._lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def offset(self, mark: Mark) -> int:
        """Return where a mark of the YAML parser stands."""
        offset: int = self._lines[mark.line] + mark.column
        return offset

    def extent(self, node: Node) -> tuple[int, int]:
        """Return where a value begins and ends, without blanks after it."""
        start, end = self.offset(node.start_mark), self.offset(node.end_mark)
        return start, start + len(self.text[start:end].rstrip())


def edits_of(entry: Node, spots: Spots, words: Words) -> Iterator[Edit]:
    """Yield what has to be written where, so that an entry of a notes file has these words.

    A key that is missing is written behind the quote.
    """
    nodes = {key.value: (key, value) for key, value in entry.value}
    indent = nodes["quote"][0].start_mark.column
    is_flow = spots.text[spots.offset(entry.start_mark)] == "{"
    parting = ", " if is_flow else line_end(spots.text) + " " * indent
    wanted = dict(zip(KEYS, map(quoted, words), strict=True))
    missing = [
        f"{parting}{name}: {wanted[name]}"
        for name, new in zip(KEYS, words, strict=True)
        if new and name not in nodes
    ]
    for name in filter(nodes.__contains__, KEYS):
        start, end = spots.extent(nodes[name][1])
        gap = "" if spots.text[start - 1].isspace() else " "
        yield start, end, gap + wanted[name] + "".join(missing if name == "quote" else ())
    if "occurrence" in nodes:
        yield *spots.extent(nodes["occurrence"][1]), "1"


def line_end(text: str) -> str:
    """Return how the lines of a file end."""
    return "\r\n" if "\r\n" in text else "\n"
