from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

import pytest

from digest.problems import DigestError
from digest.seeds.article import Article, read_article

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Harbour wall to be raised | The Example Post</title>
<meta property="og:title" content="Harbour wall to be raised">
<meta property="article:published_time" content="2026-03-04"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<main><article><h1>Harbour wall to be raised</h1>
<p class="byline">By Ana Silva</p>
<figure><img src="x.jpg" alt="The wall at low tide">
<figcaption>The wall at low tide</figcaption></figure>
<p>EASTHAVEN, March 3 (Example Wire) - The town council voted on Tuesday to raise the harbour
wall by one metre, after three storms in one winter had flooded the
<a href="/l">lower streets</a>.</p>
<p>The work is to begin in May and will cost nine million, the mayor said. Half of the sum
comes from the region, the rest from a loan that runs for twenty years.</p>
<p>“We have waited long enough,” she told the meeting. Residents of the lower town had asked
for the wall since the flood of 1998, which had damaged more than two hundred houses.
<script>alert(1)</script></p>
</article>
<aside><h2>Related articles</h2><p><a href="/x">Fishermen ask for a new pier</a></p></aside></main>
<footer><p>© 2026 The Example Post. All rights reserved.</p><p hidden>Never shown</p></footer>
</body></html>"""


@pytest.fixture(scope="module")
def article() -> Article:
    return read_article(PAGE.encode(), "seeds/page.html")


def test_what_the_page_states_counts_and_the_text_rules_find_the_rest(article: Article) -> None:
    assert article.title == "Harbour wall to be raised"
    assert (article.author, article.outlet, article.place) == (
        "Ana Silva",
        "The Example Post",
        "Easthaven",
    )
    assert (article.published, article.lang) == (date(2026, 3, 4), "en")
    assert article.captions == ("The wall at low tide",)


def test_the_body_is_the_article_alone_word_for_word(article: Article) -> None:
    assert len(article.body) == 3
    assert article.body[0].startswith("The town council voted on Tuesday")
    assert article.body[0].endswith("had flooded the lower streets.")
    assert article.body[2].endswith("more than two hundred houses.")


def test_every_visible_line_is_accounted_for(article: Article) -> None:
    removed = {line.text: line.reason for line in article.lines if line.role == "removed"}
    assert removed == {
        "Home": "navigation",
        "World": "navigation",
        "Related articles": "a list of other stories",
        "Fishermen ask for a new pier": "outside the article, by the page's structure",
        "© 2026 The Example Post. All rights reserved.": "a copyright line",
    }
    assert "Never shown" not in {line.text for line in article.lines}


def test_an_article_that_only_json_ld_holds_is_read_behind_the_page() -> None:
    lead = "The crews of the island ferry voted on Tuesday to end their strike, the longest ever."
    rest = "They will work four days in place of five, for the same pay, the line said. " * 6
    stated = {"@type": "NewsArticle", "headline": "Strike ends", "articleBody": f"{lead}\n\n{rest}"}
    head = f"<script type='application/ld+json'>{json.dumps(stated)}</script>"
    page = f"<html><head>{head}</head><body><h1>Strike ends</h1><p>{lead}</p></body></html>"
    found = read_article(page.encode(), "page.html")
    assert found.body == (lead, rest.strip())
    assert found.lines[-1].number == 3


def test_the_printed_day_counts_before_the_one_in_utc() -> None:
    page = PAGE.replace("2026-03-04", "2026-03-03T23:30:00Z")
    page = page.replace("By Ana Silva</p>", "By Ana Silva</p><p>March 4, 2026</p>")
    assert read_article(page.encode(), "page.html").published == date(2026, 3, 4)


def test_the_encoding_that_a_page_declares_is_read() -> None:
    content = PAGE.replace("utf-8", "iso-8859-2").replace("Ana Silva", "Łucja Żak")
    article = read_article(content.encode("iso-8859-2", "xmlcharrefreplace"), "page.htm")
    assert (article.author, article.encoding) == ("Łucja Żak", "iso8859-2")


@pytest.mark.parametrize(
    "html",
    [
        "<p>" * 20_000,
        "<div>" * 5_000 + "The wall is old." + "</div>" * 5_000,
        "<html></html>",
        "<![CDATA[ <!-- <p",
        "<?xml version='1.0' encoding='utf-16'?><html><body><p>The wall is old.</p></body></html>",
        "just a text, in no element at all",
    ],
)
def test_any_page_is_an_article_or_a_problem(html: str) -> None:
    try:
        article = read_article(html.encode(), "page.html")
    except DigestError as error:
        assert error.problems[0].place.path == "page.html"  # noqa: PT017  either outcome is right
        return
    assert article.title or article.body


def test_without_the_extractor_the_mend_is_named() -> None:
    """In an interpreter of its own, where the import fails as it does when it is not installed."""
    program = """
import sys
sys.modules["trafilatura"] = None
from digest.problems import DigestError
from digest.seeds.page import read_page
try:
    read_page(b"<p>The wall is old.</p>", "page.html")
except DigestError as error:
    print(error.problems[0].hint)
"""
    run = subprocess.run(  # noqa: S603  the program above, run by this interpreter
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == 'pip install "annotated-digest[html]"'
