"""`digest check`: what a person and a program are told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.a_site import new_site
from tests.checking.examples import post
from tests.commands.typed import typed

if TYPE_CHECKING:
    from pathlib import Path

SLIPS = "See [it](https://wire.example.org/a?utm_source=mail), in the the night."


def test_a_person_sees_place_message_rule_line_caret_and_mend(tmp_path: Path) -> None:
    new_site(tmp_path, {"a.md": post(SLIPS)})
    done = typed("check", "-C", tmp_path)
    assert done.exit_code == 0
    place, *rest = done.stderr.split("\n")[:4]
    what = "warning: this address tells who sent a reader: utm_source [tracking]"
    assert place == f"content/posts/a.md:7:10: {what}"
    assert rest == [
        "    " + SLIPS,
        "             ^",
        "  write https://wire.example.org/a",
    ]
    assert done.stdout == "1 file: 0 errors, 2 warnings; --fix mends 1 of them\n"


def test_errors_give_exit_code_1(tmp_path: Path) -> None:
    new_site(tmp_path, {"a.md": post("TODO")})
    done = typed("check", "-C", tmp_path)
    assert done.exit_code == 1
    assert done.stdout == "1 file: 1 error, 0 warnings\n"


def test_a_site_with_nothing_to_mend_says_so(tmp_path: Path) -> None:
    new_site(tmp_path, {"a.md": post()})
    done = typed("check", "-C", tmp_path)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "1 file: nothing to mend\n", "")


def test_what_was_mended_is_said_and_what_is_left_listed(tmp_path: Path) -> None:
    new_site(tmp_path, {"a.md": post(SLIPS)})
    done = typed("check", "-C", tmp_path, "--fix")
    assert done.stdout.split("\n")[:-1] == [
        "content/posts/a.md:7:36: mended: ?utm_source=mail -> nothing",
        "1 file: 0 errors, 1 warning",
    ]
    assert "[repeated-word]" in done.stderr
    text = (tmp_path / "content" / "posts" / "a.md").read_text(encoding="utf-8")
    assert text == post(SLIPS.replace("?utm_source=mail", ""))
    again = typed("check", "-C", tmp_path, "--fix")
    assert again.stdout == "1 file: 0 errors, 1 warning\n"


def test_a_program_gets_findings_with_rules_and_what_was_mended(tmp_path: Path) -> None:
    new_site(tmp_path, {"a.md": post(SLIPS)})
    listed = json.loads(typed("check", "-C", tmp_path, "--json").stdout)
    assert [(one["rule"], one["fixable"]) for one in listed["problems"]] == [
        ("tracking", True),
        ("repeated-word", False),
    ]
    assert listed["mended"] == []
    mended = json.loads(typed("check", "-C", tmp_path, "--fix", "--json").stdout)
    assert mended["files"] == 1
    assert mended["mended"] == [
        {
            "path": "content/posts/a.md",
            "line": 7,
            "column": 36,
            "old": "?utm_source=mail",
            "new": "",
        }
    ]
