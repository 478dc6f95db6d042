"""The same texts give the same bytes on any machine, as far as one machine can be made another."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.record import RECORD
from digest.shards import WORTH
from tests.a_site import new_site, post
from tests.mirror_theme import mirror_theme
from tests.ways_to_build import scratch

if TYPE_CHECKING:
    from collections.abc import Iterator

BUILD = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from digest.build import build
from digest.report import Options
os.umask(int(sys.argv[2], 8))
hour, jobs = map(int, sys.argv[3:])
build(Path(sys.argv[1]), Options(jobs=jobs), datetime(2026, 11, 25, hour, tzinfo=UTC))
"""
NOTED = "The ==high tide==[^context-a] came, at last.\n\n[^context-a]: At noon. {: by=Ana }"
PLACES = ("Geneva", "Zürich", "İzmir", "Łódź", "تهران", "Ísafjörður")
HOURS = ("T00:30:00", "T23:59:59+05:00", "")


def texts() -> dict[str, str]:
    """Return the files of a site that has something of everything, and enough to share."""
    found = {f"themes/default/templates/{name}": text for name, text in mirror_theme().items()}
    found |= {f"themes/default/assets/{name}.css": f"/* {name} */" for name in "abc"}
    found |= {f"content/media/{place}.svg": f"<svg>{place}</svg>" for place in PLACES}
    found["content/pages/about.md"] = "---\ntitle: About\n---\nUs.\n"
    found["content/editions/2026-W10.md"] = "It rained.\n"
    for number in range(2 * WORTH + 10):
        place = PLACES[number % len(PLACES)]
        day = f"2026-{number % 9 + 1:02}-{number % 28 + 1:02}{HOURS[number % len(HOURS)]}"
        text = post(f"{place} {number % 50}", day, f"{place}, sea, {number % 7}", NOTED)
        named = text.replace(
            "tags:", f"slug: p{number}\nplace: {place}\npeople: [B. Ö, A. Ø]\ntags:"
        )
        found[f"content/posts/{number}.md"] = named
    return found


@dataclass(frozen=True, slots=True)
class Machine:
    """What differs from one machine to the next; `order` is that in which files came to be."""

    order: int = 1
    jobs: int = 1
    hour: int = 12
    umask: str = "022"
    there: dict[str, str] = field(default_factory=dict)

    def build(self, root: Path) -> dict[str, bytes]:
        """Return every file of a site that this machine builds in a folder, the record, too."""
        new_site(root)
        for name, text in [*texts().items()][:: self.order]:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        words = [str(root), self.umask, str(self.hour), str(self.jobs)]
        subprocess.run(  # noqa: S603  our own interpreter, our own code
            [sys.executable, "-c", BUILD, *words], check=True, env={**os.environ, **self.there}
        )
        site = root / "site"
        found = (path for path in site.rglob("*") if path.is_file())
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


MACHINES = {
    "time zone": Machine(there={"TZ": "Pacific/Kiritimati"}),
    "locale": Machine(there={"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"}),
    "locale without Unicode": Machine(there={"LC_ALL": "C"}),
    "order of files": Machine(order=-1),
    "jobs": Machine(jobs=2),
    "hash seed": Machine(there={"PYTHONHASHSEED": "4711"}),
    "hour and umask": Machine(hour=3, umask="077"),
    "everything": Machine(
        *(-1, 2, 20, "002"), {"TZ": "America/Lima", "LC_ALL": "POSIX", "PYTHONHASHSEED": "1"}
    ),
}


@pytest.fixture(scope="module")
def expected() -> Iterator[dict[str, bytes]]:
    """Return what a machine builds that differs from the others."""
    with scratch("digest-machine-") as there:
        plain = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
        yield Machine(there=plain).build(Path(there) / "news")


@pytest.mark.parametrize("what", MACHINES)
def test_another_machine_makes_the_same_bytes(expected: dict[str, bytes], what: str) -> None:
    with scratch("digest-other-machine-") as there:
        found = MACHINES[what].build(Path(there) / "elsewhere" / "site of mine")
    assert {
        name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name)
    } == set()
    assert RECORD in found
    assert len(found) > 2 * WORTH
