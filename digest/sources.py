"""What a build reads of a site: its settings and its content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.disk import MEND_READ, read_bytes, reason, walk
from digest.layout import CONFIG_FILE
from digest.measuring import DRAWN, Size, is_picture, size_of
from digest.problems import Place, Problem, fail, gather, nearest_path
from digest.shape.pictures import Picture
from digest.text.frontmatter import decode

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

POSTS = "content/posts/"
PAGES = "content/pages/"
EDITIONS = "content/editions/"
MEDIA = "content/media/"
THEMES = "themes/"
FOLDERS = ("content", "seeds", "themes")
"""The folders of a site that a person writes in."""

MISNAMED = {
    ".md": ".md",
    ".markdown": ".md",
    ".mdown": ".md",
    ".mkd": ".md",
    ".notes.yml": ".notes.yaml",
    ".notes.json": ".notes.yaml",
}
"""Endings that a person may well use for content, and the ones that digest reads."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that is copied as it is: where it lies, the SHA-256 of its bytes, its name here.

    Of a picture also its size, if its head tells one.
    """

    path: Path
    sha256: str
    shown: str = ""
    size: Size | None = None

    @property
    def row(self) -> str:
        """What the next build is told of it, so that it needn't be read again."""
        return " ".join([self.sha256, *map(str, map(int, self.size or ()))])

    @property
    def picture(self) -> Picture | None:
        """What pages show of it, None if it is no picture whose size is known."""
        return Picture(*self.size[:2], self.sha256, self.size.scales) if self.size else None


def file_of(path: Path, shown: str, row: str) -> File:
    """Return a file as the last build told of it."""
    sha256, *numbers = row.split()
    size = Size(int(numbers[0]), int(numbers[1]), numbers[2] == "1") if numbers else None
    return File(path, sha256, shown, size)


@dataclass(frozen=True, slots=True)
class Content:
    """What lies in `content/`: paths of posts, and of those with a notes file beside them.

    The texts of other pages are by their path in the site, media by the name below its folder.
    """

    posts: Sequence[str]
    annotated: Collection[str]
    pages: Mapping[str, bytes]
    introductions: Mapping[str, bytes]
    media: Mapping[str, File]
    warnings: tuple[Problem, ...]

    @property
    def pictures(self) -> dict[str, Picture]:
        """The pictures among the media."""
        return {name: file.picture for name, file in self.media.items() if file.picture}

    @property
    def unreadable(self) -> tuple[Problem, ...]:
        """A warning for each file that is called like a picture, and tells no size."""
        what = "no picture can be read in this file"
        mend = "open it in a program for pictures and save it again"
        return tuple(
            Problem(Place(MEDIA + name), what, mend, warning=True)
            for name, file in self.media.items()
            if is_picture(name) and not file.size and not name.lower().endswith(DRAWN)
        )


NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})


def read_config_file(root: Path) -> str:
    """Return the text of config.yaml; raises DigestError where there is no site."""
    if not (root / CONFIG_FILE).exists():
        mend = "go to a site's folder, name one with -C, or make one with `digest init DIR`"
        raise fail(Place(CONFIG_FILE), "there is no site here: this file does not exist", mend)
    return decode(read_bytes(root / CONFIG_FILE, CONFIG_FILE), CONFIG_FILE)


def read_content(root: Path, known: Mapping[str, str] = NOTHING_KNOWN) -> Content:
    """Return what lies below `content/`; posts are not read yet.

    `known` are rows of media by their path in the site. Raises DigestError with each file that
    can't be read.
    """
    names = dict(
        gather(
            lambda folder: (folder, list(walk(root / folder, folder))),
            (POSTS, PAGES, EDITIONS, MEDIA),
        )
    )
    posts = [POSTS + name for name in names[POSTS] if name.endswith(".md")]
    notes = [POSTS + name for name in names[POSTS] if name.endswith(".notes.yaml")]
    pages = [PAGES + name for name in names[PAGES] if name.endswith(".md")]
    intros = [EDITIONS + name for name in names[EDITIONS] if name.endswith(".md")]
    texts: dict[str, bytes] = {}
    media: dict[str, File] = {}

    def read(path: str) -> None:
        if path.startswith(MEDIA):
            media[path.removeprefix(MEDIA)] = read_file(root / path, path, known)
        else:
            texts[path] = read_bytes(root / path, path)

    copied = (MEDIA + name for name in names[MEDIA])
    gather(read, [*pages, *intros, *copied])
    there = set(posts)
    return Content(
        posts=posts,
        annotated=there.intersection(map(post_path, notes)),
        pages={path: texts[path] for path in pages},
        introductions={path: texts[path] for path in intros},
        media=media,
        warnings=(*alone(notes, there), *misnamed(names)),
    )


def post_path(path: str) -> str:
    """Return the path of the post that a file belongs to: its own, or that of its notes."""
    return path.removesuffix(".notes.yaml") + ".md" if path.endswith(".notes.yaml") else path


def alone(notes: list[str], posts: set[str]) -> list[Problem]:
    """Return a warning for each notes file that belongs to no post."""
    warnings = []
    for path in notes:
        post = post_path(path)
        if post not in posts:
            what = f"there is no post {post}, so these notes are shown nowhere"
            mend = nearest_path(post, posts) or "name it after its post, or delete it"
            warnings.append(Problem(Place(path), what, mend, warning=True))
    return warnings


def misnamed(names: Mapping[str, list[str]]) -> list[Problem]:
    """Return a warning for each file whose ending keeps it from being read."""
    warnings = []
    for folder in (POSTS, PAGES, EDITIONS):
        for name in names[folder]:
            if name.endswith((".md", ".notes.yaml")):
                continue
            for ending, right in MISNAMED.items():
                if name.lower().endswith(ending):
                    what = f"a file that ends in {name[-len(ending) :]} is not read"
                    mend = f"rename it to {name[: -len(ending)]}{right}"
                    warnings.append(Problem(Place(folder + name), what, mend, warning=True))
    return warnings


def chosen_post(typed: str, names: Sequence[str]) -> str:
    """Return the path of the post that a person named by its path or its file's name."""
    plain = typed.replace("\\", "/")
    for name in names:
        if plain == name or plain.endswith(f"/{name}") or plain == name.removeprefix(POSTS):
            return name
    what = "there is no such post"
    raise fail(Place(typed), what, nearest_path(plain, names) or f"posts are in {POSTS}")


def read_file(path: Path, shown: str, known: Mapping[str, str]) -> File:
    """Return a file without holding it in memory, or as it is known by the shown name."""
    if shown in known:
        return file_of(path, shown, known[shown])
    try:
        if not path.is_file():
            raise fail(Place(shown), "is not a regular file", "move it out of the folder")
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise fail(Place(shown), f"cannot be read: {reason(error)}", MEND_READ) from None
    is_shown = shown.startswith(MEDIA) and is_picture(shown)
    return File(path, sha256, shown, size_of(path) if is_shown else None)
