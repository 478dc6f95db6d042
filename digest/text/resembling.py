"""Which stretches of a text are like a quote, found by the rare words that they share."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.text.alignment import NONE, partners
from digest.text.words import Words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Stretch = tuple[int, int]

COMMON = 24
"""A word that a text has more often tells too little by itself; then it counts with the next."""

MOST = 8
"""Stretches that are compared with a quote, word by word: those that share most with it."""


@dataclass(frozen=True, slots=True)
class Index:
    """The words of a text, where each stands and each two that follow each other.

    `small` are those that stand there in small letters.
    """

    words: Words
    places: Mapping[str, Sequence[int]]
    small: frozenset[str]


@lru_cache(maxsize=1)  # all notes of a file are looked for in one text
def index_of(text: str) -> Index:
    """Return the index of a canonical text."""
    words = words_of(text)
    places: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(words.keys):
        places[key].append(at)
    for at, pair in enumerate(pairwise(words.keys)):
        places[" ".join(pair)].append(at)
    return Index(words, dict(places), frozenset(key for key in words.keys if key.islower()))


def resembling(index: Index, quote: Sequence[str]) -> Iterator[Stretch]:
    """Yield the stretches of words that are most like those of a quote, as the first and the end.

    Of each there may be three: as far as words are shared, and the same without a word far from the
    others, and with what stands in place of words at its edges that are not shared.
    """
    keys = index.words.keys
    for low, high in windows(index, quote):
        pairs = [(i, low + j) for i, j in enumerate(partners(quote, keys[low:high])) if j != NONE]
        if pairs:
            (i, first), (j, last) = tightest(quote, keys, pairs)
            yield first, last + 1
            if (loose := (pairs[0][1], pairs[-1][1] + 1)) != (first, last + 1):
                yield loose
            begins, ends = sentence(index.words, first)[0], sentence(index.words, last)[1]
            wide = max(begins, first - i), min(ends, last + len(quote) - j)
            if wide != (first, last + 1):
                yield wide


def windows(index: Index, quote: Sequence[str]) -> list[Stretch]:
    """Return where in a text the words of a quote stand close together, most of them first."""
    votes: Counter[int] = Counter()
    for at, (key, after) in enumerate(pairwise([*quote, ""])):
        for gram, weight in ((key, len(key)), (f"{key} {after}", len(key) + len(after))):
            found = index.places.get(gram, ())
            if len(found) <= COMMON:
                for place in found:
                    votes[place - at] += weight
    near = max(2, len(quote) // 2)
    groups: list[tuple[int, int, int]] = []  # weight, first and last shift of the quote
    for shift in sorted(votes):
        if groups and shift - groups[-1][1] <= near:
            weight, first, _ = groups.pop()
            groups.append((weight + votes[shift], first, shift))
        else:
            groups.append((votes[shift], shift, shift))
    best = sorted(groups, key=lambda group: (-group[0], group[1]))[:MOST]
    return [
        (max(0, first - near), min(len(index.words), last + len(quote) + near))
        for _, first, last in best
    ]


def tightest(
    quote: Sequence[str], keys: Sequence[str], pairs: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the first and last of some shared words between which most is shared.

    A word far from the others is left out if what it adds is less than what it takes in.
    """
    low, high = 0, len(pairs) - 1
    while low < high and is_far(quote, keys, pairs[low], pairs[low + 1], quote[pairs[low][0]]):
        low += 1
    while low < high and is_far(quote, keys, pairs[high - 1], pairs[high], quote[pairs[high][0]]):
        high -= 1
    return pairs[low], pairs[high]


def is_far(
    quote: Sequence[str],
    keys: Sequence[str],
    left: tuple[int, int],
    right: tuple[int, int],
    word: str,
) -> bool:
    """Whether more came between two shared words than one of them, and what was there, weighs."""
    came = sum(map(len, keys[left[1] + 1 : right[1]]))
    return came > 2 * len(word) + sum(map(len, quote[left[0] + 1 : right[0]]))


def sentence(words: Words, word: int) -> Stretch:
    """Return the first word of the sentence that a word is part of, and the one behind it."""
    number = bisect_right(words.sentences, word)
    return words.sentences[number - 1], words.sentences[number]
