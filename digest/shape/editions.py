"""The front page with the latest edition, the list of editions, and the pages of each."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from digest.shape import views
from digest.shape.frame import Frame, Page, Trail
from digest.shape.library import neighbours
from digest.shape.linked import embedded_site
from digest.shape.lists import numbered, pager_of, pages_of
from digest.shape.parts import (
    Card,
    Introduction,
    Period,
    Tally,
    by_group,
    cards,
    count_of,
    edition_link,
    groups_by_tag,
    introduced,
    introduction_of,
    period_of,
    teaser,
)
from digest.urls import output_of, slugify
from digest.wording import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.config import Config
    from digest.shape.library import Edition, Library
    from digest.text.facts import Body

EDITIONS = "editions/"

HOME_LENGTH = 30
"""Posts of the latest edition on the front page; the edition's own page has them all."""

HOME_EDITIONS = 12
"""Earlier editions on the front page: a quarter of weeks, a year of months."""

EDITION_LENGTH = 60
"""Posts on one page of an edition; few have more."""

EDITION_SOURCES = 100
"""Sources named on an edition's first page: those that it has most posts from."""

EDITIONS_LENGTH = 104
"""Editions on one page of their list: two years of weeks."""


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
    periods = tuple(map(period_of, library.editions))
    total = max(1, pages_of(len(periods), EDITIONS_LENGTH))
    for number in range(1, total + 1):
        frame = Frame(config, library.menu, numbered(EDITIONS, number))
        part = periods[(number - 1) * EDITIONS_LENGTH : number * EDITIONS_LENGTH]
        inputs = (frame, number, total, part)
        yield Page(output_of(frame.address), "editions.html", editions_view, inputs)
    for index, (newer, edition, older) in enumerate(neighbours(library.editions)):
        around = (period_of(newer) if newer else None, period_of(older) if older else None)
        yield from edition_pages(edition, len(periods) - index, around, library, config)


def edition_pages(
    edition: Edition,
    count: int,
    around: tuple[Period | None, Period | None],
    library: Library,
    config: Config,
) -> Iterator[Page]:
    """Yield the pages of an edition; most have one. `count` numbers editions from the first."""
    shown = cards(edition.posts)
    total = pages_of(len(shown), EDITION_LENGTH)
    if total > 1:
        shown = tuple(by_group(shown))
    intro = introduction_of(edition, library)
    tallies = sources_of(edition)
    for number in range(1, total + 1):
        is_first = number == 1
        inputs = (
            Frame(config, library.menu, numbered(f"{EDITIONS}{edition.name}/", number)),
            period_of(edition),
            count,
            number,
            shown[(number - 1) * EDITION_LENGTH : number * EDITION_LENGTH],
            intro if is_first else Introduction(),
            tallies if is_first else (),
            *around,
        )
        yield Page(output_of(inputs[0].address), "edition.html", edition_view, inputs)


def sources_of(edition: Edition) -> tuple[Tally, ...]:
    """Return the sources of an edition by name, those that it has most posts from."""
    names: dict[str, str] = {}
    found: Counter[str] = Counter()
    for post in reversed(edition.posts):
        here = {slugify(source.name): source.name for source in post.sources}
        names |= here
        found.update(here.keys())
    most = sorted(found, key=lambda slug: (-found[slug], slug))[:EDITION_SOURCES]
    return tuple(Tally(names[slug], slug, found[slug]) for slug in sorted(most))


def editions_view(
    frame: Frame, number: int, total: int, periods: tuple[Period, ...]
) -> views.EditionsView:
    """Return one page of the editions, under their years."""
    years = tuple(
        (year, tuple(edition_link(period, frame) for period in group))
        for year, group in groupby(periods, lambda period: period.name[:4])
    )
    name = frame.say(Said.EDITIONS)
    head = frame.head(name, trail=((name, EDITIONS),))
    return views.EditionsView(frame.site, head, years, pager_of(EDITIONS, number, total, frame))


def way_to(edition: str | None, frame: Frame) -> Trail:
    """Return what leads from the front page to the posts of an edition, or to those of none."""
    if edition is None:
        return ((frame.say(Said.ARCHIVE), "archive/"),)
    name = frame.say(Said.EDITION, name=edition)
    return ((frame.say(Said.EDITIONS), EDITIONS), (name, f"{EDITIONS}{edition}/"))


def edition_view(  # noqa: PLR0913, PLR0917  an edition is made of these
    frame: Frame,
    period: Period,
    count: int,
    number: int,
    shown: tuple[Card, ...],
    intro: Introduction,
    sources: tuple[Tally, ...],
    newer: Period | None,
    older: Period | None,
) -> views.EditionView:
    """Return one page of an edition; `count` numbers editions, `number` the pages of this one."""
    link = edition_link(period, frame)
    own = f"{EDITIONS}{period.name}/"
    return views.EditionView(
        site=frame.site,
        head=frame.head(
            frame.say(Said.EDITION, name=period.name),
            link.period,
            trail=way_to(period.name, frame),
        ),
        number=count,
        edition=link,
        introduction=introduced(intro, frame),
        groups=groups_by_tag(shown, frame, is_part=len(shown) < period.posts),
        sources=tuple(count_of(tally, "sources", frame) for tally in sources),
        newer=edition_link(newer, frame) if newer else None,
        older=edition_link(older, frame) if older else None,
        pager=pager_of(own, number, pages_of(period.posts, EDITION_LENGTH), frame),
    )
