"""Real files in a temporary folder; whoever runs the tests may be root, so no test needs a mode."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.disk import LARGEST_SOURCE, read_bytes, walk, write_atomic
from digest.problems import DigestError, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable


def refused(act: Callable[[], object]) -> Problem:
    """Return the one problem that it ends in."""
    with pytest.raises(DigestError) as caught:
        act()
    (problem,) = caught.value.problems
    return problem


def touch(root: Path, *names: str) -> None:
    """Make files, each holding its own name."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    path.mkdir()


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(path))


def make_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_circle(path: Path) -> None:
    path.symlink_to(path)


def make_dangling(path: Path) -> None:
    path.symlink_to(path.with_name("gone"))


def make_sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LARGEST_SOURCE + 1)


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    content = b"\xff\r\n\0" * 100_000
    (tmp_path / "a").write_bytes(content)
    (tmp_path / "link").symlink_to(tmp_path / "a")

    assert read_bytes(tmp_path / "a", "a") == content
    assert read_bytes(tmp_path / "link", "link") == content


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (make_folder, "is not a regular file"),
        (make_fifo, "is not a regular file"),
        (make_sparse, "is larger than 64 MB"),
        (make_dangling, "this file does not exist"),
        (make_circle, "cannot be read: too many levels of symbolic links"),
        (make_socket, "is not a regular file"),
        (make_device, "is not a regular file"),
    ],
)
def test_what_can_not_be_read_is_a_problem_of_that_name(
    tmp_path: Path, make: Callable[[Path], None], message: str
) -> None:
    """A FIFO that nobody writes to would be waited on for ever."""
    make(tmp_path / "a.md")
    problem = refused(lambda: read_bytes(tmp_path / "a.md", "content/posts/a.md"))

    assert problem.place == Place("content/posts/a.md")
    assert problem.message == message
    assert problem.hint


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows a process as files")
@pytest.mark.parametrize(
    ("file", "message"),
    [("mem", "cannot be read: input/output error"), ("pagemap", "is larger than 64 MB")],
)
def test_a_file_that_fails_or_never_ends_is_a_problem_too(file: str, message: str) -> None:
    """Its size reads 0, as that of a file reads small that grows meanwhile."""
    assert refused(partial(read_bytes, Path("/proc/self", file), "a")).message == message


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows a process as files")
def test_a_file_is_read_whole_though_it_says_to_be_empty() -> None:
    assert b"Name:" in read_bytes(Path("/proc/self/status"), "a")


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    touch(tmp_path, "file")
    for path in (tmp_path / "none", tmp_path / "no/folder"):
        assert refused(partial(read_bytes, path, "a")).message == "this file does not exist"
    assert "not a directory" in refused(lambda: read_bytes(tmp_path / "file/a", "a")).message
    assert "too long" in refused(lambda: read_bytes(tmp_path / ("x" * 300), "a")).message


def test_reading_leaves_no_file_open(tmp_path: Path) -> None:
    before = next_handle()
    for make in (make_folder, make_fifo, make_sparse):
        path = tmp_path / make.__name__
        make(path)
        with pytest.raises(DigestError):
            read_bytes(path, "x")
    assert next_handle() == before


def next_handle() -> int:
    """Return the number that the next file will have: the system gives the lowest free one."""
    handle = os.open(os.devnull, os.O_RDONLY)
    os.close(handle)
    return handle


def test_a_walk_yields_files_in_order(tmp_path: Path) -> None:
    touch(tmp_path, "b", "a/z", "a/b/c", "a-b", "ö", "A")

    assert list(walk(tmp_path)) == ["A", "a-b", "a/b/c", "a/z", "b", "ö"]


def test_a_walk_passes_over_hidden_files_and_backups(tmp_path: Path) -> None:
    touch(tmp_path, ".hidden", ".git/config", "a.md~", "old~/a.md", "a.md", "b.~1~", "~c", "d.e")

    assert list(walk(tmp_path)) == ["a.md", "d.e", "~c"]


def test_a_walk_through_nothing_yields_nothing(tmp_path: Path) -> None:
    touch(tmp_path, "file")

    assert list(walk(tmp_path / "none")) == []
    assert list(walk(tmp_path / "file")) == []


