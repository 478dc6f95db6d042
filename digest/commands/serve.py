"""`digest serve`: watch, and show the site on this machine with live reload."""

from __future__ import annotations

import contextlib
import webbrowser
from typing import TYPE_CHECKING

import click

from digest.commands.desk import Desk
from digest.commands.lookout import Lookout, Showing
from digest.commands.shown import say, say_json_line, site_options, whisper
from digest.report import OUTPUT
from digest.sources import read_config_file

if TYPE_CHECKING:
    from digest.cli import Asked


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    default=8000,
    show_default=True,
    help="The port to listen on; 0 takes any free one.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@site_options
@click.pass_context
def command(ctx: click.Context, *, port: int, host: str, open_browser: bool) -> None:
    """Keep the site up to date and preview it. Ctrl-C ends it.

    A post with a problem shows it over the page; the last good site stays until it is mended.
    """
    asked: Asked = ctx.obj
    read_config_file(asked.site)  # no site, no preview: say so before anything starts
    showing = Showing(asked.site / OUTPUT, host, port)
    with contextlib.suppress(KeyboardInterrupt), Lookout(asked.site, showing) as lookout:
        if asked.as_json:
            say_json_line({"address": lookout.address})
        else:
            say(f"the site is at {lookout.address}; Ctrl-C ends the preview")
        if open_browser:
            webbrowser.open(lookout.address)
        Desk(asked, built=lookout.built, failed=lookout.failed).keep(lookout.batches())
    whisper("stopped")
