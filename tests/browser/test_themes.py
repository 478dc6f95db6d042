"""Every theme that ships in a real browser: as readers have set it up, printed, and by keyboard."""

from __future__ import annotations

import io
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
from pypdf import PdfReader

from digest.commands.init import THEMES
from tests.browser.chromium import find_chromium
from tests.browser.noted import NOTES
from tests.browser.test_theme import CONTRASTS, EXCESS
from tests.shipped import FULL, shipped_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

HOST = "https://tides.example.org/"
"""Where the site says it lives; no request gets there."""

FORTY = "2026/11/02/ltr/index.html"
FORTY_RTL = "2026/11/02/rtl/index.html"
KINDS = (
    *("index.html", "404.html", "about/index.html", FULL, FORTY, FORTY_RTL),
    *("editions/index.html", "editions/2026-W45/index.html"),
    *("tags/index.html", "tags/sea/index.html", "tags/sea/page/2/index.html", "sources/index.html"),
    *("notes/index.html", "notes/fact-check/index.html", "notes/correction/index.html"),
    *("archive/index.html", "archive/2026/index.html"),
)
"""A page of each kind."""

SOME = ("index.html", FULL, "tags/sea/index.html", "notes/index.html", "archive/2026/index.html")

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """async () => (await axe.run({rules: {'target-size': {enabled: true}}})).violations
  .map((one) => [one.id, one.nodes.map((node) => node.html.slice(0, 200))])"""

MOVING = """() => [...document.querySelectorAll('*')].flatMap((e) => [null, '::before', '::after']
  .map((part) => getComputedStyle(e, part))
  .filter((style) => style.scrollBehavior === 'smooth' || style.animationName !== 'none'
    || parseFloat(style.transitionDuration) > 0).map(() => e.outerHTML.slice(0, 100)))"""

FOCUSED = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  return [[...document.querySelectorAll('a, button')].indexOf(at), at.outerHTML.slice(0, 120),
    style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    box.width > 0 && box.bottom > 0 && box.top < innerHeight];
}"""

LINES = """() => [...document.querySelectorAll('.note-mark:not(.point)')]
  .filter((e) => getComputedStyle(e).textDecorationLine !== 'underline').length"""


class Shown(NamedTuple):
    """A built site: its theme, the language of the site, and its output folder."""

    theme: str
    language: str
    folder: Path

    @property
    def pages(self) -> tuple[str, ...]:
        """Those to look at: of a site that is the mirror of another, some."""
        return KINDS if self.language == "en" else SOME


@pytest.fixture(
    scope="module", params=[f"{theme}-{lang}" for theme in THEMES for lang in ("en", "fa")]
)
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    theme, _, language = request.param.partition("-")
    root = tmp_path_factory.mktemp(request.param) / "news"
    return Shown(theme, language, shipped_site(root, theme, language).root / "site")


@pytest.fixture
def page(chromium: Browser, shown: Shown) -> Iterator[Page]:
    """Return a tab that finds the site where it says it lives."""
    tab = chromium.new_page(reduced_motion="reduce")
    serve(tab, shown)
    yield tab
    tab.close()


@pytest.fixture
def enlarged(chromium: Browser, shown: Shown) -> Iterator[Page]:
    """Return such a tab of a browser whose reader has set text to twice its size."""
    large = ["--no-sandbox", "--disable-gpu", "--blink-settings=defaultFontSize=32"]
    browser = chromium.browser_type.launch(executable_path=find_chromium(), args=large)
    tab = browser.new_page(reduced_motion="reduce")
    serve(tab, shown)
    yield tab
    browser.close()


def serve(page: Page, shown: Shown) -> None:
    """Answer what a page asks of the site with its files."""

    def answer(route: Route) -> None:
        path = unquote(urlsplit(route.request.url).path)
        route.fulfill(path=shown.folder / path.lstrip("/"))

    page.route(f"{HOST}**", answer)


def visit(page: Page, name: str, width: int = 1280) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(HOST + name)


def violations(page: Page) -> Any:  # noqa: ANN401 - what axe-core answers
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    return page.evaluate(RUN_AXE)


def test_no_page_scrolls_sideways(page: Page, shown: Shown) -> None:
    for name in shown.pages:
        visit(page, name)
        for width in (320, 375, 768, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            assert (name, width, page.evaluate(EXCESS)) == (name, width, 0)


def test_text_of_twice_the_size_fits_and_stays_accessible(enlarged: Page) -> None:
    """WCAG 2.2, 1.4.4 and 1.4.10."""
    for name in SOME:
        visit(enlarged, name)
        assert (
            enlarged.evaluate("() => getComputedStyle(document.documentElement).fontSize") == "32px"
        )
        for width in (640, 1280, 1920):
            enlarged.set_viewport_size({"width": width, "height": 900})
            assert (name, width, enlarged.evaluate(EXCESS)) == (name, width, 0)
        assert (name, violations(enlarged)) == (name, [])


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_has_nothing_to_say(page: Page, shown: Shown, scheme: Any, width: int) -> None:  # noqa: ANN401 - one of the words that Playwright takes
    page.emulate_media(color_scheme=scheme)
    for name in shown.pages if scheme == "light" else (*SOME, FORTY_RTL):
        visit(page, name, width)
        assert (name, violations(page)) == (name, [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_asks_for_more_contrast_gets_seven_to_one(
    page: Page,
    shown: Shown,
    scheme: Any,  # noqa: ANN401 - one of the words that Playwright takes
) -> None:
    """WCAG 2.2, 1.4.6."""
    page.emulate_media(color_scheme=scheme, contrast="more")
    for name in shown.pages:
        visit(page, name)
        low = page.evaluate(CONTRASTS.replace("4.5)", "7)"))
        assert (name, low) == (name, [])


def test_nothing_moves_for_who_asks_for_less_motion(page: Page) -> None:
    for name in SOME:
        visit(page, name)
        assert (name, page.evaluate(MOVING)) == (name, [])


@pytest.mark.parametrize("colors", ["none", "active"])
def test_the_keyboard_is_seen_wherever_it_is(page: Page, colors: Any) -> None:  # noqa: ANN401 - one of the words that Playwright takes
    """In the reader's own colors, too, where grounds and shadows are gone."""
    page.emulate_media(forced_colors=colors)
    for name in ("index.html", FULL):
        visit(page, name)
        met = set()
        reachable = page.locator("a[href]:visible, button:visible").count()
        for _ in range(reachable):
            page.keyboard.press("Tab")
            number, html, is_outlined, is_in_sight = page.evaluate(FOCUSED)
            met.add(number)
            assert is_outlined, html
            assert is_in_sight, html
        assert len(met - {-1}) == reachable


