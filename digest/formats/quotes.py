"""Passages and notes in Markdown, as reading programs export them -> notes.

Three shapes, which Readwise, Zotero, and Obsidian and its plugins share among them:

- a list of highlights, a note below each: `- words ([View Highlight](…))`, then `  - Note: …`;
- a paragraph that begins with the words in curly quotes and goes on with where they stand in
  round brackets, then the note: `“words” ([A., 2026](…)) ([pdf](…)) note`;
- a quote (`> words`), the note in the paragraphs behind it, or inside it around a quote of its own.

An address behind `URL:`, `Reference:` or `source:` says what all that follows is on.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from digest.formats import hypothesis
from digest.formats.arrivals import MOST, Arrival, Arrivals, with_tags
from digest.problems import DigestError, Place, Problem
from digest.text.facts import Annotation
from digest.text.frontmatter import decode, split
from digest.text.markup import draw_markdown
from digest.text.passages import canonical_text
from digest.text.signs import fit
from digest.wording import NOTE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ADDRESS = re.compile(
    r"^[ \t]{0,9}(?:[-*+][ \t]{1,9})?[*_\"]{0,3}(?:url|source|link|reference)[*_\"]{0,3}"
    r"[ \t]{0,9}::?[^\n]{0,200}?(https?://[^\s)>\"\]]+)",
    re.IGNORECASE | re.MULTILINE,
)
ITEM = re.compile(r"([-*+]|\d{1,9}[.)])[ \t]+(.*)")
KEY = re.compile(r"[*_]{0,3}([A-Za-z]{1,20})[*_]{0,3}[ \t]*:[*_]{0,3}[ \t]*(.*)", re.DOTALL)
WHERE = re.compile(
    r"[ \t]{0,9}(?:[—–-][ \t]*\[[^\]\n]{0,200}\]\([^)\n]{0,1000}\)"
    r"|\([ \t]*\[[^\]\n]{0,200}\]\([^)\n]{0,1000}\)[ \t]*\))[ \t]*$"
)
"""Where a highlight stands, behind it: `([Location 12](…))`, `— [Updated on …](…)`."""

BRACKETS = r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
CITED = re.compile(rf"[“\"](.+?)[”\"][ \t]*(?:{BRACKETS}[ \t]*)+(.*)", re.DOTALL)
UNQUOTED = re.compile(r"\(\[[^\]\n]*\]\(zotero:")
"""How a note of Zotero begins that is on a spot of a page and not on words."""

CALLOUT = re.compile(r"\[![^\]\n]{1,100}\][+-]?")
BLOCK_ID = re.compile(r"\^[A-Za-z0-9-]+")
RULE = re.compile(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
NOTE_KEYS = {"note", "annotation", "comment"}
TAG_KEYS = {"tags", "tag"}
OTHER_KEYS = {"group", "location", "page", "color", "colour", "date", "updated", "created"}
"""What is said of a highlight and is no part of its note."""

GROUP = re.compile(r"[-*+][ \t]+Group:")
HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
HIGHLIGHTS = re.compile(r"#{1,6}[ \t].*(?:highlight|annotation)", re.IGNORECASE)
TAG = re.compile(r"\[\[([^\]\n]{1,100})\]\]|#([\w/-]{1,100})|([^,#\[\]\s][^,#\[\]\n]{0,100})")
EMBEDDED = "annotation-json"
"""The fence in which a plugin of Obsidian keeps an annotation as Hypothesis has it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A quote, an item of a list with what belongs to it, a heading, or a paragraph."""

    kind: str
    line: int
    lines: Sequence[str]

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


@dataclass(slots=True)
class Passage:
    """A passage that was found, and what has been found of its note so far."""

    words: str
    line: int
    target: str
    note: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


def read(content: bytes, path: str, timezone: str) -> Arrivals:
    """Return the notes of a Markdown file; raises DigestError for one that isn't UTF-8."""
    parts = split(decode(content, path), path)
    addresses = (ADDRESS.match(line) for line in parts.header.split("\n"))
    target = next((found[1] for found in addresses if found), "")
    found: list[Arrival] = []
    problems: list[Problem] = []
    passages: list[Passage] = []
    for one in found_in(list(blocks(fit(parts.body), parts.body_line)), target):
        if isinstance(one, Passage):
            passages.append(one)
        else:
            taken = embedded(one, path, timezone)
            found += taken.found
            problems += taken.problems
    if len(passages) > MOST:
        problems.append(
            Problem(Place(path), f"this file holds more than {MOST} passages", "split it")
        )
    for passage in passages[:MOST]:
        place = Place(path, passage.line)
        note = "\n\n".join(filter(None, (part.strip() for part in passage.note)))
        words = plain(passage.words, place)
        if not words:
            problems.append(
                Problem(place, "this note quotes no words", "copy the passage that it is on")
            )
        elif not note:
            what = "this highlight has no note"
            problems.append(Problem(place, what, "write one for it by hand"))
        else:
            found.append(arrival(passage, words, note, place))
    return Arrivals(sorted(found, key=lambda one: one.place), problems)


