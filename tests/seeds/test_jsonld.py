from __future__ import annotations

import json

import pytest

from digest.seeds.jsonld import body_of, names, newsworthy

GRAPH = {
    "@graph": [
        {"@type": "WebPage", "headline": "Site"},
        {"@type": "Person", "@id": "#ana", "name": "Ana Silva"},
        {
            "@type": ["NewsArticle"],
            "headline": "Who pays?",
            "datePublished": "2026-03-04",
            "author": {"@id": "#ana"},
            "publisher": [{"@id": "#unknown"}],
        },
    ]
}


def test_the_article_is_found_among_the_objects_of_a_page() -> None:
    found = newsworthy([json.dumps(GRAPH)])
    assert (found["headline"], found["datePublished"]) == ("Who pays?", "2026-03-04")


def test_a_person_named_by_reference_has_the_name_of_its_object() -> None:
    found = newsworthy([json.dumps(GRAPH)])
    assert (names(found["author"]), names(found["publisher"])) == (["Ana Silva"], [])


def test_a_reference_may_point_into_another_script() -> None:
    person = {"@id": "#jo", "name": "Jo Doe"}
    news = {"@type": "Article", "headline": "A", "author": [{"@id": "#jo"}]}
    assert names(newsworthy([json.dumps(news), json.dumps(person)])["author"]) == ["Jo Doe"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ana &amp; Jo", ["Ana & Jo"]),
        ({"name": ["Ana Silva", "Jo Doe"]}, ["Ana Silva", "Jo Doe"]),
        ([{"name": "Ana Silva"}, "Jo Doe", 3, None], ["Ana Silva", "Jo Doe"]),
    ],
)
def test_authors_are_named_in_many_ways(value: object, expected: list[str]) -> None:
    assert names(value) == expected


def test_the_article_that_json_ld_holds_is_its_paragraphs() -> None:
    assert body_of({"articleBody": "One.\r\n\n  Two &quot;three&quot;. "}) == [
        "One.",
        'Two "three".',
    ]
    assert body_of({"articleBody": ["One."]}) == []


@pytest.mark.parametrize("text", ["{", "[" * 100_000, "null", '{"@type": 3}', ""])
def test_broken_json_ld_is_passed_over(text: str) -> None:
    assert newsworthy([text]) == {}
