from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.seeds.rows import Block, Mark, Row, ends_sentence, key_of, lines_of, rows_of, size_of


def test_rows_hold_words_and_know_what_stands_before_them() -> None:
    rows, blanks = rows_of("  one  two\nthree\n\nfour")
    assert [(r.number, r.text, r.indent, r.gap) for r in rows] == [
        (1, "one two", 2, True),
        (2, "three", 0, False),
        (4, "four", 0, True),
    ]
    assert [line.number for line in blanks] == [3]


def row(number: int, text: str) -> Row:
    return Row(number, 0, text, 0, gap=False)


def test_rows_are_joined_with_a_space_but_not_between_han_signs() -> None:
    assert Block((row(1, "the wall"), row(2, "is old"))).text == "the wall is old"
    assert Block((row(1, "城墙"), row(2, "很旧"))).text == "城墙很旧"


@given(
    st.lists(st.text("ab 城.-", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=4),
    st.integers(0, 60),
)
@settings(max_examples=100)
def test_a_cut_block_keeps_every_sign_in_order(lines: list[str], at: int) -> None:
    block = Block(tuple(rows_of("\n".join(lines))[0]))
    before, after = block.cut(min(at, len(block.text)))
    halves = "".join(row.text for row in (*before, *after))
    assert halves.replace(" ", "") == block.text.replace(" ", "")
    assert [r.number for r in (*before, *after)] == sorted(r.number for r in (*before, *after))


def test_lines_come_in_the_order_of_the_seed_whatever_order_they_were_marked_in() -> None:
    rows, blanks = rows_of("one two\n\nthree")
    head, tail = Block((rows[0],)).cut(3)
    marks = [Mark(rows[1], "body"), Mark(tail[0], "title"), Mark(head[0], "dateline")]
    assert [(line.number, line.text, line.role) for line in lines_of(marks, blanks)] == [
        (1, "one", "dateline"),
        (1, "two", "title"),
        (2, "", "blank"),
        (3, "three", "body"),
    ]


@pytest.mark.parametrize("text", ["“The Wall’s” end", "THE WALL'S end:", "| The wall's  end |"])
def test_a_repetition_is_known_by_its_words(text: str) -> None:
    assert key_of(text).replace('"', "") == "the wall's end"


def test_han_signs_count_as_half_a_word() -> None:
    assert size_of("the old wall") == 3
    assert size_of("城墙很旧，大海很近") == 5


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It ended.", True),
        ("“It ended.”", True),
        ("城墙很旧。", True),
        ("The end", False),
        ("", False),
    ],
)
def test_a_sentence_ends_before_its_closing_quotes(text: str, ends: bool) -> None:  # noqa: FBT001  what is expected
    assert ends_sentence(text) is ends


def test_a_turkish_capital_is_the_same_letter_in_a_key() -> None:
    assert key_of("İlgili haberler") == "ilgili haberler"
