"""Library -> every page of the site: its output, its template, and what its view is made of.

A feature is a function added to MAKERS, and a function beside it that makes the view of what the
first one gives it. Nothing here knows how a page is drawn or written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from digest.shape import views
from digest.shape.emblem import icon, manifest
from digest.shape.feeds import feeds
from digest.shape.frame import NOT_FOUND, NOTES, Frame, Page, Trail
from digest.shape.library import neighbours
from digest.shape.linked import embedded_annotations, embedded_article, embedded_site, linked
from digest.shape.lists import archive, sources, tags
from digest.shape.margin import has_room
from digest.shape.moved import redirects, rules
from digest.shape.notes import corrections, notes
from digest.shape.parts import (
    Card,
    Introduction,
    Period,
    Pointer,
    Tally,
    Whole,
    cards,
    count_of,
    edition_link,
    groups_by_tag,
    introduced,
    introduction_of,
    kind_label,
    link_to,
    minutes,
    period_of,
    picture_of,
    shared_picture,
    source_view,
    teaser,
    whole_of,
    with_links,
    written_in,
)
from digest.shape.pictures import MEDIA, smaller_at, smaller_view, widths_of
from digest.shape.sharing import placards
from digest.shape.sitemaps import news, robots, sitemaps
from digest.shape.views import Link
from digest.urls import output_of, slugify
from digest.wording import Said

if TYPE_CHECKING:
    from digest.config import Config
    from digest.shape.library import Library
    from digest.text.facts import Body

HOME_LENGTH = 30
"""Posts of the latest edition on the front page; the edition's own page has them all."""

HOME_EDITIONS = 12
"""Earlier editions on the front page: a quarter of weeks, a year of months."""


def lay_out(
    library: Library,
    bodies: Mapping[str, Body],
    config: Config,
    draws: Callable[[str], bool] = bool,
) -> list[Page]:
    """Return every page that a template draws, in the order in which they are written.

    `bodies` holds the drawn body of each post by the path of its file; only those are looked up
    that a page has to be drawn with. `draws` tells whether a template makes a page at all. Kinds of
    pages that the settings leave out are not made: see `left_out`.
    """
    pages = [
        page
        for kind, make in MAKERS
        if kind not in config.leave_out
        for page in make(library, bodies, config)
        if draws(page.template)
    ]
    others = [
        not_found(library, config),
        *redirects(library, config),
        *rules(library, config),
        *feeds(library, bodies, config),
        *(corrections(library, config) if NOTES not in config.leave_out else ()),
        *linked(library, bodies, config),
        *smaller(library, config),
        *placards(library, config),
        icon(config),
        manifest(config),
        *sitemaps(pages, config),
        news(library, config),
        robots(config, draws),
    ]
    return [*pages, *(page for page in others if not page.template or draws(page.template))]


