"""Parts that several pages show: a post in a list, a source, an edition's link, a body's links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from digest.shape.views import Count, Date, EditionLink, Group, Link, SourceView, Teaser
from digest.text.markup import lead_links
from digest.text.posts import ELSEWHERE
from digest.urls import slugify
from digest.wording import day_words, span_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.shape.frame import Frame
    from digest.shape.library import Edition, Library, Topic
    from digest.text.facts import Post, Source

WORDS_A_MINUTE = 220
"""Silent reading of prose, rounded; see Brysbaert (2019), who finds 238 for English."""

WITHOUT_TAG = "More"


def teaser(post: Post, frame: Frame) -> Teaser:
    """Return a post as a list on this page shows it."""
    return Teaser(
        title=post.title,
        url=frame.link(post.address),
        lang=post.lang,
        direction=post.direction,
        date=frame.date(post.published.iso if post.published else ""),
        place=post.place,
        kind=post.kind,
        summary=post.excerpt,
        sources=tuple(
            Link(source.name, frame.link(f"sources/{slugify(source.name)}/"))
            for source in post.sources
        ),
        tags=tuple(Link(tag, frame.link(f"tags/{slugify(tag)}/")) for tag in post.tags),
        notes=len(post.notes),
    )


def source_view(source: Source, frame: Frame) -> SourceView:
    """Return a source as a post shows it."""
    return SourceView(
        name=source.name,
        link=frame.link(f"sources/{slugify(source.name)}/"),
        url=source.url,
        author=source.author,
        date=frame.date(source.date),
        accessed=frame.date(source.accessed),
        archived=source.archived,
        via=source.via,
    )


def edition_link(edition: Edition, frame: Frame) -> EditionLink:
    """Return an edition as a list on this page shows it."""
    lang = frame.config.language
    return EditionLink(
        name=edition.name,
        period=span_words(edition.start, edition.end, lang),
        url=frame.link(f"editions/{edition.name}/"),
        posts=len(edition.posts),
        start=Date(edition.start, day_words(edition.start, lang)),
    )


def count_of(topic: Topic, folder: str, frame: Frame, posts: int) -> Count:
    """Return a tag or a source with how many posts it has, here or in all."""
    return Count(topic.name, frame.link(f"{folder}/{topic.slug}/"), posts)


def groups_by_tag(posts: Sequence[Post], frame: Frame) -> tuple[Group, ...]:
    """Return posts under their first tag, in the order of the first post of each."""
    grouped: dict[str, list[Post]] = {}
    for post in posts:
        grouped.setdefault(slugify(post.tags[0]) if post.tags else "", []).append(post)
    untagged = grouped.pop("", [])
    groups = [
        Group(
            members[0].tags[0],
            frame.link(f"tags/{slug}/"),
            tuple(teaser(post, frame) for post in members),
        )
        for slug, members in grouped.items()
    ]
    if untagged:
        name = WITHOUT_TAG if groups else "Posts"
        groups.append(Group(name, "", tuple(teaser(post, frame) for post in untagged)))
    return tuple(groups)


def introduction(edition: Edition | None, library: Library, frame: Frame) -> Markup:
    """Return the introduction that an editor wrote for an edition, empty for none."""
    intro = library.introductions.get(edition.name) if edition else None
    if intro is None:
        return Markup()
    return with_links(intro.html, library.targets.get(intro.path, {}), frame)


def minutes(words: int) -> int:
    """Return how long a text takes to read, at least one minute."""
    return max(1, round(words / WORDS_A_MINUTE))


def picture(image: str, frame: Frame) -> str:
    """Return where a post's picture is: a file of content/media, or elsewhere on the web."""
    if not image or ELSEWHERE.match(image):
        return image
    return frame.link("media/" + image.removeprefix("/").removeprefix("media/"))


def with_links(html: str, targets: Mapping[str, str], frame: Frame) -> Markup:
    """Return a drawn text whose links on the site lead on from this page.

    Expects HTML that `draw_markdown` made safe.
    """
    if not targets:
        return Markup(html)  # noqa: S704  draw_markdown made it safe
    leads = {typed: frame.link(address) for typed, address in targets.items()}
    return Markup(lead_links(html, leads.get))  # noqa: S704  draw_markdown made it safe
