"""Which posts a reader of one may want next: those that share with it what few posts have.

What two posts have in common counts by how rare it is (Spärck Jones 1972, "inverse document
frequency"). A thing that many posts have would pair each of them with all others, so of those
only the nearest in time are looked at: the work grows with the posts, not with their square.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from digest.shape.views import Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.shape.frame import Frame
    from digest.shape.library import Library, Topic
    from digest.text.facts import Post

MOST = 4
"""Related posts on the page of a post: a row of them."""

REASONS = 4
"""Things in common that are named; the rarest tell most."""

REACH = 6
"""Neighbours looked at on either side, in time, among the posts that have a thing."""

CANDIDATES = 10
"""Posts of which everything in common is counted, the likeliest of those looked at."""

PEOPLE, TAGS, PLACES, SOURCES = 4, 3, 2, 1
"""How much each says of what a post is about. Who published it says least."""

STEP = 8
"""Parts of a doubling by which rarity is told; coarse, so that one post more changes little."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A post that is related to another, and the names of what they share, the rarest first."""

    post: Post
    shared: tuple[str, ...]

    @property
    def print(self) -> str:
        """A digest of all that is shown of it."""
        post, when = self.post, self.post.published
        return repr((post.title, post.address, post.lang, when and when.iso, self.shared))


def related_view(kin: Kin, frame: Frame) -> Related:
    """Return a related post as the page of another shows it."""
    post = kin.post
    return Related(
        title=post.title,
        url=frame.link(post.address),
        lang=post.lang,
        direction=post.direction,
        date=frame.date(post.published.iso if post.published else ""),
        shared=kin.shared,
    )


class Thing(NamedTuple):
    """A tag, a place, a person or a source that some posts have: their numbers, newest first."""

    name: str
    slug: str
    posts: list[int]
    worth: int


Holding = tuple[int, int]
"""That a post has a thing, by the thing's number; and where it stands among those that do."""


def related(library: Library) -> dict[str, tuple[Kin, ...]]:
    """Return the related posts of each by the path of its file, the nearest first.

    Parts of one series are no news to each other: their pages lead from one to the next.
    """
    posts = library.posts
    things = list(things_of(library))
    held: list[list[Holding]] = [[] for _ in posts]
    for number, thing in enumerate(things):
        for at, holder in enumerate(thing.posts):
            held[holder].append((number, at))
    sets = [frozenset(number for number, _ in holdings) for holdings in held]
    found = {}
    for number, post in enumerate(posts):
        others = nearest(number, things, held[number], sets)
        if post.series:
            others = [one for one in others if posts[one[0]].series != post.series]
        found[post.path] = tuple(
            Kin(posts[other], names_of(things[one] for one in shared[:REASONS]))
            for other, shared in others[:MOST]
        )
    return found


def things_of(library: Library) -> Iterator[Thing]:
    """Yield what posts can have in common; what is too common to tell anything is left out."""
    numbers = {post.path: number for number, post in enumerate(library.posts)}
    kinds: Iterable[tuple[int, Sequence[Topic]]] = (
        (PEOPLE, library.people),
        (TAGS, library.tags),
        (PLACES, library.places),
        (SOURCES, library.sources),
    )
    for weight, topics in kinds:
        for topic in topics:
            worth = weight * rarity(len(topic.posts), len(numbers))
            if worth and len(topic.posts) > 1:
                yield Thing(
                    topic.name, topic.slug, [numbers[post.path] for post in topic.posts], worth
                )


def rarity(having: int, total: int) -> int:
    """Return how much it tells that a post has a thing; nothing if half of all posts have it."""
    return max(0, round(STEP * (log2(total / having) - 1)))


def names_of(things: Iterable[Thing]) -> tuple[str, ...]:
    """Return the names of some things, each once: what is a tag may be a place, too."""
    return tuple({thing.slug: thing.name for thing in things}.values())


def nearest(
    number: int,
    things: Sequence[Thing],
    holdings: Sequence[Holding],
    sets: Sequence[frozenset[int]],
) -> list[tuple[int, list[int]]]:
    """Return the posts that share most with one, and the things that they share: the most first.

    Of those that share as much, the nearest in time come first, the newer before the older.
    """
    scores: dict[int, int] = {}
    for thing, at in holdings:
        _, _, posts, worth = things[thing]
        for other in posts[at - REACH if at > REACH else 0 : at + REACH + 1]:
            scores[other] = scores.get(other, 0) + worth
    scores.pop(number, None)
    likeliest = sorted([(-score, abs(other - number), other) for other, score in scores.items()])
    found = []
    for _, away, other in likeliest[:CANDIDATES]:
        shared = [(-things[one].worth, one) for one in sets[number] & sets[other]]
        shared.sort()
        found.append((sum([worth for worth, _ in shared]), away, other, shared))
    found.sort()
    return [(other, [one for _, one in shared]) for _, _, other, shared in found]
