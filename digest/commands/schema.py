"""`digest schema`: the JSON Schema of what a person writes, for editors that check while typing."""

from __future__ import annotations

import click

from digest.commands.shown import say_json
from digest.config import CONFIG
from digest.text.facts import FRONT, NOTE, PLAIN

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS = {
    "config": CONFIG.schema(),
    "post": FRONT.schema(),
    "page": PLAIN.schema(),
    "notes": {"type": "array", "items": NOTE.schema()},
}
"""What is described -> its schema; all come from the tables that validation uses."""


@click.command("schema")
@click.argument("name", type=click.Choice(list(SCHEMAS)), required=False)
def command(name: str | None) -> None:
    """Print a JSON Schema (draft 2020-12), or all of them under $defs when none is named.

    config is config.yaml; post and page are front matter; notes is NAME.notes.yaml.
    """
    if name:
        say_json({"$schema": DIALECT, "title": f"digest {name}"} | SCHEMAS[name])
    else:
        say_json({"$schema": DIALECT, "title": "digest", "$defs": SCHEMAS})
