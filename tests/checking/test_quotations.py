from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.checking.quotations import nearest_in, quotations, quote, text_of_page
from tests.checking.examples import post
from tests.checking.judging import writing_of

SEED = """The quay

“We don’t close the gates on Monday – not a day earlier, and not for a crane,” said the mayor. The
council had asked for three weeks.

Its head said: "The third pillar was never
the one that worried us. It was the second."
"""


def found(body: str, seed: str = SEED) -> list[tuple[int, str]]:
    """Return line and hint of each quotation that isn't in the seed."""
    writing = replace(writing_of(post(body, "seed: {file: quay.txt}")), seed=seed)
    return [(one.problem.place.line, one.problem.hint) for one in quote(writing)]


@pytest.mark.parametrize(
    "body",
    [
        '"we don\'t close the gates on Monday - not a day earlier."',
        "«We don’t close the gates on Monday»",
        "> The third pillar was never the one that worried us.\n>\n> — The head of the council",
        "„The third pillar […] worried us. It was the second.“",
        "“The third pillar [of the quay] was never the one ... It was the second”",
        "He called it “never the one”.",
        "“We don’t *close* the gates on Monday”",
    ],
)
def test_what_is_quoted_word_for_word_is_let_be(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "“We do not close the gates on Monday”",
        "> The second pillar was never the one that worried us.",
        "“It was the second [...] The third pillar was never the one”",
    ],
)
def test_what_is_quoted_otherwise_is_found(body: str) -> None:
    ((line, _),) = found(body)
    assert line == 8


def test_the_nearest_sentence_of_the_seed_is_shown() -> None:
    ((_, hint),) = found("“We will close all the gates on Monday”")
    assert "there: “We don’t close the gates on Monday" in hint
    ((_, hint),) = found("“Nobody ever told anybody about ferries here”")
    assert "quay.txt has nothing like it" in hint


def test_as_many_sentences_are_shown_as_are_quoted() -> None:
    near = nearest_in(SEED, "The third pillar never worried us. It was the second, he said.")
    assert near.endswith("worried us. It was the second.")


def test_without_a_seed_nothing_is_held_to_its_words() -> None:
    writing = writing_of(post("“We will close all the gates on Monday”"))
    assert list(quote(writing)) == []


def test_quotes_of_a_note_are_not_those_of_the_post() -> None:
    body = (
        "> The ==third pillar==[^a] was it.\n\n[^a]: context | The pillar “that has never held up”."
    )
    assert all("held up" not in one for one in quotations(writing_of(post(body))))


def test_signs_that_no_spaces_part_are_counted() -> None:
    body = "「港の東側の岸壁はもう使えない」と町長は述べた。"
    assert found(body, "「港の東側の岸壁はもう使えない」") == []
    assert len(found(body, "「港の西側の岸壁はもう使えない」")) == 1


def test_a_page_is_its_words() -> None:
    assert text_of_page("<p>We <em>shall</em> see&hellip;</p>") == "We shall see…"


@given(st.text(alphabet='“”"«»„[]…. abcde\n>', max_size=120))
def test_a_text_that_is_its_own_seed_quotes_it(text: str) -> None:
    writing = writing_of(post(text, "seed: {file: quay.txt}"))
    assert list(quote(replace(writing, seed=writing.canonical))) == []
