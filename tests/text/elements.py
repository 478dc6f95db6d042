"""Drawn HTML as a tree, read by Python's own parser, for tests to ask."""

# ruff: noqa: D102  HTMLParser says what its methods are called for

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID = {"area", "br", "col", "hr", "img", "source", "wbr"}


@dataclass
class Element:
    """An element with what is in it."""

    name: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        """Its classes."""
        return set(self.attributes.get("class", "").split())

    def walk(self, around: tuple[str, ...] = ()) -> Iterator[tuple[Element, tuple[str, ...]]]:
        """Yield every element in it with the names of those around."""
        for child in self.children:
            if isinstance(child, Element):
                yield child, around
                yield from child.walk((*around, child.name))

    def named(self, name: str) -> list[Element]:
        """Return the elements of a name in it."""
        return [element for element, _ in self.walk() if element.name == name]

    def values(self, attribute: str) -> list[str]:
        """Return the values that an attribute has in it."""
        return [e.attributes[attribute] for e, _ in self.walk() if attribute in e.attributes]

    def text(self) -> str:
        """Return the words in it, without the numbers of notes."""
        return "".join(
            child if isinstance(child, str) else child.text()
            for child in self.children
            if isinstance(child, str) or "note-ref" not in child.classes
        )

    def without_notes(self) -> str:
        """Return the HTML in it, without its asides and refs, marks unwrapped."""
        parts: list[str] = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(escape(child, quote=False))
            elif child.classes & {"note-mark"} or child.attributes.keys() == {"id"}:
                parts.append(child.without_notes())
            elif not child.classes & {"note", "note-ref", "notes-removed"}:
                closing = "" if child.name in VOID else f"</{child.name}>"
                parts += f"<{child.name}>", child.without_notes(), closing
        return "".join(parts)


class Reader(HTMLParser):
    """Builds the tree; a tag out of order is refused."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert len(element.attributes) == len(attrs), f"<{tag}> has an attribute twice"
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag, f"</{tag}> closes what is not open"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def read(html: str) -> Element:
    """Return the tree of some HTML; fails unless every tag is closed in order."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    (root,) = reader.open
    return root
