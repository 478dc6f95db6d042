from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.deploy.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path


def test_a_journal_has_what_a_deploy_has_sent(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "deep" / "journal")
    assert journal.sent("a") == set()
    journal.begin("a", {"1.html"})
    journal.add("ö \n.html")
    assert Journal(tmp_path / "deep" / "journal").sent("a") == {"1.html", "ö \n.html"}
    assert journal.sent("b") == set()
    journal.begin("b", ())
    assert journal.sent("a") == set()


@pytest.mark.parametrize("rest", [b'"cut o', b"7\n", b"\n\n", b"{}\n"])
def test_a_line_that_was_cut_off_is_passed_over(tmp_path: Path, rest: bytes) -> None:
    (tmp_path / "journal").write_bytes(b'a\n"1.html"\n' + rest)
    assert Journal(tmp_path / "journal").sent("a") == {"1.html"}


def test_a_journal_of_other_bytes_has_nothing(tmp_path: Path) -> None:
    (tmp_path / "journal").write_bytes(b"\xff\xfe")
    assert Journal(tmp_path / "journal").sent("a") == set()


def test_what_cannot_be_noted_is_sent_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "nowhere" / "journal")
    journal.add("1.html")
    assert journal.sent("a") == set()
