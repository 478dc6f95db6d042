from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from digest.deploy.access import at_once, is_final, retried

if TYPE_CHECKING:
    from digest.deploy.access import Access
    from tests.deploy.stores import There

PAGE = (("Cache-Control", "no-cache"), ("Content-Type", "text/html"))


@pytest.fixture
def access(there: There) -> Access:
    """Return a store of each kind in turn."""
    return there.access()


def test_what_is_written_is_read_listed_and_removed(access: Access) -> None:
    at = f"{access.root}/www/a/b.html"
    assert access.read(at) is None
    assert not access.is_there(at)
    assert list(access.names(f"{access.root}/www")) == []
    for content in (b"one", b"", b"\r\n\xff"):
        access.write(at, content, PAGE)
        assert access.read(at) == content
    assert access.is_there(at)
    assert not access.is_there(f"{access.root}/www/a")
    assert list(access.names(f"{access.root}/www")) == ["a/b.html"]
    for _ in range(2):
        access.remove(at)
    assert access.read(at) is None


def test_a_copy_keeps_its_bytes_when_the_first_place_is_written(access: Access) -> None:
    first, second = f"{access.root}/www/a", f"{access.root}/kept/deep/b"
    for content in (b"one", b"two"):
        access.write(first, content, PAGE)
        access.copy(first, second)
        access.write(first, b"other", PAGE)
        assert access.read(second) == content
    with pytest.raises(FileNotFoundError):
        access.copy(f"{access.root}/www/nowhere", second)


def test_only_an_empty_folder_is_removed(access: Access) -> None:
    access.write(f"{access.root}/www/a/b", b"", PAGE)
    for folder in ("a", "nowhere"):
        access.remove_folder(f"{access.root}/www/{folder}")
    assert access.read(f"{access.root}/www/a/b") == b""
    access.remove(f"{access.root}/www/a/b")
    access.remove_folder(f"{access.root}/www/a")
    access.write(f"{access.root}/www/a/b", b"again", PAGE)
    assert access.read(f"{access.root}/www/a/b") == b"again"


def test_a_folder_is_not_removed_for_a_file(access: Access) -> None:
    access.write(f"{access.root}/www/a/theirs", b"theirs", PAGE)
    access.remove(f"{access.root}/www/a")
    assert access.read(f"{access.root}/www/a/theirs") == b"theirs"


def test_a_mark_is_made_by_one_alone(access: Access) -> None:
    mark = f"{access.root}/marks/claim-1"
    assert access.create(mark)
    assert not access.create(mark)
    for _ in range(2):
        access.release(mark)
    assert access.create(mark)


def test_what_fails_is_tried_again_but_not_what_would_fail_likewise() -> None:
    tries: list[int] = []

    def work() -> str:
        tries.append(1)
        if len(tries) < 3:
            raise ConnectionError
        return "done"

    assert retried(work, (0, 0)) == "done"
    assert len(tries) == 3
    tries.clear()
    with pytest.raises(ConnectionError):
        retried(work, (0,))
    assert len(tries) == 2
    assert is_final(OSError(errno.ENOSPC, "full"))
    assert is_final(PermissionError())
    assert not is_final(TimeoutError())


def test_the_first_failure_of_many_ends_the_work() -> None:
    done: list[int] = []

    def work(number: int) -> None:
        if number == 5:
            raise PermissionError
        done.append(number)

    at_once(2, work, range(5), ())
    assert sorted(done) == list(range(5))
    with pytest.raises(PermissionError):
        at_once(1, work, range(5, 1000), ())
    assert len(done) < 1000
