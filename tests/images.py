"""Pictures made for tests: few colours, no camera, the same bytes each time."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image


def drawn(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a picture whose upper left quarter is red."""
    picture = Image.new("RGB", (width, height), "#dde6ee")
    picture.paste("#8c1c13", (0, 0, width // 2, height // 2))
    return picture.convert(mode)


def encoded(kind: str, width: int = 64, height: int = 48, **how: Any) -> bytes:  # noqa: ANN401  what Pillow takes
    """Return a picture as a file of this kind."""
    out = BytesIO()
    drawn(width, height, how.pop("mode", "RGB")).save(out, kind, **how)
    return out.getvalue()


def moving(kind: str) -> bytes:
    """Return a picture of two, one after the other."""
    return encoded(kind, save_all=True, append_images=[Image.new("RGB", (64, 48), "#000")])


def turned(orientation: int, width: int = 64, height: int = 48) -> bytes:
    """Return a JPEG whose camera says which side is up (EXIF, Orientation)."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    return encoded("JPEG", width, height, exif=exif.tobytes())


def bomb(side: int = 60_000) -> bytes:
    """Return a PNG of some hundred bytes that claims so many pixels in width and height."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )
