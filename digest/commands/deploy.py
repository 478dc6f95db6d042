"""`digest deploy`: show what differs at a target, and take it there when a person says so."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from digest.commands.shown import (
    chosen_target,
    counted,
    list_problems,
    progress,
    say,
    say_json,
    site_options,
    whisper,
)
from digest.deploy.story import (
    Prepared,
    bring_up_to_date,
    prepare,
    prepare_rollback,
    settings,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.cli import Asked
    from digest.deploy.probe import Probed
    from digest.targets import Target

LISTED = 20
"""Files of one kind that are listed for a person."""


@click.command("deploy")
@click.argument("target", default="", metavar="[TARGET]")
@click.option("--dry-run", is_flag=True, help="Show what would be done, and change nothing there.")
@click.option("--yes", is_flag=True, help="Go on without asking.")
@click.option("--rollback", is_flag=True, help="Return to the version before.")
@site_options
@click.pass_context
def command(
    ctx: click.Context, /, target: str, *, dry_run: bool, yes: bool, rollback: bool
) -> None:
    """Take the site to a target of config.yaml: only what differs.

    The site is brought up to date first. What digest did not put there is never removed.
    """
    asked: Asked = ctx.obj
    chosen = chosen_target(target, settings(asked.site).deploy)
    if not (yes or dry_run or (sys.stdin.isatty() and not asked.as_json)):
        what = "nobody is there to be asked; say --yes to deploy, or --dry-run to see what would be"
        raise click.UsageError(what)
    prepared = prepared_rollback(asked, chosen) if rollback else prepared_deploy(asked, chosen)
    is_doing = not (dry_run or prepared.plan.is_nothing)
    if not asked.as_json:
        say_plan(prepared)
    if is_doing and not yes and not click.confirm("Go on?", err=True):
        whisper("nothing was changed")
        return
    if is_doing:
        prepared.apply()
        if not asked.as_json:
            say(f"done: {chosen.name} has version {prepared.plan.manifest.version}")
    probed = None if dry_run else prepared.follow()
    if asked.as_json:
        say_json(as_json(prepared) | {"applied": is_doing, "probe": probe_as_json(probed)})
    elif probed:
        say_probe(probed)
    ctx.exit(int(bool(probed and probed.wrong)))


def prepared_deploy(asked: Asked, target: Target) -> Prepared:
    """Return what a deploy would do, of the site as it is now."""
    with progress("Drawing") as tell:
        report = bring_up_to_date(asked.site, datetime.now(tz=UTC), tell)
    if not asked.as_json:
        list_problems(report.warnings, asked.site)
    return prepare(asked.site, settings(asked.site), target)


def prepared_rollback(asked: Asked, target: Target) -> Prepared:
    """Return what a rollback would do; the site on this machine has no part in it."""
    return prepare_rollback(asked.site, target)


def say_plan(prepared: Prepared) -> None:
    """Print what is done to which files, and how much has to be sent."""
    plan, target = prepared.plan, prepared.target
    where = f"{target.to}, branch {target.branch}" if target.branch else target.to
    say(f"{target.name}: {where}")
    if plan.is_nothing:
        say(f"  all {counted(len(plan.keep), 'file')} there are as they should be")
        return
    if plan.manifest.restores:
        say(f"  back to version {plan.manifest.restores}")
    for sign, names in (("+", plan.add), ("~", plan.change), ("-", plan.remove)):
        say_names(sign, names)
    sizes = (
        f"{len(plan.add):,} to add, {len(plan.change):,} to change, {len(plan.remove):,} to remove"
    )
    say(f"  {sizes}, {len(plan.keep):,} stay; {kilobytes(plan.size(plan.send))} to send")
    if others := len(prepared.remote.foreign):
        say(f"  {counted(others, 'file')} there that digest did not put there")


def say_names(sign: str, names: Iterable[str]) -> None:
    """Print the names of files, of many only the first."""
    listed = list(names)
    for name in listed[:LISTED]:
        say(f"  {sign} {name}")
    if more := listed[LISTED:]:
        say(f"  {sign} … and {counted(len(more), 'more file')}")


def kilobytes(size: int) -> str:
    """Return a size as a person reads it."""
    return f"{size / 1000:,.1f} kB"


def say_probe(probed: Probed) -> None:
    """Print whether readers get what was deployed, and where they don't."""
    for url, what in probed.wrong:
        say(f"  {url}: {what}")
    if not probed.wrong:
        say(f"looked at {probed.asked} addresses: all as deployed")


def probe_as_json(probed: Probed | None) -> dict[str, object] | None:
    """Return what `--json` prints of a probe."""
    if probed is None:
        return None
    return {"asked": probed.asked, "wrong": [{"url": u, "message": w} for u, w in probed.wrong]}


def as_json(prepared: Prepared) -> dict[str, object]:
    """Return what `--json` prints of a plan."""
    plan = prepared.plan
    return {
        "target": prepared.target.name,
        "to": prepared.target.to,
        "version": plan.manifest.version,
        "restores": plan.manifest.restores,
        "add": list(plan.add),
        "change": list(plan.change),
        "remove": list(plan.remove),
        "keep": len(plan.keep),
        "foreign": prepared.remote.foreign,
        "bytes": plan.size(plan.send),
    }
