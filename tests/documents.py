"""The pages of the documentation, taken apart: their code blocks, sections, links and anchors."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCS = ROOT / "docs"
PAGES = (README, *sorted(DOCS.glob("*.md")))
"""What readers are led to; decisions are for those who work on digest."""

ALL_PAGES = (*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md")))

FENCE = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Block:
    """A code block: its page and line, its language, and what the block is for."""

    page: Path
    line: int
    lang: str
    purpose: str
    text: str

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def blocks(page: Path) -> list[Block]:
    """Return the code blocks of a page; the second word after the fence says what one is for."""
    text = page.read_text(encoding="utf-8")
    found = []
    for match in FENCE.finditer(text):
        lang, _, purpose = match[1].partition(" ")
        found.append(Block(page, text.count("\n", 0, match.start()) + 1, lang, purpose, match[2]))
    return found


def prose(page: Path) -> str:
    """Return a page without its code blocks."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def section(page: Path, heading: str) -> str:
    """Return what stands below a heading of the second level, up to the next one."""
    parts = re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (found,) = [part for part in parts if part.split("\n", 1)[0] == heading]
    return found


def rows(text: str) -> dict[str, list[str]]:
    """Return the rows of the tables in a text: code in the first cell -> the other cells."""
    found = {}
    for line in text.split("\n"):
        first, *rest = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith(("| `", "| [`")):
            found.update(dict.fromkeys(re.findall(r"`([^`]+)`", first), rest))
    return found


def links(page: Path) -> list[str]:
    """Return where a page links to in the repository, as typed."""
    return [target for target in LINK.findall(prose(page)) if "://" not in target]


def anchors(page: Path) -> set[str]:
    """Return the fragments that GitHub gives to the headings of a page."""
    return {anchor(heading) for heading in HEADING.findall(prose(page))}


def anchor(heading: str) -> str:
    """Return a heading's fragment: lower case, spaces to hyphens, other signs left out."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
    kept = (c for c in plain if c in " -_" or unicodedata.category(c)[0] in "LN")
    return "".join(kept).replace(" ", "-")
