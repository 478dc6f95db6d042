"""Where a passage of an older text is in a newer one, by what became of the text around it.

`pairing` compares the texts by lines, sentences and words; here the edges of a passage are found
by characters, and it is judged whether what is there still is the passage.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from digest.text.alignment import NONE
from digest.text.folding import folded
from digest.text.likeness import likeness, likeness_of, shared_ends
from digest.text.pairing import LEAST_MOVED, Paired, pair
from digest.text.passages import share_most, trimmed
from digest.text.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.text.pairing import Partners
    from digest.text.words import Words

SURVIVES = 0.5
"""How much a passage has to be like what is left of it to be the same one."""

FARTHEST = 2
"""So many times its own length may come into a passage, or in place of words at its edge."""

AROUND = 8
"""Words on each side of a short passage that tell a copy of it from the same words elsewhere."""

LONGEST = 200
"""Words on each side of a place that are compared with those around a passage."""

MOST_RIVALS = 100
"""Places that are looked at for a copy: a word that stands more often is no passage."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of a passage: where it is in the new text, and what it reads there.

    `state` is one of

    - `exact`: the same words at the same offsets
    - `moved`: the same words at other offsets
    - `changed`: some of its words are others now; `after` is what stands there
    - `ambiguous`: its words were repeated beside it; `candidates` are where it may be
    - `gone`: less than half of it is left; `candidates` is what stands there now, if anything

    "The same" is meant as `folding` has it: quotes, dashes and blanks may differ. For `ambiguous`
    and `gone` the offsets are 0 and `after` is empty. All offsets are code points.
    """

    state: str
    before: str
    after: str = ""
    start: int = 0
    end: int = 0
    candidates: tuple[tuple[int, int], ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether the passage has a place in the new text."""
        return self.state in {"exact", "moved", "changed"}

    @property
    def span(self) -> tuple[int, int]:
        """Where the passage begins and ends."""
        return self.start, self.end


def follow(old: str, new: str, spans: Iterable[tuple[int, int]]) -> list[Followed]:
    """Return what became of passages, given as start and end in the old canonical text.

    An empty span is a point; it stays behind the word before it.
    """
    comparison = compare(old, new)
    return [comparison.follow(*span) for span in spans]


