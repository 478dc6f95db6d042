"""A passage in words: what is quoted of a text so that it is found there again, and alone."""

from __future__ import annotations

AROUND = 32
"""Code points before and after a passage to begin with; Hypothesis keeps as many."""


def quoted(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return a passage, and what stands before and after it, grown until they find it alone.

    Expects a passage that begins and ends with a word.
    """
    from digest.text.locating import locate  # noqa: PLC0415  no post without notes needs it

    exact = text[start:end]
    around = AROUND
    while True:
        prefix, suffix = text[max(0, start - around) : start], text[end : end + around]
        found = locate(text, exact, prefix, suffix)
        if found.state == "exact" or (start <= around and end + around >= len(text)):
            return exact, prefix, suffix
        around *= 2


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