def arrival(passage: Passage, words: str, note: str, place: Place) -> Arrival:
    """Return the note on a passage; a tag may name its kind."""
    kind = next((tag for tag in passage.tags if tag in NOTE_KINDS), "context")
    body = with_tags(note, [tag for tag in passage.tags if tag != kind])
    return Arrival(Annotation("", kind, words, "", "", None, body), passage.target, place)


def plain(words: str, place: Place) -> str:
    """Return the words of a passage as a reader sees them, without marks of highlighting."""
    try:
        html = draw_markdown(words.replace("==", ""), place).html
    except DigestError:
        return ""
    return canonical_text(html)


def embedded(block: Block, path: str, timezone: str) -> Arrivals:
    """Return the annotations that a block keeps as JSON, one a line."""
    rows: list[object] = []
    for line in block.lines:
        text = line.lstrip("> \t")
        if text.startswith("{"):
            try:
                rows.append(json.loads(text))
            except (ValueError, RecursionError):
                what = "this annotation is not valid JSON"
                return Arrivals((), [Problem(Place(path, block.line), what)])
    taken = hypothesis.read(rows, path, timezone)
    at = Place(path, block.line)
    return Arrivals(
        [replace(one, place=at) for one in taken.found],
        [replace(one, place=at) for one in taken.problems],
    )


def found_in(found: Sequence[Block], target: str) -> Iterator[Passage | Block]:
    """Yield the passages, each with its note, and the blocks that keep annotations as JSON."""
    latest: Passage | None = None
    listing = False
    for block in found:
        address = None if latest or block.kind == "quote" else ADDRESS.search(block.text)
        if address:
            target = address[1]
            continue
        if block.kind == "quote" and EMBEDDED in block.text:
            yield block
            continue
        if block.kind == "heading":
            listing = HIGHLIGHTS.match(block.text) is not None
        passage = passage_in(block, target, listing=listing)
        if passage:
            yield passage
        if passage or block.kind in {"heading", "rule"}:
            latest = None if block.kind == "item" else passage
        elif latest:
            latest.note.append(block.text)


def passage_in(block: Block, target: str, *, listing: bool) -> Passage | None:
    """Return the passage that a block quotes, None if it quotes none."""
    if block.kind == "quote":
        return in_quote(block, target)
    if block.kind == "item":
        return in_item(block, target, listing=listing)
    if block.kind == "text" and (cited := CITED.match(block.text)):
        return Passage(cited[1], block.line, target, [cited[2]])
    if block.kind == "text" and UNQUOTED.match(block.text):
        return Passage("", block.line, target, [block.text])
    return None


