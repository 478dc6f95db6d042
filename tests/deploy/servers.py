"""Real servers on the loopback, each in a thread of the tests: S3, FTP, SFTP, WebDAV.

What they hold lies in a folder, or in moto's memory. A server can be told that its disk is full,
to take nothing, and to cut every connection after so many bytes.
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from errno import ENOSPC, EROFS
from io import BytesIO
from typing import TYPE_CHECKING, Any

import asyncssh
from cheroot import wsgi
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.filesystems import AbstractedFS
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import ThreadedFTPServer
from wsgidav.dav_error import HTTP_FORBIDDEN, HTTP_INSUFFICIENT_STORAGE, DAVError
from wsgidav.fs_dav_provider import FilesystemProvider
from wsgidav.wsgidav_app import WsgiDAVApp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOST = "127.0.0.1"
USER, PASSWORD = "me", "a-secret"
CHUNK = 65536


@dataclass
class Mood:
    """What a server is told to do; tests change it while it runs."""

    is_full: bool = False
    is_read_only: bool = False
    requests: list[str] = field(default_factory=list)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind((HOST, 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def ftp_server(folder: Path, mood: Mood) -> Iterator[int]:
    """Give the port of an FTP server."""

    class Disk(AbstractedFS):
        """A folder that may be full."""

        def open(self, filename: str, mode: str) -> Any:  # noqa: ANN401  the library's signature
            if "w" in mode and mood.is_full:
                raise OSError(ENOSPC, os.strerror(ENOSPC))
            return super().open(filename, mode)

    class Handler(FTPHandler):
        """A session; notes what is asked for."""

        def pre_process_command(self, line: str, cmd: str, arg: str) -> None:
            mood.requests.append(line)
            if mood.is_read_only and cmd in {"STOR", "MKD", "DELE", "RMD", "RNFR"}:
                self.respond("550 Not enough privileges.")
                return
            super().pre_process_command(line, cmd, arg)

    logging.getLogger("pyftpdlib").setLevel(logging.CRITICAL)
    users = DummyAuthorizer()
    users.add_user(USER, PASSWORD, str(folder), perm="elradfmwMT")
    Handler.authorizer = users
    Handler.abstracted_fs = Disk
    Handler.auth_failed_timeout = 0
    server = ThreadedFTPServer((HOST, 0), Handler)
    ended = threading.Event()

    def serve() -> None:
        while not ended.is_set():
            server.serve_forever(timeout=0.05, blocking=False)
        server.close_all()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield server.address[1]
    finally:
        ended.set()
        thread.join()


@contextmanager
def webdav_server(folder: Path, mood: Mood) -> Iterator[int]:
    """Give the port of a WebDAV server."""

    class Disk(FilesystemProvider):
        """A folder that may be full, or read-only."""

        def get_resource_inst(self, path: str, environ: dict[str, Any]) -> Any:  # noqa: ANN401  the library's signature
            if environ["REQUEST_METHOD"] in {"PUT", "MKCOL", "DELETE", "COPY", "MOVE"}:
                if mood.is_read_only:
                    raise DAVError(HTTP_FORBIDDEN)
                if mood.is_full and environ["REQUEST_METHOD"] == "PUT":
                    raise DAVError(HTTP_INSUFFICIENT_STORAGE)
            return super().get_resource_inst(path, environ)

    logging.getLogger("wsgidav").setLevel(logging.ERROR)
    app = WsgiDAVApp(
        {
            "provider_mapping": {"/": Disk(str(folder))},
            "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
            "logging": {"enable": False},
            "verbose": 0,
        }
    )
    yield from wsgi_server(noting(app, mood))


def noting(app: Any, mood: Mood) -> Any:  # noqa: ANN401  a WSGI application
    """Return an application that notes what it is asked for."""

    def call(environ: dict[str, Any], start: Any) -> Any:  # noqa: ANN401  a WSGI application
        mood.requests.append(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}")
        return app(environ, start)

    return call


def wsgi_server(app: Any) -> Iterator[int]:  # noqa: ANN401  a WSGI application
    """Give the port of a server for an application."""
    server = wsgi.Server((HOST, 0), app, numthreads=8, shutdown_timeout=1)
    server.prepare()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server.bind_addr[1]
    finally:
        server.stop()
        thread.join()


@contextmanager
def s3_server(mood: Mood) -> Iterator[int]:
    """Give the port of a server that speaks S3."""
    app = noting(DomainDispatcherApplication(create_backend_app), mood)

    def call(environ: dict[str, Any], start: Any) -> Any:  # noqa: ANN401  a WSGI application
        """Refuse what was cut off on its way, as S3 does; moto would keep the piece."""
        content = environ["wsgi.input"].read()
        if len(content) < int(environ.get("CONTENT_LENGTH") or 0):
            start("400 Bad Request", [])
            return [b""]
        return app(environ | {"wsgi.input": BytesIO(content)}, start)

    yield from wsgi_server(call)


def sftp_disk(folder: Path, mood: Mood) -> type[asyncssh.SFTPServer]:
    """Return a folder as SFTP shows it; it may be full, or read-only."""

    class Disk(asyncssh.SFTPServer):
        """The folder."""

        def __init__(self, chan: asyncssh.SSHServerChannel[bytes]) -> None:
            super().__init__(chan, chroot=str(folder).encode())

        def open(self, path: bytes, pflags: int, attrs: asyncssh.SFTPAttrs) -> object:
            mood.requests.append(f"open {path.decode()}")
            if mood.is_read_only and pflags & asyncssh.FXF_WRITE:
                raise asyncssh.SFTPPermissionDenied(os.strerror(EROFS))
            return super().open(path, pflags, attrs)

        def write(self, file_obj: object, offset: int, data: bytes) -> Any:  # noqa: ANN401  now or later
            if mood.is_full:
                raise asyncssh.SFTPFailure(os.strerror(ENOSPC))
            return super().write(file_obj, offset, data)

        def mkdir(self, path: bytes, attrs: asyncssh.SFTPAttrs) -> Any:  # noqa: ANN401  now or later
            if mood.is_read_only:
                raise asyncssh.SFTPPermissionDenied(os.strerror(EROFS))
            return super().mkdir(path, attrs)

    return Disk


class OneUser(asyncssh.SSHServer):
    """A server that lets one user in."""

    def password_auth_supported(self) -> bool:
        """Whether a password is asked for."""
        return True

    def validate_password(self, username: str, password: str) -> bool:
        """Whether it is the right one."""
        return (username, password) == (USER, PASSWORD)


@contextmanager
def sftp_server(folder: Path, mood: Mood, key: asyncssh.SSHKey) -> Iterator[int]:
    """Give the port of an SFTP server with a host key."""
    loop = asyncio.new_event_loop()
    options: Any = {"server_host_keys": [key], "sftp_factory": sftp_disk(folder, mood)}
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()  # the thread of the tests may be in the loop of a browser

    async def begin() -> asyncssh.SSHAcceptor:
        return await asyncssh.create_server(OneUser, HOST, 0, **options)

    listening = asyncio.run_coroutine_threadsafe(begin(), loop).result()

    async def end() -> None:
        listening.close()
        await listening.wait_closed()
        rest = [one for one in asyncio.all_tasks() if one is not asyncio.current_task()]
        for one in rest:
            one.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    try:
        yield listening.get_port()
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


class Wire:
    """What a client's bytes go through on their way to a server; it can be cut."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._listening = socket.create_server((HOST, 0))
        self.port: int = self._listening.getsockname()[1]
        self.left: float = float("inf")
        self._open: list[socket.socket] = []
        self._alone = threading.Lock()
        threading.Thread(target=self._serve, daemon=True).start()

    def cut_after(self, count: float) -> None:
        """Cut all connections after so many bytes from clients, and take no new ones."""
        self.left = count

    def mend(self) -> None:
        """Let everything through again."""
        self.left = float("inf")

    def close(self) -> None:
        """Cut all connections for good."""
        self.left = 0
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._cut()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            try:
                server = socket.create_connection((HOST, self._to))
            except OSError:
                client.close()
                continue
            with self._alone:
                self._open += [client, server]
            for one in (client, server):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for one, other, is_counted in ((client, server, True), (server, client, False)):
                args = (one, other, is_counted)
                threading.Thread(target=self._carry, args=args, daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket, is_counted: bool) -> None:  # noqa: FBT001  of a thread
        with suppress(OSError):
            while content := one.recv(CHUNK):
                if is_counted:
                    self.left -= len(content)
                    if self.left < 0:
                        self._cut()
                        return
                other.sendall(content)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _cut(self) -> None:
        with self._alone:
            for one in self._open:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                one.close()
            self._open.clear()
