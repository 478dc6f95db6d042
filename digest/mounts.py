"""Whether the file system below a path tells of changes. Reads the mount table, nothing else."""

from __future__ import annotations

import os
import re
from pathlib import Path

MOUNT_TABLE = Path("/proc/self/mountinfo")
"""Linux only; elsewhere the system's own observer copes or polls by itself."""

SILENT = frozenset(
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "vboxsf", "virtiofs", "afs", "ceph", "prl_fs"]
)
"""File systems whose changes are made on another machine, which inotify(7) doesn't see."""


def silent_filesystem(path: str, table: Path = MOUNT_TABLE) -> str:
    """Return the type of the file system that holds a path when it sends no events, else ``""``."""
    try:
        mounts = table.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
    kind = filesystem_of(os.path.realpath(path), mounts)
    return kind if kind in SILENT or kind.startswith("fuse.") else ""


def filesystem_of(path: str, mounts: str) -> str:
    """Return the type of the file system that holds an absolute path.

    `mounts` is the text of `/proc/self/mountinfo`; see proc(5). A later line hides an earlier one
    at the same place.
    """
    best, kind = "", ""
    for line in mounts.split("\n"):
        left, found, right = line.partition(" - ")
        columns = left.split(" ")
        if not found or len(columns) < 5:  # noqa: PLR2004  the mount point is the fifth column
            continue
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), columns[4])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, right.split(" ")[0]
    return kind
