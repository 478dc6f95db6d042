"""A saved page -> its visible lines, which of them are the article, and what its markup states.

trafilatura tells the article from the page around it. What it returns only chooses among the
page's own lines, so nothing enters a post that is not on the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.problems import Place, fail
from digest.seeds.decode import decode, tidy
from digest.seeds.furniture import is_prose
from digest.seeds.metadata import Facts, read_facts
from digest.seeds.rows import Line, Row, key_of, rows_of, size_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

UNSEEN = frozenset(
    ["script", "style", "noscript", "template", "head", "svg", "iframe", "object", "math", "select"]
)
INLINE = frozenset(
    [
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike"),
        *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source"),
    ]
)
"""Elements that do not begin a line of their own (HTML's phrasing content)."""

DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?([\w.:-]{2,40})", re.IGNORECASE
)
HEAD_BYTES = 2048
"""Where HTML wants its encoding to be declared is the first kilobyte."""

SHORT = 4
"""Words: a shorter line counts as the article's only if the extractor has it as a line."""

ABOVE_TITLE = 2
LONGEST_TOP = 30
"""Lines around the headline that may hold byline, date and standfirst."""


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page as text: its visible lines, and which of them the article consists of."""

    rows: tuple[Row, ...]
    blanks: tuple[Line, ...]
    inside: frozenset[int]
    """Numbers of the lines that are the article's."""

    top: frozenset[int]
    """Numbers of the lines around the headline: byline and date, among other things."""

    captions: frozenset[int]
    facts: Facts
    encoding: str


def read_page(content: bytes, path: str) -> Page:
    """Return a saved page. Raises DigestError without trafilatura, and for what is no page."""
    declared = DECLARED.search(content[:HEAD_BYTES])
    decoded = decode(content, path, declared[1].decode("ascii", "replace") if declared else "")
    try:
        import trafilatura  # noqa: PLC0415  an optional extra, slow to import
    except ImportError:
        hint = 'pip install "annotated-digest[html]"'
        raise fail(Place(path), "reading saved pages needs trafilatura", hint) from None
    tree = trafilatura.load_html(decoded.text)
    if tree is None:
        raise fail(Place(path), "this is no HTML page", "save it as .txt if it is plain text")
    lines, captions, headings = visible(tree)
    rows, blanks = rows_of("\n".join(lines))
    facts = read_facts(tree, headings)
    text = trafilatura.extract(tree, include_comments=False, include_tables=True) or ""
    inside = article_rows(rows, text)
    numbers = frozenset(inside)
    return Page(
        rows=tuple(rows),
        blanks=tuple(blanks),
        inside=numbers,
        top=top_rows(rows, numbers, facts.title),
        captions=frozenset(number + 1 for number in captions),
        facts=facts,
        encoding=decoded.encoding,
    )


def visible(tree: Any) -> tuple[list[str], list[int], list[str]]:  # noqa: ANN401  lxml has no types
    """Return the lines of a page, the indexes of captions among them, and its first headings."""
    lines: list[str] = []
    captions: list[int] = []
    headings: list[str] = []
    line = ""
    within: list[str] = []
    for tag, text, is_end in pieces(tree):
        if tag and tag not in INLINE:
            if words := " ".join(tidy(line).split()):
                captions += [len(lines)] if "figcaption" in within else []
                headings += [words] if "h1" in within else []
                lines.append(words)
            line = ""
        if tag in {"figcaption", "h1"}:
            within = [one for one in within if one != tag] if is_end else [*within, tag]
        line += text
    return lines, captions, headings


def pieces(tree: Any) -> Iterator[tuple[str, str, bool]]:  # noqa: ANN401  lxml has no types
    """Yield each visible element's tag with the text behind its start, then behind its end."""
    waiting: list[tuple[Any, bool]] = [(tree, False)]
    while waiting:
        element, is_end = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if is_end:
            yield tag, element.tail or "", True
        elif not tag or tag in UNSEEN or is_hidden(element):
            yield "", " " + (element.tail or ""), True
        else:
            yield tag, element.text or "", False
            waiting.append((element, True))
            waiting += [(child, False) for child in reversed(element)]
    yield "body", "", True


def is_hidden(element: Any) -> bool:  # noqa: ANN401  lxml has no types
    """Whether an element is not shown."""
    style = (element.get("style") or "").replace(" ", "").casefold()
    return element.get("hidden") is not None or "display:none" in style


def article_rows(rows: Sequence[Row], text: str) -> list[int]:
    """Return the numbers of the rows that the extractor's text holds."""
    lines = {key_of(cell) for line in text.split("\n") for cell in (line, *line.split("|"))}
    words = " " + " ".join(key_of(text).split()) + " "
    found = []
    for row in rows:
        key = key_of(row.text)
        if key in lines or (size_of(key) >= SHORT and f"{key}" in words):
            found.append(row.number)
    return found


def top_rows(rows: Sequence[Row], inside: frozenset[int], title: str) -> frozenset[int]:
    """Return the numbers of the rows around the headline and down to the second paragraph."""
    key = key_of(title)
    paragraphs = [row.number for row in rows if row.number in inside and is_prose(row.text)][:2]
    last = max(paragraphs, default=0)
    heads = [row.number for row in rows if row.number <= last and key_of(row.text) == key]
    if not key or not heads:
        return frozenset()
    top = range(max(heads[-1] - ABOVE_TITLE, 1), last)
    return frozenset(top if len(top) <= LONGEST_TOP else heads[-1:])
