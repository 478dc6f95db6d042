"""Forty notes on one page in a real browser: in their places, reachable, accessible, printed."""

from __future__ import annotations

import io
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from tests.browser.noted import KINDS, NOTES, ROOMY, built

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

WIDTHS = (320, 375, 768, 1280, 1920)
POSTS = {"ltr": "2026/11/02/ltr/index.html", "rtl": "2026/11/02/rtl/index.html"}
ROOMY_POSTS = {f"roomy {name}": f"2026/11/02/roomy-{name}/index.html" for name in POSTS}
"""Posts whose notes have room beside their passages; in the others the text waits for them."""

LISTS = ("notes/index.html", "notes/fact-check/index.html", "notes/correction/index.html")
NARROW, WIDE = 375, 1280

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
"""axe-core, as a package brings it that pip can install."""

MEETING = """() => {
  const parts = '.note, .body > *, .post-foot > *, .walk, .colophon';
  const boxes = [...document.querySelectorAll(parts)]
    .map((e) => [e, e.getBoundingClientRect()]);
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return boxes.flatMap(([e, a], i) => boxes.slice(i + 1)
    .filter(([f, b]) => !e.contains(f) && meet(a, b)).map(([f]) => [e.outerHTML, f.outerHTML]));
}"""
EXCESS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = """() => {
  const at = document.activeElement;
  return at.matches('.note-ref, .note-back a') ? decodeURIComponent(at.hash) : '';
}"""
LIT = "(e) => e.filter((one) => one.classList.contains('is-lit')).length"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("noted") / "news")


@pytest.fixture
def window(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": WIDE, "height": 900}, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def page(window: BrowserContext) -> Page:
    return window.new_page()


def visit(page: Page, site: Path, output: str, width: int = WIDE) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / output).as_uri())


def without_script(page: Page) -> None:
    page.route("**/notes.*.js", lambda route: route.abort())


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe-core has against a page: the rule, and the elements."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


@pytest.mark.parametrize("post", POSTS)
@pytest.mark.parametrize("script", [True, False])
def test_no_note_meets_another_or_the_text_and_nothing_scrolls_sideways(
    page: Page, site: Path, post: str, *, script: bool
) -> None:
    if not script:
        without_script(page)
    visit(page, site, POSTS[post])
    assert page.locator(".note").count() == NOTES + 1
    assert page.locator(".note-tools").count() == script
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert (width, page.evaluate(MEETING), page.evaluate(EXCESS)) == (width, [], 0)


KNOWN, UNKNOWN = "@supports (anchor-name:", "@supports (unknown:"
"""How the style sheet asks for anchors, and what no browser knows: so it is laid out by one
that has none."""

BESIDE = """() => [...document.querySelectorAll('.body > .note')].map((note) => {
  const box = note.getBoundingClientRect();
  const at = document.querySelector(`.note-ref[data-note='${note.dataset.note}']`);
  return [box.left, box.top, box.bottom, at.getBoundingClientRect().top];
})"""


def without_anchors(page: Page, site: Path) -> None:
    style = next((site / "assets").rglob("margin*.css"))
    text = style.read_text(encoding="utf-8")
    assert KNOWN in text
    page.route(
        "**/margin*.css",
        lambda route: route.fulfill(body=text.replace(KNOWN, UNKNOWN), content_type="text/css"),
    )


@pytest.mark.parametrize("post", ROOMY_POSTS)
@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("anchors", [True, False])
def test_where_notes_have_room_none_meets_another_or_the_text_or_the_foot(
    page: Page, site: Path, post: str, *, script: bool, anchors: bool
) -> None:
    if not script:
        without_script(page)
    if not anchors:
        without_anchors(page, site)
    visit(page, site, ROOMY_POSTS[post])
    assert page.locator(".note").count() == ROOMY
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert (width, page.evaluate(MEETING), page.evaluate(EXCESS)) == (width, [], 0)


@pytest.mark.parametrize("post", ROOMY_POSTS)
def test_where_notes_have_room_each_stands_level_with_its_number_or_below_the_one_before(
    page: Page, site: Path, post: str
) -> None:
    """Also in a list in a list and in a table, behind which the note stands in the page."""
    without_script(page)
    for width in (WIDE, 1920):
        visit(page, site, ROOMY_POSTS[post], width)
        found = page.evaluate(BESIDE)
        assert len(found) == ROOMY
        assert len({left for left, *_ in found}) == 1
        above = float("-inf")
        level = 0
        for _, top, bottom, passage in found:
            assert abs(top - max(passage, above + 24)) < 1.5
            level += abs(top - passage) < 1.5
            above = bottom
        assert level >= 7, "only what stands close together is pushed down"


