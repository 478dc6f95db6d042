"""Library -> every page of the site, each complete: its output, its template and its view.

A feature is a function added to MAKERS. Nothing here knows how a page is drawn or written.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from digest.shape import views
from digest.shape.feeds import atom, robots, sitemaps
from digest.shape.frame import NOT_FOUND, Frame, Page
from digest.shape.library import Edition, Library, Topic, neighbours
from digest.shape.parts import (
    count_of,
    edition_link,
    groups_by_tag,
    introduction,
    minutes,
    picture,
    source_view,
    teaser,
    with_links,
)
from digest.shape.views import Group, Link
from digest.urls import output_of, slugify
from digest.wording import month_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from digest.config import Config
    from digest.text.facts import Body

LIST_LENGTH = 25
"""Posts on one page of a tag or a source."""

HOME_LENGTH = 30
"""Posts of the latest edition on the front page; the edition's own page has them all."""

HOME_EDITIONS = 12
"""Earlier editions on the front page: a quarter of weeks, a year of months."""


def lay_out(library: Library, bodies: Mapping[str, Body], config: Config) -> list[Page]:
    """Return every page that a template draws, in the order in which they are written.

    `bodies` holds the drawn body of each post by the path of its file.
    """
    pages = [page for make in MAKERS for page in make(library, bodies, config)]
    return [
        *pages,
        not_found(library, config),
        *redirects(library, config),
        *atom(library, bodies, config),
        *sitemaps(pages, config),
        robots(config),
    ]


