from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from digest.config import read_config
from digest.deploy.headers import headers_of
from digest.deploy.local import Local
from digest.deploy.plan import Remote, plan
from digest.deploy.probe import (
    ABSENT,
    address_of,
    ask,
    probe,
    redirects_in,
    sample,
    tell_hub,
    tell_indexnow,
)
from digest.deploy.story import follow_up
from digest.targets import Target
from tests.deploy.a_local import local_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SITE = {
    "index.html": b"home",
    "404.html": b"not here",
    "tides/index.html": b"tides",
    "assets/style.5e1fb7a1.css": b"a { }",
    "feed.xml": b"<feed/>",
    "_redirects": b"# moved\n/sub/old/ /sub/tides/ 301!\n",
}


@dataclass
class Host:
    """A host: what it answers at each path, and what it was sent."""

    answers: dict[str, tuple[int, dict[str, str], bytes]]
    sent: list[tuple[str, str]] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        """The address of the site there."""
        return f"http://127.0.0.1:{self.port}/sub/"


@contextmanager
def serving(host: Host) -> Iterator[None]:
    """Serve a host on the loopback."""

    class Handler(BaseHTTPRequestHandler):
        """One request."""

        def answer(self) -> None:
            """Answer as the host is told."""
            status, headers, body = host.answers.get(self.path, host.answers["404"])
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            self.answer()

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            host.sent.append((self.path, self.rfile.read(length).decode()))
            self.answer()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def local(tmp_path: Path) -> Local:
    """Return a site with the headers that its host is told."""
    made = local_of(tmp_path / "site", SITE)
    files = {name: file._replace(headers=headers_of(name)) for name, file in made.files.items()}
    return Local(made.folder, files, {})


@pytest.fixture
def host(local: Local) -> Iterator[Host]:
    """Return a host that serves the site as it was told."""
    answers = {
        f"/sub/{address_of(name)}": (200, dict(file.headers), local.content(name))
        for name, file in local.files.items()
    }
    kept = dict(local.files["404.html"].headers)
    answers["404"] = 404, kept, b"not here"
    answers["/sub/old/"] = 301, {"Location": "/sub/tides/"}, b""
    found = Host(answers)
    with serving(found):
        yield found


def wrong(host: Host, local: Local, patience: float = 0) -> dict[str, str]:
    """Return what is not as planned at a host, by path."""
    made = plan(local.files, Remote("", {}), 0)
    probed = probe(host.url, local, list(sample(host.url, local, made)), patience)
    assert probed.asked >= 6
    return {url.removeprefix(host.url): said for url, said in probed.wrong}


def test_a_host_that_serves_what_was_sent_has_nothing_wrong(host: Host, local: Local) -> None:
    assert wrong(host, local) == {}


def test_whatever_is_not_as_planned_is_told(host: Host, local: Local) -> None:
    page = dict(headers_of("a.html"))
    host.answers["/sub/"] = 200, page, b"an older home"
    host.answers["/sub/feed.xml"] = 200, page, SITE["feed.xml"]
    host.answers["/sub/tides/"] = 500, page, b""
    host.answers["/sub/assets/style.5e1fb7a1.css"] = (
        200,
        {"Content-Type": "text/css", "Cache-Control": "no-store"},
        b"a { }",
    )
    host.answers["404"] = 200, page, b"not here"
    host.answers["/sub/old/"] = 302, {"Location": "/sub/elsewhere/"}, b""
    lasting = "public, max-age=31536000, immutable"
    assert wrong(host, local) == {
        "": "its bytes are not those of index.html",
        "feed.xml": "it is sent as text/html, not as application/atom+xml",
        "tides/": "it answers 500, not 200",
        "assets/style.5e1fb7a1.css": f'its Cache-Control is "no-store", not "{lasting}"',
        ABSENT: "it answers 200, not 404",
        "old/": f"it leads to {host.url}elsewhere/, not to {host.url}tides/",
    }


def test_a_host_that_takes_its_time_is_waited_for(host: Host, local: Local) -> None:
    right = host.answers["/sub/"]
    host.answers["/sub/"] = 200, right[1], b"an older home"

    def publish() -> None:
        host.answers["/sub/"] = right

    later = threading.Timer(0.5, publish)
    later.start()
    assert wrong(host, local, 60) == {}
    later.join()


def test_who_does_not_answer_is_told_of() -> None:
    assert ask("http://127.0.0.1:1/").failure == "connection refused"
    assert ask("http://no-such-host.invalid/").failure


def test_a_page_that_leads_on_is_as_good_as_a_redirect(host: Host, local: Local) -> None:
    content = b"<meta http-equiv=refresh>"
    extras = {"old/index.html": content}
    files = local.files | {"old/index.html": local_of(local.folder, extras).files["old/index.html"]}
    host.answers["/sub/old/"] = 200, dict(headers_of("a.html")), content
    assert wrong(host, Local(local.folder, files, {})) == {}


def test_redirects_are_read_as_hosts_read_them() -> None:
    (found,) = redirects_in(b"\n# x\n/a /b 200\n/s/%C3%BC/ /d/ 301\n/e /f 302\n", "/s/")
    assert (found.address, found.status, found.leads_to) == ("ü/", 301, "/d/")
    assert list(redirects_in(b"/a /b\n", "/")) == []


def test_search_engines_are_told_what_changed(host: Host, local: Local) -> None:
    host.answers["/told"] = 202, {}, b""
    to = host.url.replace("/sub/", "/told")
    names = ["index.html", "tides/index.html", "feed.xml"]
    assert tell_indexnow(host.url, "5f2d9c1a", names, to) == ""
    ((_, body),) = host.sent
    assert json.loads(body) == {
        "host": f"127.0.0.1:{host.port}",
        "key": "5f2d9c1a",
        "keyLocation": f"{host.url}5f2d9c1a.txt",
        "urlList": [host.url, f"{host.url}tides/"],
    }
    assert tell_indexnow(host.url, "5f2d9c1a", ["feed.xml"], to) == ""
    assert len(host.sent) == 1
    assert tell_indexnow(host.url, "5f2d9c1a", names, host.url + "nowhere") == "it answers 404"
    assert local.files


def test_a_hub_is_told_of_feeds(host: Host) -> None:
    host.answers["/hub"] = 204, {}, b""
    assert tell_hub(host.url.replace("/sub/", "/hub"), [f"{host.url}feed.xml"]) == ""
    ((_, body),) = host.sent
    assert body.startswith("hub.mode=publish&hub.url=http%3A%2F%2F127.0.0.1")
    assert tell_hub(host.url + "nowhere", []) == "it answers 404"


def test_a_target_says_whether_to_look(host: Host, local: Local) -> None:
    config = replace(read_config("title: A"), base_url=host.url)
    made = plan(local.files, Remote("", {}), 0)
    assert follow_up(config, Target("x"), local, made) is None
    probed = follow_up(config, Target("x", probe=0), local, made)
    assert probed is not None
    assert probed.wrong == ()


def test_a_target_says_whom_to_tell(host: Host, local: Local) -> None:
    host.answers["/hub"] = 202, {}, b""
    config = replace(read_config("title: A"), base_url=host.url)
    made = plan(local.files, Remote("", {}), 0)
    hub = host.url.replace("/sub/", "/hub")
    assert follow_up(config, Target("x", websub=hub), local, made) is None
    assert [path for path, _ in host.sent] == ["/hub"]
    assert host.sent[0][1].endswith("feed.xml")
    told = follow_up(config, Target("x", websub=hub + "b"), local, made)
    assert told is not None
    assert told.wrong == ((hub + "b", "it answers 404"),)
