"""`digest serve` and a browser: an editor saves, and the open page follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.a_site import Site, new_site, post
from tests.commands.running import running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TIDES = "content/posts/2026-11-02-tides.md"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return new_site(tmp_path / "news", {"2026-11-02-tides.md": post("Tides")})


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    tab = chromium.new_page()
    yield tab
    tab.close()


def test_a_save_reloads_the_page_a_slip_is_shown_over_it_and_the_fix_clears_it(
    site: Site, page: Page
) -> None:
    with running(site.root, "serve", "--port", "0") as serve:
        said = serve.until("the site is at http://")
        address = said.partition("the site is at ")[2].partition(";")[0]
        serve.until(" written")
        page.goto(f"{address}2026/11/02/tides/")

        site.edit(TIDES, "The text", "The new text")
        page.get_by_text("The new text of Tides.").first.wait_for()

        site.edit(TIDES, "date: 2026-11-02", "date: soon")
        slip = page.get_by_text('"soon" is not a date')
        slip.wait_for()
        serve.until('"soon" is not a date')
        assert page.get_by_text("The new text of Tides.").count() > 0

        site.edit(TIDES, "date: soon", "date: 2026-11-02")
        slip.wait_for(state="detached")
        assert serve.interrupt() == 0


def test_open_pages_go_to_what_was_saved(site: Site, page: Page) -> None:
    site.write("content/posts/ebb.md", post("Ebb", "2026-11-03"))
    with running(site.root, "serve", "--port", "0", "--navigate") as serve:
        address = serve.until("the site is at").partition("at ")[2].partition(";")[0]
        serve.until(" written")
        page.goto(address)
        page.locator("digest-bar").wait_for(state="attached")
        for path, name in (
            (TIDES, "2026/11/02/tides/"),
            ("content/posts/ebb.md", "2026/11/03/ebb/"),
        ):
            site.edit(path, "The text", "The new text")
            page.wait_for_url(address + name)
            page.get_by_text("The new text").first.wait_for()
            page.locator("digest-bar").wait_for(state="attached")
