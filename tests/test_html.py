"""Pages as others judge them: HTML without a parse error, and the text whole without its notes."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest
from html5lib.html5parser import ParseError

from digest.text.passages import canonical_text
from digest.text.posts import post_text
from tests.a_site import Site, new_site
from tests.browser.noted import built
from tests.text.elements import read

CONTENT = Path(__file__).parent.parent / "content"


def parse(html: str) -> None:
    """Raise ParseError for what the HTML standard calls a parse error (13.2.2)."""
    html5lib.HTMLParser(strict=True).parse(html)


@pytest.fixture(scope="module", params=["the sample site", "forty notes"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("html") / "news"
    if request.param == "forty notes":
        built(root)
        return Site(root)
    site = new_site(root)
    for path in CONTENT.rglob("*"):
        if path.is_file():
            site.write(f"content/{path.relative_to(CONTENT).as_posix()}", path.read_bytes())
    site.build()
    return site


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
        _, found, rest = html.decode().partition('<div class="body prose"')
        if name.endswith("index.html") and found and "post-foot" in rest:
            body = rest.partition(">")[2].partition("\n</div>\n<footer")[0]
            shown.add(canonical_text(read(body).without_notes()))
    assert shown == texts
