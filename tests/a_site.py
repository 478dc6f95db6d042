"""A small site in a temporary folder, and what a test does with it."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from digest.build import build
from digest.last import TICK, UNSURE, look
from digest.report import Options, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from digest.last import Memo

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)

CONFIG = "title: Tide Table\nbase_url: https://tides.example.org/\ntimezone: Europe/Berlin\n"

POST = """---
title: {title}
date: {date}
tags: [{tag}]
sources:
  - {{name: Example Wire, url: "https://wire.example.org/a"}}
---

{body}
"""


def post(title: str = "Tides", date: str = "2026-11-02", tag: str = "sea", body: str = "") -> str:
    """Return the text of a post."""
    return POST.format(title=title, date=date, tag=tag, body=body or f"The text of {title}.")


@dataclass(frozen=True, slots=True)
class Site:
    """A site on disk."""

    root: Path

    def write(self, name: str, text: str | bytes) -> None:
        """Put a file in its place."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def edit(self, name: str, old: str, new: str) -> None:
        """Change words of a file."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def remove(self, name: str) -> None:
        """Delete a file."""
        (self.root / name).unlink()

    def build(self, options: Options | None = None, memo: Memo | None = None) -> Report:
        """Build it as of NOW."""
        return build(self.root, options or Options(), NOW, memo)

    def output(self, folder: str = "site") -> Mapping[str, bytes]:
        """Return every file of an output folder by name, the record apart."""
        base = self.root / folder
        found = {p.relative_to(base).as_posix(): p for p in base.rglob("*") if p.is_file()}
        return {n: p.read_bytes() for n, p in found.items() if not n.startswith(".digest")}

    def page(self, name: str) -> str:
        """Return the text of a page."""
        return (self.root / "site" / name).read_text(encoding="utf-8")


STAMP = re.compile(r"^(assets/.*)\.[0-9a-f]{10}(\.\w+)$")


def unstamped(names: Iterable[str]) -> set[str]:
    """Return the names of outputs, those of assets without what tells of their content."""
    return {STAMP.sub(r"\1\2", name) for name in names}


def settle(site: Site) -> None:
    """Wait until no file of a site was touched so late that a change could look the same."""
    while UNSURE in look(site.root).values():
        time.sleep(TICK / 1e9)  # the clock itself is waited for


def new_site(root: Path, posts: Mapping[str, str] | None = None, config: str = CONFIG) -> Site:
    """Return a site with these posts, by the name of their file."""
    site = Site(root)
    site.write("config.yaml", config)
    for name, text in (posts or {}).items():
        site.write(f"content/posts/{name}", text)
    return site


class Links(HTMLParser):
    """What a page links to and shows, and the ids that a link can lead to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  HTMLParser's signature
        """Note a link, a picture, a stylesheet, a script or an id."""
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.targets.append(value)
            elif name == "id" and value:
                self.ids.add(value)


def dead_links(output: Mapping[str, bytes], base_path: str = "/") -> list[str]:
    """Return `page -> link` for each link within the site that leads nowhere."""
    pages = {n: Links(b.decode()) for n, b in output.items() if n.endswith(".html")}
    dead = []
    for name, page in pages.items():
        for target in page.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            path = unquote(parts.path)
            if path.startswith("/"):
                path = path.removeprefix(base_path) if path.startswith(base_path) else f"!{path}"
                file = path
            else:
                file = normpath(join(dirname(name), path)) if path else name
            if file.endswith("/") or file in {"", "."}:
                file = join(file, "index.html").removeprefix("./")
            lost = file not in output
            if lost or (parts.fragment and unquote(parts.fragment) not in pages[file].ids):
                dead.append(f"{name} -> {target}")
    return dead
