from __future__ import annotations

import pytest

from digest.seeds.titles import Heading, agree, bare, pick_title


def heading(text: str, level: int = 1, *, is_site: bool = False, is_above: bool = True) -> Heading:
    return Heading(text, level, is_site=is_site, is_above=is_above, is_nearest=is_above)


def test_the_heading_that_readers_see_is_the_headline() -> None:
    stated = ["Wall to be raised", "Harbour wall to be raised | The Example Post"]
    assert pick_title([heading("Harbour wall to be raised")], stated, []) == (
        "Harbour wall to be raised"
    )


def test_a_heading_that_the_head_words_otherwise_is_the_headline_all_the_same() -> None:
    assert pick_title([heading("Who pays for the wall?")], ["Nine million"], []) == (
        "Who pays for the wall?"
    )


@pytest.mark.parametrize(
    "site", [heading("The Example Blog"), heading("Example Notes", is_site=True)]
)
def test_a_site_that_sets_its_name_as_a_heading_is_not_the_headline(site: Heading) -> None:
    found = pick_title(
        [site, heading("Spring tides", 2)],
        ["Spring tides", "Spring tides | The Example Blog"],
        ["The Example Blog"],
    )
    assert found == "Spring tides"


def test_headings_below_the_article_are_of_other_things() -> None:
    other = heading("Wall, harbour, storm", 2, is_above=False)
    assert pick_title([other], ["Harbour wall to be raised - The Example Post"], []) == (
        "Harbour wall to be raised"
    )


def test_a_kicker_within_the_heading_is_left_out_where_the_head_leaves_it_out() -> None:
    found = pick_title([heading("Harbour: Who pays?")], ["Who pays?"], [])
    assert found == "Who pays?"
    assert pick_title([heading("Harbour: Who pays?")], ["Harbour: Who pays?"], []) == (
        "Harbour: Who pays?"
    )


def test_a_kicker_that_only_a_style_sheet_parts_from_the_headline_is_left_out() -> None:
    one = heading("Harbour wall Who pays for it?")
    assert pick_title([one], ["Who pays for it? | Example Post"], ["Example Post"]) == (
        "Who pays for it?"
    )
    assert pick_title([one], ["for it?"], []) == "Harbour wall Who pays for it?"


@pytest.mark.parametrize(
    ("key", "other", "expected"),
    [
        ("spring tides", "spring tides", 2.0),
        ("spring tides", "spring tides | example", 1.6),
        ("spring tides", "the spring tides of march", 1.5),
        ("spring tides in march", "tides in march", 1.5),
        ("spring tides in march", "march tides in spring again", 1.0),
        ("spring tides", "", 0.0),
        ("spring tides", "winter storms", 0.0),
    ],
)
def test_titles_agree_more_or_less(key: str, other: str, expected: float) -> None:
    assert agree(key, other) == expected


def test_a_stated_title_is_given_without_the_sites_name() -> None:
    assert bare("Who pays? | The Example Post", []) == "Who pays? | The Example Post"
    assert bare("Who pays for it? | The Example Post", []) == "Who pays for it?"
    assert bare("Who pays? - Example", ["Example"]) == "Who pays?"


def test_a_page_without_any_title_has_none() -> None:
    assert pick_title([], [], []) == ""
    assert pick_title([heading("•")], [], []) == ""
