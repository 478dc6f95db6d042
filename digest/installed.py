"""The versions of the libraries that are installed, as their folders are called.

`importlib.metadata` tells the same, and takes as long to load as a glance at a thousand posts. It
is asked where a library isn't found so.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cache

FOLDER = re.compile(r"(.+?)-([^-]+)\.dist-info")
"""`name-version.dist-info` (PyPA, "Recording installed projects")."""

APART = re.compile(r"[-_.]+")
"""What two spellings of one name may differ in, besides case (PyPA, "Names and normalization")."""


def version_of(name: str) -> str:
    """Return the version of an installed library, empty where there is none of this name."""
    found = versions().get(spelled(name))
    if found is None:
        from importlib import metadata  # noqa: PLC0415  it takes long to load

        try:
            found = metadata.version(name)
        except metadata.PackageNotFoundError:
            found = ""
    return found


@cache  # they stay while the process does
def versions() -> dict[str, str]:
    """Return the version of each library by its name, of the first that an import would find."""
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208  strings: there are hundreds
        except OSError:  # not there, or an archive
            continue
        for name in names:
            stated = FOLDER.fullmatch(name)
            if stated:
                found.setdefault(spelled(stated[1]), stated[2])
    return found


def spelled(name: str) -> str:
    """Return the one spelling of a library's name."""
    return APART.sub("-", name).lower()
