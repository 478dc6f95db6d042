from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.text.paragraphs import is_paragraph, is_plain, may_hold_entity, wrapped
from tests.text.stock import stock_html

TEXTS = st.lists(
    st.sampled_from([*"aB9.:;-=~#+|>_ \n\t&\u00a0\u2028é", "\n\n", "  \n", ". ", "& ", "words "]),
    max_size=25,
).map("".join)


@given(TEXTS | st.text())
@example("a &\n\n& b")
@example("a\n\n\n\nb \n\n")
@example("\n")
def test_a_plain_text_is_wrapped_as_markdown_does(text: str) -> None:
    if is_plain(text):
        assert wrapped(text) == stock_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Words.\n\nMore words, wrapped\nin an editor.\n",
        "“Quotes” – dashes; 50% of $5 (c), e/f: g! H?",
        "AT&T, Q & A",
        "It was 1985. A year",
        "a - b = c + d # e ~ f",
        "1985 was a year",
        "ä\u00a0é 🌊\u2028",
    ],
)
def test_words_and_their_usual_signs_are_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(
    "text",
    [
        *("a\\b", "`a", "*a", "a_b", "[a", "a<b", "a > b", "{a}", "a  \nb", "a\tb", "a\rb", "a|b"),
        *("a\x02", "a\x03", "# a", "a\n=", "~~~", "a\n: b", "+ a", "- a", " a", "a\n b", "\u00a0a"),
        *("1. a", "a\n23. b", "٣. a", "&amp;", "a & b; c", "&#38"),
    ],
)
def test_what_markdown_could_take_for_more_is_not_plain(text: str) -> None:
    assert not is_plain(text)


def test_a_paragraph_may_hold_anything_but_at_the_start_of_a_line() -> None:
    assert is_paragraph("a *b* [c](d)\ne `f` <g> & {h} > i")
    assert not any(
        map(is_paragraph, ("*a*", "a\n[b]: c", "a\n> b", "a | b", "`a`", "_a_", "<a>\n#"))
    )


def test_an_entity_needs_its_semicolon_or_its_number_sign() -> None:
    assert [may_hold_entity(text) for text in ("a & b", "a; b", "&lt;", "& ;", "&#9")] == [
        *(False, False, True, True, True)
    ]
