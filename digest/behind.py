"""What stands behind a page of the preview: its file, its state, its seed, the state of its notes.

It is read when an editor asks for it, from the files as they are then. Nothing of it is ever in a
site.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.config import read_config
from digest.ingest import read_all
from digest.last import recall, recall_rows
from digest.layout import PREVIEW
from digest.problems import DigestError, Place, fail
from digest.relinking import notebook_of, read_post
from digest.seedfiles import find_seeds
from digest.sources import read_config_file
from digest.text.facts import DRAFT
from digest.text.posts import parse_post

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest.relinking import Noted
    from digest.text.facts import Post

Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Behind:
    """Answers what a preview is asked of a site; `tell` hears for which day it is to be shown."""

    root: Path
    tell: Callable[[str], None]

    def page(self, output: str) -> Said:
        """Return what an editor wants to know of a page: nothing but its path if it is no post.

        Raises DigestError with what is wrong in its files.
        """
        path = post_of(self.root, output)
        return said_of(self.root, path) if path else {}

    def seed(self, output: str) -> Said:
        """Return the raw text that a page was made of, line by line, and what became of each.

        Raises DigestError for a page without one, and for a seed that can't be read.
        """
        post = parsed(self.root, post_of(self.root, output))
        if post.seed is None:
            raise fail(Place(post.path), "this post was not made from a seed")
        return seed_of(self.root, post.seed.file, post.seed.sha256)

    def show_as_of(self, day: str) -> None:
        """Have the site shown as readers will see it on a day; all there is for none."""
        self.tell(day)


def post_of(root: Path, output: str) -> str:
    """Return the path of the post that an output of the preview is the page of, "" for none."""
    last = recall(root, PREVIEW)
    rows = recall_rows(root, last.rows, PREVIEW) if last else None
    if rows is None or f"g{output}" not in rows:
        return ""
    try:
        _, _, make, (_, whole, *_), _ = json.loads(rows[f"g{output}"])
        return str(whole["Whole"][0]) if make == "post_view" else ""
    except (KeyError, ValueError, TypeError, IndexError):
        return ""


def parsed(root: Path, path: str) -> Post:
    """Return what a post says; raises DigestError with what is wrong, also for no post."""
    if not path:
        raise fail(Place("preview"), "this page is not that of a post")
    config = read_config(read_config_file(root))
    content, beside = read_post(root, path)
    return parse_post(content, path, beside, config, drafts=True)[0]


def said_of(root: Path, path: str) -> Said:
    """Return what there is to say of a post; raises DigestError with what is wrong with it."""
    post = parsed(root, path)
    book = notebook_of(root, path, read_config(read_config_file(root)))
    return {
        "path": path,
        "draft": post.draft,
        "date": post.published.iso if post.published else "",
        "expires": post.expires.iso if post.expires else "",
        "uncertain": list(post.uncertain),
        "seed": post.seed.file if post.seed else "",
        "notes": [note_of(one) for one in book.notes],
    }


def note_of(one: Noted) -> Said:
    """Return what there is to say of a note and its passage."""
    return {
        "id": one.note.id,
        "kind": one.note.kind,
        "quote": one.words[0],
        "state": one.judged.state,
        "is_settled": one.is_settled,
        "is_draft": one.note.status == DRAFT,
    }


def seed_of(root: Path, name: str, sha256: str) -> Said:
    """Return a seed, and whether it is still the one that its post was made from."""
    seeds = {seed.name: seed for seed in find_seeds(root, ()).seeds}
    if name not in seeds:
        raise fail(Place(name), "this seed is not in seeds/ any more")
    (reading,) = read_all([(seeds[name], True)], 1)
    article = reading.draft.told.article if reading.draft else None
    if article is None:
        raise DigestError(reading.problems)
    return {
        "file": seeds[name].shown,
        "has_changed": reading.sha256 != sha256,
        "lines": [
            {"number": line.number, "text": line.text, "role": line.role, "reason": line.reason}
            for line in article.lines
        ],
    }
