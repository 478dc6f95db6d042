from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from digest.check import check
from digest.web import FRESH, Web
from tests.a_site import NOW, new_site
from tests.checking.examples import post

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(slots=True)
class Host:
    """A server on this machine: what it was asked, and the most questions it had at once."""

    base: str = ""
    asked: list[str] = field(default_factory=list)
    at_once: int = 0
    most: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    hold: threading.Event = field(default_factory=threading.Event)


@contextmanager
def host() -> Iterator[Host]:
    """Run a server that answers with the number in an address, and to /slow not at all."""
    told = Host()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            with told.lock:
                told.asked.append(f"{self.command} {self.path}")
                told.at_once += 1
                told.most = max(told.most, told.at_once)
            path = self.path.partition("?")[0]
            if path == "/slow":
                told.hold.wait(30)
            code = 405 if path == "/get" and self.command == "HEAD" else 200
            code = int(path[1:]) if path[1:].isdigit() else code
            self.send_response(302 if path in {"/moved", "/file"} else code)
            places = {"/moved": "/200", "/file": "file:///etc/hostname"}
            if path in places:
                self.send_header("Location", places[path])
            self.send_header("Content-Length", "0")
            with told.lock:
                told.at_once -= 1
            self.end_headers()

        do_HEAD = do_GET = answer  # noqa: N815  as http.server calls them

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield told
    finally:
        told.hold.set()
        server.shutdown()
        thread.join()
        server.server_close()


def test_each_page_is_asked_for_and_get_where_head_is_not_known(tmp_path: Path) -> None:
    with host() as there:
        paths = ["/200", "/get", "/410", "/moved", "/503", "/file"]
        answers = Web(tmp_path, 0, pause=0).ask(there.base + path for path in paths)
        codes = [answers[there.base + path].code for path in paths]
    assert codes == [200, 200, 410, 200, 503, 302]
    assert "GET /get" in there.asked


def test_a_host_is_asked_one_thing_at_a_time(tmp_path: Path) -> None:
    with host() as there:
        Web(tmp_path, 0, pause=0).ask(f"{there.base}/200?{n}" for n in range(20))
    assert there.most == 1
    assert len(there.asked) == 20


def test_a_host_that_has_enough_is_left_alone(tmp_path: Path) -> None:
    with host() as there:
        urls = [f"{there.base}/429?{n}" for n in range(5)]
        assert len(Web(tmp_path, 0, pause=0).ask(urls)) == 1
    assert len(there.asked) == 1


def test_who_does_not_answer_in_time_or_at_all_is_told_apart(tmp_path: Path) -> None:
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{unheard.getsockname()[1]}/"
        with host() as there:
            slow = f"{there.base}/slow"
            answers = Web(tmp_path, 0, timeout=0.2, pause=0).ask([slow, closed])
    assert answers[slow] == (0, "it took too long")
    assert answers[closed] == (0, "connection refused")


def test_pages_that_were_there_are_not_asked_for_again_for_a_week(tmp_path: Path) -> None:
    with host() as there:
        urls = [f"{there.base}/200", f"{there.base}/404"]
        for now, times in ((0, 3), (FRESH - 1, 2), (FRESH + 1, 3)):
            there.asked.clear()
            web = Web(tmp_path, now, pause=0)
            answers = [web.ask(urls), web.ask(urls)]
            assert [answers[0][url].code for url in urls] == [200, 404]
            assert answers[0] == answers[1]
            assert len(there.asked) == times


def test_a_broken_memory_is_no_memory(tmp_path: Path) -> None:
    (tmp_path / ".digest").mkdir()
    (tmp_path / ".digest" / "web.json").write_text('{"a": 1}', encoding="utf-8")
    assert Web(tmp_path, 0).ask([]) == {}


def test_a_check_finds_what_is_gone_and_asks_nobody_about_the_site_itself(tmp_path: Path) -> None:
    with host() as there:
        body = f"See <{there.base}/410> and <{there.base}/own/410>."
        site = new_site(tmp_path, {"a.md": post(body).replace("https://wire.", f"{there.base}/")})
        site.write("config.yaml", f"title: A\nbase_url: {there.base}/own/\n")
        found = check(site.root, NOW, ask=Web(tmp_path, 0, pause=0).ask).findings
        assert [(one.rule, one.problem.place.line) for one in found] == [("gone-link", 7)]
        assert not [one for one in there.asked if "own" in one]
        assert [one.rule for one in check(site.root, NOW).findings] == []
