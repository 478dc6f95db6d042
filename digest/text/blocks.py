"""Blocks of Markdown -> HTML: paragraphs, headings, rules, lists, quotes and tables.

Reads what people write, and that just as Python-Markdown does, whose processors are asked here in
the same order. Whatever could be more than that raises UnsureError.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.text.inline import TICKS, Names, UnsureError, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST = re.compile(r"[#>:\s\x02]|[-+*] |\d+\. |[-*_](?=[-*_ ]*(?:\n|$))")
"""Begins a block that may be more than a paragraph."""

NEXT = re.compile(r"\n *(?:[#>:]|[-=*_|](?=[-=*_|: ]*(?:\n|$)))")
"""Begins a later line that may be more than words."""

DEFINITION = re.compile(r"(?:^|\n) *\*?\[")
"""Begins a line that may say what a link, a footnote or an abbreviation stands for."""

HEADING = re.compile(r"(#{1,6})(?!#)([^\\]*)")
UNDERLINE = re.compile(r"(?:=+|-+) *")
RULE = re.compile(r"-{3,}|\*{3,}|_{3,}|- - -|\* \* \*")
RULE_LIKE = re.compile(r" *[-*_][-*_ ]*")
BULLET = re.compile(r" {0,3}[-+*] +(.*)")
NUMBER = re.compile(r" {0,3}\d+\. +(.*)")
START = re.compile(r"([1-9][0-9]*)\. ")
DEEPER = re.compile(r" {4,7}(?:\d+\.|[-+*]) ")
QUOTED = re.compile(r" {0,3}> ?(.*)")
COLON = re.compile(r" *:")
INDENT = "    "
MOST_PARTS = 50
"""Headings and rules that no blank line parts; after each one the rest is looked at anew."""

ALIGNED = {
    (False, False): "",
    (True, False): ' style="text-align: left;"',
    (False, True): ' style="text-align: right;"',
    (True, True): ' style="text-align: center;"',
}
"""Whether the rule below a column's head begins and ends with a colon -> its cells' attribute."""


@dataclass(slots=True)
class Item:
    """An item of a list: its HTML, in a paragraph of its own if it is loose; a list within."""

    html: str
    is_loose: bool = False
    inner: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Listing:
    """A list, which the next block may go on."""

    name: str
    start: str
    items: list[Item]


@dataclass(slots=True)
class Quote:
    """A quote, which the next block may go on."""

    inner: list[Node]


Node = str | Listing | Quote
"""A block; its HTML, where the next block can't change it."""


def split(text: str) -> list[str]:
    """Return the blocks of a text; more than one blank line before a block leaves breaks in it."""
    return text.split("\n\n")


def drawn(text: str, names: Names) -> str:
    """Return the HTML of a text's words."""
    return Words(names).drawn(text)


def read_blocks(blocks: Iterable[str], names: Names, nodes: list[Node]) -> None:
    """Add what some blocks are to the `nodes` before them."""
    for block in blocks:
        rest = block.strip("\n")
        for _ in range(MOST_PARTS):
            if not rest:
                break
            if is_words(rest):
                nodes.append(f"<p>{drawn(rest, names)}</p>")
                break
            rest = read_block(rest, names, nodes)
        else:
            raise UnsureError


def is_words(block: str) -> bool:
    """Whether no line of a block begins anything; what stands within its lines does not matter."""
    return not (
        FIRST.match(block)
        or ("\n" in block and NEXT.search(block))
        or ("]" in block and DEFINITION.search(block) and ("]:" in block or "] :" in block))
    )


def read_block(block: str, names: Names, nodes: list[Node]) -> str:
    """Add what a block begins with to the nodes; return the rest of it, empty for none."""
    if block[0] == "\x02":
        nodes.append(names.code[int(block[1:-1])])
        return ""
    if block[0].isspace():
        raise UnsureError
    lines = block.split("\n")
    if "|" in block and (table := read_table(lines, names)):
        nodes.append(table)
        return ""
    at, size, html = find_break(lines, names)
    if size:
        read_blocks(["\n".join(lines[:at])], names, nodes)
        nodes.append(html)
        return "\n".join(lines[at + size :])
    if BULLET.match(block) or START.match(block):
        read_list(lines, names, nodes)
        return ""
    quoted = next((n for n, line in enumerate(lines) if QUOTED.match(line)), None)
    if quoted is None or any(map(COLON.match, lines)):
        raise UnsureError
    read_blocks(["\n".join(lines[:quoted])], names, nodes)
    read_quote(lines[quoted:], names, nodes)
    return ""


def find_break(lines: list[str], names: Names) -> tuple[int, int, str]:
    """Return where a heading or rule stands in a block, on how many lines, and its HTML."""
    for number, line in enumerate(lines):
        if line.startswith("#"):
            heading = HEADING.fullmatch(line)
            if heading is None:
                raise UnsureError
            return number, 1, element(f"h{len(heading[1])}", heading[2].rstrip("#"), names)
    if len(lines) > 1 and UNDERLINE.fullmatch(lines[1]):
        return 0, 2, element("h1" if lines[1][0] == "=" else "h2", lines[0], names)
    for number, line in enumerate(lines):
        if RULE.fullmatch(line):
            return number, 1, "<hr>"
        if RULE_LIKE.fullmatch(line):
            raise UnsureError
    return 0, 0, ""


