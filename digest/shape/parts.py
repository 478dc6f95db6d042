"""Parts that several pages show: a post in a list, a source, an edition's link, a body's links."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from digest.shape.frame import card_at
from digest.shape.head_views import PictureView, SharedView
from digest.shape.library import NO_PICTURES
from digest.shape.links import media_address
from digest.shape.pictures import COLUMN, Picture, srcset_of, with_sizes
from digest.shape.prints import print_of
from digest.shape.views import Count, Date, EditionLink, Group, Link, Part, SourceView, Teaser
from digest.text.markup import lead_links
from digest.text.posts import ELSEWHERE
from digest.urls import canonical, slugify
from digest.wording import DOUBTED, POST_KINDS, Said, day_words, maybe_day, one_of, span_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.config import Config
    from digest.shape.frame import Frame
    from digest.shape.library import Edition, Library
    from digest.text.facts import Annotation, Body, Plain, Post, Source, Uncertain

WORDS_A_MINUTE = 220
"""Silent reading of prose, rounded; see Brysbaert (2019), who finds 238 for English."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A post in full: its facts, its drawn body, where the links in it lead, its pictures."""

    post: Post
    bodies: Mapping[str, Body]
    targets: Mapping[str, str]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Address -> what is known of the picture there."""

    @property
    def html(self) -> str:
        """The drawn body, which may have to be parsed for it."""
        return self.bodies[self.post.path].html

    @property
    def removed(self) -> str:
        """The notes on text since removed, drawn; empty where there are none."""
        return self.bodies[self.post.path].removed

    @property
    def notes(self) -> tuple[Annotation, ...]:
        """The notes as other programs are given them."""
        return self.bodies[self.post.path].notes

    @property
    def text(self) -> str:
        """The canonical text that the notes count in, empty where there are none."""
        return self.bodies[self.post.path].text

    @property
    def print(self) -> str:
        """A digest of everything; of the texts that it was parsed from, where that is known.

        The address may come from the name of the file, which no text tells.
        """
        known = self.post.source_print or repr((self.post, self.bodies[self.post.path]))
        led = sorted(self.targets.items()) if self.targets else ""
        shown = sorted(self.pictures.items()) if self.pictures else ""
        return f"{known}{self.post.address}{led}{shown}"


@dataclass(frozen=True, slots=True)
class Card:
    """A post as lists show it: all that a teaser is made of."""

    post: Post

    @property
    def print(self) -> str:
        """A digest of what lists show, and of no more."""
        return self.post.card_print or print_of_card(self.post)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A post as a link to it shows it: by its title and its address."""

    post: Post

    @property
    def print(self) -> str:
        """A digest of what the link shows."""
        return repr((self.post.title, self.post.address))


def print_of_card(post: Post) -> str:
    """Return a digest of all that `teaser` shows of a post."""
    return print_of(
        (
            *(post.title, post.address, post.lang, post.direction, post.published),
            *(post.place, post.kind, post.excerpt, post.tags, len(post.notes)),
            tuple(source.name for source in post.sources),
        )
    )


def cards(posts: Iterable[Post]) -> tuple[Card, ...]:
    """Return posts as lists show them."""
    return tuple(map(Card, posts))


def teaser(card: Card, frame: Frame) -> Teaser:
    """Return a post as a list on this page shows it."""
    post = card.post
    return Teaser(
        title=post.title,
        url=frame.link(post.address),
        lang=post.lang,
        direction=post.direction,
        date=frame.date(post.published.iso if post.published else ""),
        place=post.place,
        kind=post.kind,
        label=kind_label(post, frame),
        summary=post.excerpt,
        sources=tuple(frame.topic("sources", source.name) for source in post.sources),
        tags=tuple(frame.topic("tags", tag) for tag in post.tags),
        notes=len(post.notes),
    )


def kind_label(post: Post, frame: Frame) -> str:
    """Return what sort of text a post is, in the site's language; empty if it doesn't say."""
    return frame.say(POST_KINDS[post.kind]) if post.kind else ""


