"""What stands within a block of Markdown -> HTML: code, links, emphasis and the like.

Reads what people write, and that just as Python-Markdown does: in its order, which is code and
escapes, footnotes, links, emphasis. Whatever could be read in another way, by it or by one of its
versions, raises UnsureError.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from digest.text.schemes import is_safe_link

TICKS = re.compile(r"(`+)")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!=|])")
AUTOLINK = re.compile(r"<(https?://[a-zA-Z0-9\-._~:/?#@!$&()*+,;=%]+)>")
NOT_ENTITY = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
"""What Python-Markdown escapes; what looks like an entity it takes for one."""

FOOTNOTE = re.compile(r"\[\^([^\]]*)\]")
LABEL = r"(!?)\[([^\[\]]*)\]"
ADDRESS = r"[^\s()\[\]\"'\x02]"
TARGET = rf'\(((?:{ADDRESS}++|\({ADDRESS}*+\))*+)(?: +"([^"()\[\]\n\x02]+)")?\)'
LINK = re.compile(LABEL + TARGET)
NAMED_LINK = re.compile(rf"{LABEL}(?:{TARGET}|\s?\[([^\[\]]*)\])?")
WITHIN = r"(?:[^*_]++|(?<=\w)_++(?=\w))++"
STARS = re.compile(rf"\*(?<!\*\*)(\*?)(?![\s*])({WITHIN})(?<!\s)\*\1(?!\*)")
LINES = re.compile(rf"_(?<!\w_)(_?)(?![\s_])({WITHIN})(?<!\s)_\1(?!\w)")
BLANK_AFTER_BREAK = re.compile(r"  \n\s")
STRAY = re.compile(r"(?<=\S)\*|\*(?=\S)|(?<!\w)_|_(?!\w)")
"""A sign of emphasis that is neither among blanks, as in `2 * 3`, nor within a word."""

KEPT = re.compile("\x02([0-9]+)\x03")


class UnsureError(Exception):
    """A text may be more than what is read here, so Python-Markdown has to read it."""


@dataclass(frozen=True, slots=True)
class Names:
    """What stands apart in a text: where links lead, numbers of footnotes, HTML of fenced code.

    `referred` are the footnotes that the text has referred to.
    """

    references: dict[str, tuple[str, str]]
    footnotes: dict[str, int]
    code: list[str]
    referred: set[str]


class Words:
    """One text on its way to HTML: what is finished is kept aside, a sign stands for it.

    To emphasis the sign is what Python-Markdown's own is, neither blank nor part of a word.
    """

    def __init__(self, names: Names) -> None:
        self.names = names
        self.kept: list[str] = []

    def drawn(self, text: str) -> str:
        """Return a text's HTML."""
        if "`" in text or "\\" in text:
            text = self.verbatim(text)
        if "<" in text:
            text = AUTOLINK.sub(self.autolink, text)
        text = escaped(text)
        if "  \n" in text:
            text = self.broken(text)
        if "[" in text:
            text = self.linked(text)
        return self.restored(emphasised(text))

    def keep(self, html: str) -> str:
        """Return the sign of some finished HTML."""
        self.kept.append(html)
        return f"\x02{len(self.kept) - 1}\x03"

    def restored(self, text: str) -> str:
        """Return a text with what its signs stand for."""
        return KEPT.sub(lambda sign: self.kept[int(sign[1])], text) if self.kept else text

    def verbatim(self, text: str) -> str:
        r"""Return a text with its code kept, and what a `\` makes a mere character."""
        if "\\`" in text:
            raise UnsureError
        parts = TICKS.split(text)
        if parts[1::4] != parts[3::4]:
            raise UnsureError
        for index in range(2, len(parts), 4):
            parts[index] = self.keep(f"<code>{all_escaped(parts[index].strip())}</code>")
        words = "".join(parts[::2])
        return ESCAPE.sub(self.escape, words) if "\\" in words else words

    def escape(self, match: re.Match[str]) -> str:
        """Return the sign of an escaped character."""
        return self.keep(escaped(match[1]))

    def autolink(self, match: re.Match[str]) -> str:
        """Return the sign of an address in angle brackets."""
        address = escaped(match[1])
        return self.keep(f'<a href="{address}">{address}</a>')

    def broken(self, text: str) -> str:
        """Return a text with its line breaks kept; what blanks after one become is not certain."""
        if BLANK_AFTER_BREAK.search(text):
            raise UnsureError
        return text.replace("  \n", self.keep("<br>\n"))

    def linked(self, text: str) -> str:
        """Return a text with its links, pictures and references to footnotes kept."""
        if "[^" in text:
            text = FOOTNOTE.sub(self.footnote, text)
        if self.names.references:
            text = NAMED_LINK.sub(self.named_link, text)
            unread = "[" in text or "]" in text
        else:
            text = LINK.sub(self.link, text)
            unread = "](" in text
        if unread:
            raise UnsureError
        return text

    def footnote(self, match: re.Match[str]) -> str:
        """Return the sign of a reference to a footnote."""
        number = self.names.footnotes.get(match[1])
        if number is None or match[1] in self.names.referred:
            raise UnsureError
        self.names.referred.add(match[1])
        link = f'<a class="footnote-ref" href="#fn:{match[1]}">{number}</a>'
        return self.keep(f'<sup id="fnref:{match[1]}">{link}</sup>')

    def link(self, match: re.Match[str]) -> str:
        """Return the sign of a link or of a picture."""
        picture, label, target, title = match.group(1, 2, 3, 4)
        said = ""
        if title is not None:
            title = re.sub(r"\s", " ", title.strip())
            if not title or title.startswith("'"):
                raise UnsureError
            said = f' title="{title}"'
        if not picture:
            return self.leading(target, said, label)
        if "\x02" in label or not is_surely_safe(target):
            raise UnsureError
        alt = label.replace('"', "&quot;")
        return self.keep(f'<img alt="{alt}" src="{target}"{said}>')

    def named_link(self, match: re.Match[str]) -> str:
        """Return the sign of a link whose target may stand apart, or of brackets that are none."""
        if match[3] is not None:
            return self.link(match)
        label, name = match[2], match[5]
        if match[1] or "&" in match[0] or match.string.startswith("(", match.end()):
            raise UnsureError
        found = self.names.references.get(re.sub(r"\s+", " ", (name or label).lower()))
        if found is not None:
            said = f' title="{attribute(found[1])}"' if found[1] else ""
            return self.leading(attribute(found[0]), said, label)
        if name is not None:
            raise UnsureError
        return f"{self.keep('[')}{label}{self.keep(']')}"

    def leading(self, target: str, said: str, label: str) -> str:
        """Return the sign of a link; `target` and `said`, its title, are escaped."""
        html = self.restored(emphasised(label))
        if "<a " in html or not is_surely_safe(target):
            raise UnsureError
        return self.keep(f'<a href="{target}"{said}>{html}</a>')


def escaped(text: str) -> str:
    """Return a text as character data, with its entities as they are."""
    if "&" in text:
        text = NOT_ENTITY.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def all_escaped(text: str) -> str:
    """Return a text as character data, its entities as the signs that they are written in."""
    return escaped(text.replace("&", "&amp;"))


def attribute(text: str) -> str:
    """Return a text as the value of an attribute."""
    return escaped(text).replace('"', "&quot;")


def is_surely_safe(target: str) -> bool:
    """Whether following a link can't run anything; `target` is escaped."""
    return target.startswith(("https://", "http://")) or is_safe_link(unescape(target))


def emphasised(text: str) -> str:
    """Return a text with its emphasis drawn; one within another is left to Python-Markdown."""
    if "*" in text:
        text = STARS.sub(emphasis, text)
    if "_" in text:
        text = LINES.sub(emphasis, text)
    if ("*" in text or "_" in text) and STRAY.search(text):
        raise UnsureError
    return text


def emphasis(match: re.Match[str]) -> str:
    """Return the HTML of what stands between two signs of emphasis."""
    return f"<strong>{match[2]}</strong>" if match[1] else f"<em>{match[2]}</em>"
