"""A place for each kind of store, on a real server of the test."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.deploy.stores import There

KINDS = ("s3", "ftp", "sftp", "webdav")


@pytest.fixture(params=KINDS)
def there(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[There]:
    """Give a place in a store of each kind in turn."""
    from tests.deploy.stores import opened  # noqa: PLC0415  the servers take seconds to load

    with ExitStack() as stack:
        yield opened(request.param, tmp_path, monkeypatch, stack)
