from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.nodes import (
    DEEPEST,
    Node,
    Sheet,
    UnsureError,
    compose,
    plain_root,
    root,
    scalar,
)
from digest.problems import DigestError, Place, Problem


def problems(text: str, first_line: int = 1) -> tuple[Problem, ...]:
    """Return what is wrong with a text; anything but a DigestError fails the test."""
    try:
        compose(text, "a.yaml", first_line)
    except DigestError as error:
        return error.problems
    return ()


def problem(text: str, first_line: int = 1) -> Problem:
    """Return the one problem of a text."""
    (found,) = problems(text, first_line)
    return found


def plain(node: Node | None) -> object:
    """Return a node as lists, dicts and texts."""
    if isinstance(node, yaml.MappingNode):
        return {plain(key): plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(entry) for entry in node.value]
    return None if node is None else node.value


def marked(node: Node | None) -> object:
    """Return all that is read of a node: its values, how they are written, where they stand."""
    if node is None:
        return None
    mark: Any = node.start_mark
    at = (mark.line, mark.column)
    if isinstance(node, yaml.ScalarNode):
        return at, node.value, node.style
    if isinstance(node, yaml.MappingNode):
        return at, [(marked(key), marked(value)) for key, value in node.value]
    return at, list(map(marked, node.value))


WRITTEN = st.lists(
    st.sampled_from(
        [
            *("a: ", "b:", "'c'", '"d"', "e f", "ä", "\n", "\n  ", "\n    ", "- ", "-", "? ", ": "),
            *(
                "[",
                "]",
                "{",
                "}",
                ", ",
                "|\n",
                ">-\n",
                "#g",
                "~",
                "1:30",
                "---\n",
                "...\n",
                "%h ",
                "\t",
            ),
            *("&i", "*j", "!k"),
        ]
    ),
    max_size=20,
).map("".join)


@given(WRITTEN)
@example("a: [b, {c: 'd'}]\ne:\n  - f\n  -\n    g: |\n      h\n")
@example("[" * 60 + "]" * 60)
@example("a: b\n---\nc: d\n")
def test_what_is_read_at_once_is_read_the_same_event_by_event(text: str) -> None:
    try:
        at_once = plain_root(text)
    except UnsureError:
        return
    assert marked(at_once) == marked(root(text, Sheet("a.yaml")))


def test_ordinary_front_matter_is_read_at_once() -> None:
    assert plain_root(
        "title: 'A: b'\ntags: [c, d]\nsources:\n  - name: e\n    url: https://e.org\n"
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "\ufeff"])
def test_a_text_without_a_value_is_none(text: str) -> None:
    assert compose(text, "a.yaml") is None


def test_every_scalar_is_what_the_person_typed() -> None:
    text = "a: no\nb: 1:30\nc: [2019-06-08, ~, {d: '0x1F'}]\ne: |\n  one\n  two\n"

    assert plain(compose(text, "a.yaml")) == {
        "a": "no",
        "b": "1:30",
        "c": ["2019-06-08", "~", {"d": "0x1F"}],
        "e": "one\ntwo\n",
    }


def test_a_node_knows_its_place_in_the_file() -> None:
    sheet = Sheet("a.md", first_line=2)
    node = compose("a: b\nc:\n  - ä: d\n", "a.md", 2)

    assert isinstance(node, yaml.MappingNode)
    inner = node.value[1][1].value[0]
    assert sheet.place(inner.value[0][1]) == Place("a.md", 4, 8)
    assert sheet.place(inner) == Place("a.md", 4, 5)


def test_signs_that_only_old_yaml_takes_for_line_ends_do_not_shift_lines() -> None:
    assert problem("a: x\u2028y\u2029z\x85\nb: ]").place == Place("a.yaml", 2, 4)


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("a: Foo: bar", (1, 7), "a colon is not expected here", 'a: "Foo: bar"'),
        ('a: Foo: \\"x', (1, 7), "a colon is not expected here", 'a: "Foo: \\\\\\"x"'),
        ("a: the end:", (1, 11), "a colon is not expected here", 'a: "the end:"'),
        ("a:b\nc: d", (2, 2), "a colon is not expected here", "a space after the colon: a: b"),
        ('a: "b" c', (1, 8), "a new key is expected here", 'write a: "\\"b\\" c"'),
        ("a: 'It's on'", (1, 8), "a new key is expected here", 'write a: "It\'s on"'),
        ("a: @b", (1, 4), "a value cannot begin with this sign", 'needs quotes: a: "@b"'),
        ("- `b`", (1, 3), "a value cannot begin with this sign", 'needs quotes: "`b`"'),
        ("a: * b", (1, 5), "a value cannot begin with this sign", 'needs quotes: a: "* b"'),
        ("a:\n\tb: c", (2, 1), "", "indent with spaces, not with a tab"),
        ("a: b\n\tc: d", (2, 1), "a line is indented with a tab", "indent with spaces"),
        ("a: [b, c\nd: e", (1, 4), "the list that opens here lacks a comma", "bracket not closed"),
        ("a: [b] c", (1, 8), "a new key is expected here", 'needs quotes: a: "[b] c"'),
        ("a: {b: c\nd: e", (1, 4), "the group that opens here lacks a comma", "bracket"),
        ("a: b\nc: [", (2, 5), "a value is expected here", "bracket not closed"),
        ('a: "b\nc: d\n', (1, 4), "a quote opens here and is never closed", "a quote"),
        ("a: b\nc\nd: e", (2, 1), "a key without a colon and a space after it", "this line"),
        ("- a\nb: c", (2, 1), "an entry of the list, beginning with -,", "wrong indent"),
        ('a: "C:\\dir"', (1, 7), "a backslash within double quotes is written twice", ""),
        ('""""', (1, 3), "a key and a colon are expected here", ""),
        ("{: }", (1, 2), "a value is expected here", ""),
        ("%YAML 3.0\n---\na: b", (1, 1), "found incompatible YAML document", ""),
    ],
)
def test_broken_yaml_names_the_spot_and_the_usual_mend(
    text: str, place: tuple[int, int], message: str, hint: str
) -> None:
    found = problem(text)

    assert found.place == Place("a.yaml", *place)
    assert found.message.startswith("this is not valid YAML: " + message)
    assert hint in found.hint


