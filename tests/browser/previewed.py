"""Pages to preview, and what a test does to a tab that shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Response

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{0}</title>
<link rel="icon" href="data:,">
<link rel="alternate" type="application/atom+xml" href="/feed.xml">
<link rel="stylesheet" href="/assets/style.css">
</head>
<body>
<h1>{0}</h1>
<img src="/media/{0}.svg" alt="" width="10" height="10">
<p style="height: 5000px">tall</p>
</body>
</html>
"""
CSS = "@import 'base.css'; h1 {{ color: {0} }}"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
RED, GREEN = "rgb(255, 0, 0)", "rgb(0, 128, 0)"
PROBLEM = 'content/posts/a.md:1:8: title is missing\n    title: ""\n           ^\n  write one'
HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
COUNT_PANELS = """() => {
  window.panels = 0;
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const { localName } of addedNodes) window.panels += localName === "digest-problems";
  }).observe(document.documentElement, { childList: true });
}"""


def put(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def is_stream(response: Response) -> bool:
    return "/_digest/events?since=" in response.url


def mark(tab: Page) -> None:
    """Set what a reload loses."""
    tab.evaluate("() => { window.marked = true; }")


def is_marked(tab: Page) -> bool:
    return bool(tab.evaluate("() => window.marked === true"))


def colour(tab: Page, wanted: str) -> None:
    expect(tab.locator("h1")).to_have_css("color", wanted)


def look_away(tab: Page) -> None:
    """Hide the tab, as far as its page can tell."""
    tab.evaluate(HIDE, arg=True)


def look_back(tab: Page) -> None:
    """Show the tab again, and wait until it follows."""
    with tab.expect_response(is_stream):
        tab.evaluate(HIDE, arg=False)