def posts(library: Library, bodies: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the page of each post."""
    in_edition = {post.path: edition.name for edition in library.editions for post in edition.posts}
    for newer, post, older in neighbours(library.posts):
        frame = Frame(config, library.pages, post.address)
        name = in_edition.get(post.path)
        published = post.published.iso if post.published else ""
        view = views.PostView(
            site=frame.site,
            head=frame.head(
                post.title, post.excerpt, lang=post.lang, kind="article", published=published
            ),
            title=post.title,
            lang=post.lang,
            direction=post.direction,
            date=frame.date(published),
            updated=frame.date(post.updated.iso if post.updated else ""),
            place=post.place,
            kind=post.kind,
            summary=post.summary,
            sources=tuple(source_view(source, frame) for source in post.sources),
            captions=post.captions,
            tags=tuple(Link(tag, frame.link(f"tags/{slugify(tag)}/")) for tag in post.tags),
            people=post.people,
            uncertain=post.uncertain,
            minutes=minutes(post.words),
            notes=len(post.notes),
            body=with_links(bodies[post.path].html, library.targets.get(post.path, {}), frame),
            edition=Link(name, frame.link(f"editions/{name}/")) if name else None,
            newer=Link(newer.title, frame.link(newer.address)) if newer else None,
            older=Link(older.title, frame.link(older.address)) if older else None,
            draft=post.draft,
            image=picture(post.image, frame),
            series=post.series,
        )
        yield Page(output_of(post.address), "post.html", view)


def home(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the front page: the latest edition, the earlier ones as links."""
    frame = Frame(config, library.pages, "")
    latest = library.editions[0] if library.editions else None
    shown = [teaser(post, frame) for post in latest.posts[:HOME_LENGTH]] if latest else []
    view = views.HomeView(
        site=frame.site,
        head=frame.head(config.title, config.description),
        edition=edition_link(latest, frame) if latest else None,
        introduction=introduction(latest, library, frame),
        lead=shown[0] if shown else None,
        posts=tuple(shown[1:]),
        editions=tuple(
            edition_link(edition, frame) for edition in library.editions[1 : HOME_EDITIONS + 1]
        ),
    )
    yield Page(output_of(""), "home.html", view)


def editions(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the list of editions and the page of each."""
    frame = Frame(config, library.pages, "editions/")
    years = tuple(
        (year, tuple(edition_link(edition, frame) for edition in group))
        for year, group in groupby(library.editions, lambda edition: edition.name[:4])
    )
    view = views.EditionsView(frame.site, frame.head("Editions"), years)
    yield Page(output_of(frame.address), "editions.html", view)
    total = len(library.editions)
    for index, (newer, edition, older) in enumerate(neighbours(library.editions)):
        frame = Frame(config, library.pages, f"editions/{edition.name}/")
        shown = replace(
            edition_view(edition, total - index, library, frame),
            newer=edition_link(newer, frame) if newer else None,
            older=edition_link(older, frame) if older else None,
        )
        yield Page(output_of(frame.address), "edition.html", shown)


def edition_view(
    edition: Edition, number: int, library: Library, frame: Frame
) -> views.EditionView:
    """Return one edition without its neighbours; `number` counts the editions from the first."""
    link = edition_link(edition, frame)
    here = Counter(
        slug for post in edition.posts for slug in {slugify(source.name) for source in post.sources}
    )
    return views.EditionView(
        site=frame.site,
        head=frame.head(f"Edition {edition.name}", link.period),
        number=number,
        edition=link,
        introduction=introduction(edition, library, frame),
        groups=groups_by_tag(edition.posts, frame),
        sources=tuple(
            count_of(topic, "sources", frame, here[topic.slug])
            for topic in library.sources
            if topic.slug in here
        ),
        newer=None,
        older=None,
    )


def tags(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the list of tags and the pages of each."""
    return topic_pages("tag", library.tags, library, config)


def sources(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the list of sources and the pages of each."""
    return topic_pages("source", library.sources, library, config)


def topic_pages(
    what: str, topics: tuple[Topic, ...], library: Library, config: Config
) -> Iterator[Page]:
    """Yield the list of some topics, and the posts of each, a page at a time."""
    folder = f"{what}s"
    frame = Frame(config, library.pages, f"{folder}/")
    counts = tuple(count_of(topic, folder, frame, len(topic.posts)) for topic in topics)
    view = views.IndexView(frame.site, frame.head(folder.capitalize()), what, counts)
    yield Page(output_of(frame.address), "index.html", view)
    for topic in topics:
        for number in range(1, pages_of(topic) + 1):
            frame = Frame(config, library.pages, list_address(what, topic, number))
            yield Page(output_of(frame.address), "list.html", list_view(what, topic, number, frame))


def pages_of(topic: Topic) -> int:
    """Return how many pages the posts of a topic take."""
    return -(-len(topic.posts) // LIST_LENGTH)


def list_address(what: str, topic: Topic, number: int) -> str:
    """Return where a page of a topic lives; the first is at the topic's own address."""
    own = f"{what}s/{topic.slug}/"
    return own if number == 1 else f"{own}{number}/"


def list_view(what: str, topic: Topic, number: int, frame: Frame) -> views.ListView:
    """Return one page of the posts of a topic; `number` counts from 1."""
    start = (number - 1) * LIST_LENGTH
    total = pages_of(topic)

    def leads(wanted: int) -> str:
        return frame.link(list_address(what, topic, wanted)) if 1 <= wanted <= total else ""

    return views.ListView(
        site=frame.site,
        head=frame.head(topic.name, f"{what.capitalize()}: {topic.name}"),
        what=what,
        name=topic.name,
        address=topic.address,
        total=len(topic.posts),
        posts=tuple(teaser(post, frame) for post in topic.posts[start : start + LIST_LENGTH]),
        pager=views.Pager(number, total, newer=leads(number - 1), older=leads(number + 1)),
    )


def archive(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the archive's front page, which shows the newest year, and a page for each year."""
    dated = [post for post in library.posts if post.day]
    dated.sort(key=lambda post: post.day, reverse=True)  # across zones, time and day may disagree
    undated = [post for post in library.posts if not post.day]
    years = [(year, list(group)) for year, group in groupby(dated, lambda post: post.day[:4])]
    newest = [("", years[0][1] if years else [])]
    for year, shown in [*newest, *years]:
        frame = Frame(config, library.pages, f"archive/{year}/" if year else "archive/")
        months = tuple(
            Group(month_words(month, config.language), "", tuple(teaser(p, frame) for p in group))
            for month, group in groupby(shown, lambda post: post.day[:7])
        )
        view = views.ArchiveView(
            site=frame.site,
            head=frame.head(f"Archive {year}".strip()),
            year=year,
            years=tuple(
                views.Count(name, frame.link(f"archive/{name}/"), len(group))
                for name, group in years
            ),
            months=months,
            undated=tuple(teaser(post, frame) for post in undated) if not year else (),
        )
        yield Page(output_of(frame.address), "archive.html", view)


def plain_pages(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the plain pages, such as about."""
    for page in library.pages:
        frame = Frame(config, library.pages, f"{page.slug}/")
        title = page.title or page.slug
        view = views.PageView(
            site=frame.site,
            head=frame.head(title, page.summary, lang=page.lang),
            title=title,
            body=with_links(page.html, library.targets.get(page.path, {}), frame),
        )
        yield Page(output_of(frame.address), "page.html", view)


def not_found(library: Library, config: Config) -> Page:
    """Return the page that hosts show for a wrong address."""
    frame = Frame(config, library.pages, NOT_FOUND)
    return Page(NOT_FOUND, "404.html", views.NotFoundView(frame.site, frame.head("Not found")))


def redirects(library: Library, config: Config) -> Iterable[Page]:
    """Yield a page at each older address that leads on to the new one."""
    titles = {post.address: post.title for post in library.posts}
    titles |= {f"{page.slug}/": page.title or page.slug for page in library.pages}
    for alias, address in library.aliases:
        frame = Frame(config, library.pages, alias)
        now = Frame(config, library.pages, address).head(titles[address])
        view = views.RedirectView(
            site=frame.site,
            head=replace(now, noindex=True),
            title=titles[address],
            url=frame.link(address),
        )
        yield Page(output_of(alias), "redirect.html", view)


MAKERS: tuple[Callable[[Library, Mapping[str, Body], Config], Iterator[Page]], ...] = (
    posts,
    home,
    editions,
    tags,
    sources,
    archive,
    plain_pages,
)
"""What the sitemap lists, in the order in which it is written."""
