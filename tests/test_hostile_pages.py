"""What a seed says is text on the page, whatever it would be in Markdown, HTML, YAML or Jinja."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.ingest import Request, ingest
from digest.text.schemes import is_safe_link
from tests.a_site import Site, new_site

if TYPE_CHECKING:
    from pathlib import Path

    from digest.seeds.article import Article

MARKUP = """\
<script>alert(1)</script>|</script>|<img src=x onerror=alert(1)>|<svg/onload=x()>|<!--|-->|]]>
<a href='javascript:x()'>go</a>|[go](javascript:x())|![x](javascript:y)|<javascript:x()>|<![CDATA[
[a]: javascript:x()|<style>*{display:none}</style>|{: onclick=x }|<http://a.example.org>
{{ 7*7 }}|{% for x in y %}|{# hidden #}|{{ config }}|{% raw %}|{% endraw %}|{{|}}
---|...|- a: b|title: x|draft: true|&a *a !!python/object:os.system|? x|# x|## x {#id}|> x|1. x
* x|    code|```|~~~|`code`|*a*|__b__|==a==[^context-b]|[^context-b]: c|[^1]|{: by=Ana }
*[HTML]: x|Term|: x|&lt;b&gt;|&#x3c;|&colon;|\\|\\*|http://a.example.org|<a@example.org>|<b|<|&|"|'
"""
UNSEEN = ("\u202egnp.exe\u202c", "a\u200bb", "\0", "\x1b[2J", "\ufeff", "\u2028", "\x85", "\ufffe")
TABLE = ("|", "| a | b |", "|---|---|", "\x02klzzwxh:0000\x03")
ATTACKS = (*MARKUP.replace("\n", "|").strip("|").split("|"), *UNSEEN, *TABLE)
WORDS = st.sampled_from(("The ferry", "keeps its", "timetable, the office said.", "Ann", "2026"))
TEXT = st.characters(exclude_categories=["Cs"])
LINES = st.lists(
    st.lists(st.sampled_from(ATTACKS) | WORDS | TEXT, min_size=1, max_size=6).map(" ".join),
    min_size=1,
    max_size=8,
)
REPORT = "SANDHAVEN, November 2, 2026 - The ferry keeps its timetable.\n"
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
LINKS = {"href", "src", "action", "formaction", "poster", "data", "srcset", "xlink:href"}
SCRIPTS = ("application/ld+json", "application/json")


class Page(HTMLParser):
    """What a browser makes of a page: its article's words, and what could run in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.body: list[str] = []
        self.scripts: list[str] = []
        self.kinds: list[str] = []
        self.running: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and the attributes that could run something."""
        given_ = {name: value or "" for name, value in attrs}
        for name, value in given_.items():
            if name.startswith("on") or (name in LINKS and not is_safe_link(value)):
                self.running.append(f"{tag} {name}={value}")
        if tag == "script":
            self.kinds.append(given_.get("type", given_.get("src", "")))
            self.scripts.append("")
        if tag not in VOID:
            self.open.append((tag, "body" in given_.get("class", "").split()))

    def handle_endtag(self, tag: str) -> None:
        """Note the end of an element."""
        if tag not in VOID:
            assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Keep the words of the article, and those of scripts."""
        if any(is_body for _, is_body in self.open):
            self.body.append(data)
        if self.open and self.open[-1][0] == "script":
            self.scripts[-1] += data


def built(site: Site, seed: str) -> tuple[Article, Page] | None:
    """Return what a seed says, and its page on the built site; None where it says nothing."""
    site.write("seeds/a.txt", seed)
    (outcome,) = ingest(site.root, Request(everything=True)).outcomes
    if outcome.did == "failed":
        return None
    assert outcome.told is not None
    assert outcome.told.article is not None
    site.build()
    pages = [site.page(name) for name in site.output() if name.endswith(".html")]
    (page,) = [page for page in pages if '<div class="body' in page]
    return outcome.told.article, Page(page)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Page:
    site = new_site(tmp_path_factory.mktemp("site"))
    found = built(
        site, "The ferry\n\nSANDHAVEN, November 2, 2026 - The ferry keeps its timetable.\n"
    )
    assert found is not None
    return found[1]


@given(LINES, st.sampled_from(["\n\n", "\n"]))
@settings(max_examples=40)
@example([*ATTACKS], "\n\n")
@example([" ".join(ATTACKS)], "\n\n")
@example(["Ferry", *(f"Said {attack} she." for attack in ATTACKS)], "\n\n")
@example([f"{attack} is in the headline" for attack in ATTACKS[:6]], "\n\n")
def test_the_words_of_any_seed_are_the_words_of_its_page(
    tmp_path_factory: pytest.TempPathFactory, harmless: Page, lines: list[str], end: str
) -> None:
    found = built(new_site(tmp_path_factory.mktemp("site")), end.join(lines))
    if found is None:
        return
    article, page = found
    assert "".join(page.body).split() == " ".join(article.body).split()
    assert page.running == []
    assert page.kinds == harmless.kinds
    assert [s for s, kind in zip(page.scripts, page.kinds, strict=True) if not reads(s, kind)] == []


def reads(script: str, kind: str) -> bool:
    """Whether a script is data that reads, or one of the theme's."""
    return kind not in SCRIPTS or json.loads(script) is not None


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_headline_is_text_in_every_place_that_shows_it(
    tmp_path: Path, harmless: Page, attack: str
) -> None:
    """In heading, title, lists, meta tags, data for machines and feeds."""
    site = new_site(tmp_path)
    text = (
        f"Ferry {attack} keeps it\n\nSANDHAVEN, November 2, 2026 - The ferry keeps its timetable.\n"
    )
    assert built(site, text) is not None
    for name in site.output():
        if name.endswith(".html"):
            page = Page(site.page(name))
            assert page.running == []
            assert set(page.kinds) <= set(harmless.kinds)
            assert "49" not in site.page(name).replace("7*7", "")
