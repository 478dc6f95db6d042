"""Installs the other generators, each in an environment of its own, from PyPI and npm."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import engines
from benchmarks.running import last_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.engines import Engine

PATIENCE = 600.0
"""Seconds for one installation, and for asking a version."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator from a registry: its requirement, its program, and how its version is asked."""

    name: str
    requirement: str
    program: str
    version: tuple[str, ...]
    engine: Callable[[str], Engine]


TOOLS = (
    # The package's own `hugo` is a Python script that starts the binary, which takes its time.
    Tool(
        "Hugo", "hugo>=0.168", "lib/python*/site-packages/hugo/binaries/hugo*",
        ("version",), engines.hugo,
    ),
    Tool("Pelican", "pelican[markdown]>=4.11", "bin/pelican", ("--version",), engines.pelican),
    Tool("MkDocs", "mkdocs>=1.6", "bin/mkdocs", ("--version",), engines.mkdocs),
    Tool("Eleventy", "@11ty/eleventy@3", "node_modules/.bin/eleventy", ("--version",),
         engines.eleventy),
)  # fmt: skip


class AbsentError(Exception):
    """A generator can't be had here; says why."""


def ready(tool: Tool, folder: Path) -> tuple[Engine, str]:
    """Return a generator and its version, installed below a folder if it isn't yet.

    Raises AbsentError.
    """
    home = folder / tool.name.lower()
    found = sorted(home.glob(tool.program))
    if not found:
        install(tool, home)
        found = sorted(home.glob(tool.program))
    if not found:
        what = f"{tool.requirement} has no {Path(tool.program).name}"
        raise AbsentError(what)
    program = str(found[0])
    return tool.engine(program), version(ask([program, *tool.version]))


def install(tool: Tool, home: Path) -> None:
    """Install a generator into a folder; raises AbsentError."""
    shutil.rmtree(home, ignore_errors=True)
    if tool.engine is engines.eleventy:
        npm = shutil.which("npm")
        if npm is None:
            what = "npm is not installed"
            raise AbsentError(what)
        home.mkdir(parents=True)
        (home / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        quiet = ("--silent", "--no-audit", "--no-fund")
        ask([npm, "install", *quiet, "--prefix", str(home), tool.requirement])
    else:
        ask([sys.executable, "-m", "venv", str(home)])
        pip = [str(home / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        ask([*pip, "--disable-pip-version-check", tool.requirement])


def ask(command: list[str]) -> str:
    """Return what a program prints; raises AbsentError with its last line if it fails."""
    try:
        done = subprocess.run(  # noqa: S603  programs that this module has installed
            command, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise AbsentError(type(error).__name__) from error
    if done.returncode:
        raise AbsentError(last_line(done.stderr or done.stdout) or f"ended with {done.returncode}")
    return done.stdout


def version(printed: str) -> str:
    """Return the version in what a program says of itself: its first word with a dot in it."""
    words = printed.replace(",", " ").split()
    dotted = (word for word in words if word.lstrip("v")[:1].isdigit() and "." in word)
    return next(dotted, "unknown version").lstrip("v").partition("-")[0].rstrip(".")


def own_program() -> str:
    """Return the `digest` that is installed beside this Python."""
    return str(Path(sys.executable).with_name("digest"))
