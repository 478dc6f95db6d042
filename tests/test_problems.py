from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.problems import (
    QUOTED,
    DigestError,
    Place,
    Problem,
    fail,
    gather,
    nearest,
    nearest_path,
    printable,
    shorten,
    show,
    width,
)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("a.md", 3, 7), "a.md:3:7"),
        (Place("a.md", 3), "a.md:3"),
        (Place("a.md"), "a.md"),
    ],
)
def test_a_place_reads_as_editors_jump_to_it(place: Place, words: str) -> None:
    assert str(place) == words


def test_problems_are_sorted_by_place_and_said_once() -> None:
    late = Problem(Place("b.md", 2, 1), "late")
    early = Problem(Place("b.md", 2), "early")
    other = Problem(Place("a.md", 10, 1), "other file")

    assert DigestError([late, early, other, late]).problems == (other, early, late)


def test_lines_are_sorted_as_numbers() -> None:
    tenth, second = (Problem(Place("a.md", line), "x") for line in (10, 2))

    assert DigestError([tenth, second]).problems == (second, tenth)


def test_an_error_survives_the_way_from_a_worker() -> None:
    error = fail(Place("a.md", 1, 2), "is wrong", "mend it")

    again = pickle.loads(pickle.dumps(error))  # noqa: S301  our own bytes

    assert again.problems == error.problems
    assert str(again) == "a.md:1:2: is wrong"


def test_gather_reads_all_before_it_complains() -> None:
    read: list[int] = []

    def odd(number: int) -> int:
        read.append(number)
        if number % 2 == 0:
            raise fail(Place("list", 9 - number), f"{number} is even")
        return number

    with pytest.raises(DigestError) as caught:
        gather(odd, [1, 2, 3, 4])

    assert read == [1, 2, 3, 4]
    assert [p.message for p in caught.value.problems] == ["4 is even", "2 is even"]
    assert gather(odd, [3, 1]) == [3, 1]


def test_gather_lets_our_own_bugs_through() -> None:
    with pytest.raises(ZeroDivisionError):
        gather(lambda number: 1 // number, [0])


def test_a_problem_is_one_flat_record_in_json() -> None:
    problem = Problem(Place("a.md", 3, 7), "is odd", "make it even", warning=True)

    assert problem.as_json() == {
        "path": "a.md",
        "line": 3,
        "column": 7,
        "severity": "warning",
        "message": "is odd",
        "hint": "make it even",
    }
    assert Problem(Place("a.md"), "is odd").as_json()["severity"] == "error"


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("titel", 'did you mean "title"?'),
        ("TITLE", 'did you mean "title"?'),
        ("baseURL", 'did you mean "base_url"?'),
        ("zzz", "known: base_url, title"),
    ],
)
def test_the_nearest_known_word_is_suggested(word: str, hint: str) -> None:
    assert nearest(word, ["title", "base_url"]) == hint


def test_the_suggestion_is_spelt_as_it_is_known() -> None:
    assert nearest("utc", ["UTC", "Zulu"]) == 'did you mean "UTC"?'


def test_nothing_is_suggested_where_nothing_is_known() -> None:
    assert nearest("title", []) == ""
    assert nearest("title", ["x"], "write a word") == "write a word"


def test_a_long_value_is_quoted_by_its_beginning() -> None:
    assert shorten("a" * QUOTED) == "a" * QUOTED
    assert shorten("b" * 10_000) == "b" * (QUOTED - 1) + "…"


def test_a_problem_is_shown_with_line_caret_and_hint() -> None:
    problem = Problem(Place("a.md", 2, 8), '"no" is not a date', "write it as\n2019-06-08")

    assert list(show(problem, "date:  no\r\n")) == [
        'a.md:2:8: "no" is not a date',
        "    date:  no",
        "           ^",
        "  write it as",
        "  2019-06-08",
    ]


def test_a_warning_says_so_and_a_whole_file_has_no_line() -> None:
    warning = Problem(Place("a.md"), "is empty", warning=True)

    assert list(show(warning, "some line")) == ["a.md: warning: is empty"]


def test_a_line_without_a_column_has_no_caret() -> None:
    assert list(show(Problem(Place("a.md", 1), "is odd"), "one")) == ["a.md:1: is odd", "    one"]


@pytest.mark.parametrize(
    ("line", "column", "shown", "before"),
    [
        ("日本: x", 5, "日本: x", 6),
        ("\ttitle", 2, "    title", 4),
        ("e\u0301a: x", 4, "e\u0301a: x", 2),
        ("می\u200cرود: x", 6, "می\u200cرود: x", 4),
        ("a\x1b[31mb", 3, "a␛[31mb", 2),
        ("short", 99, "short", 5),
        ("", 1, "", 0),
    ],
)
def test_the_caret_stands_under_the_sign(line: str, column: int, shown: str, before: int) -> None:
    _, text, caret = show(Problem(Place("a.md", 1, column), "x"), line)

    assert text == "    " + shown
    assert caret == "    " + " " * before + "^"


@pytest.mark.parametrize("sign", ["a", "日", "\t"])
def test_a_long_line_is_cut_around_the_column(sign: str) -> None:
    _, text, caret = show(Problem(Place("a.md", 1, 501), "x"), sign * 500 + "!" + sign * 500)

    at = caret.index("^")
    assert text.startswith("    …")
    assert text.endswith("…")
    assert width(text) <= 106
    assert width(text[: text.index("!")]) == at


def test_the_beginning_of_a_long_line_uses_the_whole_room() -> None:
    _, text, _ = show(Problem(Place("a.md", 1, 1), "x"), "a" * 500)

    assert text == "    " + "a" * 100 + "…"


@given(st.text(), st.integers(0, 50))
@settings(max_examples=100)
def test_no_text_steers_the_terminal(text: str, column: int) -> None:
    place = Place(text, 1, column)

    for line in show(Problem(place, text, text), text):
        line.encode()
        assert not set(line) & set(map(chr, [*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x2066]))


def test_spelling_stays_and_reversing_does_not() -> None:
    assert printable("«\u00a0می\u200cرود»\u3000") == "«\u00a0می\u200cرود»\u3000"
    assert printable("a\u202eb\u200bc\ud800") == "a�b�c�"


def test_the_nearest_path_goes_by_file_names_and_is_seen_from_where_it_is_typed() -> None:
    known = ["content/posts/tides.md", "content/pages/about.md"]
    assert nearest_path("content/posts/zz.md", known) == ""
    assert nearest_path("content/posts/tide.md", known) == (
        'did you mean "content/posts/tides.md"?'
    )
    assert nearest_path("content/posts/abuot.md", known, "content/posts") == (
        'did you mean "../pages/about.md"?'
    )
