"""Where the local links of posts and pages lead; dead ones are told."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from digest.problems import Place, Problem, nearest_path
from digest.text.posts import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from digest.text.facts import Local, Plain, Post

MEDIA = "content/media/"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a link can lead to: addresses by path of the file, and the files of content/media.

    `pages` are these addresses again; `hidden` are the paths of drafts and others that are not
    published. All names are in NFC.
    """

    addresses: Mapping[str, str]
    pages: Collection[str]
    hidden: Collection[str]
    media: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Led:
    """Path of a file -> link as typed -> the address it leads to, and what is wrong with others."""

    targets: Mapping[str, Mapping[str, str]]
    problems: tuple[Problem, ...]


def shelve(addresses: Mapping[str, str], hidden: Iterable[str], media: Iterable[str]) -> Shelf:
    """Return what a link can lead to, however a disk composes its names."""
    return Shelf(
        {nfc(path): address for path, address in addresses.items()},
        frozenset(addresses.values()),
        frozenset(map(nfc, hidden)),
        {nfc(name): name for name in media},
    )


def lead(things: Iterable[Post | Plain], shelf: Shelf) -> Led:
    """Return where the local links of each file lead; warnings are among the problems."""
    targets: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    for thing in things:
        found: dict[str, str] = {}
        for link in thing.links:
            to = resolve(thing.path, link, shelf)
            if isinstance(to, Problem):
                problems.append(to)
            elif to is not None:
                found[link.target] = to
        if thing.links:
            targets[thing.path] = found
    return Led(targets, tuple(problems))


def resolve(path: str, link: Local, shelf: Shelf) -> str | Problem | None:
    """Return the address (with its fragment) a link leads to, or why it leads nowhere.

    None leaves the link as typed: it may lead to what another program puts beside the site.
    """
    bare, mark, fragment = link.target.partition("#")
    bare, asking, _ = bare.partition("?")
    bare = nfc(unquote(bare))
    file = normpath(bare.lstrip("/") if bare.startswith("/") else join(dirname(path), bare))
    if bare.endswith(".md"):
        if file in shelf.addresses:
            return shelf.addresses[file] + mark + fragment
        return dead(Place(path, link.line), link, file, shelf)
    name = media_name(bare, file, shelf)
    if name is not None:
        if name in shelf.media:
            return "media/" + shelf.media[name]
        return no_media(Place(path, link.line), link.target, name, shelf)
    if not bare.startswith("/") or asking:
        return None
    address = bare.lstrip("/")
    page = address.rstrip("/") + "/"
    return (page if page in shelf.pages else address) + mark + fragment


def media_name(bare: str, file: str, shelf: Shelf) -> str | None:
    """Return the name in content/media that a link means, None if it means something else."""
    if file.startswith(MEDIA):
        return file.removeprefix(MEDIA)
    short = bare.removeprefix("/").removeprefix("media/")
    if short in shelf.media or bare.removeprefix("/").startswith("media/"):
        return short
    ending = bare.rpartition("/")[2].rpartition(".")[2]
    is_file = ending != bare.rpartition("/")[2] and ending.lower() not in {"", "html", "htm"}
    return short if is_file and not bare.startswith("/") else None


def dead(place: Place, link: Local, file: str, shelf: Shelf) -> Problem:
    """Return the problem of a link to no post; a warning if its post is only not published.

    A day passes and a post expires: that must not keep the site from being built.
    """
    if file in shelf.hidden:
        what = f'"{link.target}" is not published, so this link leads nowhere'
        mend = "it is a draft, or for a later day, or has expired"
        return Problem(place, what, mend, warning=True)
    what = f'the link "{link.target}" leads to no post and no page'
    near = nearest_path(file, [*shelf.addresses, *shelf.hidden], dirname(place.path))
    return Problem(place, what, near or NO_NAME)


NO_NAME = "write the path to a .md file, seen from this one"
NO_FILE = "put the file into content/media, or mend the name"


def no_media(place: Place, target: str, name: str, shelf: Shelf) -> Problem:
    """Return the warning on a link to a file that content/media doesn't hold."""
    what = f'"{target}" is not a file in content/media'
    return Problem(place, what, nearest_path(name, shelf.media) or NO_FILE, warning=True)


def missing_pictures(posts: Iterable[Post], shelf: Shelf) -> list[Problem]:
    """Return a warning for each post whose `image:` is a file that content/media doesn't hold."""
    found = []
    for post in posts:
        name = nfc(post.image.removeprefix("/").removeprefix("media/"))
        if name and name not in shelf.media and not ELSEWHERE.match(post.image):
            found.append(no_media(Place(post.path, 1, 1), post.image, name, shelf))
    return found


def media_address(image: str) -> str:
    """Return the address of a picture that front matter names, empty for one elsewhere."""
    if not image or ELSEWHERE.match(image):
        return ""
    return "media/" + image.removeprefix("/").removeprefix("media/")


def nfc(text: str) -> str:
    """Return a text with its characters composed, as addresses have them (macOS parts them)."""
    return unicodedata.normalize("NFC", text)
