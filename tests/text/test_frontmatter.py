"""Header and body of a file, and where its bytes are no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.problems import DigestError, Place
from digest.text.frontmatter import Parts, decode, split


def test_a_file_parts_into_header_and_body_with_their_lines() -> None:
    assert split("---\ntitle: x\n---\nText\n", "a.md") == Parts("title: x\n", 2, "Text\n", 4)


@pytest.mark.parametrize("text", ["Text", "", "----\na\n---\n", " ---\na: b\n---\n", "a\n---\nb"])
def test_without_a_first_line_of_three_hyphens_all_is_body(text: str) -> None:
    assert split(text, "a.md") == Parts("", 1, text, 1)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\n---\nText", Parts("", 2, "Text", 3)),
        ("--- \na: b\n---  \n", Parts("a: b\n", 2, "", 4)),
        ("---\na: b\n...\nText", Parts("a: b\n", 2, "Text", 4)),
        ("---\na: b\n---", Parts("a: b\n", 2, "", 4)),
        ("---\na: |\n  ---\n---\nText\n---\n", Parts("a: |\n  ---\n", 2, "Text\n---\n", 5)),
    ],
)
def test_the_header_ends_at_the_next_such_line(text: str, parts: Parts) -> None:
    assert split(text, "a.md") == parts


@pytest.mark.parametrize("text", ["---", "---\n", "---\ntitle: x\n\nText", "---\n----\n"])
def test_a_header_that_is_never_closed_is_a_problem(text: str) -> None:
    with pytest.raises(DigestError) as caught:
        split(text, "a.md")
    (problem,) = caught.value.problems
    assert (problem.place, problem.hint) == (
        Place("a.md", 1, 1),
        "add a line with --- below its last key",
    )


def test_a_byte_order_mark_and_foreign_line_ends_are_gone() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n", "a.md") == "a\nb\nc\n"


def test_the_first_byte_that_is_no_text_is_named_with_its_place() -> None:
    with pytest.raises(DigestError) as caught:
        decode("ä\nö".encode() + b" \xff\xfe\n", "a.md")
    (problem,) = caught.value.problems
    assert (problem.place, problem.message) == (
        Place("a.md", 2, 3),
        "this byte (0xFF) is not UTF-8",
    )


def test_a_byte_order_mark_counts_in_no_column() -> None:
    with pytest.raises(DigestError) as caught:
        decode(b"\xef\xbb\xbfa\xff", "a.md")
    assert caught.value.problems[0].place == Place("a.md", 1, 2)


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode()))
def test_any_bytes_are_split_or_refused(content: bytes) -> None:
    try:
        parts = split(decode(content, "a.md"), "a.md")
    except DigestError:
        return
    text = decode(content, "a.md")
    assert text.endswith(parts.body)
    assert text.count("\n", 0, len(text) - len(parts.body)) + 1 == parts.body_line or not parts.body
