"""`digest notes`: notes out to other programs and in from them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.commands.relink import STATES, list_command, relink_command
from digest.commands.shown import counted, list_problems, say, say_json, site_options
from digest.disk import write_atomic
from digest.exporting import FORMATS as WRITTEN
from digest.exporting import export_notes
from digest.formats.opening import FORMATS as READ
from digest.importing import Outcome, Report, Request, import_notes
from digest.problems import Problem, shorten
from digest.report import Options

if TYPE_CHECKING:
    from digest.cli import Asked

DID = {
    ("imported", False): "imported",
    ("imported", True): "would be imported",
    ("known", False): "is there already",
    ("known", True): "is there already",
}
"""What was done, and whether only for show -> how it is said."""


@click.group("notes")
def command() -> None:
    """List notes, put lost ones back, export and import them."""


command.add_command(list_command)
command.add_command(relink_command)


@command.command("export", short_help="Write notes in another format.")
@click.argument("posts", nargs=-1, metavar="[POST]...")
@click.option(
    "--format",
    "name",
    type=click.Choice(list(WRITTEN)),
    default="w3c",
    help="What to write: w3c (Web Annotations) or hypothesis (for its client).",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write, instead of standard output.",
)
@click.option("--drafts", is_flag=True, help="Export those of drafts, and those in draft, too.")
@click.option("--future", is_flag=True, help="Export those of posts of days to come, too.")
@site_options
@click.pass_context
def export_command(  # noqa: PLR0913  one parameter for each option
    ctx: click.Context,
    posts: tuple[str, ...],
    *,
    name: str,
    output: Path | None,
    drafts: bool,
    future: bool,
) -> None:
    """Write the notes of some posts, or of all, in another format."""
    asked: Asked = ctx.obj
    options = Options(drafts=drafts, future=future)
    document = export_notes(asked.site, posts, name, options, datetime.now(tz=UTC))
    text = json.dumps(document, ensure_ascii=False, indent=2)
    if output is None:
        click.echo(text)
        return
    write_atomic(output, text.encode() + b"\n")
    notes = document["total"] if name == "w3c" else len(document["annotations"])
    if asked.as_json:
        say_json({"output": str(output), "notes": notes})
    else:
        say(f"{output}  {counted(notes, 'note')}")


@command.command("import", short_help="Add notes of other programs, as drafts.")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option(
    "--format",
    "name",
    type=click.Choice(list(READ)),
    default=None,
    help="What the files are; by default what they look like.",
)
@click.option("--post", default="", metavar="POST", help="The post that all notes are on.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@site_options
@click.pass_context
def import_command(
    ctx: click.Context, files: tuple[Path, ...], *, name: str | None, post: str, dry_run: bool
) -> None:
    """Add the notes of other programs' files to the notes files of their posts, as drafts."""
    asked: Asked = ctx.obj
    report = import_notes(asked.site, Request(files, name or "", post, dry_run=dry_run))
    if asked.as_json:
        say_json(as_json(report))
    else:
        say_outcomes(report, dry_run=dry_run)
        list_problems(sorted([*report.problems, *map(unplaced, lost(report))]), asked.site)
    if report.problems or lost(report):
        ctx.exit(1)


def lost(report: Report) -> list[Outcome]:
    """Return the notes whose posts are not known."""
    return [one for one in report.outcomes if one.did == "unplaced"]


def unplaced(one: Outcome) -> Problem:
    """Return the problem of a note whose post is not known."""
    on = f"it is on {one.target}, which is no post's address" if one.target else NO_TARGET
    what = f'the post of the note on "{shorten(one.quote)}" is not known'
    return Problem(one.file, what, f"{on}: name its post with --post")


NO_TARGET = "the file does not say what it is on"


def say_outcomes(report: Report, *, dry_run: bool) -> None:
    """Print what became of each note, post by post: whether it is new, and where its passage is."""
    for post, outcomes in groupby(report.outcomes, lambda one: one.post):
        if post:
            say(post)
            for one in outcomes:
                did = DID[one.did, dry_run]
                line = f"line {one.line}" if one.line else "no line"
                say(f'  {line}: {one.kind} "{one.id}" {did}; {STATES.get(one.state, one.state)}')
                say(f"    {shorten(' '.join(one.quote.split()))}")
    tally = {did: sum(o.did == did for o in report.outcomes) for did in ("imported", "known")}
    parts = [f"{counted(tally['imported'], 'note')} {'to import' if dry_run else 'imported'}"]
    if tally["known"]:
        parts.append(f"{tally['known']} there already")
    if missing := len(lost(report)) + len(report.problems):
        parts.append(f"{missing} left out")
    say(", ".join(parts))
    if tally["imported"] and not dry_run:
        say("they are drafts: `digest build --drafts` shows them, and without `status: draft` in")
        say("the notes file of its post each is published")


def as_json(report: Report) -> dict[str, object]:
    """Return what `--json` prints."""
    return {
        "notes": [
            {
                "file": one.file.path,
                "did": one.did,
                "post": one.post,
                "line": one.line,
                "id": one.id,
                "kind": one.kind,
                "state": one.state,
                "quote": one.quote,
                "target": one.target,
            }
            for one in report.outcomes
        ],
        "problems": [problem.as_json() for problem in report.problems],
    }
