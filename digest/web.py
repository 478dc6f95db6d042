"""Whether pages elsewhere are still there: asked politely, many hosts at once, each one by one.

What was answered is kept in `.digest/`; deleting it makes the next check ask again.
"""

from __future__ import annotations

import json
import socket
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from digest import __version__
from digest.checking.addresses import site_of
from digest.checking.desk import Answer
from digest.disk import read_bytes, write_atomic
from digest.layout import CACHE
from digest.problems import DigestError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

ANSWERS = "web.json"
FRESH = 7 * 24 * 3600
"""Seconds for which a page that was there is taken to be there; others are asked for each time."""

MOST_HOSTS = 16
"""Hosts that are asked at once."""

PAUSE = 0.5
"""Seconds between two questions to one host."""

TIMEOUT = 10.0
"""Seconds to wait for an answer."""

BUSY = 429
"""Too many requests (RFC 6585): a host that says so is left alone for the rest of the run."""

UNLIKE_GET = frozenset({400, 403, 404, 405, 500, 501})
"""What hosts answer to HEAD that don't know it: these are asked again, with GET."""

AGENT = f"digest/{__version__} (checks links)"


@dataclass(slots=True)
class Web:
    """Asks other hosts, and knows what they answered before: `now` counts seconds since 1970."""

    root: Path
    now: float
    timeout: float = TIMEOUT
    pause: float = PAUSE
    _known: dict[str, tuple[Answer, float]] | None = field(default=None, init=False)
    _asked: set[str] = field(default_factory=set, init=False)

    def ask(self, urls: Iterable[str]) -> Mapping[str, Answer]:
        """Return what is known of each address, asking for those of which nothing fresh is."""
        known = self._known = recall(self.root) if self._known is None else self._known
        wanted = sorted(set(urls))
        by_host: defaultdict[str, list[str]] = defaultdict(list)
        for url in wanted:
            if url not in self._asked and not self._is_fresh(url, known):
                by_host[site_of(url)].append(url)
        with ThreadPoolExecutor(MOST_HOSTS) as crew:
            for answers in crew.map(self._ask_host, by_host.values()):
                known |= {url: (answer, self.now) for url, answer in answers.items()}
                self._asked |= answers.keys()
        if by_host:
            keep(self.root, known)
        return {url: known[url][0] for url in wanted if url in known}

    def _is_fresh(self, url: str, known: Mapping[str, tuple[Answer, float]]) -> bool:
        """Whether a page was there not long ago."""
        answer, when = known.get(url, (Answer(0), 0))
        return answer.is_there and 0 <= self.now - when < FRESH

    def _ask_host(self, urls: Sequence[str]) -> dict[str, Answer]:
        """Return what one host answers, asked for one page after the other."""
        answers: dict[str, Answer] = {}
        for url in urls:
            if answers:
                time.sleep(self.pause)
            answers[url] = answer_of(url, self.timeout)
            if answers[url].code == BUSY:
                break
        return answers


def answer_of(url: str, timeout: float) -> Answer:
    """Return what a host answers when it is asked for a page, without reading it."""
    answer = asked("HEAD", url, timeout)
    return asked("GET", url, timeout) if answer.code in UNLIKE_GET else answer


def asked(method: str, url: str, timeout: float) -> Answer:
    """Return the answer to one question; redirects are followed, to web pages only."""
    address = quote(url.partition("#")[0], safe="%/:=&?~#+!$,;'@()*[]")
    try:
        request = Request(address, method=method, headers={"User-Agent": AGENT, "Accept": "*/*"})  # noqa: S310  no other scheme is known to the opener
        with opener().open(request, timeout=timeout) as response:
            return Answer(response.status)
    except HTTPError as error:
        with error:
            return Answer(error.code)
    except URLError as error:
        return Answer(0, reason_of(error.reason))
    except (OSError, HTTPException, ValueError) as error:
        return Answer(0, reason_of(error))


def opener() -> OpenerDirector:
    """Return what opens pages of the web, and neither files nor anything else."""
    made = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        HTTPRedirectHandler(),
        HTTPErrorProcessor(),
    ):
        made.add_handler(handler)
    return made


def reason_of(error: object) -> str:
    """Return why there was no answer, in a writer's words."""
    if isinstance(error, TimeoutError):
        return "it took too long"
    if isinstance(error, socket.gaierror):
        return "there is no such host"
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return text.lower()


def recall(root: Path) -> dict[str, tuple[Answer, float]]:
    """Return what was answered before; nothing where that is broken or was never asked."""
    path = root / CACHE / ANSWERS
    try:
        kept = json.loads(read_bytes(path, str(path)))
        return {
            url: (Answer(int(code), str(why)), float(at)) for url, (code, why, at) in kept.items()
        }
    except (DigestError, ValueError, TypeError, AttributeError):
        return {}


def keep(root: Path, known: Mapping[str, tuple[Answer, float]]) -> None:
    """Leave what was answered for the next check."""
    rows = {url: [*answer, at] for url, (answer, at) in sorted(known.items())}
    write_atomic(root / CACHE / ANSWERS, json.dumps(rows, indent=0).encode())
