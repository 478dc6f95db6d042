"""What kind of machine this is, without its name."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
MEMORY = Path("/proc/meminfo")
GIBIBYTE = 1024 * 1024
"""In the kilobytes that the system counts in."""


def disk_kind(folder: Path) -> str:
    """Return what kind of file system holds a folder, such as `ext4`."""
    at = str(folder.resolve())
    best, kind = "", "unknown"
    for line in MOUNTS.read_text(encoding="utf-8").splitlines():
        mount, name = line.split(" ")[1:3]
        inside = at == mount or at.startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, name
    return f"a memory disk ({kind})" if kind in {"tmpfs", "ramfs"} else kind


def machine_class() -> str:
    """Return cores, memory, system and Python."""
    words = MEMORY.read_text(encoding="ascii").split()
    memory = round(int(words[1]) / GIBIBYTE)
    cores = len(os.sched_getaffinity(0))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{cores} cores ({platform.machine()}), {memory} GiB, {platform.system()}, {python}"


def own_versions() -> str:
    """Return the versions of digest and of what draws its pages."""
    names = ("annotated-digest", "markdown", "jinja2", "pyyaml", "nh3")
    return ", ".join(f"{name} {version(name)}" for name in names)
