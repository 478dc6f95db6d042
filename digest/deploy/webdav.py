"""A folder that WebDAV reaches (RFC 4918), as webdav4 does."""

from __future__ import annotations

import errno
import threading
from contextlib import contextmanager, suppress
from functools import cached_property
from hashlib import sha256
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING

import httpx
from webdav4.client import (
    Client,
    ForbiddenOperation,
    HTTPError,
    InsufficientStorage,
    ResourceAlreadyExists,
    ResourceConflict,
    ResourceNotFound,
)
from webdav4.client import ClientError as Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.deploy.plan import Headers

DENIED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED}
TIMEOUT = 30.0
"""Seconds to wait for an answer."""


class Webdav:
    """A server and who is logged in there."""

    root = ""
    workers = 8
    keeps_headers = False

    def __init__(self, address: str, login: tuple[str, str] | None, parts: str) -> None:
        """Expect the server's address, and a folder for files that are being written."""
        self._address, self._login = address, login
        self._parts = parts
        self._folders: set[str] = set()
        self._alone = threading.Lock()

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file."""
        try:
            with self._reached():
                content: bytes = self._client.request("GET", path).content
        except FileNotFoundError:
            return None
        return content

    def write(self, path: str, content: bytes, headers: Headers) -> None:
        """Put a file in place; WebDAV keeps no headers for those who read the site."""
        del headers
        part = f"{self._parts}/{sha256(path.encode()).hexdigest()[:16]}.part"
        with self._reached():
            self._make_folders(part)
            self._make_folders(path)
            self._client.upload_fileobj(BytesIO(content), part, overwrite=True)
            self._client.move(part, path, overwrite=True)

    def copy(self, path: str, to: str) -> None:
        """Copy a file there, without moving its bytes here."""
        with self._reached():
            self._make_folders(to)
            self._client.copy(path, to, overwrite=True)

    def remove(self, path: str) -> None:
        """Remove a file; a folder in its place is not ours, and would be removed with all in it."""
        with suppress(FileNotFoundError), self._reached():
            if self._client.isfile(path):
                self._client.remove(path)

    def remove_folder(self, path: str) -> None:
        """Remove a folder, if it is there and empty: WebDAV would take along what is in it."""
        self._folders.discard(path)
        with suppress(FileNotFoundError), self._reached():
            if not self._client.ls(path, detail=False):
                self._client.remove(path)

    def is_there(self, path: str) -> bool:
        """Whether there is a file."""
        with self._reached():
            return bool(self._client.exists(path)) and bool(self._client.isfile(path))

    def names(self, folder: str) -> Iterator[str]:
        """Yield the names of all files below a folder."""
        waiting = [folder.strip("/")]
        above = len(waiting[0]) + 1 if waiting[0] else 0
        while waiting:
            here = waiting.pop()
            try:
                with self._reached():
                    entries = self._client.ls(here, allow_listing_resource=False)
            except FileNotFoundError:
                continue
            for entry in entries:
                path = str(entry["name"]).strip("/")
                if entry["type"] == "directory":
                    waiting.append(path)
                else:
                    yield path[above:]

    def create(self, path: str) -> bool:
        """Make a mark: a folder, for the server makes one only if there is none."""
        with self._reached():
            self._make_folders(path)
            try:
                self._client.mkdir(path)
            except ResourceAlreadyExists:
                return False
        return True

    def release(self, path: str) -> None:
        """Remove a mark."""
        self.remove_folder(path)

    def close(self) -> None:
        """End all connections."""
        with suppress(KeyError):
            self.__dict__.pop("_client").http.close()

    @cached_property
    def _client(self) -> Client:
        return Client(self._address, auth=self._login, timeout=TIMEOUT, retry=False)

    def _make_folders(self, path: str) -> None:
        """Make the folders that a file lies in, unless that was done before."""
        with self._alone:
            at = path.find("/", 1)
            while at > 0:
                folder = path[:at]
                if folder not in self._folders:
                    with suppress(ResourceAlreadyExists):
                        self._client.mkdir(folder)
                    self._folders.add(folder)
                at = path.find("/", at + 1)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Turn what the library raises into an OSError."""
        try:
            yield
        except ResourceNotFound as error:
            raise FileNotFoundError(errno.ENOENT, "no such file", error.path) from error
        except ForbiddenOperation as error:
            raise PermissionError(errno.EACCES, str(error)) from error
        except InsufficientStorage as error:
            raise OSError(errno.ENOSPC, "no room is left there") from error
        except ResourceConflict as error:
            raise NotADirectoryError(errno.ENOTDIR, str(error)) from error
        except HTTPError as error:
            if error.status_code in DENIED:
                raise PermissionError(errno.EACCES, str(error)) from error
            raise ConnectionError(str(error)) from error
        except (Refused, httpx.HTTPError) as error:
            raise ConnectionError(" ".join(str(error).split()) or "no answer") from error
