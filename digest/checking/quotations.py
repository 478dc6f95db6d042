"""The rule on quotations: what is quoted stands in the seed, word for word.

Quotes, dashes and blanks may be written otherwise, capitals too, and so may the sign that ends a
quotation. What an editor left out or put in stands in brackets or is an ellipsis, as everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING

from digest.checking.likeness import WORD_OR_SIGN
from digest.checking.writing import Finding, Writing, found
from digest.problems import Place, shorten
from digest.text.folding import MEANT, SPECIAL
from digest.text.passages import canonical_text
from digest.text.posts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

QUOTED = re.compile(
    r"“([^“”\n]+)”|„([^„“”\n]+)[“”]|«([^«»\n]+)»|»([^«»\n]+)«|\"([^\"\n]+)\"|「([^「」\n]+)」"
)
"""Quotation marks in pairs: English, German, French, Danish, of typewriters, Japanese."""

FEWEST_WORDS = 5
"""Words from which a quotation is a sentence: fewer may be a term, or a name."""

FEWEST_SIGNS = 12
"""The same, where no spaces part words."""

LEFT_OUT = re.compile(r"\[[^\]]*\]|\(\.\.\.\)|\.\.\.")
ENDS = " .,;:!?'\"-。、！？"
SENTENCE = re.compile(r"(?<=[.!?。！？])[\s”’\"»]+|\n[ \t]*\n")
DASHES = ("—", "–", "--", "―")
"""What stands before the name of who is quoted, on a line of its own."""

ENOUGH = 1 / 3
"""Share of its words that a sentence of the seed has in common with what is like it."""


def quotations(writing: Writing) -> Iterator[str]:
    """Yield the sentences that a post quotes: blocks that are set apart, and words in marks."""
    lines = writing.canonical.split("\n")
    apart = set(lines).intersection(set_apart(writing.html))
    for line in lines:
        if line in apart:
            if is_sentence(line) and not line.startswith(DASHES):
                yield line
        elif any(mark in line for mark in '“„«»"「'):
            for match in QUOTED.finditer(line):
                words = match[match.lastindex or 0]
                if is_sentence(words):
                    yield words


def set_apart(html: str) -> Iterator[str]:
    """Yield the blocks of text in the block quotes of a body."""
    start = html.find("<blockquote")
    while start >= 0:
        end = html.find("</blockquote>", start)
        end = len(html) if end < 0 else end + len("</blockquote>")
        yield from canonical_text(html[start:end]).split("\n")
        start = html.find("<blockquote", end)


def is_sentence(words: str) -> bool:
    """Whether a quotation is long enough to be held to its words."""
    return len(words.split()) >= FEWEST_WORDS or len(UNSPACED.findall(words)) >= FEWEST_SIGNS


def plain(text: str) -> str:
    """Return a text as quotations are compared: see above."""
    folded = SPECIAL.sub(lambda match: MEANT[match.lastgroup or ""], text)
    return unicodedata.normalize("NFC", folded).replace('"', "'").casefold()


def stands_in(words: str, seed: str) -> bool:
    """Whether the parts of a quotation stand in a seed, one after the other; both are plain."""
    at = 0
    for part in LEFT_OUT.split(words):
        bare = part.strip(ENDS)
        at = seed.find(bare, at)
        if at < 0:
            return False
        at += len(bare)
    return True


def quote(writing: Writing) -> Iterator[Finding]:
    """Yield each quotation that isn't in the seed of its post, beside what is nearest to it."""
    post, seed = writing.post, writing.seed
    if post is None or post.seed is None or seed is None:
        return
    folded = ""
    for words in quotations(writing):
        if words in seed:
            continue
        folded = folded or plain(seed)
        if not stands_in(plain(words), folded):
            near = nearest_in(seed, words)
            lines = [f"there: {near}"] if near else [f"{post.seed.file} has nothing like it"]
            mend = "quote it word for word, and put what you changed in [brackets]"
            what = f"this quotation is not in {post.seed.file}: {shorten(words)}"
            yield found(place_of(writing, words), what, "\n".join([*lines, mend]))


def nearest_in(seed: str, words: str) -> str:
    """Return the sentences of a seed that are most like a quotation, empty if none is like it."""
    wanted = set(word_list(words))
    sentences = [" ".join(one.split()) for one in SENTENCE.split(seed) if one.strip()]
    length = max(1, len([one for one in SENTENCE.split(words) if one.strip()]))
    shared = [wanted.intersection(word_list(one)) for one in sentences]
    best, most = 0, 0
    for at in range(len(sentences)):
        count = len(set().union(*shared[at : at + length]))
        if count > most:
            best, most = at, count
    return " ".join(sentences[best : best + length]) if most >= ENOUGH * len(wanted) else ""


def word_list(text: str) -> Sequence[str]:
    """Return the words of a text; where no spaces part them, its signs."""
    return WORD_OR_SIGN.findall(text.casefold())


def place_of(writing: Writing, words: str) -> Place:
    """Return where a quotation stands: where its first words do, if it is broken into lines."""
    for start in (words, " ".join(words.split()[:3])):
        place = writing.where(start)
        if place.line:
            return place
    return Place(writing.path, 1, 1)


TAGS = re.compile(r"<[^<>]*>")


def text_of_page(html: str) -> str:
    """Return the words of a saved page, whatever its markup is worth."""
    return unescape(TAGS.sub("", html))
