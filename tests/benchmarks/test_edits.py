from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import engines
from benchmarks.corpus import corpus
from benchmarks.edits import EDITS, edit, marked
from benchmarks.engines import Engine, lay

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = corpus(5)
FIELD = [
    engines.digest("digest"),
    engines.hugo("hugo"),
    engines.pelican("pelican"),
    engines.mkdocs("mkdocs"),
    engines.eleventy("eleventy"),
]


@pytest.mark.parametrize("engine", FIELD, ids=lambda engine: engine.name)
def test_every_edit_changes_a_file_of_every_site_and_can_be_made_again(
    engine: Engine, tmp_path: Path
) -> None:
    lay(engine, tmp_path / "site", ENTRIES)
    for turn in range(2):
        for number, kind in enumerate(EDITS):
            change = edit(kind, 10 * turn + number, engine, ENTRIES)
            path = tmp_path / "site" / change.path
            before = path.read_text(encoding="utf-8") if path.exists() else ""
            after = change.change(before)
            assert change.mark not in before
            assert after.count(change.mark) == 1
            assert change.pages
            path.write_text(after, encoding="utf-8")


def test_a_later_mark_takes_the_place_of_an_earlier_one() -> None:
    once = marked("title: Bench Site\n", "Bench Site", "mark000001")
    assert once == "title: Bench Site mark000001\n"
    assert marked(once, "Bench Site", "mark000002") == "title: Bench Site mark000002\n"


def test_words_that_are_not_there_are_no_edit() -> None:
    with pytest.raises(ValueError, match="there is no"):
        marked("title: x", "Bench Site", "mark000001")


def test_a_renamed_post_is_expected_on_every_list_that_begins_with_it() -> None:
    engine = FIELD[0]
    change = edit("a title edit", 1, engine, ENTRIES)
    tag = ENTRIES[0].tags[0]
    assert change.pages == (
        engine.post_page(ENTRIES[0]),
        "sources/example-wire/index.html",
        f"tags/{tag}/index.html",
        "feed.xml",
    )
