"""Texts that are nearly the same, found among many in near-linear time.

A text is its shingles, all runs of five words (Broder, "On the resemblance and containment of
documents", 1997). Of their hashes the smallest are kept: a random sample that two texts share as
far as they share their shingles ("bottom-k sketch", Cohen and Kaplan, 2007).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING
from zlib import crc32

from digest.text.posts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SIZE = 64
"""Hashes in a sketch: likeness is told to within about 0.06."""

FEWEST = 8
"""Shingles below which two notices are alike by their form alone."""

LIKE = 0.5
"""The share of shingles from which texts are nearly the same: one word in fourteen may differ."""

MOST_FOLLOWED = 8
"""Texts that one hash leads to: a notice below each text would else lead from all to all."""

SAMPLED = 3
"""Mask: of a text's shingles, only those count whose first word hashes to 0 there, a quarter."""

WORD = re.compile(r"\w+")
WORD_OR_SIGN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
"""A word; where no spaces part them, each sign."""


class Sampled(dict[str, bool]):
    """Whether shingles that begin with a word count; a word is hashed once."""

    def __missing__(self, word: str) -> bool:
        """Return it for a new word: the same on every machine."""
        counts = self[word] = not crc32(word.encode()) & SAMPLED
        return counts


def sketch_of(text: str) -> tuple[int, ...]:
    """Return the sketch of a text, sorted; empty for a short one."""
    folded = text.casefold()
    is_spaced = folded.isascii() or not UNSPACED.search(folded)
    words = (WORD if is_spaced else WORD_OR_SIGN).findall(folded)
    starts = [at for at, word in enumerate(words[:-4]) if COUNTS[word]]
    shingles = {crc32(" ".join(words[at : at + 5]).encode()) for at in starts}
    return tuple(sorted(shingles)[:SIZE]) if len(shingles) >= FEWEST else ()


COUNTS = Sampled()


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Return about what share of their shingles two texts have in common (Jaccard)."""
    sample = sorted({*one, *other})[:SIZE]
    both = set(one).intersection(other)
    return sum(value in both for value in sample) / len(sample)


def alike(sketches: Iterable[tuple[str, Sequence[int]]]) -> Iterator[tuple[str, str, float]]:
    """Yield each text that is nearly the same as one before it, that one, and how like they are."""
    known: dict[str, Sequence[int]] = {}
    carriers: defaultdict[int, list[str]] = defaultdict(list)
    for name, sketch in sketches:
        shared = Counter(other for value in sketch for other in carriers.get(value, ()))
        for other, _ in shared.most_common(1):
            share = likeness(sketch, known[other])
            if share >= LIKE:
                yield name, other, share
        known[name] = sketch
        for value in sketch:
            if len(carriers[value]) < MOST_FOLLOWED:
                carriers[value].append(name)
