"""How well seeds are read: right, wrong, missing and invented, per field and per set of cases.

`python -m tests.ingest.evaluate [FOLDER…]` prints a table for each folder of cases, the sets of
this repository unless folders are named; `--each` lists what was not read as the case says.
"""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.problems import DigestError
from digest.seeds.article import read_article
from tests.ingest.cases import CASES, Case, letters, read_cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.seeds.article import Article

NAMES = ("title", "published", "place", "author", "outlet", "standfirst", "kind", "lang")
"""The fields that are counted; a day is right whatever the time of day."""

SHOWN = frozenset(["title", "standfirst", "caption", "body"])
"""What a line was taken for if its words are in the post."""

SENTENCE = re.compile(r"[^.!?。！？؟۔]+[.!?。！？؟۔]*[^\w\s]*")


@dataclass
class Tally:
    """The counts of one set: per field and verdict, of sentences, of lines to remove, of failures.

    `notes` are what was not read as a case says, one a line.
    """

    cases: int = 0
    fields: dict[str, Counter[str]] = field(
        default_factory=lambda: {name: Counter() for name in NAMES}
    )
    sentences: int = 0
    kept: int = 0
    noise: int = 0
    gone: int = 0
    failed: int = 0
    notes: list[str] = field(default_factory=list)

    def right(self, name: str) -> float:
        """Return the share of the cases stating a field that have it right; 1 if none states it."""
        counts = self.fields[name]
        return share(counts["right"], counts.total() - counts["invented"])

    def invented(self, name: str) -> float:
        """Return the share of all cases where the field was found though nothing states it."""
        return share(self.fields[name]["invented"], self.cases, 0.0)


def share(part: int, whole: int, otherwise: float = 1.0) -> float:
    """Return a part of a whole."""
    return part / whole if whole else otherwise


def measure(cases: Iterable[Case]) -> Tally:
    """Return how well the cases of a set are read."""
    tally = Tally()
    for case in cases:
        tally.cases += 1
        try:
            article = read_article(case.content, case.name)
        except DigestError as error:
            tally.failed += 1
            tally.notes.append(f"{case.name}: {error}")
        else:
            tally.notes += [f"{case.name}: {note}" for note in add(tally, case, article)]
    return tally


def add(tally: Tally, case: Case, article: Article) -> Iterator[str]:
    """Count an article, and yield what is not as its case says."""
    for name in NAMES:
        wanted, found = day_of(case.fields[name]), day_of(getattr(article, name))
        if not wanted and not found:
            continue
        verdict = "right" if found == wanted else "wrong"
        verdict = verdict if wanted and found else "missing" if wanted else "invented"
        tally.fields[name][verdict] += 1
        if verdict != "right":
            yield f"{name} {verdict}: {found or '-'} / {wanted or '-'}"
    body = letters("".join(article.body))
    for sentence in sentences_of(case.body):
        tally.sentences += 1
        if letters(sentence) in body:
            tally.kept += 1
        else:
            yield f"lost: {sentence}"
    removed = Counter(map(letters, case.removed))
    may_stay = Counter(map(letters, case.rows)) - removed
    shown = Counter(letters(line.text) for line in article.lines if line.role in SHOWN)
    left = removed & (shown - may_stay)
    tally.noise += removed.total()
    tally.gone += removed.total() - left.total()
    yield from (f"left: {line}" for line in dict.fromkeys(case.removed) if left[letters(line)])


def day_of(value: Any) -> Any:  # noqa: ANN401  any field
    """Return the day of a time, and any other value as it is."""
    return value.date() if isinstance(value, datetime) else value


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, of any language, roughly."""
    return [words.strip() for words in SENTENCE.findall(text.replace("\n", " ")) if letters(words)]


def table(name: str, tally: Tally) -> str:
    """Return the counts of a set as lines of at most 80 columns."""
    lines = [f"{name}: {tally.cases} cases, {tally.failed} not read"]
    lines.append(f"  {'':12}{'stated':>8}{'right':>9}{'wrong':>8}{'missing':>9}{'invented':>10}")
    for one in NAMES:
        counts = tally.fields[one]
        stated = counts.total() - counts["invented"]
        lines.append(
            f"  {one:12}{stated:8}{tally.right(one):9.1%}{counts['wrong']:8}"
            f"{counts['missing']:9}{counts['invented']:10}"
        )
    kept, gone = share(tally.kept, tally.sentences), share(tally.gone, tally.noise)
    lines.append(f"  {'body':12}{tally.sentences:8}{kept:9.2%}  of sentences kept")
    lines.append(f"  {'noise':12}{tally.noise:8}{gone:9.2%}  of lines removed")
    return "\n".join(lines)


def sets_of(folders: Sequence[Path]) -> list[tuple[str, list[Case]]]:
    """Return the sets in folders: a folder of cases is one, a folder of folders several."""
    found = []
    for folder in folders:
        inner = sorted(path for path in folder.iterdir() if path.is_dir())
        found += [(one.name, read_cases(one)) for one in inner or [folder]]
    return found


def main() -> None:
    """Measure the sets that were named, and print a table of each."""
    parser = ArgumentParser(description="Measure how well seeds are read.")
    parser.add_argument("folder", nargs="*", type=Path, default=[CASES])
    parser.add_argument("--each", action="store_true", help="list what was read wrongly")
    wanted = parser.parse_args()
    for name, cases in sets_of(wanted.folder):
        tally = measure(cases)
        print("\n".join([table(name, tally), *(tally.notes if wanted.each else []), ""]))


if __name__ == "__main__":
    main()
