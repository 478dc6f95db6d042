"""`digest build`: bring the site up to date, and say what was done and why."""

from __future__ import annotations

import importlib
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.commands.shown import (
    counted,
    jobs_option,
    list_problems,
    progress,
    say,
    say_json,
    site_options,
    whisper,
    without_collecting,
)
from digest.last import Memo
from digest.problems import DigestError
from digest.report import Options, Report
from digest.unchanged import last_report

if TYPE_CHECKING:
    from types import ModuleType

    from digest.cli import Asked


def check_base_url(_: click.Context, __: click.Parameter, value: str) -> str:
    """Return the address as config.yaml would state it; refuse what is none."""
    if not value:
        return ""
    from digest.config import tidy_base_url  # noqa: PLC0415  most builds are not asked for one

    address = tidy_base_url(value)
    if address is None:
        mend = "write scheme and host, such as https://news.example.org/"
        what = f'"{value}" is not the address of a site; {mend}'
        raise click.BadParameter(what)
    return address


EVERY_FILE = ""
"""What `--why` means without a path."""


@click.command("build")
@click.option("--output", default="", metavar="DIR", help="The folder to write, instead of site/.")
@click.option(
    "--base-url",
    default="",
    metavar="URL",
    callback=check_base_url,
    help="The address the site will have, instead of the one in config.yaml.",
)
@click.option("--drafts", is_flag=True, help="Publish drafts, too.")
@click.option("--future", is_flag=True, help="Publish posts of days to come, too.")
@jobs_option
@click.option(
    "--why",
    is_flag=False,
    flag_value=EVERY_FILE,
    default=None,
    metavar="[PATH]",
    help="Say of each file, or of those at PATH in the site, why it was written, kept or removed.",
)
@click.option("--verify", "prove", is_flag=True, help="Prove that a clean build gives the same.")
@click.option("--clean", is_flag=True, help="Write every file anew.")
@site_options
@click.pass_context
def command(
    ctx: click.Context, /, *, jobs: int | None, why: str | None, prove: bool, **chosen: str | bool
) -> None:
    """Bring site/ up to date: only what differs is written.

    If any file has a problem nothing is written, and the old site stands.
    """
    asked: Asked = ctx.obj
    options = Options(jobs=jobs or 0, **chosen)  # type: ignore[arg-type]  # click gives each its type
    started, now = time.monotonic(), datetime.now(tz=UTC)
    memo = Memo()
    with without_collecting():
        report = last_report(asked.site, options, now, memo, lambda: loaded("build"))
        report = report or build_anew(asked.site, options, now, memo)
    seconds = time.monotonic() - started
    wrong = loaded("proof").verify(asked.site, options, now) if prove else []
    if asked.as_json:
        differing = {"differing": {one.name: one.why for one in wrong}} if prove else {}
        say_json(as_json(report, seconds) | differing)
        ctx.exit(int(bool(wrong)))
    list_problems((*report.warnings, *report.doubts), asked.site)
    if why is not None:
        say_why(report, named(why, report) if why else EVERY_FILE)
    say_summary(report, seconds)
    if wrong:
        raise DigestError(difference.problem(report.output) for difference in wrong)
    if prove:
        say("verified: a clean build gives the same bytes")


def build_anew(root: Path, options: Options, now: datetime, memo: Memo) -> Report:
    """Build, with a bar of progress for a person."""
    with progress("Drawing") as tell:
        report: Report = loaded("build").build(root, options, now, memo, tell)
    return report


def loaded(name: str) -> ModuleType:
    """Return a module that builds; to load it takes longer than to see that nothing has changed."""
    return importlib.import_module(f"digest.{name}")


def named(path: str, report: Report) -> str:
    """Return the name that a file or folder has in the output; it may be given as a path to it."""
    inside, output = Path(path).absolute(), report.output.absolute()
    return inside.relative_to(output).as_posix() if output in inside.parents else path.strip("/")


def say_why(report: Report, where: str) -> None:
    """Print the fate of a file, or of every file in a folder, and its reason."""
    fates = [*((name, f"written: {reason}") for name, reason in report.written.items())]
    fates += ((name, "kept: nothing it depends on has changed") for name in report.kept)
    fates += ((name, "removed: nothing makes it any more") for name in report.removed)
    here = [fate for fate in fates if f"{fate[0]}/".startswith(f"{where}/") or not where]
    for name, fate in sorted(here):
        say(f"{name}  {fate}")
    if where and not here:
        whisper(f'no file of the site is at "{where}"')


def say_summary(report: Report, seconds: float) -> None:
    """Print what the site holds, what was done, and the file to open."""
    held = ", ".join(
        counted(number, word)
        for number, word in (
            (report.posts, "post"),
            (report.pages, "page"),
            (report.notes, "note"),
        )
    )
    done = f"{len(report.written)} written, {len(report.kept)} kept, {len(report.removed)} removed"
    say(f"{held} in {seconds:.2f} s; files: {done}")
    if report.left_out:
        left = counted(report.left_out, "post")
        say(f"{left} left out: drafts (see --drafts), days to come (--future), expired")
    say(f"open {report.output / 'index.html'}")


def as_json(report: Report, seconds: float) -> dict[str, object]:
    """Return what `--json` prints."""
    return {
        "output": str(report.output),
        "posts": report.posts,
        "pages": report.pages,
        "notes": report.notes,
        "left_out": report.left_out,
        "seconds": round(seconds, 3),
        "written": dict(report.written),
        "kept": list(report.kept),
        "removed": list(report.removed),
        "warnings": [warning.as_json() for warning in (*report.warnings, *report.doubts)],
    }
