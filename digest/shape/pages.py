"""Library -> every page of the site: its output, its template, and what its view is made of.

A feature is a function added to MAKERS, and a function beside it that makes the view of what the
first one gives it. Nothing here knows how a page is drawn or written.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from digest.shape import views
from digest.shape.feeds import atom, robots, sitemaps
from digest.shape.frame import NOT_FOUND, Frame, Page
from digest.shape.library import neighbours
from digest.shape.parts import (
    Card,
    Introduction,
    Period,
    Tally,
    Whole,
    cards,
    count_of,
    edition_link,
    groups_by_tag,
    introduction_of,
    minutes,
    period_of,
    picture,
    source_view,
    teaser,
    with_links,
    written_in,
)
from digest.shape.views import Group, Link
from digest.urls import output_of, slugify
from digest.wording import month_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from digest.config import Config
    from digest.shape.library import Library, Topic
    from digest.text.facts import Body

LIST_LENGTH = 25
"""Posts on one page of a tag or a source."""

HOME_LENGTH = 30
"""Posts of the latest edition on the front page; the edition's own page has them all."""

HOME_EDITIONS = 12
"""Earlier editions on the front page: a quarter of weeks, a year of months."""


def lay_out(
    library: Library,
    bodies: Mapping[str, Body],
    config: Config,
    without: Collection[str] = frozenset(),
) -> list[Page]:
    """Return every page that a template draws, in the order in which they are written.

    `bodies` holds the drawn body of each post by the path of its file; only those are looked up
    that a page has to be drawn with. `without` names templates that make no page.
    """
    pages = [
        page
        for make in MAKERS
        for page in make(library, bodies, config)
        if page.template not in without
    ]
    others = [
        not_found(library, config),
        *redirects(library, config),
        *atom(library, bodies, config),
        *sitemaps(pages, config),
        robots(config),
    ]
    return [*pages, *(page for page in others if page.template not in without)]


Pointer = tuple[str, str] | None
"""Title and address of a post, None where there is none."""


