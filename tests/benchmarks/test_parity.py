from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from benchmarks import engines
from benchmarks.parity import count_kinds, kinds_apart, sample, words_apart, words_of

DIGEST, HUGO = engines.digest("digest"), engines.hugo("hugo")


def test_pages_are_counted_by_kind_wherever_a_generator_puts_them() -> None:
    of_digest = [
        "2024/12/31/story-000001/index.html",
        "sources/example-wire/index.html",
        "sources/example-wire/2/index.html",
        "sources/index.html",
        "tags/index.html",
        "tags/court/index.html",
        "tags/court/2/index.html",
        "feed.xml",
        "sitemap.xml",
    ]
    of_hugo = [
        "2024/12/31/story-000001/index.html",
        "index.html",
        "page/2/index.html",
        "tags/index.html",
        "tags/court/index.html",
        "tags/court/page/2/index.html",
        "feed.xml",
        "sitemap.xml",
    ]
    found, expected = count_kinds(HUGO, of_hugo), count_kinds(DIGEST, of_digest)
    assert expected == found + Counter({"other": 1})
    assert not kinds_apart("Hugo", found, expected, HUGO.kinds)


def test_a_missing_page_is_told() -> None:
    expected = {"post": 3, "tag": 2}
    assert kinds_apart("Hugo", {"post": 2, "tag": 2}, expected, HUGO.kinds) == [
        "Hugo made 2 pages of kind “post”, not 3"
    ]


def test_only_the_kinds_that_a_generator_makes_are_compared() -> None:
    kinds = engines.mkdocs("mkdocs").kinds
    assert not kinds_apart("MkDocs", {"post": 3}, {"post": 3, "tag": 2}, kinds)


def test_words_are_what_a_reader_sees() -> None:
    page = "<head><style>p {}</style><title>A title</title></head><p>One<b>two</b>: “don’t” &amp; 3"
    assert words_of(page) == ["A", "title", "One", "two", "don", "t", "3"]


def test_markup_and_typography_make_no_difference() -> None:
    assert not words_apart("x", '<p>He said "no"</p>', "<div><p>He said “<i>no</i>”</div>\n")


def test_the_first_word_that_differs_is_named() -> None:
    assert words_apart("x", "<p>one two", "<p>one three") == (
        "word 2 of x is “two” in one and “three” in the other"
    )


def test_a_page_that_ends_early_is_not_the_same() -> None:
    assert "“the end”" in words_apart("x", "<p>one two", "<p>one")


@given(st.lists(st.from_regex(r"\A[a-z]{1,6}\Z"), unique=True, max_size=60), st.integers(1, 20))
def test_a_sample_is_spread_over_all(names: list[str], size: int) -> None:
    found = sample(names, size)
    assert found == sorted(set(found))
    assert set(found) <= set(names)
    assert len(found) == min(size, len(names))
