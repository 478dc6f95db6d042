"""Decisions as values: seeds and posts that are on no disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from digest.problems import Place, Problem
from digest.seedfiles import Seed
from digest.settling import Decision, Draft, Reading, Told, settle
from digest.shelf import Shelf, Standing
from digest.text.origin import origin_of
from digest.text.writing import write_post
from tests.text.test_origin import ARTICLE

SEED = Seed("a.txt", Path("seeds/a.txt"), "seeds/a.txt")
OLD, NEW = "ab" * 32, "cd" * 32
TEXT = write_post(ARTICLE, "a.txt", OLD)


def draft(sha256: str = NEW) -> Draft:
    text = write_post(replace(ARTICLE, body=("One.", "Three.")), "a.txt", sha256)
    return Draft(text.encode(), "2026-11-02-ferry", Told(0, ()))


def standing(text: str) -> Standing:
    origin = origin_of(text.encode(), "a.md")
    assert origin is not None
    return Standing("mine.md", origin, text.encode())


def decide(post: Standing | None, sha256: str = NEW, *, force: bool = False) -> Decision:
    shelf = Shelf(Path("nowhere"), "content/posts", set(), {}, {})
    return settle(Reading(SEED, sha256, draft(sha256)), post, shelf, force=force)


def written(decision: Decision) -> list[str]:
    return [write.shown.rpartition("/")[2] for write in decision.writes]


@pytest.mark.parametrize(
    ("text", "sha256", "force", "did", "files"),
    [
        ("", NEW, False, "new", ["2026-11-02-ferry.md"]),
        (TEXT, OLD, False, "unchanged", []),
        (TEXT.replace("One", "Won"), OLD, True, "unchanged", []),
        (TEXT.replace('"a.txt"', '"b.txt"'), OLD, False, "unchanged", []),
        (write_post(ARTICLE, "b.txt", OLD), OLD, False, "renamed", ["mine.md"]),
        (TEXT, NEW, False, "changed", ["mine.md"]),
        (TEXT.replace("One", "Won"), NEW, False, "edited", []),
        (TEXT.replace("One", "Won"), NEW, True, "replaced", ["mine.md.bak1", "mine.md"]),
        (
            TEXT.replace("One", "==One==[^context-a]") + "\n[^context-a]: x\n",
            NEW,
            False,
            "changed",
            ["mine.md.bak1", "mine.md"],
        ),
        (
            TEXT.replace("Two", "==Two==[^context-a]") + "\n[^context-a]: x\n",
            NEW,
            False,
            "changed",
            ["mine.md.bak1", "mine.notes.yaml", "mine.md"],
        ),
    ],
)
def test_what_becomes_of_a_seed_and_which_files_are_written(
    text: str,
    sha256: str,
    force: bool,  # noqa: FBT001  a case's value
    did: str,
    files: list[str],
) -> None:
    decision = decide(standing(text) if text else None, sha256, force=force)
    assert decision.outcome.did == did
    assert written(decision) == files
    assert bool(decision.outcome.problems) == (did == "edited" or "mine.notes.yaml" in files)


def test_a_seed_that_could_not_be_read_changes_nothing() -> None:
    shelf = Shelf(Path("nowhere"), "content/posts", set(), {}, {})
    problem = Problem(Place("seeds/a.txt"), "is empty")
    decision = settle(Reading(SEED, problems=(problem,)), standing(TEXT), shelf, force=True)
    assert decision.outcome.did == "failed"
    assert decision.outcome.problems == (problem,)
    assert decision.writes == ()


def test_a_write_names_what_must_be_there_before_it() -> None:
    post = standing(TEXT)
    assert [write.before for write in decide(post).writes] == [post.content]
    assert [write.before for write in decide(None).writes] == [None]


LONG = ("The mole stays shut until spring.", "Nobody knows why.", "The ferry has room for forty.")


def annotated(passage: str) -> str:
    text = write_post(replace(ARTICLE, body=LONG), "a.txt", OLD)
    return text.replace(passage, f"=={passage}==[^context-a]") + "\n[^context-a]: x\n"


@pytest.mark.parametrize(
    ("body", "why", "says", "hints"),
    [
        (LONG[::2], "gone", "is gone from the new text", 1),
        ((*LONG[:2], *LONG[1:]), "ambiguous", "could be in 2 places of the new text", 3),
    ],
)
def test_a_note_that_can_not_be_carried_over_is_told_with_its_words_and_the_reason(
    body: tuple[str, ...], why: str, says: str, hints: int
) -> None:
    """Where it may be is shown, too."""
    text = write_post(replace(ARTICLE, body=body), "a.txt", NEW)
    made = Draft(text.encode(), "2026-11-02-ferry", Told(0, ()))
    shelf = Shelf(Path("nowhere"), "content/posts", set(), {}, {})
    post = standing(annotated("Nobody knows why"))
    done = settle(Reading(SEED, NEW, made), post, shelf, force=False)
    (fate,) = done.outcome.fates
    (warning,) = done.outcome.problems
    assert (fate.id, fate.why, fate.before) == ("context-a", why, "Nobody knows why")
    assert warning.place.path == "content/posts/mine.notes.yaml"
    assert '"context-a"' in warning.message
    assert f'"Nobody knows why" {says} of content/posts/mine.md' in warning.message
    assert len(warning.hint.splitlines()) == hints
    assert all("Nobody knows why" in place for place in fate.places)
