"""The words of an older text and which words of a newer one they are.

Lines are paired first, then sentences of those that differ, then words of those that differ. What
stands in both texts once is found also where it was moved to. A sentence of which less than half
is left counts as deleted: else single words of it would be found in the one that replaced it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.text.alignment import NONE, Run, alignments, runs, sure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.text.words import Words

SURVIVES = 0.6
"""The share of a sentence that has to be left for it to be the same one: of a shorter part, it
happens that the next sentence of the same text has as much."""

LEAST_MOVED = 20
"""Characters. A line or sentence this long that stands once in both texts has been moved; of a
shorter one that would be a guess."""

Stretch = tuple[int, int]
"""The first word of something, and the one behind its last."""


@dataclass(frozen=True, slots=True)
class Partners:
    """For each word of the old text its partner in the new one, or NONE; `known` have one."""

    of: Sequence[int]
    known: Sequence[int]

    def before(self, word: int) -> int:
        """Return the nearest word before another that has a partner, else NONE."""
        at = bisect_left(self.known, word)
        return self.known[at - 1] if at else NONE

    def after(self, word: int) -> int:
        """Return the nearest word behind another that has a partner, else NONE."""
        at = bisect_right(self.known, word)
        return self.known[at] if at < len(self.known) else NONE


@dataclass(frozen=True, slots=True)
class Paired:
    """The partners that are sure, and all of them as two ways to compare the texts see them.

    `whole` are those of words whose whole line or sentence is in both texts. `taken` are the words
    of the new text that are the partner of any.
    """

    whole: Partners
    sure: Partners
    front: Partners
    back: Partners
    taken: frozenset[int]


def pair(old: Words, new: Words) -> Paired:
    """Return the partners of the words of an older text in a newer one; near-linear time."""
    whole = [NONE] * len(old)
    taken: set[int] = set()
    gaps: list[tuple[Stretch, Stretch]] = [((0, len(old)), (0, len(new)))]
    for old_starts, new_starts in ((old.lines, new.lines), (old.sentences, new.sentences)):
        level = Level(old, new, list(pairwise(old_starts)), list(pairwise(new_starts)))
        found, gaps = level.pairs(gaps, whole, taken)
        for (first, last), (start, _) in found:
            whole[first:last] = range(start, start + last - first)
            taken.update(range(start, start + last - first))
    ways = [NONE] * len(old), [NONE] * len(old)
    for (a, b), (c, d) in gaps:
        here = [word for word in range(a, b) if whole[word] == NONE]
        there = [word for word in range(c, d) if word not in taken]
        seen = alignments([old.keys[word] for word in here], [new.keys[word] for word in there])
        for way, partners in zip(ways, seen, strict=True):
            for word, at in zip(here, partners, strict=True):
                if at != NONE:
                    way[word] = there[at]
            drop_strays(old, new, ((a, b), (c, d)), way)
    for way in ways:
        drop_remains(old, new, way)
    front, back = ([max(pair) for pair in zip(whole, way, strict=True)] for way in ways)
    return Paired(
        whole=partners_of(whole),
        sure=partners_of(sure(front, back)),
        front=partners_of(front),
        back=partners_of(back),
        taken=frozenset([*front, *back]) - {NONE},
    )


def partners_of(found: Sequence[int]) -> Partners:
    """Return partners with the list of the words that have one."""
    return Partners(found, [word for word, partner in enumerate(found) if partner != NONE])


@dataclass(frozen=True, slots=True)
class Level:
    """Two texts as lines, or as sentences."""

    old: Words
    new: Words
    old_units: Sequence[Stretch]
    new_units: Sequence[Stretch]

    def pairs(
        self,
        gaps: Sequence[tuple[Stretch, Stretch]],
        whole: Sequence[int],
        taken: set[int],
    ) -> tuple[list[tuple[Stretch, Stretch]], list[tuple[Stretch, Stretch]]]:
        """Return equal units of both texts within gaps, and the gaps that are left between them.

        What is paired already (`whole`, `taken`) is passed over.
        """
        found: list[tuple[Stretch, Stretch]] = []
        left: list[tuple[Stretch, Stretch]] = []
        for gap_old, gap_new in gaps:
            here = [u for u in within(self.old_units, gap_old) if whole[u[0]] == NONE]
            there = [u for u in within(self.new_units, gap_new) if u[0] not in taken]
            ways = alignments(
                [key(self.old, unit) for unit in here], [key(self.new, unit) for unit in there]
            )
            ordered = [
                (unit, there[at]) for unit, at in zip(here, sure(*ways), strict=True) if at != NONE
            ]
            found += ordered
            edges = [
                ((0, gap_old[0]), (0, gap_new[0])),
                *ordered,
                ((gap_old[1], 0), (gap_new[1], 0)),
            ]
            for (one, two), (three, four) in pairwise(edges):
                if one[1] < three[0]:
                    left.append(((one[1], three[0]), (two[1], four[0])))
        return [*found, *self.moved(found, whole, taken)], left

    def moved(
        self,
        found: Sequence[tuple[Stretch, Stretch]],
        whole: Sequence[int],
        taken: set[int],
    ) -> Iterator[tuple[Stretch, Stretch]]:
        """Yield long units that stand once in both texts, and are not among those found."""
        old_at, new_at = places(self.old, self.old_units), places(self.new, self.new_units)
        settled = {one for one, _ in found}
        for words, (unit, *more) in old_at.items():
            if more or unit in settled or whole[unit[0]] != NONE or len(words) < LEAST_MOVED:
                continue
            there = new_at.get(words, ())
            if len(there) == 1 and there[0][0] not in taken:
                yield unit, there[0]


def places(words: Words, units: Sequence[Stretch]) -> dict[str, list[Stretch]]:
    """Return where each unit stands, by its words."""
    found: dict[str, list[Stretch]] = defaultdict(list)
    for unit in units:
        found[key(words, unit)].append(unit)
    return found


def key(words: Words, unit: Stretch) -> str:
    """Return the words of a unit as one text: equal for equal units only."""
    return " ".join(words.keys[slice(*unit)])


def within(units: Sequence[Stretch], gap: Stretch) -> Sequence[Stretch]:
    """Return the units that lie in a gap."""
    first = bisect_left(units, (gap[0], gap[0]))
    return units[first : bisect_left(units, (gap[1], gap[1]), first)]


def drop_strays(old: Words, new: Words, gap: tuple[Stretch, Stretch], found: list[int]) -> None:
    """Take away the partners of words that are fewer than what was edited on both sides of them.

    Between two texts that have nothing to do with each other these are the words that any texts
    have in common (Neil Fraser, Diff Strategies, 4.1: semantic cleanup).
    """
    kept: list[Run] = [Run(gap[0][0], gap[0][0], gap[1][0])]
    for run in [*runs(found, *gap[0]), Run(gap[0][1], gap[0][1], gap[1][1])]:
        while len(kept) > 1 and is_stray(old, new, kept[-2], kept[-1], run):
            stray = kept.pop()
            found[stray.first : stray.behind] = [NONE] * (stray.behind - stray.first)
        kept.append(run)


def is_stray(old: Words, new: Words, before: Run, run: Run, after: Run) -> bool:
    """Whether a run is no longer than what was edited before it, and after it."""

    def edited(one: Run, other: Run) -> int:
        gone = length(old, one.behind, other.first)
        return max(gone, length(new, one.partner_behind, other.partner))

    own = length(old, run.first, run.behind)
    return own <= edited(before, run) and own <= edited(run, after)


def length(words: Words, first: int, behind: int) -> int:
    """Return how many characters some words have."""
    return sum(map(len, words.keys[first:behind]))


def drop_remains(old: Words, new: Words, found: list[int]) -> None:
    """Take away the partners of words whose sentence is gone but for them.

    A sentence is left if half of it is, and half of what stands from its first partner to its
    last are partners.
    """
    for first, last in pairwise(old.sentences):
        pairs = [(word, found[word]) for word in range(first, last) if found[word] != NONE]
        if not pairs:
            continue
        kept = sum(len(old.keys[word]) for word, _ in pairs)
        whole_length = length(old, first, last)
        extent = length(new, pairs[0][1], pairs[-1][1] + 1)
        if kept < SURVIVES * whole_length or 2 * kept < SURVIVES * (whole_length + extent):
            found[first:last] = [NONE] * (last - first)
