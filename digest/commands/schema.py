"""`digest schema`: the JSON Schema of what a person writes, for editors that check while typing."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from digest.commands.shown import say_json
from digest.config import CONFIG, read_config
from digest.manifest import THEME, schema_of
from digest.problems import DigestError
from digest.sources import read_config_file
from digest.text.keys import FRONT, NOTE, PLAIN
from digest.themefiles import read_theme

if TYPE_CHECKING:
    from pathlib import Path

    from digest.cli import Asked

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS: dict[str, dict[str, Any]] = {
    "config": CONFIG.schema(),
    "post": FRONT.schema(),
    "page": PLAIN.schema(),
    "notes": {"type": "array", "items": NOTE.schema()},
    "theme": THEME.schema(),
}
"""What is described -> its schema; all come from the tables that validation uses."""


@click.command("schema")
@click.argument("name", type=click.Choice(list(SCHEMAS)), required=False)
@click.pass_context
def command(ctx: click.Context, name: str | None) -> None:
    """Print a JSON Schema (draft 2020-12), or all of them under $defs when none is named.

    config is config.yaml, in a site with the options of its theme; post and page are front matter;
    notes is NAME.notes.yaml; theme is theme.yaml.
    """
    asked: Asked = ctx.obj
    schemas = SCHEMAS | {"config": config_of(asked.site)}
    if name:
        say_json({"$schema": DIALECT, "title": f"digest {name}"} | schemas[name])
    else:
        say_json({"$schema": DIALECT, "title": "digest", "$defs": schemas})


def config_of(site: Path) -> dict[str, Any]:
    """Return the schema of config.yaml, with the options of a site's theme if there is a site."""
    schema = CONFIG.schema()
    with suppress(DigestError):
        text = read_config_file(site)
        options = read_theme(site, read_config(text).theme, text).options
        schema["properties"]["theme"] |= schema_of(options)
    return schema
