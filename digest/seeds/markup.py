"""A page's element tree -> its visible lines, and what the markup says that each of them is.

Takes elements as lxml's HTML parser makes them; that has no types, so they are `Any` here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from digest.seeds.decode import tidy
from digest.seeds.rows import size_of

UNSEEN = frozenset(
    [
        *("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "math"),
        *("select", "textarea", "audio", "video", "canvas"),
    ]
)
INLINE = frozenset(
    [
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike"),
        *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source"),
        *("meta", "link", "ruby", "rt", "rp", "label"),
    ]
)
"""Elements that do not begin a line of their own (HTML's phrasing content)."""

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

SCREEN_READERS = re.compile(
    r"(?:^|[\s_-])(?:visually-?hidden|sr-only|screen-?reader(?:-text|-only)?|assistive-text)(?:$|\s)"
)
"""Classes of text for screen readers alone, such as `opens in a new tab`."""

ELEMENTS = {
    "nav": "navigation",
    "footer": "the page's foot",
    "form": "a form",
    "button": "a button",
    "dialog": "a dialog",
}
ROLES = {
    "navigation": "navigation",
    "search": "a form",
    "contentinfo": "the page's foot",
    "dialog": "a dialog",
    "alertdialog": "a dialog",
    "banner": "the page's head",
}
"""Landmark roles of WAI-ARIA that no article stands in."""

CLASSES = {
    "navigation": r"nav|navbar|navigation|menu|breadcrumbs?|pagination|pager|skip-?links?",
    "a share bar": r"share|shares|sharing|sharebar|socials?|sharedaddy|addtoany",
    "readers' comments": r"comments?|comment-?list|disqus|respond|kommentare?|leserbriefe",
    "a list of other stories": (
        r"related|relateds|recommend(?:ed|ations?)?|read-?more|more-?stories|trending"
        r"|most-?read|popular|outbrain|taboola|teasers?|similar|see-?also|also-?read"
    ),
    "an advertisement": r"ads?|advert(?:s|isement|ising)?|sponsored|promos?|werbung|anzeige|adslot",
    "an invitation to subscribe": r"newsletters?|subscribe|subscription|paywall|sign-?up|donate",
    "a cookie note": r"cookies?|consent|gdpr|privacy",
    "about the author": r"author-?(?:bio|box|card|info|description)|about-?author|bio",
    "a list of tags": r"tags|tag-?list|tag-?links|keywords|topics|cat-?links",
}
"""What words in classes and ids call the parts of a page that are not the article."""

CALLED = {
    reason: re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])") for reason, words in CLASSES.items()
}
AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:byline|by-line|author|authors|author-?name|autor|autoren|auteur|autore|writer"
    r"|signature|firma)(?:$|[\s_-])"
)
PROFILE = re.compile(r"/(?:authors?|autor(?:en|es|i)?|auteurs?|autore|yazar(?:lar)?|journalists?)/")
"""Addresses of pages about an author."""

DATE = re.compile(
    r"(?:^|[\s_-])(?:date|datetime|pub-?date|published|publish(?:ed)?-?(?:date|time|on)|post-?date"
    r"|entry-?date|timestamp|dateline|datum|fecha|posted-?on)(?:$|[\s_-])"
)
CAPTION = re.compile(r"(?:^|[\s_-])(?:caption|figcaption|wp-caption-text|legend|bildunterschrift)")

GLUED = re.compile(r"[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ0-9]")
"""Where two elements meet that a style sheet sets apart: `By` and `NAME`, name and title."""

RAISED = frozenset(["sub", "sup", "wbr"])
"""Elements within words: `m` and `2`."""

HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
FRONT = re.compile(r"(?:https?://[^/?#]{1,100})?/?(?:index\.\w{2,5})?")
"""The address of a site's front page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A visible line of a page, and what the markup around it says."""

    text: str
    heading: int
    """The level of its heading, 0 when it is none."""

    shape: tuple[str, ...]
    """Element and class of the element that it stands in and of those around: alike for all
    paragraphs of an article."""

    parts: tuple[tuple[int, str], ...]
    """The parts of the page around it that are no article by their markup: which, and what."""

    linked: float
    """The share of its characters that are links."""

    to_front: bool
    """Whether it links to the site's front page, as the site's name does."""

    is_caption: bool
    author: str
    """The text that is marked up as the author's name, or as the byline."""

    is_named: bool
    """Whether that is sure: by `rel` or `itemprop`, not by a class."""

    is_date: bool
    moment: str
    """What the first `<time>` element in it states."""


@dataclass(slots=True)
class Opened:
    """An element whose end is not yet reached."""

    tag: str
    classes: str
    part: tuple[int, str] | None
    marked: str


