"""All posts -> what they are together: order, tags, sources, editions; checks across files."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from posixpath import dirname, join, normpath
from typing import TypeVar
from urllib.parse import unquote

from digest.config import Config
from digest.problems import DigestError, Place, Problem, nearest
from digest.text.facts import Local, Plain, Post
from digest.urls import fold, output_of, slugify

T = TypeVar("T")
MEDIA = "content/media/"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which posts a build shows besides those that are published by `today` (ISO)."""

    today: str
    drafts: bool = False
    future: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A tag or a source: its name as most often typed, its slug, and its posts, newest first."""

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
    editions: tuple[Edition, ...]
    introductions: Mapping[str, Plain]
    pages: tuple[Plain, ...]
    targets: Mapping[str, Mapping[str, str]]
    """Path of a source file -> link as typed -> the address it leads to."""

    aliases: tuple[tuple[str, str], ...]
    """(Old address, the address it leads to now)."""

    warnings: tuple[Problem, ...]


def assemble(
    posts: Iterable[Post],
    pages: Iterable[Plain],
    introductions: Iterable[Plain],
    media: Collection[str],
    config: Config,
    wanted: Wanted,
) -> Library:
    """Return the library of what is to be shown.

    Raises DigestError for addresses claimed twice, links to files that don't exist and
    introductions to no period; all of them at once.
    """
    shown = sorted((post for post in posts if is_wanted(post, wanted)), key=newest_first)
    plain = sorted(
        (page for page in pages if wanted.drafts or not page.draft),
        key=lambda page: (page.weight, page.title, page.path),
    )
    intros = {
        name_of_file(page.path): page for page in introductions if wanted.drafts or not page.draft
    }
    problems = [
        Problem(
            Place(intro.path),
            f'"{name}" is not {PERIOD_NAMES[config.edition]}',
            "name the file after the edition it introduces, or change `edition` in config.yaml",
        )
        for name, intro in intros.items()
        if not is_period(name, config.edition)
    ]
    aliases = [
        (alias.strip("/") + "/" if not alias.endswith(".html") else alias.lstrip("/"), thing)
        for thing in (*shown, *plain)
        for alias in thing.aliases
    ]
    problems += claimed_twice(shown, plain, aliases)
    warnings = [warning for post in shown for warning in post.warnings]
    warnings += [
        Problem(
            Place(post.path, 1, 1),
            "this post has no date, so no edition and no feed shows it",
            "add a line such as `date: 2019-06-08`",
            warning=True,
        )
        for post in shown
        if not post.published
    ]
    targets = resolve_links(
        [*shown, *plain, *intros.values()], shown, plain, media, problems, warnings
    )
    if problems:
        raise DigestError(problems)
    dated = [post for post in shown if post.published]
    return Library(
        posts=tuple(shown),
        tags=topics(shown, lambda post: post.tags),
        sources=topics(shown, lambda post: tuple(source.name for source in post.sources)),
        editions=editions(dated, config.edition),
        introductions=intros,
        pages=tuple(plain),
        targets=targets,
        aliases=tuple((alias, address_of(thing)) for alias, thing in aliases),
        warnings=tuple(warnings),
    )


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


def address_of(thing: Post | Plain) -> str:
    """Return where a post or a plain page lives."""
    return thing.address if isinstance(thing, Post) else f"{thing.slug}/"


def name_of_file(path: str) -> str:
    """Return a Markdown file's name without folder and ending."""
    return path.rpartition("/")[2].removesuffix(".md")


OWN_FOLDERS = frozenset({"archive", "assets", "editions", "media", "sources", "tags", "undated"})
"""First parts of addresses that the site itself uses."""


def claimed_twice(
    posts: Sequence[Post], pages: Sequence[Plain], aliases: Sequence[tuple[str, Post | Plain]]
) -> list[Problem]:
    """Return a problem for each address that two files claim, also if only case differs."""
    claims: dict[str, str] = {}
    problems: list[Problem] = []

    def claim(address: str, path: str, mend: str) -> None:
        name = fold(output_of(address))
        first = claims.setdefault(name, path)
        if first != path:
            problems.append(
                Problem(Place(path, 1, 1), f"{first} has the same address, /{address}", mend)
            )

    for post in posts:
        claim(post.address, post.path, "give one of them another `slug:` or date")
    for page in pages:
        if page.slug in OWN_FOLDERS or re.fullmatch(r"\d{4}", page.slug):
            what = f"the address /{page.slug}/ is used by the site itself"
            problems.append(Problem(Place(page.path, 1, 1), what, "give the page another `slug:`"))
        claim(f"{page.slug}/", page.path, "give one of them another `slug:`")
    for alias, thing in aliases:
        if fold(output_of(alias)) in claims or alias.split("/")[0] in OWN_FOLDERS or ".." in alias:
            what = f'the alias "/{alias}" is the address of another page'
            problems.append(Problem(Place(thing.path, 1, 1), what, "remove it from `aliases:`"))
        claim(alias, thing.path, "remove one of the two aliases")
    return problems


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
    found = []
    for slug in sorted(grouped):
        name = min(spelled[slug].items(), key=lambda pair: (-pair[1], pair[0]))[0]
        found.append(
            Topic(name, slug, tuple(grouped[slug].values()), home_of(name, grouped[slug].values()))
        )
    return tuple(found)


