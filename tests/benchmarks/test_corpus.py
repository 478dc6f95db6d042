from __future__ import annotations

import os
import subprocess
import sys
from statistics import median

import pytest

from benchmarks.corpus import MEDIAN_BYTES, NEWEST, NOTES_A_POST, Flavour, corpus, newcomer

REPR = "from benchmarks.corpus import corpus; print(repr(corpus(20, 7, 'notes')))"


def test_a_seed_gives_the_same_posts_whatever_the_hash_seed() -> None:
    printed = [
        subprocess.run(  # noqa: S603  our own interpreter, our own code
            [sys.executable, "-c", REPR],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1] == f"{corpus(20, 7, 'notes')!r}\n".encode()


@pytest.mark.parametrize("flavour", ["plain", "notes"])
def test_another_seed_gives_other_posts(flavour: Flavour) -> None:
    assert corpus(5, 1, flavour) != corpus(5, 2, flavour)


def test_lengths_are_those_of_news() -> None:
    lengths = sorted(len(entry.body.encode()) for entry in corpus(1_000))
    assert 0.9 * MEDIAN_BYTES < median(lengths) < 1.1 * MEDIAN_BYTES
    assert lengths[-1] > 5 * MEDIAN_BYTES


def test_posts_are_dated_from_the_newest_down_and_each_has_a_page_of_its_own() -> None:
    entries = corpus(500)
    dates = [entry.date for entry in entries]
    assert dates == sorted(dates, reverse=True)
    assert len(set(dates)) == len({entry.address for entry in entries}) == 500
    assert newcomer(1, "New", ("court",)).date > dates[0] == NEWEST


def test_every_post_has_three_tags_and_few_tags_have_many_posts() -> None:
    entries = corpus(1_000)
    assert {len(set(entry.tags)) for entry in entries} == {3}
    counts = sorted(sum(tag in entry.tags for entry in entries) for tag in {
        tag for entry in entries for tag in entry.tags
    })  # fmt: skip
    assert counts[-1] > 20 * counts[len(counts) // 2]


@pytest.mark.parametrize(
    "sign", ["](https://", "\n> ", "\n- ", "**", "\n|---", "```", "[^fn", "\n## "]
)
def test_a_corpus_holds_real_markdown(sign: str) -> None:
    having = sum(sign in entry.body for entry in corpus(1_000))
    assert 0 < having < 900


def test_each_marked_passage_has_its_note() -> None:
    marked = 0
    for entry in corpus(200, flavour="notes"):
        notes = entry.body.count("\n[^") - entry.body.count("\n[^fn")
        assert entry.body.count("==") == 2 * notes <= 2 * NOTES_A_POST
        assert entry.body.count("==[^") == notes
        marked += notes
    assert marked > 200
