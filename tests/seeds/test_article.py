"""A seed of any kind becomes an article, every word of it accounted for."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules
from re._constants import MAXREPEAT  # type: ignore[import-not-found]  # re shows its tree nowhere else
from re._parser import SubPattern, parse  # type: ignore[import-not-found]  # as above
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import seeds
from digest.problems import DigestError
from digest.seeds.article import Article, read_article
from digest.seeds.decode import decode
from digest.seeds.forms import COMPILED

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECES = st.sampled_from(
    [
        "728 x 90",
        "Harbour wall to be raised",
        "By Ana Silva, Example Wire",
        "By the evening the water had gone.",
        "Published: March 4, 2026, 10:28am EST",
        "EASTHAVEN, March 4, 2026 (Example Wire) - The council voted on Tuesday to raise the wall.",
        "The council voted on Tuesday to raise the harbour wall by one metre, said the mayor.",
        "The wall at low tide",
        "The wall at low tide",
        "READ MORE: Fishermen ask for a new pier",
        "Related articles",
        "Post a Comment",
        "Facebook",
        "214",
        "(Reporting by Ana Silva; Editing by Max Roe)",
        "“We have waited”",
        "Geneva, 8 June 2026",
        "    The dry period means that the harvest will be late again this",
        "and the roads are closed",
        ", said the mayor",
        "新华社北京6月12日电 记者获悉，会议在北京举行。",
        "تهران (ایسنا) - وزیران دیدار کردند.",
        "Stand: 20.11.2021 22:35 Uhr Minister beraten über die Bahn",
        "Harbour wall to be raised | The Example Post",
        "By",
        "___",
        "",
        "",
    ]
)
SEEDS = st.lists(PIECES | st.text(max_size=40), min_size=1, max_size=25).map("\n".join)


def letters(text: str) -> str:
    """Return a text without any space: lines may be cut between words that none parts."""
    return "".join(text.split())


def read_or_none(content: bytes, path: str = "seed.txt") -> Article | None:
    try:
        return read_article(content, path)
    except DigestError:
        return None


@given(st.binary(max_size=400) | SEEDS.map(str.encode) | SEEDS.map(lambda s: s.encode("utf-16")))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_an_article_or_a_problem(content: bytes) -> None:
    article = read_or_none(content)
    if article:
        assert article.title or article.body


@given(SEEDS)
@settings(max_examples=100, deadline=None)
def test_every_word_of_a_seed_is_accounted_for_once_and_in_order(seed: str) -> None:
    content = seed.encode()
    article = read_or_none(content)
    if article is None:
        return
    text = decode(content, "seed.txt").text
    assert letters("".join(line.text for line in article.lines)) == letters(text)
    assert [line.number for line in article.lines] == sorted(line.number for line in article.lines)
    assert all(line.reason for line in article.lines if line.role == "removed")


@given(SEEDS)
@settings(max_examples=100, deadline=None)
def test_the_body_is_its_lines_and_nothing_else(seed: str) -> None:
    article = read_or_none(seed.encode())
    if article is None:
        return
    lines = "".join(line.text for line in article.lines if line.role == "body")
    assert letters("".join(article.body)) == letters(lines)
    assert not any("\n" in paragraph or not paragraph.strip() for paragraph in article.body)


@given(SEEDS)
@settings(max_examples=50, deadline=None)
def test_one_seed_is_always_the_same_article(seed: str) -> None:
    assert read_or_none(seed.encode()) == read_or_none(seed.encode())


ENDLESS = [
    *("(", "[(", ",", ", ", "A, ", "ABC ", "- ", "1/", "June 8, 2019 ", "By ", "x|", "> ", "#a "),
    *("“", "a: ", "新", "Москва, ", "By Jane Doe and ", "copyright ", "image ", "\u200b", " \t"),
]


@pytest.mark.parametrize("piece", ENDLESS)
def test_an_endless_line_is_read_whatever_it_repeats(piece: str) -> None:
    """With a pattern of more than linear time this test would not end."""
    content = (piece * 200_000).encode()[:400_000]
    article = read_or_none(content)
    text = decode(content, "seed.txt").text if article else ""
    assert article is None or letters("".join(line.text for line in article.lines)) == letters(text)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every compiled pattern that a module of `digest.seeds` holds."""
    for module in iter_modules(seeds.__path__):
        names = vars(import_module(f"digest.seeds.{module.name}"))
        yield from (
            (f"{module.name}.{n}", p) for n, p in names.items() if isinstance(p, re.Pattern)
        )
    yield from ((f"forms: {reason}", pattern) for reason, pattern in COMPILED)


def endless_within(parsed: Any, *, inside: bool) -> bool:  # noqa: ANN401  re's own tree has no types
    """Whether a pattern repeats something without end that itself repeats."""
    for operator, argument in parsed:
        is_repeat = str(operator) in {"MAX_REPEAT", "MIN_REPEAT"}
        if is_repeat and inside:
            return True
        is_endless = is_repeat and argument[1] == MAXREPEAT
        parts = [part for part in flat(argument) if isinstance(part, SubPattern)]
        if any(endless_within(part, inside=inside or is_endless) for part in parts):
            return True
    return False


def flat(argument: object) -> Iterator[object]:
    """Yield what the argument of a regular expression's operator holds."""
    if isinstance(argument, tuple | list):
        for part in argument:
            yield from flat(part)
    else:
        yield argument


def test_no_pattern_repeats_a_repetition_without_end() -> None:
    """What makes matching take more than linear time is absent by construction."""
    found = [
        name for name, p in patterns() if endless_within(parse(p.pattern, p.flags), inside=False)
    ]
    assert found == []
    assert endless_within(parse("(a+b?)*c"), inside=False)
    assert not endless_within(parse("(?:a|b)*c{2,9}"), inside=False)


def test_a_seed_without_an_article_says_what_it_holds_instead() -> None:
    with pytest.raises(DigestError, match="holds no article, only a share bar, an ad size"):
        read_article(b"728 x 90\nFacebook\n", "seeds/ad.txt")


def test_a_headline_alone_is_an_article() -> None:
    article = read_article(b"STORM CLOSES EASTHAVEN AIRPORT - OPERATOR", "flash.txt")
    assert (article.title, article.body) == ("STORM CLOSES EASTHAVEN AIRPORT - OPERATOR", ())
