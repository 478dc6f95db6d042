"""Themes that ship, each with a whole site: what people, hosts and browsers may rely on."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from digest.commands.init import THEMES
from digest.layout import shipped_themes
from digest.press.speech import NAMING
from digest.shape import views
from tests.a_site import Site, dead_links
from tests.browser.noted import NOTES
from tests.shipped import FULL, OPTIONS, shipped_site
from tests.theme_sample import VIEWS, environment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORTY = "2026/11/02/ltr/index.html"
MOST_BYTES = 60 * 1024
"""What a page of a post may be over the wire, compressed, with its style sheet and script."""

LOADING = {"stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch", "preconnect"}
"""What a `<link>` is for that makes a browser ask for something."""

SOURCES = {"src", "srcset", "poster", "data", "background"}
REFERENCE = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""")


class Page(HTMLParser):
    """What a page makes a browser load, its headings, its ids and the names of its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.styles: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.names: set[str] = set()
        self.within = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what this element adds."""
        named = dict(attrs)
        self.within = tag
        self.names.add(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if named.get("id"):
            self.ids.append(str(named["id"]))
        if tag == "link" and LOADING & set(str(named["rel"]).split()):
            self.loads.append(str(named["href"]))
            if named["rel"] == "stylesheet":
                self.styles.append(str(named["href"]))
        if tag == "script" and named.get("type") != "application/ld+json":
            self.scripts.append(named)
        sources = " ".join(str(named[name]) for name in SOURCES & named.keys())
        self.loads += [*sources.split(), *references(named.get("style") or "")]

    def handle_data(self, data: str) -> None:
        """Note what a style sheet within the page refers to."""
        if self.within == "style":
            self.loads += references(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  HTMLParser's signature
        """Leave it."""
        self.within = ""


def references(css: str) -> list[str]:
    """Return all that a style sheet makes a browser load."""
    return REFERENCE.findall(css)


@pytest.fixture(scope="module", params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def site(theme: str, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return shipped_site(tmp_path_factory.mktemp(theme) / "news", theme, options=OPTIONS)


@pytest.fixture(scope="module")
def output(site: Site) -> Mapping[str, bytes]:
    return site.output()


@pytest.fixture(scope="module")
def pages(output: Mapping[str, bytes]) -> dict[str, Page]:
    return {n: Page(b.decode()) for n, b in output.items() if n.endswith(".html")}


def test_every_kind_of_page_is_there(pages: Mapping[str, Page]) -> None:
    assert {name.split("/")[0] for name in pages} >= {
        *("2026", "about", "archive", "editions", "notes", "old", "sources", "tags", "undated"),
        *("404.html", "index.html"),
    }
    assert {"tags/sea/page/2/index.html", "notes/context/index.html"} <= pages.keys()


def test_every_link_leads_somewhere(output: Mapping[str, bytes]) -> None:
    assert dead_links(output) == []


def test_no_page_and_no_style_sheet_makes_a_browser_ask_another_site(
    output: Mapping[str, bytes], pages: Mapping[str, Page]
) -> None:
    loads = {(name, load) for name, page in pages.items() for load in page.loads}
    loads |= {
        (name, load)
        for name, content in output.items()
        if name.endswith((".css", ".svg"))
        for load in references(content.decode())
    }
    assert len(loads) > len(pages)
    assert {(n, load) for n, load in loads if ":" in load or load.startswith("//")} <= {
        (name, "data:,") for name in pages
    }
    scripts = b"".join(content for name, content in output.items() if name.endswith(".js"))
    assert not re.search(rb"fetch\(|import\(|XMLHttpRequest|https?:", scripts)


@pytest.mark.parametrize(
    "html",
    [
        '<link rel="preload stylesheet" href="//a.example.org/x.css">',
        '<img src="https://a.example.org/x.png">',
        '<video poster="https://a.example.org/x.png">',
        "<p style=\"background: url( 'https://a.example.org/x.png')\">",
        '<style>@import "https://a.example.org/x.css";</style>',
        '<script src="https://a.example.org/x.js"></script>',
    ],
)
def test_a_request_to_another_site_would_be_noticed(html: str) -> None:
    assert any("//a.example.org/x." in load for load in Page(html).loads)


def test_a_page_needs_itself_and_its_style_sheets_to_be_painted(
    output: Mapping[str, bytes], pages: Mapping[str, Page]
) -> None:
    for name, page in pages.items():
        beside = "notes-beside" in str(output[name])
        assert len(page.styles) == (2 if beside else 1), name
        assert all("defer" in script for script in page.scripts), name
    for name, content in output.items():
        if name.endswith(".css"):
            assert references(content.decode()) == [], name


def test_a_page_of_a_post_is_small_over_the_wire(
    output: Mapping[str, bytes], pages: Mapping[str, Page]
) -> None:
    files = {name: len(gzip.compress(content, 6)) for name, content in output.items()}
    assets = sum(size for name, size in files.items() if name.endswith((".css", ".js")))
    sizes = {name: files[name] + assets for name in pages if name.startswith("202")}
    assert f"{NOTES}</span>".encode() in output[FORTY], "the longest has forty notes"
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}


def test_a_page_has_one_h1_and_skips_no_level(pages: Mapping[str, Page]) -> None:
    for name, page in pages.items():
        assert page.levels.count(1) == 1, name
        assert page.levels[0] == 1, name
        assert all(below - above <= 1 for above, below in pairwise(page.levels)), name


def test_a_page_has_no_identifier_twice(pages: Mapping[str, Page]) -> None:
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name


def test_what_a_post_says_is_shown(site: Site) -> None:
    page = site.page(FULL)
    for words in (
        *(
            "A storm &amp; a &lt;gate&gt;: all at once",
            "What the storm &amp; its &lt;gate&gt; left.",
        ),
        *("2 November 2026", "4 November 2026", "1 November 2026", "Port Elm", "Analysis"),
        *("storms", "harbours", "B. Delegate", "نام نمونه", "The storm &amp; after"),
        *("Example Wire", "Another Wire", "A. Writer", "The Post", "The gate", "The storm"),
        *("Draft", "the seed names two days", "gate.svg", "application/ld+json"),
        *("doc-footnote", "Edition 2026-W45", "annotations.jsonld", "wire.example.org/a-very"),
    ):
        assert words in page, words
    assert "<gate>" not in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)


def test_options_are_shown(site: Site) -> None:
    home = site.page("index.html")
    assert "--accent-light: #0b5394;" in home
    assert "color-scheme: dark;" in home


def test_a_template_names_only_what_its_view_holds(theme: str) -> None:
    """A shared template (the layout, a macro) sees what every HTML page sees: site and head."""
    for path in (shipped_themes() / theme / "templates").iterdir():
        tree = environment().parse(path.read_text(encoding="utf-8"))
        view = VIEWS.get(path.name, views.NotFoundView)
        own = {one.name for one in tree.find_all(nodes.Name) if one.ctx == "store"}
        named = find_undeclared_variables(tree) - {"asset", *NAMING} - own
        assert named <= set(view._fields), path.name


@pytest.mark.parametrize("theme", ["wire"], indirect=True)
def test_wire_is_text_alone(output: Mapping[str, bytes], pages: Mapping[str, Page]) -> None:
    """No script, no picture, and one style sheet."""
    names = {name for page in pages.values() for name in page.names}
    assert not names & {"img", "picture", "svg", "canvas", "video", "audio", "iframe", "object"}
    assert [page.scripts for page in pages.values() if page.scripts] == []
    (style,) = (name for name in output if name.startswith("assets/"))
    assert style.endswith(".css")


def test_a_list_of_wire_can_do_without_summaries(tmp_path: Path) -> None:
    site = shipped_site(tmp_path / "news", "wire", options=["summaries: no"])
    assert 'class="about"' not in site.page("tags/sea/index.html")
    assert 'class="about"' in site.page(FULL)
