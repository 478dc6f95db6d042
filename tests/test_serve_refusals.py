"""What a preview refuses: ways out of its folder, other names for this machine, taken ports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.serve import Preview
from tests.preview_client import ask, lay_out, raw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an output folder to change."""
    return lay_out(tmp_path)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Return a preview that is only read, so that many tests can share it."""
    with Preview(lay_out(tmp_path_factory.mktemp("still")), port=0) as running:
        yield running


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"])
def test_only_reading_is_possible(still: Preview, method: str) -> None:
    answer = ask(still, "/", method)
    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"


OUT = [
    "/../secret.txt",
    "/talks/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%2fsecret.txt",
    "/%252e%252e/secret.txt",
    "/..%5csecret.txt",
    "/..\\secret.txt",
    "/talks/..%c0%af..%c0%afsecret.txt",
    "/....//secret.txt",
    "/./../secret.txt",
    "//etc/passwd",
    "///etc/passwd",
    "/%2Fetc/passwd",
    "/%2F%2Fetc/passwd",
    "/C:/secret.txt",
    "/C:%5csecret.txt",
    "/%00",
    "/index.html%00.txt",
    "/.digest-x.part",
    "/.git/config",
    "/" + "a" * 5000,
    "/" + "a/" * 3000,
    "/out.txt",
    "/up/secret.txt",
    "/up/",
    "/loop",
    "/pipe",
    "http://127.0.0.1/../secret.txt",
    "/news/../secret.txt",
]


@pytest.mark.parametrize("path", OUT)
def test_no_request_reaches_a_file_outside_the_folder(still: Preview, path: str) -> None:
    answer = ask(still, path)
    assert answer.status == 404
    assert b"private" not in answer.body
    assert b"root:" not in answer.body


@pytest.mark.parametrize(
    ("request_line", "status"),
    [(b"GET http://[ HTTP/1.1", b" 400 "), (b"GET / HTTP/9", b" 505 "), (b"nonsense", b" 400 ")],
)
def test_what_is_no_request_is_refused_in_silence(
    still: Preview, request_line: bytes, status: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = raw(still, request_line + b"\r\nHost: localhost\r\n\r\n")
    assert status in answer or b"Error code: 400" in answer
    assert ask(still, "/nowhere").status == 404
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:1", "127.0.0.1:8000", "[::1]:80", "[::1]"]
)
def test_this_machine_is_answered(still: Preview, host: str) -> None:
    assert ask(still, "/", Host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "",
        "localhost@evil.example",
        "10.0.0.1",
        "[::2]",
        "localhost,evil.example",
        "a:b:c",
    ],
)
@pytest.mark.parametrize("path", ["/", "/_digest/events", "/nowhere"])
def test_another_name_for_this_machine_is_not_answered(
    still: Preview, host: str, path: str
) -> None:
    answer = ask(still, path, Host=host)
    assert answer.status == 403
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.body.decode() == f"This preview answers at {still.address} only.\n"


def test_a_request_without_a_host_is_not_answered(still: Preview) -> None:
    assert b" 403 " in raw(still, b"GET / HTTP/1.0\r\n\r\n")


ORIGINS = ("http://evil.example", "null", "http://127.0.0.1:1", "http://localhost", "file://", "")


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("path", ["/", "/_digest/events", "/_digest/live.js"])
def test_a_page_elsewhere_is_not_answered(still: Preview, origin: str, path: str) -> None:
    assert ask(still, path, Origin=origin).status == 403


def test_its_own_pages_are(still: Preview) -> None:
    own = still.address.rstrip("/")
    assert ask(still, "/", Origin=own).status == 200
    assert ask(still, "/", "POST", Origin=own).status == 405
