"""All posts -> what they are together: order, tags, sources, editions; checks across files."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from digest.problems import DigestError, Place, Problem
from digest.shape.claims import address_of, aliases_of, refused_claims
from digest.shape.links import lead, media_address, missing_pictures, shelve
from digest.shape.pictures import MEDIA
from digest.shape.translations import refused_translations, translations
from digest.urls import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from digest.config import Config
    from digest.shape.pictures import Picture, Pictures
    from digest.shape.translations import Tongues
    from digest.text.facts import Plain, Post

T = TypeVar("T")

NO_PICTURES: Mapping[str, Picture] = MappingProxyType({})

Menu = tuple[tuple[str, str], ...]
"""Name and address of each plain page, in the order in which the navigation shows them.

Before them, likewise, those lists of `LISTS` that the site has.
"""


NEWS_DAYS = 2
"""Days for which a post is news, its own included (Google, "Create a news sitemap")."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which posts a build shows besides those that are published by `today` (ISO)."""

    today: str
    drafts: bool = False
    future: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A tag, a source, a place, a person or a series, and its posts, newest first.

    Its name is as most often typed.
    """

    name: str
    slug: str
    posts: tuple[Post, ...]
    address: str = ""
    """The source's own address on the web, if a post states one."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The digest of a period: `name` is `2019-06-08`, `2019-W23` or `2019-06`; days are ISO."""

    name: str
    start: str
    end: str
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that is published, in order; newest first where nothing else is said."""

    posts: tuple[Post, ...]
    tags: tuple[Topic, ...]
    sources: tuple[Topic, ...]
    places: tuple[Topic, ...]
    people: tuple[Topic, ...]
    series: tuple[Topic, ...]
    """Those of its posts in order of their parts, the oldest first."""

    editions: tuple[Edition, ...]
    introductions: Mapping[str, Plain]
    pages: tuple[Plain, ...]
    menu: Menu
    targets: Mapping[str, Mapping[str, str]]
    """Path of a source file -> link as typed -> the address it leads to."""

    pictures: Mapping[str, Pictures]
    """Path of a source file -> address -> what is known of the picture there."""

    aliases: tuple[tuple[str, str], ...]
    """(Old address, the address it leads to now)."""

    translations: Mapping[str, Tongues]
    """Path of a post -> it in all its languages, if there is more than one."""

    news: tuple[Post, ...]
    """Those of the day of the build and the day before."""

    warnings: tuple[Problem, ...]


def assemble(  # noqa: PLR0913, PLR0917  these are the things that a site is made of
    posts: Iterable[Post],
    pages: Iterable[Plain],
    introductions: Iterable[Plain],
    media: Collection[str],
    config: Config,
    wanted: Wanted,
    pictures: Mapping[str, Picture] = NO_PICTURES,
) -> Library:
    """Return the library of what is to be shown; `media` are names in content/media.

    `pictures` are those among them of which something is known.

    Raises DigestError for addresses claimed twice, translations into one language, links to files
    that don't exist and introductions to no period; all of them at once.
    """
    posts, pages, introductions = list(posts), list(pages), list(introductions)
    shown = sorted((post for post in posts if is_wanted(post, wanted)), key=newest_first)
    plain = sorted(
        (page for page in pages if wanted.drafts or not page.draft),
        key=lambda page: (page.weight, page.title, page.path),
    )
    things: list[Post | Plain] = [*shown, *plain]
    periods = editions([post for post in shown if post.published], config.edition)
    introducing = [page for page in introductions if wanted.drafts or not page.draft]
    introducing.sort(key=lambda page: page.path)
    intros = {name_of_file(page.path): page for page in introducing}
    addresses = {thing.path: address_of(thing) for thing in things}
    addresses |= {
        intros[edition.name].path: f"editions/{edition.name}/"
        for edition in periods
        if edition.name in intros
    }
    every: list[Post | Plain] = [*posts, *pages, *introductions]
    shelf = shelve(addresses, (one.path for one in every if one.path not in addresses), media)
    led = lead([*things, *intros.values()], shelf)
    problems = [
        *refused_claims(things),
        *refused_translations(shown),
        *slips_of_introductions(introducing, intros, periods, config.edition),
        *led.problems,
        *missing_pictures(shown, shelf),
        *(undated(post) for post in shown if not post.published),
        *(warning for post in shown for warning in post.warnings),
    ]
    if faults := [problem for problem in problems if not problem.warning]:
        raise DigestError(faults)
    lists = {
        "places": topics(shown, lambda post: named(post.place)),
        "people": topics(shown, lambda post: post.people),
        "series": tuple(map(in_order, topics(shown, lambda post: named(post.series)))),
    }
    first_day = day_after(wanted.today, 1 - NEWS_DAYS)
    return Library(
        posts=tuple(shown),
        tags=topics(shown, lambda post: post.tags),
        sources=topics(shown, lambda post: tuple(source.name for source in post.sources)),
        **lists,
        editions=periods,
        introductions=intros,
        pages=tuple(plain),
        menu=(
            *((name, f"{name}/") for name, found in lists.items() if found),
            *((page.title or page.slug, address_of(page)) for page in plain),
        ),
        targets=led.targets,
        pictures=shown_pictures([*things, *intros.values()], led.targets, pictures),
        aliases=tuple(
            (alias, address_of(thing)) for (alias, _), thing in aliases_of(things).items()
        ),
        translations=translations(shown),
        news=tuple(post for post in shown if first_day <= post.day <= wanted.today),
        warnings=tuple(problems),
    )


def day_after(day: str, days: int) -> str:
    """Return a day so many days later, all in ISO; the last that Python knows at most."""
    later = date.fromisoformat(day).toordinal() + days
    return date.fromordinal(min(max(later, 1), date.max.toordinal())).isoformat()


def is_wanted(post: Post, wanted: Wanted) -> bool:
    """Whether a post is shown: not a draft, not of a day to come, not expired."""
    if post.draft and not wanted.drafts:
        return False
    if post.expires and post.expires.iso[:10] <= wanted.today:
        return False
    return wanted.future or post.day <= wanted.today


def newest_first(post: Post) -> tuple[int, int, int, str]:
    """Return the key that sorts posts: undated last, then by time, rank and path."""
    if post.published is None:
        return (1, 0, post.weight, post.path)
    return (0, -post.published.epoch, post.weight, post.path)


def undated(post: Post) -> Problem:
    """Return the warning on a post without a date."""
    what = "this post has no date, so no edition and no feed shows it"
    return Problem(
        Place(post.path, 1, 1), what, "add a line such as `date: 2019-06-08`", warning=True
    )


def shown_pictures(
    things: Iterable[Post | Plain],
    targets: Mapping[str, Mapping[str, str]],
    pictures: Mapping[str, Picture],
) -> dict[str, Pictures]:
    """Return the pictures that each file shows, by its path and by their addresses."""
    found: dict[str, Pictures] = {}
    for thing in things if pictures else ():
        led = [*targets.get(thing.path, {}).values(), media_address(getattr(thing, "image", ""))]
        names = {address: address.removeprefix(MEDIA) for address in led}
        own = {at: pictures[name] for at, name in names.items() if name in pictures}
        if own:
            found[thing.path] = own
    return found


def name_of_file(path: str) -> str:
    """Return a Markdown file's name without folder and ending."""
    return path.rpartition("/")[2].removesuffix(".md")