def element(name: str, text: str, names: Names) -> str:
    """Return an element of some words, without the blanks around them."""
    return f"<{name}>{drawn(text.strip(), names)}</{name}>"


def read_list(lines: list[str], names: Names, nodes: list[Node]) -> None:
    """Add a list, or go on with the one before: its last item and the new one are then loose."""
    start = START.match(lines[0])
    name = "ol" if start else "ul"
    before = nodes[-1] if nodes else None
    is_loose = False
    if isinstance(before, Listing) and before.name == name:
        listing = before
        listing.items[-1].is_loose = is_loose = True
    else:
        listing = Listing(name, start[1] if start else "", [])
        nodes.append(listing)
    for text in items(lines, NUMBER if start else BULLET):
        if text.startswith(INDENT):
            inner = listing.items[-1].inner
            read_blocks([dedented(text)], names, inner)
            if not all(isinstance(node, Listing) for node in inner):
                raise UnsureError
        elif text and is_words(text):
            listing.items.append(Item(drawn(text, names), is_loose))
            is_loose = False
        else:
            raise UnsureError


def items(lines: list[str], marker: re.Pattern[str]) -> list[str]:
    """Return the texts of a list's items; what is indented below one is a text of its own."""
    found: list[list[str]] = []
    for line in lines:
        if new := marker.match(line):
            found.append([new[1]])
        elif DEEPER.match(line) and not found[-1][0].startswith(INDENT):
            found.append([line])
        else:
            found[-1].append(line)
    return ["\n".join(lines_of_one) for lines_of_one in found]


def dedented(text: str) -> str:
    """Return a text without one indent before each line that has it."""
    return "\n".join([line.removeprefix(INDENT) for line in text.split("\n")])


def read_quote(lines: list[str], names: Names, nodes: list[Node]) -> None:
    """Add a quote, or go on with the one before."""
    said = [quoted[1] if (quoted := QUOTED.match(line)) else line for line in lines]
    said = ["" if line.strip() == ">" else words for line, words in zip(lines, said, strict=True)]
    if not said[-1]:
        raise UnsureError
    before = nodes[-1] if nodes else None
    if isinstance(before, Quote):
        quote = before
    else:
        quote = Quote([])
        nodes.append(quote)
    read_blocks(split("\n".join(said)), names, quote.inner)


def read_table(lines: list[str], names: Names) -> str:
    """Return the HTML of a table, empty if the block is none."""
    rows = [line.strip(" ") for line in lines]
    if len(rows) == 1 or not set(rows[1]) <= set("|:- "):
        return ""
    if any("\\" in row or not is_even(row) for row in rows):
        raise UnsureError
    bordered = rows[0].startswith("|") or rows[0].endswith("|")
    head, rule, *body = [cells(row) if bordered else row.split("|") for row in rows]
    if not body or (len(head) == 1 and bordered):
        raise UnsureError
    if len(head) == 1 or len(rule) != len(head):
        return ""
    ends = [(end.startswith(":"), end.endswith(":")) for end in map(str.strip, rule)]
    styles = [ALIGNED[end] for end in ends]
    parts = ["<table>\n<thead>\n", row_of("th", head, styles, names), "</thead>\n<tbody>\n"]
    parts += [row_of("td", row, styles, names) for row in body]
    return "".join([*parts, "</tbody>\n</table>"])


def is_even(row: str) -> bool:
    """Whether a row's signs of code are in pairs, and no bar stands between the two."""
    parts = TICKS.split(row)
    return parts[1::4] == parts[3::4] and not any("|" in code for code in parts[2::4])


def cells(row: str) -> list[str]:
    """Return the cells of a row, which may have a border on either side."""
    return row.removeprefix("|").removesuffix("|").split("|")


def row_of(name: str, texts: list[str], styles: list[str], names: Names) -> str:
    """Return the HTML of a row with a cell for each column."""
    texts = [*texts, *[""] * (len(styles) - len(texts))]
    drawn_cells = [
        f"<{name}{style}>{drawn(text.strip(' '), names)}</{name}>\n"
        for text, style in zip(texts, styles, strict=False)
    ]
    return f"<tr>\n{''.join(drawn_cells)}</tr>\n"


def html_of(nodes: list[Node]) -> list[str]:
    """Return the HTML of each node."""
    return [node if isinstance(node, str) else whole(node) for node in nodes]


def whole(node: Listing | Quote) -> str:
    """Return the HTML of a list or of a quote."""
    if isinstance(node, Quote):
        return "\n".join(["<blockquote>", *html_of(node.inner), "</blockquote>"])
    start = f' start="{node.start}"' if node.start not in {"", "1"} else ""
    return "\n".join([f"<{node.name}{start}>", *map(item, node.items), f"</{node.name}>"])


def item(one: Item) -> str:
    """Return the HTML of an item."""
    words = f"\n<p>{one.html}</p>\n" if one.is_loose else one.html
    return "".join(["<li>", words, *[f"{inner}\n" for inner in html_of(one.inner)], "</li>"])
