"""How large a picture is, and whether smaller ones can be made of it, by the head of its file.

Nothing of the picture is drawn, so a file that claims a billion pixels costs no more than another.
"""

from __future__ import annotations

from struct import error as StructError  # noqa: N812  an exception, and named as one
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
"""Those of the pictures that browsers show (MDN, "Image file type and format guide")."""

DRAWN = (".svg",)
"""Those that need no size of their own."""

MOST_PIXELS = 80_000_000
"""More than any camera for news has; to make a smaller one of it would take 320 MB."""

HEAD = 64 * 1024
"""Bytes. In a PNG that moves `acTL` stands before the first pixels (PNG, 11.3.6)."""

UNREADABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    OSError,
    RecursionError,
    StructError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What the head of a broken file can make a reader of heads raise."""


class Size(NamedTuple):
    """Width and height in pixels as a picture is shown; `scales` if it can be made smaller."""

    width: int
    height: int
    scales: bool


def is_picture(name: str) -> bool:
    """Whether a file is called like a picture."""
    return name.lower().endswith(ENDINGS)


def size_of(path: Path) -> Size | None:
    """Return the size of a picture, None if its head tells none.

    What the camera said of which side is up is heeded (EXIF 3.0, 4.6.4, Orientation).
    """
    import imagesize  # type: ignore[import-untyped]  # noqa: PLC0415  it has no types; slow to load

    try:
        with path.open("rb") as file:
            width, height = imagesize.get(file)
            file.seek(0)
            head = file.read(HEAD)
    except UNREADABLE:
        return None
    if not 0 < width <= LONGEST_SIDE or not 0 < height <= LONGEST_SIDE:
        return None
    return Size(width, height, stands_still(head) and width * height <= MOST_PIXELS)


LONGEST_SIDE = 1_000_000
"""Pixels. A file that claims more is no picture."""


def stands_still(head: bytes) -> bool:
    """Whether a file is a JPEG, PNG or WebP of one picture: these are made smaller.

    A GIF is small or moves; of AVIF and SVG there is no need.
    """
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return b"acTL" not in head.partition(b"IDAT")[0]
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return not (head[12:16] == b"VP8X" and head[20:21] and head[20] & MOVES)
    return head.startswith(b"\xff\xd8\xff")


MOVES = 0x02
"""The bit of a WebP's head that says that it moves (WebP Container Specification, "VP8X")."""
