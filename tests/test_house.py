"""The rules of the house that no linter knows; every test walks the tree, so new files count."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tokenize
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
LONGEST_FILE = 400
PURE_ROOMS = ("seeds", "text", "formats", "shape", "press", "checking")
PURE_MODULES = {"digest/deploy/hosts.py", "digest/deploy/plan.py"}
HEAVY = {
    *("babel", "charset_normalizer", "jinja2", "markdown", "nh3"),
    *("rich", "trafilatura", "watchdog", "werkzeug", "yaml"),
    *("adlfs", "aiohttp", "asyncssh", "boto3", "fsspec", "gcsfs", "httpx", "s3fs", "webdav4"),
}
"""What `digest --help` must not wait for."""

VAGUE = {"base", "context", "data", "handler", "helpers", "manager", "misc", "process", "utils"}
"""Words that could name any module, so they name none."""

OUTSIDE = {
    *("asyncio", "fileinput", "getpass", "glob", "importlib", "io", "locale", "logging", "os"),
    *("pathlib", "platform", "random", "secrets", "shutil", "signal", "socket", "sqlite3"),
    *("subprocess", "sys", "tempfile", "threading", "time", "uuid", "watchdog", "werkzeug"),
}
"""Modules through which a function would reach past its arguments."""

OWN_VERSIONS = "importlib.metadata"
"""Says which version of a library draws, so a page knows when it is out of date."""

REACHING = {"open", "print", "input", "exec", "eval", "breakpoint", "__import__"}
CLOCKS = {"now", "today", "utcnow", "localtime", "gmtime"}
LONE_PATHS = {".ci/run"}
"""The only file that may look beside the repository, and only if something is there."""


def name_of(path: Path) -> str:
    """Return a file's name in the repository."""
    return path.relative_to(ROOT).as_posix()


def module_of(path: Path) -> str:
    """Return the dotted name of a module."""
    return name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def repository_files() -> Iterator[Path]:
    """Yield the files that git would take, judged by .gitignore."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    ignored = [line.rstrip("/") for line in (*lines, ".git")]
    waiting = [ROOT]
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            name = name_of(path)
            if any(fnmatch(path.name, one) or "/" + name == one for one in ignored):
                continue
            if path.is_dir():
                waiting.append(path)
            else:
                yield path


MODULES = sorted((ROOT / "digest").rglob("*.py"))
SCRIPTS = sorted([*MODULES, *(ROOT / "tests").rglob("*.py")])
PURE = [
    path
    for path in MODULES
    if name_of(path).split("/")[1] in PURE_ROOMS or name_of(path) in PURE_MODULES
]


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    """Return what a fresh interpreter made of the code."""
    return subprocess.run(  # noqa: S603  our own interpreter, our own code
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def comments(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the comments of a script with their lines."""
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


def says_why(comment: str) -> bool:
    """Whether anything but codes stands in a comment that switches a check off."""
    reason = re.sub(r"#|(ruff: ?)?noqa:?|type: ?ignore|pragma: no cover|\[[\w, -]*\]", " ", comment)
    return len(re.sub(r"\b[A-Z]+[0-9]+\b[,;]?", " ", reason).split()) > 1


def test_the_tree_is_walked() -> None:
    """Else every other test here would pass on nothing."""
    files = set(map(name_of, repository_files()))
    assert {"Makefile", ".ci/run", "digest/problems.py", "tests/test_house.py"} <= files
    assert not any(name.startswith((".venv/", ".git/", "site/")) for name in files)
    assert {path.parent.name for path in PURE} >= set(PURE_ROOMS)


def test_every_module_has_a_test_of_its_own() -> None:
    tests = ROOT / "tests"
    twins = {
        name_of(path): tests / path.relative_to(ROOT / "digest").with_name(f"test_{path.name}")
        for path in MODULES
        if path.name not in {"__init__.py", "__main__.py"}
    }
    missing = [f"{name}: {name_of(twin)}" for name, twin in twins.items() if not twin.exists()]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("module", [module_of(path) for path in MODULES])
