"""CriticMarkup: comments and changes in a copy of a post's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.formats import critic
from digest.problems import DigestError
from digest.text.posts import post_text

if TYPE_CHECKING:
    from digest.text.facts import Annotation

PIECES = st.lists(
    st.sampled_from(
        [
            *("{==", "==}", "{>>", "<<}", "{--", "--}", "{++", "++}", "{~~", "~>", "~~}", "\\"),
            *("a ", "word ", "\n", "\n\n", "`", "```\n", "*", "==", "[^context-a]", "🌊"),
            *("[^context-a]: x\n", "- ", "> ", "<b>", "[x](y)", "{: by=A }"),
        ]
    ),
    max_size=25,
).map("".join)


def read(text: str) -> list[Annotation]:
    """Return the notes of a text that has no slip."""
    arrivals = critic.read(text.encode(), "a.md")
    assert not arrivals.problems
    return [arrival.note for arrival in arrivals.found]


def said(text: str) -> list[tuple[str, str, str]]:
    """Return kind, passage and body of each note."""
    return [(note.kind, note.exact, note.body) for note in read(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The {==gate==}{>>Which?<<} shut.", ("context", "gate", "Which?")),
        ("The gate{>>Which?<<} shut.", ("context", "gate", "Which?")),
        ("{>>At the start<<}The gate.", ("context", "The", "At the start")),
        ("The {--old --}gate.", ("correction", "old", "Delete this.")),
        ("The gate {++is ++}shut.", ("correction", "gate", "Insert after this: is")),
        ("The {~~gate~>door~~} shut.", ("correction", "gate", "Replace this with: door")),
        ("The {~~gate ~>~~}shut.", ("correction", "gate", "Replace this with: nothing")),
        (
            "The {~~gate~>door~~}{>>It has a lock.<<} shut.",
            ("correction", "gate", "It has a lock.\n\nReplace this with: door"),
        ),
        ("The *{==ga*te==}{>>x<<}.", ("context", "gate", "x")),
        ("One {==end.\n\nTwo==}{>>Both?<<}", ("context", "end.\nTwo", "Both?")),
    ],
)
def test_each_mark_is_a_note_on_what_was_there_before(
    text: str, wanted: tuple[str, str, str]
) -> None:
    assert said(text) == [wanted]


def test_the_text_from_before_the_changes_is_that_of_the_post() -> None:
    marked = (
        "---\ntitle: {==x==}\n---\nThe {~~gate~>door~~} was {++not ++}shut{>>When?<<} by "
        "{--noon--}.\n\n==So==[^context-a] {==it was==}{>>Was it?<<}.\n\n[^context-a]: x\n"
    )
    post = "The gate was shut by noon.\n\n==So==[^context-a] it was.\n\n[^context-a]: x\n"
    text = post_text(post.encode(), "a.md")
    for note in read(marked):
        assert note.span
        assert text[slice(*note.span)] == note.exact
        assert text.startswith(note.suffix, note.span[1])
    assert [note.exact for note in read(marked)] == ["gate", "was", "shut", "noon", "it was"]


def test_marks_in_code_and_behind_a_backslash_are_text() -> None:
    assert read("`{>>a<<}` \\{>>b<<}\n\n```\n{>>d<<}\n```\n") == []
    assert not critic.is_critic("`{>>a<<}` {x} {{ y }}")
    assert critic.is_critic("a{>>b<<}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("A {==gate==} shut.", "a.md:1:3: this mark says nothing"),
        ("A {>> <<} shut.", "a.md:1:3: this mark says nothing"),
        ("A {~~gate~~} shut.", "a.md:1:3: this mark says nothing"),
        ("A\n{>>b", "a.md:2:1: this mark is never closed"),
        (
            "a ==b==[^context-a]\n\n[^context-a]: c{>>d<<}",
            "a.md:3:16: this mark is not on the text of the post",
        ),
        ("[a](b{>>c<<}.md)", "a.md:1:6: this mark is not on the text of the post"),
    ],
)
def test_what_is_no_note_is_told_with_its_place(text: str, problem: str) -> None:
    (slip, *_) = critic.read(text.encode(), "a.md").problems
    assert f"{slip.place}: {slip.message}" == problem


@given(PIECES)
def test_no_text_fails_and_every_mark_is_a_note_or_a_problem(text: str) -> None:
    try:
        arrivals = critic.read(text.encode(), "a.md")
    except DigestError:
        return
    unclosed: list[int] = []
    marks = list(critic.marks_in(text, unclosed))
    told = list(critic.remarks_of(marks))
    assert len(arrivals.found) + len(arrivals.problems) == len(told) + len(unclosed)


def test_thousands_of_marks_never_closed_take_no_long_time() -> None:
    arrivals = critic.read(b"{>>" * 20_000 + b"\n\n" + b"{++a++}" * 3_000, "a.md")
    assert len(arrivals.problems) >= 10_000
