"""`digest check`: what an editor wants to know before publishing, and mending it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from digest.check import Checked, check, fix
from digest.commands.shown import (
    chosen_target,
    counted,
    jobs_option,
    list_problems,
    say,
    say_json,
    site_options,
    without_collecting,
)
from digest.web import Web

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest.checking.writing import Edit, Finding
    from digest.cli import Asked


@click.command("check")
@click.option("--fix", "is_fix", is_flag=True, help="Mend what is safe to mend, and say what.")
@click.option("--external", is_flag=True, help="Ask other hosts whether their pages are there.")
@click.option(
    "--timeout",
    type=click.FloatRange(0, 600, min_open=True),
    default=10,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for each answer of another host.",
)
@click.option(
    "--deploy",
    "target",
    metavar="TARGET",
    help="Check only whether the built site may leave for this target.",
)
@jobs_option
@site_options
@click.pass_context
def command(  # noqa: PLR0913  one for each option
    ctx: click.Context,
    /,
    *,
    is_fix: bool,
    external: bool,
    timeout: float,
    target: str | None,
    jobs: int | None,
) -> None:
    """List what is wrong with the site, or may be, each with its place, its rule and its mend.

    Exit code 1 if there are errors; warnings leave it 0.
    """
    asked: Asked = ctx.obj
    now = datetime.now(tz=UTC)
    if target is not None:
        check_before_deploy(asked, target, now)
        return
    edits: Sequence[Edit] = ()
    ask = Web(asked.site, now.timestamp(), timeout).ask if external else None
    with without_collecting():
        checked = check(asked.site, now, jobs or 0, ask)
        if is_fix:
            mended = fix(asked.site, checked, now, jobs or 0, ask)
            edits, checked = mended.edits, mended.left
    if asked.as_json:
        say_json(as_json(checked, edits))
    else:
        say_edits(edits)
        list_findings(checked.findings, asked.site)
        say(summary(checked, is_fixed=is_fix))
    ctx.exit(int(any(finding.is_error for finding in checked.findings)))


def check_before_deploy(asked: Asked, name: str, now: datetime) -> None:
    """Bring the site up to date, and hold it to what a target takes; nothing leaves."""
    from digest.deploy.story import bring_up_to_date, ready, settings  # noqa: PLC0415  other checks need none of it

    config = settings(asked.site)
    target = chosen_target(name, config.deploy)
    bring_up_to_date(asked.site, now)
    files = ready(asked.site, settings(asked.site), target).files
    size = sum(file.size for file in files.values())
    if asked.as_json:
        say_json({"target": target.name, "files": len(files), "bytes": size, "problems": []})
    else:
        say(f"{counted(len(files), 'file')}, {size / 1000:,.1f} kB: ready for {target.name}")


def say_edits(edits: Sequence[Edit]) -> None:
    """Print what was mended: the place, what stood there, and what stands there now."""
    for edit in edits:
        say(f"{edit.place}: mended: {edit.old} -> {edit.new or 'nothing'}")


def list_findings(findings: Sequence[Finding], root: Path) -> None:
    """Print findings with their source lines, for a person; the rule stands behind the message."""
    list_problems(
        [replace(one.problem, message=f"{one.problem.message} [{one.rule}]") for one in findings],
        root,
    )


def summary(checked: Checked, *, is_fixed: bool) -> str:
    """Return how many errors and warnings there are, in how many files."""
    count = Counter(finding.is_error for finding in checked.findings)
    where = counted(checked.files, "file")
    if not count:
        return f"{where}: nothing to mend"
    line = f"{where}: {counted(count[True], 'error')}, {counted(count[False], 'warning')}"
    fixable = sum(bool(finding.edits) for finding in checked.findings)
    return line if is_fixed or not fixable else f"{line}; --fix mends {fixable:,} of them"


def as_json(checked: Checked, edits: Sequence[Edit]) -> dict[str, object]:
    """Return what `--json` prints."""
    return {
        "files": checked.files,
        "problems": [finding.as_json() for finding in checked.findings],
        "mended": [
            {
                "path": edit.place.path,
                "line": edit.place.line,
                "column": edit.place.column,
                "old": edit.old,
                "new": edit.new,
            }
            for edit in edits
        ],
    }
