"""`navigation:` and `leave_out:` in config.yaml: which pages there are, and which are led to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import yaml

from digest.fields import Field, Many, Pattern, Record, Text
from digest.kinds import is_web_address
from digest.layout import CONFIG_FILE
from digest.nodes import Sheet, compose
from digest.problems import Problem, nearest, shorten
from digest.urls import output_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from digest.kinds import Schema
    from digest.nodes import Node

MAIN = ("editions", "tags", "sources", "notes", "archive")
OPTIONAL = (*MAIN, "places", "people", "series")
"""Kinds of pages that a site can do without, each by the folder that it lives in."""

HOME, PAGES = "home", "pages"
"""The front page; all plain pages, in the order of their `weight`."""


class Entry(NamedTuple):
    """One entry of the navigation: what it leads to, and its name; empty for the usual one."""

    to: str
    name: str = ""

    @property
    def is_elsewhere(self) -> bool:
        """Whether it leads to another site."""
        return ":" in self.to


USUAL = tuple(map(Entry, (HOME, *MAIN, PAGES)))

TO = Pattern(
    "something to lead to",
    r"[^\s/?#%:]{1,100}|/([^\s/?#:]{1,100}/){0,9}|[Hh][Tt][Tt][Pp][Ss]?://\S{1,500}",
    f"write {', '.join((HOME, *OPTIONAL, PAGES))}, the name of a page, /an/address/ or https://…",
)
ENTRY = Record(
    "an entry of the navigation",
    (
        Field("to", TO, "Where it leads.", "tags", required=True),
        Field("name", Text(60), "What it says.", "Topics", default=""),
    ),
    Entry,
    short="to",
)


ENTRIES = Many(ENTRY, 50)


@dataclass(frozen=True, slots=True)
class Navigation:
    """What the navigation leads to, in order."""

    def read(self, node: Node, sheet: Sheet) -> tuple[Entry, ...] | None:
        before = len(sheet.problems)
        found = ENTRIES.read(node, sheet)
        if found is None or len(sheet.problems) > before:
            return None
        for entry, at in zip(found, entries_in(node), strict=True):
            if entry.is_elsewhere and not is_web_address(entry.to):
                sheet.refuse(at, f'"{shorten(entry.to)}" is not an address on the web')
            elif (entry.is_elsewhere or entry.to.startswith("/")) and not entry.name:
                mend = f"write {{name: Shop, to: {shorten(entry.to)}}}"
                sheet.refuse(at, "an address needs a name to be shown", mend)
        return found

    def schema(self) -> Schema:
        return ENTRIES.schema()

    def words(self) -> str:
        return "list of [entries](#navigation)"


NAVIGATION = Navigation()


def entries_in(node: Node) -> list[Node]:
    """Return the node of each entry that is written there."""
    listed: list[Node] = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return [one for one in listed if ENTRY.read(one, Sheet("")) is not None]


def dead_entries(
    text: str, entries: Collection[Entry], pages: Collection[str], outputs: Collection[str]
) -> list[Problem]:
    """Return a problem for each entry of a config.yaml that leads nowhere on the site.

    `pages` are the names of all plain pages: a draft is not led to, and not missed.
    """
    wrong = {
        entry.to: nearest(entry.to, [HOME, PAGES, *OPTIONAL, *pages])
        for entry in entries
        if not entry.is_elsewhere
        and entry.to not in {HOME, PAGES, *OPTIONAL, *pages}
        and output_of(entry.to.lstrip("/")) not in outputs
    }
    if not wrong:
        return []
    sheet = Sheet(CONFIG_FILE)
    root = compose(text, CONFIG_FILE)
    found = root.value if isinstance(root, yaml.MappingNode) else ()
    for key, value in found:
        if key.value == "navigation":
            for node in entries_in(value):
                entry = ENTRY.read(node, Sheet(""))
                if entry.to in wrong:
                    what = f'there is no page "{shorten(entry.to)}"'
                    sheet.refuse(node, what, wrong[entry.to])
    return sheet.problems
