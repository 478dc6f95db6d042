"""Markdown -> safe HTML; owns the Markdown objects.

Most texts are read without them. Extensions that a text can't use are not loaded for it, and
sanitising runs only where a text can hold something to sanitise: characters that must occur decide.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING

import nh3
from markdown import Markdown

from digest.problems import Place, fail
from digest.text.fences import mask_blocks
from digest.text.ordinary import read_ordinary
from digest.text.quick_markdown import quicken
from digest.text.schemes import SAFE_SCHEMES, is_safe_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

References = Mapping[str, tuple[str, str]]
"""Targets of links that a text names apart (`[name]: address "title"`): address and title."""

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
TAG = re.compile(r"<[a-zA-Z](?:[^<>\"]|\"[^\"]*\")*>")
ATTRIBUTE = re.compile(r' ([\w:-]+)="([^"]*)"')
"""An attribute as Markdown and the sanitiser spell it."""

idle: defaultdict[tuple[str, ...], list[Markdown]] = defaultdict(list)
"""Markdown objects that are free, by their extensions: to make one takes as long as to draw a
post. One that is at work is not here, and one that failed doesn't come back."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text's HTML, and the targets of the links that it names apart."""

    html: str
    references: References


def draw_markdown(text: str, place: Place) -> Drawn:
    """Return a text's HTML: balanced, without scripts, handlers or dangerous links.

    Raises DigestError for what Markdown can't draw; `place` is where the text begins.
    """
    return convert(text, place, {}, without=())


def draw_note(text: str, place: Place, references: References) -> str:
    """Return the HTML of a note, as safe as that of its post, whose named links it may use.

    Footnotes are not drawn in it: their ids would be those of the post's own.
    """
    return convert(text, place, references, without=(FOOTNOTES,)).html


def convert(
    text: str,
    place: Place,
    references: References,
    without: tuple[str, ...],
) -> Drawn:
    """Return a text's HTML, drawn by a Markdown object that no other text uses meanwhile."""
    read = read_ordinary(text, references, with_footnotes=FOOTNOTES not in without)
    if read is not None:
        return Drawn(*read)
    refuse_depth(text, place)
    needed = tuple(name for name in extensions_of(text) if name not in without)
    free = idle[needed]
    drawing = free.pop() if free else markdown_with(needed)
    drawing.reset()
    drawing.references.update(references)
    try:
        html = drawing.convert(text)
    except RecursionError:
        what = "this text is nested too deep to be drawn"
        mend = "part it with blank lines, or nest its lists and quotes less"
        raise fail(place, what, mend) from None
    named = dict(drawing.references)
    free.append(drawing)
    return Drawn(sanitise(html) if is_risky(text, html) else html, named)


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


def lead_links(html: str, lead: Callable[[str], str | None]) -> str:
    """Return the HTML with its links and pictures led elsewhere; where `lead` says None, as is."""

    def change(match: re.Match[str]) -> str:
        to = lead(unescape(match[2])) if match[1] in LINKING else None
        return match[0] if to is None else f' {match[1]}="{escape(to)}"'

    return TAG.sub(lambda tag: ATTRIBUTE.sub(change, tag[0]), html)


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
