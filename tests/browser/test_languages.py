"""Sites in other languages in a real browser: nothing too wide, and read in the right order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.report import Options
from tests.browser.test_theme import EXCESS
from tests.site_in import site_in
from tests.test_languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.a_site import Site

pytestmark = pytest.mark.browser

NEWS = "2026/11/02/news/index.html"
KINDS_OF_PAGES = ("index.html", NEWS, "editions/index.html", "archive/2026/index.html")

LEFT_OF = """(element) => [...element.firstChild.data].map((_, at) => {
  const range = document.createRange();
  range.setStart(element.firstChild, at);
  range.setEnd(element.firstChild, at + 1);
  return range.getBoundingClientRect().left;
})"""
"""Where each sign of an element's first text begins, from the left."""


@pytest.fixture(params=LANGUAGES, scope="module")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = site_in(tmp_path_factory.mktemp(request.param), request.param)
    made.build(Options(jobs=1))
    return made


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 320, "height": 800})
    yield opened
    opened.close()


def visit(page: Page, site: Site, name: str) -> None:
    page.goto((site.root / "site" / name).as_uri())


def test_no_page_is_wider_than_a_small_screen(page: Page, site: Site) -> None:
    for name in KINDS_OF_PAGES:
        visit(page, site, name)
        assert page.evaluate(EXCESS) <= 0, name


def test_the_name_of_an_edition_is_read_from_left_to_right(page: Page, site: Site) -> None:
    visit(page, site, "editions/index.html")
    lefts = page.eval_on_selector(".editions a", LEFT_OF)
    assert lefts == sorted(lefts)


def test_a_count_beside_a_filter_has_the_digits_of_the_language(page: Page, site: Site) -> None:
    visit(page, site, NEWS)
    number = page.text_content(".note .note-number") or ""
    counts = page.eval_on_selector_all(".note-filter button", "all => all.map(b => b.textContent)")
    assert any(number in count for count in counts)


def test_notes_are_walked_with_a_keyboard_without_latin_letters(page: Page, site: Site) -> None:
    visit(page, site, NEWS)
    for key, code in (("т", "KeyN"), ("د", "KeyN"), ("т", "KeyT"), ("з", "KeyP")):
        pressed = {"key": key, "code": code, "bubbles": True}
        page.dispatch_event("body", "keydown", pressed)
    assert page.evaluate("document.activeElement.textContent") == page.text_content(".note-ref")
