"""Draws what no template can: smaller pictures of those in content/media, and cards.

It takes Pillow, which is there only if the site asks for it. What was drawn is kept in `.digest/`
by all that it is made of, so a clean build finds it again; what is broken there is drawn anew.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import blake2b
from io import BytesIO
from typing import TYPE_CHECKING

from digest.disk import read_bytes, write_atomic
from digest.engine import engine
from digest.fields import key_place
from digest.installed import version_of
from digest.layout import CACHE, CONFIG_FILE
from digest.measuring import MOST_PIXELS, UNREADABLE
from digest.problems import DigestError, Place, Problem, fail
from digest.shape.pictures import Smaller
from digest.sources import MEDIA

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from digest.config import Config
    from digest.shape.pictures import Placard

FOLDER = f"{CACHE}/pictures"
MEND_EXTRA = 'install it: pip install "annotated-digest[{}]"'
MEND_PICTURE = "open it in a program for pictures and save it again, or take it away"

QUALITY = 80
"""Of JPEG and WebP, of 100: less shows around letters, more takes space that nobody sees."""

SEAL = 20
"""Bytes of the digest by which a kept picture is known to be whole."""


def missing(config: Config, text: str) -> Iterator[Problem]:
    """Yield what is asked for in config.yaml and takes a library that is not there."""
    if config.picture_widths and not version_of("pillow"):
        place = key_place(text, CONFIG_FILE, "picture_widths")
        what = "to make pictures smaller takes Pillow, which is not installed"
        yield Problem(place, what, MEND_EXTRA.format("pictures"))
    if config.cards and not (version_of("pillow") and version_of("fontpkg-noto-sans")):
        place = key_place(text, CONFIG_FILE, "cards")
        what = "to draw cards takes Pillow and a font, which are not installed"
        yield Problem(place, what, MEND_EXTRA.format("cards"))


def draw_picture(wanted: Smaller | Placard, root: Path) -> bytes:
    """Return the bytes of a picture; raises DigestError for a file that none can be made of."""
    kept = root / FOLDER / name_of(wanted)
    known = recalled(kept)
    if known:
        return known
    if isinstance(wanted, Smaller):
        return keep(kept, smaller(wanted, root))
    from digest.cards import draw_card  # noqa: PLC0415  its libraries are there if asked for

    return keep(kept, draw_card(wanted))


def name_of(wanted: Smaller | Placard) -> str:
    """Return what a picture is called in the cache: a digest of all that it is made of."""
    return blake2b(repr((wanted, engine())).encode(), digest_size=SEAL).hexdigest()


def recalled(path: Path) -> bytes:
    """Return a picture that was kept, empty if there is none or it is broken."""
    try:
        content = path.read_bytes()
    except OSError:
        return b""
    seal, drawn = content[:SEAL], content[SEAL:]
    return drawn if blake2b(drawn, digest_size=SEAL).digest() == seal else b""


def keep(path: Path, drawn: bytes) -> bytes:
    """Keep a picture for the next build, where that can be written; return it."""
    with suppress(DigestError):
        write_atomic(path, blake2b(drawn, digest_size=SEAL).digest() + drawn)
    return drawn


def sweep(root: Path, wanted: Collection[Smaller | Placard]) -> None:
    """Remove the pictures that no page shows any more."""
    names = set(map(name_of, wanted))
    with suppress(OSError):
        for path in (root / FOLDER).iterdir():
            if path.name not in names:
                path.unlink()


def smaller(wanted: Smaller, root: Path) -> bytes:
    """Return a picture of content/media in a lesser width, in its own format.

    It is the right side up and keeps its colours; where it was taken, and by whom, is left out.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415  it is there only if it is asked for

    shown = MEDIA + wanted.name
    content = read_bytes(root / shown, shown)
    out = BytesIO()
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise fail(Place(shown), "this picture has too many pixels", MEND_PICTURE)
            image.draft(None, (2 * wanted.width, 2 * wanted.width))
            upright = ImageOps.exif_transpose(image)
            height = max(1, round(upright.height * wanted.width / upright.width))
            mode = {"P": "RGBA", "CMYK": "RGB", "1": "L"}.get(upright.mode, upright.mode)
            drawn = upright.convert(mode).resize((wanted.width, height), Image.Resampling.LANCZOS)
            drawn.save(
                out,
                image.format,
                quality=QUALITY,
                optimize=True,
                progressive=True,
                icc_profile=image.info.get("icc_profile"),
            )
    except (*UNREADABLE, Image.DecompressionBombError, EOFError) as error:
        what = f"this picture can't be read: {error}"
        raise fail(Place(shown), what, MEND_PICTURE) from None
    return out.getvalue()