def home_of(name: str, posts: Iterable[Post]) -> str:
    """Return scheme and host of the newest address that a source is given with."""
    for post in posts:
        for source in post.sources:
            if source.name == name and source.url:
                return "/".join(source.url.split("/")[:3]) + "/"
    return ""


PERIOD_NAMES = {
    "day": "the name of a day, such as 2019-06-08",
    "week": "the name of an ISO week, such as 2019-W23",
    "month": "the name of a month, such as 2019-06",
}
PERIOD_FORMS = {"day": r"\d{4}-\d{2}-\d{2}", "week": r"\d{4}-W\d{2}", "month": r"\d{4}-\d{2}"}


def is_period(name: str, edition: str) -> bool:
    """Whether a name is one of an edition of this length."""
    return re.fullmatch(PERIOD_FORMS[edition], name) is not None


def period_of(day: str, edition: str) -> tuple[str, str, str]:
    """Return name, first and last day of the period a day belongs to (weeks by ISO 8601)."""
    when = date.fromisoformat(day)
    if edition == "day":
        return day, day, day
    if edition == "month":
        last = (when.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return day[:7], day[:7] + "-01", last.isoformat()
    year, week, weekday = when.isocalendar()
    start = when - timedelta(days=weekday - 1)
    return f"{year:04}-W{week:02}", start.isoformat(), (start + timedelta(days=6)).isoformat()


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


def resolve_links(
    things: Sequence[Post | Plain],
    posts: Sequence[Post],
    pages: Sequence[Plain],
    media: Collection[str],
    problems: list[Problem],
    warnings: list[Problem],
) -> dict[str, dict[str, str]]:
    """Return where the local links of each file lead; dead ones become problems."""
    linking = [thing for thing in things if thing.links]
    if not linking:
        return {}
    known = {thing.path: address_of(thing) for thing in (*posts, *pages)}
    targets: dict[str, dict[str, str]] = {}
    for thing in linking:
        found: dict[str, str] = {}
        for link in thing.links:
            address = resolve(thing.path, link, known, media, problems, warnings)
            if address is not None:
                found[link.target] = address
        targets[thing.path] = found
    return targets


def resolve(
    path: str,
    link: Local,
    known: Mapping[str, str],
    media: Collection[str],
    problems: list[Problem],
    warnings: list[Problem],
) -> str | None:
    """Return the address (with its fragment) a link leads to, None to leave it as typed."""
    bare, mark, fragment = link.target.partition("#")
    bare = unquote(bare.partition("?")[0])
    place = Place(path, link.line)
    if bare.startswith("/"):
        address = bare.lstrip("/")
        if address.startswith("media/") and address[6:] not in media:
            warnings.append(no_media(place, link, address[6:], media))
        return address + mark + fragment
    file = normpath(join(dirname(path), bare))
    if bare.endswith(".md"):
        if file in known:
            return known[file] + mark + fragment
        what = f'the link "{link.target}" leads to no post and no page that is published'
        problems.append(Problem(place, what, nearest(file, known)))
        return None
    if not file.startswith(MEDIA) and bare in media:
        file = MEDIA + bare
    if file.startswith(MEDIA):
        name = file.removeprefix(MEDIA)
        if name not in media:
            warnings.append(no_media(place, link, name, media))
        return "media/" + name
    return None


def no_media(place: Place, link: Local, name: str, media: Collection[str]) -> Problem:
    """Return the warning on a link to a file that content/media doesn't hold."""
    what = f'"{link.target}" is not a file in content/media'
    return Problem(place, what, nearest(name, media) if media else "put it there", warning=True)


def neighbours(things: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    """Yield each thing with the one before it and the one after it."""
    for index, thing in enumerate(things):
        before = things[index - 1] if index else None
        after = things[index + 1] if index + 1 < len(things) else None
        yield before, thing, after
