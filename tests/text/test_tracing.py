"""Where spots of raw Markdown are in the text that a reader sees."""

from __future__ import annotations

from hypothesis import given

from digest.text.frontmatter import split
from digest.text.posts import post_text
from digest.text.tracing import Spot, lines_of, trace
from tests.text.test_posts import MARKDOWN, MARKS

POST = """---
title: Harbour
---
# The gate

It was *closed*
by noon.

- one
- two [link](b.md)

> A quote
> of two lines.

1. ==first==[^context-a]

```
code
```

| a | b |
|---|---|
| c | last |

[^context-a]: A note.
"""


def test_a_spot_is_where_its_words_are_drawn() -> None:
    traced = trace("It *was* {x}.", [Spot(4, 7, "is"), Spot(9, 12, "shut by noon")], "a.md", 1)
    assert traced.text == "It is shut by noon."
    assert traced.spans == {0: (3, 5), 1: (6, 18)}


def test_a_spot_that_is_not_drawn_is_left_out() -> None:
    body = "[a](b.md) ==x==[^context-a]\n\n[^context-a]: note\n"
    note = body.index("note")
    spots = [Spot(1, 2, "aa"), Spot(4, 5, "x"), Spot(note, note, "A ")]
    traced = trace(body, spots, "a.md", 1)
    assert (traced.text, traced.spans) == ("aa x", {0: (0, 2)})


def test_each_part_of_a_text_has_its_line() -> None:
    text = post_text(POST.encode(), "a.md")
    lines = lines_of(split(POST, "a.md"), text, "a.md")
    found = {
        words: lines.at(text.index(words))
        for words in ("The gate", "It was", "by noon", "one", "two", "A quote", "of two", "first")
    }
    assert found == {
        "The gate": 4,
        "It was": 6,
        "by noon": 7,
        "one": 9,
        "two": 10,
        "A quote": 12,
        "of two": 13,
        "first": 15,
    }
    assert POST.split("\n")[found["first"] - 1] == "1. ==first==[^context-a]"


@given(MARKDOWN | MARKS)
def test_a_line_is_that_of_the_file_or_not_known(body: str) -> None:
    parts = split("#\n" + body, "a.md")
    text = post_text(("#\n" + body).encode(), "a.md") if "[^" not in body else ""
    lines = lines_of(parts, text, "a.md")
    for offset in range(len(text)):
        assert 0 <= lines.at(offset) <= body.count("\n") + 2
