from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import digest.fields
from digest.fields import (
    MOST_KEYS,
    Day,
    Field,
    Flag,
    Kind,
    Many,
    Names,
    Record,
    Text,
    Url,
    Whole,
    key_place,
    read_yaml,
)
from digest.problems import DigestError, Place

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Source:
    """A record as posts have it."""

    name: str
    url: str


SOURCE = Record(
    "a source",
    (
        Field("name", Text(20), "Who published it.", "Example Wire", required=True),
        Field("url", Url(), "Where it stands.", default=""),
    ),
    Source,
    short="name",
)


def front(**kinds: Kind) -> Record:
    """Return a record of optional fields that builds a dict."""
    fields = tuple(Field(name, kind, f"The {name}.") for name, kind in kinds.items())
    return Record("front matter", fields, lambda **typed: typed)


POST = Record(
    "front matter",
    (
        Field("title", Text(), "The headline.", "Talks resume", required=True),
        Field("date", Day(), "When it was published.", "2019-06-08"),
        Field("tags", Many(Text(10)), "Its subjects.", default=()),
        Field("sources", Many(SOURCE), "Who published it.", default=()),
        Field("draft", Flag(), "Left out.", default=False),
    ),
    lambda **typed: typed,
)


def faults(text: str, kind: Record = POST, first_line: int = 1) -> list[tuple[int, int, str, str]]:
    """Return line, column, message and hint of all that is wrong with a text."""
    with pytest.raises(DigestError) as caught:
        read_yaml(text, kind, "a.md", first_line)
    return [(p.place.line, p.place.column, p.message, p.hint) for p in caught.value.problems]


def test_fields_are_read_and_the_others_are_their_defaults() -> None:
    text = "title: no\ntags: [a, ~, b]\nsources:\n  - Example Wire\n  - {name: Other, url: }\n"

    assert read_yaml(text, POST, "a.md") == {
        "title": "no",
        "date": None,
        "tags": ("a", "b"),
        "sources": (Source("Example Wire", ""), Source("Other", "")),
        "draft": False,
    }


def test_every_name_that_is_offered_is_there() -> None:
    assert all(hasattr(digest.fields, name) for name in digest.fields.__all__)


def test_all_faults_are_listed_with_their_places() -> None:
    text = "titel: a\ndate: soon\nsources:\n  - url: ftp://x\ndraft: 7\n"

    assert faults(text, first_line=2) == [
        (2, 1, '"titel" is not a key of front matter', 'did you mean "title"?'),
        (
            2,
            1,
            '"title" is missing in front matter',
            "add a line such as `title: Talks resume`",
        ),
        (
            3,
            7,
            '"soon" is not a date',
            "write it as 2019-06-08 or 2019-06-08T14:05+02:00",
        ),
        (
            5,
            5,
            '"name" is missing in a source',
            "add a line such as `name: Example Wire`",
        ),
        (
            5,
            10,
            '"ftp://x" is not an address on the web',
            "write it in full, from http:// or https:// on",
        ),
        (6, 8, '"7" is neither true nor false', "write true or false"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title:\n  [a]", [(2, 3, "a text is expected here, not a list", "")]),
        (
            "title: ",
            [
                (
                    1,
                    1,
                    '"title" is missing in front matter',
                    "add a line such as `title: Talks resume`",
                )
            ],
        ),
    ],
)
def test_a_required_field_is_refused_or_missing_never_both(
    text: str, expected: list[tuple[int, int, str, str]]
) -> None:
    assert faults(text) == expected


def test_a_fault_on_the_same_line_hides_no_missing_field() -> None:
    found = faults("sources: [{url: x}, {url: https://example.org/}]\ntitle: a")

    assert [message for _, _, message, _ in found] == [
        '"name" is missing in a source',
        '"x" is not an address on the web',
        '"name" is missing in a source',
    ]


@pytest.mark.parametrize(
    ("text", "shape"), [("- a", "a list"), ("just words", '"just words"'), ('""', "nothing")]
)
def test_keys_are_expected_where_keys_belong(text: str, shape: str) -> None:
    ((line, column, message, hint),) = faults(text)

    assert (line, column) == (1, 1)
    assert message == f"front matter is written as `key: value` lines, not as {shape}"
    assert "each key on its own line" in hint


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "~", "{}"])
def test_nothing_written_lacks_what_is_required_and_is_else_fine(text: str) -> None:
    assert '"title" is missing' in faults(text)[0][2]
    assert read_yaml(text, front(a=Text()), "a.md") == {"a": None}


