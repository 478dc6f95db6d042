"""An output folder to preview, and a client that asks for what a browser never would."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pathlib import Path

    from digest.serve import Preview

ENDED = "the stream has ended"
PAGE = "<!doctype html><title>{0}</title><body><p>{0}</p></body>"


def lay_out(folder: Path) -> Path:
    """Return a small output folder beside a file that must stay private, with ways to it."""
    (folder / "secret.txt").write_text("private")
    root = folder / "site"
    for name in ("index.html", "404.html", "talks/index.html", "über uns/index.html"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(PAGE.format(name), encoding="utf-8")
    (root / "assets").mkdir()
    (root / "assets/style.css").write_text("p { color: navy }")
    (root / "assets/film.mp4").write_bytes(bytes(range(256)))
    (root / "feed.xml").write_text("<feed/>")
    (root / ".digest-x.part").write_text("half")
    (root / "out.txt").symlink_to(folder / "secret.txt")
    (root / "up").symlink_to(folder)
    (root / "loop").symlink_to("loop")
    os.mkfifo(root / "pipe")
    return root


class Answer:
    """A response, read to its end."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()


def connect(preview: Preview) -> http.client.HTTPConnection:
    place = urlsplit(preview.address)
    assert place.hostname is not None
    return http.client.HTTPConnection(place.hostname, place.port, timeout=10)


def ask(preview: Preview, path: str, method: str = "GET", **headers: str) -> Answer:
    """Return the answer to one request; underscores in header names stand for hyphens."""
    connection = connect(preview)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=sent)
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


class Tab:
    """An open stream of events."""

    def __init__(self, preview: Preview, path: str = "/_digest/events", **headers: str) -> None:
        self._connection = connect(preview)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection.request("GET", path, headers=sent)
        self._response = self._connection.getresponse()
        assert self._response.headers["Content-Type"] == "text/event-stream; charset=utf-8"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._response.close()
        self._connection.close()

    def event(self) -> dict[str, Any]:
        """Wait for the next event and return what it says, its id included."""
        told: dict[str, Any] = {}
        for line in iter(self._response.readline, b""):
            name, _, value = line.decode().strip().partition(": ")
            if name == "id":
                told["id"] = value
            elif name == "data":
                told.update(json.loads(value))
                return told
        raise AssertionError(ENDED)

    def end(self) -> None:
        """Wait until the server ends the stream, in order or by hanging up."""
        with contextlib.suppress(http.client.IncompleteRead, ConnectionError):
            self._response.read()


def raw(preview: Preview, request: bytes) -> bytes:
    """Return what comes back for bytes that no well-behaved client sends."""
    place = urlsplit(preview.address)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=10) as client:
        client.sendall(request)
        return b"".join(iter(lambda: client.recv(65536), b""))
