"""The record of what digest wrote into an output folder: its text -> its lines, and back."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from digest.press.plan import Print

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

RECORD = ".digest.json"
"""The name of the record in the output folder."""

CLAIMS = ".digest-claims.json"
"""The name of the list of what a build is about to write; it is gone once all is written."""

FORMAT = 1


class Written(NamedTuple):
    """One line of the record: what a file was made of, and the SHA-256 of its bytes.

    An empty digest claims a file that a build was about to write.
    """

    view: str
    theme: str
    engine: str
    sha256: str

    @property
    def made(self) -> Print:
        """What the file was made of."""
        return Print(*self[:3])


def record_text(files: Mapping[str, Written]) -> str:
    """Return the text of a record, a line for each file, in the order of their names."""
    rows = json.dumps(dict(sorted(files.items())))
    # A quote within a string has a backslash before it: this can only be the end of a row.
    lines = rows[1:-1].replace('"], "', '"],\n"')
    return f'{{"format": {FORMAT}, "files": {{\n{lines}\n}}}}\n'


def read_record(content: bytes) -> dict[str, Written] | None:
    """Return a record's lines; None for one that is missing or broken.

    Names that lead out of the folder are passed over.
    """
    try:
        found: Any = json.loads(content)
        if found["format"] != FORMAT:
            return None
        rows = found["files"]
        if not set(map(type, chain.from_iterable(rows.values()))) <= {str}:
            return None
        return {name: Written(*row) for name, row in rows.items() if is_below(name)}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def some_lines(record: bytes, names: Iterable[str]) -> dict[str, Written]:
    """Return the lines of some files, found without reading the others.

    Expects a record as `record_text` makes it; a file that has no line there is left out.
    """
    found = {}
    for name in names:
        start, end = span_of(record, name)
        if start < end:
            found[name] = Written(*json.loads(record[start:end]))
    return found


def with_lines(record: bytes, lines: Mapping[str, Written]) -> bytes:
    """Return a record in which some of its files have other lines."""
    for name, written in lines.items():
        start, end = span_of(record, name)
        record = record[:start] + json.dumps(written).encode() + record[end:]
    return record


def span_of(record: bytes, name: str) -> tuple[int, int]:
    """Return where a file's line begins and ends behind its name; both 0 if it has none."""
    key = f"\n{json.dumps(name)}: ".encode()
    at = record.find(key)
    return (at + len(key), record.find(b"]", at + len(key)) + 1) if at >= 0 else (0, 0)


def claims_text(names: Iterable[str]) -> str:
    """Return the text of a list of what is about to be written."""
    return json.dumps(list(names)) + "\n"


def read_claims(content: bytes) -> list[str]:
    """Return what a build was about to write; nothing for a list that is missing or broken."""
    try:
        found: Any = json.loads(content)
    except (ValueError, RecursionError):
        return []
    names = found if isinstance(found, list) else []
    return [name for name in names if isinstance(name, str) and is_below(name)]


def is_below(name: str) -> bool:
    """Whether a name leads to a file in the folder: a record may come with a stranger's site.

    Read as a path of this system, it must be the very parts that stand between its slashes: so
    it has no drive, no backslash that Windows takes for a slash, and doesn't begin at the root.
    """
    framed = f"/{name}/"
    if "//" in framed or "/./" in framed or "/../" in framed:
        return False
    if "\\" not in name and ":" not in name:
        return True  # the same parts on every system
    parts = name.split("/")
    return list(Path(name).parts) == parts and ".." not in parts
