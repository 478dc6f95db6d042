"""What an editor would call the difference between two states of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.edits import CONFIG, POSTS
from tests.mirror_theme import PARTIALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OF_A_KEY = {
    "title": "retitle",
    "tags": "retag",
    "date": "redate",
    "draft": "toggle draft",
    "translation_key": "link translations",
}
OF_A_FILE = {
    ".notes.yaml": "edit notes",
    "/theme.yaml": "edit a theme.yaml",
    **{f"/templates/{name}": "edit a partial" for name in (*PARTIALS, "extra.html")},
}
OF_A_FOLDER = {
    "/templates/": "edit a template",
    "/assets/": "edit an asset",
    "/locale/": "translate",
}

NAMED = (
    *("add", "delete", "rename", *OF_A_KEY.values()),
    *("edit notes", "edit a template", "edit a partial", "edit an asset", "translate"),
    *("edit config", "edit a theme.yaml"),
)
"""Every name that is told; whether a post is broken and mended only a build can tell."""


def named_edits(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the name of each edit that leads from some files to others; some have none."""
    changed = [n for n in before.keys() | after.keys() if before.get(n) != after.get(n)]
    posts = {name for name in changed if name.startswith(POSTS) and name.endswith(".md")}
    texts = {before[name] for name in posts - after.keys()}
    renamed = {name for name in posts - before.keys() if after[name] in texts}
    yield from ("rename" for _ in renamed)
    yield from ("add" for _ in posts - before.keys() - renamed)
    yield from ("delete" for _ in range(len(posts - after.keys()) - len(renamed)))
    for name in posts & before.keys() & after.keys():
        yield from named_in_post(before[name].decode(), after[name].decode())
    for name in changed:
        known = [*OF_A_FILE.items()] if name.endswith(tuple(OF_A_FILE)) else []
        if name == CONFIG:
            yield "edit config"
        elif known:
            yield next(said for end, said in known if name.endswith(end))
        else:
            yield from (said for part, said in OF_A_FOLDER.items() if part in name)


def named_in_post(before: str, after: str) -> Iterator[str]:
    """Yield the name of each edit of a post's text."""
    one, other = keys_of(before), keys_of(after)
    yield from (said for key, said in OF_A_KEY.items() if one.get(key) != other.get(key))
    if notes_of(before) != notes_of(after):
        yield "edit notes"


def keys_of(text: str) -> dict[str, str]:
    """Return the front matter's lines by their keys."""
    head = text.partition("\n---\n")[0].split("\n")
    return {key: value for key, mark, value in (line.partition(":") for line in head) if mark}


def notes_of(text: str) -> list[str]:
    """Return the lines in which notes begin."""
    return [line for line in text.split("\n") if line.startswith("[^")]
