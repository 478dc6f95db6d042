"""Slugs, addresses and output names: spelled here and nowhere else.

An address is site-absolute without the leading slash and ends in `/` for a page
(`2019/06/08/talks/`); an output is the file that a host serves there
(`2019/06/08/talks/index.html`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

SLUG_LENGTH = 80
"""Characters; longer than most headlines."""

SLUG_BYTES = 180
"""With a date before it and `.notes.yaml` behind, a name in any script stays under the
255 bytes that ext4, APFS and NTFS allow."""

RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows keeps for devices, whatever follows the dot."""


@lru_cache(maxsize=4096)
def slugify(title: str) -> str:
    """Return the words of a title, lower case, joined by hyphens; any script is kept.

    NFC, so that one title has one address however it was typed. Never empty: a title
    without a letter or digit gives `untitled`.
    """
    text = unicodedata.normalize("NFKC", title).casefold()
    text = re.sub(r"['’ʼ]", "", text)
    slug = cut(unicodedata.normalize("NFC", "-".join(words_of(text))))
    if RESERVED.fullmatch(slug):
        slug += "-page"
    return slug or "untitled"


def words_of(text: str) -> Iterator[str]:
    """Yield the runs of letters and digits, with the marks on them; a mark alone is none."""
    word = ""
    for character in text:
        if character.isalnum() or (word and unicodedata.category(character) in {"Mn", "Mc"}):
            word += character
        elif word:
            yield word
            word = ""
    if word:
        yield word


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
    return base_url + quoted(address)


def relative(address: str, depth: int) -> str:
    """Return a link to an address from an output that lies `depth` folders deep.

    Ends in the file name, so that a page opened from a disk finds its neighbours too.
    """
    return "../" * depth + served(address)


@lru_cache(maxsize=65536)
def served(address: str) -> str:
    """Return the output at an address as a link spells it."""
    return quoted(output_of(address))


def quoted(path: str) -> str:
    """Return a path percent-encoded (RFC 3986, 2.1); most need no encoding."""
    return path if UNRESERVED.fullmatch(path) else quote(path, safe="/~")


UNRESERVED = re.compile(r"[A-Za-z0-9._~/-]*")


def depth_of(output: str) -> int:
    """Return how many folders deep an output lies, or the one at an address."""
    return output.count("/")


def fold(output: str) -> str:
    """Return the name under which two outputs are one file on some disk or host.

    A canonical caseless match, definition D145 of the Unicode Standard.
    """
    decomposed = unicodedata.normalize("NFD", output).casefold()
    return unicodedata.normalize("NFC", decomposed)


def is_inside(path: str) -> bool:
    """Whether a relative path stays within the folder it is relative to, on any system.

    Windows drops dots and spaces at the end of a name, so that `.. ` steps up too, and takes
    what stands before a colon for a drive.
    """
    normal = normpath(path.replace("\\", "/"))
    named = all(part.strip(". ") for part in normal.split("/"))
    return normal == "." or (named and not set(normal) & set(":\0"))
