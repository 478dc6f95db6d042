"""Posts that translate each other: those with one `translation_key`, each in a language of its own.

Google asks that each of them names all, itself included, by full addresses, or none is believed:
https://developers.google.com/search/docs/specialty/international/localized-versions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.problems import Place, Problem
from digest.shape.views import TranslationLink
from digest.urls import canonical
from digest.wording import direction, own_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from digest.text.facts import Post

Tongues = tuple[tuple[str, str], ...]
"""The language and the address of each post of a group, in the order of their tags."""


def translations(posts: Iterable[Post]) -> dict[str, Tongues]:
    """Return path -> the post in all its languages, of those that are there in more than one."""
    groups = [group for group in grouped(posts).values() if len(group) > 1]
    return {
        post.path: tongues
        for group in groups
        for tongues in [tuple(sorted((one.lang, one.address) for one in group))]
        for post in group
    }


def refused_translations(posts: Iterable[Post]) -> Iterator[Problem]:
    """Yield a problem for each post whose group has one in its language already."""
    for key, group in grouped(posts).items():
        first: dict[str, str] = {}
        for post in sorted(group, key=lambda post: post.path):
            other = first.setdefault(post.lang.lower(), post.path)
            if other != post.path:
                what = f'{other} is "{key}" in the same language, {post.lang}'
                mend = "state another `lang:` in one of them, or another `translation_key:`"
                yield Problem(Place(post.path, 1, 1), what, mend)


def grouped(posts: Iterable[Post]) -> Mapping[str, list[Post]]:
    """Return the posts of each key."""
    groups: dict[str, list[Post]] = {}
    for post in posts:
        if post.translation_key:
            groups.setdefault(post.translation_key, []).append(post)
    return groups


def translation_links(
    tongues: Tongues, here: str, link: Callable[[str], str], base_url: str
) -> tuple[TranslationLink, ...]:
    """Return a post's languages as its page at the address `here` shows them."""
    return tuple(
        TranslationLink(
            name=own_name(lang),
            url=link(address),
            lang=lang,
            direction=direction(lang),
            canonical=canonical(base_url, address),
            is_here=address == here,
        )
        for lang, address in tongues
    )
