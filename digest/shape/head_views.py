"""What templates may see of a page's head, of feeds and of pictures: parts of other views.

The rules are those of `views`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markupsafe import Markup


class FeedLink(NamedTuple):
    """A feed in one format: what that is called, its media type, and where it is."""

    name: str
    type: str
    url: str


class SharedView(NamedTuple):
    """The picture that goes with a page where somebody shares it; `url` is a full address.

    Width and height are 0 where they are not known.
    """

    url: str
    alt: str
    width: int
    height: int


class Head(NamedTuple):
    """What the head of a page says of it; `canonical` is the full URL, or empty on 404."""

    title: str
    description: str
    canonical: str
    lang: str
    direction: str
    kind: str
    published: str
    updated: str
    noindex: bool
    section: str
    is_section: bool
    image: SharedView | None
    linked: Markup


class PictureView(NamedTuple):
    """The picture of a post: where it is, what it shows in words, its size in pixels.

    Width and height are 0 where they are not known; `srcset` lists its widths, empty if it has one.
    """

    url: str
    alt: str
    width: int
    height: int
    srcset: str
    sizes: str
