"""No page grows with the archive but those of its years: four times the posts, the same sizes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

import pytest

from digest.press.theme import Template, Theme
from digest.shape.pages import lay_out
from tests.shape.values import CONFIG, WIRE, bodies_of, library_of, note_fact, plain, post
from tests.theme_sample import TEMPLATES

if TYPE_CHECKING:
    from digest.shape.views import View

LARGEST = 200_000
"""Bytes of a page, whatever the site; those of the archive's years apart."""

FEW, MANY = 640, 1920
DAYS = 640
ONE_MORE = 2000
"""Bytes; an edition of a day that has few posts may have some more."""

THEME = Theme(
    {file.name: Template(file.read_text("utf-8"), file.name) for file in TEMPLATES.iterdir()},
    {name: name for name in ("icon.svg", "margin.css", "notes.js", "style.css")},
)
ALONE = re.compile(r"/(tag|wire|place|person|story)-[1-9]\d*/")
"""Lists of what one post alone has; they are all alike, so one of each kind will do."""

SUMMARY = "What the council said on Tuesday, and what it left for spring. " * 3


def grown(posts: int, edition: str) -> dict[str, int]:
    """Return the sizes of all pages that are no post's, of a site in which all lists grow.

    Each post has a tag, a source, a place, a person and a series that all have, and others that
    it alone has; all are of one edition, or each is of its own.
    """
    config = replace(CONFIG, edition=edition)
    many = [
        post(
            f"p{n:05}",
            day_of(n % DAYS) if edition == "day" else "2026-11-02",
            title=f"A headline of the usual length, number {n}",
            excerpt=SUMMARY,
            tags=("sea", f"tag {n}"),
            place="Genf" if n % 2 else f"Place {n}",
            people=("A. B.", f"Person {n}"),
            series="Storms" if n % 2 else f"Story {n}",
            sources=(WIRE, WIRE._replace(name=f"Wire {n}")),
            notes=(note_fact("a", "correction", "2026-11-03"),),
        )
        for n in range(posts)
    ]
    undated = [post(f"u{n}", "", excerpt=SUMMARY) for n in range(posts // 4)]
    library = library_of(*many, *undated, pages=(plain("about"),), config=config)
    return {
        page.output: len(THEME.render(page.template, cast("View", page.view)).encode())
        for page in lay_out(library, bodies_of(library), config)
        if page.template not in {"post.html", "redirect.html"}
        and page.output.endswith(".html")
        and not ALONE.search(page.output)
    }


def day_of(number: int) -> str:
    """Return one of many days."""
    return (date(2024, 1, 1) + timedelta(days=number)).isoformat()


def is_of_a_year(output: str) -> bool:
    """Whether a page is that of a year in the archive."""
    return output.startswith("archive/") and output.split("/")[1].isdigit()


def largest_of_each_kind(posts: int, edition: str) -> dict[str, int]:
    """Return the size of the largest page in each folder of the site, a year's apart."""
    found: dict[str, int] = {}
    for output, size in grown(posts, edition).items():
        kind = output.partition("/")[0]
        if not is_of_a_year(output):
            found[kind] = max(size, found.get(kind, 0))
    return found


@pytest.mark.parametrize("edition", ["day", "week"])
def test_no_page_but_that_of_a_year_grows_with_the_posts(edition: str) -> None:
    few, many = (largest_of_each_kind(posts, edition) for posts in (FEW, MANY))
    assert {
        kind: (few[kind], size) for kind, size in many.items() if size > 1.1 * few[kind] + ONE_MORE
    } == {}
    assert max(many.values()) < LARGEST
    assert {"tags", "sources", "places", "people", "series", "editions", "archive"} < many.keys()
