"""What a preview sends: which file stands at an address, and what open tabs are told.

Must not know of sockets or requests.
"""

from __future__ import annotations

import json
import mimetypes
import os
import re
import secrets
import threading
from collections import deque
from dataclasses import dataclass, field
from html import escape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from werkzeug.security import safe_join

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

OWN = "_digest/"
"""Begins the addresses, below any base path, that the preview itself answers at."""
SCRIPTS = ("live.js", "desk.js", "idiomorph.js")
EVENTS = "events"
HEARTBEAT = 15.0
"""Seconds between signs of life, by which the server finds out that a tab is gone."""
REMEMBERED = 200
"""Updates. A tab that slept through more of them is loaded anew."""

FEEDS = {
    "feed.xml": "application/atom+xml",
    "rss.xml": "application/rss+xml",
    "feed.json": "application/feed+json",
}
TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".ico": "image/vnd.microsoft.icon",
    ".js": "text/javascript",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".opml": "text/x-opml",
    ".otf": "font/otf",
    ".rss": "application/rss+xml",
    ".ttf": "font/ttf",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""What Python 3.11's own table lacks, or names otherwise than IANA now does."""
OWN_TABLE = mimetypes.MimeTypes()
"""Not that of the system, which differs between machines."""


def content_type(output: str) -> str:
    """Return the media type of an output, by its name."""
    path = PurePosixPath(output)
    kind = FEEDS.get(path.name) or TYPES.get(path.suffix.lower())
    if kind:
        return kind
    guess, packed = OWN_TABLE.guess_type(path.name)
    if packed:
        return "application/gzip" if packed == "gzip" else "application/octet-stream"
    return guess or "application/octet-stream"


def file_below(root: Path, output: str) -> Path | None:
    """Return the regular file of an output, free of links; None if there is none below the root.

    Hidden files aren't outputs: among them are those that are just being written.
    """
    if any(part[:1] in {"", "."} for part in output.split("/")) or {"\\", "\0"} & set(output):
        return None
    joined = safe_join(os.fspath(root), output)
    if joined is None:
        return None
    path = Path(os.path.realpath(joined))
    is_inside = path.is_relative_to(os.path.realpath(root))
    is_file = os.path.isfile(path)  # noqa: PTH113  Path.is_file raises for an overlong name
    return path if is_inside and is_file else None


def with_script(html: bytes, outputs: Sequence[str], update: Update) -> bytes:
    """Return a page with the script that follows its outputs from this update on.

    It begins the head, so that it sees the page before a script of the theme has changed it.
    """
    base = escape(quote(update.base_path))
    since, names = escape(update.id), escape(json.dumps(outputs))
    tag = (
        f'<script src="{base}{OWN}live.js" data-since="{since}" data-outputs="{names}"></script>\n'
    )
    head, body = HEAD.search(html), BODY.search(html)
    at = head.end() if head else body.start() if body else len(html)
    return html[:at] + tag.encode() + html[at:]


HEAD = re.compile(rb"<head(?:\s[^>]{0,500})?>", re.IGNORECASE)
BODY = re.compile(rb"</?body[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Update:
    """What came of one build: the outputs that it wrote or removed, or what was wrong.

    `ahead` are outputs that readers can't see yet: `draft`, or their day. `as_of` is the day that
    the site is shown for, empty for all there is; `goal` the address of what was saved, if a tab
    shall go there.
    """

    id: str
    base_path: str
    changed: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()
    ahead: Mapping[str, str] = field(default_factory=dict)
    as_of: str = ""
    goal: str = ""


class Updates:
    """Holds what open tabs are told, from any thread to any number of them."""

    def __init__(
        self, base_path: str, heartbeat: float = HEARTBEAT, *, has_desk: bool = False
    ) -> None:
        """With `has_desk` a tab is told that it may ask what stands behind its page."""
        self._has_desk = has_desk
        # A tab that outlives the server must not take the updates of the next for its own.
        self._run = secrets.token_hex(4)
        self._count = 0
        self._heartbeat = heartbeat
        first = Update(f"{self._run}-0", rooted(base_path))
        self._updates = deque([first], maxlen=REMEMBERED)
        self._wake = threading.Condition()
        self._closed = False

    @property
    def now(self) -> Update:
        """The latest update."""
        return self._updates[-1]

    def add(  # noqa: PLR0913  what there may be to tell
        self,
        changed: Collection[str],
        problems: Sequence[str],
        base_path: str | None = None,
        *,
        ahead: Mapping[str, str] | None = None,
        as_of: str | None = None,
        goal: str = "",
    ) -> None:
        """Tell every tab; what is None stays as it is."""
        with self._wake:
            self._count += 1
            now = self.now
            update = Update(
                id=f"{self._run}-{self._count}",
                base_path=now.base_path if base_path is None else rooted(base_path),
                changed=frozenset(changed),
                problems=tuple(problems),
                ahead=now.ahead if ahead is None else ahead,
                as_of=now.as_of if as_of is None else as_of,
                goal=goal,
            )
            self._updates.append(update)
            self._wake.notify_all()

    def close(self) -> None:
        """End the events of every tab."""
        with self._wake:
            self._closed = True
            self._wake.notify_all()

    def events(self, seen: str) -> Iterator[bytes]:
        """Yield what a tab is told (HTML Standard, 9.2), first all since the update it has seen.

        Waits between; ends when closed. Where to go is told only to a tab that is there by then.
        """
        yield b"retry: 500\n\n"
        sent, is_live = "", False
        while True:
            with self._wake:
                self._await_other_than(sent)
                if self._closed:
                    return
                now, changed = self.now, self._changed_since(seen)
            if now.id == sent:
                yield b":\n\n"
                continue
            seen = sent = now.id
            told = {
                "base": quote(now.base_path),
                "changed": changed,
                "problems": now.problems,
                "ahead": now.ahead,
                "asOf": now.as_of,
                "hasDesk": self._has_desk,
                "goal": quote(now.goal) if is_live else "",
            }
            is_live = True
            yield f"id: {now.id}\ndata: {json.dumps(told)}\n\n".encode()

    def _await_other_than(self, sent: str) -> None:
        self._wake.wait_for(lambda: self._closed or self.now.id != sent, self._heartbeat)

    def _changed_since(self, seen: str) -> list[str] | None:
        """Return the outputs changed after an update; None if it is forgotten or another's."""
        ids = [update.id for update in self._updates]
        if seen not in ids:
            return None
        missed = list(self._updates)[ids.index(seen) + 1 :]
        return sorted(frozenset[str]().union(*(update.changed for update in missed)))


def rooted(base_path: str) -> str:
    """Return a base path decoded, from `/` to `/`."""
    inner = unquote(base_path).strip("/")
    return f"/{inner}/" if inner else "/"
