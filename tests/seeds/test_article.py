"""A seed of any kind becomes an article, every word of it accounted for."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.problems import DigestError
from digest.seeds.article import Article, read_article
from digest.seeds.decode import decode

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
