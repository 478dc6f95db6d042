"""Which names of this machine are its own, and what is said of ports and hosts it can't have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from digest.ports import is_own
from digest.problems import DigestError
from digest.serve import Preview
from tests.preview_client import ask, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an output folder."""
    return lay_out(tmp_path)


@pytest.fixture
def still(root: Path) -> Iterator[Preview]:
    """Return a preview of it that runs."""
    with Preview(root, port=0) as running:
        yield running


@pytest.mark.parametrize(
    ("host", "header", "own"),
    [
        ("news.local", "news.local:8000", True),
        ("news.local", "other.local:8000", False),
        ("fe80::1", "[fe80::1]:8000", True),
        ("0.0.0.0", "192.0.2.7:8000", True),  # noqa: S104  compared with, not bound
        ("::", "[2001:db8::7]:8000", True),
        ("::", "evil.example:8000", False),
        ("0.0.0.0", "7.evil.example", False),  # noqa: S104  compared with, not bound
        ("127.0.0.1", "192.0.2.7:8000", False),
    ],
)
def test_the_host_that_was_asked_for_is_answered(host: str, header: str, *, own: bool) -> None:
    assert is_own(header, host) is own


def test_all_addresses_are_opened_at_this_machine(root: Path) -> None:
    with Preview(root, host="0.0.0.0", port=0) as preview:  # noqa: S104  what is tested
        assert preview.address.startswith("http://127.0.0.1:")
        assert ask(preview, "/").status == 200


def test_a_port_in_use_names_a_free_one(still: Preview, root: Path) -> None:
    port = urlsplit(still.address).port
    assert port is not None
    with pytest.raises(DigestError) as error, Preview(root, port=port):
        pass
    [problem] = error.value.problems
    assert f"{port} is in use" in problem.message
    free = re.search(r"--port (\d+)", problem.hint)
    assert free is not None
    with Preview(root, port=int(free[1])) as other:
        assert ask(other, "/").status == 200


@pytest.mark.parametrize("host", ["192.0.2.1", "not..a.host", "", "::zz"])
def test_a_host_that_is_not_this_machine_is_refused(root: Path, host: str) -> None:
    with pytest.raises(DigestError, match="is not an address that this machine can serve"):
        Preview(root, host=host, port=0).__enter__()


@pytest.mark.parametrize("port", [-1, 65536, 10**30])
def test_a_port_that_is_none_is_refused(root: Path, port: int) -> None:
    with pytest.raises(DigestError, match="is not a port"):
        Preview(root, port=port).__enter__()
