"""`digest ingest`: make posts of seeds, and say what became of every line."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.commands.explained import explained
from digest.commands.shown import (
    counted,
    jobs_option,
    list_problems,
    progress,
    say,
    say_json,
    site_options,
)
from digest.disk import write_atomic
from digest.ingest import Report, Request, ingest
from digest.problems import shorten
from digest.text.carrying import CHANGED, LOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.cli import Asked
    from digest.settling import Outcome

VERBS = {
    "new": "made",
    "changed": "made anew",
    "replaced": "made anew",
    "renamed": "kept",
    "edited": "left as you edited it",
    "unchanged": "unchanged",
    "failed": "failed",
}
"""What was done with a seed -> how it is said."""


@click.command("ingest")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--output", default="", metavar="DIR", help="The folder for the posts.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--explain", is_flag=True, help="Show what each line of a seed was taken for.")
@click.option("--force", is_flag=True, help="Make edited posts anew, with a backup.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what was done, and every line left out, to a JSON file.",
)
@jobs_option
@site_options
@click.pass_context
def command(  # noqa: PLR0913  one parameter for each option
    ctx: click.Context,
    paths: tuple[Path, ...],
    *,
    output: str,
    dry_run: bool,
    explain: bool,
    force: bool,
    report_file: Path | None,
    jobs: int | None,
) -> None:
    """Turn seeds (files or folders; seeds/ when none is named) into posts.

    A post of an unchanged seed is left alone; one that you edited is never overwritten.
    """
    asked: Asked = ctx.obj
    everything = explain or report_file is not None or asked.as_json
    request = Request(
        paths, output, dry_run=dry_run, force=force, everything=everything, jobs=jobs or 0
    )
    with progress("Reading") as tell:
        report = ingest(asked.site, request, tell)
    if report_file:
        text = json.dumps(as_json(report), ensure_ascii=False, indent=2)
        write_atomic(report_file, text.encode() + b"\n")
    if asked.as_json:
        say_json(as_json(report))
    else:
        if explain:
            for outcome in report.outcomes:
                say_lines(outcome)
        say_outcomes(report, dry_run=dry_run)
        list_problems(report.problems, asked.site)
        if dry_run:
            say("no post was written")
    if any(not problem.warning for problem in report.problems):
        ctx.exit(1)


def say_lines(outcome: Outcome) -> None:
    """Print how a seed was read, and an empty line; on a terminal, no line wraps."""
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    article = outcome.told.article if outcome.told else None
    for line in explained(outcome.seed, article, columns):
        click.echo(line.rstrip())
    say("")


def say_outcomes(report: Report, *, dry_run: bool = False) -> None:
    """Print what was done with each seed that needed something, and how many did not."""
    for outcome in report.outcomes:
        if outcome.did in {"unchanged", "failed"}:
            continue
        say(f"{outcome.post}  {fate(outcome, dry_run=dry_run)}")
        if outcome.told and outcome.did != "edited":
            for name in outcome.told.uncertain:
                say(f"  {name} is uncertain: see the post's front matter")
        if outcome.backup:
            say(f"  your text {'would be' if dry_run else 'is'} in {outcome.backup}")
        for line in fates_of(outcome):
            say(f"  {line}")
    tally = {did: sum(o.did == did for o in report.outcomes) for did in VERBS}
    made = tally["new"] + tally["changed"] + tally["replaced"]
    rest = [
        f"{tally[did]:,} {VERBS[did]}" for did in ("unchanged", "edited", "failed") if tally[did]
    ]
    if report.passed_over:
        rest.append(f"{counted(len(report.passed_over), 'file')} passed over, being no seeds")
    verb = "would be made" if dry_run else "made"
    seeds = f"{counted(len(report.outcomes), 'seed')}: {counted(made, 'post')} {verb}"
    say(", ".join([seeds, *rest]))


def fates_of(outcome: Outcome) -> Iterator[str]:
    """Yield what to tell of the notes of a post that was made anew; warnings tell of those lost."""
    if not outcome.fates:
        return
    kept = sum(one.state != LOST for one in outcome.fates)
    yield f"{kept} of {counted(len(outcome.fates), 'note')} carried over"
    for one in outcome.fates:
        if one.state == CHANGED:
            before, after = shorten(one.before), shorten(one.after)
            yield f'the passage of "{one.id}" was "{before}" and is "{after}" now'


def fate(outcome: Outcome, *, dry_run: bool) -> str:
    """Return what became of a seed that needed something, or would become."""
    if outcome.did == "edited":
        return f"left as you edited it, though {outcome.seed} has changed"
    if outcome.did == "renamed":
        return f"kept: its seed is {outcome.seed} now"
    verb = f"would be {VERBS[outcome.did]}" if dry_run else VERBS[outcome.did]
    return f"{verb} from {outcome.seed}{removed_words(outcome)}"


def removed_words(outcome: Outcome) -> str:
    """Return how many lines of a seed its post leaves out."""
    count = outcome.told.removed if outcome.told else 0
    return f" ({counted(count, 'line')} left out)" if count else ""


def as_json(report: Report) -> dict[str, object]:
    """Return what `--json` and `--report` hold."""
    return {
        "seeds": [outcome_json(outcome) for outcome in report.outcomes],
        "passed_over": list(report.passed_over),
        "problems": [problem.as_json() for problem in report.unread],
    }


def outcome_json(outcome: Outcome) -> dict[str, object]:
    """Return what became of one seed: its facts, and every line that its post leaves out."""
    entry: dict[str, object] = {"seed": outcome.seed, "did": outcome.did, "post": outcome.post}
    if outcome.backup:
        entry["backup"] = outcome.backup
    if outcome.fates:
        entry["notes"] = [asdict(one) for one in outcome.fates]
    article = outcome.told.article if outcome.told else None
    if article:
        entry["encoding"] = article.encoding
        entry["stated"] = dict(article.stated)
        entry["removed"] = [
            {"line": line.number, "text": line.text, "reason": line.reason}
            for line in article.lines
            if line.role == "removed"
        ]
        entry["uncertain"] = {
            name: {"alternatives": list(guess.alternatives), "evidence": guess.evidence}
            for name, guess in article.uncertain.items()
        }
    entry["problems"] = [problem.as_json() for problem in outcome.problems]
    return entry
