"""A deployed folder, served by a web server at `/` and below a path, and walked link by link."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest

from digest.deploy.probe import ask
from tests.a_site import CONFIG, new_site, post
from tests.commands.typed import typed
from tests.deploy.ssh import HOST, free_port, needed, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NGINX = "/usr/sbin/nginx"
SETTINGS = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/errors; user root;
events {{ }}
http {{
    include /etc/nginx/mime.types; access_log off; absolute_redirect off;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    server {{
        listen 127.0.0.1:{port};
        location / {{ root {site}; error_page 404 /404.html; }}
        location /sub/path/ {{ alias {site}/; }}
    }}
}}
"""


class Links(HTMLParser):
    """Collects where a page leads, and what it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses of a tag."""
        del tag
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]


@contextmanager
def nginx(folder: Path, site: Path) -> Iterator[int]:
    """Give the port of a server for a folder."""
    needed(NGINX)
    folder.mkdir()
    port = free_port()
    settings = folder / "nginx.conf"
    text = SETTINGS.format(folder=folder, site=site, port=port)
    settings.write_text(text, encoding="utf-8")
    words = [NGINX, "-c", str(settings), "-p", str(folder)]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as server:  # noqa: S603  for the test
        try:
            wait_for(port)
            yield port
        finally:
            server.terminate()


def walked(start: str) -> dict[str, int]:
    """Return what each address answers that links lead to from a page, on its own site."""
    answers: dict[str, int] = {}
    waiting = [start]
    while waiting:
        url = waiting.pop()
        if url in answers:
            continue
        got = ask(url)
        answers[url] = got.status
        if got.headers.get_content_type() == "text/html":
            links = Links()
            links.feed(got.body.decode())
            found = (urljoin(url, link).partition("#")[0] for link in links.found)
            waiting += [one for one in found if one.startswith(start)]
    return answers


@pytest.mark.parametrize("path", ["", "sub/path/"])
def test_every_link_of_a_deployed_folder_leads_somewhere(tmp_path: Path, path: str) -> None:
    posts = {"a.md": post(), "b.md": post("Waves"), "c.md": post("Über Ebbe & Flut")}
    config = CONFIG + "deploy: {box: {to: ../www/news}}\n"
    site = new_site(tmp_path / "news", posts, config)
    assert typed("-C", site.root, "deploy", "--yes").exit_code == 0
    with nginx(tmp_path / "nginx", tmp_path / "www" / "news") as port:
        start = f"http://{HOST}:{port}/{path}"
        answers = walked(start)
        assert {url: status for url, status in answers.items() if status != 200} == {}
        outputs = {urlsplit(url).path.removeprefix(f"/{path}") for url in answers}
        assert len(outputs) > 10
        assert ask(start + "no/such/page").status == 404
