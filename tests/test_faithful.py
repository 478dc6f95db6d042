"""Of every seed: the body is its words in its order, and each of its lines is accounted for."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.problems import DigestError
from digest.seeds.article import read_article
from digest.seeds.decode import PAGES, decode
from digest.text.posts import post_text
from digest.text.writing import write_post
from tests.ingest.cases import CASES, letters, read_case, seen_lines

if TYPE_CHECKING:
    from digest.seeds.article import Article

SAMPLES = Path(__file__).parents[1] / "seeds"
SEEDS = {
    f"{path.parent.name}/{path.name}": read_case(path).content
    for path in sorted(CASES.glob("*/*.*"))
} | {f"seeds/{path.name}": path.read_bytes() for path in sorted(SAMPLES.iterdir())}
ROLES = {"title", "standfirst", "byline", "dateline", "date", "kicker", "caption", "body"}
"""What a line may be taken for, blank and removed ones apart."""

WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text, whatever their case; Turkish has two letters I."""
    plain = unicodedata.normalize("NFKC", text).replace("İ", "I").replace("ı", "i")
    return WORD.findall(plain.casefold())


def assert_faithful(article: Article, text: str, *, is_page: bool = False) -> None:
    """Check what an article says against the text of its seed, or the source of its page."""
    told = [(line.number, line.role) for line in article.lines]
    assert [number for number, _ in told] == sorted(number for number, _ in told)
    for line in article.lines:
        assert line.role in ROLES | {"removed", "blank"}
        assert bool(line.reason) == (line.role == "removed")
        assert bool(line.text) == (line.role != "blank")
    body = [line.text for line in article.lines if line.role == "body"]
    assert letters("".join(article.body)) == letters("".join(body))
    post = post_text(write_post(article, "a.txt", "ab" * 32).encode(), "a.md")
    assert letters(post) == letters("".join(article.body))
    if is_page:
        seen, position = letters("".join(seen_lines(text))), 0
        for words in body:
            position = seen.index(letters(words), position) + len(letters(words))
        return
    parts: defaultdict[int, str] = defaultdict(str)
    for line in article.lines:
        parts[line.number] += letters(line.text)
    lines = enumerate(text.split("\n"), 1)
    assert dict(parts) == {number: letters(line) for number, line in lines}


def assert_nothing_invented(article: Article, text: str) -> None:
    """Check that the fields hold no word that the seed does not."""
    there = "".join(words_of(text))
    fields = article.title, article.standfirst, article.author, article.outlet, article.place
    for field in (*fields, *article.captions):
        assert [word for word in words_of(field) if word not in there] == []


@pytest.mark.parametrize("name", SEEDS)
def test_every_case_and_sample_is_read_faithfully(name: str) -> None:
    article = read_article(SEEDS[name], name)
    text = decode(SEEDS[name], name).text
    assert_faithful(article, text, is_page=name.endswith(PAGES))
    assert_nothing_invented(article, text)


LINES = sorted(
    {
        line
        for name, content in SEEDS.items()
        if not name.endswith(PAGES)
        for line in decode(content, name).text.split("\n")
    }
)


@given(
    st.lists(st.sampled_from(LINES) | st.text(max_size=40), max_size=30), st.sampled_from([1, 2])
)
@settings(max_examples=100, deadline=None)
def test_whatever_lines_of_news_follow_one_another_they_are_read_faithfully(
    lines: list[str], gap: int
) -> None:
    content = ("\n" * gap).join(lines).encode()
    try:
        article = read_article(content, "a.txt")
    except DigestError:
        return
    text = decode(content, "a.txt").text
    assert_faithful(article, text)
    assert_nothing_invented(article, text)
