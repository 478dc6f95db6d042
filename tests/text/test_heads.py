"""Where posts live is known by their front matter alone."""

from __future__ import annotations

import pytest

from digest.problems import DigestError
from digest.text.heads import head_of
from digest.text.posts import parse_post
from tests.text.sample import CONFIG


@pytest.mark.parametrize(
    ("path", "header"),
    [
        ("content/posts/2026-11-02-tides.md", "date: 2026-11-02"),
        ("content/posts/x.md", "date: 2026-11-02T23:30+01:00\nslug: High Tides"),
        ("content/posts/undated-x.md", "aliases: [/old/]\nsources: [{name: A}]"),
    ],
)
def test_a_head_says_what_the_whole_post_would(path: str, header: str) -> None:
    text = f"---\ntitle: x\n{header.replace('High Tides', 'high-tides')}\n---\nText\n".encode()
    head = head_of(text, path, CONFIG)
    post, _ = parse_post(text, path, None, CONFIG)
    assert (head.path, head.address, head.aliases) == (path, post.address, post.aliases)
    assert head.sources == ()


def test_a_head_needs_no_sound_body() -> None:
    text = (
        b"---\ntitle: x\nsources: [{name: A, url: 'https://a.example.org/'}]\n---\na==[^context-x]"
    )
    assert head_of(text, "x.md", CONFIG).sources == ("https://a.example.org/",)
    with pytest.raises(DigestError):
        head_of(b"---\ntitel: x\n---\n", "x.md", CONFIG)
