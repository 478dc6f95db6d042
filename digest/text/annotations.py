"""A passage in words: what is quoted of a text so that it is found there again, and alone."""

from __future__ import annotations

AROUND = 32
"""Code points before and after a passage to begin with; Hypothesis keeps as many."""

CUT = AROUND // 2
"""The same where they don't tell the passage from its like, however many there are."""


def quoted(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return a passage, and what stands before and after it.

    Each of the two is grown until the passage is found alone by it, so that where the one was
    edited since, the other still tells the passage from its like. One that can't, for the text
    begins or ends there, is cut short beside one that can, and counts for less (`locating`).

    Expects a passage that begins and ends with a word.
    """
    from digest.text.folding import fold_whole, folded  # noqa: PLC0415  no post without notes needs it

    plain = fold_whole(text).text
    size, last = AROUND, max(start, len(text) - end)
    before = after = 0
    while not (before and after) and size < 2 * last:
        if not before and stands_once(plain, folded(text[max(0, start - size) : end])):
            before = size
        if not after and stands_once(plain, folded(text[start : end + size])):
            after = size
        size *= 2
    whole = CUT if before or after else last
    before, after = before or whole, after or whole
    return text[start:end], text[max(0, start - before) : start], text[end : end + after]


def stands_once(text: str, words: str) -> bool:
    """Whether some words stand in a text at one place only, also where two would overlap."""
    return text.find(words, text.find(words) + 1) < 0


def point(text: str, at: int) -> tuple[int, int]:
    """Return the word that a note on a point is quoted by: the one before it, else the next.

    Empty only where the text is.
    """
    end = len(text[:at].rstrip())
    if end:
        return end - len(text[:end].rsplit(maxsplit=1)[-1]), end
    start = len(text) - len(text.lstrip())
    return start, start + len(text[start:].split(maxsplit=1)[0]) if text.strip() else start


def units_of(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return an extent in UTF-16 code units, in which JavaScript counts (ECMA-262, 6.1.4)."""
    start, end = span
    before = wide(text[:start])
    return start + before, end + before + wide(text[start:end])


def wide(text: str) -> int:
    """Return how many characters of a text lie beyond the Basic Multilingual Plane."""
    return 0 if text.isascii() else sum(character > "\uffff" for character in text)


def points_of(text: str, units: tuple[int, int]) -> tuple[int, int]:
    """Return an extent in code points that is given in UTF-16 code units.

    One that ends within a character ends before it, and one past the text at its end.
    """
    encoded = text.encode("utf-16-le", "surrogatepass")
    start, end = (len(encoded[: 2 * unit].decode("utf-16-le", "ignore")) for unit in units)
    return start, end
