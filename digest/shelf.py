"""The folder of posts as an ingest finds it: which post was made from which seed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.disk import read_bytes, walk
from digest.layout import CONFIG_FILE
from digest.problems import Place, fail, gather
from digest.text.origin import Origin, origin_of
from digest.urls import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from digest.seedfiles import Seed

POSTS = "content/posts"
SUFFIXES = (6, 12, 64)
"""Digits of a seed's digest behind a name that is taken; the longest one never is."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A post that was made from a seed, and its bytes as they are now."""

    name: str
    origin: Origin
    content: bytes


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of posts, and those that were made from seeds, by the seed's name and digest.

    `taken` holds the names in it and in its folders, folded, for it is the name alone that a
    post's address is made of; a run adds those that it gives out.
    """

    folder: Path
    shown: str
    taken: set[str]
    by_file: Mapping[str, Standing]
    by_sha256: Mapping[str, Standing]

    def post_of(self, seed: Seed, sha256: str, names: Collection[str]) -> Standing | None:
        """Return the post of a seed, also of one that was renamed; `names` are those there are."""
        post = self.by_file.get(seed.name)
        twin = self.by_sha256.get(sha256)
        is_renamed = post is None and twin is not None and twin.origin.file not in names
        return twin if is_renamed else post

    def free_name(self, stem: str, seed: str) -> str:
        """Return a post's file name that nobody has, and take it.

        The suffix is a digest of the seed's name: it does not depend on which seed comes first.
        """
        digest = hashlib.sha256(seed.encode()).hexdigest()
        names = [f"{stem}.md", *(f"{stem}-{digest[:size]}.md" for size in SUFFIXES)]
        name = next((name for name in names if fold(name) not in self.taken), names[-1])
        self.taken.add(fold(name))
        return name

    def free_backup(self, name: str) -> str:
        """Return the name of a file's next backup, and take it: they are numbered from 1."""
        number = 1
        while (backup := fold(base_name(f"{name}.bak{number}"))) in self.taken:
            number += 1
        self.taken.add(backup)
        return f"{name}.bak{number}"


def read_shelf(root: Path, output: str) -> Shelf:
    """Return what the folder of posts holds; it need not exist.

    Raises DigestError for each post whose origin can't be read: a seed might be its own.
    """
    folder = Path(output) if output else root / POSTS
    shown = output or POSTS
    if not output and not (root / CONFIG_FILE).is_file():
        mend = "name a folder for the posts with --output, or go to a site's folder"
        raise fail(Place(CONFIG_FILE), "there is no site here to hold the posts", mend)
    if folder.exists() and not folder.is_dir():
        raise fail(Place(shown), "is a file, and posts need a folder", "name another --output")
    names = tuple(walk(folder, f"{shown}/"))

    def standing(name: str) -> Standing | None:
        content = read_bytes(folder / name, f"{shown}/{name}")
        origin = origin_of(content, f"{shown}/{name}")
        return Standing(name, origin, content) if origin else None

    made = [post for post in gather(standing, [n for n in names if n.endswith(".md")]) if post]
    return Shelf(
        folder=folder,
        shown=shown,
        taken={fold(base_name(name)) for name in names},
        by_file={post.origin.file: post for post in reversed(made)},
        by_sha256={post.origin.sha256: post for post in reversed(made)},
    )


def base_name(name: str) -> str:
    """Return a name without the folders that stand before it."""
    return name.rpartition("/")[2]
