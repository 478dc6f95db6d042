"""No pattern and no reader of hostile text takes longer than in proportion to its length.

Times would tell it on a quiet machine only. So patterns are given texts of which a quadratic one
makes seconds and a linear one milliseconds; and of readers it is counted how many functions they
call, which is the same on any machine.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from contextlib import suppress
from cProfile import Profile
from inspect import getsource
from re import _parser as parser  # re shows its tree nowhere else
from typing import TYPE_CHECKING, Any

import pytest

import digest
from digest.problems import DigestError
from digest.seeds.article import read_article
from digest.text.following import compare
from digest.text.origin import origin_of
from digest.text.passages import canonical_text
from digest.text.writing import literal, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

SIGNS = " aA1.,:;-–—()[]{}<>\"'“”’!?@#&*_`~|/\\=+%$^•·»\t\n\r\x02\u200d\u0301éßЖм۱港。（年İ"
"""One of each sort that a rule may know."""

SEARCHES = {"search", "findall", "finditer", "split", "sub", "subn"}
"""How a pattern is looked for at each place of a text, and not at one alone."""


def within(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns in a value, which may be a list or a mapping."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        yield from within([*value.keys(), *value.values()])
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from within(one)


def endless(tree: Any) -> Iterator[Any]:  # noqa: ANN401  re's own tree has no types
    """Yield what a parsed pattern repeats without end, innermost first."""
    for operator, argument in tree:
        for part in flat(argument):
            if isinstance(part, parser.SubPattern):
                yield from endless(part)
        if str(operator).endswith("_REPEAT") and argument[1] == parser.MAXREPEAT:
            yield argument[2]


def flat(argument: object) -> Iterator[object]:
    """Yield what the argument of an operator holds."""
    if isinstance(argument, tuple | list):
        for part in argument:
            yield from flat(part)
    else:
        yield argument


def endless_patterns() -> dict[str, tuple[re.Pattern[str], set[str]]]:
    """Return the patterns that repeat something without end, and the methods they are used by.

    One without such a repetition looks at so many signs at most, wherever it is tried.
    """
    names = [found.name for found in pkgutil.walk_packages(digest.__path__, "digest.")]
    modules = [importlib.import_module(name) for name in names]
    found: dict[str, tuple[re.Pattern[str], set[str]]] = {}
    for module in modules:
        for name, value in vars(module).items():
            for number, pattern in enumerate(within(value)):
                if not any(endless(parser.parse(pattern.pattern, pattern.flags))):
                    continue
                label = f"{name}.{number}" if number or value is not pattern else name
                used = uses(name, module) or {"match", "search"}
                found[f"{module.__name__}.{label}"] = pattern, used
    return found


def uses(name: str, module: ModuleType) -> set[str]:
    """Return the methods of a pattern that a module calls."""
    methods = f"match|fullmatch|{'|'.join(sorted(SEARCHES))}"
    return set(re.findall(rf"\b{name}\.({methods})\b", getsource(module)))


AT_START = {"digest.text.blocks.NUMBER"}
"""Handed to a function, which tries it at the start of a line alone."""

PATTERNS = endless_patterns()

SIZE = 20_000
"""Characters, for which a quadratic pattern takes seconds and a linear one some milliseconds."""

LATE, TRIES = 0.3, 3
"""Seconds of a core, and how often a pattern must take them: a machine may be in the way once."""


def is_late(look: Callable[[str], object], text: str) -> bool:
    """Whether it takes too long to look at a text, whenever it is tried."""
    for _ in range(TRIES):
        start = time.process_time()
        look(text)
        if time.process_time() - start < LATE:
            return False
    return True


def late_pumps(pattern: re.Pattern[str], used: set[str]) -> list[str]:
    """Return the texts, repeated and ended as nothing expects, that a pattern is too slow on."""
    looks: list[Callable[[str], object]] = []
    if used & {"match", "fullmatch"}:
        looks += pattern.match, pattern.fullmatch
    if used & SEARCHES:
        looks.append(pattern.findall)
    return [
        pump
        for pump in (*SIGNS, *WORDS)
        if any(is_late(look, pump * (SIZE // len(pump)) + "\x01\n\x01") for look in looks)
    ]


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_is_quadratic(name: str) -> None:
    pattern, used = PATTERNS[name]
    assert late_pumps(pattern, {"match"} if name in AT_START else used) == []


def test_what_is_quadratic_would_be_found() -> None:
    pattern = re.compile(r"\s*,")
    assert is_late(pattern.search, " " * SIZE)
    assert not is_late(pattern.match, " " * SIZE)
    assert {name for name, (_, used) in PATTERNS.items() if used & SEARCHES}


WORDS = (
    *("a ", "Aa, ", "A.", "1. ", "1/1/", "- ", ": ", "a\n", " \n", "()", "June 8, 2019 "),
    *("03/04/2019 ", "2019年6月8日", "10:15 GMT ", "By Ann Example, ", "SANDHAVEN, Nov. 2 (AP) - "),
    *("(Reuters) ", "Photo: ", "Read more: ", "Source: ", "Von Ann ", "U.S. ", "a@b.c "),
    *("http://a.example.org/ ", "<a ", "<!--", "&amp;", "[a](", "![", "==a==[", "[^a]: ", "**a "),
    *("```", "said. ", "Ann Example and ", "(Reporting by Ann; ", "記者", "기자 "),
)

SHAPES: dict[str, Callable[[str, int], str]] = {
    "one line": lambda pump, size: pump * (size // len(pump)),
    "within a report": lambda pump, size: (
        f"Ferry keeps it\n\nSANDHAVEN, November 2, 2026 - It {pump * (size // len(pump))} said."
    ),
    "many lines": lambda pump, size: f"{pump.strip()}\n" * (size // (len(pump) + 1)),
    "many paragraphs": lambda pump, size: "".join(
        f"{pump}{number}\n\n" for number in range(size // (len(pump) + 6))
    ),
    "lines as long as a rule looks at": lambda pump, size: (
        f"{pump * (290 // len(pump))}\n" * (size // 290)
    ),
}

SHORT, LONG = 2_000, 8_000
"""Characters of the texts whose reading is counted."""

FEW = 1_000
"""Calls from which on it matters how many there are."""

STEEP = 8
"""How many times more calls the longer one may take: 4 is linear, 16 quadratic."""


def calls(act: Callable[[str], object], text: str) -> int:
    """Return how many calls of functions it takes; few are told as FEW, whatever they do."""
    with Profile() as profile, suppress(DigestError):
        act(text)
    return max(FEW, sum(entry.callcount for entry in profile.getstats()))


def read(text: str) -> object:
    """Read a text as a seed."""
    return read_article(text.encode(), "a.txt")


@pytest.mark.parametrize("shape", SHAPES)
def test_no_seed_takes_more_than_its_length(shape: str) -> None:
    make = SHAPES[shape]
    for pump in (*WORDS, *"aA1.,(“。"):
        with suppress(DigestError):
            read(make(pump, SHORT))  # what is kept from call to call is there now
        assert calls(read, make(pump, LONG)) < STEEP * calls(read, make(pump, SHORT)), pump


def test_calls_that_are_quadratic_would_be_found() -> None:
    def pairs(text: str) -> object:
        return [ord(a) for a in text for _ in map(ord, text)]

    assert calls(pairs, "a" * 800) > STEEP * calls(pairs, "a" * 200)


READERS: dict[str, Callable[[str], object]] = {
    "canonical text": canonical_text,
    "literal Markdown": literal,
    "quoted YAML": quoted,
    "origin": lambda text: origin_of(f"---\n{text}\nseed:\n---\n".encode(), "a.md"),
    "old and new text": lambda text: compare(f"A. {text}", f"{text} B.").follow(3, 3 + len(text)),
}


@pytest.mark.parametrize("name", READERS)
def test_no_reader_of_posts_takes_more_than_its_length(name: str) -> None:
    act = READERS[name]
    for pump in (*WORDS, *"aA1.,(“。*<"):
        short, long = (pump * (size // len(pump)) for size in (SHORT, LONG))
        assert calls(act, long) < STEEP * calls(act, short), pump
