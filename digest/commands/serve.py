"""`digest serve`: the site in a browser of this machine, as its editors see it."""

from __future__ import annotations

import contextlib
import webbrowser
from typing import TYPE_CHECKING

import click

from digest.commands.desk import Desk
from digest.commands.lookout import Lookout, Showing
from digest.commands.shown import say, say_json_line, site_options, whisper
from digest.config import read_config
from digest.last import Memo, look_at
from digest.layout import CACHE, PREVIEW
from digest.problems import DigestError
from digest.report import Options
from digest.sources import EDITIONS, PAGES, post_path, read_config_file

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from pathlib import Path

    from digest.cli import Asked
    from digest.report import Report


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
@click.option("--navigate", is_flag=True, help="Have open pages go to the one that was saved.")
@click.option(
    "--as-of",
    metavar="DAY",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Show what readers will see on a day, instead of all there is.",
)
@site_options
@click.pass_context
def command(  # noqa: PLR0913  one parameter for each option
    ctx: click.Context,
    *,
    port: int,
    host: str,
    open_browser: bool,
    navigate: bool,
    as_of: datetime | None,
) -> None:
    """Preview the site as its editors see it, and keep that up to date. Ctrl-C ends it.

    Drafts and posts of days to come are shown and labelled. A problem is shown over the page; the
    last good site stays until it is mended. site/ is left as the last build made it.
    """
    asked: Asked = ctx.obj
    text = read_config_file(asked.site)  # no site, no preview: say so before anything starts
    base_path = "/"
    with contextlib.suppress(DigestError):  # the first build tells of it
        base_path = read_config(text).base_path
    folder = (asked.site / CACHE / PREVIEW).absolute()
    showing = Showing(folder, host, port, base_path)
    with contextlib.suppress(KeyboardInterrupt), Lookout(asked.site, showing) as lookout:
        if asked.as_json:
            say_json_line({"address": lookout.address})
        else:
            say(f"the site is at {lookout.address}; Ctrl-C ends the preview")
        if open_browser:
            webbrowser.open(lookout.address)

        def built(report: Report) -> None:
            goal = address_of_saved(desk.changed, asked.site, desk.memo) if navigate else ""
            lookout.built(report, desk.as_of, goal)

        options, memo = Options(output=str(folder)), Memo(name=PREVIEW)
        desk = Desk(asked, built, lookout.failed, memo, options=options)
        desk.show_as_of(as_of.date().isoformat() if as_of else "")
        desk.keep(lookout.batches(desk.show_as_of))
    whisper("stopped")


def address_of_saved(changed: Collection[Path], root: Path, memo: Memo) -> str:
    """Return the address of the page that a changed file is the text of, "" for none or several."""
    found = set()
    for path in look_at(root, changed):
        post = memo.posts.get(post_path(path))
        if post:
            found.add(post.address)
        elif path.startswith(PAGES):
            found.add(path.removeprefix(PAGES).removesuffix(".md") + "/")
        elif path.startswith(EDITIONS):
            found.add("editions/" + path.removeprefix(EDITIONS).removesuffix(".md") + "/")
    return found.pop() if len(found) == 1 else ""