def compare(old: str, new: str) -> Comparison:
    """Return the comparison of two canonical texts; any number of passages is followed by it.

    Takes time that grows about as the texts do, whatever they hold.
    """
    words = words_of(old), words_of(new)
    return Comparison(*words, pair(*words))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts, and which words of the one are which of the other."""

    old: Words
    new: Words
    paired: Paired

    def follow(self, start: int, end: int) -> Followed:
        """Return what became of a passage of the old text."""
        start, end = trimmed(self.old.text, start, end)
        if start == end:
            return self.follow_point(start)
        front = self.judged(start, end, self.paired.front)
        back = self.judged(start, end, self.paired.back)
        found = front if front == back else self.reconciled(start, end, front, back)
        rivals = set(self.rivals(start, end, found)) if found.is_found else set()
        if rivals or (found.is_found and self.is_repeated(start, end, found)):
            return ambiguous(found.before, {found.span, *rivals})
        return found

    def reconciled(self, start: int, end: int, front: Followed, back: Followed) -> Followed:
        """Return what became of a passage of which the two ways to compare see different things.

        A passage that has words with a sure partner is where it is whole, or where these are.
        """
        seen = [one for one in (front, back) if one.is_found]
        if self.has_sure(start, end):
            whole = [one for one in seen if one.state != "changed"]
            found = whole[0] if len(whole) == 1 else self.judged(start, end, self.paired.sure)
            if whole == [found] or (
                found.is_found and all(share_most(found.span, one.span) for one in seen)
            ):
                return found
        if seen:
            return ambiguous(front.before, {one.span for one in seen})
        return Followed("gone", front.before, candidates=front.candidates)

    def rivals(self, start: int, end: int, found: Followed) -> Iterator[tuple[int, int]]:
        """Yield where what is left of a passage stands once more, in words that came new.

        Who repeats a sentence and then edits the first of the two leaves the second as it was: no
        one knows which of them is the passage. One that kept its place has rivals only there, and
        where no less of what was around it stands; one that changed, wherever it stands unchanged.
        """
        old, new = self.old, self.new
        first, behind = self.within(start, end)
        low, high = self.new_words(found)
        here = self.touching(first, behind, low, high)
        places = [self.place(unit, first, behind) for unit in (old.lines, old.sentences)]
        place = places[0] if self.is_whole(first, behind) or low not in places[1] else places[1]
        beside = old.keys[max(0, first - AROUND) : behind + AROUND]
        left, own = new.keys[low:high], old.keys[first:behind]
        for at in self.copies(left, (low, high), beside):
            is_near = low not in place or at in place
            if is_near or self.touching(first, behind, at, at + len(left)) >= here:
                yield new.starts[at], new.ends[at + len(left) - 1]
        for at in self.copies(own, (low, high), beside) if own != left else ():
            yield new.starts[at], new.ends[at + len(own) - 1]

    def is_repeated(self, start: int, end: int, found: Followed) -> bool:
        """Whether nothing that is left of a passage, and of the words beside it, tells it apart.

        A run of its words counts with the words around it that are the same in both texts. Such a
        stretch that stands once in each can be no other; where it is repeated in one of them, and
        the others were edited, the comparison may have taken one for another.
        """
        old, new = self.old, self.new
        low, high = self.new_words(found)
        behind, is_left = 0, False
        for word in range(*self.within(start, end)):
            at = self.paired.sure.of[word]
            if word < behind or not low <= at < high:
                continue
            before, after = self.same_around(word, word, at, at)
            behind, is_left = word + after, True
            stretch = old.keys[word - before : behind]
            if old.stands_once(stretch) and new.stands_once(stretch):
                return False
        return is_left

    def copies(
        self, keys: Sequence[str], apart: tuple[int, int], beside: Sequence[str]
    ) -> Iterator[int]:
        """Yield the first word of each place at which some words came new, apart from a stretch.

        Short ones may well be others: then what is `beside` them has to be alike.
        """
        is_long = len(" ".join(keys)) >= LEAST_MOVED
        for at in islice(self.new.occurrences(keys), MOST_RIVALS):
            behind = at + len(keys)
            is_apart = behind <= apart[0] or at >= apart[1]
            if is_apart and self.paired.taken.isdisjoint(range(at, behind)):
                there = self.new.keys[max(0, at - AROUND) : behind + AROUND]
                if is_long or likeness_of(beside, there) >= SURVIVES:
                    yield at

    def touching(self, first: int, behind: int, low: int, high: int) -> int:
        """Return how many words on both sides of a passage are those on the sides of a place."""
        return sum(self.same_around(first, behind, low, high))

    def same_around(self, first: int, behind: int, low: int, high: int) -> tuple[int, int]:
        """Return how many words before a passage, and behind it, are those beside a place."""
        old, new = self.old.keys, self.new.keys
        before = zip(
            reversed(old[max(0, first - LONGEST) : first]),
            reversed(new[max(0, low - LONGEST) : low]),
            strict=False,
        )
        after = zip(old[behind : behind + LONGEST], new[high : high + LONGEST], strict=False)
        return count_same(before), count_same(after)

    def place(self, units: Sequence[int], first: int, behind: int) -> range:
        """Return the words of the new text between what stood around some sentences, or lines."""
        low, high = around(units, first, behind)
        whole = self.paired.whole
        left, right = whole.before(low), whole.after(high - 1)
        return range(
            whole.of[left] + 1 if left != NONE else 0,
            whole.of[right] if right != NONE else len(self.new),
        )

    def is_whole(self, first: int, behind: int) -> bool:
        """Whether the lines of some words are lines of the new text, following each other."""
        low, high = around(self.old.lines, first, behind)
        there = self.paired.whole.of[low], self.paired.whole.of[high - 1]
        is_together = NONE not in there and there[1] - there[0] == high - 1 - low
        return is_together and around(self.new.lines, there[0], there[1] + 1) == (
            there[0],
            there[1] + 1,
        )

    def has_sure(self, start: int, end: int) -> bool:
        """Whether a word of a passage surely has a partner."""
        return any(self.paired.sure.of[word] != NONE for word in range(*self.within(start, end)))

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the first word of a passage, and the one behind its last."""
        return bisect_right(self.old.ends, start), bisect_left(self.old.starts, end)

    def new_words(self, found: Followed) -> tuple[int, int]:
        """Return the first word of what a passage was followed to, and the one behind its last."""
        return bisect_right(self.new.ends, found.start), bisect_left(self.new.starts, found.end)

    def follow_point(self, at: int) -> Followed:
        """Return what became of a point between words: it stays behind the one before it."""
        word = bisect_right(self.old.ends, at) - 1
        if word < 0:
            place = 0
        elif self.paired.sure.of[word] == NONE:
            return Followed("gone", "")
        else:
            place = self.new.ends[self.paired.sure.of[word]]
        return Followed("exact" if place == at else "moved", "", start=place, end=place)

    def judged(self, start: int, end: int, partners: Partners) -> Followed:
        """Return what became of a passage if these are the partners of the old words."""
        before = self.old.text[start:end]
        span = self.mapped(start, end, partners)
        after = self.new.text[slice(*span)]
        if after and folded(after) == folded(before):
            return Followed("exact" if span == (start, end) else "moved", before, after, *span)
        if after and likeness(before, after) >= SURVIVES:
            return Followed("changed", before, after, *span)
        return Followed("gone", before, candidates=(span,) if after else ())

    def mapped(self, start: int, end: int, partners: Partners) -> tuple[int, int]:
        """Return where a passage would be: from its first word that is left to its last.

        Where words at its edge were replaced, what replaced them is taken in.
        """
        old, new = self.old, self.new
        first, behind = self.within(start, end)
        low, high = self.heaviest(first, behind - 1, partners)
        if low == NONE:
            left, right = partners.before(first), partners.after(behind - 1)
            if not self.is_left(first, behind, left, right):
                return 0, 0
            gap = self.gap(left, right, partners)
            begins, ends = gap.crossed(start), gap.crossed(end, closes=True)
        else:
            begins = new.starts[partners.of[low]] + max(0, start - old.starts[low])
            ends = new.ends[partners.of[high]] - max(0, old.ends[high] - end)
            if low > first:
                gap = self.gap(partners.before(low), low, partners)
                begins = max(gap.crossed(start), self.sentence(partners.of[low])[0])
            if high < behind - 1:
                gap = self.gap(high, partners.after(high), partners)
                ends = min(gap.crossed(end, closes=True), self.sentence(partners.of[high])[1])
        if word_around(old, start) == NONE and (word := word_around(new, begins)) != NONE:
            begins = new.ends[word]
        if word_around(old, end) == NONE and (word := word_around(new, ends)) != NONE:
            ends = new.starts[word]
        return trimmed(new.text, begins, max(begins, ends))

    def is_left(self, first: int, behind: int, left: int, right: int) -> bool:
        """Whether the sentence of words that have no partner is left, by words beside them."""
        begins, ends = around(self.old.sentences, first, behind)
        return left >= begins or begins <= right < ends

    def sentence(self, word: int) -> tuple[int, int]:
        """Return where the sentence of a word of the new text begins and ends.

        What came in place of words at the edge of a passage is part of it as far as that.
        """
        number = bisect_right(self.new.sentences, word)
        first, behind = self.new.sentences[number - 1], self.new.sentences[number]
        return self.new.starts[first], self.new.ends[behind - 1]

    def heaviest(self, first: int, last: int, partners: Partners) -> tuple[int, int]:
        """Return the first and last word of the longest part of a passage that stayed together.

        Words that were moved, or parted from the others by much new text, are no part of it.
        """
        best = (0, NONE, NONE)
        weight, low, before = 0, NONE, NONE
        longest = FARTHEST * (last - first + 1)
        at = bisect_left(partners.known, first)
        for word in partners.known[at : bisect_right(partners.known, last, at)]:
            partner = partners.of[word]
            if low == NONE or not 0 < partner - before <= longest:
                weight, low = 0, word
            weight += len(self.old.keys[word])
            best = max(best, (weight, low, word), key=lambda one: one[0])
            before = partner
        return best[1:]

    def gap(self, left: int, right: int, partners: Partners) -> Gap:
        """Return what stands between two old words and between their partners.

        NONE is the begin or the end of the texts. Nothing is in it where they changed places.
        """
        old, new = self.old, self.new
        a, c = (0, 0) if left == NONE else (old.ends[left], new.ends[partners.of[left]])
        b, d = len(old.text), len(new.text)
        if right != NONE:
            b, d = old.starts[right], new.starts[partners.of[right]]
        return Gap(old.text[a:b], new.text[c:d] if c <= d else "", a, c)


