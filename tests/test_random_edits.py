"""Any edits, then a build, is a clean build: more than two thousand steps, the same every time.

`python -m tests.random_edits --steps 50000` draws new ones, and goes on for longer.
"""

from __future__ import annotations

import pytest

from tests.mirror_theme import mirror_theme
from tests.named_edits import NAMED, named_edits
from tests.random_edits import run
from tests.theme_sample import VIEWS

STEPS = 2000
"""Steps after each of which somebody builds, in all parts together."""

PARTS = 4
LEFT_OUT = 1.1
"""How many more are asked for: some examples end early, and after some steps nobody builds."""


@pytest.mark.parametrize("part", range(PARTS))
def test_any_edits_then_a_build_is_a_clean_build(part: int) -> None:
    figures = run(round(STEPS / PARTS * LEFT_OUT), with_seed=part)
    assert figures["steps"] >= STEPS / PARTS
    named = (*NAMED, "break a post", "mend a post")
    assert [name for name in named if not figures[f"edits: {name}"]] == []
    assert figures["glances that were enough"]


def test_the_theme_of_these_edits_shows_every_field() -> None:
    theme = mirror_theme()
    for name, view in VIEWS.items():
        assert all(f"{field}, " in theme[name] for field in view._fields), name


TIDES = b"---\ntitle: Tides\ntags: [sea]\n---\nThe tide.\n"


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("content/posts/a.md", b"", TIDES, ["add"]),
        ("content/posts/a.md", TIDES, b"", ["delete"]),
        ("content/posts/a.md", TIDES, TIDES.replace(b": Tides", b": Ebb"), ["retitle"]),
        ("content/posts/a.md", TIDES, TIDES.replace(b"sea", b"moon"), ["retag"]),
        ("content/posts/a.md", TIDES, TIDES.replace(b"tags", b"date: 2026\ntags"), ["redate"]),
        (
            "content/posts/a.md",
            TIDES,
            TIDES.replace(b"tags", b"draft: true\ntags"),
            ["toggle draft"],
        ),
        ("content/posts/a.md", TIDES, TIDES + b"\n[^1]: A note.\n", ["edit notes"]),
        ("content/posts/a.md", TIDES, TIDES.replace(b"The tide", b"A tide"), []),
        ("content/posts/a.notes.yaml", b"", b"[]", ["edit notes"]),
        ("themes/mine/templates/home.html", b"a", b"b", ["edit a template"]),
        ("themes/mine/templates/aside.html", b"a", b"b", ["edit a partial"]),
        ("themes/mine/assets/style.css", b"a", b"", ["edit an asset"]),
        ("themes/mine/theme.yaml", b"a", b"b", ["edit a theme.yaml"]),
        ("themes/mine/locale/de/LC_MESSAGES/messages.po", b"", b"b", ["translate"]),
        ("config.yaml", b"a", b"b", ["edit config"]),
    ],
)
def test_an_edit_is_counted_by_its_name(
    name: str, before: bytes, after: bytes, said: list[str]
) -> None:
    states = [{name: content} if content else {} for content in (before, after)]
    assert list(named_edits(*states)) == said


def test_a_renamed_post_is_neither_added_nor_deleted() -> None:
    assert list(named_edits({"content/posts/a.md": TIDES}, {"content/posts/b.md": TIDES})) == [
        "rename"
    ]
