"""A tab that follows a preview as the script in its pages does, without a browser."""

from __future__ import annotations

import html
import http.client
import json
import re
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable

OUTPUTS = re.compile(
    r'<script src="[^"]*live\.js" data-since="([^"]*)" data-outputs="([^"]*)"></script>\n'
)
PATIENCE = 120.0
"""Seconds until something that is waited for will not come."""


@dataclass
class Follower:
    """A tab on one page: `text` is what it shows, `problems` what lies over it."""

    port: int
    path: str
    text: str = ""
    problems: tuple[str, ...] = ()
    events: int = 0
    outputs: frozenset[str] = frozenset()
    changed: threading.Condition = field(default_factory=threading.Condition)
    is_open: bool = True
    _since: str = ""

    def start(self) -> threading.Thread:
        """Follow from now on, in a thread that ends when the tab is closed."""
        thread = threading.Thread(target=self.follow, daemon=True)
        thread.start()
        return thread

    def follow(self) -> None:
        """Load the page, and bring it up to date with every event; come back whatever happens."""
        self.load()
        while self.is_open:
            try:
                self.listen()
            except (OSError, http.client.HTTPException):
                time.sleep(0.1)  # as a browser does: the server may be away for a while

    def load(self) -> None:
        """Load the page, as long as it takes."""
        while self.is_open:
            try:
                _, body = got(self.port, self.path)
            except (OSError, http.client.HTTPException):
                time.sleep(0.1)
                continue
            found = OUTPUTS.search(body)
            with self.changed:
                self.text = OUTPUTS.sub("", body)
                if found:
                    self._since = found[1]
                    self.outputs = frozenset(json.loads(html.unescape(found[2])))
                self.changed.notify_all()
            return

    def listen(self) -> None:
        """Take the events of one stream, until it ends."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", f"/_digest/events?since={quote(self._since)}")
            stream = connection.getresponse()
            name = ""
            for line in iter(stream.readline, b""):
                field_name, _, value = line.decode().strip().partition(": ")
                if field_name == "id":
                    name = value
                elif field_name == "data":
                    self.take(name, json.loads(value))
                if not self.is_open:
                    return
        finally:
            connection.close()

    def take(self, name: str, told: dict[str, Any]) -> None:
        """Take one event."""
        self._since = name
        if told["changed"] is None or self.outputs.intersection(told["changed"]):
            self.load()
        with self.changed:
            self.problems = tuple(told["problems"])
            self.events += 1
            self.changed.notify_all()

    def comes_to(self, is_so: Callable[[], bool]) -> bool:
        """Wait until something is so after an event; tell whether it is."""
        with self.changed:
            return self.changed.wait_for(is_so, PATIENCE)


def got(port: int, path: str, **headers: str) -> tuple[int, str]:
    """Return status and text of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", quote(path, safe="/?=%"), headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    finally:
        connection.close()
