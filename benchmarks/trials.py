"""Texts that are edited at random, and where a passage of them truly is afterwards.

Every character carries its number in the old text, so what became of it is known. A copy carries
the same number and is marked as one: while the original stands, the copy is another passage.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

INSERTED = -1
COPIED = 1_000_000_000
"""Is added to the number of a character that is a copy."""

UNITS = {
    "word": re.compile(r"\S+"),
    "words": re.compile(r"\S+(?: \S+){1,6}"),
    "sentence": re.compile(r"\S(?:.*?[.!?؟][”\"’»)]*(?= |$)|.*)", re.MULTILINE),
    "paragraph": re.compile(r"\S.*"),
}

Traced = list[tuple[str, int]]
"""A text as characters, each with its number in the old text."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Trial:
    """A passage of an old text, the text as it is now, and where its characters came from."""

    old: str
    start: int
    end: int
    new: str
    numbers: Sequence[int]
    edits: Sequence[str]

    @property
    def passage(self) -> str:
        """The words of the passage."""
        return self.old[self.start : self.end]

    @property
    def is_whole(self) -> bool:
        """Whether the passage still stands as it was, with nothing in it."""
        own = self.own()
        now = self.new[own[0] : own[-1] + 1] if own else ""
        return now.split() == self.passage.split()

    def own(self) -> list[int]:
        """Return where the characters of the passage are now, copies and blanks apart."""
        span = range(self.start, self.end)
        return [at for at, number in enumerate(self.numbers) if number in span and self.is_word(at)]

    def is_word(self, at: int) -> bool:
        """Whether a character of the new text is not blank."""
        return not self.new[at].isspace()

    def is_right(self, start: int, end: int, *, verbatim: bool) -> bool:
        """Whether a span of the new text is the passage.

        Most of its characters have to be the passage's own. A copy counts as the passage if the
        passage itself is not whole any more, or stands in no more of the words around it than the
        copy: then nobody could tell which is which. Where the words are not said to be the same,
        a third is enough: what stands between those that are left, or came in place of others, is
        of the passage, too.
        """
        own = self.own()
        span = [at for at in range(start, end) if self.is_word(at)]
        words = range(self.start, self.end)
        belong = {at for at in span if self.numbers[at] % COPIED in words}
        if not verbatim and own:
            belong |= {at for at in span if own[0] <= at <= own[-1]}
        has_own = (
            not self.is_whole
            or not {*own}.isdisjoint(span)
            or (verbatim and self.around(start, end) >= self.around(own[0], own[-1] + 1))
        )
        return has_own and (2 if verbatim else 3) * len(belong) >= len(span)

    def around(self, start: int, end: int) -> int:
        """Return how many characters around a place are those around the passage."""
        before = zip(self.old[: self.start][::-1], self.new[:start][::-1], strict=False)
        after = zip(self.old[self.end :], self.new[end:], strict=False)
        return sum(
            len([*takewhile(lambda pair: pair[0] == pair[1], pairs)]) for pairs in (before, after)
        )


FRAMES = (
    "Shares in {} rose by {} percent to {} crowns.",
    "Shares in {} fell by {} percent to {} crowns.",
    "Trade in {} was halted at {} for {} minutes.",
    "The board of {} will meet again on day {} of week {}.",
    "The board of {} will not meet before day {} of week {}.",
    "{} declined to comment, as on day {} of week {}.",
)
NAMES = ("Alder", "Birch Line", "Cedar Works", "Elm", "North Elm")


def stock_texts(texts: int, stream: Random) -> list[str]:
    """Return texts that repeat themselves, as reports of markets and results do.

    Their sentences differ by a name and two figures up to 4, and many are the same.
    """

    def sentence() -> str:
        figures = stream.randrange(1, 5), stream.randrange(1, 5)
        return stream.choice(FRAMES).format(stream.choice(NAMES), *figures)

    def paragraph() -> str:
        return " ".join(sentence() for _ in range(stream.randrange(2, 7)))

    return ["\n".join(paragraph() for _ in range(stream.randrange(4, 12))) for _ in range(texts)]


ALIKE = 5
"""Words that paragraphs of two texts begin with, where these are forms of the same one."""


def unlike(texts: Sequence[str]) -> list[str]:
    """Return texts without the paragraphs that another has, too, such as a notice below each.

    Once one stands in place of its like, nobody can tell whether it was put there or edited.
    """
    begun = [{" ".join(one.split()[:ALIKE]) for one in text.split("\n")} for text in texts]
    counts = Counter(one for begins in begun for one in begins)
    return [
        "\n".join(one for one in text.split("\n") if counts[" ".join(one.split()[:ALIKE])] == 1)
        for text in texts
    ]


