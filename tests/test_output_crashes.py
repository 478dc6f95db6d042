"""A crash is an exception, or something of somebody else's put in the way; and broken records."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from digest.disk import BEGUN, PART
from digest.output import STAGE, Output
from digest.problems import DigestError
from digest.record import RECORD
from tests.publishing import ONE, Files, on_disk, print_for, publish, put, refused, stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return where the site is to be; nothing is there yet."""
    return tmp_path / "public" / "site"


def test_a_crash_before_publishing_changes_nothing_that_is_published(site: Path) -> None:
    publish(site, ONE)
    with suppress(ZeroDivisionError), Output(site, "site") as output:
        stage(output, "a/index.html", print_for(b"new"), b"new")
        raise ZeroDivisionError
    assert on_disk(site) == ONE
    assert publish(site, ONE) == ()


def in_the_way(site: Path, name: str) -> Callable[[], None]:
    """Put a folder of somebody else's where a file is to go; return what takes it away."""
    put(site, f"{name}/theirs")

    def clear() -> None:
        (site / name / "theirs").unlink()
        (site / name).rmdir()

    return clear


NEXT: Files = {"assets/style.css": b"new", "a/index.html": b"new", "n/index.html": b"new"}


@pytest.mark.parametrize("obstacle", ["n/index.html", "n"])
def test_a_crash_while_publishing_leaves_whole_files_and_the_next_run_completes(
    site: Path, obstacle: str
) -> None:
    publish(site, ONE)
    with Output(site, "site") as output:
        for name, content in NEXT.items():
            stage(output, name, print_for(content), content)
        path = site / obstacle
        if obstacle == "n":
            put(site, "n")
            clear: Callable[[], None] = path.unlink
        else:
            clear = in_the_way(site, obstacle)
        with pytest.raises(DigestError, match="cannot be written"):
            output.publish(["a/b/index.html"])
    found = on_disk(site)
    assert all(found[name] in {ONE.get(name), NEXT.get(name)} for name in (*ONE, "a/index.html"))
    assert found["assets/style.css"] == b"new"

    clear()
    publish(site, NEXT)
    assert on_disk(site) == NEXT
    assert publish(site, NEXT) == ()


def test_a_crash_of_the_first_run_leaves_a_folder_that_is_ours(site: Path) -> None:
    with Output(site, "site") as output:
        for name, content in NEXT.items():
            stage(output, name, print_for(content), content)
        clear = in_the_way(site, "n/index.html")
        with pytest.raises(DigestError):
            output.publish([])
    clear()
    assert set(on_disk(site)) == {"assets/style.css", "a/index.html"}
    assert publish(site, NEXT) == tuple(NEXT)
    assert on_disk(site) == NEXT


def test_what_a_crash_wrote_goes_when_it_is_not_wanted_any_more(site: Path) -> None:
    with Output(site, "site") as output:
        for name, content in NEXT.items():
            stage(output, name, print_for(content), content)
        clear = in_the_way(site, "n/index.html")
        with pytest.raises(DigestError):
            output.publish([])
    clear()
    publish(site, {"only": b""})
    assert on_disk(site) == {"only": b""}


def test_what_a_killed_run_has_staged_is_swept(site: Path, tmp_path: Path) -> None:
    publish(site, ONE)
    put(site, f"{STAGE}/0")
    with Output(site, "site"):
        assert on_disk(site) == ONE
    put(site, STAGE)
    publish(site, NEXT)
    (tmp_path / "theirs").mkdir()
    put(tmp_path, "theirs/0")
    (site / STAGE).symlink_to(tmp_path / "theirs")
    publish(site, ONE)
    assert on_disk(site) == ONE
    assert on_disk(tmp_path / "theirs") == {"0": b"theirs"}


def test_a_first_run_that_was_killed_while_staging_is_no_foreign_folder(site: Path) -> None:
    put(site, f"{STAGE}/0")
    publish(site, ONE)
    assert on_disk(site) == ONE


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"\xff",
        b"[]",
        b"7",
        b"null",
        b'{"format": 1',
        b'{"format": 2, "files": {}}',
        b'{"files": {}}',
        b'{"format": 1, "files": []}',
        b'{"format": 1, "files": {"a": []}}',
        b'{"format": 1, "files": {"a": 7}}',
        b'{"format": 1, "files": {"a": ["1", "2", "3"]}}',
        b"[" * 100_000,
    ],
)
def test_a_folder_with_a_broken_record_is_foreign(site: Path, record: bytes) -> None:
    """What is ours can't be known any more; to guess could cost somebody a file."""
    publish(site, ONE)
    (site / RECORD).write_bytes(record)
    assert refused(site, ONE)[0].startswith("site: this folder holds files that digest did not")
    assert on_disk(site) == ONE


@pytest.mark.parametrize("record", [b"", b"{}"])
def test_a_broken_record_beside_nothing_is_replaced(site: Path, record: bytes) -> None:
    site.mkdir(parents=True)
    (site / RECORD).write_bytes(record)
    publish(site, ONE)
    assert publish(site, ONE) == ()


@pytest.mark.parametrize(
    "name",
    [
        *("../x", "/x", "a/../../x", "./x", "a//x", "", ".", "..", "a/"),
        *("x\0", "\ud800", "n" * 300, "a/" * 3000 + "x"),
    ],
)
def test_a_record_can_not_lead_out_of_its_folder(site: Path, tmp_path: Path, name: str) -> None:
    """It may have come with a stranger's site."""
    sha256 = hashlib.sha256(b"theirs").hexdigest()
    theirs = put(site.parent, "x")
    publish(site, {"a/y": b""})
    rows = {name: ["v", "t", "e", sha256], "a/y": ["v", "t", "e", "s"]}
    (site / RECORD).write_text(json.dumps({"format": 1, "files": rows}), encoding="utf-8")
    with Output(site, "site") as output:
        assert output.names() == ["a/y"]
        assert output.standing().spoiled == {"a/y"}
        output.publish([name])
    publish(site, {})
    assert theirs.read_bytes() == b"theirs"
    assert on_disk(tmp_path) == {
        "public/x": b"theirs",
        f"public/site/{RECORD}": (site / RECORD).read_bytes(),
    }


def test_what_a_killed_run_was_about_to_write_is_swept(site: Path) -> None:
    """Of a first run there may be nothing else, and the folder is no stranger's then."""
    put(site, f"{BEGUN}1{PART}")
    publish(site, ONE)
    put(site, f"{BEGUN}2{PART}")
    put(site, f"a/{BEGUN}3{PART}")
    publish(site, ONE)
    assert on_disk(site) == {**ONE, f"a/{BEGUN}3{PART}": b"theirs"}
