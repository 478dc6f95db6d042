"""Where links between files lead."""

from __future__ import annotations

import unicodedata

import pytest

from digest.problems import Place, Problem
from digest.shape.links import Shelf, lead, missing_pictures, resolve, shelve
from digest.text.facts import Local
from tests.shape.sample import POSTS, post

PATH = POSTS + "a.md"
SHELF = shelve(
    {
        PATH: "2026/11/02/a/",
        POSTS + "2025/über.md": "2025/1/1/über/",
        "content/pages/about.md": "about/",
    },
    [POSTS + "draft.md"],
    ["map.jpg", unicodedata.normalize("NFD", "Öl und Meer.pdf"), "old/sheet.csv"],
)


def led(target: str, shelf: Shelf = SHELF) -> str | Problem | None:
    return resolve(PATH, Local(target, 7), shelf)


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("a.md", "2026/11/02/a/"),
        ("./a.md#b", "2026/11/02/a/#b"),
        ("a.md?b", "2026/11/02/a/"),
        ("2025/%C3%BCber.md", "2025/1/1/über/"),
        (unicodedata.normalize("NFD", "2025/über.md"), "2025/1/1/über/"),
        ("../pages/about.md", "about/"),
        ("/content/pages/about.md", "about/"),
        ("/about", "about/"),
        ("/about/", "about/"),
        ("/about/#x", "about/#x"),
        ("/feed.xml", "feed.xml"),
        ("/elsewhere/x", "elsewhere/x"),
        ("/about/?x", None),
        ("map.jpg", "media/map.jpg"),
        ("media/map.jpg", "media/map.jpg"),
        ("/media/map.jpg", "media/map.jpg"),
        ("../media/map.jpg", "media/map.jpg"),
        ("../media/old/sheet.csv#row=1", "media/old/sheet.csv"),
        ("old/sheet.csv", "media/old/sheet.csv"),
        ("%C3%96l%20und%20Meer.pdf", "media/" + unicodedata.normalize("NFD", "Öl und Meer.pdf")),
        ("elsewhere/", None),
        ("page.html", None),
        ("?x", None),
    ],
)
def test_a_link_leads_to_an_address_or_is_left_as_typed(target: str, address: str | None) -> None:
    assert led(target) == address


@pytest.mark.parametrize(
    ("target", "message", "hint"),
    [
        ("b.md", "leads to no post and no page", "write the path to a .md file"),
        ("../../../x.md", "leads to no post and no page", "write the path to a .md file"),
        ("draft.md", "is not published", "it is a draft, or for a later day, or has expired"),
        ("mop.jpg", "is not a file in content/media", 'did you mean "map.jpg"?'),
        ("../media/x.zip", "is not a file in content/media", "put the file into content/media"),
        ("/media/", "is not a file in content/media", "put the file into content/media"),
    ],
)
def test_a_dead_link_is_told_with_its_line(target: str, message: str, hint: str) -> None:
    problem = led(target)
    assert isinstance(problem, Problem)
    assert problem.place == Place(PATH, 7)
    assert f'"{target}" {message}' in problem.message
    assert problem.hint.startswith(hint)


def test_only_a_link_to_no_post_at_all_keeps_the_site_from_being_built() -> None:
    told = [led(target) for target in ("b.md", "draft.md", "mop.jpg")]
    assert [isinstance(one, Problem) and one.warning for one in told] == [False, True, True]


def test_the_links_of_each_file_are_led() -> None:
    found = lead([post("a", body="[a](a.md) [b](gone.md) [c](elsewhere/)"), post("b")], SHELF)
    assert found.targets == {PATH: {"a.md": "2026/11/02/a/"}}
    assert [problem.place for problem in found.problems] == [Place(PATH, 5)]


@pytest.mark.parametrize(
    ("image", "count"),
    [
        ("map.jpg", 0),
        ("/media/map.jpg", 0),
        ("https://example.org/x.jpg", 0),
        ("", 0),
        ("x.jpg", 1),
    ],
)
def test_a_picture_that_is_not_there_is_a_warning(image: str, count: int) -> None:
    found = missing_pictures([post("a", f"date: 2026-11-02\nimage: '{image}'")], SHELF)
    assert [problem.warning for problem in found] == [True] * count
