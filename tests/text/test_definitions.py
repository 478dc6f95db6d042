"""The texts of notes, taken out of a body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.problems import Place, Problem
from digest.text.definitions import Definition, kind_of, signature, take_definitions
from digest.text.facts import Change

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
        *("context-a", "context", "Text.\n\nMore."), Place("a.md", 7, 3), "Ana", "2026-11-02"
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
        ("Text {: by=Ana }", ("Text", "Ana", "", "")),
        ("Text {:by='A \"B\"' date = 2026-11-02}  ", ("Text", 'A "B"', "2026-11-02", "")),
        ('Text {: rating="Not true" by=Ana }', ("Text", "Ana", "", "Not true")),
        ("Text {: }", ("Text", "", "", "")),
        ("Text {: .wide #x }", ("Text {: .wide #x }", "", "", "")),
        ("Text {: by=Ana } more", ("Text {: by=Ana } more", "", "", "")),
        ("Text {: by={x} }", ("Text {: by={x} }", "", "", "")),
        ("Text {:", ("Text {:", "", "", "")),
    ],
)
def test_author_date_and_rating_close_the_first_line(
    line: str, values: tuple[str, str, str, str]
) -> None:
    problems: list[Problem] = []
    text, stated = signature(line, PLACE, problems)
    assert (text, *stated.values()) == values
    assert problems == []


def test_the_signature_may_close_the_first_paragraph_where_it_is_wrapped() -> None:
    text = "[^context-a]: one\n    two {: by=Ana }\n\n    three {: by=Ben }"
    _, (definition,) = taken(text)
    assert (definition.text, definition.by) == ("one\ntwo\n\nthree {: by=Ben }", "Ana")
    _, (definition,) = taken("[^context-a]: one {: by=Ana }\n    two")
    assert (definition.text, definition.by) == ("one\ntwo", "Ana")
    _, (definition,) = taken("[^context-a]: one\n    {: by=Ana }")
    assert (definition.text, definition.by) == ("one", "Ana")


LOG = """[^context-a]: One. {: by=Ana date=2026-11-02 }

    Two.

    - The sum was
      mended. {: by="Ben B" date=2026-11-09 }

    * A ferry more. {: date=2026-11-12 }
"""


def test_the_list_of_signed_items_that_ends_a_note_is_its_history() -> None:
    _, (definition,) = taken(LOG)
    assert (definition.text, definition.by, definition.date) == (
        "One.\n\nTwo.",
        "Ana",
        "2026-11-02",
    )
    assert definition.history == (
        Change("2026-11-09", "Ben B", "The sum was mended."),
        Change("2026-11-12", "", "A ferry more."),
    )


@pytest.mark.parametrize(
    "text",
    [
        "One.\n\n    - two\n    - three",
        "One.\n\n    - two {: date=2026-11-09 }\n    - three",
        "One.\n\n    - two {: date=2026-11-09 }\n\n    Three.",
        "One.\n    - two",
        "One.\n\n    Two {: date=2026-11-09 }",
    ],
)
def test_any_other_list_is_part_of_the_text(text: str) -> None:
    _, (definition,) = taken(f"[^context-a]: {text}")
    assert definition.history == ()
    assert definition.text.split() == text.split()


def test_items_above_the_signed_ones_stay() -> None:
    _, (definition,) = taken("[^context-a]: x\n\n    - two\n    - three {: date=2026-11-09 }")
    assert definition.text == "x\n\n- two"
    assert [change.what for change in definition.history] == ["three"]


def test_a_change_states_who_and_when_alone() -> None:
    problems: list[Problem] = []
    take_definitions("[^context-a]: x\n\n    - y {: rating=2 date=2026-11-09 }", "", 1, problems)
    assert [one.hint for one in problems] == ["known: by, date"]


def test_an_unknown_attribute_is_a_problem_with_the_nearest_known_one() -> None:
    problems: list[Problem] = []
    signature("Text {: dates=2026-11-02 by=Ana Example }", PLACE, problems)
    assert [(problem.message, problem.hint) for problem in problems] == [
        ('"dates" is not something a note states', 'did you mean "date"?'),
        ('"Example" is not something a note states', "known: by, date, rating"),
    ]


@given(st.text("[^context-]: ab\n\t{}=`~", max_size=80))
def test_lines_are_kept_in_number_and_those_kept_are_unchanged(text: str) -> None:
    problems: list[Problem] = []
    body = f"[^context-a]: x\n{text}"
    rest, found = take_definitions(body, "a.md", 1, problems)
    assert found
    lines = zip(body.split("\n"), rest.split("\n"), strict=True)
    assert all(new in {old, ""} for old, new in lines)
