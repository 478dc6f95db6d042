"""Edits -> a file's bytes with these words changed, and not a byte besides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from digest.checking.writing import Edit

BOM = "\ufeff"
LINE_END = re.compile("\r\n|\r|\n")


def mend(content: bytes, edits: Collection[Edit]) -> tuple[bytes, list[Edit]]:
    """Return a UTF-8 file with its words mended, and the edits that were made, in order.

    An edit whose words don't stand at its place is left out, and so is one that reaches into
    another: the file was changed meanwhile, or the next check finds what is left.
    """
    text = content.decode("utf-8")
    mark = BOM if text.startswith(BOM) else ""
    text = text.removeprefix(BOM)
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    parts: list[str] = []
    made: list[Edit] = []
    position = 0
    for edit in sorted(set(edits)):
        line, column = edit.place.line, edit.place.column
        start = starts[line - 1] + column - 1 if 0 < line <= len(starts) else -1
        if start < position or not text.startswith(edit.old, start):
            continue
        parts += text[position:start], edit.new
        position = start + len(edit.old)
        made.append(edit)
    return (mark + "".join([*parts, text[position:]])).encode(), made
