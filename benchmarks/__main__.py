"""`make bench`: measure, print, write RESULTS.md."""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import time
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from benchmarks import engines
from benchmarks.building import OURS, THEIRS, build_in_turn, first_build
from benchmarks.contest import FULL, NOTES, Block, Contestant, enter
from benchmarks.corpus import corpus
from benchmarks.costs import Costs, costs
from benchmarks.machine import disk_kind
from benchmarks.report import Account, report
from benchmarks.tools import TOOLS, AbsentError, own_program, ready
from benchmarks.watching import watch_in_turn

if TYPE_CHECKING:
    from types import FrameType

HERE = Path(__file__).parent
ROOM = HERE.parent / "build" / "bench"
"""Where the other generators are installed, and sites on the real disk are made."""
MEMORY = Path("/dev/shm")  # noqa: S108  the memory disk of Linux; folders in it are our own
MANY = 20_000
"""Posts above which only digest and Hugo run: the others take hours."""


def main() -> int:
    """Measure what was asked for; 1 when the sites of digest and Hugo are not the same."""
    signal.signal(signal.SIGTERM, leave)  # so that what was started is ended, too
    asked = options()
    account = Account(command=command(asked), runs=asked.runs)
    field = {}
    for tool in TOOLS:
        if asked.only and tool.name.lower() not in map(str.lower, asked.only):
            account.absent[tool.name] = "not asked for"
            continue
        try:
            engine, version = ready(tool, ROOM / "tools")
        except AbsentError as error:
            account.absent[tool.name] = str(error)
            continue
        field[tool.name] = engine
        account.versions[tool.name] = f"{version}, {engine.note}" if engine.note else version
    for disk in asked.disk:
        for posts in asked.posts:
            place = new_folder(Path(disk))
            try:
                measure(place, posts, field, account)
                if posts <= MANY:
                    account.costs[disk_kind(place), posts] = profile(place, posts)
            finally:
                shutil.rmtree(place, ignore_errors=True)
            write(account)
    print(report(account))
    return 1 if any(block.parity for block in account.blocks) else 0


def new_folder(disk: Path) -> Path:
    """Return a folder of our own on a disk: another run may be under way there."""
    disk.mkdir(parents=True, exist_ok=True)
    return Path(mkdtemp(prefix="digest-bench-", dir=disk)).resolve()


def leave(_: int, __: FrameType | None) -> None:
    """End as an exception does."""
    sys.exit("ended from outside")


def options() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    disks = [str(MEMORY)] if MEMORY.is_dir() else []
    parser.add_argument("--posts", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--disk", nargs="+", default=[*disks, str(ROOM)])
    names = [tool.name for tool in TOOLS]
    parser.add_argument("--only", nargs="+", metavar="NAME", help=f"some of: {', '.join(names)}")
    return parser.parse_args()


def command(asked: argparse.Namespace) -> str:
    """Return the command that repeats this run; disks are of the machine, so they are left out."""
    posts = " ".join(map(str, asked.posts))
    only = f' ONLY="{" ".join(asked.only)}"' if asked.only else ""
    return f'make bench POSTS="{posts}" RUNS={asked.runs}{only}'


def say(text: str) -> None:
    """Print what is being done, with the time."""
    print(time.strftime("%H:%M:%S"), text, file=sys.stderr, flush=True)


def write(account: Account) -> None:
    """Write RESULTS.md, as far as it goes: a run that is cut short still tells what it found."""
    (HERE / "RESULTS.md").write_text(report(account), encoding="utf-8")


def measure(place: Path, posts: int, field: dict[str, engines.Engine], account: Account) -> None:
    """Measure so many posts below a folder, part by part."""
    block = Block(disk_kind(place), posts)
    account.blocks.append(block)
    say(f"{posts} posts on {block.disk}")
    contestants = enrol(place, posts, field)
    first_build(contestants, block, say)
    for line in block.parity:
        say(f"parity: {line}")
    build_in_turn(contestants, block, account.runs, say)
    write(account)
    watch_in_turn(contestants, block, account.runs, say)
    write(account)


def enrol(place: Path, posts: int, field: dict[str, engines.Engine]) -> list[Contestant]:
    """Return everyone with a site of that many posts; of very many, only digest and Hugo."""
    plain = corpus(posts)
    own = engines.digest(own_program())
    taking_part = [one for name, one in field.items() if posts <= MANY or name == THEIRS]
    found = [enter(one, place, plain) for one in (own, *taking_part)]
    if posts > MANY:
        return found
    annotated = corpus(posts, flavour="notes")
    found.append(enter(engines.digest(own_program(), theme="default"), place, plain, FULL))
    found.append(enter(own, place, annotated, NOTES))
    if THEIRS in field:
        found.append(enter(field[THEIRS], place, annotated, NOTES))
    return found


def profile(place: Path, posts: int) -> dict[str, Costs]:
    """Return where the time of a cold build goes, with and without notes."""
    say(f"where the time of {posts} posts goes")
    return {
        what: costs(place / (OURS + add), place / "limit")
        for what, add in (("plain", ""), ("with notes", NOTES.replace(", ", "-").replace(" ", "-")))
    }


if __name__ == "__main__":
    sys.exit(main())