def test_a_note_that_is_not_shown_leaves_its_room_to_the_next(page: Page, site: Path) -> None:
    visit(page, site, ROOMY_POSTS["roomy ltr"])
    page.get_by_role("group", name="Show notes by kind").get_by_role(
        "button", name="Question"
    ).click()
    shown = [one for one in page.evaluate(BESIDE) if one[1] or one[2]]
    assert page.locator(".note.question").first.is_hidden()
    assert page.evaluate(MEETING) == []
    assert len(shown) < ROOMY


@pytest.mark.parametrize(("post", "side"), [("ltr", 1), ("rtl", -1)])
def test_on_a_wide_screen_notes_stand_in_the_margin_at_the_end_of_the_line(
    page: Page, site: Path, post: str, side: int
) -> None:
    visit(page, site, POSTS[post])
    for note in page.locator(".body > .note").all()[:10]:
        block = note.locator("xpath=preceding-sibling::*[not(self::aside)][1]").bounding_box()
        box = note.bounding_box()
        assert block
        assert box
        assert (box["x"] - block["x"]) * side > 0
        assert box["y"] > block["y"] - 10
        bars = "(e) => ['Left', 'Right'].map((at) => getComputedStyle(e)[`border${at}Width`])"
        left, right = note.evaluate(bars)
        assert (left != "0px", right != "0px") == (side > 0, side < 0), "on the side of the text"


def test_a_heading_stays_with_a_block_that_waits_for_the_notes_before_it(
    page: Page, site: Path
) -> None:
    visit(page, site, POSTS["ltr"])
    for heading in page.locator(".body > h2").all():
        box = heading.bounding_box()
        block = heading.locator("xpath=following-sibling::*[1]").bounding_box()
        assert box
        assert block
        assert 0 <= block["y"] - box["y"] - box["height"] < 20


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("post", POSTS)
def test_the_tab_key_comes_to_every_note_and_to_every_way_back(
    page: Page, site: Path, post: str, width: int
) -> None:
    visit(page, site, POSTS[post], width)
    notes = page.eval_on_selector_all(".body > .note", "(all) => all.map((note) => note.id)")
    refs = [name.removeprefix("note-") for name in notes]
    page.locator("#main").focus()
    met: list[str] = []
    while f"#passage-{refs[-1]}" not in met:
        page.keyboard.press("Tab")
        met += filter(None, [page.evaluate(FOCUSED)])
    assert [one for one in met if one.startswith("#note-")] == [f"#note-{name}" for name in refs]
    assert [one for one in met if one.startswith("#passage-")] == [
        f"#passage-{name}" for name in refs
    ]


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_enter_leads_to_a_note_and_back_to_its_passage(page: Page, site: Path, width: int) -> None:
    visit(page, site, POSTS["ltr"], width)
    for name in ("context-6", "fact-check-13", "overlap"):
        page.locator(f"[href='#note-{name}']").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(f"#note-{name}$"))
        assert is_in_sight(page, f"#note-{name}")
        page.locator(f"#note-{name} [role=doc-backlink]").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(f"#passage-{name}$"))
        assert is_in_sight(page, f"#passage-{name}")


def is_in_sight(page: Page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    return box is not None and -1 < box["y"] < 900


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("post", [*POSTS, "roomy"])
def test_axe_has_nothing_to_say_on_a_post(
    page: Page, site: Path, post: str, *, script: bool
) -> None:
    if not script:
        without_script(page)
    output = POSTS.get(post, ROOMY_POSTS["roomy ltr"])
    visit(page, site, output, NARROW if script and post in POSTS else WIDE)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert (scheme, violations(page)) == (scheme, [])


@pytest.mark.parametrize("output", LISTS)
def test_axe_has_nothing_to_say_on_lists_of_notes(page: Page, site: Path, output: str) -> None:
    for scheme, width in (("light", NARROW), ("dark", WIDE)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        visit(page, site, output, width)
        assert violations(page) == []


def test_axe_would_notice(page: Page) -> None:
    page.set_content("<!doctype html><title>x</title><img src=x>")
    assert "image-alt" in [rule for rule, _ in violations(page)]


@pytest.mark.parametrize("post", POSTS | ROOMY_POSTS)
def test_the_printed_page_holds_the_text_of_every_note(
    page: Page, site: Path, post: str, tmp_path: Path
) -> None:
    output = (POSTS | ROOMY_POSTS)[post]
    visit(page, site, output)
    printed = page.pdf(path=tmp_path / "printed.pdf", format="A4")
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(printed)).pages)
    words = set(re.findall(r"Word\d+", re.sub(r"\s+(?=\d)", "", text)))
    total = NOTES + 1 if output in POSTS.values() else ROOMY
    assert words == {f"Word{number}" for number in range(1, total + 1)}
    assert ("since removed" in " ".join(text.split())) == (output in POSTS.values())
    assert "Copy link" not in text


