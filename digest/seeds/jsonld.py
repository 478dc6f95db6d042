"""What JSON-LD in a page says of its article, by schema.org's words."""

from __future__ import annotations

import json
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KINDS = {
    "AnalysisNewsArticle": "analysis",
    "OpinionNewsArticle": "opinion",
    "ReportageNewsArticle": "news",
    "BackgroundNewsArticle": "analysis",
    "AskPublicNewsArticle": "news",
    "ReviewNewsArticle": "opinion",
    "Report": "report",
}
"""schema.org's types of news articles that name a kind."""

TYPES = frozenset([*KINDS, "NewsArticle", "Article", "BlogPosting", "LiveBlogPosting", "WebPage"])
MOST_VALUES = 20_000
"""Values of JSON-LD that are looked at; pages have hundreds."""

LONGEST = 500
"""Characters of the longest value that is believed."""

LONGEST_BODY = 500_000
"""Characters of the longest article that is read from JSON-LD."""


def newsworthy(scripts: Iterable[str]) -> dict[str, Any]:
    """Return the object that describes the article, empty when there is none.

    Persons and organisations that it names by `@id` alone are given as their objects say.
    """
    best: dict[str, Any] = {}
    known: dict[str, dict[str, Any]] = {}
    for script in scripts:
        for thing in objects(parsed(script)):
            key = thing.get("@id")
            if isinstance(key, str) and "name" in thing:
                known.setdefault(key, thing)
            if types_of(thing) & TYPES and "headline" in thing and rank(thing) > rank(best):
                best = thing
    return {
        name: resolved(value, known) if name in {"author", "publisher", "creator"} else value
        for name, value in best.items()
    }


def parsed(script: str) -> object:
    """Return the value of JSON text, None when it is broken."""
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def resolved(value: object, known: dict[str, dict[str, Any]]) -> object:
    """Return a value whose bare references are replaced by what they point to."""
    if isinstance(value, list):
        return [resolved(one, known) for one in value]
    if isinstance(value, dict) and "name" not in value:
        return known.get(str(value.get("@id")), value)
    return value


def rank(thing: dict[str, Any]) -> int:
    """Return how much an object says of an article."""
    known = ("headline", "datePublished", "author", "publisher")
    return sum(name in thing for name in known) - ("WebPage" in types_of(thing))


def objects(stated: object) -> Iterator[dict[str, Any]]:
    """Yield all objects within JSON-LD, outer ones first."""
    waiting: list[object] = [stated]
    for index in range(MOST_VALUES):
        if index >= len(waiting):
            return
        value = waiting[index]
        if isinstance(value, dict):
            yield value
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def types_of(thing: dict[str, Any]) -> set[str]:
    """Return the schema.org types of an object."""
    kinds = thing.get("@type")
    return {
        kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
    }


def clean(value: object, longest: int = LONGEST) -> str:
    """Return a text value with plain spaces and without entities; empty for anything else."""
    text = " ".join(unescape(value).split()) if isinstance(value, str) else ""
    return text if len(text) <= longest else ""


def names(value: object) -> list[str]:
    """Return the names in a person, an organisation, a string, or a list of them."""
    found = []
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        found += [clean(part) for part in (name if isinstance(name, list) else [name])]
    return [name for name in found if name]


def body_of(news: dict[str, Any]) -> list[str]:
    """Return the paragraphs of the article that JSON-LD itself holds, if it does."""
    text = news.get("articleBody")
    if not isinstance(text, str) or len(text) > LONGEST_BODY:
        return []
    lines = unescape(text).replace("\r", "\n").split("\n")
    return [words for line in lines if (words := " ".join(line.split()))]
