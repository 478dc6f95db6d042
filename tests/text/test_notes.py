"""What is marked in a body, where it is, and what is wrong with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.problems import DigestError, Place
from digest.text.notes import scan, slips
from digest.text.posts import post_text, text_and_notes
from tests.text.sample import BODY_LINE, PATH, drawn, post


def problems_of(body: str) -> list[tuple[int, int, str]]:
    """Return line in the body, column and message of what is wrong with a post."""
    with pytest.raises(DigestError) as caught:
        text_and_notes(post(body), PATH)
    places = [problem.place for problem in caught.value.problems]
    assert {place.path for place in places} == {PATH}
    return [
        (problem.place.line - BODY_LINE + 1, problem.place.column, problem.message)
        for problem in caught.value.problems
    ]


def test_a_body_without_notes_is_left_as_it_is() -> None:
    found = scan("a == b\n", "a.md", 1)
    assert (found.body, found.marks, slips(found, ())) == ("a == b\n", (), [])


def test_marks_are_read_with_their_places() -> None:
    found = scan("A\n\n x ==y==[^context-a] z[^question-b]\n", "a.md", 4)
    assert [(mark.label, mark.place) for mark in found.marks] == [
        ("context-a", Place("a.md", 6, 4)),
        ("question-b", Place("a.md", 6, 23)),
    ]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("x==[^context-a]\n\n[^context-a]: y", (1, 2, 'the passage of "context-a" ends here')),
        ("==x\n\ny==[^context-a]\n\n[^context-a]: y", (3, 2, 'the passage of "context-a" ends')),
        ("== x==[^context-a]\n\n[^context-a]: y", (1, 5, 'the passage of "context-a" ends here')),
        ("a ==x==[^contxt-a]", (1, 6, '"contxt-a" names no kind of note')),
        ("a ==x==[^1]\n\n[^1]: y", (1, 6, '"1" names no kind of note')),
        ("a ==x==[^context-a]", (1, 3, 'the note "context-a" has no text')),
        ("x[^context-a]", (1, 2, 'the note "context-a" has no text')),
        ("[^context-a]: y", (1, 1, 'no passage refers to the note "context-a"')),
        ("==x==[^context-a]\n\n[^context-a]:", (3, 1, 'the note "context-a" says nothing')),
        (
            "==x==[^context-a]\n\n[^context-a]: y\n[^context-a]: z",
            (4, 1, 'the note "context-a" is written twice'),
        ),
        (
            "==x==[^context-a] ==y==[^context-a]\n\n[^context-a]: y",
            (1, 19, 'the note "context-a" marks two passages'),
        ),
        (
            "    ==x==[^context-a]\n\n[^context-a]: y",
            (1, 5, 'the passage of "context-a" is not part of the text'),
        ),
        (
            "![==x==[^context-a]](y.jpg)\n\n[^context-a]: y",
            (1, 3, 'the passage of "context-a" is not part of the text'),
        ),
        (
            "==x==[^context-a]\n\n[^context-a]: y {: date=2026-13-02 }",
            (3, 1, '"2026-13-02" is not a date'),
        ),
        (
            "==x==[^context-a]\n\n[^context-a]: y {: author=Ana }",
            (3, 1, '"author" is not something a note states'),
        ),
    ],
)
def test_each_slip_has_its_place(body: str, problem: tuple[int, int, str]) -> None:
    (found,) = problems_of(body)
    assert found[:2] == problem[:2]
    assert found[2].startswith(problem[2])


def test_all_slips_of_a_body_are_told_at_once() -> None:
    assert len(problems_of("x==[^context-a] ==y==[^contxt-b]\n\n[^context-c]: z")) == 3


def test_a_slip_in_code_is_none() -> None:
    assert text_and_notes(post("    x==[^context-a] ==y==[^contxt-b]\n"), PATH)[1] == ()


def test_the_hint_for_an_unknown_kind_names_the_nearest() -> None:
    found = scan("==x==[^fact-chek-the-budget]", "a.md", 1)
    assert slips(found, {0})[0].hint == 'did you mean "fact-check"?'


@pytest.mark.parametrize(
    ("body", "quotes"),
    [
        ("if a == b then ==c==[^context-a]", ["c"]),
        ("==a == b==[^context-a]", ["a == b"]),
        ("==a==b c==[^context-a]", ["a==b c"]),
        ("a==b c==[^context-a]", ["b c"]),
        ("==x a==b==[^context-a] c==[^1]", ["x a==b"]),
        ("==one ==two==[^context-a] three==[^context-b]", ["two", "one two three"]),
        ("a ===b== ==c==[^context-a]", ["c"]),
        (r"a \==b ==c==[^context-a]", ["c"]),
        ("==`a`==[^context-a]", ["a"]),
        ("Title\n==\nx ==c==[^context-a]", ["c"]),
        ("a==\nb ==c==[^context-a]", ["c"]),
        ("==[^1]a b==[^context-a]", ["[^1]a b"]),
    ],
)
def test_a_passage_begins_at_the_nearest_sign_before_a_word(body: str, quotes: list[str]) -> None:
    labels = {"context-a": "y", "context-b": "z"}
    text = "".join(f"\n\n[^{label}]: {said}" for label, said in labels.items() if label in body)
    assert [note.exact for note in text_and_notes(post(body + text), PATH)[1]] == quotes


WORDS = st.lists(st.sampled_from(["sea", "Öl", "🌊", "دریا", "a & b", "4 &lt; 5", "x*y", "x==y"]))


@given(WORDS, WORDS.filter(bool), WORDS)
def test_marks_change_nothing_of_the_text_and_quote_it(
    before: list[str], quote: list[str], after: list[str]
) -> None:
    one, two, three = map(" ".join, (before, quote, after))
    marked = post(f"so {one} =={two}==[^context-a] {three}[^question-b]\n{NOTES}")
    plain = post(f"so {one} {two} {three}\n")
    (note,) = [note for note in text_and_notes(marked, PATH)[1] if note.id == "context-a"]
    assert post_text(marked, PATH) == post_text(plain, PATH)
    assert note.exact.replace("*", "") == two.replace("&lt;", "<").replace("*", "")


NOTES = "\n[^context-a]: a\n[^question-b]: b\n"


@pytest.mark.parametrize(
    "opening", ["*", "**", "[", "`", "- ", "> ", "# ", "| ", "&", "<b>", "1. "]
)
def test_a_mark_before_markdown_is_none_of_its_signs(opening: str) -> None:
    plain = post_text(post(f"{opening}a b*c\n"), PATH)
    marked = post_text(post(f"{opening}==a b==[^context-a]*c[^question-b]\n{NOTES}"), PATH)
    assert marked == plain


def test_a_note_on_a_point_after_emphasis_stays_in_its_paragraph() -> None:
    html = drawn("a **b**[^context-a]\n\nc\n\n[^context-a]: d\n")
    assert html.index('id="passage-context-a"') < html.index("</p>")