def test_a_module_can_be_imported_alone(module: str) -> None:
    done = run_python(f"import {module}")
    assert done.returncode == 0, done.stderr
    assert done.stdout + done.stderr == ""


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    done = run_python("import sys, digest.cli; print(*sys.modules)")
    assert done.returncode == 0, done.stderr
    assert HEAVY & set(done.stdout.split()) == set()


def test_pure_rooms_open_no_file_read_no_clock_and_print_nothing() -> None:
    found = [
        f"{name_of(path)}:{line}: {what}"
        for path in PURE
        for line, what in reaches(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found, "\n".join(found)


def reaches(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the lines on which a module reaches past its arguments, and to what."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                modules = [alias.name for alias in names]
                yield from ((node.lineno, one) for one in modules if is_outside(one))
            case ast.ImportFrom(module=str(module)) if is_outside(module):
                yield node.lineno, module
            case ast.Name(id=name) if name in REACHING:
                yield node.lineno, name
            case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCKS:
                yield node.lineno, name


def is_outside(module: str) -> bool:
    """Whether a module gives access to files, clock, terminal or network."""
    return module.partition(".")[0] in OUTSIDE and module != OWN_VERSIONS


@pytest.mark.parametrize(
    "code",
    [
        "import os",
        "import sys, re",
        "import os.path as where",
        "from pathlib import Path",
        "def f():\n    return open('x')",
        "say = print",
        "datetime.now(UTC)",
        "datetime.date.today()",
    ],
)
def test_reaching_outside_is_noticed(code: str) -> None:
    assert list(reaches(ast.parse(code)))


def test_no_script_is_too_long() -> None:
    lengths = {name_of(path): len(path.read_bytes().splitlines()) for path in SCRIPTS}
    found = [f"{name} has {count} lines" for name, count in lengths.items() if count > LONGEST_FILE]
    assert not found, "\n".join(found)


def test_no_module_has_a_vague_name() -> None:
    names = [name_of(path) for path in SCRIPTS]
    found = [name for name in names if VAGUE & set(re.split(r"[/_.]", name))]
    assert not found, "\n".join(found)


def test_an_import_inside_a_function_says_why() -> None:
    found = []
    for path in SCRIPTS:
        reasons = {line for line, comment in comments(path) if says_why(comment)}
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                found += [
                    f"{name_of(path)}:{node.lineno}"
                    for node in ast.walk(function)
                    if isinstance(node, ast.Import | ast.ImportFrom) and node.lineno not in reasons
                ]
    assert not found, "\n".join(found)


def test_whatever_switches_a_check_off_says_why() -> None:
    found = [
        f"{name_of(path)}:{line}: {comment}"
        for path in SCRIPTS
        for line, comment in comments(path)
        if re.search(r"noqa|type: ?ignore|pragma", comment) and not says_why(comment)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("comment", "enough"),
    [
        ("# noqa: S603", False),
        ("# noqa: S603, PLR2004", False),
        ("# type: ignore[arg-type]", False),
        ("# noqa: PLR2004  the mount point is the fifth column", True),
        ("# type: ignore[arg-type]  the stub is wrong", True),
    ],
)
def test_codes_alone_are_no_reason(comment: str, *, enough: bool) -> None:
    assert says_why(comment) is enough


def test_every_rule_that_ruff_ignores_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lint = tomllib.loads(text)["tool"]["ruff"]["lint"]
    codes = [*lint["ignore"]]
    for per_file in lint.get("per-file-ignores", {}).values():
        codes += per_file
    assert codes
    bare = [
        code for code in codes if not re.search(rf'^ *"{code}", +# \S+ \S+', text, re.MULTILINE)
    ]
    assert not bare, "\n".join(bare)


def test_no_file_names_a_place_on_one_machine() -> None:
    places = re.compile(
        rb"(?<![\w./-])/(?:home|Users|root|work|mnt)/\w|[A-Z]:\\\\?Users|\.\./shared\b"
    )
    found = [
        f"{name_of(path)}: {match[0].decode()}"
        for path in repository_files()
        if name_of(path) not in LONE_PATHS
        for match in places.finditer(path.read_bytes())
    ]
    assert not found, "\n".join(found)


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## \[?Unreleased\b", text, re.MULTILINE)
