from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.seeds.article import read_article
from digest.seeds.frame import densest, find_frame
from digest.seeds.rows import Row, rows_of

MENU = [
    "Front",
    "page",
    "World",
    "Business",
    "Culture",
    "Weather",
    "Crosswords",
    "Podcasts",
    "Events",
    "Jobs",
    "Shop",
]
FOOT = ["Terms", "Imprint", "Advertise", "Careers", "Archive", "Contact", "Editions", "Apps"]
TITLE = "Harbour wall to be raised by one metre"
REPORT = """
The town council voted on Tuesday to raise the harbour wall by one metre, after three storms.
The work is to begin in May, the mayor said, and will cost nine million; half comes from a loan.
Residents had asked for the wall since the flood of 1998, which damaged two hundred houses.
It will be done by autumn.
""".strip().split("\n")


def rows(*lines: str) -> list[Row]:
    return rows_of("\n".join(lines))[0]


def page(*around_title: str) -> str:
    teasers = ["Ferry to be sold", "Why the old lamp went out", "Mayor: no second bridge"]
    return "\n".join([*MENU, *around_title, *REPORT, "Most read", *teasers, *FOOT])


def test_the_article_is_where_running_text_gathers() -> None:
    lines = [*MENU, TITLE, "By Ana Silva", "March 4, 2026", *REPORT, *FOOT]
    frame = find_frame(rows(*lines), "en")
    assert frame
    assert frame.title == TITLE
    assert lines[frame.first : frame.last] == [TITLE, "By Ana Silva", "March 4, 2026", *REPORT]


def test_a_text_that_is_only_an_article_has_no_frame() -> None:
    assert find_frame(rows(TITLE, "By Ana Silva", *REPORT, "(Example Wire)"), "en") is None
    assert find_frame([], "en") is None


def test_the_headline_is_the_line_whose_words_the_report_repeats() -> None:
    found = read_article(page("Storm closes the airport", TITLE, "By Ana Silva").encode(), "a.txt")
    assert (found.title, found.author) == (TITLE, "Ana Silva")


@pytest.mark.parametrize(
    "line",
    [
        "Share this story: Harbour wall to be raised by one metre",
        "The old harbour wall at low tide in March. Photo: Jo Doe",
        "Harbour",
    ],
)
def test_breadcrumbs_captions_and_sections_are_no_headlines(line: str) -> None:
    for around in ((line, TITLE), (TITLE, line)):
        assert read_article(page(*around).encode(), "a.txt").title == TITLE


def test_a_date_above_the_headline_and_one_below_the_first_paragraph_are_the_pages() -> None:
    above = read_article(page("March 4, 2026, 8:15 am", TITLE).encode(), "a.txt")
    assert above.published == date(2026, 3, 4)
    lines = [*MENU, TITLE, REPORT[0], "Published March 4, 2026", *REPORT[1:], *FOOT]
    assert read_article("\n".join(lines).encode(), "a.txt").published == date(2026, 3, 4)


def test_sentences_that_links_break_are_text() -> None:
    broken = ["The town council", "voted on Tuesday to raise", "the wall", ", the mayor said."]
    lines = [*MENU, TITLE, *broken, *REPORT, *FOOT]
    frame = find_frame(rows(*lines), "en")
    assert frame
    assert lines[frame.first : frame.last] == [TITLE, *broken, *REPORT]


def test_readers_comments_and_teasers_are_outside() -> None:
    comments = ["3 comments:", "Ann said", "They have said so for twenty years, and nothing came."]
    article = read_article("\n".join([page(TITLE), *comments]).encode(), "a.txt")
    assert list(article.body) == REPORT
    removed = [line.text for line in article.lines if line.role == "removed"]
    assert removed[: len(MENU)] == MENU
    assert removed[-len(comments) :] == comments


def test_clouds_of_tags_and_cookie_notes_are_no_running_text() -> None:
    cloud = " ".join(["harbour wall storm council mayor flood"] * 12)
    note = "We and our partners store cookies on your device, and read them, to show you more."
    article = read_article("\n".join([page(TITLE), cloud, note, note]).encode(), "a.txt")
    assert list(article.body) == REPORT


@given(st.lists(st.integers(-50, 50), max_size=30))
def test_no_other_stretch_has_a_greater_sum(values: list[int]) -> None:
    start, end = densest([float(value) for value in values])
    sums = [sum(values[i:j]) for i in range(len(values)) for j in range(i, len(values) + 1)]
    assert sum(values[start:end]) == max(sums, default=0)


def test_what_says_by_a_label_who_wrote_and_when_is_found_farther_off() -> None:
    far = ["Listen", "Save", "Send", "Archive", "Print this page"]
    lines = [*MENU, "Published: 4 March 2026", *far, TITLE, *REPORT, *far, "Text: Ana Silva", *FOOT]
    found = read_article("\n".join(lines).encode(), "a.txt")
    assert (found.author, str(found.published)) == ("Ana Silva", "2026-03-04")
    assert list(found.body) == REPORT
