"""Python-Markdown and the sanitiser, for texts that are more than ordinary.

Owns the Markdown objects. Extensions that a text can't use are not loaded for it. To load all this
takes as long as to draw a hundred posts, so it is imported when the first text needs it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import nh3
from markdown import Markdown

from digest.text.quick_markdown import quicken
from digest.text.schemes import SAFE_SCHEMES

if TYPE_CHECKING:
    from collections.abc import Mapping

ABBREVIATIONS = "markdown.extensions.abbr"
FOOTNOTES = "markdown.extensions.footnotes"
EXTENSIONS = {
    "markdown.extensions.fenced_code": re.compile("```|~~~"),
    "markdown.extensions.tables": re.compile(r"\|"),
    FOOTNOTES: re.compile(r"\[\^"),
    "markdown.extensions.attr_list": re.compile(r"\{"),
    "markdown.extensions.def_list": re.compile(r"^[ \t>]*:[ \t]", re.MULTILINE),
    ABBREVIATIONS: re.compile(r"\*\["),
    "markdown.extensions.md_in_html": re.compile("<"),
    "markdown.extensions.sane_lists": re.compile(r"[.*+-][ \t]"),
}
"""Extension -> what a text must hold for it to matter."""

OWN = {
    "*": {"class", "id", "lang", "dir", "title", "role"},
    "audio": {"src", "controls"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading"},
    "source": {"src", "type"},
    "td": {"style"},
    "th": {"style"},
    "time": {"datetime"},
    "video": {"src", "controls", "poster", "width", "height"},
}
ATTRIBUTES = {
    tag: nh3.ALLOWED_ATTRIBUTES.get(tag, set()) | OWN.get(tag, set())
    for tag in {*nh3.ALLOWED_ATTRIBUTES, *OWN}
}
TAGS = nh3.ALLOWED_TAGS | {"section", "video", "audio", "source"}

idle: defaultdict[tuple[str, ...], list[Markdown]] = defaultdict(list)
"""Markdown objects that are free, by their extensions: to make one takes as long as to draw a
post. One that is at work is not here, and one that failed doesn't come back."""


def convert(
    text: str, references: Mapping[str, tuple[str, str]], *, with_footnotes: bool
) -> tuple[str, dict[str, tuple[str, str]]]:
    """Return a text's HTML, not yet sanitised, and the targets of links that it names apart.

    It is drawn by a Markdown object that no other text uses meanwhile. Raises RecursionError for
    one that is nested too deep.
    """
    needed = tuple(name for name in extensions_of(text) if with_footnotes or name != FOOTNOTES)
    free = idle[needed]
    drawing = free.pop() if free else markdown_with(needed)
    drawing.reset()
    drawing.references.update(references)
    html = drawing.convert(text)
    named = dict(drawing.references)
    free.append(drawing)
    return html, named


def extensions_of(text: str) -> tuple[str, ...]:
    """Return the extensions that could matter to a text."""
    return tuple(name for name, sign in EXTENSIONS.items() if sign.search(text))


def markdown_with(extensions: tuple[str, ...]) -> Markdown:
    """Return a new Markdown object that has these extensions."""
    drawing = Markdown(extensions=list(extensions), output_format="html")
    drawing.ESCAPED_CHARS.append("=")  # so that `\==` is two signs and no passage
    if ABBREVIATIONS not in extensions:
        quicken(drawing)
    return drawing


def sanitise(html: str) -> str:
    """Return the HTML with only harmless elements, attributes and links left."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        filter_style_properties={"text-align"},
        url_schemes=set(SAFE_SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
