"""What a saved page states about its article in its markup: JSON-LD, Open Graph, meta, `<time>`.

Takes elements as lxml's HTML parser makes them; that has no types, so they are `Any` here.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from typing import TYPE_CHECKING, Any

from digest.seeds.dates import find_dates
from digest.seeds.headline import split_site
from digest.seeds.names import is_people
from digest.seeds.places import is_organisation
from digest.seeds.rows import key_of

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

PUBLISHED = (
    *(
        "article:published_time",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "pubdate",
    ),
    *("publishdate", "publish-date", "publication_date", "date", "dc.date.issued", "dc.date"),
    *("dcterms.created", "sailthru.date", "article.published", "cxenseparse:recs:publishtime"),
)
UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl")
SITES = ("og:site_name", "application-name", "dc.publisher", "publisher")
LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
WEB = re.compile(r"https?://[^\s<>\"]{4,500}")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page states of its article; what it does not state is empty."""

    title: str = ""
    description: str = ""
    author: str = ""
    outlet: str = ""
    url: str = ""
    published: date | datetime | None = None
    updated: date | datetime | None = None
    lang: str = ""
    kind: str = ""


def read_facts(tree: Any, headings: Iterable[str]) -> Facts:  # noqa: ANN401  lxml has no types
    """Return the facts of a page; `headings` are the texts of its first-level headings."""
    meta = metas(tree)
    news = newsworthy(tree)
    outlet = first(*names(news.get("publisher")), *(meta.get(name, "") for name in SITES))
    stated = [clean(news.get("headline")), *titles(tree, meta)]
    title = pick_title([*headings], stated, outlet)
    kinds = types_of(news)
    return Facts(
        title=title,
        description=first(meta.get("og:description", ""), meta.get("description", "")),
        author=authors(news, meta, outlet),
        outlet=outlet or site_behind(title, stated),
        url=address(tree, meta),
        published=moment_of(
            clean(news.get("datePublished")),
            *(meta.get(name, "") for name in PUBLISHED),
            *times(tree),
        ),
        updated=moment_of(clean(news.get("dateModified")), *(meta.get(n, "") for n in UPDATED)),
        lang=language(clean(news.get("inLanguage")), str(tree.get("lang") or "")),
        kind=next((KINDS[kind] for kind in kinds if kind in KINDS), ""),
    )


def metas(tree: Any) -> dict[str, str]:  # noqa: ANN401  lxml has no types
    """Return the page's `<meta>` values by name, property or itemprop; the first of each counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = clean(element.get("content"))
        if name and value:
            found.setdefault(name.casefold(), value)
    return found


def newsworthy(tree: Any) -> dict[str, Any]:  # noqa: ANN401  lxml has no types
    """Return the JSON-LD object that describes the article, empty when there is none."""
    best: dict[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            stated = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in objects(stated):
            if types_of(thing) & TYPES and "headline" in thing and rank(thing) > rank(best):
                best = thing
    return best


def rank(thing: dict[str, Any]) -> int:
    """Return how much an object says of an article."""
    known = ("headline", "datePublished", "author", "publisher")
    return sum(name in thing for name in known) - ("WebPage" in types_of(thing))


def objects(stated: object) -> Iterator[dict[str, Any]]:
    """Yield all objects within JSON-LD, outer ones first."""
    waiting: list[object] = [stated]
    for _ in range(MOST_VALUES):
        if not waiting:
            return
        value = waiting.pop(0)
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


def clean(value: object) -> str:
    """Return a text value with plain spaces and without entities; empty for anything else."""
    text = " ".join(unescape(value).split()) if isinstance(value, str) else ""
    return text if len(text) <= LONGEST else ""


def names(value: object) -> list[str]:
    """Return the names in a person, an organisation, a string, or a list of them."""
    found = []
    for one in value if isinstance(value, list) else [value]:
        name = clean(one.get("name")) if isinstance(one, dict) else clean(one)
        if name:
            found.append(name)
    return found


def first(*values: str) -> str:
    """Return the first value that is not empty."""
    return next((value for value in values if value), "")


def titles(tree: Any, meta: dict[str, str]) -> list[str]:  # noqa: ANN401  lxml has no types
    """Return the titles that the page's head states, the best first."""
    found = [meta.get("og:title", ""), meta.get("twitter:title", "")]
    found += [clean(element.text) for element in tree.iter("title")][:1]
    return found


def pick_title(headings: list[str], stated: list[str], outlet: str) -> str:
    """Return the article's headline: the heading that the head agrees with, else the head's.

    What people read is the heading; the head's title often has the site's name behind it.
    """
    stated = [title for title in stated if title]
    keys = [key_of(title) for title in stated]
    for heading in headings:
        key = key_of(heading)
        if key and any(key in other or (other and other in key) for other in keys):
            return heading
    if not stated:
        return headings[0] if len(headings) == 1 else ""
    title = stated[0]
    for name in (outlet, *([split_site(title)[0]])):
        behind = re.search(r"\s[-–—|:»·]\s" + re.escape(name) + "$", title) if name else None
        if behind:
            return title[: behind.start()]
    return title


def site_behind(title: str, stated: list[str]) -> str:
    """Return the site's name that the page's head puts behind the headline."""
    key = key_of(title)
    behind = (split_site(text)[0] for text in stated if key and key_of(text).startswith(key))
    return first(*behind)


def authors(news: dict[str, Any], meta: dict[str, str], outlet: str) -> str:
    """Return the persons that the page names as its authors."""
    found = names(news.get("author")) or [meta[name] for name in AUTHORS if name in meta][:1]
    persons = []
    for name in found:
        plain = re.sub(r"^(?:by|von|par|por)\s", "", name, flags=re.IGNORECASE)
        is_site = key_of(plain) == key_of(outlet) or is_organisation(plain)
        if is_people(plain) and not is_site and plain not in persons:
            persons.append(plain)
    return ", ".join(persons)


def address(tree: Any, meta: dict[str, str]) -> str:  # noqa: ANN401  lxml has no types
    """Return the address that the page gives as its own."""
    links = [link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"]
    return first(*(url for url in (*links, meta.get("og:url", "")) if WEB.fullmatch(url)))


def times(tree: Any) -> Iterator[str]:  # noqa: ANN401  lxml has no types
    """Yield what `<time>` elements state, those that say they mean publication first."""
    elements = [element for element in tree.iter("time") if element.get("datetime")]
    marked = [
        e for e in elements if e.get("pubdate") is not None or e.get("itemprop") == "datePublished"
    ]
    for element in marked or elements[:1]:
        yield clean(element.get("datetime"))


def moment_of(*values: str) -> date | datetime | None:
    """Return the first value that is a day, or a time with its offset."""
    for value in values:
        try:
            stated = datetime.fromisoformat(value)
        except ValueError:
            days = [day for written in find_dates(value, "en") for day in written.days]
            if len(days) == 1:
                return days[0]
            continue
        return stated if stated.tzinfo else stated.date()
    return None


def language(*values: str) -> str:
    """Return the first value that is a language tag, spelled as BCP 47 does."""
    tags = (value.replace("_", "-") for value in values)
    tag = next((tag for tag in tags if LANG.fullmatch(tag)), "")
    language, *rest = tag.split("-")
    parts = [part.upper() if len(part) == len("GB") else part.title() for part in rest]
    return "-".join([language.lower(), *parts])
