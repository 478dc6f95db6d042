from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
import trafilatura

from digest.seeds.metadata import Facts, moment_of, read_facts


def facts(head: str, *headings: str) -> Facts:
    tree = trafilatura.load_html(
        f"<html lang='en_GB'><head>{head}</head><body><p>Text</p></body></html>"
    )
    return read_facts(tree, headings)


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_json_ld_states_the_article() -> None:
    found = facts(
        ld(
            """{"@graph": [{"@type": "WebPage", "headline": "Site"},
            {"@type": ["OpinionNewsArticle"],
            "headline": "Who pays &amp; why", "datePublished": "2026-03-04T08:15:00+01:00",
            "dateModified": "2026-03-05", "author": [{"name": "By Ana Silva"}, {"name": "Jo Doe"}],
            "publisher": {"name": "The Example Post"}, "inLanguage": "en"}]}"""
        )
        + '<link rel="canonical" href="https://example.org/wall">'
    )
    assert found == Facts(
        title="Who pays & why",
        author="Ana Silva, Jo Doe",
        outlet="The Example Post",
        url="https://example.org/wall",
        published=datetime(2026, 3, 4, 8, 15, tzinfo=timezone(timedelta(hours=1))),
        updated=date(2026, 3, 5),
        lang="en",
        kind="opinion",
    )


def test_open_graph_and_meta_state_it_where_no_json_ld_is() -> None:
    found = facts(
        '<meta property="og:title" content="Who pays? | The Example Post">'
        '<meta property="og:site_name" content="The Example Post">'
        '<meta property="og:url" content="https://example.org/wall">'
        '<meta property="article:published_time" content="2026-03-04">'
        '<meta name="author" content="Ana Silva">'
        '<meta name="description" content="Nine million is a lot.">'
    )
    assert (found.title, found.outlet, found.author) == (
        "Who pays?",
        "The Example Post",
        "Ana Silva",
    )
    assert (found.published, found.lang) == (date(2026, 3, 4), "en-GB")
    assert found.description == "Nine million is a lot."


def test_the_heading_that_readers_see_is_the_headline() -> None:
    head = "<title>Who pays for the wall? - The Example Post</title>"
    assert facts(head, "Related", "Who pays for the wall?").title == "Who pays for the wall?"
    assert facts("", "Who pays for the wall?").title == "Who pays for the wall?"
    assert facts("", "Who pays?", "Another").title == ""


@pytest.mark.parametrize(
    "author", ["https://example.org/ana", "The Example Post", "admin", "ana@example.org", "Staff"]
)
def test_what_is_no_person_is_no_author(author: str) -> None:
    head = '<meta property="og:site_name" content="The Example Post">'
    assert facts(f'{head}<meta name="author" content="{author}">').author == ""


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, "null", '{"@type": 3}', '{"headline": ["x"]}', ""]
)
def test_broken_json_ld_is_passed_over(text: str) -> None:
    assert facts(ld(text)) == Facts(lang="en-GB")


def test_an_address_of_another_kind_is_none() -> None:
    assert facts('<link rel="canonical" href="javascript:alert(1)">').url == ""


def test_a_stated_time_without_an_offset_is_a_day() -> None:
    assert moment_of("2026-03-04T08:15:00") == date(2026, 3, 4)
    assert moment_of("", "soon", "March 4, 2026") == date(2026, 3, 4)
    assert moment_of("03/04/2026") is None
