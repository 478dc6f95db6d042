"""A page that changed is brought up to date in place: what a reader did to it, and where, stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.previewed import GREEN, RED, colour, is_marked, put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from digest.serve import Preview

pytestmark = pytest.mark.browser

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{style}">
{head}</head>
<body>
<header id="top"><h1>{title}</h1></header>
<form><input id="words" value="{words}"></form>
<details id="more"><summary>More</summary><p>{text}</p></details>
<p style="height: 3000px">tall</p>
<p id="last">{text}</p>
<ul>{items}</ul>
</body>
</html>
"""
USUAL = {
    "title": "Tides",
    "style": "/assets/style.css",
    "head": "",
    "words": "",
    "text": "one",
    "items": "",
}
DECORATE = """<script>document.addEventListener("DOMContentLoaded", () => {
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.innerHTML = "<button>Tool</button>";
  tools.firstChild.addEventListener("click", () => { window.used = (window.used ?? 0) + 1; });
  document.querySelector("#top").append(tools);
  document.querySelector("#last").classList.add("lit");
});</script>
"""


def page(**other: str) -> str:
    """Return a page that differs from the usual one."""
    return PAGE.format(**USUAL | other)


@pytest.fixture
def change(preview: Preview, root: Path) -> Callable[..., None]:
    """Return how to build another version of the page."""

    def built(*also: str, **other: str) -> None:
        put(root, "tides/index.html", page(**other))
        preview.built(["tides/index.html", *also])

    return built


@pytest.fixture
def tab(
    change: Callable[..., None], visit: Callable[[str], Page], request: pytest.FixtureRequest
) -> Page:
    """Return a tab that shows the page, as other tests want it to begin."""
    change(**getattr(request, "param", {}))
    return visit("tides/")


def test_a_scrolled_page_stays_where_it_is(tab: Page, change: Callable[..., None]) -> None:
    tab.evaluate("() => window.scrollTo(0, 1500)")
    change(text="two")
    expect(tab.locator("#last")).to_have_text("two")
    assert tab.evaluate("() => Math.round(window.scrollY)") == 1500
    assert is_marked(tab)


def test_focus_selection_and_what_is_typed_stay(tab: Page, change: Callable[..., None]) -> None:
    tab.locator("#words").fill("high tide")
    tab.evaluate("() => document.querySelector('#words').setSelectionRange(2, 5)")
    change(text="two", title="Ebb", items="<li>new</li>")
    expect(tab).to_have_title("Ebb")
    expect(tab.locator("#words")).to_be_focused()
    expect(tab.locator("#words")).to_have_value("high tide")
    assert tab.evaluate("() => document.activeElement.selectionStart") == 2
    assert is_marked(tab)


def test_open_details_stay_open_and_closed_ones_closed(
    tab: Page, change: Callable[..., None]
) -> None:
    change(text="two")
    expect(tab.locator("#more p")).to_be_hidden()
    tab.get_by_text("More").click()
    change(text="three")
    expect(tab.locator("#more p")).to_have_text("three")
    expect(tab.locator("#more p")).to_be_visible()
    assert is_marked(tab)


@pytest.mark.parametrize("tab", [{"head": DECORATE}], indirect=True)
def test_what_a_script_has_made_of_the_page_stays(tab: Page, change: Callable[..., None]) -> None:
    for text in ("two", "three"):
        tab.get_by_role("button", name="Tool").focus()
        change(head=DECORATE, text=text, items="<li>new</li>")
        expect(tab.locator("#last")).to_have_text(text)
        expect(tab.locator("#last")).to_have_class("lit")
        expect(tab.locator("#top .tools")).to_have_count(1)
        expect(tab.get_by_role("button", name="Tool")).to_be_focused()
    tab.get_by_role("button", name="Tool").click()
    assert tab.evaluate("() => window.used") == 1
    assert is_marked(tab)


@pytest.mark.parametrize("tab", [{"head": DECORATE}], indirect=True)
@pytest.mark.parametrize(
    "other",
    [
        {"head": DECORATE.replace("Tool<", "Other tool<")},
        {"head": ""},
        {"head": DECORATE, "items": "<li id='new'>new</li>"},
    ],
)
def test_a_page_whose_script_has_to_run_again_is_loaded_anew(
    tab: Page, change: Callable[..., None], other: dict[str, str]
) -> None:
    with tab.expect_event("load"):
        change(**other)
    assert not is_marked(tab)


def test_a_stylesheet_under_another_fingerprint_takes_the_place_of_the_old(
    tab: Page, change: Callable[..., None], root: Path
) -> None:
    colour(tab, RED)
    for number, (word, wanted) in enumerate((("green", GREEN), ("red", RED), ("green", GREEN))):
        name = f"assets/style.{number}a1b2c3d4.css"
        put(root, name, f"h1 {{ color: {word} }}")
        change(name, style=f"/{name}", text=word)
        colour(tab, wanted)
        expect(tab.locator("link[rel=stylesheet]")).to_have_count(1)
        expect(tab.locator("#last")).to_have_text(word)
    assert is_marked(tab)


def test_stylesheets_come_and_go_with_the_page(
    tab: Page, change: Callable[..., None], root: Path
) -> None:
    put(root, "assets/more.css", "h1 { color: green !important }")
    change(head='<link rel="stylesheet" href="/assets/more.css">\n', text="two")
    colour(tab, GREEN)
    change(text="three")
    expect(tab.locator("#last")).to_have_text("three")
    colour(tab, RED)
    assert is_marked(tab)


def test_head_and_body_follow_in_every_part(tab: Page, change: Callable[..., None]) -> None:
    for text in ("two", "three"):
        change(
            title=text,
            head=f'<meta name="description" content="{text}">\n',
            items="".join(f"<li>{text} {number}</li>" for number in range(len(text))),
        )
        expect(tab).to_have_title(text)
        expect(tab.locator("li")).to_have_text([f"{text} {n}" for n in range(len(text))])
        expect(tab.locator("meta[name=description]")).to_have_attribute("content", text)
    assert is_marked(tab)


def test_a_tab_goes_to_what_was_saved_and_one_that_comes_later_does_not(
    tab: Page, preview: Preview, visit: Callable[[str], Page]
) -> None:
    preview.built(["talks/index.html"], goal="talks/")
    tab.wait_for_url(preview.address + "talks/")
    other = visit("tides/")
    preview.built(["talks/index.html"])
    expect(other).to_have_url(preview.address + "tides/")
