"""A folder of an FTP server (RFC 959, RFC 3659), over TLS where the address says `ftps`.

Each thread has a connection of its own: FTP does one thing at a time on each.
"""

from __future__ import annotations

import errno
import ftplib
import ssl
import threading
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from digest.deploy.plan import Headers

TIMEOUT = 30.0
"""Seconds without a byte after which a connection is given up."""

ROOM = ("452", "552")
"""Replies of a server whose disk, or the user's share of it, is full."""

DENIED = ("530", "532")
"""Replies to who is not logged in."""


class Ftp:
    """A server and who is logged in there."""

    root = ""
    workers = 4
    keeps_headers = False

    def __init__(self, connect: Callable[[], ftplib.FTP], parts: str) -> None:
        """Expect a function that logs in, and a folder for files that are being written."""
        self._connect = connect
        self._parts = parts
        self._own = threading.local()
        self._all: list[ftplib.FTP] = []
        self._folders: set[str] = set()

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file."""
        content = BytesIO()
        try:
            with self._connected() as ftp:
                ftp.retrbinary(f"RETR {path}", content.write)
        except FileNotFoundError:
            if self.is_there(path):  # so it may not be read: FTP has one reply for both
                raise PermissionError(errno.EACCES, "permission denied", path) from None
            return None
        return content.getvalue()

    def write(self, path: str, content: bytes, headers: Headers) -> None:
        """Put a file in place; FTP tells readers nothing of it, so it takes no headers."""
        del headers
        part = f"{self._parts}/{sha256(path.encode()).hexdigest()[:16]}.part"
        self._make_folders(part)
        self._make_folders(path)
        with self._connected() as ftp:
            ftp.storbinary(f"STOR {part}", BytesIO(content))
            try:
                ftp.rename(part, path)
            except ftplib.error_perm:  # a server that replaces no file by renaming
                ftp.delete(path)
                ftp.rename(part, path)

    def copy(self, path: str, to: str) -> None:
        """Fetch a file and put it in a second place: FTP has no word for that."""
        content = self.read(path)
        if content is None:
            raise FileNotFoundError(errno.ENOENT, "no such file", path)
        self.write(to, content, ())

    def remove(self, path: str) -> None:
        """Remove a file."""
        try:
            with self._connected() as ftp:
                ftp.delete(path)
        except FileNotFoundError:
            if self.is_there(path):
                raise PermissionError(errno.EACCES, "permission denied", path) from None

    def remove_folder(self, path: str) -> None:
        """Remove a folder, if it is there and empty: else the server refuses."""
        self._folders.discard(path)
        with suppress(FileNotFoundError), self._connected() as ftp:
            ftp.rmd(path)

    def is_there(self, path: str) -> bool:
        """Whether there is a file."""
        folder, _, name = path.rpartition("/")
        try:
            return any(n == name and kind == "file" for n, kind in self._entries(folder))
        except FileNotFoundError:
            return False

    def names(self, folder: str) -> Iterator[str]:
        """Yield the names of all files below a folder."""
        waiting = [""]
        while waiting:
            prefix = waiting.pop()
            try:
                entries = list(self._entries(f"{folder}/{prefix}"))
            except FileNotFoundError:
                continue
            yield from (f"{prefix}{name}" for name, kind in entries if kind != "dir")
            waiting += [f"{prefix}{name}/" for name, kind in entries if kind == "dir"]

    def create(self, path: str) -> bool:
        """Make a mark: a folder, for the server makes one only if there is none."""
        self._make_folders(path)
        try:
            with self._connected() as ftp:
                ftp.mkd(path)
        except FileNotFoundError:
            above, _, name = path.rpartition("/")
            if any(n == name for n, _ in self._entries(above)):
                return False
            raise PermissionError(errno.EACCES, "no folder may be made there", path) from None
        return True

    def release(self, path: str) -> None:
        """Remove a mark."""
        self.remove_folder(path)

    def close(self) -> None:
        """End all connections."""
        for ftp in self._all:
            ftp.close()
        self._all, self._own = [], threading.local()

    def _entries(self, folder: str) -> Iterable[tuple[str, str]]:
        """Return name and type of all that is in a folder: `file`, `dir` or another (RFC 3659)."""
        with self._connected() as ftp:
            found = list(ftp.mlsd(folder.rstrip("/") or "/", ["type"]))
        kinds = ((name, facts.get("type", "").lower()) for name, facts in found)
        return [(name, kind) for name, kind in kinds if kind not in {"cdir", "pdir"}]

    def _make_folders(self, path: str) -> None:
        """Make the folders that a file lies in, unless that was done before."""
        at = path.find("/", 1)
        while at > 0:
            folder = path[:at]
            if folder not in self._folders:
                with suppress(FileNotFoundError), self._connected() as ftp:
                    ftp.mkd(folder)  # refused if it is there; if it can't be made, STOR will tell
                self._folders.add(folder)
            at = path.find("/", at + 1)

    @contextmanager
    def _connected(self) -> Iterator[ftplib.FTP]:
        """Give this thread's connection; one that fails is not used again.

        Raises FileNotFoundError for 550, which servers say of whatever they won't do with a path.
        """
        ftp: ftplib.FTP | None = getattr(self._own, "ftp", None)
        try:
            if ftp is None:
                ftp = self._own.ftp = self._connect()
                self._all.append(ftp)
            yield ftp
        except (ftplib.Error, EOFError, OSError) as error:
            raise self._told(error) from error

    def _told(self, error: Exception) -> OSError:
        """Return the error that a failure amounts to."""
        said = " ".join(str(error).split()) or "the server ended the connection"
        code = said[:3]
        if isinstance(error, ftplib.error_perm) and code not in {*DENIED, *ROOM}:
            return FileNotFoundError(errno.ENOENT, said)
        self._drop()
        if code in ROOM:
            return OSError(errno.ENOSPC, said)
        return PermissionError(errno.EACCES, said) if code in DENIED else ConnectionError(said)

    def _drop(self) -> None:
        """Give up this thread's connection."""
        ftp: ftplib.FTP | None = getattr(self._own, "ftp", None)
        if ftp is not None:
            ftp.close()
            self._own.ftp = None


def logged_in(host: str, port: int, user: str, password: str, *, is_safe: bool) -> ftplib.FTP:
    """Return a connection; `is_safe` is one over TLS, whose certificate has to be right."""
    ftp = ftplib.FTP(timeout=TIMEOUT)  # noqa: S321  as the address says; `ftps` is there, too
    if is_safe:
        ftp = ftplib.FTP_TLS(timeout=TIMEOUT, context=ssl.create_default_context())  # noqa: S321  as said
    try:
        ftp.connect(host, port)
        ftp.login(user, password)
        if isinstance(ftp, ftplib.FTP_TLS):
            ftp.prot_p()
    except (ftplib.Error, EOFError, OSError):
        ftp.close()
        raise
    return ftp
