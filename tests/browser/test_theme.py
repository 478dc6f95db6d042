"""The default theme in a real browser: notes in their places, nothing too wide, all readable."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.theme_sample import THEME, every_page, post, render

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDTHS = (320, 375, 768, 1280, 1920)

EXCESS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

CONTRASTS = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const paint = (layers) => {
    canvas.globalCompositeOperation = 'source-over';
    for (const layer of layers) { canvas.fillStyle = layer; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => rgb.map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const low = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.data.trim()) continue;
    const grounds = [];
    for (let e = walker.currentNode.parentElement; e; e = e.parentElement)
      grounds.unshift(getComputedStyle(e).backgroundColor);
    const ink = getComputedStyle(walker.currentNode.parentElement).color;
    const [a, b] = [light(paint(grounds)), light(paint([...grounds, ink]))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) low.push([walker.currentNode.data.trim(), ratio]);
  }
  return low;
}"""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pages and the theme's assets beside them."""
    folder = tmp_path_factory.mktemp("theme")
    shutil.copytree(THEME / "assets", folder / "assets")
    made = {name: render(name, view) for name, view in every_page().items()}
    made["forty.html"] = render("post.html", post(40))
    made["forty-rtl.html"] = render("post.html", post(40, "fa"))
    for name, html in made.items():
        (folder / name).write_text(html, encoding="utf-8")
    return folder


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Return a fresh tab."""
    tab = chromium.new_page()
    yield tab
    tab.close()


def visit(page: Page, shown: Path, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((shown / name).as_uri())


def measured(page: Page, script: str) -> Any:  # noqa: ANN401 - what the page's script answers
    return page.evaluate(script)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(page: Page, shown: Path, width: int) -> None:
    too_wide = {}
    for path in sorted(shown.glob("*.html")):
        visit(page, shown, path.name, width)
        too_wide[path.name] = measured(page, EXCESS)
    assert {name: by for name, by in too_wide.items() if by > 0} == {}


@pytest.mark.parametrize(("name", "side"), [("forty.html", 1), ("forty-rtl.html", -1)])
def test_on_a_wide_screen_a_note_begins_level_with_its_number(
    page: Page, shown: Path, name: str, side: int
) -> None:
    visit(page, shown, name, 1280)
    note = page.locator("#note-1").bounding_box()
    number = page.locator("#passage-1 .note-ref").bounding_box()
    block = page.locator("p:has(#passage-1)").bounding_box()
    assert note is not None
    assert number is not None
    assert block is not None
    assert abs(note["y"] - number["y"]) < 10
    assert (note["x"] - block["x"]) * side > 0


def test_the_keyboard_goes_to_a_note_and_back(page: Page, shown: Path) -> None:
    visit(page, shown, "post.html", 375)
    page.locator("#passage-2 .note-ref").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#note-2$"))
    page.keyboard.press("Tab")
    assert measured(page, "() => document.activeElement.closest('.note').id") == "note-2"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#passage-2$"))


def test_n_and_p_walk_the_notes_until_turned_off(page: Page, shown: Path) -> None:
    visit(page, shown, "post.html", 1280)
    for key in "nnnp":
        page.keyboard.press(key)
    where = "() => document.activeElement.closest('.note-mark')?.id"
    assert measured(page, where) == "passage-2"
    assert page.locator("#note-2.is-lit").count() == 1

    page.get_by_role("button", name="Keys p and n").click()
    page.keyboard.press("n")
    assert measured(page, where) is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_from_its_ground(page: Page, shown: Path, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5:1 at least."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for name in every_page():
        visit(page, shown, name, 1280)
        assert measured(page, CONTRASTS) == [], name


def test_dark_mode_is_dark(page: Page, shown: Path) -> None:
    page.emulate_media(color_scheme="dark")
    visit(page, shown, "post.html", 1280)
    ground = "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
    assert max(measured(page, ground)) < 60
