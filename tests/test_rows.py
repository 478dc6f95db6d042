"""A frozen value comes back from its line; a line of anything else makes nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.problems import Place, Problem
from digest.rows import row_of, value_of
from digest.text.facts import Change, Local, Moment, NoteFact, Post, Seed, Source, Uncertain

WORDS = st.text(st.characters(codec="utf-8"), max_size=4)
TUPLES = st.lists(WORDS, max_size=2).map(tuple)
MOMENTS = st.none() | st.builds(Moment, st.integers(), WORDS)
PROBLEMS = st.builds(
    Problem, st.builds(Place, WORDS, st.integers(0), st.integers(0)), WORDS, WORDS, st.booleans()
)
NOTES = st.builds(
    NoteFact,
    *(WORDS, WORDS, WORDS, WORDS, MOMENTS, MOMENTS, WORDS, WORDS),
    st.lists(st.builds(Change, WORDS, WORDS, WORDS), max_size=1).map(tuple),
)
GUESSES = st.lists(st.tuples(WORDS, st.builds(Uncertain, TUPLES, WORDS)), max_size=2).map(tuple)
POSTS = st.builds(
    Post,
    *(WORDS, WORDS, WORDS, MOMENTS, MOMENTS, MOMENTS, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS),
    *(TUPLES, TUPLES, WORDS, WORDS, st.integers(), WORDS, WORDS),
    st.lists(st.builds(Source, *[WORDS] * 7), max_size=2).map(tuple),
    *(TUPLES, TUPLES, GUESSES, st.none() | st.builds(Seed, WORDS, WORDS, WORDS), st.booleans()),
    st.lists(NOTES, max_size=2).map(tuple),
    st.lists(st.builds(Local, WORDS, st.integers(0)), max_size=2).map(tuple),
    st.integers(0),
    st.lists(PROBLEMS, max_size=1).map(tuple),
    *(WORDS, WORDS),
)


@given(POSTS)
def test_a_post_comes_back_from_its_line(post: Post) -> None:
    row = row_of(post)
    assert "\n" not in row
    assert value_of(Post, row) == post


@dataclass(frozen=True, slots=True)
class Mixed:
    """A value with fields of each kind."""

    pairs: tuple[tuple[str, int], ...]
    some: Local | None
    one: bool


def test_pairs_and_what_may_be_missing_come_back() -> None:
    for value in (Mixed((("a", 1), ("b", 2)), None, one=True), Mixed((), Local("x", 3), one=False)):
        assert value_of(Mixed, row_of(value)) == value


@pytest.mark.parametrize(
    "found",
    [7, None, [], {}, [[], None], [[], None, 1], [[["a", "b"]], None, True], [[], ["x"], True]],
)
def test_a_line_of_anything_else_makes_nothing(found: object) -> None:
    with pytest.raises((ValueError, TypeError, IndexError, KeyError)):
        value_of(Mixed, json.dumps(found))
