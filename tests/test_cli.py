"""What every command shares: help, usage errors, problems, and the site that is meant."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from digest import __version__
from digest.cli import COMMANDS
from tests.a_site import new_site, post
from tests.commands.typed import typed

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = "---\ntitle: a: b\n---\nx\n"


def test_the_version_is_the_package_s() -> None:
    assert typed("--version").stdout == f"digest {__version__}\n"


def test_help_names_every_command_and_the_exit_codes() -> None:
    shown = typed("--help").stdout
    assert all(f"  {name} " in shown for name in COMMANDS)
    assert "2 wrong usage" in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_explains_itself(name: str) -> None:
    result = typed(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: digest {name}")


def test_an_unknown_command_is_a_usage_error_with_the_nearest() -> None:
    result = typed("biuld")
    assert result.exit_code == 2
    assert 'there is no command "biuld"; did you mean "build"?' in result.stderr


def test_an_unknown_option_is_a_usage_error() -> None:
    assert typed("build", "--darfts").exit_code == 2


def test_a_site_is_chosen_before_or_after_the_command(tmp_path: Path) -> None:
    new_site(tmp_path, {"a.md": post()})
    assert typed("-C", tmp_path, "build").exit_code == 0
    assert typed("build", "-C", tmp_path).exit_code == 0


def test_where_there_is_no_site_it_says_so(tmp_path: Path) -> None:
    result = typed("-C", tmp_path, "build")
    assert result.exit_code == 1
    assert result.stderr.startswith("config.yaml: there is no site here")
    assert "digest init DIR" in result.stderr


def test_a_problem_is_shown_with_its_line_a_caret_and_a_mend(tmp_path: Path) -> None:
    new_site(tmp_path, {"a.md": BROKEN, "b.md": "---\ntitel: x\n---\nx\n"})
    result = typed("-C", tmp_path, "build")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "content/posts/a.md:2:9: this is not valid YAML: a colon is not expected here",
        "    title: a: b",
        "            ^",
        '  a value with a colon needs quotes: title: "a: b"',
        'content/posts/b.md:2:1: "titel" is not a key of front matter',
        "    titel: x",
        "    ^",
        '  did you mean "title"?',
        'content/posts/b.md:2:1: "title" is missing in front matter',
        "    titel: x",
        "    ^",
        "  add a line such as `title: Ministers weigh a second round`",
        "3 problems",
    ]


def test_problems_come_as_json(tmp_path: Path) -> None:
    new_site(tmp_path, {"a.md": BROKEN})
    result = typed("-C", tmp_path, "build", "--json")
    assert result.exit_code == 1
    (problem,) = json.loads(result.stdout)["problems"]
    assert (problem["path"], problem["line"], problem["column"]) == ("content/posts/a.md", 2, 9)


def test_a_file_s_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    new_site(tmp_path, {"a\x1b[31m.md": BROKEN})
    result = typed("-C", tmp_path, "build")
    assert "\x1b[31m" not in result.stderr
    assert "a␛[31m.md:2:9" in result.stderr


def test_a_stream_that_cannot_show_a_word_does_not_end_the_work(tmp_path: Path) -> None:
    new_site(tmp_path, {"a.md": "---\ntitle: تهران\ndate: soon\n---\nx\n"})
    command = [
        sys.executable,
        "-c",
        "from digest.cli import main; main()",
        "-C",
        str(tmp_path),
        "build",
    ]
    ran = subprocess.run(  # noqa: S603  our own code
        command, capture_output=True, check=False, env={"PYTHONIOENCODING": "ascii"}
    )
    assert ran.returncode == 1
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize(("words", "code"), [(["--version"], 0), (["build", "--frob"], 2), ([], 2)])
def test_a_process_ends_with_the_code_of_its_command_and_all_it_said(
    words: list[str], code: int
) -> None:
    ran = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-m", "digest", *words], capture_output=True, text=True, check=False
    )
    assert ran.returncode == code
    assert (ran.stdout or ran.stderr).endswith("\n")
    assert "Traceback" not in ran.stderr


def test_a_reader_that_goes_away_is_no_crash() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "digest", "schema", "post"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        said = process.stderr.read()
    assert process.returncode == 1
    assert b"Traceback" not in said
