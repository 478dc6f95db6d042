"""Rules on what is there twice: names, addresses, texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.checking.addresses import canonical_address
from digest.checking.likeness import alike
from digest.checking.writing import Finding, found
from digest.problems import Place
from digest.shape.claims import refused_claims
from digest.text.facts import Post
from digest.urls import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.checking.desk import Desk


def taken(desk: Desk) -> Iterator[Finding]:
    """Yield each address that two files claim, or that the site itself uses."""
    things = [
        one.thing for one in desk.told if one.thing and not one.path.startswith("content/editions/")
    ]
    yield from map(Finding, refused_claims(things))


def name_collision(desk: Desk) -> Iterator[Finding]:
    """Yield each file or folder whose name differs from another's by case or Unicode form alone."""
    first: dict[str, str] = {}
    for path in sorted(desk.files):
        parts = path.split("/")
        for count in range(1, len(parts) + 1):
            name = "/".join(parts[:count])
            other = first.setdefault(fold(name), name)
            if other != name:
                what = f"{other} has the same name on disks that know no case, or compose letters"
                yield found(Place(path), what, "rename one of the two")
                break


def duplicate_address(desk: Desk) -> Iterator[Finding]:
    """Yield each post that reports on just the addresses that an earlier one reports on."""
    first: dict[frozenset[str], str] = {}
    for post in desk.posts:
        pages = frozenset(canonical_address(one.url) for one in post.sources if one.url)
        pages = frozenset(page for page in pages if not page.endswith("/"))
        other = first.setdefault(pages, post.path) if pages else post.path
        if other != post.path:
            what = f"{other} reports on the same address"
            yield found(Place(post.path, 1, 1), what, "keep one, or merge the two")


def duplicate_text(desk: Desk) -> Iterator[Finding]:
    """Yield each post whose text is nearly that of an earlier one."""
    sketches = ((one.path, one.sketch) for one in desk.told if isinstance(one.thing, Post))
    for path, other, share in alike((path, sketch) for path, sketch in sketches if sketch):
        degree = "the same" if share == 1 else "nearly the same"
        what = f"{other} has {degree} text"
        yield found(Place(path, 1, 1), what, "keep one, or merge the two")