def slips_of_introductions(
    introducing: Iterable[Plain],
    chosen: Mapping[str, Plain],
    periods: Iterable[Edition],
    edition: str,
) -> Iterator[Problem]:
    """Yield what is wrong with introductions; `chosen` has one for each name."""
    names = {period.name for period in periods}
    for intro in introducing:
        name, place = name_of_file(intro.path), Place(intro.path, 1, 1)
        if not is_period(name, edition):
            mend = (
                "name the file after the edition it introduces, or change `edition` in config.yaml"
            )
            yield Problem(place, f'"{name}" is not {PERIOD_NAMES[edition]}', mend)
        elif chosen[name] is not intro:
            what = f"{chosen[name].path} introduces the same edition"
            yield Problem(place, what, "keep one of the two files")
        elif name not in names:
            what = f"edition {name} has no post, so nothing shows this introduction"
            mend = "it will be shown once a post of that period is published"
            yield Problem(place, what, mend, warning=True)


def topics(posts: Sequence[Post], names: Callable[[Post], tuple[str, ...]]) -> tuple[Topic, ...]:
    """Return posts by tag or source, sorted by slug; spellings with one slug are one topic."""
    spelled: dict[str, dict[str, int]] = {}
    grouped: dict[str, dict[str, Post]] = {}
    slugs: dict[str, str] = {}
    for post in posts:
        for name in names(post):
            slug = slugs.get(name) or slugs.setdefault(name, slugify(name))
            grouped.setdefault(slug, {})[post.path] = post
            count = spelled.setdefault(slug, {})
            count[name] = count.get(name, 0) + 1
    return tuple(
        Topic(
            name=min(spelled[slug], key=lambda name: (-spelled[slug][name], name)),
            slug=slug,
            posts=tuple(grouped[slug].values()),
            address=home_of(spelled[slug], grouped[slug].values()),
        )
        for slug in sorted(grouped)
    )


