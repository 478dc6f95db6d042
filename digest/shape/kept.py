"""Pages as lines of text, and back: what one build tells the next of what its pages are made of.

A line names posts by their paths. So it stands for the page as long as the posts stay where they
are, and makes of newer posts the newer page.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from digest.rows import listed, maker
from digest.shape import (
    archive,
    editions,
    emblem,
    feeds,
    linked,
    lists,
    moved,
    notes,
    pages,
    pictures,
    sharing,
    sitemaps,
)
from digest.shape.feeds import Channel
from digest.shape.frame import Frame, Page
from digest.shape.notes import Heap, Noted
from digest.shape.parts import Card, Introduction, Period, Place, Pointer, Tally, Whole
from digest.shape.pictures import Picture
from digest.shape.related import Kin
from digest.shape.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from digest.config import Config
    from digest.shape.library import Menu
    from digest.text.facts import Body, Moment, Post

VIEWS: dict[str, Callable[..., Any]] = {
    name: make
    for module in (
        *(archive, editions, emblem, feeds, linked, lists, moved, notes, pages, pictures),
        *(sharing, sitemaps),
    )
    for name, make in vars(module).items()
    if name.endswith("_view")
}
"""What makes the view of a page, by its name."""

VALUES = {
    kind.__name__: kind for kind in (Channel, Heap, Introduction, Period, Place, Tally, Timeline)
}
"""What a page may be made of besides posts, settings, text and numbers."""


Line = tuple[str, list[str]]
"""The line of a page, and the paths of the posts that it shows anything of."""


def row_of_page(page: Page) -> Line:
    """Return the line of a page.

    Raises TypeError for a page made of something that can't be written down.
    """
    paths: list[str] = []

    def written(value: object) -> dict[str, object]:
        if isinstance(value, (Card, Pointer)):
            paths.append(value.post.path)
            return {type(value).__name__: value.post.path}
        if isinstance(value, Whole):
            paths.append(value.post.path)
            led, shown = value.targets.items(), value.pictures.items()
            return {"Whole": [value.post.path, list(led), list(shown)]}
        if isinstance(value, Kin):
            paths.append(value.post.path)
            return {"Kin": [value.post.path, value.shared]}
        if isinstance(value, Noted):
            paths.append(value.post.path)
            return {"Noted": [value.post.path, value.note.id, list(value.targets.items())]}
        if isinstance(value, Frame):
            return {"Frame": value.address}
        kind = type(value).__name__
        return {kind: None if kind == "Config" else listed(value)}

    parts = (page.output, page.template, page.make.__name__, page.inputs, page.modified)
    return json.dumps(parts, default=written, separators=(",", ":")), paths


def page_of_row(
    row: str, posts: Mapping[str, Post], bodies: Mapping[str, Body], config: Config, menu: Menu
) -> Page:
    """Return the page of a line, made of these posts.

    Raises KeyError for a post that isn't there; KeyError, ValueError or TypeError for a line that
    is none.
    """
    by_kind: dict[str, Callable[[Any], object]] = {
        "Card": lambda path: Card(posts[path]),
        "Config": lambda _: config,
        "Frame": lambda address: Frame(config, menu, address),
        "Kin": lambda said: Kin(posts[said[0]], tuple(said[1])),
        "Noted": lambda said: noted_again(posts[said[0]], said[1], dict(said[2])),
        "Pointer": lambda path: Pointer(posts[path]),
        "Whole": lambda said: Whole(
            posts[said[0]],
            bodies,
            dict(said[1]),
            {address: Picture(*one) for address, one in said[2]},
        ),
    }

    def made(found: Any) -> object:  # noqa: ANN401  what JSON holds
        if isinstance(found, list):
            return tuple(map(made, found))
        if not isinstance(found, dict):
            return found
        ((kind, said),) = found.items()
        return by_kind[kind](said) if kind in by_kind else maker(VALUES[kind])(said)

    output, template, make, inputs, modified = json.loads(row)
    return Page(output, template, VIEWS[make], tuple(map(made, inputs)), modified)


def noted_again(post: Post, name: str, targets: Mapping[str, str]) -> Noted:
    """Return the note of a post that has this id; raises KeyError if there is none."""
    return Noted(post, {note.id: note for note in post.notes}[name], targets)


def stays(old: Post, new: Post) -> bool:
    """Whether a post that changed is still in the same place among the others.

    Then the pages that show anything of it are those of before, and no other page changes.
    """
    others = (name for name in old._fields if name not in OWN)
    return (
        all(getattr(old, name) == getattr(new, name) for name in others)
        and targets(old) == targets(new)
        and listed_notes(old) == listed_notes(new)
    )


OWN = frozenset(
    {
        *("title", "summary", "excerpt", "captions", "words", "uncertain", "seed", "links"),
        *("image_alt", "notes", "source_print", "card_print"),
    }
)
"""The facts of a post that no page shows but through the post itself."""


def targets(post: Post) -> Sequence[str]:
    """Return what the local links of a post lead to, as typed."""
    return [link.target for link in post.links]


def listed_notes(post: Post) -> Sequence[tuple[str, str, Moment | None, Moment | None]]:
    """Return what tells where the notes of a post stand among those of the site."""
    return [(note.id, note.kind, note.written, note.changed) for note in post.notes]
