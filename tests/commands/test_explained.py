"""How a seed is explained: its fields, and each line with what it was taken for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.commands.explained import explained
from digest.problems import is_harmless, width
from digest.seeds.article import Guess, read_article
from digest.seeds.rows import Line
from tests.ingest.cases import CASES, read_case
from tests.text.test_origin import ARTICLE

if TYPE_CHECKING:
    from digest.seeds.article import Article

PATHS = {f"{path.parent.name}/{path.stem}": path for path in sorted(CASES.glob("*/*.*"))}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def shown(article: Article | None, columns: int = 0) -> list[str]:
    """Return the lines of an explanation without colours."""
    return [COLOUR.sub("", line) for line in explained("a.txt", article, columns)]


def plain(*lines: Line, columns: int = 0) -> list[str]:
    """Return what is told of some lines of a seed."""
    told = shown(replace(ARTICLE, lines=lines), columns)
    return told[told.index("") + 1 :]


def test_a_line_stands_with_its_number_and_what_it_was_taken_for() -> None:
    lines = Line(1, "Ferry", "title"), Line(2, "", "blank"), Line(3, "Ad", "removed", "an ad")
    assert [line.rstrip() for line in plain(*lines)] == [
        "    1  title       Ferry",
        "    2  blank",
        "    3  removed     Ad  (an ad)",
    ]


def test_a_text_is_cut_to_the_terminal_and_its_reason_is_not() -> None:
    line = Line(1, "Read more about the harbour and its many boats", "removed", "another story")
    (short,) = plain(line, columns=70)
    assert short == "    1  removed     Read more about the harbour and i…  (another story)"


def test_a_reason_that_leaves_no_room_has_a_line_of_its_own() -> None:
    line = Line(1, "Read more about the harbour and its many boats", "removed", "r" * 30)
    assert plain(line, columns=60) == [
        "    1  removed     Read more about the harbour and its many…",
        f"{'':19}({'r' * 30})",
    ]


def test_the_fields_stand_before_the_lines_with_where_they_come_from() -> None:
    stated = {"author": "JSON-LD"}
    article = replace(ARTICLE, author="Ann Example", place="", stated=stated)
    told = shown(article, 80)
    assert told[0] == "a.txt"
    assert "       author      Ann Example  (by JSON-LD)" in told
    assert "       not stated  place" in told


def test_what_is_uncertain_is_shown_with_its_alternatives_and_its_evidence() -> None:
    doubt = {"date": Guess(("2026-03-04", "2026-04-03"), "03/04/2026")}
    article = replace(ARTICLE, published=None, uncertain=doubt)
    told = shown(article, 80)
    assert "       date        2026-03-04 or 2026-04-03  (uncertain: 03/04/2026)" in told
    assert "       not stated  author, place" in told


def test_a_seed_that_could_not_be_read_says_so() -> None:
    assert len(shown(None)) == 2


@pytest.mark.parametrize("name", PATHS)
def test_every_case_is_explained_line_by_line_within_a_terminal(name: str) -> None:
    case = read_case(PATHS[name])
    article = read_article(case.content, case.name)
    assert max(map(width, shown(article, 80))) <= 80
    whole = shown(article)
    listed = whole[whole.index("") + 1 :]
    assert [(int(line[:5]), line[7:17].rstrip()) for line in listed] == [
        (line.number, line.role) for line in article.lines
    ]


@given(st.text(max_size=200), st.text(max_size=60), st.integers(50, 120))
@settings(max_examples=100)
def test_no_text_steers_the_terminal_or_wraps(text: str, reason: str, columns: int) -> None:
    for line in plain(Line(1, text, "removed", reason), columns=columns):
        assert width(line) <= columns
        assert all(is_harmless(sign) for sign in line)
