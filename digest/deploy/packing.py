"""Files packed before they leave, so that no web server has to: gzip and brotli.

Hash and size of a packed file are kept in `.digest/`, by the hash of the file: else all would be
packed again to find that nothing has changed. Losing them costs that time once.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING

from digest.disk import read_bytes, write_atomic
from digest.layout import CACHE
from digest.problems import DigestError, Place, fail

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

ENDINGS = {"gzip": ".gz", "brotli": ".br"}
"""How the names of packed files end, where they lie beside the others."""

ENCODINGS = {"gzip": "gzip", "brotli": "br"}
"""What `Content-Encoding` calls a way of packing (RFC 9110, 8.4.1; RFC 7932)."""

LEAST = 1024
"""Bytes; a smaller file fits into one packet either way."""

KNOWN = "packed.json"
LARGEST = 64 * 1024 * 1024


def packed(method: str, content: bytes) -> bytes:
    """Return bytes packed; the same bytes each time, for no clock is in them."""
    if method == "gzip":
        return gzip.compress(content, 9, mtime=0)
    try:
        import brotli  # noqa: PLC0415  an extra
    except ImportError:
        what = "brotli is not installed, which this target needs"
        raise fail(Place("config.yaml"), what, "pip install 'annotated-digest[deploy]'") from None
    smaller: bytes = brotli.compress(content)
    return smaller


class Facts:
    """Hash and size of packed files, by way of packing and the hash of the file."""

    def __init__(self, root: Path) -> None:
        self._path = root / CACHE / "deploy" / KNOWN
        self._known: Mapping[str, tuple[str, int]] = read_known(self._path)
        self._used: dict[str, tuple[str, int]] = {}

    def of(self, method: str, sha256: str, content: Callable[[], bytes]) -> tuple[str, int]:
        """Return hash and size of a file packed; it is packed only if that is not known."""
        key = f"{method} {sha256}"
        found = self._known.get(key)
        if found is None:
            made = packed(method, content())
            found = hashlib.sha256(made).hexdigest(), len(made)
        self._used[key] = found
        return found

    def keep(self) -> None:
        """Write down what was asked for, and nothing else."""
        if self._used != self._known:
            write_atomic(self._path, json.dumps(self._used).encode())


def read_known(path: Path) -> dict[str, tuple[str, int]]:
    """Return what was written down; nothing where that can't be read."""
    try:
        found = json.loads(read_bytes(path, KNOWN, LARGEST))
        return {str(key): (str(sha256), int(size)) for key, (sha256, size) in found.items()}
    except (DigestError, ValueError, TypeError, AttributeError):
        return {}
