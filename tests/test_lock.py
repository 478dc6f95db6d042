from __future__ import annotations

import platform
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from digest.disk import BEGUN, PART
from digest.layout import CACHE, CONFIG_FILE
from digest.lock import LOCK, one_at_a_time
from digest.problems import DigestError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLDER = """
import sys
from pathlib import Path
from digest.layout import CONFIG_FILE
from digest.lock import one_at_a_time
with one_at_a_time(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")


@pytest.fixture(autouse=True)
def site(tmp_path: Path) -> None:
    """Make the folder a site: elsewhere there is nothing to lock."""
    (tmp_path / CONFIG_FILE).write_text("title: News\n", encoding="utf-8")


@contextmanager
def holder(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Run another process that holds the lock until its input is closed."""
    with subprocess.Popen(  # noqa: S603  our own interpreter, our own code
        [sys.executable, "-c", HOLDER, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def let_go(process: subprocess.Popen[str]) -> None:
    """Tell a holder to end."""
    assert process.stdin is not None
    process.stdin.close()


def test_a_lock_is_free_again_when_its_block_ends(tmp_path: Path) -> None:
    for _ in range(3):
        with one_at_a_time(tmp_path, patience=0):
            assert (tmp_path / CACHE / LOCK).is_file()
    with pytest.raises(ZeroDivisionError), one_at_a_time(tmp_path, patience=0):
        raise ZeroDivisionError
    with one_at_a_time(tmp_path, patience=0):
        pass


def test_a_second_holder_gives_up_with_a_clear_problem(tmp_path: Path) -> None:
    with (
        holder(tmp_path) as first,
        pytest.raises(DigestError) as caught,
        one_at_a_time(tmp_path, 0.1),
    ):
        pass
    (problem,) = caught.value.problems
    assert problem.place == Place(f"{CACHE}/{LOCK}")
    who = f"process {first.pid} on {platform.node()}"
    assert problem.message == f"another digest, {who}, is at work on this site"
    assert problem.hint


@pytest.mark.parametrize("told", [b"", b"process 1 on \x1b[2J\n", b"\xff" * 9000])
def test_a_lock_that_does_not_tell_its_holder_is_one_all_the_same(
    tmp_path: Path, told: bytes
) -> None:
    with holder(tmp_path):
        (tmp_path / CACHE / LOCK).write_bytes(told)
        with (
            pytest.raises(DigestError, match="another digest, which tells no name, is at work"),
            one_at_a_time(tmp_path, 0),
        ):
            pass


def test_a_second_holder_waits_for_the_first(tmp_path: Path) -> None:
    with holder(tmp_path) as first:
        with pytest.raises(DigestError), one_at_a_time(tmp_path, 0):
            pass
        let_go(first)
        with one_at_a_time(tmp_path, 60):
            pass


def test_the_lock_of_a_process_that_was_killed_is_free(tmp_path: Path) -> None:
    with holder(tmp_path) as first:
        first.kill()
        with one_at_a_time(tmp_path, 60):
            pass


def test_two_sites_are_strangers(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / CONFIG_FILE).write_text("title: News\n", encoding="utf-8")
    with holder(tmp_path / "a"), one_at_a_time(tmp_path / "b", 0):
        pass


def test_two_holders_of_one_process_wait_for_each_other_too(tmp_path: Path) -> None:
    with (
        one_at_a_time(tmp_path),
        pytest.raises(DigestError, match="another digest"),
        one_at_a_time(tmp_path, 0),
    ):
        pass


def test_where_nothing_can_be_written_nothing_is_held(tmp_path: Path) -> None:
    """A file of that name, as a read-only folder, allows no lock; a build goes on without."""
    (tmp_path / CACHE).write_text("not a folder", encoding="utf-8")
    with one_at_a_time(tmp_path, 0), one_at_a_time(tmp_path, 0):
        pass
    assert (tmp_path / CACHE).read_text(encoding="utf-8") == "not a folder"


def test_a_folder_that_is_no_site_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / CONFIG_FILE).unlink()
    with one_at_a_time(tmp_path, 0), one_at_a_time(tmp_path, 0):
        assert list(tmp_path.iterdir()) == []


def test_who_gets_the_lock_removes_what_a_killed_holder_was_writing(tmp_path: Path) -> None:
    with one_at_a_time(tmp_path, 0):
        part = tmp_path / CACHE / f"{BEGUN}1{PART}"
        part.touch()
    with one_at_a_time(tmp_path, 0):
        assert not part.exists()
