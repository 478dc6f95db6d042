from __future__ import annotations

import errno
import ftplib
from typing import TYPE_CHECKING, Any

import pytest

from digest.deploy.ftp import Ftp, logged_in
from tests.deploy.servers import HOST, PASSWORD, USER

if TYPE_CHECKING:
    from tests.deploy.stores import There

pytestmark = pytest.mark.parametrize("there", ["ftp"], indirect=True)


EXISTS = "553 File exists"


class Strict(ftplib.FTP):
    """A server as some are: it replaces no file by renaming."""

    def rename(self, fromname: str, toname: str) -> str:
        """Rename a file, unless there is one of that name."""
        if toname in self.nlst(toname.rpartition("/")[0]):
            raise ftplib.error_perm(EXISTS)  # noqa: S321  as above
        return super().rename(fromname, toname)


def test_a_server_that_replaces_nothing_is_told_to_remove_first(there: There) -> None:
    def connect() -> ftplib.FTP:
        ftp = Strict(timeout=10)
        ftp.connect(HOST, there.wire.port)
        ftp.login(USER, PASSWORD)
        return ftp

    ftp = Ftp(connect, "/parts")
    for content in (b"one", b"two"):
        ftp.write("/www/a", content, ())
        assert ftp.read("/www/a") == content
    ftp.close()


@pytest.mark.parametrize(
    ("reply", "kind", "number"),
    [
        ("552 Over quota", OSError, errno.ENOSPC),
        ("452 No room", OSError, errno.ENOSPC),
        ("530 Who are you", PermissionError, errno.EACCES),
        ("421 Too many", ConnectionError, None),
        ("550 No", FileNotFoundError, errno.ENOENT),
    ],
)
def test_replies_have_their_meaning(
    there: There, reply: str, kind: type[OSError], number: int | None
) -> None:
    del there

    class Refusing(ftplib.FTP):
        """A server that says one thing."""

        def retrbinary(self, *words: Any, **more: Any) -> str:  # noqa: ANN401  the library's signature
            """Refuse."""
            del words, more
            raise (ftplib.error_perm if reply[0] == "5" else ftplib.error_temp)(reply)

        def mlsd(self, *words: Any, **more: Any) -> Any:  # noqa: ANN401  the library's signature
            """Refuse."""
            del words, more
            raise ftplib.error_perm(reply)  # noqa: S321  as above

    ftp = Ftp(Refusing, "/parts")
    if kind is FileNotFoundError:
        assert ftp.read("/a") is None
        return
    with pytest.raises(kind) as caught:
        ftp.read("/a")
    assert caught.value.errno == number


def test_a_connection_that_was_never_made_leaves_no_socket(there: There) -> None:
    with pytest.raises(ftplib.error_perm):
        logged_in(HOST, there.wire.port, USER, "wrong", is_safe=False)
    with pytest.raises(ftplib.Error):
        logged_in(HOST, there.wire.port, USER, PASSWORD, is_safe=True)
