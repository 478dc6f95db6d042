"""Real sockets on this machine: what is served, what open tabs are told, and that it ends."""

from __future__ import annotations

import re
import socket
import threading
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from digest.serve import Preview
from tests.preview_client import Tab, ask, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an output folder to change."""
    return lay_out(tmp_path)


@pytest.fixture
def preview(root: Path) -> Iterator[Preview]:
    """Return a preview of it that runs."""
    with Preview(root, port=0) as running:
        yield running


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Return a preview that is only read, so that many tests can share it."""
    with Preview(lay_out(tmp_path_factory.mktemp("still")), port=0) as running:
        yield running


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/talks/", "text/html; charset=utf-8"),
        ("/talks/?q=1", "text/html; charset=utf-8"),
        ("/%C3%BCber%20uns/", "text/html; charset=utf-8"),
        ("/assets/style.css", "text/css; charset=utf-8"),
        ("/assets/film.mp4", "video/mp4"),
        ("/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/_digest/live.js", "text/javascript; charset=utf-8"),
    ],
)
def test_outputs_are_served_with_their_type_and_never_kept_unasked(
    still: Preview, path: str, kind: str
) -> None:
    answer = ask(still, path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert int(answer.headers["Content-Length"]) == len(answer.body)


def test_pages_get_the_script_and_the_disk_does_not(preview: Preview, root: Path) -> None:
    before = (root / "talks/index.html").read_bytes()
    answer = ask(preview, "/talks/")
    assert b'</title><script src="/_digest/live.js" data-since=' in answer.body
    assert b"</script>\n<body>" in answer.body
    assert (root / "talks/index.html").read_bytes() == before
    assert ask(preview, "/assets/style.css").body == b"p { color: navy }"


@pytest.mark.parametrize("path", ["/", "/talks/", "/assets/style.css", "/nowhere/", "/talks"])
def test_head_tells_what_get_would_send(still: Preview, path: str) -> None:
    got, head = ask(still, path), ask(still, path, "HEAD")
    assert head.body == b""
    assert head.status == got.status
    for name in ("Content-Length", "Content-Type", "ETag", "Location"):
        assert head.headers[name] == got.headers[name]


def test_head_of_the_events_does_not_wait(still: Preview) -> None:
    assert ask(still, "/_digest/events", "HEAD").body == b""


@pytest.mark.parametrize("path", ["/talks/", "/assets/style.css", "/_digest/live.js"])
def test_a_kept_copy_is_confirmed(still: Preview, path: str) -> None:
    tag = ask(still, path).headers["ETag"]
    again = ask(still, path, If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")
    assert ask(still, path, If_None_Match='"other"').status == 200


def test_a_kept_page_is_sent_anew_after_a_build(preview: Preview, root: Path) -> None:
    """Also when it did not change: what it was sent with tells the tab since when to follow."""
    tag = ask(preview, "/talks/").headers["ETag"]
    preview.built(["index.html"])
    second = ask(preview, "/talks/", If_None_Match=tag)
    assert second.status == 200
    (root / "talks/index.html").write_text("new")
    assert ask(preview, "/talks/", If_None_Match=second.headers["ETag"]).status == 200


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-3", 0, 3), ("bytes=250-", 250, 255), ("bytes=-1", 255, 255)],
)
def test_parts_of_a_film_are_sent(still: Preview, asked: str, first: int, last: int) -> None:
    answer = ask(still, "/assets/film.mp4", Range=asked)
    assert answer.status == 206
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/256"
    assert answer.body == bytes(range(first, last + 1))


def test_a_part_of_a_page_is_a_part_of_what_is_sent(still: Preview) -> None:
    whole = ask(still, "/").body
    part = ask(still, "/", Range=f"bytes=10-{len(whole) - 2}")
    assert (part.status, part.body) == (206, whole[10:-1])


def test_a_part_that_is_not_there_is_refused(still: Preview) -> None:
    answer = ask(still, "/assets/film.mp4", Range="bytes=999-")
    assert answer.status == 416
    assert answer.headers["Content-Range"] == "bytes */256"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/talks", "/talks/"),
        ("/talks?q=a%20b", "/talks/?q=a%20b"),
        ("/%C3%BCber%20uns", "/%C3%BCber%20uns/"),
        ("//talks", "/talks/"),
        ("/%2Ftalks", "/talks/"),
    ],
)
def test_a_folder_with_a_page_is_asked_for_with_a_slash(still: Preview, path: str, to: str) -> None:
    answer = ask(still, path)
    assert (answer.status, answer.headers["Location"]) == (308, to)


@pytest.mark.parametrize("path", ["/assets", "/assets/", "/assets/style.css/", "/nowhere", "/x//y"])
def test_what_is_not_there_gets_the_page_of_the_site_for_it(still: Preview, path: str) -> None:
    answer = ask(still, path)
    assert answer.status == 404
    assert b"<p>404.html</p>" in answer.body
    assert b"live.js" in answer.body


def test_a_missing_page_is_never_confirmed_as_kept(still: Preview) -> None:
    assert ask(still, "/nowhere/", If_None_Match="*").status == 404


