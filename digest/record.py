"""The record of what digest wrote into an output folder: its text -> its lines, and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.press.plan import Print

if TYPE_CHECKING:
    from collections.abc import Mapping

RECORD = ".digest.json"
"""The name of the record in the output folder."""

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Written:
    """One line of the record: what a file was made of, and the SHA-256 of its bytes.

    An empty digest claims a file that a build was about to write.
    """

    made: Print
    sha256: str


def record_text(files: Mapping[str, Written]) -> str:
    """Return the text of a record, a line for each file, in the order of their names."""
    rows = {
        name: [w.made.view, w.made.theme, w.made.engine, w.sha256]
        for name, w in sorted(files.items())
    }
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items())
    return f'{{"format": {FORMAT}, "files": {{\n{lines}\n}}}}\n'


def read_record(content: bytes) -> dict[str, Written] | None:
    """Return a record's lines; None for one that is missing or broken.

    Names that lead out of the folder are passed over.
    """
    try:
        found: Any = json.loads(content)
        if found["format"] != FORMAT:
            return None
        return {
            str(name): Written(Print(str(view), str(theme), str(engine)), str(sha256))
            for name, (view, theme, engine, sha256) in found["files"].items()
            if is_below(name)
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def is_below(name: str) -> bool:
    """Whether a name leads to a file in the folder: a record may come with a stranger's site.

    Read as a path of this system, it must be the very parts that stand between its slashes: so
    it has no drive, no backslash that Windows takes for a slash, and doesn't begin at the root.
    """
    parts = name.split("/")
    return list(Path(name).parts) == parts and ".." not in parts
