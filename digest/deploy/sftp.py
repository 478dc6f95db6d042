"""A folder that SFTP reaches, through asyncssh.

Keys, agent, settings and known hosts are those of OpenSSH; an unknown host is refused.
"""

from __future__ import annotations

import asyncio
import errno
import threading
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

import asyncssh

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

    from digest.deploy.plan import Headers

T = TypeVar("T")
ABSENT = (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath)
TIMEOUT = 30.0
"""Seconds that connecting may take."""


class Sftp:
    """A connection to a server, on which many requests are under way at once."""

    root = ""
    workers = 16
    keeps_headers = False

    def __init__(self, options: dict[str, Any], parts: str) -> None:
        """Expect what asyncssh.connect takes, and a folder for files that are being written."""
        self._options = options
        self._parts = parts
        self._alone = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._connecting = asyncio.Lock()
        self._connection: asyncssh.SSHClientConnection | None = None
        self._client: asyncssh.SFTPClient | None = None
        self._folders: set[str] = set()

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file."""

        async def read(sftp: asyncssh.SFTPClient) -> bytes:
            async with sftp.open(path, "rb") as file:
                content: bytes = await file.read()
                return content

        try:
            return self._done(read)
        except FileNotFoundError:
            return None

    def write(self, path: str, content: bytes, headers: Headers) -> None:
        """Put a file in place; SFTP tells readers nothing of it, so it takes no headers."""
        del headers
        part = f"{self._parts}/{sha256(path.encode()).hexdigest()[:16]}.part"

        async def write(sftp: asyncssh.SFTPClient) -> None:
            await self._make_folders(sftp, part)
            await self._make_folders(sftp, path)
            with suppress(*ABSENT):  # it may be a second name of what must stay
                await sftp.remove(part)
            async with sftp.open(part, "wb") as file:
                await file.write(content)
            await sftp.posix_rename(part, path)

        self._done(write)

    def copy(self, path: str, to: str) -> None:
        """Give a file a second name (hard link), or copy it where the server knows none."""

        async def link(sftp: asyncssh.SFTPClient) -> None:
            await self._make_folders(sftp, to)
            with suppress(*ABSENT):
                await sftp.remove(to)
            await sftp.link(path, to)

        try:
            self._done(link)
        except FileNotFoundError:
            raise
        except OSError:
            content = self.read(path)
            if content is None:
                raise FileNotFoundError(errno.ENOENT, "no such file", path) from None
            self.write(to, content, ())

    def remove(self, path: str) -> None:
        """Remove a file; a folder in its place is not ours."""

        async def remove(sftp: asyncssh.SFTPClient) -> None:
            try:
                await sftp.remove(path)
            except asyncssh.SFTPError:
                if await sftp.isfile(path):
                    raise

        self._done(remove)

    def remove_folder(self, path: str) -> None:
        """Remove a folder, if it is there and empty: else the server refuses."""
        self._folders.discard(path)

        async def remove(sftp: asyncssh.SFTPClient) -> None:
            with suppress(asyncssh.SFTPError):
                await sftp.rmdir(path)

        self._done(remove)

    def is_there(self, path: str) -> bool:
        """Whether there is a file."""

        async def ask(sftp: asyncssh.SFTPClient) -> bool:
            return await sftp.isfile(path)

        return self._done(ask)

    def names(self, folder: str) -> list[str]:
        """Return the names of all files below a folder."""

        async def walk(sftp: asyncssh.SFTPClient) -> list[str]:
            return [name async for name in names_below(sftp, folder)]

        return self._done(walk)

    def create(self, path: str) -> bool:
        """Make a mark: a folder, for the server makes one only if there is none."""

        async def make(sftp: asyncssh.SFTPClient) -> bool:
            await self._make_folders(sftp, path)
            try:
                await sftp.mkdir(path)
            except asyncssh.SFTPError:
                if await sftp.exists(path):
                    return False
                raise
            return True

        return self._done(make)

    def release(self, path: str) -> None:
        """Remove a mark."""
        self.remove_folder(path)

    def close(self) -> None:
        """End the connection, and the thread that it lives in."""
        loop = self._loop
        if loop is None:
            return

        async def rest() -> None:
            tasks = asyncio.all_tasks() - {asyncio.current_task()}
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

        self._drop(loop)
        asyncio.run_coroutine_threadsafe(rest(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        self._loop = None

    def _running(self) -> asyncio.AbstractEventLoop:
        """Return the loop of the connection, at work in a thread of its own."""
        with self._alone:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._connecting = asyncio.Lock()
                threading.Thread(target=served, args=(self._loop,), daemon=True).start()
            return self._loop

    async def _make_folders(self, sftp: asyncssh.SFTPClient, path: str) -> None:
        """Make the folders that a file lies in, unless that was done before."""
        folder = path.rpartition("/")[0]
        if folder and folder not in self._folders:
            await sftp.makedirs(folder, exist_ok=True)
            self._folders.add(folder)

    async def _connected(self) -> asyncssh.SFTPClient:
        """Return the client, connected."""
        async with self._connecting:
            if self._client is None:
                options = {"connect_timeout": TIMEOUT, "keepalive_interval": TIMEOUT}
                self._connection = await asyncssh.connect(**options, **self._options)
                self._client = await self._connection.start_sftp_client()
            return self._client

    def _done(self, work: Callable[[asyncssh.SFTPClient], Awaitable[T]]) -> T:
        """Return what some work with the client returns, done in the thread of the connection."""
        loop = self._running()

        async def do() -> T:
            return await work(await self._connected())

        with self._told(loop):
            return asyncio.run_coroutine_threadsafe(do(), loop).result()

    @contextmanager
    def _told(self, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
        """Turn what the library raises into an OSError; a connection that ends is given up."""
        try:
            yield
        except ABSENT as error:
            raise FileNotFoundError(errno.ENOENT, error.reason) from error
        except asyncssh.SFTPPermissionDenied as error:
            raise PermissionError(errno.EACCES, error.reason) from error
        except (asyncssh.SFTPNoSpaceOnFilesystem, asyncssh.SFTPQuotaExceeded) as error:
            raise OSError(errno.ENOSPC, error.reason) from error
        except (asyncssh.PermissionDenied, asyncssh.HostKeyNotVerifiable) as error:
            raise PermissionError(errno.EACCES, error.reason) from error
        except (asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection) as error:
            self._drop(loop)
            raise ConnectionError(error.reason) from error
        except asyncssh.SFTPError as error:
            raise OSError(errno.EIO, error.reason) from error
        except (asyncssh.Error, OSError) as error:
            self._drop(loop)
            raise ConnectionError(" ".join(str(error).split())) from error

    def _drop(self, loop: asyncio.AbstractEventLoop) -> None:
        """Give up the connection."""

        async def drop() -> None:
            if self._connection is not None:
                self._connection.abort()
                await self._connection.wait_closed()
            self._connection = self._client = None

        asyncio.run_coroutine_threadsafe(drop(), loop).result()


def served(loop: asyncio.AbstractEventLoop) -> None:
    """Run a loop until it is stopped."""
    loop.run_forever()
    loop.close()


async def names_below(sftp: asyncssh.SFTPClient, folder: str) -> AsyncIterator[str]:
    """Yield the names of all files below a folder, and links; none if it isn't there."""
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        try:
            entries = await sftp.readdir(f"{folder}/{prefix}".rstrip("/") or "/")
        except ABSENT:
            continue
        for entry in entries:
            name = str(entry.filename)
            if name in {".", ".."}:
                continue
            if entry.attrs.type == asyncssh.FILEXFER_TYPE_DIRECTORY:
                waiting.append(f"{prefix}{name}/")
            else:
                yield f"{prefix}{name}"