def test_notes_are_told_in_the_reader_s_own_colors(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    visit(page, FORTY)
    assert page.evaluate(LINES) == 0
    widths = "(e) => getComputedStyle(e).borderLeftWidth + getComputedStyle(e).borderRightWidth"
    assert all(note.evaluate(widths) != "0px0px" for note in page.locator(".note").all())


def test_a_page_asks_for_its_own_files_alone(page: Page, shown: Shown) -> None:
    asked: list[tuple[str, str]] = []
    page.on("request", lambda request: asked.append((request.resource_type, request.url)))
    for name in shown.pages:
        asked.clear()
        visit(page, name)
        assert all(url.startswith((HOST, "data:")) for _, url in asked)
        assert [kind for kind, _ in asked].count("stylesheet") == 1
        assert {kind for kind, _ in asked} <= {"document", "stylesheet", "script", "image", "other"}


def printed(page: Page) -> str:
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())


def test_print_is_the_article_with_its_sources_and_notes(page: Page) -> None:
    visit(page, FULL)
    text = printed(page)
    for words in ("all at once", "The storm came", "B. Delegate", "A. Writer", "It says so"):
        assert words in text
    assert "a-very-long-address" in text
    for words in ("Back to the top", "Skip to", "Sources Notes", "Older", "Copy link"):
        assert words not in text
    visit(page, FORTY)
    assert printed(page).count("Word") == NOTES + 1


def opposite(language: str) -> Callable[[float, float], bool]:
    """Return how to ask whether one place is before another, as the language is read."""
    return (lambda a, b: a > b) if language == "fa" else (lambda a, b: a < b)


def test_a_site_is_read_from_its_own_side(page: Page, shown: Shown) -> None:
    is_before = opposite(shown.language)
    visit(page, "tags/sea/index.html")
    first, *_, last = page.locator("body > header nav li").all()
    boxes = first.bounding_box(), last.bounding_box()
    assert boxes[0]
    assert boxes[1]
    assert is_before(boxes[0]["x"], boxes[1]["x"])
