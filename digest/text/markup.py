"""Markdown -> safe HTML.

Sanitising runs only where a text can hold something to sanitise: characters that must occur decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING

from digest.problems import Place, fail
from digest.text.fences import mask_blocks
from digest.text.ordinary import read_ordinary
from digest.text.schemes import is_safe_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

References = Mapping[str, tuple[str, str]]
"""Targets of links that a text names apart (`[name]: address "title"`): address and title."""

DEEPEST = 100
"""Quotes and lists that one line may open; what a person writes has four."""

MOST_OPEN = 500_000
"""Characters that may stand in open brackets, counted once for each bracket: Markdown looks
ahead from each for the end of a link, so thousands never closed would take it hours."""

NESTING = re.compile(
    rf"^[ \t]*(?:(?:>|[-+*][ \t]|\d{{1,9}}\.[ \t])[ \t]*){{{DEEPEST + 1}}}", re.MULTILINE
)
BRACKET = re.compile(r"(?<!\\)\[|\]\(|\]|\)|\n[ \t]*\n")

LINKING = frozenset({"href", "src", "poster"})
TAG = re.compile(r"<[a-zA-Z](?:[^<>\"]|\"[^\"]*\")*>")
ATTRIBUTE = re.compile(r' ([\w:-]+)="([^"]*)"')
"""An attribute as Markdown and the sanitiser spell it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text's HTML, and the targets of the links that it names apart."""

    html: str
    references: References


def draw_markdown(text: str, place: Place) -> Drawn:
    """Return a text's HTML: balanced, without scripts, handlers or dangerous links.

    Raises DigestError for what Markdown can't draw; `place` is where the text begins.
    """
    return convert(text, place, {})


def draw_note(text: str, place: Place, references: References) -> str:
    """Return the HTML of a note, as safe as that of its post, whose named links it may use.

    Footnotes are not drawn in it: their ids would be those of the post's own.
    """
    return convert(text, place, references, with_footnotes=False).html


def convert(
    text: str, place: Place, references: References, *, with_footnotes: bool = True
) -> Drawn:
    """Return a text's HTML, safe to be shown."""
    read = read_ordinary(text, references, with_footnotes=with_footnotes)
    if read is not None:
        return Drawn(*read)
    refuse_depth(text, place)
    from digest.text import stock  # noqa: PLC0415  most texts do without, and it is large

    try:
        html, named = stock.convert(text, references, with_footnotes=with_footnotes)
    except RecursionError:
        what = "this text is nested too deep to be drawn"
        mend = "part it with blank lines, or nest its lists and quotes less"
        raise fail(place, what, mend) from None
    return Drawn(stock.sanitise(html) if is_risky(text, html) else html, named)


def refuse_depth(text: str, place: Place) -> None:
    """Raise the problem of a text that Markdown could not draw, or only in hours."""
    if len(text) > DEEPEST and NESTING.search(text):
        refuse_nesting(mask_blocks(text), place)
    if text.count("[") * len(text) > MOST_OPEN:
        refuse_brackets(mask_blocks(text), place)


def refuse_nesting(text: str, place: Place) -> None:
    """Raise the problem of a line that opens too many quotes and lists; a rule opens none."""
    for deep in NESTING.finditer(text):
        end = text.find("\n", deep.end())
        line = text[deep.start() : end if end >= 0 else len(text)]
        if len(set(line.split())) > 1 or line.lstrip().startswith(">"):
            number = place.line + text.count("\n", 0, deep.start())
            what = f"this line opens more than {DEEPEST} quotes and lists in one another"
            raise fail(Place(place.path, number), what, "write \\ before the first sign")


def refuse_brackets(text: str, place: Place) -> None:
    """Raise the problem of a paragraph with too many brackets that are never closed."""
    squares = rounds = steps = before = start = 0
    for match in BRACKET.finditer(text):
        steps += (squares + rounds) * (match.start() - before)
        before = match.start()
        if steps > MOST_OPEN:
            break
        if match[0] == "[":
            squares += 1
        elif match[0] == ")":
            rounds = max(0, rounds - 1)
        elif match[0].startswith("]"):
            squares = max(0, squares - 1)
            rounds += len(match[0]) - 1
        else:
            squares = rounds = steps = 0
            start = match.end()
    if steps + (squares + rounds) * (len(text) - before) > MOST_OPEN:
        line = place.line + text.count("\n", 0, start)
        what = "this paragraph has too many brackets that are not closed"
        raise fail(Place(place.path, line), what, "close them, or write \\ before each")


def is_risky(text: str, html: str) -> bool:
    """Whether a text could have put more into its HTML than Markdown's own tags."""
    return "<" in text or "{" in text or not all(map(is_safe_link, links(html)))


def links(html: str) -> Iterator[str]:
    """Yield where drawn HTML links to, and where its pictures are."""
    if "href=" in html or "src=" in html:
        for tag in TAG.findall(html):
            for name, value in ATTRIBUTE.findall(tag):
                if name in LINKING:
                    yield unescape(value)


def ids(html: str) -> Iterator[str]:
    """Yield the ids in drawn HTML."""
    if " id=" in html:
        for tag in TAG.findall(html):
            yield from (unescape(value) for name, value in ATTRIBUTE.findall(tag) if name == "id")


def without_ids(html: str) -> str:
    """Return drawn HTML without its ids: for a page that shows pieces of several texts."""
    if " id=" not in html:
        return html
    return TAG.sub(
        lambda tag: ATTRIBUTE.sub(lambda one: "" if one[1] == "id" else one[0], tag[0]), html
    )


def lead_links(html: str, lead: Callable[[str], str | None]) -> str:
    """Return the HTML with its links and pictures led elsewhere; where `lead` says None, as is."""

    def change(match: re.Match[str]) -> str:
        to = lead(unescape(match[2])) if match[1] in LINKING else None
        return match[0] if to is None else f' {match[1]}="{escape(to)}"'

    return TAG.sub(lambda tag: ATTRIBUTE.sub(change, tag[0]), html)
