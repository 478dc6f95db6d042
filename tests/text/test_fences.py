"""What of a Markdown text is code or a comment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.fences import mask_blocks, mask_code
from digest.text.signs import MASK


def shown(text: str) -> str:
    return text.replace(MASK, ".")


@pytest.mark.parametrize(
    ("body", "masked"),
    [
        ("a\n```\nb\n```\nc", "a\n...\n.\n...\nc"),
        ("~~~ py\nb\n~~~\nc", "......\n.\n...\nc"),
        ("```\nb\n~~~\nc", "```\nb\n~~~\nc"),
        ("a ```\nb\n```", "a ```\nb\n```"),
        ("a <!-- b\nc --> d", "a ......\n..... d"),
        ("<pre>a</pre> b <pre>c", "............ b <pre>c"),
        ("<!-- a", "<!-- a"),
        ("plain", "plain"),
    ],
)
def test_blocks_of_code_and_comments_are_masked(body: str, masked: str) -> None:
    assert shown(mask_blocks(body)) == masked


@pytest.mark.parametrize(
    ("body", "masked"),
    [
        ("a `b` c", "a ... c"),
        ("``a ` b`` c", "......... c"),
        ("`a ``b` c", "....... c"),
        ("a ` b\n\nc ` d", "a ` b\n\nc ` d"),
        ("`a\nb` c", "..\n.. c"),
        (r"\`a` b", r"\`a` b"),
        (r"\\`a` b", r"\\... b"),
        (r"`a\` b", ".... b"),
        ("no code", "no code"),
    ],
)
def test_code_in_lines_is_masked(body: str, masked: str) -> None:
    assert shown(mask_code(body)) == masked


@given(st.text("`~\\ab\n<!->/pre ", max_size=60))
def test_a_mask_keeps_length_and_lines(body: str) -> None:
    for masked in (mask_blocks(body), mask_code(body)):
        assert len(masked) == len(body)
        assert all(new in {old, MASK} for old, new in zip(body, masked, strict=True))
        assert masked.count("\n") == body.count("\n")