def test_a_walk_follows_links_and_comes_to_an_end(tmp_path: Path) -> None:
    touch(tmp_path, "posts/a", "elsewhere/b", "elsewhere/deep/c")
    (tmp_path / "posts/linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "posts/up").symlink_to(tmp_path / "posts")
    (tmp_path / "elsewhere/deep/top").symlink_to(tmp_path)

    found = list(walk(tmp_path / "posts"))
    assert found == ["a", "linked/b", "linked/deep/c"]


def test_a_link_that_leads_above_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A walk through the seeds would come back with the pages of the site."""
    touch(tmp_path, "seeds/a", "site/index.html", "other/b")
    (tmp_path / "seeds/up").symlink_to(tmp_path)
    (tmp_path / "seeds/root").symlink_to("/")
    (tmp_path / "seeds/other").symlink_to(tmp_path / "other")

    assert list(walk(tmp_path / "seeds")) == ["a", "other/b"]


def test_a_folder_goes_by_its_own_name_and_not_by_that_of_a_link(tmp_path: Path) -> None:
    """Else the order in which a disk lists them would decide."""
    touch(tmp_path, "m/a", "n/b")
    (tmp_path / "a-link").symlink_to(tmp_path / "m")
    (tmp_path / "z-link").symlink_to(tmp_path / "n")
    (tmp_path / "n/inner").symlink_to(tmp_path / "m")

    assert list(walk(tmp_path)) == ["m/a", "n/b"]


def test_of_two_links_to_one_folder_the_first_is_entered(tmp_path: Path) -> None:
    touch(tmp_path, "out/a")
    (tmp_path / "in").mkdir()
    for name in ("c", "a", "b"):
        (tmp_path / "in" / name).symlink_to(tmp_path / "out")

    assert list(walk(tmp_path / "in")) == ["a/a"]


def test_links_that_lead_nowhere_are_files_that_can_not_be_read(tmp_path: Path) -> None:
    """So whoever reads them says so, and they aren't lost in silence."""
    make_circle(tmp_path / "circle")
    make_dangling(tmp_path / "dangling")
    make_fifo(tmp_path / "fifo")

    assert list(walk(tmp_path)) == ["circle", "dangling", "fifo"]


@pytest.mark.parametrize("name", [b"na\xefve.md", b"na\xefve/a.md", b"\xff"])
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_not_utf_8_is_a_problem_that_can_be_printed(
    tmp_path: Path, name: bytes
) -> None:
    path = os.path.join(os.fsencode(tmp_path), name)  # noqa: PTH118  pathlib has no bytes
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120  pathlib has no bytes
    with open(path, "wb"):  # noqa: PTH123  pathlib has no bytes
        pass

    problem = refused(lambda: list(walk(tmp_path, "content/posts/")))
    assert problem.message == "this file's name is not UTF-8"
    assert problem.place.path.startswith("content/posts/")
    assert problem.place.path.isprintable()


def test_a_folder_whose_path_is_too_long_is_a_problem(tmp_path: Path) -> None:
    problem = refused(lambda: list(walk(tmp_path / ("x" * 300), "content/posts/")))
    assert problem.place == Place("content/posts/")
    assert "too long" in problem.message
    assert str(tmp_path) in refused(lambda: list(walk(tmp_path / ("x" * 300)))).place.path


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_walk_that_is_given_a_list_notes_what_is_wrong_and_goes_on(tmp_path: Path) -> None:
    touch(tmp_path, "a", "z/b")
    with open(os.fsencode(tmp_path) + b"/z/\xff", "wb"):  # noqa: PTH123  pathlib has no bytes
        pass
    problems: list[Problem] = []

    assert list(walk(tmp_path, "seeds/", problems)) == ["a", "z/b"]
    assert [problem.message for problem in problems] == ["this file's name is not UTF-8"]
    assert list(walk(tmp_path / ("x" * 300), "seeds/", problems)) == []
    assert "too long" in problems[1].message


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a/b/c.md", b"one")
    write_atomic(tmp_path / "a/b/c.md", b"two")

    assert (tmp_path / "a/b/c.md").read_bytes() == b"two"
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["c.md"]
    assert stat.S_IMODE((tmp_path / "a/b/c.md").stat().st_mode) == 0o644


def test_whoever_reads_meanwhile_keeps_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_atomic(path, b"old " * 1000)
    with path.open("rb") as reader:
        first = reader.read(4)
        write_atomic(path, b"new")
        assert first + reader.read() == b"old " * 1000


def test_a_link_is_replaced_and_what_it_led_to_stays(tmp_path: Path) -> None:
    touch(tmp_path, "theirs")
    (tmp_path / "ours").symlink_to(tmp_path / "theirs")
    write_atomic(tmp_path / "ours", b"x")

    assert (tmp_path / "theirs").read_bytes() == b"theirs"
    assert not (tmp_path / "ours").is_symlink()


def test_what_can_not_be_written_is_a_problem_and_leaves_nothing_behind(tmp_path: Path) -> None:
    touch(tmp_path, "file", "folder/inside")
    for name, words in (("file/a", "director|exists"), ("folder", "directory")):
        problem = refused(partial(write_atomic, tmp_path / name, b"x"))
        assert problem.message.startswith("cannot be written: ")
        assert any(word in problem.message for word in words.split("|"))
        assert problem.place == Place(str(tmp_path / name))
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder", "inside"]


def test_what_is_interrupted_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        write_atomic(tmp_path / "a", "no bytes")  # type: ignore[arg-type]  # this is the fault
    assert list(tmp_path.iterdir()) == []


FULL = """
import resource, signal, sys
from pathlib import Path
from digest.disk import write_atomic
from digest.problems import DigestError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomic(Path(sys.argv[1]), b"x" * 5000)
except DigestError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can't limit the size of files")
def test_on_a_full_disk_the_old_file_still_stands(tmp_path: Path) -> None:
    """A limit on the size of files ends a write as a full disk does: half way."""
    (tmp_path / "a").write_bytes(b"old")
    done = subprocess.run(  # noqa: S603  our own interpreter, our own code
        [sys.executable, "-c", FULL, str(tmp_path / "a")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "cannot be written: file too large" in done.stdout
    assert (tmp_path / "a").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
