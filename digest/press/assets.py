"""The files of a theme as a site has them: under names that tell what is in them, and minified.

A name changes with the content (`style.3f9a1b2c4d.css`), so a browser may keep the file for ever
and never shows an old one. What style sheets and scripts refer to is renamed in them, too; a sheet
that another one imports is put into it, so that a page asks for one.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from posixpath import dirname, join, normpath, relpath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from rcssmin import cssmin
from rjsmin import jsmin

from digest.problems import DigestError, Place, Problem, nearest_path

if TYPE_CHECKING:
    from collections.abc import Mapping

STYLE, SCRIPT = ".css", (".js", ".mjs")
LENGTH = 10
"""Hexadecimal digits of a name: 40 bits keep the versions of one file apart."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a theme: its name, a digest of its bytes, its path in problems, maybe its text."""

    name: str
    sha256: str
    path: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A file as the site has it, below `assets/`; one without content is copied."""

    name: str
    content: bytes | None = None


def is_text(name: str) -> bool:
    """Whether an asset may refer to others, and is minified."""
    return name.endswith((STYLE, *SCRIPT))


def publish(
    sources: Mapping[str, Source], below: Mapping[tuple[str, str], str]
) -> dict[str, Published]:
    """Return what becomes of each asset, by its key.

    A key that is a name is published; another one only if something refers to it. `below` tells
    what `THEME/name` means in an asset: see `themefiles`. Raises DigestError with every reference
    that leads nowhere.
    """
    desk = Desk(sources, below)
    under = {key for (name, _), key in below.items() if name}
    for key in sources:
        if key not in under:
            desk.publish(key)
    if desk.problems:
        raise DigestError(desk.problems)
    return desk.made


ADDRESS = r"""(?:"([^"\n]*)"|'([^'\n]*)'|"""
REFERENCE = re.compile(
    rf"""/\*.*?\*/
    | @import\s+ (?:url\(\s*)? {ADDRESS} ([^"'()\s;]+)) \s* \)? ([^;{{}}]*) ;
    | url\(\s* {ADDRESS} ([^"'()\s]+)) \s*\)
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'""",
    re.DOTALL | re.VERBOSE,
)
"""What refers to a file (CSS Syntax 3, 4.3.6; CSS Cascade 5, 2), and what only looks like it:
comments and strings. Three groups for the address of an import, its conditions, three of an url."""

NAMED_IN_SCRIPT = re.compile(r"""(["'])(\.{1,2}/[^"'\s\\]+)\1""")
"""A relative address as modules write it."""

MEND_ROUND = "end the round somewhere"
ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|#|$")
"""How an address begins that is none of a file beside this one; one may be empty."""


class Desk:
    """Publishes assets, each once and after those that it refers to."""

    def __init__(self, sources: Mapping[str, Source], below: Mapping[tuple[str, str], str]) -> None:
        """Begin with nothing published."""
        self._sources = sources
        self._below = below
        self._drawing: list[str] = []
        self.made: dict[str, Published] = {}
        self.problems: list[Problem] = []

    def publish(self, key: str) -> str:
        """Return the name under which an asset is published."""
        if key not in self.made:
            source = self._sources[key]
            if source.text is None:
                self.made[key] = Published(stamped(source.name, source.sha256))
            else:
                minify = cssmin if source.name.endswith(STYLE) else jsmin
                content = minify(self._drawn(key, source.name), keep_bang_comments=True).encode()
                name = stamped(source.name, hashlib.sha256(content).hexdigest())
                self.made[key] = Published(name, content)
        return self.made[key].name

    def _drawn(self, key: str, seen_from: str) -> str:
        """Return the text of an asset, its references leading on from the place of another."""
        source = self._sources[key]
        text = source.text or ""
        self._drawing.append(key)
        if source.name.endswith(STYLE):
            drawn = REFERENCE.sub(lambda found: self._reference(found, key, seen_from), text)
        else:
            drawn = NAMED_IN_SCRIPT.sub(lambda found: self._named(found, key, seen_from), text)
        self._drawing.pop()
        return drawn

    def _reference(self, found: re.Match[str], key: str, seen_from: str) -> str:
        """Return what becomes of a reference in a style sheet."""
        imported = found[1] or found[2] or found[3]
        if imported is not None:
            target, conditions = self._target(found, imported, key), found[4].strip()
            if not target:
                return found[0]
            sheet = self._drawn(target, seen_from)
            return f"@media {conditions} {{{sheet}}}" if conditions else sheet
        address = found[5] or found[6] or found[7]
        if address is None:
            return found[0]
        led = self._led(address, self._target(found, address, key), key, seen_from)
        return f'url("{led.replace(" ", "%20")}")' if '"' not in led else f"url('{led}')"

    def _named(self, found: re.Match[str], key: str, seen_from: str) -> str:
        """Return what becomes of a text in a script that may be the address of another."""
        target = self._key_of(found[2], key)
        if target in self._drawing:
            self._refuse(found, key, f'"{found[2]}" leads back to this script', MEND_ROUND)
        if not target or target in self._drawing:
            return found[0]
        return f"{found[1]}./{self._led(found[2], target, key, seen_from)}{found[1]}"

    def _key_of(self, address: str, key: str) -> str | None:
        """Return the key of the asset that an address means in another one; None for no asset."""
        path = unquote(re.split("[?#]", address, maxsplit=1)[0])
        if ("", path) in self._below:
            return self._below.get((key, path)) or self._below["", path]
        beside = normpath(join(dirname(self._sources[key].name), path))
        return beside if beside in self._sources else None

    def _target(self, found: re.Match[str], address: str, key: str) -> str | None:
        """Return the key of what a style sheet refers to; None for what is no asset.

        Notes a problem for what should be one, and isn't, or comes back to this sheet.
        """
        if is_elsewhere(address):
            return None
        target = self._key_of(address, key)
        source = self._sources[key]
        outside = normpath(join(dirname(source.name), address)).startswith("../")
        if (target and target not in self._drawing) or (outside and not target):
            return target
        what = f'the theme has no asset "{address}"'
        mend = nearest_path(address, [one.name for one in self._sources.values()])
        if target:
            what, mend = f'"{address}" leads back to this style sheet', MEND_ROUND
        self._refuse(found, key, what, mend)
        return None

    def _refuse(self, found: re.Match[str], key: str, what: str, mend: str) -> None:
        """Note a problem with a reference in an asset."""
        source = self._sources[key]
        line = (source.text or "").count("\n", 0, found.start()) + 1
        self.problems.append(Problem(Place(source.path, line), what, mend))

    def _led(self, address: str, target: str | None, key: str, seen_from: str) -> str:
        """Return an address as it is written in an asset at another place."""
        if is_elsewhere(address):
            return address
        bare, *rest = re.split("(?=[?#])", address, maxsplit=1)
        if target:
            bare = quote(self.publish(target))
        else:
            bare = join(dirname(self._sources[key].name), bare)
        return relpath(bare, dirname(seen_from) or ".") + "".join(rest)


def is_elsewhere(address: str) -> bool:
    """Whether an address is not that of a file beside the one that it stands in."""
    return ELSEWHERE.match(address) is not None


def stamped(name: str, sha256: str) -> str:
    """Return a file's name with the beginning of a digest before its ending."""
    stem, dot, ending = name.rpartition(".")
    return (
        f"{stem}.{sha256[:LENGTH]}.{ending}"
        if dot and "/" not in ending
        else f"{name}.{sha256[:LENGTH]}"
    )
