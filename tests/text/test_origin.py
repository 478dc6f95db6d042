"""Where a post comes from, and whether a person has touched it since."""

from __future__ import annotations

from datetime import date

import pytest

from digest.problems import DigestError
from digest.seeds.article import Article
from digest.text.origin import Origin, origin_of
from digest.text.writing import write_post

SHA256 = "ab" * 32
ARTICLE = Article(
    title="Ferry: a “winter” tale",
    standfirst="",
    author="",
    outlet="Example Wire",
    url="",
    place="",
    published=date(2026, 11, 2),
    updated=None,
    lang="en",
    kind="",
    captions=(),
    body=("One.", "Two."),
    uncertain={},
    lines=(),
    encoding="utf-8",
)
TEXT = write_post(ARTICLE, "a: 'ferry'.txt", SHA256)


def test_a_post_as_written_is_untouched() -> None:
    assert origin_of(TEXT.encode(), "a.md") == Origin("a: 'ferry'.txt", SHA256, is_untouched=True)


def test_line_ends_of_another_system_are_no_edit() -> None:
    """Git may check a post out with CRLF."""
    found = origin_of(TEXT.replace("\n", "\r\n").encode(), "a.md")
    assert found == Origin("a: 'ferry'.txt", SHA256, is_untouched=True)


@pytest.mark.parametrize(
    ("old", "new"),
    [("One.", "Won."), ("lang: en", "lang: de"), ("  written: ", "  # "), ("Two.\n", "Two.")],
)
def test_any_change_is_an_edit(old: str, new: str) -> None:
    assert old in TEXT
    found = origin_of(TEXT.replace(old, new).encode(), "a.md")
    assert found == Origin("a: 'ferry'.txt", SHA256, is_untouched=False)


@pytest.mark.parametrize(
    "text",
    ["---\ntitle: By hand\n---\nseed: x\n", "No front matter", "---\nseed: a.txt\n---\n", ""],
)
def test_a_post_that_names_no_seed_was_written_by_hand(text: str) -> None:
    assert origin_of(text.encode(), "a.md") is None


def test_front_matter_that_cannot_be_read_says_nothing() -> None:
    with pytest.raises(DigestError, match="not valid YAML"):
        origin_of(b"---\nseed: [\n---\n", "a.md")
