"""What crawlers read, as views and as the default theme prints them."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from digest.shape.frame import Frame, Page
from digest.shape.library import Wanted, assemble
from digest.shape.pages import not_found_view
from digest.shape.program_views import (
    Address,
    NewsSitemapView,
    SitemapIndexView,
    SitemapView,
)
from digest.shape.sitemaps import NEWS_LENGTH, SITEMAP_LENGTH, news, robots, sitemaps
from digest.shape.views import NotFoundView, RedirectView
from tests.shape.values import CONFIG, WIRE, laid_out, library_of, plain, post
from tests.theme_sample import render

BELOW = replace(CONFIG, base_url="http://example.org:8000/our/news/")


def test_the_sitemap_lists_every_page_but_404_and_redirects() -> None:
    library = library_of(
        post("tides", aliases=("/old/tides/",), tags=("Küste",), sources=(WIRE,)),
        post("undated", ""),
        pages=(plain("about", aliases=("/impressum.html",)),),
    )
    pages = laid_out(library, BELOW)
    view = pages["sitemap.xml"].view
    assert isinstance(view, SitemapView)
    listed = [address.url for address in view.addresses]
    kinds = (RedirectView, NotFoundView)
    expected = {
        BELOW.base_url + output.removesuffix("index.html").replace("ü", "%C3%BC")
        for output, page in pages.items()
        if output.endswith(".html") and not isinstance(page.view, kinds)
    }
    assert set(listed) == expected
    assert len(listed) == len(set(listed))
    assert listed[0] == BELOW.base_url
    assert not [url for url in listed if "old" in url or "404" in url or "impressum" in url]


def test_the_sitemap_says_when_a_post_was_changed_and_of_lists_nothing() -> None:
    library = library_of(
        post("tides", "2026-11-02T23:30:00-05:00"),
        post("mended", updated="2026-11-20"),
        post("undated", ""),
    )
    view = laid_out(library)["sitemap.xml"].view
    assert isinstance(view, SitemapView)
    said = {a.url.removeprefix(CONFIG.base_url): a.modified for a in view.addresses if a.modified}
    assert said == {"2026/11/02/tides/": "2026-11-02", "2026/11/02/mended/": "2026-11-20"}


def test_a_sitemap_that_would_be_too_long_is_split() -> None:
    """sitemaps.org: at most 50,000 addresses a file."""
    frame = Frame(CONFIG, (), "")
    names = [f"{number:06}/index.html" for number in range(SITEMAP_LENGTH + 1)]
    pages = [Page(name, "404.html", not_found_view, (frame,)) for name in names]
    pages[7] = replace(pages[7], modified="2026-11-02")

    (whole,) = sitemaps(pages[:-1], CONFIG)
    assert isinstance(whole.view, SitemapView)
    assert (whole.output, len(whole.view.addresses)) == ("sitemap.xml", 50_000)

    first, second, index = sitemaps(pages, CONFIG)
    parts = [part.view for part in (first, second) if isinstance(part.view, SitemapView)]
    assert [len(part.addresses) for part in parts] == [50_000, 1]
    assert parts[1].addresses[0].url == "https://news.example.org/050000/"
    assert (index.output, index.template) == ("sitemap.xml", "sitemap-index.xml")
    assert index.view == SitemapIndexView(
        (
            Address(CONFIG.base_url + "sitemap-1.xml", "2026-11-02"),
            Address(CONFIG.base_url + "sitemap-2.xml", ""),
        )
    )
    assert [first.output, second.output] == ["sitemap-1.xml", "sitemap-2.xml"]


def test_robots_are_shown_the_sitemap() -> None:
    page = robots(BELOW, bool)
    assert page.output == "robots.txt"
    text = render("robots.txt", page.view)
    assert f"\nSitemap: {BELOW.base_url}sitemap.xml" in text
    assert f"\nSitemap: {BELOW.base_url}news-sitemap.xml" in text
    assert "news-sitemap" not in render(
        "robots.txt", robots(CONFIG, lambda name: name != "news-sitemap.xml").view
    )


TODAY = Wanted("2026-11-03", future=True)
OF_DAYS = [post(f"on-{day}", f"2026-11-{day:02}") for day in range(1, 6)]


def test_news_are_the_posts_of_the_day_of_the_build_and_of_the_day_before() -> None:
    """Google, "Create a news sitemap": articles of the last two days."""
    library = assemble([*OF_DAYS, post("undated", "")], (), (), (), CONFIG, TODAY)
    assert [one.slug for one in library.news] == ["on-3", "on-2"]
    later = assemble(OF_DAYS, (), (), (), CONFIG, Wanted("2026-12-31"))
    assert later.news == ()


def test_the_news_sitemap_says_what_google_asks_for() -> None:
    one = post("a & b", "2026-11-03T08:00:00+01:00", title="<A> & b", lang="pt-BR")
    page = news(assemble([one], (), (), (), CONFIG, TODAY), CONFIG)
    assert isinstance(page.view, NewsSitemapView)
    root = ET.fromstring(render("news-sitemap.xml", page.view))  # noqa: S314  our own output
    said = {part.tag.rpartition("}")[2]: part.text for part in root.iter() if not len(part)}
    assert said == {
        "loc": "https://news.example.org/2026/11/03/a%20%26%20b/",
        "name": "The Sample Digest",
        "language": "pt",
        "publication_date": "2026-11-03T08:00:00+01:00",
        "title": "<A> & b",
    }


@pytest.mark.parametrize(
    ("tag", "named"),
    [("en-GB", "en"), ("zh", "zh-cn"), ("zh-Hant-HK", "zh-tw"), ("zh-TW", "zh-tw")],
)
def test_news_are_in_a_language_as_google_names_it(tag: str, named: str) -> None:
    view = news(
        assemble([post("a", "2026-11-03", lang=tag)], (), (), (), CONFIG, TODAY), CONFIG
    ).view
    assert isinstance(view, NewsSitemapView)
    assert [one.language for one in view.reports] == [named]


def test_a_news_sitemap_has_a_thousand_articles_at_most() -> None:
    many = [post(f"p{number}", "2026-11-03") for number in range(NEWS_LENGTH + 1)]
    view = news(assemble(many, (), (), (), CONFIG, TODAY), CONFIG).view
    assert isinstance(view, NewsSitemapView)
    assert len(view.reports) == NEWS_LENGTH
