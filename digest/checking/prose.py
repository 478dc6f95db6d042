"""Rules on how a text is written: doubled words, marks of work to do, headings, pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.checking.writing import Finding, Writing, found
from digest.nodes import Sheet
from digest.problems import shorten
from digest.shape.parts import alt_of
from digest.text.origin import value_at
from digest.text.signs import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator

TWICE = re.compile(r"\b(\w++)[ \t\n]++(?i:\1)\b")
"""No part of the pattern is tried twice on the same signs."""

MEANT_TWICE = {
    "da": "der det så",
    "de": "das der die sie so wie es",
    "en": "blah bye ha had hear her no so that there very well",
    "es": "muy no que sí",
    "fr": "nous vous non si oui",
    "it": "piano via no sì così molto",
    "nl": "dat die zij hij heel",
    "no": "der det så",
    "pl": "bardzo nie tak",
    "pt": "não sim muito que",
    "sv": "det där så",
}
"""Language -> words that rightly stand twice in it. Others are not looked at: in many, to say a
word twice is how a plural is made, or a word stressed."""


def repeated_word(writing: Writing) -> Iterator[Finding]:
    """Yield each word that stands twice in a row; names such as Baden Baden are let be."""
    fine = MEANT_TWICE.get(writing.lang.partition("-")[0].lower())
    if fine is None:
        return
    for match in TWICE.finditer(writing.prose):
        one, start, end = match[1], *match.span()
        around = writing.prose[max(0, start - 1) : start] + writing.prose[end : end + 1]
        is_name = one[0].isupper() and writing.prose[end - len(one)].isupper()
        is_part = JOINING.intersection(around) or match[0].count("\n") > 1
        if one.isalpha() and not is_name and not is_part and one.lower() not in fine.split():
            again = writing.at(end - len(one))
            yield found(again, f'"{one}" stands twice in a row', "delete one, if it is a slip")


JOINING = frozenset("-’'*_=")
"""What makes a word one of two that are joined, or marks one of the two."""

MARKS = re.compile(r"(?<!\w)(?:FIXME|TKTK|TBD|TODO)(?!\w)")
ROMANCE = frozenset({"ca", "es", "gl", "it", "pt"})
"""Languages in which TODO is a word: there it is a mark only before a colon or a bracket."""


def unfinished(writing: Writing) -> Iterator[Finding]:
    """Yield each mark of work to do, also in comments: in code it is none."""
    body = writing.parts.body
    if not any(mark in body for mark in ("FIXME", "TKTK", "TBD", "TODO")):
        return
    for match in MARKS.finditer(body):
        at = match.start()
        is_comment = body.rfind("<!--", 0, at) > body.rfind("-->", 0, at)
        if writing.prose[at] == MASK and not is_comment:
            continue
        is_word = match[0] == "TODO" and writing.lang.partition("-")[0].lower() in ROMANCE
        if is_word and not body.startswith((":", "("), match.end()):
            continue
        yield found(writing.at(at), f"{match[0]} is still to be done", "do it, and delete the mark")


HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+\S|^ {0,3}\S[^\n]*\n {0,3}(=+|-+)[ \t]*$", re.MULTILINE)


def heading_jump(writing: Writing) -> Iterator[Finding]:
    """Yield each heading that leaves out a level; above the first stands the title, of level 1."""
    before = 1
    for match in HEADING.finditer(writing.prose):
        level = len(match[1]) if match[1] else 1 if match[2].startswith("=") else 2
        if level > before + 1:
            what = f"a heading of level {level} follows one of level {before}"
            mend = f"write it as {'#' * (before + 1)}: who listens to the page misses a level"
            yield found(writing.at(match.start()), what, mend)
        before = level


NO_WORDS = re.compile(r"!\[\s*+\][(\[]|<img\s(?![^<>]*\balt\s*=)[^<>]*>", re.IGNORECASE)


def no_alt(writing: Writing) -> Iterator[Finding]:
    """Yield each picture without words; `alt=""` in HTML says that it needs none."""
    for match in NO_WORDS.finditer(writing.prose):
        mend = 'say what is to be seen: ![A harbour at dusk](…); alt="" in HTML for an ornament'
        yield found(writing.at(match.start()), NO_ALT, mend)
    post, front = writing.post, next(iter(writing.yaml), None)
    node = value_at(front.root, "image") if front else None
    if post and post.image and front and node and not alt_of(post):
        place = Sheet(front.path, front.first_line).place(node)
        mend = f"write image: {{file: {shorten(post.image)}, alt: A harbour at dusk}}"
        yield found(place, NO_ALT, mend)


NO_ALT = "this picture has no words beside it"
