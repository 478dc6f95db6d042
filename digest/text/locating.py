"""Where a quoted passage is in a text, by its words and the words around it.

Three answers are safe: the words stand there, alone or with what is said to stand around them;
they stand there almost so, between the same words as before; they don't. A passage that could be
in two places is in neither.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING

from digest.text.annotations import AROUND
from digest.text.differing import differ, has_other_figures
from digest.text.folding import fold_whole, folded
from digest.text.likeness import likeness_of
from digest.text.resembling import index_of, resembling
from digest.text.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from digest.text.words import Words

    Span = tuple[int, int]

CERTAIN = (0.7, 0.6)
"""How much a passage has to be like the quote, and on average what is around it (0 to 1)."""

FRAMED = (0.5, 0.8)
"""The same for one that stands between two contexts that are each that much as they were."""

LEAST_CONTEXT = 12
"""Characters of context, without which only the very words of a quote are the passage."""

BLANKS = 2
"""Characters of a context that may be blanks at its ends, which don't count."""

SHORT = 2
"""Words of a context that are all needed, even if one may be cut."""

NEAREST = 3
"""Places that are named for a passage that is not found."""

VERBATIM = frozenset({"exact", "moved"})
FOUND = VERBATIM | {"changed"}
"""The states of a passage that has a place in the text."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quoted passage is.

    `state` is one of

    - `exact`: its words stand there, alone or where what is around them says
    - `moved`: they stand there, but what is around them is not all as it was
    - `changed`: other words stand in its place that say the same, as far as rules can tell
    - `ambiguous`: it may be in several places, which `candidates` has
    - `orphan`: it is in none; `candidates` are the nearest, the best first

    Offsets are code points; for `ambiguous` and `orphan` they are 0.
    """

    state: str
    start: int = 0
    end: int = 0
    candidates: tuple[tuple[int, int], ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether the passage has a place in the text."""
        return self.state in FOUND

    @property
    def span(self) -> tuple[int, int] | None:
        """Where the passage begins and ends, None if it has no place."""
        return (self.start, self.end) if self.is_found else None

    @property
    def is_verbatim(self) -> bool:
        """Whether what stands in that place are the words of the quote."""
        return self.state in VERBATIM


@dataclass(frozen=True, slots=True)
class Fit:
    """A place that may be the passage: how much it and what is around it are as they were."""

    span: Span
    quote: float
    around: tuple[float, ...]
    weights: tuple[int, ...]

    @property
    def mean(self) -> float:
        """How much the contexts that are known are as they were, on average of their characters."""
        total = sum(self.weights)
        return sum(map(mul, self.around, self.weights)) / total if total else 0.0

    @property
    def is_certain(self) -> bool:
        """Whether the place is the passage, if it says the same."""
        if self.quote >= CERTAIN[0] and self.mean >= CERTAIN[1]:
            return True
        has_both = len(self.around) == 2  # noqa: PLR2004  what stands before and what after
        return self.quote >= FRAMED[0] and has_both and min(self.around) >= FRAMED[1]


def locate(text: str, quote: str, prefix: str = "", suffix: str = "", occurrence: int = 0) -> Found:
    """Return where a quote stands in a canonical text.

    How it is spaced, quoted and dashed does not matter (`folding`). Prefix and suffix choose among
    several (W3C TextQuoteSelector), then `occurrence`, which counts from 1. What they leave open
    is never guessed. A quote that stands there once is the passage also where only one of the two
    is as it was (the begin and the end of a text, too): then what is beside it was edited.
    """
    plain = fold_whole(text)
    words, before, after = map(folded, (quote, prefix, suffix))
    places = list(occurrences(plain.text, words))
    leads = [at for at in places if stands_before(plain.text, at, before)]
    ends = {at for at in places if stands_after(plain.text, at + len(words), after)}
    fitting = [at for at in leads if at in ends]
    spans = tuple(plain.span(at, at + len(words)) for at in places)
    if not fitting:
        beside = one_sided(plain.text, places, words, (before, after), ({*leads}, ends))
        if len(beside) == 1:
            (start,) = beside
            return Found("moved", *plain.span(start, start + len(words)), spans)
    if 1 <= occurrence <= len(fitting):
        fitting = [fitting[occurrence - 1]]
    if len(fitting) == 1:
        return Found("exact", *plain.span(fitting[0], fitting[0] + len(words)), spans)
    if fitting:
        return Found("ambiguous", candidates=spans)
    return judged(text, quote, (prefix, suffix), spans)


def one_sided(
    text: str,
    places: Sequence[int],
    words: str,
    contexts: tuple[str, str],
    fitting: tuple[Collection[int], Collection[int]],
) -> set[int]:
    """Return the places of some words that one of their two contexts tells from all others.

    A context as long as is quoted at first was looked at when it was quoted (`annotations`): the
    words stood there alone with it. A shorter one tells a place only if they stand nowhere else
    now; beside a long one it was all there was, so it has to be all there is.
    """
    are_long = [len(context) >= AROUND - BLANKS for context in contexts]
    found = {
        at
        for context, is_long, fits in zip(contexts, are_long, fitting, strict=True)
        if is_long or (context and not any(are_long) and len(places) == 1)
        for at in fits
    }
    if len(places) == 1:
        (at,) = places
        there = text[:at].strip(" "), text[at + len(words) :].strip(" ")
        found |= {at for now, was in zip(there, contexts, strict=True) if now == was}
    return found


def judged(text: str, quote: str, around: tuple[str, str], exact: Sequence[Span]) -> Found:
    """Return where a quote is that doesn't stand where it is said to: by what is most like it.

    `exact` are the places at which its words stand, but not between the words `around` it.
    """
    index = index_of(text)
    keys, contexts = words_of(quote).keys, contexts_of(*around)
    stretches = [stretch_of(index.words, span) for span in exact]
    stretches += resembling(index, keys)
    fits = apart(
        fit_of(index.words, stretch, keys, contexts) for stretch in dict.fromkeys(stretches)
    )
    certain = [
        one
        for one in fits
        if one.is_certain and not differ(quote, text[slice(*one.span)], index.small)
    ]
    if certain and not any(is_rival(one, certain[0]) for one in fits if one is not certain[0]):
        span = certain[0].span
        return Found("moved" if span in exact else "changed", *span, tuple(sorted({*exact, span})))
    if certain:
        like = [one for one in fits if one is certain[0] or is_rival(one, certain[0])]
        return Found("ambiguous", candidates=tuple(sorted(one.span for one in like)))
    near = sorted((-one.quote, one.span) for one in fits if one.quote >= FRAMED[0])
    return Found("orphan", candidates=tuple(span for _, span in near[:NEAREST]))


def is_rival(one: Fit, best: Fit) -> bool:
    """Whether a place is so much like a better one that the text is taken to repeat itself.

    Then the passage may be a third place that was deleted, and neither is it.
    """
    return one.quote >= FRAMED[0] and one.mean >= best.mean / 2


@dataclass(frozen=True, slots=True)
class Contexts:
    """The whole words before and after a quote; none where too little is known of them."""

    before: Sequence[str]
    after: Sequence[str]


def contexts_of(prefix: str, suffix: str) -> Contexts:
    """Return what is known to stand around a quote.

    A context that is cut to a number of characters may begin or end within a word.
    """
    before, after = list(words_of(prefix).keys), list(words_of(suffix).keys)
    if sum(map(len, (*before, *after))) < LEAST_CONTEXT:
        return Contexts((), ())
    is_cut = prefix[:1].isalnum(), suffix[-1:].isalnum()
    return Contexts(
        before[1:] if is_cut[0] and len(before) > SHORT else before,
        after[:-1] if is_cut[1] and len(after) > SHORT else after,
    )


def stretch_of(words: Words, span: Span) -> Span:
    """Return the words that a passage touches: its first, and the one behind its last."""
    return bisect_right(words.ends, span[0]), bisect_left(words.starts, span[1])


def fit_of(words: Words, stretch: Span, quote: Sequence[str], contexts: Contexts) -> Fit:
    """Return how well a stretch of words fits a quote and what is known to stand around it."""
    first, behind = stretch
    beside = (
        (contexts.before, words.keys[max(0, first - len(contexts.before)) : first]),
        (contexts.after, words.keys[behind : behind + len(contexts.after)]),
    )
    around = [(evidence(known, there), length(known)) for known, there in beside if known]
    own = likeness_of(quote, words.keys[first:behind])
    span = words.starts[first], words.ends[behind - 1]
    return Fit(span, own, tuple(one for one, _ in around), tuple(size for _, size in around))


def evidence(known: Sequence[str], there: Sequence[str]) -> float:
    """Return how much a context that is known is like what stands there.

    One longer than is quoted at first was grown, for less of it stands elsewhere, too: then only
    all of it tells the passage from its like. One in which a number is another is that of another
    passage: reports that repeat themselves differ by their figures.
    """
    is_grown = length(known) + len(known) - 1 > AROUND
    return 0.0 if is_grown or has_other_figures(known, there) else likeness_of(known, there)


def length(words: Sequence[str]) -> int:
    """Return how many characters some words have."""
    return sum(map(len, words))


def apart(fits: Iterable[Fit]) -> list[Fit]:
    """Return places that don't overlap: of two that do, the one that the contexts fit better.

    So words that came in place of some at the edge of a passage are of it, and are judged with it.
    """
    chosen: list[Fit] = []
    for one in sorted(fits, key=lambda fit: (-fit.mean, -fit.quote, fit.span)):
        if all(one.span[1] <= other.span[0] or other.span[1] <= one.span[0] for other in chosen):
            chosen.append(one)
    return chosen


def occurrences(text: str, words: str) -> Iterator[int]:
    """Yield every offset of some words, also where one begins within another."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def stands_before(text: str, at: int, words: str) -> bool:
    """Whether some words end where another passage begins, with or without a space."""
    return text.endswith(words, 0, at) or text.endswith(words + " ", 0, at)


def stands_after(text: str, at: int, words: str) -> bool:
    """Whether some words begin where another passage ends, with or without a space."""
    return text.startswith((words, " " + words), at)
