"""Slugs, addresses and output names: spelled here and nowhere else.

An address is site-absolute without the leading slash and ends in `/` for a page
(`2019/06/08/talks/`); an output is the file that a host serves there
(`2019/06/08/talks/index.html`).
"""

from __future__ import annotations

import re
import unicodedata
from posixpath import normpath
from urllib.parse import quote

SLUG_LENGTH = 80
"""Characters. With the date before it and `.notes.yaml` behind, a name in any script stays
under the 255 bytes that ext4, APFS and NTFS allow, see SLUG_BYTES."""

SLUG_BYTES = 180
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever follows the dot."""


def slugify(title: str) -> str:
    """Return the words of a title, lower case, joined by hyphens; any script is kept.

    NFC, so that one title has one address however it was typed. Never empty: a title
    without a letter or digit gives `untitled`.
    """
    text = unicodedata.normalize("NFKC", title).casefold()
    text = re.sub(r"['’ʼ]", "", text)
    kept = "".join(c if is_slug_character(c) else "-" for c in text)
    slug = cut(re.sub(r"-+", "-", unicodedata.normalize("NFC", kept)).strip("-"))
    if RESERVED.match(slug):
        slug += "-page"
    return slug or "untitled"


def is_slug_character(character: str) -> bool:
    """Whether a character may stand in a slug: a letter, a digit or a mark on one."""
    return character.isalnum() or unicodedata.category(character) in {"Mn", "Mc"}


def cut(slug: str) -> str:
    """Return the slug within its length in characters and bytes, cut between words."""
    short = slug[:SLUG_LENGTH]
    while len(short.encode()) > SLUG_BYTES:
        short = short[:-1]
    if len(short) < len(slug) and "-" in short and slug[len(short)] != "-":
        short = short.rsplit("-", 1)[0]
    return short.strip("-")


def output_of(address: str) -> str:
    """Return the file that a host serves at an address."""
    return address + "index.html" if address == "" or address.endswith("/") else address


def canonical(base_url: str, address: str) -> str:
    """Return the full URL of an address, percent-encoded (RFC 3986)."""
    return base_url + quote(address, safe="/~")


def relative(address: str, depth: int) -> str:
    """Return a link to an address from an output that lies `depth` folders deep.

    Ends in the file name, so that a page opened from a disk finds its neighbours too.
    """
    return "../" * depth + quote(output_of(address), safe="/~")


def depth_of(output: str) -> int:
    """Return how many folders deep an output lies."""
    return output.count("/")


def fold(output: str) -> str:
    """Return the name under which two outputs are one file on some disk or host."""
    return unicodedata.normalize("NFC", output).casefold()


def is_inside(path: str) -> bool:
    """Whether a relative path stays within the folder it is relative to."""
    normal = normpath(path.replace("\\", "/"))
    return not normal.startswith(("../", "/")) and normal != ".." and ":" not in normal
