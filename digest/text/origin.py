"""What a post's front matter says of the seed it was made from."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from digest.fields import compose
from digest.text.frontmatter import decode, split
from digest.text.writing import is_untouched

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Origin:
    """The seed's file and SHA-256, and whether the post is still what ingest made of it."""

    file: str
    sha256: str
    is_untouched: bool


AS_WRITTEN = re.compile(
    r'\nseed:\n  file: ("[^\n]*")\n  sha256: ([0-9a-f]{64})\n  written: ([0-9a-f]{64})\n---\n'
)
"""The end of the front matter as `write_post` has it: read without a look at the rest, for an
ingest asks this of every post."""


def origin_of(content: bytes, path: str) -> Origin | None:
    """Return where a post comes from, None for one that was written by hand.

    Raises DigestError for front matter that can't be read, if it isn't as ingest wrote it where
    it speaks of the seed: then nobody knows.
    """
    text = decode(content, path)
    if origin := as_written(text):
        return origin
    header = split(text, path).header
    if "seed" not in header:
        return None
    seed = scalars(value_at(compose(header, path, 2), "seed"))
    if not seed.get("file"):
        return None
    untouched = is_untouched(text, seed.get("written", ""))
    return Origin(seed["file"], seed.get("sha256", ""), untouched)


def as_written(text: str) -> Origin | None:
    """Return where a post comes from that states it as ingest writes it, None for any other."""
    end = text.find("\n---\n", len("---"))
    start = text.rfind("\nseed:\n", 0, max(end, 0))
    found = AS_WRITTEN.match(text, start) if start > 0 and text.startswith("---\n") else None
    if found is None or found.end() != end + len("\n---\n"):
        return None
    try:
        file = json.loads(found[1])
    except ValueError:
        return None
    return Origin(file, found[2], is_untouched(text, found[3])) if file else None


def value_at(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """Return the value of a key in a mapping."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if isinstance(name, yaml.ScalarNode) and name.value == key:
                return value  # type: ignore[no-any-return]  # the stubs leave pairs untyped
    return None


def scalars(node: yaml.Node | None) -> Mapping[str, str]:
    """Return the keys of a mapping whose values are plain texts."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {
        name.value: value.value
        for name, value in pairs
        if isinstance(name, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
    }
