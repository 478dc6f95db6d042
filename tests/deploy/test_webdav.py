from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from digest.deploy.webdav import Webdav
from tests.deploy.servers import HOST

if TYPE_CHECKING:
    from tests.deploy.stores import There

pytestmark = pytest.mark.parametrize("there", ["webdav"], indirect=True)


def test_what_a_server_refuses_has_its_meaning(there: There) -> None:
    access = there.access()
    there.mood.is_full = True
    with pytest.raises(OSError, match="no room is left there") as caught:
        access.write("/a", b"one", ())
    assert caught.value.errno == errno.ENOSPC
    there.mood.is_full, there.mood.is_read_only = False, True
    with pytest.raises(PermissionError):
        access.write("/new/a", b"one", ())
    stranger = Webdav(f"http://{HOST}:{there.wire.port}/", None, "/parts")
    with pytest.raises(PermissionError, match="401"):
        stranger.read("/a")
    stranger.close()
    there.wire.cut_after(0)
    with pytest.raises(ConnectionError):
        access.read("/a")
