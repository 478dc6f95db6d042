"""One file of content as rules look at it: its text, its YAML, what it says, and what it links to.

Nothing here raises for what a writer did: what can't be read is among the `problems`, and rules go
on with the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest.fields import compose
from digest.layout import CONFIG_FILE
from digest.problems import DigestError, Place, Problem
from digest.sources import POSTS
from digest.text.fences import mask_blocks, mask_code
from digest.text.frontmatter import Parts, decode, split
from digest.text.passages import canonical_text
from digest.text.posts import parse_plain, parse_post
from digest.text.standoff import notes_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.config import Config
    from digest.nodes import Node
    from digest.text.facts import Plain, Post


class Edit(NamedTuple):
    """Some words at a place, on one line, and what stands there once they are mended."""

    place: Place
    old: str
    new: str


class Finding(NamedTuple):
    """What a rule found, and the edits that mend it; the name of the rule, once it is known."""

    problem: Problem
    edits: tuple[Edit, ...] = ()
    rule: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it keeps the site from being published."""
        return not self.problem.warning

    def as_json(self) -> dict[str, object]:
        """Return the finding as `--json` prints it."""
        return self.problem.as_json() | {"rule": self.rule, "fixable": bool(self.edits)}


def found(place: Place, message: str, hint: str, *edits: Edit) -> Finding:
    """Return a finding; how bad it is, is settled by its rule."""
    return Finding(Problem(place, message, hint), edits)


class Yaml(NamedTuple):
    """YAML of a file: its text, the line it begins on, and its nodes, None if it can't be read.

    `fault` says why not.
    """

    path: str
    text: str
    first_line: int
    root: Node | None
    fault: Place | None = None

    def line(self, number: int) -> str:
        """Return a line by its number in the file."""
        lines = lines_of(self.text)
        index = number - self.first_line
        return lines[index] if 0 <= index < len(lines) else ""


@lru_cache(maxsize=4)
def lines_of(text: str) -> list[str]:
    """Return the lines of a text."""
    return text.split("\n")


@dataclass(frozen=True, slots=True)
class Writing:
    """A post, a page or an introduction with all that rules ask about it."""

    path: str
    text: str
    """All of the file, each line ended by a line feed."""

    parts: Parts
    prose: str
    """The body with code and comments masked, of the same length."""

    yaml: tuple[Yaml, ...]
    """The front matter, and the notes file if there is one."""

    html: str
    canonical: str
    lang: str
    today: str
    post: Post | None = None
    plain: Plain | None = None
    problems: tuple[Problem, ...] = ()
    notes: str = ""
    """The text of the notes file."""

    seed: str | None = None
    """The text that the post was made from, None where it isn't known."""

    def at(self, offset: int) -> Place:
        """Return the place of an offset in the body."""
        body = self.parts.body
        line = self.parts.body_line + body.count("\n", 0, offset)
        return Place(self.path, line, offset - body.rfind("\n", 0, offset))

    def where(self, words: str, line: int = 0) -> Place:
        """Return where some words stand first in the body, or on a line of the file."""
        if line:
            column = lines_of(self.text)[line - 1].find(words) + 1
            return Place(self.path, line, column)
        offset = self.parts.body.find(words)
        return self.at(offset) if offset >= 0 else Place(self.path)

    def where_led(self, target: str) -> Place:
        """Return where a link to some place in this text stands first, rather than that place."""
        offset = self.parts.body.find(f"({target}")
        return self.at(offset + 1) if offset >= 0 else self.where(target)


def read_writing(
    content: bytes, path: str, notes: bytes | None, config: Config, today: str
) -> Writing:
    """Return a file of content; `notes` are those beside a post, drafts among them."""
    problems: list[Problem] = []
    try:
        text = decode(content, path)
        parts = split(text, path)
    except DigestError as error:
        problems += error.problems
        text, parts = "", Parts("", 1, "", 1)
    yaml = [yaml_of(parts.header, path, parts.header_line)] if parts.header else []
    notes_text = ""
    if notes is not None:
        beside = notes_path(path)
        try:
            notes_text = decode(notes, beside)
            yaml.append(yaml_of(notes_text, beside, 1))
        except DigestError as error:
            problems += error.problems
    writing = Writing(
        path=path,
        text=text,
        parts=parts,
        prose=mask_code(mask_blocks(parts.body)),
        yaml=tuple(yaml),
        html="",
        canonical="",
        lang=config.language,
        today=today,
        problems=tuple(problems),
        notes=notes_text,
    )
    return writing if problems else with_sense(writing, content, notes, config)


def read_settings(text: str, config: Config, today: str) -> Writing:
    """Return config.yaml as rules look at it: all of it is YAML."""
    yaml = (yaml_of(text, CONFIG_FILE, 1),)
    parts = Parts(text, 1, "", 1)
    return Writing(CONFIG_FILE, text, parts, "", yaml, "", "", config.language, today)


def with_sense(writing: Writing, content: bytes, notes: bytes | None, config: Config) -> Writing:
    """Return a writing with what its text says, or with what is wrong with that."""
    path = writing.path
    try:
        if path.startswith(POSTS):
            post, body = parse_post(content, path, notes, config, drafts=True)
            words = body.text or canonical_text(body.html)
            return replace(writing, post=post, html=body.html, canonical=words, lang=post.lang)
        plain = parse_plain(content, path, config)
    except DigestError as error:
        return replace(writing, problems=error.problems)
    words = canonical_text(plain.html)
    return replace(writing, plain=plain, html=plain.html, canonical=words, lang=plain.lang)


def yaml_of(text: str, path: str, first_line: int) -> Yaml:
    """Return YAML with its nodes; without them if it can't be read."""
    try:
        return Yaml(path, text, first_line, compose(text, path, first_line))
    except DigestError as error:
        return Yaml(path, text, first_line, None, error.problems[0].place)


class Url(NamedTuple):
    """An address on the web as it stands in a file, and where."""

    place: Place
    text: str


URL = re.compile(r"https?://[^\s<>\"'\\)\]}|`]+", re.IGNORECASE)
ENDS = ".,;:!?*_’”"
"""What follows an address in a sentence rather than ends it."""


def urls_of(writing: Writing) -> Iterator[Url]:
    """Yield the addresses in a file and its notes, save those in code."""
    body_at = len(writing.text) - len(writing.parts.body)
    yield from urls_in(writing.text[:body_at] + writing.prose, writing.path)
    if writing.notes:
        yield from urls_in(writing.notes, notes_path(writing.path))


def urls_in(text: str, path: str) -> Iterator[Url]:
    """Yield the addresses in a text."""
    if "://" not in text:
        return
    for number, line in enumerate(text.split("\n"), 1):
        for match in URL.finditer(line) if "://" in line else ():
            yield Url(Place(path, number, match.start() + 1), match[0].rstrip(ENDS))
