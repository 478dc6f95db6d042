"""A Chromium for the tests that look at pages; without one they are skipped and say so."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright

from digest.serve import Preview
from tests.browser.chromium import MISSING, find_chromium
from tests.browser.previewed import CSS, PAGE, SVG, is_stream, mark, put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a headless Chromium that asks the network for nothing of its own.

    With `DIGEST_REQUIRE_BROWSER=1`, as in CI, its absence is an error.
    """
    found = find_chromium()
    if found is None and os.environ.get("DIGEST_REQUIRE_BROWSER") == "1":
        pytest.fail(MISSING)
    if found is None:
        pytest.skip(MISSING)
    quiet = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]
    quiet += ["--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an output folder of two pages."""
    for name in ("home", "talks"):
        put(tmp_path, f"media/{name}.svg", SVG)
    put(tmp_path, "index.html", PAGE.format("home"))
    put(tmp_path, "talks/index.html", PAGE.format("talks"))
    put(tmp_path, "404.html", PAGE.format("nowhere"))
    put(tmp_path, "assets/style.css", CSS.format("red"))
    put(tmp_path, "assets/base.css", "p { margin: 0 }")
    return tmp_path


@pytest.fixture
def preview(root: Path) -> Iterator[Preview]:
    """Return a preview of it that runs."""
    with Preview(root, port=0) as running:
        yield running


@pytest.fixture
def window(chromium: Browser) -> Iterator[BrowserContext]:
    """Return a window without tabs, history or kept copies."""
    context = chromium.new_context(viewport={"width": 1000, "height": 700})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def visit(window: BrowserContext, preview: Preview) -> Callable[[str], Page]:
    """Return how to open an address in a tab that then follows the builds."""

    def opened(address: str) -> Page:
        tab = window.new_page()
        with tab.expect_response(is_stream):
            tab.goto(preview.address + address)
        mark(tab)
        return tab

    return opened
