"""What an editor sees beside a page of the preview, on wide and narrow screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from digest.ingest import Request, ingest
from tests.a_site import Site, new_site, post
from tests.browser.test_notes import violations
from tests.commands.running import Running, running
from tests.test_behind import NOTES, SEED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

EBB = "content/posts/ebb.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root: Path = tmp_path_factory.mktemp("desk") / "news"
    site = new_site(root, {"tides.md": post("Tides"), "ebb.md": post("Ebb", "2026-11-03")})
    site.edit(EBB, "title:", "draft: true\ntitle:")
    site.write("content/posts/flood.md", post("Flood", "2031-01-02"))
    site.write("content/posts/tides.notes.yaml", NOTES)
    site.write("seeds/ferry.txt", SEED)
    ingest(site.root, Request())
    return site


@pytest.fixture(scope="module")
def served(site: Site) -> Iterator[tuple[Running, str]]:
    with running(site.root, "serve", "--port", "0") as serve:
        address = serve.until("the site is at").partition("at ")[2].partition(";")[0]
        serve.until(" written")
        yield serve, address


@pytest.fixture
def tab(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height = getattr(request, "param", (1200, 800))
    context = chromium.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def open_bar(tab: Page, address: str) -> None:
    """Go to a page, and open what there is to know of it."""
    tab.goto(address)
    tab.get_by_role("button", name="ore").click()
    expect(tab.get_by_role("complementary", name="About this page")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("", "Preview"),
        ("2026/11/02/tides/", "Published"),
        ("2026/11/03/ebb/", "Draft"),
        ("2031/01/02/flood/", "To come on 2031-01-02"),
        ("nowhere/", "Preview"),
    ],
)
def test_every_page_says_what_it_is(
    served: tuple[Running, str], tab: Page, path: str, state: str
) -> None:
    tab.goto(served[1] + path)
    expect(tab.get_by_role("region", name="Preview").get_by_text(state)).to_be_visible()


def test_links_to_what_readers_cannot_see_are_labelled(
    served: tuple[Running, str], tab: Page
) -> None:
    tab.goto(served[1] + "tags/sea/")
    for name, words in (("Ebb", "draft"), ("Flood", "from 2031-01-02")):
        expect(tab.get_by_role("link", name=f"{name} {words}").first).to_be_visible()
    expect(tab.locator("digest-label")).to_have_count(2)


@pytest.mark.parametrize("tab", [(1200, 800), (390, 800)], indirect=True)
def test_notes_have_their_states_and_lead_to_their_passages(
    served: tuple[Running, str], tab: Page
) -> None:
    open_bar(tab, served[1] + "2026/11/02/tides/")
    expect(tab.get_by_text("1 to look at")).to_have_count(1)
    drawer = tab.get_by_role("complementary", name="About this page")
    notes = drawer.get_by_role("listitem")
    expect(notes).to_have_count(2)
    expect(notes.nth(0)).to_contain_text("context: in its place")
    expect(notes.nth(1)).to_contain_text("correction (draft): its passage is gone")
    notes.nth(0).get_by_role("link").click()
    expect(tab).to_have_url(served[1] + "2026/11/02/tides/#note-a")
    assert tab.evaluate("() => document.querySelector(':target') !== null")


@pytest.mark.parametrize("tab", [(1200, 800), (390, 800)], indirect=True)
def test_the_seed_stands_beside_the_post_with_removed_lines_marked(
    served: tuple[Running, str], tab: Page
) -> None:
    open_bar(tab, served[1] + "2026/11/02/ferry-keeps-its-winter-timetable/")
    drawer = tab.get_by_role("complementary", name="About this page")
    expect(drawer.get_by_text("seeds/ferry.txt")).to_be_visible()
    removed = drawer.locator("del", has_text="Share this article")
    expect(removed).to_have_count(1)
    expect(drawer.get_by_text("removed: ")).to_have_count(1)
    wide, box = tab.evaluate("() => innerWidth"), drawer.bounding_box()
    headline = tab.locator("h1").bounding_box()
    assert box is not None
    assert headline is not None
    if wide > 1000:
        assert headline["x"] + headline["width"] <= box["x"]
    else:
        assert box["width"] == wide


def test_it_opens_again_on_the_next_page_and_closes_with_escape(
    served: tuple[Running, str], tab: Page
) -> None:
    open_bar(tab, served[1] + "2026/11/02/tides/")
    tab.goto(served[1])
    drawer = tab.get_by_role("complementary", name="About this page")
    expect(drawer).to_be_visible()
    tab.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    assert tab.evaluate("() => document.documentElement.getAttribute('style')") is None
    tab.goto(served[1] + "2026/11/02/tides/")
    bar = tab.get_by_role("region", name="Preview")
    expect(bar.get_by_text("2 notes")).to_be_visible()
    expect(drawer).to_have_count(0)


def test_a_save_changes_the_page_and_what_is_said_of_it_in_place(
    served: tuple[Running, str], site: Site, tab: Page
) -> None:
    open_bar(tab, served[1] + "2026/11/03/ebb/")
    tab.evaluate("() => { window.marked = true; }")
    site.edit(EBB, "draft: true", "draft: false")
    bar = tab.get_by_role("region", name="Preview")
    expect(bar.get_by_text("Published")).to_be_visible()
    site.edit(EBB, "draft: false", "draft: true")
    expect(bar.get_by_text("Draft")).to_be_visible()
    expect(tab.get_by_role("complementary", name="About this page")).to_be_visible()
    assert tab.evaluate("() => window.marked")


def test_a_day_can_be_chosen_from_which_on_the_site_is_seen(
    served: tuple[Running, str], tab: Page
) -> None:
    open_bar(tab, served[1])
    tab.get_by_label("Day", exact=True).fill("2031-01-02")
    expect(tab.get_by_text("as of 2031-01-02")).to_be_visible()
    expect(tab.get_by_role("link", name="Flood").first).to_be_visible()
    tab.get_by_label("Day", exact=True).fill("2030-12-31")
    expect(tab.get_by_text("as of 2030-12-31")).to_be_visible()
    expect(tab.get_by_role("link", name="Flood")).to_have_count(0)
    tab.get_by_label("All there is").click()
    expect(tab.get_by_role("link", name="Flood from 2031-01-02").first).to_be_visible()
    expect(tab.get_by_text("as of ")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tab", [(1200, 800), (390, 800)], indirect=True)
def test_everybody_can_use_it(
    served: tuple[Running, str], tab: Page, scheme: Literal["light", "dark"]
) -> None:
    tab.emulate_media(color_scheme=scheme)
    open_bar(tab, served[1] + "2026/11/02/ferry-keeps-its-winter-timetable/")
    assert violations(tab) == []
