"""Pictures of content/media as pages show them: their size, smaller ones beside them, when to load.

A browser that knows the size leaves room before the picture is there, and of several widths takes
the least that will do (HTML, 4.8.4). Must not open a file: what is known of one is given.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, NamedTuple

from digest.text.markup import ATTRIBUTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

MEDIA = "media/"
SIZES = "sizes/"
"""Where smaller pictures live: `sizes/640/talks.jpg`."""

COLUMN = "(min-width: 48rem) 42rem, 100vw"
"""How wide the default theme shows a picture (CSS, as `sizes` has it)."""

IMG = re.compile(r'<img\b(?=[^<>]*\bsrc=)(?:[^<>"]|"[^"]*")*>')


class Picture(NamedTuple):
    """A picture in pixels as it is shown, the right side up; `scales` if it can be made smaller.

    `sha256` is that of its bytes, so that a page that shows it knows when it is another one.
    """

    width: int
    height: int
    sha256: str
    scales: bool


Pictures = dict[str, Picture]
"""Address -> picture: those of one page."""


class Smaller(NamedTuple):
    """A smaller picture that is to be made of one in content/media."""

    name: str
    sha256: str
    width: int


class Placard(NamedTuple):
    """What stands on a card; the title and what is below it are in a language of their own."""

    title: str
    lang: str
    direction: str
    below: tuple[str, ...]
    site: str
    site_direction: str


def smaller_view(name: str, sha256: str, width: int) -> Smaller:
    """Return what a smaller picture is made of."""
    return Smaller(name, sha256, width)


def widths_of(picture: Picture, widths: Sequence[int]) -> tuple[int, ...]:
    """Return the widths, of those that are wanted, in which a picture is there besides its own."""
    if not picture.scales:
        return ()
    return tuple(sorted({width for width in widths if width < picture.width}))


def smaller_at(address: str, width: int) -> str:
    """Return where a picture is in another width."""
    return f"{SIZES}{width}/{address.removeprefix(MEDIA)}"


def srcset_of(
    address: str, picture: Picture, widths: Sequence[int], link: Callable[[str], str]
) -> str:
    """Return the widths of a picture as `srcset` lists them, empty where it has one."""
    there = [(smaller_at(address, width), width) for width in widths_of(picture, widths)]
    if not there:
        return ""
    return ", ".join(f"{link(at)} {width}w" for at, width in [*there, (address, picture.width)])


def with_sizes(
    html: str,
    known: Mapping[str, tuple[str, Picture]],
    widths: Sequence[int],
    link: Callable[[str], str],
    *,
    is_first: bool,
) -> str:
    """Return a drawn text whose pictures have their size, and but the first wait to be seen.

    `known` has the address of a picture, and what is known of it, by the `src` as typed; `is_first`
    if the page shows no other above. What a writer has stated stays.
    """
    if "<img" not in html:
        return html
    waiting = not is_first

    def say(match: re.Match[str]) -> str:
        nonlocal waiting
        typed = dict(ATTRIBUTE.findall(match[0]))
        added = list(stated(known.get(unescape(typed["src"])), typed, widths, link))
        if waiting and "loading" not in typed:
            added.append(("loading", "lazy"))
        waiting = True
        said = "".join(f' {name}="{escape(value)}"' for name, value in added)
        return f"<img{said}{match[0][len('<img') :]}"

    return IMG.sub(say, html)


def stated(
    known: tuple[str, Picture] | None,
    typed: Mapping[str, str],
    widths: Sequence[int],
    link: Callable[[str], str],
) -> Iterator[tuple[str, str]]:
    """Yield the attributes that tell the size of a picture, if it is known."""
    if known is None:
        return
    address, picture = known
    if not {"width", "height"} & typed.keys():
        yield "width", str(picture.width)
        yield "height", str(picture.height)
    if srcset := srcset_of(address, picture, widths, link):
        yield "srcset", srcset
        yield "sizes", COLUMN
