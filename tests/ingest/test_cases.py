"""Every case is read exactly as it says; what is known to be read wrongly says so, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from digest.seeds.article import read_article
from tests.ingest.cases import CASES, FIELDS, HERE, Case, letters, read_case

if TYPE_CHECKING:
    from pathlib import Path

    from digest.seeds.article import Article

PATHS = {f"{path.parent.name}/{path.stem}": path for path in sorted(CASES.glob("*/*.*"))}
PATTERNS = yaml.safe_load((HERE / "patterns.yaml").read_text("utf-8"))


def found_in(article: Article, case: Case) -> dict[str, Any]:
    """Return what the reader found, in the shape of `wanted_of`."""
    found = {name: getattr(article, name) for name in FIELDS}
    found["captions"] = list(article.captions)
    found["uncertain"] = {
        name: list(guess.alternatives) for name, guess in article.uncertain.items()
    }
    found["removed"] = [line.text for line in article.lines if line.role == "removed"]
    found["body"] = letters("".join(article.body))
    found["paragraphs"] = len(article.body) if case.paragraphs else 0
    return found


def wanted_of(case: Case) -> dict[str, Any]:
    """Return all that a case states."""
    rest = {"removed": [*case.removed], "paragraphs": case.paragraphs}
    return {**case.fields, **rest, "body": letters(case.body)}


@pytest.mark.parametrize("name", PATHS)
def test_the_seed_is_read_as_its_case_says(name: str) -> None:
    case = read_case(PATHS[name])
    found = found_in(read_article(case.content, case.name), case)
    wanted = wanted_of(case)
    missed = {key: value for key, value in found.items() if value != wanted[key]}
    assert {key: wanted[key] for key in missed if key not in case.misses} == {
        key: value for key, value in missed.items() if key not in case.misses
    }
    assert missed.keys() >= case.misses.keys(), "this is read rightly now: take it from `misses`"


def test_every_pattern_has_a_case_and_every_case_shows_patterns() -> None:
    shown = {name: read_case(path).shows for name, path in PATHS.items()}
    assert {name for shows in shown.values() for name in shows} == set(PATTERNS)
    assert all(shown.values())


LANGUAGES = "en de fr es it pt nl ru tr fa ar ur zh ja ko"


def test_every_language_has_cases() -> None:
    counts = Counter(read_case(path).fields["lang"] for path in PATHS.values())
    assert len(PATHS) >= 200
    assert {lang: counts[lang] for lang in LANGUAGES.split() if counts[lang] < 5} == {}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title: A\n", "a header between two lines"),
        ("---\nshows: []\nbody_start: A\nbody_end: A\nauthors: B\n---\nA\n", "has no authors"),
        ("---\nshows: []\nbody_start: A\n---\nA\n", "states body_end"),
    ],
)
def test_a_case_that_is_written_wrongly_is_no_case(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "wrong.txt"
    path.write_text(text)
    with pytest.raises(ValueError, match=problem):
        read_case(path)


def test_the_body_of_a_case_is_what_it_does_not_name_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "case.txt"
    head = "shows: []\nremoved: [Ad]\ncaptions: [A boat]\nbody_start: One\nbody_end: three.\n"
    path.write_text(f"---\n{head}escapes: true\n---\nX - One\nAd\nA boat\nt\\u00adwo\nthree. (X)\n")
    case = read_case(path)
    assert case.body == "One\ntwo\nthree."
    assert case.content.endswith("t\u00adwo\nthree. (X)\n".encode())
