"""Spares Python-Markdown the work that can't change what it draws.

Each processor stands in for one of Markdown's own, by way of its registries, and does the same,
save that it passes by text without any of the characters that the original reacts to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from digest.text.blocks import is_words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

PATTERNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""Inline pattern -> a text must hold one of these for it to match."""


class QuickHtml(HtmlBlockPreprocessor):
    """Looks for blocks of HTML only in a text that could hold a tag or an entity."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, with a placeholder for each block of HTML."""
        text = "\n".join(lines)
        return super().run(lines) if "<" in text or may_hold_entity(text) else lines


class Paragraph(BlockProcessor):
    """Takes a paragraph at once, which every other processor would look at and pass by."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002  Markdown hands it over
        """Whether a block is a paragraph; in a tight list it is the text of an item instead."""
        if block == "" or block.startswith("\n") or self.parser.state.isstate("list"):
            return False
        return "\x02" not in block and is_words(block)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Add the paragraph."""
        SubElement(parent, "p").text = blocks.pop(0)


class QuickInline(InlineProcessor):
    """Tries a pattern only where the text holds a character that it needs."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        every = md.inlinePatterns
        needs = {id(every[name]): signs for name, signs in PATTERNS.items() if name in every}
        self.known = [(pattern, needs.get(id(pattern), ("",))) for pattern in every]
        """Every pattern with what it needs: for one that isn't known `""`, which all texts hold."""

        self.signs = tuple(dict.fromkeys(sign for _, signs in self.known for sign in signs))

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Return the tree with its links, emphasis and the like drawn."""
        marked: list[str] = []
        for element in tree.iter():
            element.text = self.settled(element.text, marked)
            element.tail = self.settled(element.tail, marked)
        words = "".join(marked)
        self.inlinePatterns = [  # type: ignore[assignment]  # a list serves: it is indexed only
            pattern for pattern, signs in self.known if any(sign in words for sign in signs)
        ]
        return super().run(tree, ancestors)

    def settled(self, text: str | None, marked: list[str]) -> str | None:
        """Return a text as one that Markdown leaves alone, unless it joins the `marked` ones."""
        if not text or isinstance(text, AtomicString):
            return text
        if any(sign in text for sign in self.signs):
            marked.append(text)
            return text
        return AtomicString(text)


def may_hold_entity(text: str) -> bool:
    """Whether an `&` could begin an entity; to some parsers `&#38` is one without its `;`."""
    return "&" in text and (";" in text or "&#" in text)


def quicken(md: Markdown) -> None:
    """Make a Markdown object quick that has its extensions.

    Expects none of these to work on single words: `abbr` would take settled texts for code.
    """
    if type(md.preprocessors["html_block"]) is HtmlBlockPreprocessor:  # `md_in_html` has its own
        md.preprocessors.register(QuickHtml(md), "html_block", 20)
    md.parser.blockprocessors.register(Paragraph(md.parser), "words", 110)
    md.treeprocessors.register(QuickInline(md), "inline", 20)
