"""Which post an address is of: its own, an older one, or that of what it reports on."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from digest.urls import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.config import Config
    from digest.text.heads import Head

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
"""Hosts of a preview: what is annotated there is on the site, too."""


def posts_by_address(heads: Iterable[Head], config: Config) -> Mapping[str, str]:
    """Return address, as `key_of` spells it -> path of the post.

    What two posts report on is the address of neither.
    """
    own: dict[str, str] = {}
    older: dict[str, str] = {}
    reported: dict[str, str] = {}
    shared: set[str] = set()
    for head in heads:
        own.setdefault(f"/{fold(head.address)}", head.path)
        for alias in head.aliases:
            older.setdefault(key_of_path(alias), head.path)
        for source in dict.fromkeys(key_of(url, config) for url in head.sources):
            if reported.setdefault(source, head.path) != head.path:
                shared.add(source)
    alone = {key: path for key, path in reported.items() if key not in shared}
    return alone | older | own


def key_of(url: str, config: Config) -> str:
    """Return an address of the site as a path, any other without what doesn't tell pages apart.

    Scheme, fragment and a slash at the end tell none apart; neither does the query on the site.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return url
    base = urlsplit(config.base_url)
    is_own = (host, port) == (base.hostname, base.port)
    if is_own and parts.path.startswith(config.base_path):
        return key_of_path(parts.path[len(config.base_path) :])
    if host in LOCAL:
        return key_of_path(parts.path.removeprefix(config.base_path))
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{f':{port}' if port else ''}{parts.path.rstrip('/')}{query}"


def key_of_path(path: str) -> str:
    """Return the address of a page, from the root of the site, however a link spelled it."""
    plain = unicodedata.normalize("NFC", unquote(path)).strip("/")
    plain = plain.removesuffix("index.html").strip("/")
    is_file = plain.lower().endswith((".html", ".htm"))
    return "/" + fold(plain if is_file or not plain else plain + "/")
