"""Library -> every page of the site: its output, its template, and what its view is made of.

A feature is a function added to MAKERS, and a function beside it that makes the view of what the
first one gives it. Nothing here knows how a page is drawn or written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from digest.shape import views
from digest.shape.archive import archive
from digest.shape.editions import editions, home, way_to
from digest.shape.emblem import icon, manifest
from digest.shape.feeds import feeds
from digest.shape.frame import NOT_FOUND, NOTES, Frame, Page
from digest.shape.library import neighbours
from digest.shape.linked import embedded_annotations, embedded_article, linked
from digest.shape.lists import FOLDERS, people, places, series, sources, tags
from digest.shape.margin import has_room
from digest.shape.moved import redirects, rules
from digest.shape.notes import CORRECTION, corrections, fragment_of, notes
from digest.shape.parts import (
    Introduction,
    Place,
    Pointer,
    Whole,
    doubt,
    introduced,
    kind_label,
    link_to,
    minutes,
    part_of,
    picture_of,
    shared_picture,
    source_view,
    whole_of,
    with_links,
    written_in,
)
from digest.shape.pictures import MEDIA, smaller_at, smaller_view, widths_of
from digest.shape.related import Kin, related, related_view
from digest.shape.sharing import placards
from digest.shape.sitemaps import news, robots, sitemaps
from digest.shape.translations import translation_links
from digest.shape.views import Correction, Link
from digest.urls import output_of
from digest.wording import Said

if TYPE_CHECKING:
    from digest.config import Config
    from digest.shape.library import Library
    from digest.shape.translations import Tongues
    from digest.text.facts import Body


def lay_out(
    library: Library,
    bodies: Mapping[str, Body],
    config: Config,
    draws: Callable[[str], bool] = bool,
    shows: Callable[[str, str], bool] = lambda _, __: True,
) -> list[Page]:
    """Return every page that a template draws, in the order in which they are written.

    `bodies` holds the drawn body of each post by the path of its file; only those are looked up
    that a page has to be drawn with. `draws` tells whether a template makes a page at all, `shows`
    whether it shows a field. Kinds of pages that the settings leave out are not made: see
    `left_out`.
    """
    kin = related(library) if shows("post.html", "related") else {}
    made = [
        posts(library, bodies, config, kin),
        *(make(library, bodies, config) for kind, make in MAKERS if kind not in config.leave_out),
    ]
    pages = [page for page in chain.from_iterable(made) if draws(page.template)]
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
    **dict.fromkeys(FOLDERS.values(), ("index.html", "list.html")),
    NOTES: ("notes-index.html", "notes.html"),
    "archive": ("archive.html",),
}
"""What draws each kind of pages that a site can do without."""


def posts(
    library: Library,
    bodies: Mapping[str, Body],
    config: Config,
    kin: Mapping[str, tuple[Kin, ...]],
) -> Iterator[Page]:
    """Yield the page of each post; `kin` are its related ones by the path of its file."""
    shown = library.editions if "editions" not in config.leave_out else ()
    in_edition = {post.path: edition.name for edition in shown for post in edition.posts}
    threads = threads_of(library)
    for newer, here, older in neighbours(list(map(Pointer, library.posts))):
        post = here.post
        address = post.address
        whole = whole_of(post, bodies, library)
        frame = Frame(config, library.menu, address)
        changed = post.updated or post.published
        thread, near = threads.get(post.path, NO_THREAD), kin.get(post.path, ())
        tongues = library.translations.get(post.path, ())
        yield Page(
            output_of(address),
            "post.html",
            post_view,
            (frame, whole, in_edition.get(post.path), newer, older, thread, near, tongues),
            changed.iso[:10] if changed else "",
        )


Thread = tuple[Place, Pointer | None, Pointer | None] | tuple[()]
"""Where a post stands in its series, and the parts before and after it; nothing for no series."""

NO_THREAD: Thread = ()


def threads_of(library: Library) -> dict[str, Thread]:
    """Return where posts stand in their series, by the paths of their files."""
    return {
        here.post.path: (
            Place(series.name, series.slug, number, len(series.posts)),
            before,
            after,
        )
        for series in library.series
        for number, (before, here, after) in enumerate(
            neighbours(list(map(Pointer, series.posts))), start=1
        )
    }


def post_view(  # noqa: PLR0913, PLR0917  a post's page is made of these
    frame: Frame,
    whole: Whole,
    edition: str | None,
    newer: Pointer | None,
    older: Pointer | None,
    thread: Thread,
    kin: tuple[Kin, ...],
    tongues: Tongues,
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
        place=frame.topic("places", post.place) if post.place else None,
        kind=post.kind,
        label=kind_label(post, frame),
        summary=post.summary,
        sources=tuple(source_view(source, frame) for source in post.sources),
        captions=post.captions,
        tags=tuple(frame.topic("tags", tag) for tag in post.tags),
        people=tuple(frame.topic("people", name) for name in post.people),
        uncertain=tuple(doubt(name, guess, frame) for name, guess in post.uncertain),
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
        series=part_of(*thread, frame) if thread else None,
        corrections=tuple(
            Correction(frame.date(note.written.iso if note.written else ""), fragment_of(note))
            for note in post.notes
            if note.kind == CORRECTION
        ),
        related=tuple(related_view(one, frame) for one in kin),
        article=embedded_article(whole, frame.config),
        annotations=embedded_annotations(whole, frame.config),
        translations=translation_links(tongues, frame.address, frame.link, frame.config.base_url),
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
    ("", home),
    ("editions", editions),
    ("tags", tags),
    ("sources", sources),
    ("places", places),
    ("people", people),
    ("series", series),
    ("archive", archive),
    (NOTES, notes),
    ("", plain_pages),
)
"""What the sitemap lists besides posts, in the order in which it is written, each with its kind."""
