"""What a host is told to send with each file, and in what order files get there: name -> values.

Must not look at what is in a file: its name says it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from digest.preview import content_type

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.deploy.plan import Headers

FOR_EVER = "public, max-age=31536000, immutable"
"""For files whose name changes with their bytes (RFC 8246)."""

BRIEFLY = "public, max-age=300"
"""For all others: five minutes after a deploy everybody sees it."""

NOT_KEPT = (("Cache-Control", "no-cache"), ("Content-Type", "application/json"))
"""Headers of the manifest: who asks for it wants to know how things are now."""

FINGERPRINT = re.compile(r"\.[0-9a-f]{8,64}\.[A-Za-z0-9]+$")
"""How a name ends that has a hash of the file's bytes in it: `style.5e1fb7a1.css`."""

TEXTS = re.compile(r"text/|application/(?:.+\+)?(?:json|xml)$|image/svg\+xml$")
"""Media types of what is text, so that its encoding is told (UTF-8), and it can be compressed."""

ASSETS, PAGES, FEEDS = range(3)
"""The order in which files get there: no page is seen before what it shows, and no feed or
sitemap tells of a page before it is there."""


def is_text(name: str) -> bool:
    """Whether a file is text, by its name."""
    return bool(TEXTS.match(content_type(name)))


def is_feed(name: str) -> bool:
    """Whether a file is a feed: Atom, RSS or JSON Feed."""
    return content_type(name).removeprefix("application/") in {"atom+xml", "rss+xml", "feed+json"}


def headers_of(name: str) -> Headers:
    """Return the headers of a file."""
    kind = content_type(name)
    has_charset = kind.startswith("text/")
    return (
        ("Cache-Control", FOR_EVER if FINGERPRINT.search(name) else BRIEFLY),
        ("Content-Type", f"{kind}; charset=utf-8" if has_charset else kind),
    )


def rules_of(names: Iterable[str]) -> bytes:
    """Return the file `_headers` of Netlify and Cloudflare Pages: what may be kept for ever.

    All else they serve to be asked for again each time, which is what a page wants. Rules that
    match one file add up there, so none overlaps with another. A folder has one rule if it holds
    nothing else: https://developers.cloudflare.com/pages/configuration/headers/ takes 100.
    """
    by_folder: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        by_folder[name.partition("/")[0] if "/" in name else ""].append(name)
    paths: list[str] = []
    for folder, inside in by_folder.items():
        lasting = [name for name in inside if FINGERPRINT.search(name)]
        paths += [f"{folder}/*"] if folder and lasting == inside else lasting
    return "".join(f"/{path}\n  Cache-Control: {FOR_EVER}\n" for path in paths).encode()


def stage_of(name: str) -> int:
    """Return when a file gets there: with the assets, the pages, or the feeds."""
    kind = content_type(name)
    if kind == "text/html":
        return PAGES
    is_listing = TEXTS.match(kind) and kind not in {"text/css", "text/javascript", "image/svg+xml"}
    return FEEDS if is_listing else ASSETS