def test_a_passage_and_its_note_light_up_together_whole_by_mouse_and_by_keyboard(
    page: Page, site: Path
) -> None:
    visit(page, site, POSTS["ltr"])
    name = page.locator("#note-overlap .note-number").inner_text()
    segments = page.locator(f"[data-notes~='{name}']")
    assert segments.count() > 1, "it overlaps another, so it is in several segments"
    page.locator("#note-overlap").hover()
    assert segments.evaluate_all(LIT) == segments.count()
    page.mouse.move(0, 0)
    assert segments.evaluate_all(LIT) == 0
    segments.last.hover()
    assert page.locator("#note-overlap.is-lit").count() == 1
    page.mouse.move(0, 0)
    page.locator("[href='#note-overlap']").focus()
    assert page.locator("#note-overlap.is-lit").count() == 1
    assert segments.evaluate_all(LIT) == segments.count()


def test_notes_are_shown_by_kind_and_one_that_is_linked_to_is_shown_again(
    page: Page, site: Path
) -> None:
    visit(page, site, POSTS["ltr"])
    kinds = page.get_by_role("group", name="Show notes by kind")
    questions = page.locator(".note.question")
    kinds.get_by_role("button", name="Question").click()
    assert questions.evaluate_all("(e) => e.filter((one) => one.offsetParent).length") == 0
    assert page.locator("[href='#note-question-4']").is_hidden()
    assert page.locator("#passage-question-4.is-off").count() == 1
    assert page.locator(".note.context").first.is_visible()
    assert page.evaluate(MEETING) == []
    page.evaluate("() => { location.hash = '#note-question-4' }")
    page.locator("#note-question-4").wait_for()
    assert page.locator(".is-off").count() == 0
    pressed = kinds.get_by_role("button").evaluate_all(
        "(e) => e.map((one) => one.getAttribute('aria-pressed'))"
    )
    assert pressed == ["true"] * 6


def test_walking_passes_over_notes_that_are_not_shown(page: Page, site: Path) -> None:
    visit(page, site, POSTS["ltr"])
    page.get_by_role("group", name="Show notes by kind").get_by_role(
        "button", name="Definition"
    ).click()
    for _ in range(2):
        page.keyboard.press("n")
    assert page.evaluate(FOCUSED) == "#note-correction-3"
    page.keyboard.press("p")
    assert page.evaluate(FOCUSED) == "#note-fact-check-1"


LINE = """(marks) => marks.map((mark) => {
  const { textDecorationStyle, textDecorationThickness } = getComputedStyle(mark);
  return `${textDecorationStyle} ${textDecorationThickness}`;
})"""


def test_every_kind_has_a_line_of_its_own_whatever_its_colour(page: Page, site: Path) -> None:
    """WCAG 1.4.1. The label above a note is underlined in the style of its passages."""
    visit(page, site, POSTS["ltr"])
    lines = {}
    for kind in KINDS:
        said = page.locator(f".note-mark.{kind}:not(.point)[class='note-mark {kind}']")
        (lines[kind],) = {*said.evaluate_all(LINE)}
        label = page.locator(f".note.{kind} .note-kind")
        assert {*label.evaluate_all(LINE)} == {lines[kind]}
    assert len({*lines.values()}) == len(KINDS)


def test_the_link_to_a_note_can_be_copied(window: BrowserContext, page: Page, site: Path) -> None:
    window.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, site, POSTS["ltr"])
    page.locator("#note-fact-check-1").get_by_role("button", name="Copy link").click()
    page.get_by_role("status").filter(has_text="Link copied").wait_for(state="attached")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == (site / POSTS["ltr"]).as_uri() + "#note-fact-check-1"
