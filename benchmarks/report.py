"""Everything that was measured -> RESULTS.md."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from benchmarks.building import OURS, THEIRS
from benchmarks.contest import AGAIN, COLD, FULL, NOTES, ONE_EDIT, Block
from benchmarks.costs import LIMIT, PARTS, Costs
from benchmarks.edits import EDITS
from benchmarks.engines import KINDS
from benchmarks.machine import machine_class, own_versions
from benchmarks.tables import NONE, digits, shown, shown_ratios, table, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SCENARIOS = (COLD, AGAIN, ONE_EDIT)
PEAK = "peak memory"
SAVE = f"{EDITS[0]}, watching"
BARS = {COLD: 1.0, AGAIN: 0.15, ONE_EDIT: 0.15, SAVE: 0.25, PEAK: 1.0}
"""The ratios to Hugo that digest is to stay within, at 10,000 posts."""
FULL_BAR, GROWTH_BAR, SAVE_GROWTH_BAR = 2.5, 1.3, 1.5

HOW = """\
Every figure is the median of the runs, with the lowest and the highest in brackets. Each run is
made by all generators in turn before the next one begins, so a ratio compares neighbours in time;
it is taken run by run. A cold build finds neither output nor cache of an earlier one; files that
it reads are in the memory of the system. A save is written plainly into the file, and its time
ends when the last page that must show it does, looked at every 2 ms. Memory is that of all
processes together: RSS, in which a page that two of them share counts twice, sampled every 20 ms;
in a build of its own, which no one timed, also PSS, in which it counts once.

All get the same posts from a seeded generator (a median of about 800 bytes, three tags each) and
make one page for each post, a list of all posts, a list of tags, a list for each tag (25 posts a
page), a feed and a sitemap; MkDocs makes post pages only. digest's list of all posts is that of
their one source, which brings one page more, the list of sources, and it copies the three assets
of its default theme. Where Hugo's Markdown does work that digest's doesn't (typography, heading
ids, bare links, highlighting) it is switched off.
"""


@dataclass(slots=True)
class Account:
    """All there is to tell of one `make bench`."""

    command: str
    runs: int
    versions: dict[str, str] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    costs: dict[tuple[str, int], Mapping[str, Costs]] = field(default_factory=dict)


def report(account: Account) -> str:
    """Return RESULTS.md."""
    parts = ["# Benchmark results\n", opening(account), HOW]
    for block in account.blocks:
        parts += [f"## {block.posts:,} posts on {block.disk}\n", *tables_of(block)]
        found = account.costs.get((block.disk, block.posts))
        if found:
            parts += ["### Where the time of a cold build goes\n", costs_table(found)]
    growth = growth_table(account.blocks)
    if growth:
        parts += ["## From few posts to many\n", growth]
    return "\n".join(parts)


def opening(account: Account) -> str:
    """Return date, command, machine and versions."""
    lines = [
        f"- date: {datetime.now(tz=UTC).date().isoformat()}",
        f"- command: `{account.command}`, {account.runs} runs",
        f"- machine: {machine_class()}",
        f"- digest: {own_versions()}",
        *(f"- {name} {version}" for name, version in account.versions.items()),
        *(f"- {name} is absent: {reason}" for name, reason in account.absent.items()),
    ]
    return "\n".join(lines) + "\n"


def tables_of(block: Block) -> Iterator[str]:
    """Yield the tables of so many posts on one disk."""
    yield parity_line(block)
    names = names_of(block)
    yield table(["", *SCENARIOS, SAVE, PEAK], [times(block, name) for name in names])
    if THEIRS in names:
        yield "As ratios to Hugo in the same run:\n"
        rows = [ratio_row(block, name) for name in names if name != THEIRS]
        rows += [["bar for digest", *(f"≤ {bar} ×" for bar in BARS.values())]]
        rows += [["digest against it", *verdicts(block)]]
        yield table(["", *BARS], rows)
    yield "CPU of all processes, and memory in which a shared page counts once:\n"
    yield table(
        ["", *SCENARIOS, "peak, cold", "after the watch"], [effort(block, name) for name in names]
    )
    yield "### While watching: from the save to the last page that shows it\n"
    yield table(["", *EDITS], [*(delays(block, name) for name in names), delay_ratios(block)])
    yield "Files rewritten, and how many of them hold other bytes than before:\n"
    yield table(["", *EDITS], [rewritten(block, name) for name in names])
    yield from remarks(block, names)


def names_of(block: Block) -> list[str]:
    """Return who took part in all scenarios, digest first."""
    return [name for name in block.pages if not name.endswith((FULL, NOTES))]


def parity_line(block: Block) -> str:
    """Return whether the sites were the same, and how many pages they have."""
    held = block.pages.get(OURS, {})
    pages = ", ".join(f"{held[kind]:,} {kind}" for kind in KINDS if held.get(kind))
    if block.parity:
        faults = "".join(f"- {line}\n" for line in block.parity[:10])
        return f"**The sites are not the same, so the figures say nothing:**\n\n{faults}"
    return f"Parity holds. digest's pages: {pages}.\n"


def figures_of(block: Block, name: str, what: str) -> list[float]:
    """Return the figures of one column of the tables of times and ratios."""
    if what == PEAK:
        return block.peaks(COLD, name)
    return block.delays(EDITS[0], name) if what == SAVE else block.walls(what, name)


def times(block: Block, name: str) -> list[str]:
    """Return one generator's seconds, and its memory in a cold build."""
    units = ((what, "MB" if what == PEAK else "s") for what in BARS)
    return [name, *(shown(figures_of(block, name, what), unit) for what, unit in units)]


