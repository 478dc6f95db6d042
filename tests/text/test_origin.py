"""Where a post comes from, and whether a person has touched it since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.problems import DigestError
from digest.seeds.article import Article
from digest.text.origin import Origin, origin_of
from digest.text.writing import INVISIBLE, write_post

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
    ("old", "new"),
    [
        ("title: ", "title: : "),
        ("  file: ", "  file:  "),
        ("  sha256: ", "  by: me\n  sha256: "),
        ("\n---\n\n", "\ntags: [a]\n---\n\n"),
        ("seed:\n", "tags:\n  - seed\nseed:\n"),
    ],
)
def test_an_edited_header_still_says_which_seed_it_was(old: str, new: str) -> None:
    """Also if its YAML is broken elsewhere: that is for a build to tell."""
    found = origin_of(TEXT.replace(old, new).encode(), "a.md")
    assert found == Origin("a: 'ferry'.txt", SHA256, is_untouched=False)


def test_a_seed_block_in_the_body_is_text() -> None:
    block = TEXT[TEXT.index("\nseed:") :]
    for start in ("", "---\ntitle: x\n---\n", "title: x"):
        assert origin_of((start + block).encode(), "a.md") is None


@given(st.text(min_size=1, max_size=30))
def test_any_name_of_a_file_reads_back(name: str) -> None:
    text = write_post(ARTICLE, name, SHA256)
    found = origin_of(text.encode(), "a.md")
    assert found is not None
    assert found.file == INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", name)
    edited = text.replace("  sha256: ", "  x: y\n  sha256: ")
    assert origin_of(edited.encode(), "a.md") == replace(found, is_untouched=False)


@pytest.mark.parametrize(
    "text",
    ["---\ntitle: By hand\n---\nseed: x\n", "No front matter", "---\nseed: a.txt\n---\n", ""],
)
def test_a_post_that_names_no_seed_was_written_by_hand(text: str) -> None:
    assert origin_of(text.encode(), "a.md") is None


def test_front_matter_that_cannot_be_read_says_nothing() -> None:
    with pytest.raises(DigestError, match="not valid YAML"):
        origin_of(b"---\nseed: [\n---\n", "a.md")