def test_lines_are_counted_in_the_file_not_in_the_header() -> None:
    assert problem("a: b\nc: [", 2).place == Place("a.yaml", 3, 5)
    assert problem("a: b\nc: \0", 2).place == Place("a.yaml", 3, 4)


@pytest.mark.parametrize(
    ("text", "column", "message", "mend"),
    [
        ("title: &c x", 8, "YAML takes this & for an anchor", '"&c x"'),
        ("title: *c", 8, "YAML takes this * for an alias", '"*c"'),
        ("title: !Breaking news", 8, "YAML takes this ! for a tag", '"!Breaking news"'),
        ("<<: *c", 5, "YAML takes this * for an alias", '"*c"'),
        ("&a [*a]", 1, "YAML takes this & for an anchor", ""),
        ("a: !!str 2019", 4, "YAML takes this ! for a tag", ""),
        ("- !x {a: b}", 3, "YAML takes this ! for a tag", ""),
    ],
)
def test_what_yaml_would_swallow_is_refused(
    text: str, column: int, message: str, mend: str
) -> None:
    found = problem(text)

    assert found.place == Place("a.yaml", 1, column)
    assert found.message.startswith(message)
    assert mend in found.hint


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\x7f", "\x9b", "\ud800", "\ufffe"])
def test_a_sign_that_yaml_forbids_is_found_by_line_and_column(sign: str) -> None:
    found = problem(f"a: ä\nb: é{sign}")

    assert found.place == Place("a.yaml", 2, 5)
    assert found.message == f"the character U+{ord(sign):04X} can't stand in YAML"


@pytest.mark.parametrize(
    "bomb",
    [
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "\n".join(" " * depth + "a:" for depth in range(3000)),
    ],
    ids=["open", "closed", "groups", "dashes", "keys", "indents"],
)
def test_a_deep_nest_is_a_problem_and_no_crash(bomb: str) -> None:
    assert "nested" in problem(bomb).message


def test_nests_are_allowed_down_to_the_limit() -> None:
    assert compose("[" * DEEPEST + "]" * DEEPEST, "a.yaml") is not None
    assert "nested more than" in problem("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)).message


def test_a_second_document_is_refused_where_it_begins() -> None:
    found = problem("a: b\n---\nc: d")

    assert (found.place, found.message) == (Place("a.yaml", 2, 1), "a second document begins here")


def test_a_huge_line_gives_a_short_hint() -> None:
    assert len(problem("a: b: " + "c" * 1_000_000).hint) < 300


def read(text: str) -> tuple[str | None, list[Problem]]:
    sheet = Sheet("a.yaml")
    node = compose(text, "a.yaml")
    assert node is not None
    return scalar(node, sheet, "a text"), sheet.problems


@pytest.mark.parametrize("text", ["---", "~", "null"])
def test_an_empty_value_is_none(text: str) -> None:
    assert read(text) == (None, [])


@pytest.mark.parametrize("text", ['""', '"~"', "'null'"])
def test_what_is_quoted_is_a_text(text: str) -> None:
    assert read(text) == (text[1:-1], [])


@pytest.mark.parametrize(
    ("text", "shape"), [("[a]", "a list"), ("{a: b}", "a group of keys"), ("- a", "a list")]
)
def test_a_list_where_a_text_belongs_is_refused(text: str, shape: str) -> None:
    value, (found,) = read(text)

    assert value is None
    assert found == Problem(Place("a.yaml", 1, 1), f"a text is expected here, not {shape}")


def test_an_escape_smuggles_no_control_character_in() -> None:
    value, (found,) = read('"a\\0b"')

    assert value is None
    assert found.message == "this text holds the character U+0000, which no page can show"


@given(
    st.text(alphabet=st.sampled_from("ab:-?[]{},&*!|>'\"%@`# \t\n\\\r\0\x85\u2028\ufeffä\ud800"))
)
@settings(max_examples=100)
def test_no_text_raises_anything_else(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 1

    for found in problems(text):
        assert 1 <= found.place.line <= lines
        assert found.place.column >= 1