def posts(library: Library, bodies: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the page of each post."""
    in_edition = {post.path: edition.name for edition in library.editions for post in edition.posts}
    pointers = [(post.title, post.address) for post in library.posts]
    for (newer, (_, address), older), post in zip(neighbours(pointers), library.posts, strict=True):
        whole = Whole(post, bodies, library.targets.get(post.path, {}))
        frame = Frame(config, library.pages, address)
        changed = post.updated or post.published
        yield Page(
            output_of(address),
            "post.html",
            post_view,
            (frame, whole, in_edition.get(post.path), newer, older),
            changed.iso[:10] if changed else "",
        )


def post_view(
    frame: Frame, whole: Whole, edition: str | None, newer: Pointer, older: Pointer
) -> views.PostView:
    """Return a post in full; `edition` is the name of the one it is in."""
    post = whole.post
    published = post.published.iso if post.published else ""
    return views.PostView(
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
        body=with_links(whole.html, whole.targets, frame),
        edition=Link(edition, frame.link(f"editions/{edition}/")) if edition else None,
        newer=Link(newer[0], frame.link(newer[1])) if newer else None,
        older=Link(older[0], frame.link(older[1])) if older else None,
        draft=post.draft,
        image=picture(post.image, frame),
        series=post.series,
    )


def home(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the front page: the latest edition, the earlier ones as links."""
    latest, *earlier = library.editions[: HOME_EDITIONS + 1] or (None,)
    inputs = (
        Frame(config, library.pages, ""),
        period_of(latest) if latest else None,
        cards(latest.posts[:HOME_LENGTH]) if latest else (),
        introduction_of(latest, library),
        tuple(map(period_of, earlier)),
    )
    yield Page(output_of(""), "home.html", home_view, inputs)


def home_view(
    frame: Frame,
    latest: Period | None,
    shown: tuple[Card, ...],
    intro: Introduction,
    earlier: tuple[Period, ...],
) -> views.HomeView:
    """Return the front page."""
    teasers = [teaser(card, frame) for card in shown]
    return views.HomeView(
        site=frame.site,
        head=frame.head(frame.config.title, frame.config.description),
        edition=edition_link(latest, frame) if latest else None,
        introduction=with_links(intro.html, dict(intro.targets), frame),
        lead=teasers[0] if teasers else None,
        posts=tuple(teasers[1:]),
        editions=tuple(edition_link(period, frame) for period in earlier),
    )


def editions(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the list of editions and the page of each."""
    frame = Frame(config, library.pages, "editions/")
    periods = tuple(map(period_of, library.editions))
    yield Page(output_of(frame.address), "editions.html", editions_view, (frame, periods))
    for index, (newer, edition, older) in enumerate(neighbours(library.editions)):
        frame = Frame(config, library.pages, f"editions/{edition.name}/")
        inputs = (
            frame,
            period_of(edition),
            len(periods) - index,
            cards(edition.posts),
            introduction_of(edition, library),
            period_of(newer) if newer else None,
            period_of(older) if older else None,
        )
        yield Page(output_of(frame.address), "edition.html", edition_view, inputs)


def editions_view(frame: Frame, periods: tuple[Period, ...]) -> views.EditionsView:
    """Return all editions under their years."""
    years = tuple(
        (year, tuple(edition_link(period, frame) for period in group))
        for year, group in groupby(periods, lambda period: period.name[:4])
    )
    return views.EditionsView(frame.site, frame.head("Editions"), years)


def edition_view(  # noqa: PLR0913, PLR0917  an edition is made of these
    frame: Frame,
    period: Period,
    number: int,
    shown: tuple[Card, ...],
    intro: Introduction,
    newer: Period | None,
    older: Period | None,
) -> views.EditionView:
    """Return one edition; `number` counts them from the first."""
    link = edition_link(period, frame)
    names = {
        slugify(source.name): source.name
        for card in reversed(shown)
        for source in card.post.sources
    }
    here = Counter(
        slug for card in shown for slug in {slugify(source.name) for source in card.post.sources}
    )
    return views.EditionView(
        site=frame.site,
        head=frame.head(f"Edition {period.name}", link.period),
        number=number,
        edition=link,
        introduction=with_links(intro.html, dict(intro.targets), frame),
        groups=groups_by_tag(shown, frame),
        sources=tuple(
            count_of(Tally(names[slug], slug, here[slug]), "sources", frame)
            for slug in sorted(here)
        ),
        newer=edition_link(newer, frame) if newer else None,
        older=edition_link(older, frame) if older else None,
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
    frame = Frame(config, library.pages, f"{what}s/")
    tallies = tuple(Tally(topic.name, topic.slug, len(topic.posts)) for topic in topics)
    yield Page(output_of(frame.address), "index.html", index_view, (frame, what, tallies))
    for topic, tally in zip(topics, tallies, strict=True):
        for number in range(1, pages_of(tally) + 1):
            frame = Frame(config, library.pages, list_address(what, tally, number))
            start = (number - 1) * LIST_LENGTH
            shown = cards(topic.posts[start : start + LIST_LENGTH])
            inputs = (frame, what, tally, topic.address, number, shown)
            yield Page(output_of(frame.address), "list.html", list_view, inputs)


def index_view(frame: Frame, what: str, tallies: tuple[Tally, ...]) -> views.IndexView:
    """Return all tags, or all sources."""
    counts = tuple(count_of(tally, f"{what}s", frame) for tally in tallies)
    return views.IndexView(frame.site, frame.head(f"{what}s".capitalize()), what, counts)


def pages_of(topic: Tally) -> int:
    """Return how many pages the posts of a topic take."""
    return -(-topic.posts // LIST_LENGTH)


def list_address(what: str, topic: Tally, number: int) -> str:
    """Return where a page of a topic lives; the first is at the topic's own address."""
    own = f"{what}s/{topic.slug}/"
    return own if number == 1 else f"{own}{number}/"


def list_view(  # noqa: PLR0913, PLR0917  a page of a list is made of these
    frame: Frame, what: str, topic: Tally, address: str, number: int, shown: tuple[Card, ...]
) -> views.ListView:
    """Return one page of the posts of a topic; `number` counts from 1."""
    total = pages_of(topic)

    def leads(wanted: int) -> str:
        return frame.link(list_address(what, topic, wanted)) if 1 <= wanted <= total else ""

    return views.ListView(
        site=frame.site,
        head=frame.head(topic.name, f"{what.capitalize()}: {topic.name}"),
        what=what,
        name=topic.name,
        address=address,
        total=topic.posts,
        posts=tuple(teaser(card, frame) for card in shown),
        pager=views.Pager(number, total, newer=leads(number - 1), older=leads(number + 1)),
    )


def archive(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the archive's front page, which shows the newest year, and a page for each year."""
    dated = [post for post in library.posts if post.day]
    dated.sort(key=lambda post: post.day, reverse=True)  # across zones, time and day may disagree
    undated = cards(post for post in library.posts if not post.day)
    years = [(year, cards(group)) for year, group in groupby(dated, lambda post: post.day[:4])]
    numbers = tuple((year, len(group)) for year, group in years)
    newest = [("", years[0][1] if years else ())]
    for year, shown in [*newest, *years]:
        frame = Frame(config, library.pages, f"archive/{year}/" if year else "archive/")
        inputs = (frame, year, numbers, shown, () if year else undated)
        yield Page(output_of(frame.address), "archive.html", archive_view, inputs)


def archive_view(
    frame: Frame,
    year: str,
    years: tuple[tuple[str, int], ...],
    shown: tuple[Card, ...],
    undated: tuple[Card, ...],
) -> views.ArchiveView:
    """Return the posts of a year by month; `year` is empty on the front page."""
    months = tuple(
        Group(
            month_words(month, frame.config.language),
            "",
            tuple(teaser(card, frame) for card in group),
        )
        for month, group in groupby(shown, lambda card: card.post.day[:7])
    )
    return views.ArchiveView(
        site=frame.site,
        head=frame.head(f"Archive {year}".strip()),
        year=year,
        years=tuple(views.Count(name, frame.link(f"archive/{name}/"), n) for name, n in years),
        months=months,
        undated=tuple(teaser(card, frame) for card in undated),
    )


def plain_pages(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the plain pages, such as about."""
    for page in library.pages:
        frame = Frame(config, library.pages, f"{page.slug}/")
        text = written_in(page, library)
        inputs = (frame, page.title or page.slug, page.summary, page.lang, text)
        yield Page(output_of(frame.address), "page.html", page_view, inputs)


def page_view(
    frame: Frame, title: str, summary: str, lang: str, text: Introduction
) -> views.PageView:
    """Return a plain page."""
    return views.PageView(
        site=frame.site,
        head=frame.head(title, summary, lang=lang),
        title=title,
        body=with_links(text.html, dict(text.targets), frame),
    )


def not_found(library: Library, config: Config) -> Page:
    """Return the page that hosts show for a wrong address."""
    return Page(NOT_FOUND, "404.html", not_found_view, (Frame(config, library.pages, NOT_FOUND),))


def not_found_view(frame: Frame) -> views.NotFoundView:
    """Return what stands for a page that isn't there."""
    return views.NotFoundView(frame.site, frame.head("Not found"))


def redirects(library: Library, config: Config) -> Iterator[Page]:
    """Yield a page at each older address that leads on to the new one."""
    titles = {post.address: post.title for post in library.posts} if library.aliases else {}
    titles |= {f"{page.slug}/": page.title or page.slug for page in library.pages}
    for alias, address in library.aliases:
        inputs = (Frame(config, library.pages, alias), titles[address], address)
        yield Page(output_of(alias), "redirect.html", redirect_view, inputs)


def redirect_view(frame: Frame, title: str, address: str) -> views.RedirectView:
    """Return a page that leads on; search engines are shown the new address alone."""
    now = Frame(frame.config, frame.pages, address).head(title)
    return views.RedirectView(
        site=frame.site, head=replace(now, noindex=True), title=title, url=frame.link(address)
    )


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
