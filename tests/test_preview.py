"""Which file stands at an address, and what tabs are told; no server needed."""

from __future__ import annotations

import json
import threading
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.preview import Update, Updates, content_type, file_below, with_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = Update("run-3", "/")
NEWS = {"base": "/", "problems": [], "ahead": {}, "asOf": "", "goal": "", "hasDesk": False}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an output folder beside things that must stay private."""
    home = tmp_path_factory.mktemp("home")
    (home / "secret").write_text("private")
    site = home / "site"
    (site / "talks").mkdir(parents=True)
    (site / "index.html").write_text("home")
    (site / "talks/index.html").write_text("talks")
    (site / ".hidden").write_text("half written")
    (site / "out").symlink_to(home / "secret")
    (site / "up").symlink_to(home)
    (site / "again.html").symlink_to(site / "index.html")
    (site / "loop").symlink_to(site / "loop")
    return site


@pytest.mark.parametrize("name", ["index.html", "talks/index.html", "again.html"])
def test_files_of_the_folder_are_found(root: Path, name: str) -> None:
    found = file_below(root, name)
    assert found is not None
    assert found.samefile(root / name)


def test_the_folder_itself_may_be_a_link(root: Path) -> None:
    (root.parent / "linked").symlink_to(root)
    assert file_below(root.parent / "linked", "index.html") == root / "index.html"


PARTS = ["", ".", "..", "...", "~", "C:", "\\", "..\\..", "\0", "%2e%2e", "home", "site"]
PARTS += ["secret", "out", "up", "loop", ".hidden", "talks", "index.html", "again.html", "a" * 300]


@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=5), max_size=8).map("/".join))
def test_no_name_leads_out_of_the_folder(root: Path, name: str) -> None:
    found = file_below(root, name)
    assert found in {None, root / "index.html", root / "talks/index.html"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("about/index.html", "text/html"),
        ("feed.xml", "application/atom+xml"),
        ("tags/talks/feed.xml", "application/atom+xml"),
        ("sitemap.xml", "application/xml"),
        ("feed.json", "application/feed+json"),
        ("assets/STYLE.CSS", "text/css"),
        ("assets/notes.js", "text/javascript"),
        ("icon.svg", "image/svg+xml"),
        ("assets/serif.woff2", "font/woff2"),
        ("site.webmanifest", "application/manifest+json"),
        ("robots.txt", "text/plain"),
        ("seeds.tar.gz", "application/gzip"),
        ("seeds.tar.bz2", "application/octet-stream"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_names_tell_the_media_type(name: str, kind: str) -> None:
    assert content_type(name) == kind


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"<!doctype html><html><HEAD>", b"<title>x</title></head><body></body></html>"),
        (b'<html><head lang="de">\n', b"</head><header></header>"),
        (b"<!doctype html><title>x</title>", b"<body class=x><p>&lt;/body&gt;</body>"),
        (b"<p>x", b"</BODY>"),
        (b"<p>short", b""),
    ],
)
def test_the_script_stands_before_whatever_a_theme_runs(before: bytes, after: bytes) -> None:
    sent = with_script(before.rstrip(b"\n") + after, ["index.html"], NOW)
    assert sent.startswith(before.rstrip(b"\n") + b"<script src=")
    assert sent.endswith(b"</script>\n" + after)


def test_names_of_outputs_cannot_end_the_tag() -> None:
    sent = with_script(b"", ['"><script>alert(1)</script>'], NOW)
    assert b"<script>alert" not in sent


def told(events: Iterator[bytes]) -> tuple[str, dict[str, Any]]:
    """Return the id and the content of the next event."""
    lines = next(events).decode().splitlines()
    assert [line.partition(":")[0] for line in lines[:2]] == ["id", "data"]
    return lines[0].removeprefix("id: "), json.loads(lines[1].removeprefix("data: "))


def follow(updates: Updates, seen: str) -> Iterator[bytes]:
    """Return the events of a tab, past the line that sets how soon it comes back."""
    events = updates.events(seen)
    assert next(events) == b"retry: 500\n\n"
    return events


def test_a_new_tab_is_told_the_state_at_once() -> None:
    updates = Updates("/")
    name, state = told(follow(updates, updates.now.id))
    assert name == updates.now.id
    assert state == NEWS | {"changed": []}


def test_a_tab_that_slept_is_told_all_it_missed() -> None:
    updates = Updates("/")
    updates.add(["a.html"], ())
    seen = updates.now.id
    updates.add(["b.html"], ())
    updates.add((), ["x.md:1: no title"])
    updates.add(["c.css", "b.html"], ())
    name, state = told(follow(updates, seen))
    assert name == updates.now.id
    assert state == NEWS | {"changed": ["b.html", "c.css"]}


@pytest.mark.parametrize("seen", ["", "0", "other-0", "\0", "9" * 5000])
def test_a_tab_of_another_server_is_told_that_what_it_missed_is_unknown(seen: str) -> None:
    _, state = told(follow(Updates("/"), seen))
    assert state["changed"] is None


def test_a_tab_that_slept_too_long_is_told_that_what_it_missed_is_unknown() -> None:
    updates = Updates("/")
    seen = updates.now.id
    for _ in range(1000):
        updates.add(["a.html"], ())
    _, state = told(follow(updates, seen))
    assert state["changed"] is None


def test_problems_stay_until_the_next_build() -> None:
    updates = Updates("/")
    updates.add((), ["one\ntwo", "\u2028three"])
    events = follow(updates, updates.now.id)
    assert told(events)[1]["problems"] == ["one\ntwo", "\u2028three"]
    updates.add((), ())
    assert told(events)[1]["problems"] == []


@pytest.mark.parametrize(
    ("given", "base"),
    [("", "/"), ("news", "/news/"), ("/a%20b/", "/a%20b/"), ("//evil.example/", "/evil.example/")],
)
def test_a_base_path_is_told_as_a_path_of_this_server(given: str, base: str) -> None:
    updates = Updates("/")
    updates.add((), (), given)
    assert told(follow(updates, ""))[1]["base"] == base


def test_a_base_path_stays_until_another_is_given() -> None:
    updates = Updates("/news/")
    updates.add(["a.html"], ())
    assert updates.now.base_path == "/news/"


def test_silence_is_filled_with_signs_of_life() -> None:
    updates = Updates("/", heartbeat=0.001)
    events = follow(updates, updates.now.id)
    told(events)
    assert list(islice(events, 3)) == [b":\n\n"] * 3


def test_closing_ends_the_events() -> None:
    updates = Updates("/")
    events = follow(updates, updates.now.id)
    told(events)
    updates.close()
    assert list(events) == []


def test_no_change_is_lost_between_threads() -> None:
    updates = Updates("/")
    start = updates.now.id
    seen: set[str] = set()
    wanted = {f"{thread}-{step}.html" for thread in range(8) for step in range(20)}

    def build(thread: int) -> None:
        for step in range(20):
            updates.add([f"{thread}-{step}.html"], ())

    def read() -> None:
        events = follow(updates, start)
        while seen != wanted:
            seen.update(told(events)[1]["changed"])

    threads = [threading.Thread(target=build, args=[number]) for number in range(8)]
    reader = threading.Thread(target=read, daemon=True)
    for thread in [reader, *threads]:
        thread.start()
    reader.join(timeout=10)
    assert seen == wanted
