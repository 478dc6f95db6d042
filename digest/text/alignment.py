"""Which things of one sequence are which of another: a diff that also says what it can't know.

Patience diff (Bram Cohen): what occurs once on both sides is paired first, then what stands
between. Where a thing is repeated, beside itself or in what was edited beside it, it may as well
be the other: so there are two ways to see it, and only partners that both have are sure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NONE = -1
"""The partner of a thing that has none."""

DEEPEST = 40
"""Times that a stretch is parted at what is unique in it: news takes four, a made-up text one
for every word, which would take quadratic time."""

SMALL = 4096
"""Cells of a table for a stretch in which nothing is unique; larger ones stay unpaired."""


def alignments(old: Sequence[str], new: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return the partner in `new` of each thing in `old`: the first that it may be, and the last.

    What is paired is equal, in order, and taken once; NONE stands for no partner.
    """
    found = partners(old, new)
    front, back = list(found), list(found)
    matched = list(runs(found))
    edges = [Run(0, 0, 0), *matched, Run(len(old), len(old), len(new))]
    for left, right in pairwise(edges):
        slide(old, new, left, right, (front, back))
    return front, back


@dataclass(frozen=True, slots=True)
class Run:
    """Things that follow each other on both sides: from `first` on, and from `partner` on."""

    first: int
    behind: int
    partner: int

    @property
    def partner_behind(self) -> int:
        """The one behind the last partner."""
        return self.partner + self.behind - self.first


def runs(found: Sequence[int], first: int = 0, behind: int | None = None) -> Iterator[Run]:
    """Yield the runs among the partners in a stretch."""
    begin = NONE
    behind = len(found) if behind is None else behind
    for at in range(first, behind):
        if begin != NONE and (found[at] == NONE or found[at] != found[at - 1] + 1):
            yield Run(begin, at, found[begin])
            begin = NONE
        if begin == NONE and found[at] != NONE:
            begin = at
    if begin != NONE:
        yield Run(begin, behind, found[begin])


def slide(
    old: Sequence[str], new: Sequence[str], left: Run, right: Run, ways: tuple[list[int], list[int]]
) -> None:
    """Note what else the runs around a gap may be: of what stands in it, the first and the last.

    If it is only on one side, the runs' ends may be the ends of that: `a(ba)c` is `(ab)ac`, too.
    Else a whole run may be what stands there.
    """
    front, back = ways
    a, b, c, d = left.behind, right.first, left.partner_behind, right.partner
    if a == b:
        tail = count_equal(new, range(c - 1, left.partner - 1, -1), range(d - 1, 0, -1))
        head = count_equal(new, range(d, right.partner_behind), range(c, len(new)))
        reassign(back, range(a - tail, a), a - tail, d - tail)
        reassign(front, range(b, b + head), b, c)
    elif c == d:
        tail = count_equal(old, range(a - 1, left.first - 1, -1), range(b - 1, 0, -1))
        head = count_equal(old, range(b, right.behind), range(a, len(old)))
        reassign(back, range(a - tail, a), b - tail, c - tail)
        reassign(front, range(b, b + head), a, d)
    else:
        for run, way, is_last in ((left, back, True), (right, front, False)):
            things = old[run.first : run.behind]
            own = range(run.first, run.behind)
            if (at := place_of(things, new[c:d], last=is_last)) != NONE:
                reassign(way, own, run.first, c + at)
            elif (at := place_of(things, old[a:b], last=is_last)) != NONE:
                reassign(way, own, a + at, run.partner)


def count_equal(things: Sequence[str], one: range, other: range) -> int:
    """Return how many things at one range of places equal those at another, one by one."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: things[pair[0]] == things[pair[1]], pairs))


def place_of(wanted: Sequence[str], things: Sequence[str], *, last: bool) -> int:
    """Return the first or last offset at which some things follow each other, NONE if they don't.

    Expects things without line breaks.
    """
    text, words = ("\n".join(["", *some, ""]) for some in (things, wanted))
    at = text.rfind(words) if last else text.find(words)
    return text.count("\n", 0, at) if wanted and at >= 0 else NONE


def reassign(way: list[int], before: range, first: int, partner: int) -> None:
    """Give the partners of some things to others: from `first` on they are `partner` and on."""
    for at in before:
        way[at] = NONE
    for at in range(len(before)):
        way[first + at] = partner + at


def sure(front: Sequence[int], back: Sequence[int]) -> list[int]:
    """Return the partners that two alignments agree on."""
    return [one if one == other else NONE for one, other in zip(front, back, strict=True)]


def partners(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """Return the partner of each thing, in order; NONE for what has none. Near-linear time."""
    found = [NONE] * len(old)
    waiting = [(0, len(old), 0, len(new), 0)]
    while waiting:
        a, b, c, d, depth = waiting.pop()
        while a < b and c < d and old[a] == new[c]:
            found[a] = c
            a, c = a + 1, c + 1
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
            found[b] = d
        if a == b or c == d or depth == DEEPEST:
            continue
        anchors = increasing(unique_pairs(old[a:b], new[c:d]))
        if not anchors and (b - a) * (d - c) <= SMALL:
            anchors = common(old[a:b], new[c:d])
            depth = DEEPEST - 1  # what lies between these has nothing in common
        if anchors:
            edges = [(-1, -1), *anchors, (b - a, d - c)]
            for (i, j), (k, m) in pairwise(edges):
                waiting.append((a + i + 1, a + k, c + j + 1, c + m, depth + 1))
            for i, j in anchors:
                found[a + i] = c + j
    return found


def unique_pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the offsets of what occurs once on both sides, in the order of the first."""
    once = {one for one, count in Counter(new).items() if count == 1}
    once &= {one for one, count in Counter(old).items() if count == 1}
    places = {one: at for at, one in enumerate(new) if one in once}
    return [(at, places[one]) for at, one in enumerate(old) if one in once]


def increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of some pairs that is in order on the second side, too."""
    ends: list[int] = []  # the least last offset of a part of each length
    last: list[int] = []  # the number of that pair
    before: list[int] = []
    for number, (_, at) in enumerate(pairs):
        length = bisect_left(ends, at)
        before.append(last[length - 1] if length else NONE)
        ends[length : length + 1] = [at]
        last[length : length + 1] = [number]
    chosen: list[tuple[int, int]] = []
    number = last[-1] if last else NONE
    while number != NONE:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]


def common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return a longest common subsequence of two short sequences, as pairs of offsets."""
    lengths = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            lengths[i][j] = (
                lengths[i + 1][j + 1] + 1
                if old[i] == new[j]
                else max(lengths[i + 1][j], lengths[i][j + 1])
            )
    i = j = 0
    pairs: list[tuple[int, int]] = []
    while i < len(old) and j < len(new):
        if old[i] == new[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