def test_a_key_given_twice_is_refused_where_it_comes_again() -> None:
    assert faults("title: a\ndate: ~\ntitle: b") == [
        (3, 1, '"title" is given twice', "it is also on line 1")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: a\n? [b]\n: c", "a key is a plain word, not a list"),
        ("title: a\n? {b: c}\n: d", "a key is a plain word, not a group of keys"),
        ("title: a\n'': c", '"" is not a key of front matter'),
        ("title: a\n~: b", '"~" is not a key of front matter'),
        ("title: a\n<<: {b: c}", '"<<" is not a key of front matter'),
        ('title: a\n"b\\0": c', "this text holds the character U+0000, which no page can show"),
        ("title: a\n" + "b" * 900 + ": c", '"' + "b" * 59 + '…" is not a key of front matter'),
    ],
)
def test_an_odd_key_is_one_problem(text: str, message: str) -> None:
    ((line, _, found, _),) = faults(text)

    assert (line, found) == (2, message)


def test_a_flood_of_keys_is_one_problem() -> None:
    flood = "\n".join(f"key{number}: x" for number in range(MOST_KEYS + 1))

    assert [message for _, _, message, _ in faults(flood)] == [
        "front matter has more than 1000 keys"
    ]


def test_a_single_value_is_a_list_of_one() -> None:
    kind = front(tags=Many(Text()), sources=Many(SOURCE))

    assert read_yaml("tags: a\nsources: {name: Wire}", kind, "a.md") == {
        "tags": ("a",),
        "sources": (Source("Wire", ""),),
    }
    assert read_yaml("tags: null\nsources: []", kind, "a.md") == {"tags": None, "sources": ()}


def test_a_list_has_an_end() -> None:
    kind = front(tags=Many(Text(), most=2))

    assert faults("tags: [a, b, c]", kind) == [
        (1, 7, "this list has more than 2 entries", "shorten it")
    ]


def test_each_entry_of_a_list_is_checked() -> None:
    assert [
        (line, column) for line, column, _, _ in faults("tags: [[a], b, {c: d}]\ntitle: x")
    ] == [
        (1, 8),
        (1, 16),
    ]


def test_a_plain_text_for_a_record_is_checked_as_the_field_it_stands_for() -> None:
    assert faults(f"title: a\nsources: [{'b' * 21}]") == [
        (2, 11, "this text is longer than 20 characters", "shorten it")
    ]
    assert read_yaml("sources: [~]", front(sources=Many(SOURCE)), "a.md") == {"sources": ()}


def test_free_keys_hold_one_kind() -> None:
    kind = front(ranks=Names(Whole(0, 9), most=2))

    def ranks(text: str) -> Mapping[str, int]:
        values: dict[str, Mapping[str, int]] = read_yaml(text, kind, "a.md")
        return values["ranks"]

    assert ranks("ranks: {a: 1, no: 2}") == {"a": 1, "no": 2}
    assert ranks("ranks: {a: ~}") == {}
    assert ranks("ranks:") == {}
    assert faults("ranks: {a: b}", kind)[0][:2] == (1, 12)
    assert (
        faults("ranks: {a: 1, b: 1, c: 1}", kind)[0][2] == "this group of keys has more than 2 keys"
    )
    assert faults("ranks: 3", kind)[0][2].startswith("this group of keys is written as")


def test_one_table_gives_the_schema_too() -> None:
    assert SOURCE.schema() == {
        "oneOf": [
            {"type": "string"},
            {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "name": {
                        **Text(20).schema(),
                        "description": "Who published it.",
                        "examples": ["Example Wire"],
                    },
                    "url": {**Url().schema(), "description": "Where it stands."},
                },
                "required": ["name"],
            },
        ]
    }
    assert "required" not in front(a=Text()).schema()
    assert Many(Flag(), most=3).schema() == {
        "oneOf": [
            {"type": "boolean"},
            {"type": "array", "items": {"type": "boolean"}, "maxItems": 3},
        ]
    }
    assert Names(Flag(), most=3).schema() == {
        "type": "object",
        "additionalProperties": {"type": "boolean"},
        "maxProperties": 3,
    }


def test_docs_call_composed_kinds_by_their_parts() -> None:
    assert Many(SOURCE).words() == "list of a source"
    assert Names(Flag()).words() == "keys, each with true or false"


def test_a_key_is_found_by_where_its_value_stands() -> None:
    text = "title: a\ntheme:\n  paper\nempty:\n"

    assert key_place(text, "config.yaml", "title") == Place("config.yaml", 1, 8)
    assert key_place(text, "config.yaml", "theme") == Place("config.yaml", 3, 3)
    assert key_place(text, "config.yaml", "empty") == Place("config.yaml", 4, 7)


@pytest.mark.parametrize("text", ["", "- theme", "theme", "? [theme]\n: a", "a: {theme: b}"])
def test_a_key_that_is_not_there_is_the_whole_file(text: str) -> None:
    assert key_place(text, "config.yaml", "theme") == Place("config.yaml")


VALUES = st.recursive(
    st.text(alphabet="ab:-[]{}'\"# 0\u00e4\n", max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["title", "date", "tags", "sources", "x"]), VALUES))
@settings(max_examples=100)
def test_no_value_raises_anything_else(typed: dict[str, Any]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in typed.items())
    try:
        values = read_yaml(text, POST, "a.md")
    except DigestError:
        return
    assert set(values) == {"title", "date", "tags", "sources", "draft"}
