"""Who claims which address: no two files one, and none that the site itself uses."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

from digest.problems import Place, Problem
from digest.text.facts import Post
from digest.urls import fold, is_inside, output_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.text.facts import Plain

LISTS = frozenset({"people", "places", "series"})
"""Folders of lists that a site has only if there is something to list."""

OWN_FOLDERS = LISTS | {
    *("archive", "assets", "editions", "media", "notes", "pagefind", "search", "sizes"),
    *("sources", "tags", "undated"),
}
"""First parts of addresses under which the site's own pages and files live."""

OWN_FILES = re.compile(
    r"404\.html|card\.png|_redirects|feed\.(xml|json)|icon\.svg|index\.html|manifest\.webmanifest"
    r"|robots\.txt|rss\.xml|(news-)?sitemap(-\d+)?\.xml"
)
"""Files that the site writes beside these folders."""

YEAR = re.compile(r"\d{4}")
"""A plain page of this name would share its folder with a year of posts."""

LONGEST_PART = 255
"""Bytes that ext4, APFS and NTFS allow a name to have."""


def address_of(thing: Post | Plain) -> str:
    """Return where a post or a plain page lives."""
    return thing.address if isinstance(thing, Post) else f"{thing.slug}/"


def alias_address(typed: str) -> str:
    """Return the address that an alias means: a page's, unless it names an HTML file."""
    plain = unicodedata.normalize("NFC", unquote(typed)).strip("/")
    return plain if plain.lower().endswith((".html", ".htm")) else plain + "/"


def aliases_of(things: Sequence[Post | Plain]) -> dict[tuple[str, str], Post | Plain]:
    """Return each older address and its file's path -> what lives elsewhere now."""
    return {
        (alias_address(typed), thing.path): thing for thing in things for typed in thing.aliases
    }


def refused_claims(things: Sequence[Post | Plain]) -> Iterator[Problem]:
    """Yield a problem for each address that can't be had: `things` are the posts and pages.

    Two addresses are one if a disk or a host could take them for one: case and composition of
    characters are folded.
    """
    claims: dict[str, str] = {}
    for thing in things:
        address = address_of(thing)
        if not isinstance(thing, Post) and (is_own(address) or YEAR.fullmatch(thing.slug)):
            what = f"the address /{address} is used by the site itself"
            yield Problem(spot(thing.path), what, "give the page another `slug:`")
        first = claims.setdefault(fold(output_of(address)), thing.path)
        if first != thing.path:
            mend = "give one of them another `slug:`"
            yield Problem(spot(thing.path), f"{first} has the same address, /{address}", mend)
    older: dict[str, str] = {}
    for alias, path in aliases_of(things):
        output = fold(output_of(alias))
        wrong = slip_of_alias(alias) or slip_of_output(output, path, claims, older)
        older.setdefault(output, path)
        if wrong:
            mend = "remove it from `aliases:`, or spell it otherwise"
            yield Problem(spot(path), f'the alias "/{alias}" {wrong}', mend)


def is_own(address: str) -> bool:
    """Whether an address begins like one that the site uses for its own pages."""
    first = fold(address.partition("/")[0])
    return first in OWN_FOLDERS or OWN_FILES.fullmatch(first) is not None


def slip_of_alias(alias: str) -> str:
    """Return what is wrong with an alias by itself, empty if it could be an address."""
    parts = alias.removesuffix("/").split("/")
    if alias == "/" or is_own(alias):
        return "is used by the site itself"
    is_named = all(part and len(part.encode()) <= LONGEST_PART for part in parts)
    is_shown = alias.isprintable() and not any(part.startswith(".") for part in parts)
    return "" if is_named and is_shown and is_inside(alias) else "is not an address on this site"


def slip_of_output(
    output: str, path: str, claims: Mapping[str, str], older: Mapping[str, str]
) -> str:
    """Return what others have against an alias; no disk has a folder and a file of one name."""
    owner = claims.get(output, older.get(output, path))
    if owner != path:
        return f"is also an address of {owner}"
    if output in claims:
        return "is where this page lives already"
    parts = output.split("/")
    above = ("/".join(parts[:count]) for count in range(1, len(parts)))
    files = [file for file in above if file in claims or file in older]
    return f"lies below the file /{files[0]}" if files else ""


def spot(path: str) -> Place:
    """Return where problems with a whole file are shown: its first line."""
    return Place(path, 1, 1)
