"""`digest serve`: the site in a browser while it is written."""

from __future__ import annotations

import socket
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest

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
