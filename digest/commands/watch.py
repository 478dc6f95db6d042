"""`digest watch`: ingest and build again whenever something changes."""

from __future__ import annotations

import contextlib

import click

from digest.commands.desk import Desk
from digest.commands.lookout import Lookout
from digest.commands.shown import site_options, whisper
from digest.sources import read_config_file


@click.command("watch")
@site_options
@click.pass_context
def command(ctx: click.Context) -> None:
    """Ingest and build whenever seeds, content, theme or config.yaml change. Ctrl-C ends it."""
    read_config_file(ctx.obj.site)  # no site, nothing to watch: say so at once
    with contextlib.suppress(KeyboardInterrupt), Lookout(ctx.obj.site) as lookout:
        Desk(ctx.obj).keep(lookout.batches())
    whisper("stopped")
