"""Names and lines of text, many of them, in one text from which a few can be had at once.

The lines are sorted by name, so one is found by halves without reading the others. What is added
later stands behind them, unsorted, and counts more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping


class Table(Mapping[str, str]):
    """Lines by name: of a text that `table_text` made of sorted lines, and of what was added."""

    def __init__(self, text: bytes = b"", added: Mapping[str, str] | None = None) -> None:
        """Expect the sorted lines, and those that count more than they."""
        self._text = text
        self._added = dict(added or {})

    def __getitem__(self, name: str) -> str:
        """Return a line; raises KeyError where there is none."""
        if name in self._added:
            return self._added[name]
        wanted = escaped(name).encode(errors="surrogatepass") + b"\t"
        at = self._at(wanted)
        if not self._text.startswith(wanted, at):
            raise KeyError(name)
        end = self._text.find(b"\n", at)
        return self._text[at + len(wanted) : end].decode(errors="surrogatepass")

    def __iter__(self) -> Iterator[str]:
        """Yield every name."""
        return iter(self.under(""))

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self.under(""))

    def under(self, start: str) -> dict[str, str]:
        """Return the lines whose names begin so."""
        wanted = escaped(start).encode(errors="surrogatepass")
        text = self._text[self._at(wanted) : self._at(wanted + AFTER)]
        newer = {name: value for name, value in self._added.items() if name.startswith(start)}
        return table_of(text) | newer

    def updated(self, new: dict[str, str]) -> Table:
        """Return a table in which these lines count more."""
        return Table(self._text, self._added | new)

    def _at(self, wanted: bytes) -> int:
        """Return where the first line stands that is not before this one."""
        text = self._text
        low, high = 0, len(text)
        while low < high:
            start = text.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if text[start : start + len(wanted)] < wanted:
                low = text.find(b"\n", start) + 1 or len(text)
            else:
                high = start
        return low


AFTER = b"\xff"
"""Behind every character: no UTF-8 has it."""


def sorted_table(lines: Mapping[str, str]) -> dict[str, str]:
    """Return lines in the order in which a `Table` expects them."""
    if not ODD.search("".join(lines)):
        return {name: lines[name] for name in sorted(lines)}
    return dict(sorted(lines.items(), key=lambda line: escaped(line[0]) + "\t"))


ODD = re.compile(r"[\0-\x1f\\]")
"""What makes a name sort or stand otherwise in a line than by itself."""


def table_text(lines: Mapping[str, str]) -> bytes:
    """Return the text of lines, in their order; no value may hold a line break."""
    spelled = escaped if ODD.search("".join(lines)) else str
    text = "".join([f"{spelled(name)}\t{value}\n" for name, value in lines.items()])
    return text.encode(errors="surrogatepass")


def table_of(text: bytes) -> dict[str, str]:
    """Return the lines of a text, of each name the last; raises ValueError for no such text."""
    lines = text.decode(errors="surrogatepass").split("\n")
    if lines.pop():
        message = "the last line is cut short"
        raise ValueError(message)
    table = dict([line.split("\t", 1) for line in lines])
    if b"\\" in text:
        return {unescaped(name): value for name, value in table.items()}
    return table


def escaped(name: str) -> str:
    """Return a name that can stand in a line before a tab."""
    if "\\" in name or "\t" in name or "\n" in name:
        return name.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
    return name


def unescaped(name: str) -> str:
    """Return the name that was `escaped`."""
    if "\\" not in name:
        return name
    return re.sub(r"\\(.)", lambda found: {"t": "\t", "n": "\n"}.get(found[1], found[1]), name)
