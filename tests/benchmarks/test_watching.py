from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.running import FailedError
from benchmarks.watching import await_mark, compare, names_told, shown_name, state_of


def test_what_digest_says_of_several_rounds_is_taken_together() -> None:
    rounds = [
        {"written": {"a.html": "it is new"}, "removed": []},
        {"problems": []},
        {"written": {}, "removed": ["b.html"]},
    ]
    text = "".join(json.dumps(one, indent=2) + "\n" for one in rounds)
    assert names_told(text) == {"a.html", "b.html"}
    assert names_told("") == set()


def test_a_report_that_is_not_what_happened_is_refused() -> None:
    compare(["a", "b"], {"b", "a"})
    with pytest.raises(FailedError, match=r"1 files: b"):
        compare(["a", "b"], {"a"})


def test_a_rewritten_file_is_told_from_one_that_was_left_alone(tmp_path: Path) -> None:
    for name in ("left.html", "same.html", "other.html", ".record"):
        (tmp_path / name).write_text("text", encoding="utf-8")
    before = state_of(tmp_path)
    for name, text in (("same.html", "text"), ("other.html", "more")):
        (tmp_path / "new").write_text(text, encoding="utf-8")
        (tmp_path / "new").replace(tmp_path / name)
    after = state_of(tmp_path)
    assert set(before) == set(after) == {"left.html", "same.html", "other.html"}
    assert before["left.html"] == after["left.html"]
    assert before["same.html"] != after["same.html"]
    assert before["same.html"][2] == after["same.html"][2]
    assert before["other.html"][2] != after["other.html"][2]


def test_the_first_page_without_the_mark_is_named(tmp_path: Path) -> None:
    page = tmp_path / "tags" / "court" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("mark000001", encoding="utf-8")
    await_mark([page], b"mark000001", 0)
    with pytest.raises(FailedError, match=r"in tags/court/index\.html"):
        await_mark([page], b"mark000002", 0)


def test_a_page_is_named_without_the_folders_of_the_machine() -> None:
    assert shown_name(Path("/x/y/site/tags/court/index.html")) == "tags/court/index.html"
