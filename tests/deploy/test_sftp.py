from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.deploy.stores import There

pytestmark = pytest.mark.parametrize("there", ["sftp"], indirect=True)


def test_a_host_that_is_not_known_is_refused(there: There, tmp_path: Path) -> None:
    (tmp_path / ".ssh/known_hosts").write_text("", encoding="ascii")
    with pytest.raises(PermissionError, match="not trusted"):
        there.access().read("/a")
    assert there.mood.requests == []


def test_a_copy_is_a_second_name(there: There) -> None:
    access = there.access()
    access.write("/a", b"one", ())
    access.copy("/a", "/kept/a")
    assert (there.folder / "a").samefile(there.folder / "kept/a")


def test_a_connection_that_ended_is_made_anew(there: There) -> None:
    access = there.access()
    access.write("/a", b"one", ())
    there.wire.cut_after(0)
    with pytest.raises(ConnectionError):
        access.read("/a")
    there.wire.mend()
    assert access.read("/a") == b"one"
