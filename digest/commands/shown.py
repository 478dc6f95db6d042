"""What a person or a program is shown: problems with their source lines, results, progress."""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from digest.disk import read_bytes
from digest.problems import DigestError, Problem, is_harmless, printable, show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from digest.cli import Asked
    from digest.targets import Target

F = TypeVar("F", bound="Callable[..., Any]")


def choose_site(ctx: click.Context, _: click.Parameter, value: Path | None) -> None:
    """Note the site that `-C` names after the command."""
    if value is not None:
        ctx.find_root().obj.site = value


def choose_json(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001  click's signature
    """Note that results are wanted as JSON."""
    ctx.find_root().obj.as_json = value


def site_options(command: F) -> F:
    """Return the command with the options that every one has: `-C` and `--json`."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    command = click.option(
        "--json",
        is_flag=True,
        expose_value=False,
        callback=choose_json,
        help="Print results as JSON.",
    )(command)
    return click.option(
        "-C",
        type=folder,
        expose_value=False,
        callback=choose_site,
        help="The site's folder, if it is not this one.",
    )(command)


jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes to use; by default one for each core, where there is enough to do.",
)
"""For commands that share their work over the cores."""


def say(text: str) -> None:
    """Print a line of a result."""
    click.echo(printable(text))


def whisper(text: str) -> None:
    """Print a line for a person only: it is no result."""
    click.echo(printable(text), err=True)


def say_json(value: object) -> None:
    """Print a result for a program."""
    click.echo(escaped(json.dumps(value, ensure_ascii=False, indent=2)))


def say_json_line(value: object) -> None:
    """Print one of several results for a program, on a line of its own."""
    click.echo(escaped(json.dumps(value, ensure_ascii=False)))


def escaped(text: str) -> str:
    """Return JSON in which nothing could steer a terminal, should it be shown on one."""
    signs = {c for c in text if not is_harmless(c)} - {"\n"}
    return text.translate({ord(c): json.dumps(c)[1:-1] for c in signs})


def failed(problems: Iterable[Problem], asked: Asked) -> None:
    """List the problems that kept a command from its work, as was asked for."""
    found = sorted(problems)
    if asked.as_json:
        say_json({"problems": [problem.as_json() for problem in found]})
        return
    list_problems(found, asked.site)
    whisper(counted(len(found), "problem"))


def list_problems(problems: Iterable[Problem], root: Path) -> None:
    """Print problems with their source lines, for a person."""
    for text in told(problems, root):
        place, *rest = text.split("\n")
        click.secho(place, bold=True, err=True)
        for line in rest:
            click.echo(line, err=True)


def told(problems: Iterable[Problem], root: Path) -> Iterator[str]:
    """Yield each problem in several lines: place, message, source line, caret, hint."""
    sources: dict[str, list[str]] = {}
    for problem in problems:
        path, line = problem.place.path, problem.place.line
        if line and path not in sources:
            sources[path] = lines_of(root / path)
        source = sources[path][line - 1] if 0 < line <= len(sources.get(path, ())) else None
        yield "\n".join(show(problem, source))


def lines_of(path: Path) -> list[str]:
    """Return the lines of a source; none when it can't be read, which is a problem of its own."""
    try:
        text = read_bytes(path, str(path)).decode("utf-8-sig", "replace")
    except DigestError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def counted(number: int, word: str) -> str:
    """Return a number with its word: `1 post`, `3 posts`."""
    return f"{number:,} {word}" + ("" if number == 1 else "s")


BLINK = 0.1
"""Seconds between two drawings of the progress bar."""

PATIENCE = 0.5
"""Seconds of work after which a person wants to see that it goes on."""


@contextmanager
def progress(words: str, after: float = PATIENCE) -> Iterator[Callable[[int, int], None]]:
    """Give a function that moves a progress bar: how much is done, and of how much.

    Nothing is drawn before some seconds have passed, nor where no person watches: the bar needs a
    terminal, or FORCE_COLOR.
    """
    started = time.monotonic()
    is_watched = sys.stderr.isatty() or "FORCE_COLOR" in os.environ
    bars: list[Callable[[int, int], None]] = []
    with ExitStack() as stack:

        def tell(done: int, total: int) -> None:
            if not bars and is_watched and time.monotonic() >= started + after:
                bars.append(stack.enter_context(bar(words)))
            for move in bars:
                move(done, total)

        yield tell


@contextmanager
def bar(words: str) -> Iterator[Callable[[int, int], None]]:
    """Draw a progress bar, and give a function that moves it.

    It is drawn by whoever moves it, for beside a thread that did, no copy of the process could
    help with the work. What draws it is loaded here: that takes as long as a short build.
    """
    from rich.console import Console  # noqa: PLC0415  as said
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415  as said

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as drawing:
        task = drawing.add_task(words, total=None)
        drawn = 0.0

        def move(done: int, total: int) -> None:
            nonlocal drawn
            now = time.monotonic()
            drawing.update(task, completed=done, total=total, refresh=now - drawn > BLINK)
            drawn = now if now - drawn > BLINK else drawn

        yield move


@contextmanager
def without_collecting() -> Iterator[None]:
    """Spare the garbage collector: frozen values form no rings, and looking for some takes long."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def chosen_target(name: str, targets: tuple[Target, ...]) -> Target:
    """Return the target of a name; without a name the only one there is."""
    known = ", ".join(one.name for one in targets)
    if not known:
        raise click.UsageError(NO_TARGET)
    if not name and len(targets) == 1:
        return targets[0]
    found = [one for one in targets if one.name == name]
    if not found:
        what = f'there is no target "{name}"' if name else "say which target"
        what += f"; known: {known}"
        raise click.UsageError(what)
    return found[0]


NO_TARGET = """config.yaml names no target; add one, such as

deploy:
  mirror:
    to: ../mirror/news"""
