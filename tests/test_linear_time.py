"""Nothing that reads a hostile text takes longer than in proportion to its length.

A quadratic rule shows as one long time and one high ratio; a busy machine gives neither both at
once nor each time it is asked again.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import pytest

import digest.seeds
import digest.text
from digest.problems import DigestError, Place
from digest.seeds.article import read_article
from digest.text.markup import draw_markdown
from digest.text.origin import origin_of
from digest.text.passages import canonical_text
from digest.text.writing import literal, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIGNS = " aA1.,:;-–—()[]{}<>\"'“”’!?@#&*_`~|/\\=+%$^•·»\t\n\u200d\u0301éßЖм۱港。（年İ"
WORDS = (
    *("a ", "A ", "Aa ", "Aa, ", "a, ", "A.", "1 ", "1. ", "1/1/", "- ", ": ", "a\n", " \n", "()"),
    *("June 8, 2019 ", "03/04/2019 ", "2019年6月8日", "10:15 GMT ", "By Ann Example, ", "and "),
    *("SANDHAVEN, Nov. 2 (AP) - ", "(Reuters) ", "Photo: ", "Read more: ", "Source: ", "Von Ann "),
    *("U.S. ", "http://a.example.org/ ", "a@b.c ", "<a ", "<!--", "&amp;", "[a](", "![", "==a==["),
    *(
        "[^a]: ",
        "**a ",
        "```",
        "said. ",
        "Ann Example and ",
        "(Reporting by Ann; ",
        "記者",
        "기자 ",
    ),
)
PUMPS = (*SIGNS, *WORDS)

SHORT, LONG = 2_000, 8_000
"""Characters. What is quadratic takes tenths of a second for the long one."""

LATE, STEEP = 0.06, 8.0
"""Seconds of a core, and the ratio of two times, that no linear rule reaches at these lengths."""

TRIES = 3


def seconds(act: Callable[[str], object], text: str) -> float:
    """Return the time of a core that it takes."""
    start = time.process_time()
    with suppress(DigestError):
        act(text)
    return time.process_time() - start


def is_steep(act: Callable[[str], object], make: Callable[[int], str]) -> bool:
    """Whether a text of four times the length takes far more than four times as long."""
    for _ in range(TRIES):
        late = seconds(act, make(LONG))
        if late < LATE or late < STEEP * seconds(act, make(SHORT)):
            return False
    return True


def test_what_is_quadratic_would_be_found() -> None:
    slow = re.compile(r"\s*,")
    assert is_steep(slow.search, lambda size: " " * size)
    assert not is_steep(slow.match, lambda size: " " * size)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the patterns that the modules hold, by name, also those in lists and mappings."""
    for package in (digest.seeds, digest.text):
        for found in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{found.name}")
            for name, value in vars(module).items():
                for pattern in within(value):
                    if isinstance(pattern.pattern, str):
                        yield f"{found.name}.{name}", pattern


def within(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns in a value."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from within([*value.keys(), *value.values()])
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from within(one)


AT_START = {"markup.SCHEME", "posts.ELSEWHERE"}
"""Only tried at the start of a text, never looked for in it."""

PATTERNS = dict(patterns())


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_is_quadratic(name: str) -> None:
    pattern = PATTERNS[name]
    looks: list[Callable[[str], object]] = [pattern.match, pattern.fullmatch]
    if name not in AT_START:
        looks.append(pattern.findall)
    steep = [pump for pump in PUMPS for look in looks if is_steep(look, pumped(pump))]
    assert steep == []


def pumped(pump: str) -> Callable[[int], str]:
    """Return what makes a text of a size out of one piece, which ends as nothing expects."""
    return lambda size: pump * (size // len(pump)) + "\x01"


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


@pytest.mark.parametrize("shape", SHAPES)
def test_no_seed_takes_more_than_its_length(shape: str) -> None:
    make = SHAPES[shape]
    steep = [
        pump
        for pump in (*WORDS, *" aA1")
        if is_steep(
            lambda text: read_article(text.encode(), "a.txt"),
            partial(make, pump),
        )
    ]
    assert steep == []


TEXT_READERS: dict[str, Callable[[str], object]] = {
    "canonical text": canonical_text,
    "literal Markdown": literal,
    "quoted YAML": quoted,
    "origin": lambda text: origin_of(f"---\n{text}\nseed:\n---\n".encode(), "a.md"),
}


@pytest.mark.parametrize("name", TEXT_READERS)
def test_no_reader_of_posts_takes_more_than_its_length(name: str) -> None:
    read = TEXT_READERS[name]
    assert [pump for pump in PUMPS if is_steep(read, pumped(pump))] == []


@pytest.mark.parametrize("pump", PUMPS)
def test_a_seed_in_a_post_is_drawn_in_proportion_to_its_length(pump: str) -> None:
    """Of paragraphs as seeds have them: how long one may be is Markdown's own matter."""
    paragraph = literal(f"It {pump * (200 // len(pump))} said.") + "\n\n"

    def draw(text: str) -> object:
        return draw_markdown(text, Place("a.md", 1))

    assert not is_steep(draw, lambda size: paragraph * (size // len(paragraph)))