def link_to(pointer: Pointer | None, frame: Frame) -> Link | None:
    """Return the link to a post, if there is one."""
    return Link(pointer.post.title, frame.link(pointer.post.address)) if pointer else None


def doubt(name: str, guess: Uncertain, frame: Frame) -> str:
    """Return what is uncertain of a post, in words: `Date: perhaps 4 March 2019 or …`."""
    said = frame.say(DOUBTED[name]) if name in DOUBTED else name
    if guess.alternatives:
        language, days = frame.config.language, name in {"date", "updated"}
        guesses = [maybe_day(one, language) if days else one for one in guess.alternatives]
        said = frame.say(Said.DOUBT, field=said, guesses=one_of(guesses, language))
    if guess.evidence:
        words = frame.say(Said.QUOTED, words=guess.evidence)
        said = frame.say(Said.DOUBT_FOR, doubt=said, words=words)
    return said


@dataclass(frozen=True, slots=True)
class Place:
    """Where a post stands in its series: it is the `number`th of `total` parts."""

    series: str
    slug: str
    number: int
    total: int


def part_of(
    place: Place | None, before: Pointer | None, after: Pointer | None, frame: Frame
) -> Part | None:
    """Return the place of a post in its series as its page shows it."""
    if place is None:
        return None
    return Part(
        name=place.series,
        url=frame.link(f"series/{place.slug}/"),
        number=place.number,
        total=place.total,
        before=link_to(before, frame),
        after=link_to(after, frame),
    )


def source_view(source: Source, frame: Frame) -> SourceView:
    """Return a source as a post shows it."""
    return SourceView(
        name=source.name,
        link=frame.topic("sources", source.name).url,
        url=source.url,
        author=source.author,
        date=frame.date(source.date),
        accessed=frame.date(source.accessed),
        archived=source.archived,
        via=source.via,
    )


@dataclass(frozen=True, slots=True)
class Period:
    """An edition as lists show it: name, first and last day in ISO, and how many posts."""

    name: str
    start: str
    end: str
    posts: int


def period_of(edition: Edition) -> Period:
    """Return an edition as lists show it."""
    return Period(edition.name, edition.start, edition.end, len(edition.posts))


def edition_link(edition: Period, frame: Frame) -> EditionLink:
    """Return an edition as a list on this page shows it."""
    lang = frame.config.language
    return EditionLink(
        name=edition.name,
        period=span_words(edition.start, edition.end, lang),
        url=frame.link(f"editions/{edition.name}/"),
        posts=edition.posts,
        start=Date(edition.start, day_words(edition.start, lang)),
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """A tag, a source and so on, and how many posts it has, here or in all."""

    name: str
    slug: str
    posts: int


def count_of(tally: Tally, folder: str, frame: Frame) -> Count:
    """Return a topic with its number as a page shows it."""
    return Count(tally.name, frame.link(f"{folder}/{tally.slug}/"), tally.posts)


def group_of(card: Card) -> str:
    """Return the slug of a post's first tag, empty for none: by it an edition groups its posts."""
    return slugify(card.post.tags[0]) if card.post.tags else ""


def by_group(posts: Sequence[Card]) -> list[Card]:
    """Return posts group by group, those without a tag last, in the order of the groups' first."""
    first: dict[str, int] = {}
    for at, card in enumerate(posts):
        first.setdefault(group_of(card), at)
    first[""] = len(posts)
    return sorted(posts, key=lambda card: first[group_of(card)])


def groups_by_tag(
    posts: Sequence[Card], frame: Frame, *, is_part: bool = False
) -> tuple[Group, ...]:
    """Return posts under their first tag, in the order of the first post of each.

    `is_part` says that another page has more groups.
    """
    grouped: dict[str, list[Card]] = {}
    for card in posts:
        grouped.setdefault(group_of(card), []).append(card)
    untagged = grouped.pop("", [])
    groups = [
        Group(
            members[0].post.tags[0],
            frame.link(f"tags/{slug}/"),
            tuple(teaser(card, frame) for card in members),
        )
        for slug, members in grouped.items()
    ]
    if untagged:
        name = frame.say(Said.OTHER_POSTS if groups or is_part else Said.POSTS)
        groups.append(Group(name, "", tuple(teaser(card, frame) for card in untagged)))
    return tuple(groups)


@dataclass(frozen=True, slots=True)
class Introduction:
    """What an editor wrote for an edition, where the links in it lead, and its pictures.

    Empty for nothing.
    """

    html: str = ""
    targets: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[str, Picture], ...] = ()


