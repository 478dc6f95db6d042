"""Markdown texts by construct, read from `constructs.txt`."""

from __future__ import annotations

from pathlib import Path

SIGNS = str.maketrans({"↵": "\n", "→": "\t", "␠": " "})


def texts(section: str) -> tuple[str, tuple[str, ...]]:
    """Return a section's construct and its texts."""
    name, _, lines = section.partition("\n\n")
    parts = lines.strip("\n").replace("¦\n", "¦ ").split(" ¦ ")
    return name, tuple(part.translate(SIGNS) for part in parts)


FILE = Path(__file__).with_name("constructs.txt").read_text(encoding="utf-8")
CONSTRUCTS = dict(map(texts, FILE.split("\n## ")[1:]))
"""Construct -> texts that have it."""
