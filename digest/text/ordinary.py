"""Markdown as people write it -> HTML, the same as Python-Markdown's at a fraction of its time.

What is read here is safe by itself: no tags, no attributes, no address with a scheme that could
run anything. A text that may hold anything else is left to Python-Markdown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.text.blocks import INDENT, NEXT, Node, dedented, html_of, read_blocks, split
from digest.text.fences import fenced
from digest.text.inline import AUTOLINK, Names, UnsureError, all_escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BLANK = re.compile(r"(?<=\n) +\n")
TAG = re.compile(rf"<(?! |{AUTOLINK.pattern[1:]})")
"""What may be a tag: an address in angle brackets is none, nor is a sign before a blank."""

DEEPEST = 20
"""Quotes and lists in one another that are read here."""

DEEP = re.compile(rf"\n(?: *>){{{DEEPEST + 1}}}|\n *{INDENT * DEEPEST}")
FOOTNOTE = re.compile(r"\[\^([\w-]+)\]: *(.*)")
REFERENCE = re.compile(
    r"\[([^\[\]^][^\[\]]*)\]: *(\S+)(?: +(?:\"([^\"]+)\"|'([^']+)'|\(([^()]+)\)))? *"
)


def read_ordinary(
    text: str, references: Mapping[str, tuple[str, str]], *, with_footnotes: bool
) -> tuple[str, dict[str, tuple[str, str]]] | None:
    """Return a text's HTML and the targets of links that it and `references` name apart.

    None for a text that may be more than ordinary.
    """
    if "\x02" in text or "\x03" in text or "\r" in text:
        return None
    names = Names(dict(references), {}, [], set())
    try:
        return drawn(text, names, with_footnotes=with_footnotes), names.references
    except UnsureError:
        return None


def drawn(text: str, names: Names, *, with_footnotes: bool) -> str:
    """Return a text's HTML; what it states apart is added to the names known."""
    text = tidied(text)
    if "```" in text or "~~~" in text:
        text = fenced().sub(lambda fence: f"\n{code(fence, names)}\n", text)
    if is_more(text) or ("[^" in text and not with_footnotes):
        raise UnsureError
    blocks = split(text)
    footnotes: dict[str, list[str]] = {}
    if "]:" in text:
        blocks = list(take_definitions(blocks, names, footnotes))
        names.footnotes.update({label: number for number, label in enumerate(footnotes, 1)})
    nodes: list[Node] = []
    read_blocks(blocks, names, nodes)
    parts = html_of(nodes)
    if footnotes:
        items = [footnote(label, "\n".join(lines), names) for label, lines in footnotes.items()]
        parts += ['<div class="footnote">', "<hr>", "<ol>", *items, "</ol>", "</div>"]
    return "\n".join(parts)


def tidied(text: str) -> str:
    """Return a text with spaces for its tabs, and none in its blank lines."""
    if "\t" in text:
        text = text.expandtabs(len(INDENT))
    return BLANK.sub("\n", text + "\n") if "\n " in text else text


def is_more(text: str) -> bool:
    """Whether a text may hold what is not read here in any place."""
    if "{" in text or "&#" in text or "///Footnotes" in text:
        return True
    if "<" in text and TAG.search(text):
        return True
    return (INDENT * DEEPEST in text or text.count(">") > DEEPEST) and bool(
        DEEP.search("\n" + text)
    )


def code(fence: re.Match[str], names: Names) -> str:
    """Return the sign of a block of fenced code."""
    if fence["attrs"] is not None or fence["hl_lines"] is not None:
        raise UnsureError
    language = f' class="language-{fence["lang"]}"' if fence["lang"] else ""
    said = all_escaped(fence["code"]).replace('"', "&quot;")
    names.code.append(f"<pre><code{language}>{said}</code></pre>")
    return f"\x02{len(names.code) - 1}\x03"


def take_definitions(
    blocks: list[str], names: Names, footnotes: dict[str, list[str]]
) -> Iterator[str]:
    """Yield the blocks that define nothing; take targets of links and footnotes from the others."""
    last: list[str] = []
    for block in blocks:
        stripped = block.strip("\n")
        if last and block.startswith(INDENT):
            if "]:" in block:
                raise UnsureError
            last += "", dedented(block)
            continue
        last = []
        if not stripped.startswith("[") or "]:" not in block:
            yield block
        elif NEXT.search(stripped):
            raise UnsureError
        elif stripped.startswith("[^"):
            last = take_footnotes(stripped, footnotes)
        else:
            take_references(stripped, names)


def take_footnotes(block: str, footnotes: dict[str, list[str]]) -> list[str]:
    """Take the footnotes that a block defines; return the lines of the last."""
    last: list[str] = []
    for line in block.split("\n"):
        if found := FOOTNOTE.fullmatch(line):
            if found[1] in footnotes or not found[2].strip():
                raise UnsureError
            last = footnotes[found[1]] = [found[2]]
        elif not last or "]:" in line:
            raise UnsureError
        else:
            last.append(dedented(line))
    return last


def take_references(block: str, names: Names) -> None:
    """Take the targets of links that a block names, each on a line of its own."""
    for line in block.split("\n"):
        found = REFERENCE.fullmatch(line)
        if found is None:
            raise UnsureError
        title = found[3] or found[4] or found[5]
        names.references[found[1].strip().lower()] = (found[2].lstrip("<").rstrip(">"), title)


def footnote(label: str, text: str, names: Names) -> str:
    """Return the HTML of a footnote, with the way back to the text."""
    nodes: list[Node] = []
    read_blocks(split(text.rstrip()), names, nodes)
    back = (
        f'<a class="footnote-backref" href="#fnref:{label}" '
        f'title="Jump back to footnote {names.footnotes[label]} in the text">&#8617;</a></p>'
    )
    parts = html_of(nodes)
    if parts[-1].startswith("<p>"):
        parts[-1] = f"{parts[-1].removesuffix('</p>')}&#160;{back}"
    else:
        parts.append(f"<p>{back}")
    return "\n".join([f'<li id="fn:{label}">', *parts, "</li>"])
