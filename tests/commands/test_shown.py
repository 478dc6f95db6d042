"""What is printed, and what must never be."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from digest.commands.shown import counted, progress, told
from digest.problems import Place, Problem

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_problem_is_told_with_the_line_of_its_source(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("\ufeffone\r\ntwo three\r\n".encode())
    problem = Problem(Place("a.md", 2, 5), "what", "mend it\nlike this")
    assert list(told([problem], tmp_path)) == [
        "a.md:2:5: what\n    two three\n        ^\n  mend it\n  like this"
    ]


def test_a_source_that_is_gone_or_shorter_leaves_the_problem(tmp_path: Path) -> None:
    (tmp_path / "short.md").write_text("one", encoding="utf-8")
    problems = [Problem(Place("gone.md", 1), "a"), Problem(Place("short.md", 9), "b")]
    assert list(told(problems, tmp_path)) == ["gone.md:1: a", "short.md:9: b"]


def test_a_folder_is_no_source(tmp_path: Path) -> None:
    assert list(told([Problem(Place(".", 1), "a")], tmp_path)) == [".:1: a"]


def test_numbers_agree_with_their_words() -> None:
    assert [counted(n, "post") for n in (0, 1, 12000)] == ["0 posts", "1 post", "12,000 posts"]


def test_no_bar_is_drawn_where_no_person_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Drawing") as tell:
        tell(1, 2)
    assert capsys.readouterr() == ("", "")


def test_no_bar_is_drawn_for_what_is_done_at_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress("Drawing", after=3600) as tell:
        tell(1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_bar_is_drawn_without_a_thread_beside_which_none_could_help(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    before = threading.active_count()
    with progress("Drawing", after=0) as tell:
        assert threading.active_count() == before
        tell(1, 2)
    assert "1/2" in capsys.readouterr().err