def in_quote(block: Block, target: str) -> Passage:
    """Return the passage that a quote is; what stands around a quote in it is the note."""
    lines = [line.lstrip(" ").removeprefix(">").removeprefix(" ") for line in block.lines]
    if CALLOUT.match(lines[0]):
        del lines[0]
    lines = [line for line in lines if not BLOCK_ID.fullmatch(line.strip())]
    inner = [line[1:].removeprefix(" ") for line in lines if line.startswith(">")]
    outer = [line for line in lines if not line.startswith(">")]
    words, note = (inner, outer) if inner else (outer, [])
    return Passage("\n".join(words), block.line, target, ["\n".join(note)])


def in_item(block: Block, target: str, *, listing: bool) -> Passage | None:
    """Return the highlight that an item of a list is, None if it seems to be none.

    It is one if it says where it stands, has a note, or stands under a heading of highlights.
    """
    first = ITEM.match(block.lines[0].lstrip())
    words = [first[2] if first else ""]
    said: dict[str, list[str]] = {"note": [], "tags": [], "other": []}
    inside = words
    for line in block.lines[1:]:
        item = ITEM.match(line.strip())
        key = KEY.match(item[2] if item else line.strip())
        name = sort_of_key(key[1].lower()) if key else ""
        if key and name:
            inside = said[name]
            inside.append(key[2])
        elif item and inside is words:
            inside = said["note"]
            inside.append(item[2])
        else:
            inside.append(line.strip() if inside is words else line)
    passage = "\n".join(words).rstrip()
    bare = WHERE.sub("", passage)
    if bare == passage and not listing and not said["note"]:
        return None
    return Passage(bare, block.line, target, [dedent(said["note"])], tags_in(said["tags"]))


def sort_of_key(name: str) -> str:
    """Return what a key below a highlight is for, empty for a word that is no key."""
    for sort, names in (("note", NOTE_KEYS), ("tags", TAG_KEYS), ("other", OTHER_KEYS)):
        if name in names:
            return sort
    return ""


def dedent(lines: Sequence[str]) -> str:
    """Return a note without the indent that ties it to its highlight; its first line has none."""
    rest = [line for line in lines[1:] if line.strip()]
    least = min((len(line) - len(line.lstrip()) for line in rest), default=0)
    return "\n".join([*lines[:1], *(line[least:] for line in lines[1:])]).strip()


def tags_in(lines: Sequence[str]) -> list[str]:
    """Return tags, written as `[[one]]`, `#one`, or parted by commas."""
    found = TAG.finditer("\n".join(lines))
    tags = (next(filter(None, match.groups()), "").strip() for match in found)
    return [tag for tag in tags if tag]


def blocks(body: str, first_line: int) -> Iterator[Block]:
    """Yield the blocks of a text in order, each with its line in the file."""
    kind, start, parted = "", first_line, True
    lines: list[str] = []
    for number, line in enumerate(body.split("\n"), first_line):
        if not line.strip():
            parted = True
            continue
        begins = kind_of(line)
        if lines and goes_on(kind, begins, line, parted=parted):
            lines += [""] * parted + [line]
        else:
            if lines:
                yield Block(kind, start, lines)
            kind, start, lines = begins, number, [line]
        parted = False
    if lines:
        yield Block(kind, start, lines)


def kind_of(line: str) -> str:
    """Return what sort of block a line begins."""
    indent = len(line) - len(line.lstrip(" "))
    if HEADING.match(line):
        return "heading"
    if RULE.match(line):
        return "rule"
    if indent <= MOST_INDENT and line[indent] == ">":
        return "quote"
    return "item" if indent <= 1 and ITEM.match(line.lstrip()) and line[0] != "\t" else "text"


MOST_INDENT = 3
"""Spaces before what begins a block; four make it code (CommonMark 0.31, 4.4)."""


def goes_on(kind: str, begins: str, line: str, *, parted: bool) -> bool:
    """Whether a line belongs to the block above it; `parted` tells of a blank line between."""
    if kind == "item":
        is_inside = line.startswith(("  ", "\t")) and begins in {"text", "quote"}
        return is_inside or (begins == "text" and not parted) or GROUP.match(line) is not None
    return not parted and kind in {"quote", "text"} and begins in {kind, "text"}
