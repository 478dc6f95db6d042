from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
import trafilatura

from digest.seeds.metadata import Stated, day_in, moment_of, read_stated, site_behind


def stated(head: str) -> Stated:
    return read_stated(
        trafilatura.load_html(
            f"<html lang='en_GB'><head>{head}</head><body><p>Text</p></body></html>"
        )
    )


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_json_ld_states_the_article() -> None:
    found = stated(
        ld(
            """{"@graph": [{"@type": "WebPage", "headline": "Site"},
            {"@type": ["OpinionNewsArticle"],
            "headline": "Who pays &amp; why", "datePublished": "2026-03-04T08:15:00+01:00",
            "dateModified": "2026-03-05", "author": [{"name": "By Ana Silva"}, {"name": "Jo Doe"}],
            "publisher": {"name": "The Example Post"}, "inLanguage": "en",
            "articleBody": "Nine million.\\n\\nThat is a lot."}]}"""
        )
        + '<link rel="canonical" href="https://example.org/2026/03/04/wall">'
    )
    assert found.titles[0] == "Who pays & why"
    assert found.authors[0] == ("JSON-LD", ("By Ana Silva", "Jo Doe"))
    assert (found.outlet, found.lang, found.kind) == ("The Example Post", "en", "opinion")
    assert found.published == datetime(2026, 3, 4, 8, 15, tzinfo=timezone(timedelta(hours=1)))
    assert (found.updated, found.day_in_url) == (date(2026, 3, 5), date(2026, 3, 4))
    assert found.paragraphs == ("Nine million.", "That is a lot.")


def test_open_graph_and_meta_state_it_where_no_json_ld_is() -> None:
    found = stated(
        '<title>Who pays? | The Example Post</title><meta property="og:title" content="Who pays?">'
        '<meta property="og:site_name" content="The Example Post">'
        '<meta property="og:url" content="https://example.org/wall">'
        '<meta property="article:published_time" content="2026-03-04">'
        '<meta name="author" content="Ana Silva">'
        '<meta name="description" content="Nine million is a lot.">'
    )
    assert found.titles == ("", "Who pays?", "", "Who pays? | The Example Post")
    assert (found.outlet, found.url) == ("The Example Post", "https://example.org/wall")
    assert found.authors == (("JSON-LD", ()), ("<meta> author", ("Ana Silva",)))
    assert (found.published, found.lang) == (date(2026, 3, 4), "en-GB")
    assert found.published_by == "<meta> article:published_time"
    assert found.description == "Nine million is a lot."


def test_the_sites_name_is_found_behind_the_headline() -> None:
    titles = ("", "Who pays for the wall? | The Example Post")
    assert site_behind("Who pays for the wall?", titles) == "The Example Post"
    assert site_behind("Spring tides", titles) == ""


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, "null", '{"@type": 3}', '{"headline": ["x"]}', ""]
)
def test_broken_json_ld_is_passed_over(text: str) -> None:
    assert stated(ld(text)) == stated("")


def test_an_address_of_another_kind_is_none() -> None:
    assert stated('<link rel="canonical" href="javascript:alert(1)">').url == ""


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2026/03/04/wall", date(2026, 3, 4)),
        ("https://example.org/news/20260304-wall", date(2026, 3, 4)),
        ("https://example.org/2026/13/04/wall", None),
        ("https://example.org/wall-2026-03-04", None),
        ("", None),
    ],
)
def test_an_address_may_have_the_day_in_its_path(url: str, day: date | None) -> None:
    assert day_in(url) == day


def test_a_stated_time_without_an_offset_is_a_day() -> None:
    assert moment_of("2026-03-04T08:15:00") == date(2026, 3, 4)
    assert moment_of("", "soon", "March 4, 2026") == date(2026, 3, 4)
    assert moment_of("03/04/2026") is None
