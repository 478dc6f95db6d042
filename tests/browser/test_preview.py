"""A previewed site in a real browser: tabs follow the builds, and problems lie over the page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from digest.serve import Preview
from tests.browser.previewed import (
    COUNT_PANELS,
    CSS,
    GREEN,
    PAGE,
    PROBLEM,
    RED,
    colour,
    is_marked,
    is_stream,
    look_away,
    look_back,
    put,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Route

pytestmark = pytest.mark.browser


PROBLEMS = "digest-problems li"
SAID = """() => [
  ...document.querySelector("digest-problems").shadowRoot.querySelectorAll("li"),
].map(
  (item) => [...item.children].map((part) =>
    part.localName === "h3" && part.firstElementChild
      ? `${part.firstElementChild.textContent}: ${part.lastChild.textContent}`
      : part.localName === "pre" ? part.textContent.replace(/^/gm, "    ")
      : part.localName === "p" ? `  ${part.textContent}` : part.textContent).join("\\n"))"""


def said_in(tab: Page) -> list[str]:
    """Return the problems that a tab shows, as the terminal has them."""
    said: list[str] = tab.evaluate(SAID)
    return said


def settle(preview: Preview, *tabs: Page) -> None:
    """Wait until every tab has taken all that it was told so far.

    A tab takes events in order, so one that shows this problem has taken those before.
    """
    preview.failed(["settling"])
    for tab in tabs:
        expect(tab.get_by_text("settling")).to_be_visible()
    preview.built([])
    for tab in tabs:
        expect(tab.get_by_text("settling")).to_have_count(0)


def test_a_changed_page_is_brought_up_to_date_where_it_stands(
    preview: Preview, root: Path, visit: Callable[[str], Page]
) -> None:
    tab = visit("talks/")
    tab.evaluate("() => window.scrollTo(0, 1234)")
    put(root, "talks/index.html", PAGE.format("talks").replace("<h1>talks", "<h1>new"))
    preview.built(["talks/index.html"])
    expect(tab.locator("h1")).to_have_text("new")
    assert tab.evaluate("() => Math.round(window.scrollY)") == 1234
    assert is_marked(tab)


def test_a_page_follows_build_after_build(
    preview: Preview, root: Path, visit: Callable[[str], Page]
) -> None:
    tab = visit("")
    for number in range(5):
        put(root, "index.html", PAGE.format(f"build {number}"))
        preview.built(["index.html"])
        expect(tab.locator("h1")).to_have_text(f"build {number}")


def test_other_pages_and_feeds_do_not_disturb_a_page(
    preview: Preview, visit: Callable[[str], Page]
) -> None:
    tab = visit("talks/")
    preview.built(["index.html", "feed.xml", "media/home.svg", "sitemap.xml", "talks/feed.xml"])
    settle(preview, tab)
    assert is_marked(tab)


def test_a_stylesheet_is_swapped_without_loading_the_page_again(
    preview: Preview, root: Path, visit: Callable[[str], Page]
) -> None:
    tabs = [visit(""), visit("talks/")]
    for word, wanted in (("green", GREEN), ("red", RED), ("green", GREEN)):
        put(root, "assets/style.css", CSS.format(word))
        preview.built(["assets/style.css"])
        for tab in tabs:
            colour(tab, wanted)
    for tab in tabs:
        expect(tab.locator("link[rel=stylesheet]")).to_have_count(1)
        assert is_marked(tab)


def test_a_stylesheet_with_a_new_name_is_swapped_all_the_same(
    preview: Preview, root: Path, visit: Callable[[str], Page]
) -> None:
    names = [f"assets/style.{digit * 10}.css" for digit in "123"]
    put(root, names[0], CSS.format("red"))
    put(root, "index.html", PAGE.format("named").replace("assets/style.css", names[0]))
    tab = visit("")
    for (old, new), word in zip(pairwise(names), ("green", "red"), strict=True):
        put(root, new, CSS.format(word))
        (root / old).unlink()
        put(root, "index.html", PAGE.format("named").replace("assets/style.css", new))
        preview.built([new, old, "index.html"])
        colour(tab, {"green": GREEN, "red": RED}[word])
    expect(tab.locator("link[rel=stylesheet]")).to_have_count(1)
    assert is_marked(tab)


def test_a_script_with_a_new_name_loads_the_page_again(
    preview: Preview, root: Path, visit: Callable[[str], Page]
) -> None:
    script = '<script src="/assets/a.{}.js"></script></body>'
    one, other = ("1" * 10, "2" * 10)
    put(root, f"assets/a.{one}.js", "")
    put(root, "index.html", PAGE.format("one").replace("</body>", script.format(one)))
    tab = visit("")
    put(root, f"assets/a.{other}.js", "")
    put(root, "index.html", PAGE.format("other").replace("</body>", script.format(other)))
    preview.built([f"assets/a.{other}.js", f"assets/a.{one}.js", "index.html"])
    expect(tab.locator("h1")).to_have_text("other")


def test_stylesheets_that_come_faster_than_they_load_end_with_the_last(
    preview: Preview, root: Path, visit: Callable[[str], Page]
) -> None:
    tab = visit("")
    for _ in range(10):
        preview.built(["assets/style.css"])
    put(root, "assets/style.css", CSS.format("green"))
    preview.built(["assets/style.css"])
    colour(tab, GREEN)
    expect(tab.locator("link[rel=stylesheet]")).to_have_count(1)
    assert is_marked(tab)


def test_a_stylesheet_that_is_gone_stays_on_the_page_until_it_is_back(
    preview: Preview, root: Path, visit: Callable[[str], Page]
) -> None:
    tab = visit("")
    (root / "assets/style.css").unlink()
    with tab.expect_event("requestfailed"):
        preview.built(["assets/style.css"])
    expect(tab.locator("link[rel=stylesheet]")).to_have_count(1)
    colour(tab, RED)
    put(root, "assets/style.css", CSS.format("green"))
    preview.built(["assets/style.css"])
    colour(tab, GREEN)
    assert is_marked(tab)


@pytest.mark.parametrize("name", ["media/home.svg", "assets/base.css"])
def test_other_parts_of_a_page_load_it_again(
    preview: Preview, visit: Callable[[str], Page], name: str
) -> None:
    tab = visit("")
    with tab.expect_event("load"):
        preview.built([name])
    assert not is_marked(tab)


def test_a_missing_page_appears_when_it_is_built(
    preview: Preview, root: Path, visit: Callable[[str], Page]
) -> None:
    tab = visit("new/")
    expect(tab.locator("h1")).to_have_text("nowhere")
    put(root, "new/index.html", PAGE.format("new"))
    preview.built(["new/index.html"])
    expect(tab.locator("h1")).to_have_text("new")


def test_the_first_build_appears_by_itself(window: BrowserContext, tmp_path: Path) -> None:
    with Preview(tmp_path / "site", port=0) as preview:
        preview.failed([PROBLEM])
        tab = window.new_page()
        tab.goto(preview.address)
        expect(tab.get_by_text("Nothing is built yet.")).to_be_visible()
        expect(tab.get_by_text("title is missing")).to_be_visible()
        put(tmp_path / "site", "index.html", PAGE.format("home"))
        preview.built(["index.html"])
        expect(tab.locator("h1")).to_have_text("home")
        expect(tab.get_by_text("title is missing")).to_have_count(0)


def test_problems_lie_over_every_page_until_the_next_build(
    preview: Preview, visit: Callable[[str], Page]
) -> None:
    early = visit("")
    preview.failed([PROBLEM, "config.yaml: is empty"])
    late = visit("talks/")
    for tab in (early, late):
        expect(tab.get_by_role("alert")).to_be_visible()
        expect(tab.get_by_role("heading", name="Not built: 2 problems")).to_be_visible()
        assert said_in(tab) == [PROBLEM, "config.yaml: is empty"]
    preview.built([])
    for tab in (early, late):
        expect(tab.get_by_role("alert")).to_have_count(0)
        assert is_marked(tab)


def press_escape(tab: Page) -> None:
    tab.keyboard.press("Escape")


def press_close(tab: Page) -> None:
    tab.get_by_role("button", name="Close").click()


@pytest.mark.parametrize("dismiss", [press_escape, press_close])
def test_problems_can_be_put_away_until_there_are_others(
    preview: Preview, visit: Callable[[str], Page], dismiss: Callable[[Page], None]
) -> None:
    tab = visit("")
    tab.add_style_tag(content="h1 { position: fixed; inset: 0; z-index: 99999 }")
    preview.failed([PROBLEM])
    expect(tab.get_by_role("alert")).to_be_visible()
    tab.evaluate(COUNT_PANELS)
    dismiss(tab)
    expect(tab.get_by_role("alert")).to_have_count(0)
    look_away(tab)
    look_back(tab)  # and be told the same problem again
    preview.failed(["another"])
    expect(tab.locator(PROBLEMS)).to_have_text("another")
    assert tab.evaluate("() => window.panels") == 1


def test_a_problem_that_was_put_away_is_shown_when_it_comes_back(
    preview: Preview, visit: Callable[[str], Page]
) -> None:
    tab, other = visit(""), visit("")
    preview.failed([PROBLEM])
    expect(other.get_by_role("alert")).to_be_visible()
    press_close(tab)
    preview.built([])
    expect(other.get_by_role("alert")).to_have_count(0)
    look_away(tab)
    look_back(tab)  # and be told that there is no problem
    preview.failed([PROBLEM])
    for each in (tab, other):
        expect(each.locator(PROBLEMS)).to_have_count(1)
        assert said_in(each) == [PROBLEM]


def test_the_text_of_a_problem_is_never_run(preview: Preview, visit: Callable[[str], Page]) -> None:
    hostile = [
        "<img src=x onerror='window.ran = true'>",
        "</pre></style><script>window.ran = true</script>",
        "data: x\n\nevent: message\ndata: {}\n\n",
        "\u2028\x00\u202e'); window.ran = true; ('",
    ]
    tab = visit("")
    preview.failed(hostile)
    expect(tab.locator(PROBLEMS)).to_have_count(4)
    assert said_in(tab)[:2] == hostile[:2]
    assert tab.locator("digest-problems img, digest-problems script").count() == 0
    assert tab.evaluate("() => window.ran") is None


def test_a_thousand_problems_are_all_listed(preview: Preview, visit: Callable[[str], Page]) -> None:
    tab = visit("")
    preview.failed([f"{number}.md: is empty" for number in range(1000)])
    expect(tab.get_by_role("heading", name="1000 problems")).to_be_visible()
    expect(tab.locator(PROBLEMS)).to_have_count(1000)
    box = tab.get_by_role("alert").bounding_box()
    assert box is not None
    assert box["height"] < 450


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_keeps_its_looks_whatever_the_theme_does(
    preview: Preview, root: Path, visit: Callable[[str], Page], scheme: str
) -> None:
    rude = "* { display: none !important; color: white !important; position: static !important }"
    tab = visit("")
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    preview.failed([PROBLEM])
    panel = tab.get_by_role("alert")
    expect(panel).to_be_visible()
    before = panel.bounding_box()
    put(root, "assets/style.css", f"html, body {{ display: block }} body > {rude}")
    preview.built(["assets/style.css"])
    expect(tab.locator("h1")).to_be_hidden()
    preview.failed([PROBLEM])
    expect(panel).to_be_visible()
    assert panel.bounding_box() == before
    ink, ground = (
        sum(map(int, panel.evaluate(f"(e) => getComputedStyle(e).{name}.match(/\\d+/g)")))
        for name in ("color", "backgroundColor")
    )
    assert (ink > ground + 450) is (scheme == "dark")
    assert abs(ink - ground) > 450


def test_a_tab_that_is_not_seen_catches_up_when_it_is(
    preview: Preview, root: Path, visit: Callable[[str], Page]
) -> None:
    """It holds no stream meanwhile: a browser has six for a server, and people have more tabs."""
    tab = visit("")
    look_away(tab)
    put(root, "index.html", PAGE.format("new"))
    preview.built(["index.html"])
    preview.built([])
    assert is_marked(tab)
    look_back(tab)
    expect(tab.locator("h1")).to_have_text("new")


def test_a_page_that_is_gone_back_to_catches_up(
    preview: Preview, root: Path, visit: Callable[[str], Page]
) -> None:
    tab = visit("")
    tab.goto(preview.address + "talks/")
    put(root, "index.html", PAGE.format("new"))
    preview.built(["index.html"])
    tab.go_back()
    expect(tab.locator("h1")).to_have_text("new")


def test_a_tab_outlives_its_server(window: BrowserContext, root: Path) -> None:
    with Preview(root, port=0) as first:
        address = first.address
        tab = window.new_page()
        with tab.expect_response(is_stream):
            tab.goto(address)
    put(root, "index.html", PAGE.format("new"))
    with Preview(root, port=int(address.rstrip("/").rpartition(":")[2])):
        expect(tab.locator("h1")).to_have_text("new", timeout=10_000)


def test_a_stream_that_was_refused_is_asked_for_again(
    window: BrowserContext, preview: Preview, root: Path
) -> None:
    """After an answer other than 200 a browser gives up (HTML Standard, 9.2.3)."""

    def refuse(route: Route) -> None:
        route.fulfill(status=503, body="later")

    tab = window.new_page()
    tab.route("**/_digest/events*", refuse)
    with tab.expect_response(is_stream):
        tab.goto(preview.address)
    tab.unroute("**/_digest/events*")
    put(root, "index.html", PAGE.format("new"))
    preview.built(["index.html"])
    expect(tab.locator("h1")).to_have_text("new")


def test_a_tab_moves_with_the_base_path(preview: Preview, visit: Callable[[str], Page]) -> None:
    tab = visit("talks/#end")
    for base in ("/news/", "/two words/é/", "/"):
        preview.built([], base)
        tab.wait_for_url(preview.address + "talks/#end")
        expect(tab.locator("h1")).to_have_text("talks")
