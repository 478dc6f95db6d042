"""Every seed in `cases/` is read as the file beside it says.

A case is two files. `NAME.txt` is a seed as it is collected; `NAME.yaml` holds the fields that it
must give. A field that is not named there must be empty, `lang` must then be `en`, and every line
that is removed must be named under `removed`: so each case also shows what is not invented.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from digest.seeds.article import read_article

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.yaml"))
FIELDS = ("title", "standfirst", "author", "outlet", "url", "place", "kind")


@pytest.mark.parametrize("name", NAMES)
def test_the_seed_is_read_as_its_case_says(name: str) -> None:
    expected: dict[str, Any] = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
    article = read_article((CASES / f"{name}.txt").read_bytes(), f"{name}.txt")

    found = {field: getattr(article, field) for field in FIELDS}
    found |= {"published": article.published, "updated": article.updated, "lang": article.lang}
    found["captions"] = list(article.captions)
    found["uncertain"] = {
        name: list(guess.alternatives) for name, guess in article.uncertain.items()
    }
    found["removed"] = [line.text for line in article.lines if line.role == "removed"]
    wanted: dict[str, Any] = dict.fromkeys(FIELDS, "") | {
        "published": None,
        "updated": None,
        "lang": "en",
    }
    wanted |= {"captions": [], "uncertain": {}, "removed": []}
    wanted |= {key: plain(value) for key, value in expected.items() if key in wanted}
    assert found == wanted

    assert article.body[0].startswith(expected["body_start"])
    assert article.body[-1].endswith(expected["body_end"])
    assert len(article.body) == expected.get("paragraphs", len(article.body))


def plain(value: Any) -> Any:  # noqa: ANN401  any value of YAML
    """Return a value of YAML with days inside lists and mappings as ISO text."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [one.isoformat() if isinstance(one, date | datetime) else one for one in value]
    return value


def test_there_are_cases_for_many_patterns_and_languages() -> None:
    languages = {
        yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8")).get("lang") for name in NAMES
    }
    assert len(NAMES) >= 40
    assert len(languages) >= 12