def count_same(pairs: Iterable[tuple[str, str]]) -> int:
    """Return how many pairs there are before the first of two different words."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def ambiguous(before: str, places: Iterable[tuple[int, int]]) -> Followed:
    """Return that a passage may be in several places."""
    return Followed("ambiguous", before, candidates=tuple(sorted(places)))


def word_around(words: Words, offset: int) -> int:
    """Return the word that an offset is in the middle of, NONE if it is between words."""
    word = bisect_right(words.starts, offset) - 1
    is_inside = word >= 0 and words.starts[word] < offset < words.ends[word]
    return word if is_inside else NONE


def around(units: Sequence[int], first: int, behind: int) -> tuple[int, int]:
    """Return where the sentences, or lines, begin and end that some words are part of."""
    return units[bisect_right(units, first) - 1], units[bisect_left(units, behind)]


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of the old text and what stands in its place, with the offsets of both."""

    old: str
    new: str
    old_start: int
    new_start: int

    def crossed(self, offset: int, *, closes: bool = False) -> int:
        """Return where the edge of a passage is that lay in the stretch.

        It keeps its place among the characters that both end or begin with, first of all on the
        side of the passage. What was replaced belongs to a passage that it was wholly part of,
        unless it grew too much.
        """
        if closes:
            first, last = shared_ends(self.old, self.new)
        else:
            last, first = shared_ends(self.old[::-1], self.new[::-1])
        before, after = offset - self.old_start, self.old_start + len(self.old) - offset
        is_long = len(self.new) - first - last > FARTHEST * (len(self.old) - first - last)
        behind = self.new_start + len(self.new)
        if closes:
            takes_in = after < last or (after == last and not is_long)
            return behind - after if takes_in else self.new_start + min(first, before)
        takes_in = before < first or (before == first and not is_long)
        return self.new_start + before if takes_in else behind - min(last, after)
