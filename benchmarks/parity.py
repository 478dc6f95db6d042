"""Whether two generators have made the same site: as many pages of each kind, the same words."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import zip_longest
from typing import TYPE_CHECKING

from benchmarks.engines import KINDS, OTHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from benchmarks.engines import Engine

SAMPLE = 200
"""Post pages whose words are compared."""
UNREAD = frozenset({"script", "style"})
WORD = re.compile(r"\w+")


def count_kinds(engine: Engine, outputs: Iterable[str]) -> Counter[str]:
    """Return how many pages of each kind are among the files of an output."""
    return Counter(map(engine.kind_of, outputs))


def kinds_apart(
    name: str, found: Mapping[str, int], expected: Mapping[str, int], kinds: Iterable[str]
) -> list[str]:
    """Return a sentence for each of some kinds of which there are more or fewer than expected."""
    return [
        f"{name} made {found.get(kind, 0)} pages of kind “{kind}”, not {expected.get(kind, 0)}"
        for kind in KINDS
        if kind in set(kinds) - {OTHER} and found.get(kind, 0) != expected.get(kind, 0)
    ]


class _Words(HTMLParser):
    """Collects what a reader of a page sees."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, _: object) -> None:
        self._unread += tag in UNREAD
        self.seen.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in UNREAD
        self.seen.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.seen.append(data)


def words_of(html: str) -> list[str]:
    """Return the words of a page in order, without markup, signs and typography."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return WORD.findall("".join(reader.seen))


def words_apart(page: str, one: str, other: str) -> str:
    """Return where the words of two HTML texts of one page part, empty for nowhere."""
    pairs = zip_longest(words_of(one), words_of(other), fillvalue="the end")
    for at, (here, there) in enumerate(pairs, start=1):
        if here != there:
            return f"word {at} of {page} is “{here}” in one and “{there}” in the other"
    return ""


def sample(names: Iterable[str], size: int = SAMPLE) -> list[str]:
    """Return at most `size` names, evenly spread over all in order."""
    ordered = sorted(names)
    if len(ordered) <= size:
        return ordered
    return [ordered[at * len(ordered) // size] for at in range(size)]