class Lines:
    """Gathers a page's lines while its elements open and close."""

    def __init__(self) -> None:
        """Begin with no line."""
        self.shown: list[Shown] = []
        self.open: list[Opened] = []
        self.count = 0
        self.is_edge = False
        self.clear()

    def clear(self) -> None:
        """Begin a line."""
        self.text = ""
        self.linked = 0
        self.author: list[str] = []
        self.to_front = self.is_date = self.is_named = False
        self.moment = ""
        self.around: list[Opened] = []

    def begin(self, element: Any, tag: str) -> None:  # noqa: ANN401  lxml has no types
        """Open an element: a block ends the line before it."""
        if tag not in INLINE:
            self.end_line()
        self.count += 1
        self.is_edge = tag not in RAISED
        called = f"{element.get('class') or ''} {element.get('id') or ''}"
        classes = HUMP.sub("-", called).casefold() if called.strip() else ""
        reason = part_of(element, tag, classes)
        marked = mark_of(element, tag, classes)
        part = (self.count, reason) if reason else None
        self.open.append(Opened(tag, classes, part, marked))
        if tag == "time" and not self.moment:
            self.moment = element.get("datetime") or ""
        self.is_date = self.is_date or tag == "time"
        if tag == "a" and FRONT.fullmatch(element.get("href") or "-"):
            self.to_front = True

    def add(self, text: str) -> None:
        """Add text where the innermost element is."""
        if not text:
            return
        if not self.around and text.strip():
            self.around = [*self.open]
        if self.is_edge and GLUED.fullmatch(self.text[-1:] + text[:1]):
            self.text += " "
        self.is_edge = False
        self.text += text
        if any(one.tag == "a" for one in self.open[-INNER:]):
            self.linked += len(text.strip())
        marks = {one.marked for one in self.open[-INNER:]}
        if text.strip() and not marks.isdisjoint({AUTHORS_NAME, AUTHORS_LINE}):
            self.author.append(text)
            self.is_named = self.is_named or AUTHORS_NAME in marks
        self.is_date = self.is_date or PUBLICATION in marks

    def close(self) -> None:
        """Close the innermost element: a block ends its line."""
        closed = self.open[-1]
        if closed.tag not in INLINE:
            self.end_line()
        self.open.pop()
        self.is_edge = closed.tag not in RAISED

    def end_line(self) -> None:
        """Note the line, if it has words."""
        words = " ".join(tidy(self.text).split())
        if words:
            self.shown.append(self.line(words))
        self.clear()

    def line(self, words: str) -> Shown:
        """Return the line as its elements describe it."""
        blocks = [one for one in self.around if one.tag not in INLINE]
        return Shown(
            text=words,
            heading=next((HEADINGS[one.tag] for one in blocks if one.tag in HEADINGS), 0),
            shape=tuple(f"{one.tag}.{one.classes}" for one in blocks[-3:]),
            parts=tuple(one.part for one in self.around if one.part),
            linked=self.linked / len(words),
            to_front=self.to_front,
            is_caption=is_caption(blocks, words),
            author=" ".join(" ".join(self.author).split()),
            is_named=self.is_named,
            is_date=self.is_date,
            moment=self.moment,
        )


AUTHORS_NAME, AUTHORS_LINE, PUBLICATION = "author", "byline", "date"
"""What an element may be marked up as."""

LONGEST_CAPTION = 80
"""Words of the longest caption."""

INNER = 4
"""How many elements around a text may mark it up as a link, an author or a date."""


def is_caption(blocks: list[Opened], words: str) -> bool:
    """Whether a line within some elements is a picture's caption."""
    is_called = any(CAPTION.search(one.classes) for one in blocks[-2:])
    is_marked = is_called or any(one.tag == "figcaption" for one in blocks)
    return is_marked and size_of(words) <= LONGEST_CAPTION


def part_of(element: Any, tag: str, classes: str) -> str:  # noqa: ANN401  lxml has no types
    """Return which part of a page an element is that holds no article, empty when it may be one."""
    if tag in {"html", "body", "main", "article"}:
        return ""
    reason = ELEMENTS.get(tag) or ROLES.get(element.get("role") or "", "")
    if reason or not classes.strip():
        return reason
    return next((name for name, words in CALLED.items() if words.search(classes)), "")


def mark_of(element: Any, tag: str, classes: str) -> str:  # noqa: ANN401  lxml has no types
    """Return what an element is marked up as: an author's name, a byline, a date, or nothing."""
    if element.get("itemprop") == "author" or "author" in (element.get("rel") or ""):
        return AUTHORS_NAME
    if AUTHOR.search(classes) or (tag == "a" and PROFILE.search(element.get("href") or "")):
        return AUTHORS_LINE
    return PUBLICATION if tag == "time" or DATE.search(classes) else ""


def shown_lines(tree: Any) -> list[Shown]:  # noqa: ANN401  lxml has no types
    """Return the visible lines of a page in their order."""
    lines = Lines()
    waiting: list[tuple[Any, bool]] = [(tree, False)]
    while waiting:
        element, is_end = waiting.pop()
        if is_end:
            lines.close()
            lines.add(element.tail or "")
            continue
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in UNSEEN or is_hidden(element):
            lines.add(" " + (element.tail or ""))
            continue
        lines.begin(element, tag)
        lines.add(element.text or "")
        waiting.append((element, True))
        waiting += [(child, False) for child in reversed(element)]
    lines.end_line()
    return lines.shown


def is_hidden(element: Any) -> bool:  # noqa: ANN401  lxml has no types
    """Whether an element is not shown, or read aloud only."""
    style = (element.get("style") or "").replace(" ", "").casefold()
    called = (element.get("class") or "").casefold()
    return (
        element.get("hidden") is not None
        or "display:none" in style
        or SCREEN_READERS.search(called) is not None
    )


def unmarked(words: str) -> Shown:
    """Return a line that no markup says anything of."""
    return Shown(
        text=words,
        heading=0,
        shape=(),
        parts=(),
        linked=0.0,
        to_front=False,
        is_caption=False,
        author="",
        is_named=False,
        is_date=False,
        moment="",
    )
