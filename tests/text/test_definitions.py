"""The texts of notes, taken out of a body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.problems import Place, Problem
from digest.text.definitions import Definition, kind_of, signature, take_definitions

PLACE = Place("a.md", 1, 1)


def taken(body: str) -> tuple[str, list[Definition]]:
    problems: list[Problem] = []
    rest, definitions = take_definitions(body, "a.md", 5, problems)
    assert problems == []
    return rest, definitions


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("context", "context"),
        ("context-a", "context"),
        ("fact-check-budget", "fact-check"),
        ("contexts", ""),
        ("Context-a", ""),
        ("1", ""),
    ],
)
def test_a_labels_prefix_names_the_kind(label: str, kind: str) -> None:
    assert kind_of(label) == kind


def test_a_definition_is_taken_with_its_place_and_leaves_blank_lines() -> None:
    body = 'A\n\n  [^context-a]: Text. {: by="Ana" date=2026-11-02 }\n\n    More.\n\nB\n'
    rest, (definition,) = taken(body)
    assert rest == "A\n\n\n\n\n\nB\n"
    assert definition == Definition(
        *("context-a", "context", "Text.\n\nMore.", "Ana", "2026-11-02"), Place("a.md", 7, 3)
    )


def test_footnotes_stay() -> None:
    body = "[^1]: A footnote\n[^contexts]: another"
    assert taken(body) == (body, [])


@pytest.mark.parametrize(
    "line",
    ["# heading", "> quote", "- item", "* item", "1. item", "```", "[^1]: footnote", "[map]: /x"],
)
def test_a_block_of_its_own_ends_the_first_paragraph_of_a_note(line: str) -> None:
    rest, (definition,) = taken(f"[^context-a]: one\ntwo\n{line}")
    assert definition.text == "one\ntwo"
    assert rest.strip() == line


def test_an_indented_line_deeper_than_four_keeps_the_rest_of_its_indent() -> None:
    _, (definition,) = taken("[^context-a]: one\n\n        code\n\n\ttab\n  \tmixed")
    assert definition.text == "one\n\n    code\n\ntab\nmixed"


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Text {: by=Ana }", ("Text", "Ana", "")),
        ("Text {:by='A \"B\"' date = 2026-11-02}  ", ("Text", 'A "B"', "2026-11-02")),
        ("Text {: }", ("Text", "", "")),
        ("Text {: .wide #x }", ("Text {: .wide #x }", "", "")),
        ("Text {: by=Ana } more", ("Text {: by=Ana } more", "", "")),
        ("Text {: by={x} }", ("Text {: by={x} }", "", "")),
        ("Text {:", ("Text {:", "", "")),
    ],
)
def test_author_and_date_close_the_first_line(line: str, values: tuple[str, str, str]) -> None:
    problems: list[Problem] = []
    assert signature(line, PLACE, problems) == values
    assert problems == []


def test_the_signature_may_close_the_first_paragraph_where_it_is_wrapped() -> None:
    text = "[^context-a]: one\n    two {: by=Ana }\n\n    three {: by=Ben }"
    _, (definition,) = taken(text)
    assert (definition.text, definition.by) == ("one\ntwo\n\nthree {: by=Ben }", "Ana")
    _, (definition,) = taken("[^context-a]: one {: by=Ana }\n    two")
    assert (definition.text, definition.by) == ("one\ntwo", "Ana")
    _, (definition,) = taken("[^context-a]: one\n    {: by=Ana }")
    assert (definition.text, definition.by) == ("one", "Ana")


def test_an_unknown_attribute_is_a_problem_with_the_nearest_known_one() -> None:
    problems: list[Problem] = []
    signature("Text {: dates=2026-11-02 by=Ana Example }", PLACE, problems)
    assert [(problem.message, problem.hint) for problem in problems] == [
        ('"dates" is not something a note states', 'did you mean "date"?'),
        ('"Example" is not something a note states', "known: by, date"),
    ]


@given(st.text("[^context-]: ab\n\t{}=`~", max_size=80))
def test_lines_are_kept_in_number_and_those_kept_are_unchanged(text: str) -> None:
    problems: list[Problem] = []
    body = f"[^context-a]: x\n{text}"
    rest, found = take_definitions(body, "a.md", 1, problems)
    assert found
    lines = zip(body.split("\n"), rest.split("\n"), strict=True)
    assert all(new in {old, ""} for old, new in lines)
