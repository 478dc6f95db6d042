"""The command line: which commands there are, and what a person sees when something is wrong.

Every command is a module of its own that is imported when it is called, so that `--help` and
`--version` answer at once.
"""

from __future__ import annotations

import importlib
import os
import sys
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

import click

from digest import __version__
from digest.problems import DigestError

COMMANDS = {
    "init": "Make a new site, ready to build.",
    "ingest": "Turn seeds into posts.",
    "build": "Bring the site up to date.",
    "watch": "Ingest and build whenever something changes.",
    "serve": "Preview the site as its editors see it, while it is written.",
    "check": "List what is wrong with a site, and mend what is safe to mend.",
    "notes": "List notes, put lost ones back, export and import them.",
    "deploy": "Take the site to a folder, a store or a git branch, and back.",
    "schema": "Print the JSON Schema of config, posts, pages, notes and themes.",
}
"""Name -> what it does, in the order in which a newcomer needs them."""


@dataclass(slots=True)
class Asked:
    """What every command may be asked: which site, and results as JSON."""

    site: Path
    as_json: bool = False


class Commands(click.Group):
    """The commands by name, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's signature
        """Return a command, None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"digest.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; list the problems of the site and end with exit code 1."""
        try:
            return super().invoke(ctx)
        except DigestError as error:
            shown = importlib.import_module("digest.commands.shown")
            shown.failed(error.problems, ctx.obj)
            ctx.exit(1)
        except KeyboardInterrupt:
            ctx.exit(130)  # 128 + SIGINT, as shells have it

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is a usage error that names the nearest."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            close = get_close_matches(name, COMMANDS, n=1)
            hint = f'did you mean "{close[0]}"?' if close else "known: " + ", ".join(COMMANDS)
            ctx.fail(f'there is no command "{name}"; {hint}')
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  click's signature
        """Write the list of commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The site's folder, if it is not this one.",
)
@click.version_option(__version__, "--version", "-V", message="digest %(version)s")
@click.pass_context
def digest(ctx: click.Context, site: Path) -> None:
    """Make an annotated news digest: raw texts in, a static site out.

    Exit codes: 0 done; 1 the content or the site has problems, all of them listed; 2 wrong usage.
    """
    ctx.obj = Asked(site)
    if os.environ.get("NO_COLOR"):  # https://no-color.org
        ctx.color = False


def main() -> NoReturn:
    """Run the command line, and end the process.

    The system frees at once what Python would take apart value by value: after a build of 10,000
    posts that takes a tenth of a second, and after an edit a tenth of the time of the build.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that can't show a headline says "?"
    code = 1
    try:
        digest(prog_name="digest")
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else 0 if done.code is None else 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # whoever read it is gone
        code = code or 1
    os._exit(code)
