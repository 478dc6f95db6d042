from __future__ import annotations

import pytest

from digest.seeds.furniture import is_prose, sift, why_not
from digest.seeds.rows import rows_of

PROSE = "The town will plant four hundred trees along the ring road this autumn."


def removed(seed: str) -> list[str]:
    return [mark.row.text for mark in sift(rows_of(seed)[0])[0]]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("728 x 90", "an ad size"),
        ("ADVERTISEMENT", "an advertisement"),
        ("Facebook", "a share bar"),
        ("Skip to main content", "navigation"),
        ("Français", "a choice of languages"),
        ("Text size", "a reading aid"),
        ("___", "a line of signs"),
        ("[            ]", "a line of signs"),
        ("انتهای پیام", "an agency's sign-off"),
        ("Read more:", "a link to another story"),
        ("READ NEXT: Oak felled", "a link to another story"),
        ("Lire aussi La piscine ferme", "a link to another story"),
        ("You May Also Like", "a list of other stories"),
        ("Floods,Water,Province", "a list of tags"),
        ("#flood #water", "a list of tags"),
        ("Home > World > Weather", "navigation"),
        ("Post a Comment", "readers' comments"),
        ("FOR IMMEDIATE RELEASE", "a release's heading"),
    ],
)
def test_a_line_that_is_not_the_article_has_a_reason(line: str, reason: str) -> None:
    assert why_not(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "Fine.",
        "More!",
        "Harbour wall to be raised",
        "Le « port » ferme",
        "Register of ships is opened to all",
        "Sign of the times, says the mayor, and no more than that.",
        "“Heat before homework”",
        "I came, I saw, I left.",
        "x" * 2000,
    ],
)
def test_what_may_be_the_article_has_none(line: str) -> None:
    assert why_not(line) == ""


def test_headlines_of_other_stories_go_with_their_heading() -> None:
    links = ["Related articles", "Road closed", "Bird seen"]
    seed = "\n".join([PROSE, "Read more:", "Oak felled", "A crosshead", PROSE, *links])
    assert removed(seed) == [
        "Read more:",
        "Oak felled",
        "Related articles",
        "Road closed",
        "Bird seen",
    ]


def test_a_heading_above_the_report_takes_no_headline_with_it() -> None:
    assert removed(f"Latest news\nTown to plant trees\n{PROSE}") == ["Latest news"]


def test_comments_end_the_article() -> None:
    seed = "\n".join([PROSE] * 3 + ["2 comments:", "Ann said...", PROSE, "Post a Comment"])
    assert removed(seed) == ["2 comments:", "Ann said...", PROSE, "Post a Comment"]


def test_a_number_goes_with_the_share_bar_that_it_counts_and_stays_elsewhere() -> None:
    assert removed(f"Shares\n214\n{PROSE}\n1702\n{PROSE}") == ["Shares", "214"]


def test_a_linked_word_within_a_broken_sentence_stays() -> None:
    assert removed("The mayor wrote on\nTwitter\n, and waited.") == []
    assert removed("Title of it\nTwitter\nFacebook\nThe mayor waited.") == ["Twitter", "Facebook"]


def test_prose_is_told_by_its_length_and_its_stop() -> None:
    assert is_prose(PROSE)
    assert not is_prose("Town to plant four hundred trees along the whole of the ring road")
    assert not is_prose("It leaks.")
    assert is_prose("word " * 60)
