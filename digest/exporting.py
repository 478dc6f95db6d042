"""The notes of a site -> one document of another format, as one story: read, choose, state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.formats import hypothesis, w3c
from digest.last import Memo, Task
from digest.reading import library_of, read, wanted_on
from digest.shape.linked import collection_of, subject_of
from digest.sources import chosen_post

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from digest.config import Config
    from digest.report import Options
    from digest.text.facts import Body, Post

Noted = tuple["Post", "Body"]


def as_w3c(noted: Sequence[Noted], config: Config) -> w3c.Json:
    """Return the notes of some posts as an AnnotationCollection with all of them on one page."""
    items = [
        w3c.annotation(note, subject_of(post, config))
        for post, body in noted
        for note in body.notes
    ]
    part_of = collection_of(config)
    return w3c.whole(part_of, len(items), w3c.embedded_page(f"{part_of['id']}#all", items), "")


def as_hypothesis(noted: Sequence[Noted], config: Config) -> hypothesis.Json:
    """Return the notes of some posts as one file that the client of Hypothesis imports."""
    return hypothesis.exported(
        [(subject_of(post, config), body.text, body.notes) for post, body in noted]
    )


FORMATS: dict[str, Callable[[Sequence[Noted], Config], w3c.Json]] = {
    "w3c": as_w3c,
    "hypothesis": as_hypothesis,
}
"""Name of a format -> what states notes in it."""


def export_notes(
    root: Path, posts: Sequence[str], name: str, options: Options, now: datetime
) -> w3c.Json:
    """Return the notes of these posts, or of all that a build would publish, oldest post first.

    Raises DigestError with all that is wrong with the site, and for a post that isn't there.
    """
    found = read(Task(root, options, Memo()), None)
    chosen = {chosen_post(one, list(found.posts)) for one in posts}
    library = library_of(found, wanted_on(now, found.config, options))
    noted = [
        (post, found.bodies[post.path])
        for post in reversed(library.posts)
        if post.notes and (not chosen or post.path in chosen)
    ]
    return FORMATS[name](noted, found.config)
