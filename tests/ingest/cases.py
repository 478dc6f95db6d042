r"""Labelled seeds: one file is one case, its folder the set that it belongs to.

A case begins like a post, with a header between two `---` lines: what the seed below must give.
The seed is everything behind the second one, to the last byte; a file that ends in `.html` is a
saved page, any other a text.

- `shows`: which patterns of `patterns.yaml` the case shows; required.
- `title`, `standfirst`, `author`, `outlet`, `url`, `place`, `published`, `updated`, `kind`, `lang`,
  `captions`: fields of the Article. One that is not named must be empty, `lang` then `en`: so each
  case also shows what is not invented.
- `uncertain`: fields that are in doubt, and what they may be.
- `removed`: every line that is no part of the article, in order.
- `body_start`, `body_end`: the first and the last words of the text. Between them each line is
  the body's, unless it is named as removed, as a caption or the title, or under `aside`.
- `paragraphs`: how many the text has, where that matters.
- `misses`: fields that the reader is known to get wrong, and why.
- `encoding`, `line_ends` (`CRLF` or `CR`): how the seed is encoded, `utf-8` and `LF` if unnamed.
- `escapes: true`: `\xNN` and `\uNNNN` in the seed stand for signs that an editor does not show.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HERE = Path(__file__).parent
CASES = HERE / "cases"
PAGES = (".html", ".htm", ".xhtml")
LINE_ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
TEXTS = ("title", "standfirst", "author", "outlet", "url", "place", "kind")
FIELDS = (*TEXTS, "lang", "published", "updated", "captions", "uncertain")
KEYS = {
    *FIELDS,
    *("shows", "removed", "aside", "body_start", "body_end", "paragraphs", "misses"),
    *("encoding", "line_ends", "escapes"),
}
INLINE = frozenset(
    [
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i"),
        *("mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"),
    ]
)
UNSEEN = frozenset(["script", "style", "noscript", "template", "title"])


@dataclass(frozen=True, slots=True)
class Case:
    """A seed, and what it must give; `name` ends as the seed's file would."""

    name: str
    content: bytes
    rows: tuple[str, ...]
    """The seed's lines, or a page's, without spaces at their edges and blank ones."""

    shows: tuple[str, ...]
    fields: Mapping[str, Any]
    """Every one of `FIELDS`, empty where the case does not name it."""

    removed: tuple[str, ...]
    aside: frozenset[str]
    start: str
    end: str
    paragraphs: int
    misses: Mapping[str, str]

    @property
    def body(self) -> str:
        """The text without its removed lines and captions, one line of the seed a line."""
        words = [letters(row) for row in self.rows]
        whole = "".join(words)
        first = whole.find(letters(self.start))
        last = whole.rfind(letters(self.end)) + len(letters(self.end))
        if not 0 <= first < last or not whole.endswith(letters(self.end), 0, last):
            problem = f"{self.name}: the seed does not hold the words of body_start and body_end"
            raise ValueError(problem)
        kept: list[str] = []
        position = 0
        for row, word in zip(self.rows, words, strict=True):
            before, after = max(first - position, 0), max(last - position, 0)
            position += len(word)
            is_cut = before or after < len(word)
            if before < min(after, len(word)) and (is_cut or row not in self.aside):
                kept.append(part_of(row, before, after))
        return "\n".join(kept)


def read_cases(folder: Path) -> list[Case]:
    """Return the cases of a folder, by name."""
    return [read_case(path) for path in sorted(folder.iterdir()) if path.is_file()]


def read_case(path: Path) -> Case:
    """Return the case that a file holds. Raises ValueError when it is written wrongly."""
    opening, _, rest = path.read_bytes().partition(b"---\n")
    header, line, seed = rest.partition(b"\n---\n")
    stated = yaml.safe_load(header)
    if opening or not line or not isinstance(stated, dict):
        problem = f"{path.name}: a case begins with a header between two lines of `---`"
        raise ValueError(problem)
    if unknown := stated.keys() - KEYS:
        problem = f"{path.name}: a case has no {', '.join(sorted(unknown))}"
        raise ValueError(problem)
    if missing := {"shows", "body_start", "body_end"} - stated.keys():
        problem = f"{path.name}: a case states {', '.join(sorted(missing))}"
        raise ValueError(problem)
    text = seed.decode()
    if stated.get("escapes"):
        escape = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))")
        text = escape.sub(lambda match: chr(int(match[1] or match[2], 16)), text)
    rows = seen_lines(text) if path.name.endswith(PAGES) else text.split("\n")
    ends = LINE_ENDS[stated.get("line_ends", "LF")]
    fields: dict[str, Any] = dict.fromkeys(TEXTS, "") | {"lang": "en"}
    fields |= {"published": None, "updated": None, "captions": [], "uncertain": {}}
    fields |= {name: plain(stated[name]) for name in FIELDS if name in stated}
    removed = [str(line) for line in stated.get("removed", ())]
    aside = {tidy(str(line)) for line in stated.get("aside", ())}
    aside |= {tidy(line) for line in (*removed, *fields["captions"], fields["title"])}
    return Case(
        name=path.name,
        content=text.replace("\n", ends).encode(stated.get("encoding", "utf-8")),
        rows=tuple(tidy(row) for row in rows if tidy(row)),
        shows=tuple(stated["shows"]),
        fields=fields,
        removed=tuple(removed),
        aside=frozenset(aside),
        start=stated["body_start"],
        end=stated["body_end"],
        paragraphs=stated.get("paragraphs", 0),
        misses=stated.get("misses", {}),
    )


def plain(value: Any) -> Any:  # noqa: ANN401  any value of YAML
    """Return a value of YAML with days inside lists and mappings as ISO text."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [one.isoformat() if isinstance(one, date | datetime) else one for one in value]
    return value


def tidy(text: str) -> str:
    """Return a line without signs that are not seen, and with single spaces."""
    return " ".join("".join(sign for sign in text if is_seen(sign)).split())


def letters(text: str) -> str:
    """Return a text without spaces and signs that are not seen: what must not be lost."""
    return "".join(sign for sign in text if is_seen(sign) and not sign.isspace())


def is_seen(sign: str) -> bool:
    """Whether a sign is no control or format character, or a space of any kind."""
    return sign.isspace() or unicodedata.category(sign) not in {"Cc", "Cf"}


def part_of(row: str, first: int, last: int) -> str:
    """Return what stands between two letters of a row, counted without spaces."""
    positions = [index for index, sign in enumerate(row) if is_seen(sign) and not sign.isspace()]
    return row[positions[first] : positions[min(last, len(positions)) - 1] + 1]


class Lines(HTMLParser):
    """The lines of a page: what stands between the tags that are not inline."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        """Begin a line at a block."""
        del attrs
        self.unseen += tag in UNSEEN
        if tag not in INLINE:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        """End a line with its block."""
        self.unseen -= tag in UNSEEN
        if tag not in INLINE:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        """Add to the line."""
        if not self.unseen:
            self.lines[-1] += " ".join(data.split("\n"))


def seen_lines(page: str) -> list[str]:
    """Return the lines of a page that a reader sees."""
    parser = Lines()
    parser.feed(page)
    parser.close()
    return parser.lines
