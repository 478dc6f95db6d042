"""Seeds as an attacker sends them: each is a post or a problem, and the others come through."""

from __future__ import annotations

import json
import os
import resource
import socket
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.a_site import new_site
from tests.test_ingest import FERRY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform != "linux", reason="Linux keeps to all limits"),
]

MB = 1_000_000
SECONDS, MEMORY = 5, 500 * MB
"""Of a core, and bytes of memory, that each process of the run may use."""

PROSE = b"The ferry will keep its winter timetable, the harbour office said on Monday. "
HEAD = b"<html><head><title>Ferry keeps its timetable</title></head><body><h1>Ferry</h1>"
PAGE = HEAD + b"<article>" + b"<p>" + PROSE * 3 + b"</p>" * 5
UTF16 = "Ferry keeps its timetable\n\nSANDHAVEN, November 2, 2026 - The ferry “keeps” it.\n"
BOMB = b"".join(
    b'<!ENTITY e%d "%s">' % (level, (b"&e%d;" % (level - 1) if level else b"ha") * 10)
    for level in range(12)
)

POSTS: dict[str, bytes] = {
    "bidi.txt": "Ferry \u202ekeeps\u202c its\u2066 time\n\nThe ferry \u200fkeeps it.\n".encode(),
    "broken-utf-8.txt": b"Ferry keeps its timetable\n\nThe caf\xe9 of the ferry \xf0\x9f stays.\n",
    "controls.txt": b"Ferry keeps\x1b[2J its timetable\n\nThe ferry\x07 keeps\x00 it, said Ann.\n",
    "entities.html": PAGE.replace(b"<html>", b"<!DOCTYPE html [" + BOMB + b"]><html>") + b"&e11;",
    "external.html": PAGE.replace(
        b"<html>", b'<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]><html>'
    )
    + b"<p>&e; is no place for a ferry to keep its timetable in, said the office.</p>",
    "deep.html": HEAD + b"<div>" * 200 + PAGE,
    "json.html": PAGE + b'<script type="application/ld+json">' + b"[" * MB + b"</script>",
    "long-line.txt": PROSE * (4 * MB // len(PROSE)),
    "many-lines.txt": b"".join(b"%d: " % n + PROSE + b"\n" for n in range(45_000)),
    "pictures.html": PAGE + b"<img src='data:image/png;base64," + b"A" * (14 * MB) + b"'>",
    "signs.txt": b"Ferry keeps its timetable\n\n" + b"*_`[({<" * 8_000,
    "utf-16-be.txt": UTF16.encode("utf-16-be"),
    "utf-16-le.txt": UTF16.encode("utf-16-le"),
    "utf-16-with-mark.txt": UTF16.encode("utf-16"),
}
PROBLEMS: dict[str, tuple[bytes, str]] = {
    "blank.txt": (b" \n\t\n\xc2\xa0\n", "holds no words"),
    "elf.txt": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 50, "a program"),
    "empty.txt": (b"", "is empty"),
    "huge-line.txt": (PROSE * (50 * MB // len(PROSE)), "is too large"),
    "huge-lines.txt": ((PROSE + b"\n") * (50 * MB // len(PROSE)), "is too large"),
    "huge-page.html": (HEAD + b"<p>x" * (50 * MB // 4), "is too large"),
    "nothing-but-nul.txt": (b"\0" * MB, "no text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50, "a PNG picture"),
    "random.txt": (bytes(n * n * 7919 % 251 for n in range(50_000)), "no text"),
    "tags.html": (PAGE + b"<p>x" * MB, "tags are too many"),
}
"""Bytes, and words of the problem."""


EITHER: dict[str, bytes] = {
    "attributes.html": PAGE + b"<p " + b"".join(b"a%d=b " % n for n in range(150_000)) + b">",
    "deeper.html": HEAD + b"<div>" * 29_000 + PAGE,
    "tables.html": PAGE + b"<table><tr><td>x</td></tr></table>" * 9_000,
}
"""What keeps some versions of the libraries busy for minutes, and others not."""


def loop(path: Path) -> None:
    path.symlink_to(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def door(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def gone(path: Path) -> None:
    """Make what a file comes to that is deleted meanwhile: its name was read, but it is gone."""
    path.symlink_to(path.with_name("deleted"))


def unreadable(path: Path) -> None:
    """Whoever runs the tests may be root, whom no mode keeps out."""
    path.symlink_to("/proc/self/mem")


def endless(path: Path) -> None:
    """Make what a file comes to that grows meanwhile: it is said to be empty, and has no end."""
    path.symlink_to("/proc/self/pagemap")


ODD: dict[str, tuple[Callable[[Path], None], str]] = {
    "device.txt": (device, "is not a regular file"),
    "endless.txt": (endless, "is larger than"),
    "gone.txt": (gone, "does not exist"),
    "loop.txt": (loop, "symbolic links"),
    "pipe.txt": (os.mkfifo, "is not a regular file"),
    "socket.txt": (door, "is not a regular file"),
    "unreadable.txt": (unreadable, "cannot be read"),
}


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of the run: exit code, what it told of each seed, the texts of the posts."""

    code: int
    told: Mapping[str, tuple[str, str, str]]
    posts: Mapping[str, str]


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Take all of them in at once; a process of the run that took too long would be ended."""
    site = new_site(tmp_path_factory.mktemp("hostile"))
    site.write("seeds/zz-ferry.txt", FERRY)
    for name, content in (POSTS | EITHER).items():
        site.write(f"seeds/{name}", content)
    for name, (content, _) in PROBLEMS.items():
        site.write(f"seeds/{name}", content)
    for name, (make, _) in ODD.items():
        make(site.root / "seeds" / name)
    (site.root / "seeds/up").symlink_to(site.root)
    script = "from digest.cli import main; main()"
    process = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", script, "-C", str(site.root), "ingest", "--report", "r.json"],
        capture_output=True,
        check=False,
        preexec_fn=limited,
        cwd=site.root,
    )
    report = json.loads((site.root / "r.json").read_text(encoding="utf-8"))
    told = {
        seed["seed"]: (
            seed["did"],
            "\n".join(problem["message"] for problem in seed["problems"]),
            "\n".join(problem["hint"] for problem in seed["problems"]),
        )
        for seed in report["seeds"]
    }
    posts = {
        seed["seed"]: (site.root / seed["post"]).read_text(encoding="utf-8")
        for seed in report["seeds"]
        if seed["post"]
    }
    return Ran(process.returncode, told, posts)


def test_the_run_fails_for_what_could_not_be_read_and_all_others_come_through(ran: Ran) -> None:
    assert ran.code == 1
    assert ran.told.keys() == {*POSTS, *EITHER, *PROBLEMS, *ODD, "zz-ferry.txt"}
    assert ran.posts.keys() - EITHER.keys() == {*POSTS, "zz-ferry.txt"}


@pytest.mark.parametrize("name", POSTS)
def test_what_has_words_is_a_post(ran: Ran, name: str) -> None:
    assert ran.told[name][:2] == ("new", "")
    body = ran.posts[name].partition("\n---\n")[2]
    assert "ferry" in body or "*_" in body.replace("\\", "")
    assert {c for c in ran.posts[name] if not c.isprintable()} <= {"\n"}


WRONG = [(name, words) for odd in (PROBLEMS, ODD) for name, (_, words) in odd.items()]


@pytest.mark.parametrize(("name", "words"), WRONG)
def test_what_has_none_is_a_problem_that_says_how_to_mend_it(
    ran: Ran, name: str, words: str
) -> None:
    did, message, hint = ran.told[name]
    assert did == "failed"
    assert words in message
    assert hint


@pytest.mark.parametrize("name", EITHER)
def test_what_may_take_for_ever_is_a_post_or_a_problem(ran: Ran, name: str) -> None:
    did, message, hint = ran.told[name]
    assert did == "new" or ("takes longer to read" in message and hint)


def test_no_entity_is_expanded_and_no_file_is_let_in(ran: Ran) -> None:
    assert "hahaha" not in ran.posts["entities.html"]
    assert "root:" not in ran.posts["external.html"]
    assert len(ran.posts["entities.html"]) < 5_000