def test_a_site_without_such_a_page_gets_a_plain_one(preview: Preview, root: Path) -> None:
    (root / "404.html").unlink()
    answer = ask(preview, "/nowhere/")
    assert answer.status == 404
    assert b"There is no page here." in answer.body


@pytest.mark.parametrize("path", ["/", "/talks/", "/assets/style.css"])
def test_before_the_first_build_every_address_says_so(tmp_path: Path, path: str) -> None:
    with Preview(tmp_path / "nothing", port=0) as preview:
        answer = ask(preview, path)
    assert answer.status == 404
    assert b"Nothing is built yet." in answer.body
    assert b"live.js" in answer.body


def test_a_site_lives_below_its_base_path(root: Path) -> None:
    with Preview(root, base_path="/news/", port=0) as preview:
        assert preview.address.endswith("/news/")
        for path in ("/", "/news"):
            answer = ask(preview, path)
            assert (answer.status, answer.headers["Location"]) == (307, "/news/")
        assert ask(preview, "/news/talks").headers["Location"] == "/news/talks/"
        assert b'src="/news/_digest/live.js"' in ask(preview, "/news/").body
        assert ask(preview, "/news/_digest/live.js").status == 200
        assert ask(preview, "/talks/").status == 404
        assert ask(preview, "/newsroom/").status == 404


def test_a_base_path_may_change_with_a_build(preview: Preview) -> None:
    with Tab(preview) as tab:
        tab.event()
        preview.built([], "/days/")
        assert tab.event()["base"] == "/days/"
    assert preview.address.endswith("/days/")
    assert ask(preview, "/days/talks/").status == 200
    with Tab(preview, "/_digest/events") as sleeper:
        assert sleeper.event()["base"] == "/days/"


def test_a_build_reaches_open_tabs(preview: Preview) -> None:
    with Tab(preview) as tab:
        tab.event()
        preview.built(["talks/index.html"])
        assert tab.event()["changed"] == ["talks/index.html"]


def test_a_page_knows_from_where_to_follow(preview: Preview) -> None:
    """A build between the page and its first event is not missed."""
    page = ask(preview, "/talks/").body.decode()
    since = re.search(r'data-since="([^"]+)"', page)
    assert since is not None
    preview.built(["talks/index.html"])
    with Tab(preview, f"/_digest/events?since={since[1]}") as tab:
        assert tab.event()["changed"] == ["talks/index.html"]


def test_a_tab_that_lost_its_stream_catches_up(preview: Preview) -> None:
    with Tab(preview) as tab:
        seen = tab.event()["id"]
    preview.built(["a.html"])
    preview.built(["b.html"])
    with Tab(preview, Last_Event_ID=seen) as tab:
        assert tab.event()["changed"] == ["a.html", "b.html"]


def test_a_tab_that_outlived_its_server_is_told_to_start_anew(root: Path) -> None:
    with Preview(root, port=0) as first, Tab(first) as tab:
        seen = tab.event()["id"]
    with Preview(root, port=0) as second, Tab(second, Last_Event_ID=seen) as tab:
        assert tab.event()["changed"] is None


def test_problems_reach_open_tabs_and_those_opened_later(preview: Preview) -> None:
    problem = "content/posts/a.md:1:1: no title\n    x\n    ^"
    with Tab(preview) as tab:
        tab.event()
        preview.failed([problem])
        assert tab.event()["problems"] == [problem]
        with Tab(preview) as later:
            assert later.event()["problems"] == [problem]
        preview.built([])
        assert tab.event()["problems"] == []


def test_two_hundred_tabs_are_all_told(preview: Preview) -> None:
    tabs = [Tab(preview) for _ in range(200)]
    for tab in tabs:
        tab.event()
    preview.built(["index.html"])
    assert all(tab.event()["changed"] == ["index.html"] for tab in tabs)
    assert ask(preview, "/").status == 200
    for tab in tabs:
        tab.__exit__()


def test_it_ends_whoever_still_listens(root: Path) -> None:
    preview = Preview(root, port=0)
    preview.__enter__()
    place = urlsplit(preview.address)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=10) as idle:
        tabs = [Tab(preview) for _ in range(50)]
        for tab in tabs:
            tab.event()
        stop = threading.Thread(target=preview.__exit__, args=(None, None, None), daemon=True)
        stop.start()
        stop.join(timeout=5)
        assert not stop.is_alive()
        for tab in tabs:
            tab.end()
        assert idle.recv(1) == b""
    for tab in tabs:
        tab.__exit__()
    with pytest.raises(ConnectionRefusedError):
        ask(preview, "/")


def test_the_port_is_free_again_at_once(root: Path) -> None:
    with Preview(root, port=0) as first, Tab(first) as tab:
        tab.event()
        port = urlsplit(first.address).port
    assert port is not None
    with Preview(root, port=port) as second:
        assert ask(second, "/").status == 200


def test_what_is_told_before_and_after_does_no_harm(root: Path) -> None:
    preview = Preview(root, port=0)
    preview.failed(["early"])
    with preview, Tab(preview) as tab:
        assert tab.event()["problems"] == ["early"]
    preview.built([])
