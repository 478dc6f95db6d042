from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.mounts import MOUNT_TABLE, filesystem_of, silent_filesystem

if TYPE_CHECKING:
    from pathlib import Path

TABLE = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /media/share rw shared:2 master:3 - nfs4 server:/share rw
31 22 0:41 / /media/share/local rw - tmpfs tmpfs rw
32 22 0:42 / /media/my\040disk rw - fuse.sshfs host:/ rw
33 22 0:43 / /media/twice rw - ext4 /dev/sdb1 rw
34 33 0:44 / /media/twice rw - cifs //host/twice rw
a line that means nothing
35 22 0:45 - short
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "ext4"),
        ("/srv/news", "ext4"),
        ("/media/share", "nfs4"),
        ("/media/share/news/content", "nfs4"),
        ("/media/shared", "ext4"),
        ("/media/share/local/news", "tmpfs"),
        ("/media/my disk/news", "fuse.sshfs"),
        ("/media/twice/news", "cifs"),
    ],
)
def test_the_innermost_and_latest_mount_holds_a_path(path: str, kind: str) -> None:
    assert filesystem_of(path, TABLE) == kind


def test_a_path_that_no_mount_holds_has_no_type() -> None:
    assert filesystem_of("/news", "") == ""


def test_a_line_sign_in_a_mount_point_splits_no_line() -> None:
    table = "22 1 8:1 / /media/a\u2028b rw - nfs server:/ rw\n"

    assert filesystem_of("/media/a\u2028b/news", table) == "nfs"


@pytest.mark.parametrize(
    ("kind", "silent"),
    [("nfs", "nfs"), ("9p", "9p"), ("fuse.sshfs", "fuse.sshfs"), ("ext4", ""), ("fuseblk", "")],
)
def test_only_what_changes_elsewhere_is_silent(tmp_path: Path, kind: str, silent: str) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(f"22 1 8:1 / / rw - {kind} /dev/sda1 rw\n")

    assert silent_filesystem("/news", table) == silent


def test_a_link_is_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "news").symlink_to("share")
    table = tmp_path / "mountinfo"
    table.write_text(f"22 1 8:1 / {tmp_path.resolve()}/share rw - nfs server:/ rw\n")

    assert silent_filesystem(str(tmp_path / "news"), table) == "nfs"


def test_without_a_table_nothing_is_silent(tmp_path: Path) -> None:
    assert silent_filesystem("/news", tmp_path / "none") == ""


def test_the_table_of_this_system_can_be_read(tmp_path: Path) -> None:
    if MOUNT_TABLE.exists():
        assert filesystem_of(str(tmp_path), MOUNT_TABLE.read_text(errors="surrogateescape"))


@given(st.text(alphabet="/a \\04-\n"), st.text(alphabet="/a \\04-\n"))
@settings(max_examples=100)
def test_no_table_makes_it_raise(path: str, table: str) -> None:
    filesystem_of(path, table)
