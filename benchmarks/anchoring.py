"""`python -m benchmarks.anchoring`: how often a note is found on words that it was not written on.

Texts of the sample site, and texts of stock sentences that repeat themselves, are edited at
random, and what became of each character is known. A passage is looked for twice in each trial:
with the older text known, as `digest notes` has it, and by its quote with the words around it
alone, as pages are built.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.tables import NONE, table
from benchmarks.trials import EDITS, stock_texts, trial, unlike
from digest.text.anchors import Anchor, Judged, judge
from digest.text.annotations import quoted
from digest.text.locating import VERBATIM, locate
from digest.text.posts import post_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.trials import Trial

POSTS = Path(__file__).parent.parent / "content" / "posts"
EDITED = {"deletions": ("delete",), "edits of all kinds": tuple(EDITS)}
"""What a text goes through -> the kinds of edits that are drawn."""


@dataclass(slots=True)
class Tally:
    """How the trials of one kind ended, by one way of finding."""

    trials: int = 0
    states: Counter[str] = field(default_factory=Counter)
    false: list[str] = field(default_factory=list)
    whole: int = 0
    whole_found: int = 0

    def take(self, one: Trial, found: Judged) -> None:
        """Count a trial; of a false one it is kept what was found."""
        self.trials += 1
        self.states[found.state] += 1
        self.whole += one.is_whole
        self.whole_found += one.is_whole and found.span is not None
        verbatim = found.state in VERBATIM
        if found.span and not one.is_right(*found.span, verbatim=verbatim):
            now = one.new[slice(*found.span)]
            self.false.append(f"{found.state}: {one.passage!r} -> {now!r} after {one.edits}")


def by_older_text(one: Trial) -> Judged:
    """Return where a passage is when the text that it was noted in is known, too."""
    words = quoted(one.old, one.start, one.end)
    anchor = Anchor(one.old, (one.start, one.end), (*words, 0))
    return judge(one.new, locate(one.new, *words), anchor)


def by_quote(one: Trial) -> Judged:
    """Return where a passage is by its words and those around it alone."""
    return judge(one.new, locate(one.new, *quoted(one.old, one.start, one.end)), None)


OLDER, ALONE = "older text known", "quote and context alone"
WAYS = {OLDER: by_older_text, ALONE: by_quote}
MOST_FALSE = {OLDER: 0.0, ALONE: 0.01}
"""The share of trials on the sample posts that may end on other words.

In texts of stock sentences the truth is not always to be had: two edits may give the same text.
"""

SAMPLE = "sample posts"


def measure(texts: Sequence[str], trials: int, seed: int) -> dict[tuple[str, str], Tally]:
    """Return how that many trials of each kind end, by each way of finding."""
    tallies = {(kind, way): Tally() for kind in EDITED for way in WAYS}
    for kind, edits in EDITED.items():
        for number in range(trials):
            stream = Random(f"{seed}:{kind}:{number}")  # noqa: S311  no secret hangs on it
            one = trial(texts, stream, edits)
            for way, find in WAYS.items():
                tallies[kind, way].take(one, find(one))
    return tallies


def shown(tallies: Mapping[tuple[str, str], Tally]) -> str:
    """Return a table of what was measured, in Markdown."""
    head = ("text after", "found by", "trials", "false", "rate", "whole ones found")
    states = ("exact", "moved", "changed", "ambiguous", "orphan")
    rows = [
        (
            kind,
            way,
            f"{tally.trials:,}",
            str(len(tally.false)),
            f"{len(tally.false) / tally.trials:.2%}",
            f"{tally.whole_found / tally.whole:.1%} of {tally.whole:,}" if tally.whole else NONE,
            *(
                str(tally.states[state] + tally.states["gone"] * (state == "orphan"))
                for state in states
            ),
        )
        for (kind, way), tally in tallies.items()
    ]
    return table((*head, *states), rows)


def main() -> int:
    """Measure and print; 1 if more passages are found falsely than the promise allows."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.anchoring", description=__doc__)
    parser.add_argument("--trials", type=int, default=1_500, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="list the false ones, too")
    asked = parser.parse_args()
    posts = unlike([post_text(path.read_bytes(), path.name) for path in sorted(POSTS.glob("*.md"))])
    stock = stock_texts(len(posts), Random(f"{asked.seed}:stock"))  # noqa: S311  no secret
    is_kept = True
    for name, texts in ((SAMPLE, posts), ("stock sentences", stock)):
        tallies = measure(texts, asked.trials, asked.seed)
        print(f"{name}, seed {asked.seed}\n\n{shown(tallies)}")
        if asked.show:
            print(*(line for tally in tallies.values() for line in tally.false), sep="\n")
        is_kept &= name != SAMPLE or all(
            len(one.false) <= MOST_FALSE[way] * one.trials for (_, way), one in tallies.items()
        )
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