def named(name: str) -> tuple[str, ...]:
    """Return a name as the only one of a list, which is empty where there is no name."""
    return (name,) if name else ()


def in_order(series: Topic) -> Topic:
    """Return a series with its parts in order: the oldest first, undated ones last."""
    return replace(series, posts=tuple(sorted(series.posts, key=oldest_first)))


def oldest_first(post: Post) -> tuple[int, int, int, str]:
    """Return the key that sorts the parts of a series: undated last, then by time, rank, path."""
    undated, _, weight, path = newest_first(post)
    return (undated, post.published.epoch if post.published else 0, weight, path)


def home_of(names: Collection[str], posts: Iterable[Post]) -> str:
    """Return scheme and host of the newest address that a source is given with."""
    for post in posts:
        for source in post.sources:
            if source.name in names and source.url:
                return "/".join(source.url.split("/")[:3]) + "/"
    return ""


PERIOD_NAMES = {
    "day": "the name of a day, such as 2019-06-08",
    "week": "the name of an ISO week, such as 2019-W23",
    "month": "the name of a month, such as 2019-06",
}
PERIOD_FORMS = {
    "day": re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII),
    "week": re.compile(r"(\d{4})-W(\d{2})", re.ASCII),
    "month": re.compile(r"(\d{4})-(\d{2})", re.ASCII),
}


def is_period(name: str, edition: str) -> bool:
    """Whether a name is that of an edition of this length; there is no week 54, no month 13."""
    found = PERIOD_FORMS[edition].fullmatch(name)
    if found is None:
        return False
    year, part, *day = map(int, found.groups())
    try:
        if edition == "week":
            date.fromisocalendar(year, part, 1)
        else:
            date(year, part, *(day or [1]))
    except ValueError:
        return False
    return True


def period_of(day: str, edition: str) -> tuple[str, str, str]:
    """Return name, first and last day of the period a day belongs to (weeks by ISO 8601)."""
    when = date.fromisoformat(day)
    if edition == "day":
        return day, day, day
    if edition == "month":
        last = when.replace(day=monthrange(when.year, when.month)[1])
        return day[:7], day[:7] + "-01", last.isoformat()
    year, week, weekday = when.isocalendar()
    monday = when.toordinal() - weekday + 1
    sunday = min(monday + 6, date.max.toordinal())  # the last week that Python knows is cut short
    first, last = date.fromordinal(monday), date.fromordinal(sunday)
    return f"{year:04}-W{week:02}", first.isoformat(), last.isoformat()


def editions(posts: Sequence[Post], edition: str) -> tuple[Edition, ...]:
    """Return the editions, newest first; in each the posts by rank, then newest first."""
    periods: dict[str, tuple[str, str, str]] = {}
    grouped: dict[str, list[Post]] = {}
    spans: dict[str, tuple[str, str]] = {}
    for post in posts:
        day = post.day
        period = periods.get(day) or periods.setdefault(day, period_of(day, edition))
        grouped.setdefault(period[0], []).append(post)
        spans[period[0]] = period[1:]
    return tuple(
        Edition(name, *spans[name], tuple(sorted(grouped[name], key=lambda post: post.weight)))
        for name in sorted(grouped, reverse=True)
    )


def neighbours(things: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    """Yield each thing with the one before it and the one after it."""
    for index, thing in enumerate(things):
        before = things[index - 1] if index else None
        after = things[index + 1] if index + 1 < len(things) else None
        yield before, thing, after
