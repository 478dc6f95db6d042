"""A Chromium for the tests that look at pages; without one they are skipped and say so."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import MISSING, find_chromium

if TYPE_CHECKING:
    from collections.abc import Iterator


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