def introduction_of(edition: Edition | None, library: Library) -> Introduction:
    """Return the introduction of an edition."""
    intro = library.introductions.get(edition.name) if edition else None
    if intro is None:
        return Introduction()
    return written_in(intro, library)


def written_in(plain: Plain, library: Library) -> Introduction:
    """Return what a plain page or an introduction says, and where the links in it lead."""
    targets = tuple(library.targets.get(plain.path, {}).items())
    pictures = tuple(library.pictures.get(plain.path, {}).items())
    return Introduction(plain.html, targets, pictures)


def introduced(text: Introduction, frame: Frame) -> Markup:
    """Return what an editor wrote, as a page shows it."""
    return with_links(text.html, dict(text.targets), frame, pictures=dict(text.pictures))


def whole_of(post: Post, bodies: Mapping[str, Body], library: Library) -> Whole:
    """Return a post in full."""
    path = post.path
    pictures = library.pictures.get(path, NO_PICTURES)
    return Whole(post, bodies, library.targets.get(path, {}), pictures)


def minutes(words: int) -> int:
    """Return how long a text takes to read, at least one minute."""
    return max(1, round(words / WORDS_A_MINUTE))


def picture_of(whole: Whole, frame: Frame) -> PictureView | None:
    """Return a post's picture: a file of content/media, or one elsewhere on the web."""
    post = whole.post
    if not post.image:
        return None
    address = media_address(post.image)
    known = whole.pictures.get(address)
    widths = frame.config.picture_widths
    return PictureView(
        url=frame.link(address) if address else post.image,
        alt=alt_of(post),
        width=known.width if known else 0,
        height=known.height if known else 0,
        srcset=srcset_of(address, known, widths, frame.link) if known else "",
        sizes=COLUMN,
    )


def alt_of(post: Post) -> str:
    """Return what a post's picture shows, in words: as stated, or the first of its captions."""
    return post.image_alt or next(iter(post.captions), "")


def shared_picture(whole: Whole, config: Config) -> SharedView | None:
    """Return the picture that goes with a post where somebody shares it."""
    post = whole.post
    if not post.image:
        return card_at(post.address, post.title, config)
    known = whole.pictures.get(media_address(post.image))
    width, height = (known.width, known.height) if known else (0, 0)
    return SharedView(picture_url(post.image, config), alt_of(post), width, height)


def picture_url(image: str, config: Config) -> str:
    """Return the full address of a post's picture."""
    if image.startswith("//"):
        return config.base_url.partition("//")[0] + image
    if not image or ELSEWHERE.match(image):
        return image
    return canonical(config.base_url, media_address(image))


def with_links(  # noqa: PLR0913  what stands in a text leads to all this
    html: str,
    targets: Mapping[str, str],
    frame: Frame,
    own: str = "",
    *,
    pictures: Mapping[str, Picture] = NO_PICTURES,
    is_first: bool = True,
) -> Markup:
    """Return a drawn text whose links on the site lead on from this page.

    `own` is what leads to the page that the text is from, where that is another one: links within
    that page lead there. `is_first` if no picture stands above it. Expects HTML that
    `draw_markdown` made safe.
    """
    known = {typed: (at, pictures[at]) for typed, at in targets.items() if at in pictures}
    widths = frame.config.picture_widths
    html = with_sizes(html, known, widths, frame.link, is_first=is_first)
    if not targets and not own:
        return Markup(html)  # noqa: S704  draw_markdown made it safe
    leads = {typed: frame.link(address) for typed, address in targets.items()}

    def lead(typed: str) -> str | None:
        return own + typed if own and typed.startswith("#") else leads.get(typed)

    return Markup(lead_links(html, lead))  # noqa: S704  draw_markdown made it safe
