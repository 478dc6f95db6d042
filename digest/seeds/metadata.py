"""What a saved page states about its article in its markup: JSON-LD, Open Graph, meta, `<time>`.

Takes elements as lxml's HTML parser makes them; that has no types, so they are `Any` here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from digest.seeds.dates import find_dates
from digest.seeds.headline import split_site
from digest.seeds.jsonld import KINDS, body_of, clean, names, newsworthy, types_of
from digest.seeds.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

JSON_LD = "JSON-LD"
PUBLISHED = (
    *(
        "article:published_time",
        "og:published_time",
        "og:article:published_time",
        "datepublished",
        "parsely-pub-date",
        "pubdate",
    ),
    *("publishdate", "publish-date", "publish_date", "publication_date", "date"),
    *("dc.date.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created"),
    *("sailthru.date", "article.published", "cxenseparse:recs:publishtime", "last-published"),
)
UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl")
SITES = ("og:site_name", "application-name", "dc.publisher", "publisher")
LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
WEB = re.compile(r"https?://[^\s<>\"]{4,500}")
DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_.-])")
"""Where blogs and papers put the day of publication in an article's address."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page's markup states of its article; what it does not state is empty."""

    titles: tuple[str, ...]
    """By JSON-LD, Open Graph and the head, in this order."""

    description: str
    authors: tuple[tuple[str, tuple[str, ...]], ...]
    """Where they are named, JSON-LD first, and their names."""

    outlet: str
    url: str
    published: date | datetime | None
    published_by: str
    """Where the time of publication is stated."""

    updated: date | datetime | None
    day_in_url: date | None
    lang: str
    kind: str
    paragraphs: tuple[str, ...]
    """The article, where JSON-LD holds it."""


def read_stated(tree: Any) -> Stated:  # noqa: ANN401  lxml has no types
    """Return what the markup of a page states."""
    meta = metas(tree)
    scripts = (s.text or "" for s in tree.iter("script") if "ld+json" in (s.get("type") or ""))
    news = newsworthy(scripts)
    url = address(tree, meta)
    dates = [(JSON_LD, clean(news.get("datePublished")))]
    dates += [(f"<meta> {name}", meta[name]) for name in PUBLISHED if name in meta]
    published, published_by = moment_in(dates)
    return Stated(
        titles=(clean(news.get("headline")), *titles(tree, meta)),
        description=first(meta.get("og:description", ""), meta.get("description", "")),
        authors=(
            (JSON_LD, (*names(news.get("author")), *names(news.get("creator")))),
            *((f"<meta> {name}", (meta[name],)) for name in AUTHORS if name in meta),
        ),
        outlet=first(*names(news.get("publisher")), *(meta.get(name, "") for name in SITES)),
        url=url,
        published=published,
        published_by=published_by,
        updated=moment_of(clean(news.get("dateModified")), *(meta.get(n, "") for n in UPDATED)),
        day_in_url=day_in(url),
        lang=language(clean(news.get("inLanguage")), str(tree.get("lang") or "")),
        kind=next((KINDS[kind] for kind in sorted(types_of(news)) if kind in KINDS), ""),
        paragraphs=tuple(body_of(news)),
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


def titles(tree: Any, meta: dict[str, str]) -> Iterator[str]:  # noqa: ANN401  lxml has no types
    """Yield what the page's head gives as its title, what it says to other sites first."""
    yield meta.get("og:title", "")
    yield meta.get("twitter:title", "")
    yield next((clean(element.text) for element in tree.iter("title")), "")


def first(*values: str) -> str:
    """Return the first value that is not empty."""
    return next((value for value in values if value), "")


def site_behind(title: str, stated: tuple[str, ...]) -> str:
    """Return the site's name that the page's head puts behind the headline."""
    key = key_of(title)
    behind = (split_site(text)[0] for text in stated if key and key_of(text).startswith(key))
    return first(*behind)


def address(tree: Any, meta: dict[str, str]) -> str:  # noqa: ANN401  lxml has no types
    """Return the address that the page gives as its own."""
    links = [link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"]
    return first(*(url for url in (*links, meta.get("og:url", "")) if WEB.fullmatch(url)))


def day_in(url: str) -> date | None:
    """Return the day that an address has in its path."""
    found = DAY_IN_PATH.search(url)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def moment_in(stated: Iterable[tuple[str, str]]) -> tuple[date | datetime | None, str]:
    """Return the first day or time that is stated, and where, of pairs of both."""
    for where, value in stated:
        if moment := moment_of(value):
            return moment, where
    return None, ""


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
