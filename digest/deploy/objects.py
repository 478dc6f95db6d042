"""An object store, as fsspec reaches it: S3 and what is compatible, Google Cloud Storage, Azure.

Keys and accounts come from the environment and the files of each store's own tools.
"""

from __future__ import annotations

from contextlib import contextmanager
from errno import EACCES
from typing import TYPE_CHECKING, Any

import aiohttp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from fsspec.spec import AbstractFileSystem

    from digest.deploy.plan import Headers

Errors = tuple[type[Exception], ...]
"""What a library raises."""

Written = dict[str, Any]
"""What the write of a store is told besides the bytes."""


class Objects:
    """A bucket or container. An object is replaced whole, so that no write needs a second name."""

    workers = 16
    keeps_headers = True

    def __init__(
        self,
        disk: AbstractFileSystem,
        root: str,
        told: Callable[[Headers], Written],
        failures: Errors,
        denials: Errors,
    ) -> None:
        """Expect how headers are told to the store, and what its library raises besides OSError.

        That is a failure, which another try may not meet, or a denial for want of credentials.
        """
        self.root = root
        self._disk = disk
        self._told = told
        self._failures: Errors = (*failures, aiohttp.ClientError)
        self._denials = denials

    def read(self, path: str) -> bytes | None:
        """Return the bytes of an object."""
        try:
            with self._reached():
                content: bytes = self._disk.cat_file(path)
        except FileNotFoundError:
            return None
        return content

    def write(self, path: str, content: bytes, headers: Headers) -> None:
        """Put an object in place."""
        with self._reached():
            self._disk.pipe_file(path, content, **self._told(headers))

    def copy(self, path: str, to: str) -> None:
        """Copy an object there, without moving its bytes here."""
        with self._reached():
            self._disk.cp_file(path, to)

    def remove(self, path: str) -> None:
        """Remove an object; a store says nothing of one that isn't there, or that it isn't."""
        try:
            with self._reached():
                self._disk.rm_file(path)
        except FileNotFoundError:
            return

    def remove_folder(self, path: str) -> None:
        """Do nothing: there are no folders, only names."""

    def is_there(self, path: str) -> bool:
        """Whether there is an object."""
        try:
            with self._reached():
                return bool(self._disk.info(path)["type"] == "file")
        except FileNotFoundError:
            return False

    def names(self, folder: str) -> Iterable[str]:
        """Return the names of all objects below a prefix."""
        with self._reached():
            found = self._disk.find(folder)
        return [name.removeprefix(f"{folder}/") for name in found]

    def create(self, path: str) -> bool:
        """Make an object if there is none: stores decide that at once (`If-None-Match: *`)."""
        try:
            with self._reached():
                self._disk.pipe_file(path, b"", mode="create")
        except FileExistsError:
            return False
        return True

    def release(self, path: str) -> None:
        """Remove a mark."""
        self.remove(path)

    def close(self) -> None:
        """Do nothing: the library ends its connections with the process."""

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Turn what the store's library raises into an OSError, and hold no listing for true."""
        self._disk.invalidate_cache()
        try:
            yield
        except OSError:
            raise
        except self._denials as error:
            raise PermissionError(EACCES, told_by(error)) from error
        except self._failures as error:
            raise ConnectionError(told_by(error)) from error


def told_by(error: Exception) -> str:
    """Return what a library said, on one line."""
    return " ".join(str(error).split()) or type(error).__name__


def told_to_s3(headers: Headers) -> Written:
    """Return headers as S3's PutObject has them."""
    return {name.replace("-", ""): value for name, value in headers}


def told_to_google(headers: Headers) -> Written:
    """Return headers as gcsfs has them."""
    told = {name.lower().replace("-", "_"): value for name, value in headers}
    kind = told.pop("content_type", "application/octet-stream")
    return {"content_type": kind, "fixed_key_metadata": told}


def told_to_azure(headers: Headers) -> Written:
    """Return headers as adlfs has them."""
    return {"content_settings": {n.lower().replace("-", "_"): v for n, v in headers}}
