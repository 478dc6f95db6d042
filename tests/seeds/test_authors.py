from __future__ import annotations

import pytest

from digest.seeds.authors import (
    Marked,
    Surroundings,
    holds,
    marked_author,
    stated_authors,
    words_of,
)

SITES = ("The Example Post",)


def stated(*groups: list[str], near: str = "", whole: str = "") -> str:
    shown = Surroundings(words_of(f"{whole} {near}"), words_of(near))
    found, where = stated_authors(
        [*zip(["JSON-LD", "author", "byl"], groups, strict=False)], SITES, shown
    )
    assert bool(found) == bool(where)
    return found


def test_the_first_group_that_names_somebody_counts() -> None:
    groups = (["The Example Post"], ["Ana Silva", "By Jo Doe", "Ana Silva"], ["Max Muster"])
    assert stated(*groups, near="By Ana Silva and Jo Doe, Max Muster") == "Ana Silva, Jo Doe"


def test_nobody_is_taken_that_the_page_does_not_show() -> None:
    assert stated(["Ana Silva"], near="By Jo Doe") == ""
    assert stated(["Ana Silva"], whole="About the author: ANA SILVA writes") == "Ana Silva"


def test_a_meta_element_counts_only_for_who_is_named_near_the_article() -> None:
    assert stated([], ["Ana Silva"], whole="Site made by Ana Silva") == ""
    assert stated([], ["Ana Silva"], near="Ana Silva, 4 March") == "Ana Silva"


@pytest.mark.parametrize(
    "name",
    [
        "The Example Post",
        "The Example Post Online",
        "TEP",
        "admin",
        "https://example.org/ana",
        "ana@example.org",
        "No Author",
        "ana[at]example.org",
    ],
)
def test_sites_accounts_and_addresses_are_no_authors(name: str) -> None:
    assert stated([name], near=name) == ""


def test_a_newsroom_or_an_agency_is_the_author_where_it_stands_by_the_article() -> None:
    assert (
        stated(["Staff and agencies"], near="Staff and agencies, 4 March") == "Staff and agencies"
    )
    assert stated(["Example Town Council"], whole="Example Town Council") == ""


@pytest.mark.parametrize(
    ("text", "is_named", "expected"),
    [
        ("By Ana Silva", False, "Ana Silva"),
        ("Geschrieben von Jana Muster", False, "Jana Muster"),
        ("Ana Silva, Political Editor", False, "Ana Silva"),
        ("Ana Silva and Jo Doe", False, "Ana Silva and Jo Doe"),
        ("Staff Reporter", False, "Staff Reporter"),
        ("seafarer", True, "seafarer"),
        ("seafarer", False, ""),
        ("The Example Post", True, ""),
        ("4 March 2026", False, ""),
        ("Author", True, ""),
        ("Facebook", True, ""),
        ("Read all that she has written of the harbour since 2019", False, ""),
    ],
)
def test_what_is_marked_up_as_the_author_is_read_as_a_byline(
    text: str, expected: str, *, is_named: bool
) -> None:
    assert marked_author([Marked(7, text, is_named)], SITES) == (expected, 7 if expected else 0)


def test_a_full_name_counts_before_the_name_of_an_account() -> None:
    marked = [Marked(3, "seafarer", is_named=True), Marked(4, "Ana Silva", is_named=False)]
    assert marked_author(marked, ()) == ("Ana Silva", 4)


def test_names_are_found_by_whole_words() -> None:
    assert holds(words_of("By Ana Silva, today"), "ana silva")
    assert not holds(words_of("Banana Silva"), "Ana Silva")
    assert holds(words_of("記者山田太郎"), "山田太郎")
