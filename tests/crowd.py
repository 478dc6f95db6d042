"""Many open tabs and many requests at a preview: how many answers a second, and how late.

    python -m tests.crowd SITE --tabs 200 --seconds 10

previews the folder of a built site, opens streams of events, and asks for its files as browsers do,
over connections that stay open, from other processes. Prints what came of it.
"""

# ruff: noqa: T201  it prints its figures

from __future__ import annotations

import argparse
import resource
import sys
import time
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPException, HTTPResponse
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.commands.lookout import Lookout, Showing
from digest.report import Report
from tests.edits import files_below

if TYPE_CHECKING:
    from collections.abc import Sequence

TELLS = 5
"""Builds that the tabs are told of meanwhile."""
LAST = "the-last.html"
"""What the last of them wrote."""


NOTHING = Report(
    output=Path(), posts=0, pages=0, notes=0, left_out=0, base_path="/", written={}, kept=(),
    removed=(), warnings=(), until="", timezone="UTC",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Came:
    """What came of requests: the seconds that each took, in order, and what went wrong."""

    seconds: tuple[float, ...]
    amiss: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Crowd:
    """What came of all requests, the preview's seconds of a core, and those until it ended."""

    came: Came
    core: float
    ended: float


def asking(port: int, paths: Sequence[str], seconds: float) -> Came:
    """Ask for one file after the other over one connection, for some time."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    taken, amiss = [], []
    end = time.monotonic() + seconds
    for path in cycle(paths):
        started = time.monotonic()
        if started >= end:
            break
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                amiss.append(f"{path}: {answer.status}")
        except (OSError, HTTPException) as error:
            amiss.append(f"{path}: {error!r}")
        taken.append(time.monotonic() - started)
    connection.close()
    return Came(tuple(taken), tuple(amiss))


def opened(port: int) -> HTTPResponse:
    """Return a stream of events."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/_digest/events")
    return connection.getresponse()


def hears(stream: HTTPResponse, name: str) -> bool:
    """Whether a stream tells of a file before it ends."""
    return any(name.encode() in line for line in iter(stream.readline, b""))


def crowd(site: Path, tabs: int, clients: int, seconds: float) -> Crowd:
    """Return what came of many requests at a preview of a site, with many streams open."""
    names = [name for name in files_below(site) if not name.startswith(".")]
    paths = [f"/{quote(name)}" for name in names]
    new = get_context("spawn")
    with Lookout(site, Showing(site, "127.0.0.1", 0)) as lookout, new.Pool(clients) as pool:
        port = int(lookout.address.rpartition(":")[2].strip("/"))
        streams = [opened(port) for _ in range(tabs)]
        part = len(paths) // clients
        turned = [paths[one * part :] + paths[: one * part] for one in range(clients)]
        asked = pool.starmap_async(asking, [(port, each, seconds) for each in turned])
        for name in [*names[: TELLS - 1], LAST]:
            time.sleep(seconds / TELLS)
            lookout.built(replace(NOTHING, removed=(name,)))
        amiss = [f"stream {n} ended" for n, one in enumerate(streams) if not hears(one, LAST)]
        came = asked.get()
        pool.close()
        pool.join()
        ending, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    ended, after = time.monotonic() - ending, resource.getrusage(resource.RUSAGE_CHILDREN)
    core = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    taken = sorted(second for one in came for second in one.seconds)
    amiss += [slip for one in came for slip in one.amiss]
    return Crowd(Came(tuple(taken), tuple(amiss)), core, ended)


def main(words: Sequence[str]) -> None:
    """Run as the command line says, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.crowd", description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--tabs", type=int, default=200)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=10.0)
    asked = parser.parse_args(words)
    found = crowd(asked.site.resolve(), asked.tabs, asked.clients, asked.seconds)
    came, count = found.came, len(found.came.seconds)
    print(f"{count:9}  requests, {count / asked.seconds:.0f} a second")
    for part in (50, 99, 100):
        late = came.seconds[min(count - 1, count * part // 100)] * 1000
        print(f"{late:9.1f}  ms for {part} of 100")
    print(f"{len(came.amiss):9}  went wrong {came.amiss[:3] or ''}")
    print(f"{found.core / count * 1000:9.2f}  ms of one core each, streams included")
    print(f"{found.ended * 1000:9.0f}  ms until it had ended, with {asked.tabs} streams open")


if __name__ == "__main__":
    main(sys.argv[1:])
