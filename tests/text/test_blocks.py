from __future__ import annotations

import pytest

from digest.text.blocks import Node, html_of, is_words, read_blocks, split
from digest.text.inline import Names, UnsureError


def drawn(text: str) -> str:
    """Return the HTML of a text's blocks."""
    nodes: list[Node] = []
    read_blocks(split(text), Names({}, {}, [], set()), nodes)
    return "".join(html_of(nodes)).replace("\n", "")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\nb\n\n\n\nc", "<p>ab</p><p>c</p>"),
        ("a\n## b #\nc", "<p>a</p><h2>b</h2><p>c</p>"),
        ("a\n===\nb\n\nc\n-", "<h1>a</h1><p>b</p><h2>c</h2>"),
        ("a\nb\n***\nc", "<p>ab</p><hr><p>c</p>"),
        ("- a\n- b\n\nc", "<ul><li>a</li><li>b</li></ul><p>c</p>"),
        ("- a\n\n- b\n- c", "<ul><li><p>a</p></li><li><p>b</p></li><li>c</li></ul>"),
        ("- a\n\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        ("3. a\nb\n4. c", '<ol start="3"><li>ab</li><li>c</li></ol>'),
        (
            "- a\n    - b\n    - c\n- d",
            "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>",
        ),
        ("- a\n  - b", "<ul><li>a</li><li>b</li></ul>"),
        ("> a\nb\n\n> c", "<blockquote><p>ab</p><p>c</p></blockquote>"),
        ("a\n> # b\n>\n> - c", "<p>a</p><blockquote><h1>b</h1><ul><li>c</li></ul></blockquote>"),
        (
            "a|b\n-|:-\nc",
            (
                '<table><thead><tr><th>a</th><th style="text-align: left;">b</th></tr></thead>'
                '<tbody><tr><td>c</td><td style="text-align: left;"></td></tr></tbody></table>'
            ),
        ),
    ],
)
def test_blocks_become_elements(text: str, html: str) -> None:
    assert drawn(text) == html


@pytest.mark.parametrize(
    "text",
    ["a\n- b", "*a* b", "_a_", "1.5 a", "[a] b", "a | b", "`a`", "-a", "a: b", "a\n1985. b", "=a"],
)
def test_signs_within_a_line_begin_nothing(text: str) -> None:
    assert is_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "# a",
        "a\n> b",
        "- a",
        "1. a",
        "a\n--",
        " a",
        "[a]: b",
        "a\n*[b]: c",
        "a\n-|-",
        ": a",
        "\x02",
    ],
)
def test_signs_at_the_start_of_a_line_may_begin_something(text: str) -> None:
    assert not is_words(text)


@pytest.mark.parametrize(
    "text",
    [
        *("    a", "-", "- - a", "- a\n    - b\n    # c", "- a\n     - b", "a\n: b", "[a]: b", ">"),
        *("a | b\n--|--", "|a|\n|-|\n|b|", "a|b\n-|-\n`c|d`", "a|b\n-|-\n\\|", "# \\a", "a\nb\n--"),
    ],
)
def test_what_may_be_more_is_refused(text: str) -> None:
    with pytest.raises(UnsureError):
        drawn(text)