def trial(texts: Sequence[str], stream: Random, kinds: Sequence[str] | None = None) -> Trial:
    """Return a random passage of one of some texts, and that text with one to eight edits.

    `kinds` are those of `EDITS` that are drawn, None for all.
    """
    old = stream.choice(texts)
    start, end = passage(old, stream)
    traced = [(character, at) for at, character in enumerate(old)]
    edits = []
    for _ in range(stream.choice((1, 1, 2, 3, 5, 8))):
        near = start if stream.random() < NEAR else None
        kind, unit = stream.choice(kinds or tuple(EDITS)), stream.choice(tuple(UNITS))
        other = stream.choice([text for text in texts if text is not old])
        traced = edited(traced, (kind, unit), other, near, stream)
        edits.append(f"{kind} {unit}")
    new = "".join(character for character, _ in traced)
    return Trial(old, start, end, new, [number for _, number in traced], edits)


NEAR = 0.5
"""The share of edits that are made to a passage or what is beside it."""


def passage(text: str, stream: Random) -> Span:
    """Return a random passage of whole words: mostly some words, at times some sentences."""
    words = list(re.finditer(r"\w+", text))
    first = stream.randrange(len(words))
    longest = stream.choice((2, 6, 6, 12, 12, 30, 60))
    last = min(len(words) - 1, first + stream.randrange(longest))
    return words[first].start(), words[last].end()


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit is made with: where, where else, words of another text, what parts units."""

    here: Span
    there: Span
    fresh: Traced
    blank: Traced
    stream: Random


def edited(
    traced: Traced, what: tuple[str, str], other: str, near: int | None, stream: Random
) -> Traced:
    """Return a text with one edit, of a kind and to a unit, near a passage if that is asked."""
    kind, unit = what
    text = "".join(character for character, _ in traced)
    spans = [match.span() for match in UNITS[unit].finditer(text)]
    if not spans:
        return traced
    here = stream.choice(spans)
    if near is not None:
        close = range(near - 40, near + 80)
        hit = [s for s in spans if any(number in close for _, number in traced[slice(*s)])]
        here = stream.choice(hit or spans)
    fresh: Traced = [(c, INSERTED) for c in stream.choice(UNITS[unit].findall(other))]
    blank: Traced = [("\n" if unit == "paragraph" else " ", INSERTED)]
    return EDITS[kind](traced, Edit(here, stream.choice(spans), fresh, blank, stream))


def delete(traced: Traced, edit: Edit) -> Traced:
    """Return a text without a unit and the blank behind it."""
    start, end = edit.here
    return traced[:start] + traced[end + 1 :]


def insert(traced: Traced, edit: Edit) -> Traced:
    """Return a text with words of another one before a unit."""
    start, _ = edit.here
    return traced[:start] + edit.fresh + edit.blank + traced[start:]


def replace(traced: Traced, edit: Edit) -> Traced:
    """Return a text with other words in place of a unit; a word that both begin with stays."""
    start, end = edit.here
    first, last = shared_words(traced[start:end], edit.fresh)
    fresh = edit.fresh[first : len(edit.fresh) - last]
    return traced[: start + first] + fresh + traced[end - last :]


def repeat(traced: Traced, edit: Edit) -> Traced:
    """Return a text with a unit a second time, behind itself or behind another one."""
    start, end = edit.here
    copy = [(c, n + COPIED if 0 <= n < COPIED else n) for c, n in traced[start:end]]
    place = edit.stream.choice((end, edit.there[1]))
    return traced[:place] + edit.blank + copy + traced[place:]


def swap(traced: Traced, edit: Edit) -> Traced:
    """Return a text in which two units have changed places."""
    (a, b), (c, d) = sorted([edit.here, edit.there])
    if b > c or any(shared_words(traced[a:b], traced[c:d])):
        return traced
    return traced[:a] + traced[c:d] + traced[b:c] + traced[a:b] + traced[d:]


EDITS: dict[str, Callable[[Traced, Edit], Traced]] = {
    "delete": delete,
    "insert": insert,
    "replace": replace,
    "repeat": repeat,
    "swap": swap,
}


def shared_words(before: Traced, after: Traced) -> Span:
    """Return how many characters of whole words two texts begin with, and how many end them."""
    one, other = ("".join(c for c, _ in text).split(" ") for text in (before, after))
    most = min(len(one), len(other)) - 1
    first = next((n for n in range(most) if one[n] != other[n]), most)
    last = next((n for n in range(most - first) if one[-1 - n] != other[-1 - n]), most - first)
    return len(" ".join(one[:first])), len(" ".join(one[len(one) - last :]))
