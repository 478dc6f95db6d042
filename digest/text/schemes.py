"""Which links can't run anything, by their scheme."""

from __future__ import annotations

import re

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "xmpp", "irc"})
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")


def is_safe_link(target: str) -> bool:
    """Whether following a link can't run anything (WHATWG URL: controls and blanks are cut)."""
    plain = re.sub(r"[\x00-\x20\x7f-\xa0]", "", target)
    scheme = SCHEME.match(plain)
    return scheme is None or scheme[1].lower() in SAFE_SCHEMES