def left_out(config: Config, draws: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the kinds of pages that a site does without: by its settings, or by its theme.

    A theme that lacks a template of a kind, or has an empty one, makes no page of it.
    """
    lacking = [kind for kind, needed in TEMPLATES.items() if not all(map(draws, needed))]
    return tuple(sorted({*config.leave_out, *lacking}))


TEMPLATES = {
    "editions": ("editions.html", "edition.html"),
    "tags": ("index.html", "list.html"),
    "sources": ("index.html", "list.html"),
    NOTES: ("notes-index.html", "notes.html"),
    "archive": ("archive.html",),
}
"""What draws each kind of pages that a site can do without."""


def posts(library: Library, bodies: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the page of each post."""
    shown = library.editions if "editions" not in config.leave_out else ()
    in_edition = {post.path: edition.name for edition in shown for post in edition.posts}
    pointers = list(map(Pointer, library.posts))
    for newer, here, older in neighbours(pointers):
        post = here.post
        address = post.address
        whole = whole_of(post, bodies, library)
        frame = Frame(config, library.menu, address)
        changed = post.updated or post.published
        yield Page(
            output_of(address),
            "post.html",
            post_view,
            (frame, whole, in_edition.get(post.path), newer, older),
            changed.iso[:10] if changed else "",
        )


def post_view(
    frame: Frame, whole: Whole, edition: str | None, newer: Pointer | None, older: Pointer | None
) -> views.PostView:
    """Return a post in full; `edition` is the name of the one it is in."""
    post = whole.post
    published = post.published.iso if post.published else ""
    return views.PostView(
        site=frame.site,
        head=frame.head(
            post.title,
            post.excerpt,
            lang=post.lang,
            kind="article",
            published=published,
            updated=post.updated.iso if post.updated else "",
            image=shared_picture(whole, frame.config),
            trail=(*way_to(edition, frame), (post.title, post.address)),
        ),
        title=post.title,
        lang=post.lang,
        direction=post.direction,
        date=frame.date(published),
        updated=frame.date(post.updated.iso if post.updated else ""),
        place=post.place,
        kind=post.kind,
        label=kind_label(post, frame),
        summary=post.summary,
        sources=tuple(source_view(source, frame) for source in post.sources),
        captions=post.captions,
        tags=tuple(frame.topic("tags", tag) for tag in post.tags),
        people=post.people,
        uncertain=post.uncertain,
        minutes=minutes(post.words),
        notes=len(post.notes),
        beside=has_room(whole.text, whole.notes),
        body=with_links(
            whole.html, whole.targets, frame, pictures=whole.pictures, is_first=not post.image
        ),
        removed=with_links(
            whole.removed, whole.targets, frame, pictures=whole.pictures, is_first=False
        ),
        edition=Link(edition, frame.link(f"editions/{edition}/")) if edition else None,
        newer=link_to(newer, frame),
        older=link_to(older, frame),
        draft=post.draft,
        image=picture_of(whole, frame),
        series=post.series,
        article=embedded_article(whole, frame.config),
        annotations=embedded_annotations(whole, frame.config),
    )


def way_to(edition: str | None, frame: Frame) -> Trail:
    """Return what leads from the front page to the posts of an edition, or to those of none."""
    if edition is None:
        return ((frame.say(Said.ARCHIVE), "archive/"),)
    name = frame.say(Said.EDITION, name=edition)
    return ((frame.say(Said.EDITIONS), "editions/"), (name, f"editions/{edition}/"))


def home(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the front page: the latest edition, the earlier ones as links."""
    latest, *earlier = library.editions[: HOME_EDITIONS + 1] or (None,)
    inputs = (
        Frame(config, library.menu, ""),
        period_of(latest) if latest else None,
        cards(latest.posts[:HOME_LENGTH]) if latest else (),
        introduction_of(latest, library),
        tuple(map(period_of, earlier)) if "editions" not in config.leave_out else (),
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
        head=frame.head(frame.config.title, frame.config.description)._replace(
            linked=embedded_site(frame.config)
        ),
        edition=edition_link(latest, frame) if latest else None,
        introduction=introduced(intro, frame),
        lead=teasers[0] if teasers else None,
        posts=tuple(teasers[1:]),
        editions=tuple(edition_link(period, frame) for period in earlier),
    )


def editions(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the list of editions and the page of each."""
    frame = Frame(config, library.menu, "editions/")
    periods = tuple(map(period_of, library.editions))
    yield Page(output_of(frame.address), "editions.html", editions_view, (frame, periods))
    for index, (newer, edition, older) in enumerate(neighbours(library.editions)):
        frame = Frame(config, library.menu, f"editions/{edition.name}/")
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
    name = frame.say(Said.EDITIONS)
    return views.EditionsView(frame.site, frame.head(name, trail=((name, frame.address),)), years)


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
        head=frame.head(
            frame.say(Said.EDITION, name=period.name),
            link.period,
            trail=way_to(period.name, frame),
        ),
        number=number,
        edition=link,
        introduction=introduced(intro, frame),
        groups=groups_by_tag(shown, frame),
        sources=tuple(
            count_of(Tally(names[slug], slug, here[slug]), "sources", frame)
            for slug in sorted(here)
        ),
        newer=edition_link(newer, frame) if newer else None,
        older=edition_link(older, frame) if older else None,
    )


def smaller(library: Library, config: Config) -> Iterator[Page]:
    """Yield the smaller ones of the pictures that pages show, each once."""
    shown = {at: one for own in library.pictures.values() for at, one in own.items()}
    for address, one in sorted(shown.items()):
        for width in widths_of(one, config.picture_widths):
            inputs = (address.removeprefix(MEDIA), one.sha256, width)
            yield Page(smaller_at(address, width), "", smaller_view, inputs)


def plain_pages(library: Library, _: Mapping[str, Body], config: Config) -> Iterator[Page]:
    """Yield the plain pages, such as about."""
    for page in library.pages:
        frame = Frame(config, library.menu, f"{page.slug}/")
        text = written_in(page, library)
        inputs = (frame, page.title or page.slug, page.summary, page.lang, text)
        yield Page(output_of(frame.address), "page.html", page_view, inputs)


def page_view(
    frame: Frame, title: str, summary: str, lang: str, text: Introduction
) -> views.PageView:
    """Return a plain page."""
    return views.PageView(
        site=frame.site,
        head=frame.head(title, summary, lang=lang, trail=((title, frame.address),)),
        title=title,
        body=introduced(text, frame),
    )


def not_found(library: Library, config: Config) -> Page:
    """Return the page that hosts show for a wrong address."""
    return Page(NOT_FOUND, "404.html", not_found_view, (Frame(config, library.menu, NOT_FOUND),))


def not_found_view(frame: Frame) -> views.NotFoundView:
    """Return what stands for a page that isn't there."""
    return views.NotFoundView(frame.site, frame.head(frame.say(Said.NOT_FOUND)))


Maker = Callable[["Library", Mapping[str, "Body"], "Config"], Iterator[Page]]

MAKERS: tuple[tuple[str, Maker], ...] = (
    ("", posts),
    ("", home),
    ("editions", editions),
    ("tags", tags),
    ("sources", sources),
    ("archive", archive),
    (NOTES, notes),
    ("", plain_pages),
)
"""What the sitemap lists, in the order in which it is written, each with its kind if it has one."""
