"""Cards: a picture for each post that has none, shown where somebody shares its address.

What stands on one is settled here; how it is drawn, in `digest/cards.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.shape.frame import CARD, Page
from digest.shape.parts import Card
from digest.shape.pictures import Placard
from digest.wording import day_words, direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.config import Config
    from digest.shape.library import Library


def placards(library: Library, config: Config) -> Iterator[Page]:
    """Yield the card of the site, and one for each post without a picture of its own."""
    if not config.cards:
        return
    yield Page(CARD, "", site_card_view, (config,))
    for post in library.posts:
        if not post.image:
            yield Page(post.address + CARD, "", post_card_view, (config, Card(post)))


def site_card_view(config: Config) -> Placard:
    """Return what stands on the card of the site."""
    way = direction(config.language)
    below = (config.description,) if config.description else ()
    return Placard(config.title, config.language, way, below, "", way)


def post_card_view(config: Config, card: Card) -> Placard:
    """Return what stands on the card of a post: its title, who reported it, and when."""
    post = card.post
    sources = list(dict.fromkeys(source.name for source in post.sources))
    day = day_words(post.day, config.language) if post.day else ""
    return Placard(
        title=post.title,
        lang=post.lang,
        direction=post.direction,
        below=tuple(filter(None, (*sources[:2], day))),
        site=config.title,
        site_direction=direction(config.language),
    )
