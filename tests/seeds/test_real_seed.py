"""A real article, exactly as it was collected, is read as an editor would read it.

The article is not ours to publish, so it is not in the repository, and nothing of its text is
quoted here beyond the fields that identify it: what the body must be is worked out from the file.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from digest.seeds.article import Article, read_article

VARIABLE = "DIGEST_REAL_SEEDS"
DATELINE = "Iran, June 8, 2019 -"


@pytest.fixture(scope="module")
def seed() -> bytes:
    folder = os.environ.get(VARIABLE)
    if not folder:
        pytest.skip(f"{VARIABLE} does not name a folder of real seeds")
    found = [p for p in sorted(Path(folder).glob("*.txt")) if DATELINE.encode() in p.read_bytes()]
    assert found, f"no seed in {folder} has the dateline {DATELINE}"
    return found[0].read_bytes()


@pytest.fixture(scope="module")
def article(seed: bytes) -> Article:
    return read_article(seed, "real.txt")


def test_the_fields_are_those_that_a_reader_sees(article: Article) -> None:
    assert article.title == "Toxic negotiations and a dead-end for Iran’s regime"
    assert article.published == date(2019, 6, 8)
    assert article.place == "Iran"
    assert article.kind == "analysis"
    assert article.outlet == "PMOI/MEK"
    assert article.lang == "en"
    assert (article.author, article.standfirst, article.url, article.updated) == ("", "", "", None)
    assert article.uncertain == {}


def test_the_caption_is_kept_once(article: Article) -> None:
    roles = [line.role for line in article.lines if line.text in article.captions]
    assert len(article.captions) == 1
    assert roles == ["caption", "removed"]


def test_what_is_removed_is_reported(article: Article) -> None:
    removed = {line.text: line.reason for line in article.lines if line.role == "removed"}
    assert removed.pop("728 x 90") == "an ad size"
    assert removed == {article.captions[0]: "a repeated caption"}


def test_byline_and_dateline_are_not_in_the_body(article: Article) -> None:
    roles = {line.role: line.text for line in article.lines}
    assert roles["byline"] == "Analysis by PMOI/MEK"
    assert roles["dateline"] == DATELINE


def test_the_body_is_every_paragraph_word_for_word(seed: bytes, article: Article) -> None:
    _, _, after = seed.decode("utf-8").partition(DATELINE)
    paragraphs = [" ".join(line.split()) for line in after.split("\n") if line.strip()]
    assert list(article.body) == paragraphs
    assert len(paragraphs) == 10
    assert "(U.S. President Donald)" in " ".join(article.body)