def ratio_row(block: Block, name: str) -> list[str]:
    """Return one generator's ratios to Hugo."""
    pairs = ((figures_of(block, name, what), figures_of(block, THEIRS, what)) for what in BARS)
    return [name, *(shown_ratios(of, to) for of, to in pairs)]


def verdicts(block: Block) -> list[str]:
    """Return whether digest is within each bar."""
    return [
        verdict(figures_of(block, OURS, what), figures_of(block, THEIRS, what), bar)
        for what, bar in BARS.items()
    ]


def effort(block: Block, name: str) -> list[str]:
    """Return one generator's seconds of CPU, and its memory in a cold build and after all edits."""
    spent = [[run.cpu for run in block.runs.get((what, name), [])] for what in SCENARIOS]
    held = (block.shared_once.get(name), block.at_watch.get(name))
    return [
        name,
        *(shown(figures, "s") for figures in spent),
        *(f"{digits(memory / 1e6)} MB" if memory else NONE for memory in held),
    ]


def delays(block: Block, name: str) -> list[str]:
    """Return one generator's seconds from save to disk for each edit."""
    return [name, *(shown(block.delays(kind, name), "s") for kind in EDITS)]


def delay_ratios(block: Block) -> list[str]:
    """Return digest's seconds for each edit as ratios to Hugo's of the same run."""
    pairs = ((block.delays(kind, OURS), block.delays(kind, THEIRS)) for kind in EDITS)
    return ["digest to Hugo", *(shown_ratios(of, to) for of, to in pairs)]


def rewritten(block: Block, name: str) -> list[str]:
    """Return how many files each edit rewrote in the last run, and how many of them differ."""
    row = [name]
    for kind in EDITS:
        saves = block.saves.get((kind, name))
        last = saves[-1] if saves else None
        row.append(f"{sum(last.rewritten.values()):,} / {last.differing:,}" if last else NONE)
    return row


def remarks(block: Block, names: list[str]) -> Iterator[str]:
    """Yield what digest rewrote by kind, the single questions, and what failed."""
    lines = []
    for kind in EDITS:
        saves = block.saves.get((kind, OURS))
        if saves:
            by_kind = saves[-1].rewritten
            parts = [f"{by_kind[one]:,} {one}" for one in KINDS if by_kind.get(one)]
            lines.append(f"- digest, {kind}: {', '.join(parts) or 'nothing'}")
    ours = block.walls(COLD, OURS)
    for add, other in ((FULL, OURS), (NOTES, THEIRS + NOTES)):
        walls, against = block.walls(COLD, OURS + add), block.walls(COLD, other)
        if walls and against:
            bar = f"; bar ≤ {FULL_BAR} ×" if add == FULL else ""
            ratio = shown_ratios(walls, against)
            lines.append(f"- cold, digest{add}: {shown(walls, 's')}, {ratio} {other}{bar}")
    if ours:
        lines.append(f"- cold, digest, a post: {digits(1000 * min(ours) / block.posts)} ms at best")
    lines += [
        f"- {name}, {what}: {reason}"
        for (name, what), reason in block.failures.items()
        if name in names or what == COLD
    ]
    yield "\n".join(lines) + "\n"


def costs_table(found: Mapping[str, Costs]) -> str:
    """Return milliseconds a post of each part, with one process."""
    rows = [[part, *(digits(one.parts[part]) for one in found.values())] for part in PARTS]
    totals = (sum(one.parts[part] for part in PARTS) for one in found.values())
    rows.append(["all of these", *map(digits, totals)])
    rows.append([LIMIT, *(digits(one.parts[LIMIT]) for one in found.values())])
    rows.append(["files", *(f"{one.files:,}" for one in found.values())])
    rows.append(["MB", *(digits(one.bytes / 1e6) for one in found.values())])
    return table(["ms a post, one process", *found], rows)


def growth_table(blocks: list[Block]) -> str:
    """Return what each number of posts costs against the one before it, on the same disk."""
    rows = []
    for name in (OURS, THEIRS):
        for block in blocks:
            smaller = [b for b in blocks if b.disk == block.disk and b.posts < block.posts]
            if not smaller or not block.walls(COLD, name):
                continue
            other = max(smaller, key=lambda one: one.posts)
            walls, less = block.walls(COLD, name), other.walls(COLD, name)
            each = [wall / block.posts for wall in walls]
            saves = shown_ratios(block.delays(EDITS[0], name), other.delays(EDITS[0], name))
            ratio = shown_ratios(each, [wall / other.posts for wall in less])
            peak = shown(block.peaks(COLD, name), "MB")
            where = f"{name}, {other.posts:,} → {block.posts:,} posts, {block.disk}"
            rows.append([where, ratio, saves, peak])
    if not rows:
        return ""
    rows.append(["bar for digest", f"≤ {GROWTH_BAR} × to 100,000",
                 f"≤ {SAVE_GROWTH_BAR} × to 10,000", "≤ 2,500 MB at 100,000"])  # fmt: skip
    return table(["", "cold build, a post", f"{EDITS[0]}, watching", PEAK], rows)
