"""Draws a card: a title in large letters, who reported it and when, and the name of the site.

With Pillow and the fonts that are installed as packages (`fontpkg-…`), so that every machine with
the same ones draws the same bytes. What these fonts can't show is left out: no card has boxes where
letters should be.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

import fontpkg  # type: ignore[import-untyped]  # it has no types
from PIL import Image, ImageDraw, ImageFont, features

from digest.shape.frame import CARD_HEIGHT as HEIGHT
from digest.shape.frame import CARD_WIDTH as WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.shape.pictures import Placard

PAPER, INK, SOFT, ACCENT = "#fdfbf6", "#1c1a17", "#5d564b", "#8c1c13"
"""Of the default theme, in its light colours: where a card is shown, nobody chose dark ones."""

MARGIN = 84
BAR = 16
REGULAR, BOLD = 400, 700
TITLE_SIZES = (104, 88, 76, 68, 60, 54, 48, 42)
"""The largest in which a title fits is taken."""

SMALL = 34
LEADING = 1.24
"""Height of a line of type, of which 1 is the size; Arabic letters reach higher than Latin ones."""

TITLE_HEIGHT = 360
NOT_A_GLYPH = "\U0010fffe"
"""A code point that no font has a letter for."""

FIRST = "noto-sans"
"""The font that is tried before all others."""


def draw_card(placard: Placard) -> bytes:
    """Return a card as a PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    is_rtl = placard.direction == "rtl"
    edge = WIDTH - BAR if is_rtl else 0
    pen.rectangle((edge, 0, edge + BAR, HEIGHT), fill=ACCENT)
    top = MARGIN - 12
    if placard.site:
        write(pen, placard.site, (top, SMALL, BOLD, ACCENT), is_rtl=is_rtl)
        top += round(SMALL * LEADING) + 28
    title = placard.title if font_for(placard.title, SMALL, BOLD, is_rtl=is_rtl) else placard.site
    lines, size = set_title(title, is_rtl=is_rtl)
    for line in lines:
        write(pen, line, (top, size, BOLD, INK), is_rtl=is_rtl)
        top += round(size * LEADING)
    shown = [one for one in placard.below if font_for(one, SMALL, REGULAR, is_rtl=is_rtl)]
    below = "  ·  ".join(f"{APART}{one}{TOGETHER}" if is_rtl else one for one in shown)
    for line in wrapped(below, SMALL, REGULAR, is_rtl=is_rtl)[:1]:
        write(pen, line, (HEIGHT - MARGIN - SMALL // 2, SMALL, REGULAR, SOFT), is_rtl=is_rtl)
    out = BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def write(
    pen: ImageDraw.ImageDraw, line: str, look: tuple[int, int, int, str], *, is_rtl: bool
) -> None:
    """Write a line between the margins; `look` is its top, size, weight and colour."""
    top, size, weight, colour = look
    font = font_for(line, size, weight, is_rtl=is_rtl)
    if font is None:
        return
    at = (WIDTH - MARGIN, top) if is_rtl else (MARGIN, top)
    pen.text(
        at, line, fill=colour, font=font, anchor="ra" if is_rtl else "la", **way(is_rtl=is_rtl)
    )


def way(*, is_rtl: bool) -> dict[str, Any]:
    """Return how Raqm is told of the direction; without it, there is but one."""
    return {"direction": "rtl" if is_rtl else "ltr"} if has_shaping() else {}


def set_title(title: str, *, is_rtl: bool) -> tuple[list[str], int]:
    """Return the lines of a title, and the size in which they fit; the rest is cut off."""
    for size in TITLE_SIZES:
        lines = wrapped(title, size, BOLD, is_rtl=is_rtl)
        most = int(TITLE_HEIGHT // (size * LEADING))
        if len(lines) <= most:
            return lines, size
    kept = lines[:most]
    kept[-1] = kept[-1].rstrip(" .,;:–-") + "…"
    while len(kept[-1]) > 1 and width_of(kept[-1], size, BOLD, is_rtl=is_rtl) > WIDTH - 2 * MARGIN:
        kept[-1] = kept[-1][:-2].rstrip() + "…"
    return kept, size


def wrapped(text: str, size: int, weight: int, *, is_rtl: bool) -> list[str]:
    """Return a text in lines that fit between the margins; none if no font can show it."""
    if not text or font_for(text, size, weight, is_rtl=is_rtl) is None:
        return []
    lines = [""]
    for piece in pieces(text):
        longer = lines[-1] + piece
        if (
            lines[-1]
            and width_of(longer.rstrip(), size, weight, is_rtl=is_rtl) > WIDTH - 2 * MARGIN
        ):
            lines.append(piece)
        else:
            lines[-1] = longer
    return [line.strip() for line in lines]


def pieces(text: str) -> Iterator[str]:
    """Yield what a line can be broken after: words, and each letter of scripts without spaces."""
    word = ""
    for sign in text:
        word += sign
        if sign == " " or is_unspaced(sign) or len(word) > LONGEST_WORD:
            yield word
            word = ""
    if word:
        yield word


LONGEST_WORD = 24
"""Letters; a longer one is broken wherever its line ends."""


def is_unspaced(sign: str) -> bool:
    """Whether a letter is of a script that parts no words: kana, Han, Thai."""
    return "\u3040" <= sign <= "\u9fff" or "\u0e00" <= sign <= "\u0e7f"


def width_of(line: str, size: int, weight: int, *, is_rtl: bool) -> float:
    """Return how wide a line is in pixels; 0 if no font can show it."""
    font = font_for(line, size, weight, is_rtl=is_rtl)
    return font.getlength(line, **way(is_rtl=is_rtl)) if font else 0.0


def font_for(text: str, size: int, weight: int, *, is_rtl: bool) -> ImageFont.FreeTypeFont | None:
    """Return the first font that has all letters of a text, None if none has.

    Without what joins and turns letters (Raqm with FriBiDi), none can show a right-to-left text.
    """
    if is_rtl and not has_shaping():
        return None
    for path in fonts():
        if all(has_glyph(path, sign) for sign in set(text) if not sign.isspace()):
            return font_at(path, size, weight)
    return None


@cache
def has_shaping() -> bool:
    """Whether Pillow can join letters, and write from right to left."""
    return bool(features.check("raqm") and features.check("fribidi"))


@cache
def fonts() -> tuple[str, ...]:
    """Return the files of the installed fonts, Noto Sans before all others."""
    families = fontpkg.families()
    names = sorted(families, key=lambda name: (name != FIRST, name))
    return tuple(str(fontpkg.path(name, nearest=True)) for name in names)


@cache
def font_at(path: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """Return a font in a size and a weight."""
    font = ImageFont.truetype(path, size)
    try:
        axes: list[dict[str, Any]] = [dict(axis) for axis in font.get_variation_axes()]
    except OSError:  # one weight is all it has
        return font
    font.set_variation_by_axes(
        [
            min(max(weight, axis["minimum"]), axis["maximum"])
            if axis["name"] == b"Weight"
            else axis["default"]
            for axis in axes
        ]
    )
    return font


@cache
def has_glyph(path: str, sign: str) -> bool:
    """Whether a font has a letter of its own for a sign; marks that join others need none."""
    if sign in JOINING:
        return True
    font = font_at(path, SMALL, REGULAR)
    return bytes(font.getmask(sign)) != bytes(font.getmask(NOT_A_GLYPH))


APART, TOGETHER = "\u2068", "\u2069"
"""Around words whose direction is theirs alone (UAX 9, first strong isolate)."""

JOINING = frozenset("\u200b\u200c\u200d\u200e\u200f\u00ad\u2066\u2067\u2068\u2069\ufe0f")
"""Signs that are not seen: they part and join letters, or tell a direction."""
