"""How much of one passage is in another: a number from 0 to 1."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from digest.text.alignment import NONE, partners
from digest.text.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

STEM = 0.5
"""The share of a word that two forms of it have in common, at its beginning and its end."""


def likeness(one: str, other: str) -> float:
    """Return the Dice coefficient of two passages: 0 nothing in common, 1 the same words.

    Words in the same order count with their length. Of a word in place of another counts what
    both begin and end with, if that is half of it: `harbor` for `harbour`.
    """
    return likeness_of(words_of(one).keys, words_of(other).keys)


def likeness_of(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the likeness of two passages as folded words."""
    total = sum(map(len, one)) + sum(map(len, other))
    found = partners(one, other)
    pairs = [(-1, -1), *((i, j) for i, j in enumerate(found) if j != NONE)]
    shared = sum(len(one[i]) for i, _ in pairs[1:])
    for (i, j), (k, m) in pairwise([*pairs, (len(one), len(other))]):
        if k - i == m - j:
            shared += sum(map(shared_stem, one[i + 1 : k], other[j + 1 : m]))
    return 2 * shared / total if total else 1.0


def shared_stem(one: str, other: str) -> int:
    """Return how many characters two forms of a word share, 0 if they are no such forms."""
    shared = sum(shared_ends(one, other))
    return shared if shared >= STEM * max(len(one), len(other)) else 0


def shared_ends(one: str, other: str) -> tuple[int, int]:
    """Return how many characters two texts share at their beginning, and of the rest at the end."""
    most = min(len(one), len(other))
    first = next((at for at in range(most) if one[at] != other[at]), most)
    most -= first
    last = next((at for at in range(most) if one[-1 - at] != other[-1 - at]), most)
    return first, last
