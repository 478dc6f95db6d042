"""Which text is certainly nothing but paragraphs, so that Markdown would only wrap it.

Most news is such text. Whatever Markdown or one of our extensions could react to, if only in
some place, makes a text one that is not certain: the answer is then left to Markdown.
"""

from __future__ import annotations

import re

WITHIN = ("\\", "`", "*", "_", "[", "<", ">", "{", "  \n", "\t", "\r", "\x03")
"""Begin what Markdown takes within a line (escapes, code, emphasis, links, HTML, attributes, line
breaks), what it tidies before it reads, and what it writes otherwise."""

ANYWHERE = ("|", "\x02")
"""What makes a block a table, wherever it stands, or is Markdown's own sign for one it has read."""

BLOCK = re.compile(r"\n(?:[#=~:+\-*_>`\[]|[^\S\n]|\d+\.)")
"""Begins a line that could be a heading, rule, list, quote, fence or definition; one indented."""


def is_plain(text: str) -> bool:
    """Whether Markdown would change nothing in a text but wrap its paragraphs and escape `&`."""
    return (
        not any(sign in text for sign in WITHIN)
        and is_paragraph(text)
        and not may_hold_entity(text)
    )


def is_paragraph(block: str) -> bool:
    """Whether no line of a block begins or joins anything else, whatever stands within its lines.

    The same holds for a text of several blocks.
    """
    return not (any(sign in block for sign in ANYWHERE) or BLOCK.search("\n" + block))


def may_hold_entity(text: str) -> bool:
    """Whether an `&` could begin an entity; to some parsers `&#38` is one without its `;`."""
    return "&" in text and (";" in text or "&#" in text)


def wrapped(text: str) -> str:
    """Return the HTML of a plain text, as Markdown writes it: blank lines part paragraphs."""
    blocks = [block.strip("\n") for block in text.split("\n\n")]
    return "\n".join([f"<p>{block}</p>" for block in blocks if block]).replace("&", "&amp;")
