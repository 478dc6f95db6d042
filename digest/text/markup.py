"""Markdown -> safe HTML; owns the Markdown objects.

Extensions that a text can't use are not loaded for it, and sanitising runs only where a text
can hold something to sanitise; both are decided by characters that must occur.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

import nh3
from markdown import Markdown

EXTENSIONS = {
    "markdown.extensions.fenced_code": ("```", "~~~"),
    "markdown.extensions.tables": ("|",),
    "markdown.extensions.footnotes": ("[^",),
    "markdown.extensions.attr_list": ("{",),
    "markdown.extensions.def_list": ("\n:", "\n :", "\n  :", "\n   :"),
    "markdown.extensions.abbr": ("*[",),
    "markdown.extensions.md_in_html": ("<",),
    "markdown.extensions.sane_lists": (". ", "* ", "- ", "+ ", ".\t", "*\t", "-\t", "+\t"),
}
"""Extension -> the strings one of which a text must hold for it to matter."""

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "xmpp", "irc"})
HREF = re.compile(r"""(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
EVERYWHERE = {"class", "id", "lang", "dir", "title", "role"}
SANITISED = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()} | {"*": EVERYWHERE}
TAGS = nh3.ALLOWED_TAGS | {"section", "figure", "figcaption", "aside", "main", "video", "audio", "source"}
for _tag, _names in {
    "video": {"src", "controls", "poster", "width", "height"},
    "audio": {"src", "controls"},
    "source": {"src", "type"},
    "img": {"src", "alt", "width", "height", "loading", "srcset", "sizes"},
    "td": {"style"},
    "th": {"style"},
}.items():
    SANITISED[_tag] = SANITISED.get(_tag, set()) | _names


@lru_cache(maxsize=256)
def markdown_for(extensions: tuple[str, ...]) -> Markdown:
    """Return the Markdown object that has these extensions."""
    return Markdown(extensions=list(extensions), output_format="html")


def draw_markdown(text: str) -> str:
    """Return a text's HTML: balanced, without scripts, handlers or dangerous links."""
    needed = tuple(
        name for name, signs in EXTENSIONS.items() if any(sign in text for sign in signs)
    )
    drawing = markdown_for(needed)
    drawing.reset()
    html = drawing.convert(text)
    return sanitise(html) if is_risky(text, html) else html


def is_risky(text: str, html: str) -> bool:
    """Whether a text could have put more into its HTML than Markdown's own tags."""
    if "<" in text or "{" in text:
        return True
    return any(not is_safe_link(a or b or c) for a, b, c in HREF.findall(html))


def is_safe_link(target: str) -> bool:
    """Whether following a link can't run anything (WHATWG URL: controls and blanks are cut)."""
    plain = re.sub(r"[\x00-\x20\x7f-\xa0]", "", unescape(target))
    scheme = SCHEME.match(plain)
    return scheme is None or scheme[1].lower() in SAFE_SCHEMES


def sanitise(html: str) -> str:
    """Return the HTML with only harmless elements, attributes and links left."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=SANITISED,
        url_schemes=set(SAFE_SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
