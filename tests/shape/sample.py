"""Posts, pages and settings made of a few words, for the tests of all files together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.config import Config, read_config
from digest.shape.library import Library, Wanted, assemble
from digest.text.posts import parse_plain, parse_post

if TYPE_CHECKING:
    from digest.text.facts import Plain, Post

POSTS = "content/posts/"
TODAY = Wanted("2026-11-23")


def config(edition: str = "week") -> Config:
    """Return a site's settings."""
    return read_config(f"title: The Sample Digest\nedition: {edition}\n")


def post(name: str, header: str = "date: 2026-11-02", body: str = "") -> Post:
    """Return the post of content/posts/NAME.md with these lines in its front matter."""
    text = f"---\ntitle: {name}\n{header}\n---\n{body}"
    return parse_post(text.encode(), f"{POSTS}{name}.md", None, config())[0]


def plain(name: str, header: str = "", body: str = "", folder: str = "pages") -> Plain:
    """Return the page of content/FOLDER/NAME.md."""
    text = f"---\n{header}\n---\n{body}"
    return parse_plain(text.encode(), f"content/{folder}/{name}.md", config())


def library(
    *posts: Post,
    pages: tuple[Plain, ...] = (),
    introductions: tuple[Plain, ...] = (),
    media: tuple[str, ...] = (),
    edition: str = "week",
    wanted: Wanted = TODAY,
) -> Library:
    """Return the library of these."""
    return assemble(posts, pages, introductions, media, config(edition), wanted)
