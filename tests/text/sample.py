"""A site's settings, and posts made of a body alone, for the tests of one post's text."""

from __future__ import annotations

from digest.config import read_config
from digest.text.posts import parse_post

CONFIG = read_config("title: The Sample Digest\nbase_url: https://news.example.org/\n")
PATH = "content/posts/2026-11-02-tides.md"
HEADER = "---\ntitle: Tides\n---\n"
BODY_LINE = HEADER.count("\n") + 1


def post(body: str) -> bytes:
    """Return the file of a post with this body."""
    return (HEADER + body).encode()


def drawn(body: str, notes: str | None = None) -> str:
    """Return the HTML of a post with this body, and with the notes of a notes file."""
    parsed = parse_post(post(body), PATH, notes.encode() if notes else None, CONFIG)
    return parsed[1].html + parsed[1].removed
