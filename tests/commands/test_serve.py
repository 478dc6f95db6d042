"""`digest serve`: the site in a browser while it is written."""

from __future__ import annotations

import socket
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest

from digest.commands.serve import address_of_saved
from digest.last import Memo
from tests.a_site import Site, new_site, post
from tests.commands.running import running
from tests.commands.typed import typed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return new_site(tmp_path / "news", {"2026-11-02-tides.md": post("Tides")})


def got(port: int, path: str) -> tuple[int, str]:
    """Return status and text of what the preview answers."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def test_it_shows_the_site_follows_a_save_and_ends_with_ctrl_c(site: Site) -> None:
    with running(site.root, "serve", "--port", "0") as serve:
        said = serve.until("the site is at http://127.0.0.1:")
        port = int(said.partition("127.0.0.1:")[2].partition("/")[0])
        serve.until(" written")
        assert got(port, "/2026/11/02/tides/")[0] == 200
        assert got(port, "/%2e%2e/config.yaml")[0] == 404
        site.edit("content/posts/2026-11-02-tides.md", "The text", "The new text")
        serve.reaches(lambda: "The new text" in got(port, "/2026/11/02/tides/")[1])
        assert serve.interrupt() == 0
        serve.until("stopped")


def test_a_port_in_use_is_a_problem_that_names_a_free_one(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = typed("-C", site.root, "serve", "--port", str(port))
    assert result.exit_code == 1
    assert "in use" in result.stderr
    assert "--port " in result.stderr


def test_where_there_is_no_site_nothing_is_served(tmp_path: Path) -> None:
    result = typed("-C", tmp_path, "serve", "--port", "0")
    assert (result.exit_code, result.stdout) == (1, "")


def port_of(said: str) -> int:
    """Return the port of what a preview says first."""
    return int(said.partition("127.0.0.1:")[2].partition("/")[0])


def test_drafts_and_days_to_come_are_shown_and_never_in_the_site(site: Site) -> None:
    site.write("content/posts/2031-01-02-flood.md", post("Flood", "2031-01-02"))
    site.write("content/posts/2026-11-03-ebb.md", post("Ebb", "2026-11-03"))
    site.edit("content/posts/2026-11-03-ebb.md", "title:", "draft: true\ntitle:")
    site.build()
    before = site.output()
    with running(site.root, "serve", "--port", "0") as serve:
        port = port_of(serve.until("the site is at"))
        serve.until(" written")
        assert got(port, "/2031/01/02/flood/")[0] == 200
        assert got(port, "/2026/11/03/ebb/")[0] == 200
        site.edit("content/posts/2026-11-03-ebb.md", "The text", "The new text")
        serve.until(" written")
    assert site.output() == before
    assert not any("flood" in name or "ebb" in name for name in before)


def test_a_site_is_shown_as_of_a_day_from_the_start_and_when_asked(site: Site) -> None:
    site.write("content/posts/2031-01-02-flood.md", post("Flood", "2031-01-02"))
    with running(site.root, "serve", "--port", "0", "--as-of", "2031-01-01") as serve:
        port = port_of(serve.until("the site is at"))
        serve.until(" written")
        assert got(port, "/2031/01/02/flood/")[0] == 404
        assert sent(port, "2031-01-02") == 204
        serve.until(" written")
        assert got(port, "/2031/01/02/flood/")[0] == 200
        assert sent(port, "") == 204
        assert sent(port, "2031-02-30") == 400
        assert sent(port, "2" * 50) == 400


def sent(port: int, day: str) -> int:
    """Return the status of what the preview answers to a day."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("POST", "/_digest/as-of", day, {"Origin": f"http://127.0.0.1:{port}"})
    status = connection.getresponse().status
    connection.close()
    return status


def test_a_second_start_is_quick_for_what_the_first_one_left(site: Site) -> None:
    for number in range(2):
        with running(site.root, "serve", "--port", "0") as serve:
            serve.until("the site is at")
            said = serve.until(" written")
            assert ("files: 0 written" in said) is (number == 1)
            assert serve.interrupt() == 0


@pytest.mark.parametrize(
    ("path", "goal"),
    [
        ("content/posts/2026-11-02-tides.md", "2026/11/02/tides/"),
        ("content/posts/2026-11-02-tides.notes.yaml", "2026/11/02/tides/"),
        ("content/pages/about.md", "about/"),
        ("content/editions/2026-W45.md", "editions/2026-W45/"),
        ("content/media/map.svg", ""),
        ("config.yaml", ""),
    ],
)
def test_the_page_of_what_was_saved_is_known(site: Site, path: str, goal: str) -> None:
    memo = Memo()
    site.write("content/pages/about.md", "---\ntitle: About\n---\nx\n")
    site.build(memo=memo)
    changed = [(site.root / path).absolute()]
    assert address_of_saved(changed, site.root, memo) == goal


def test_the_browser_is_opened_at_the_site(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{opened}"\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    with running(site.root, "serve", "--port", "0", "--open") as serve:
        address = serve.until("the site is at").partition("at ")[2].partition(";")[0]
        serve.until(" written")
    assert opened.read_text() == address


def test_an_older_address_leads_on_below_the_base_path(site: Site) -> None:
    site.edit("content/posts/2026-11-02-tides.md", "title:", "aliases: [/old/]\ntitle:")
    site.edit("config.yaml", "example.org/", "example.org/news/")
    with running(site.root, "serve", "--port", "0") as serve:
        port = port_of(serve.until("the site is at"))
        serve.until(" written")
        assert got(port, "/")[0] == 307
        status, text = got(port, "/news/old/")
        assert (status, "2026/11/02/tides/" in text) == (200, True)


def test_a_slip_is_told_to_who_listens_as_json(site: Site) -> None:
    site.edit("config.yaml", "title:", "titel:")
    with running(site.root, "serve", "--json", "--port", "0") as serve:
        assert "http://127.0.0.1:" in serve.until("address")
        assert "did you mean" in serve.until("problems")
        assert serve.interrupt() == 0
