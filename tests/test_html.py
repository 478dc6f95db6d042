"""Pages as others judge them: HTML without a parse error, and the text whole without its notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import html5lib
import pytest
from html5lib.html5parser import ParseError

from digest.commands.init import THEMES
from digest.text.passages import canonical_text
from digest.text.posts import post_text
from tests.shipped import shipped_site
from tests.text.elements import read

if TYPE_CHECKING:
    from tests.a_site import Site

END = re.compile(r'\n</div>\n<(?:footer|p class="end")')
"""Where the text of a post ends in the themes that ship."""


def parse(html: str) -> None:
    """Raise ParseError for what the HTML standard calls a parse error (13.2.2)."""
    html5lib.HTMLParser(strict=True).parse(html)


@pytest.fixture(scope="module", params=THEMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return shipped_site(tmp_path_factory.mktemp("html") / "news", request.param)


def test_no_page_has_a_parse_error(site: Site) -> None:
    pages = {name: html for name, html in site.output().items() if name.endswith(".html")}
    assert len(pages) > 12
    for name, html in pages.items():
        try:
            parse(html.decode())
        except ParseError as error:
            pytest.fail(f"{name}: {error}")


def test_a_parse_error_would_be_noticed() -> None:
    with pytest.raises(ParseError):
        parse("<!doctype html><title>x</title><p><b>x</p>")


def test_without_marks_and_asides_a_page_has_the_text_of_its_post(site: Site) -> None:
    texts = {
        post_text(path.read_bytes(), path.name)
        for path in (site.root / "content/posts").glob("*.md")
    }
    shown = set()
    for name, html in site.output().items():
        _, found, rest = html.decode().partition('<div class="body')
        if found and name.startswith(("202", "undated/")):
            body = END.split(rest.partition(">")[2])[0]
            shown.add(canonical_text(read(body).without_notes()))
    assert shown == texts
