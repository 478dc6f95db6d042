"""What draws a page besides its view and its templates: digest itself, its libraries, Python.

Must not import what draws: a glance asks for the versions, and to load the rest takes longer.
"""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

from digest import __version__, installed
from digest.installed import version_of

PACKAGE = Path(__file__).parent
LIBRARIES = (
    *("babel", "imagesize", "jinja2", "markdown", "markupsafe", "nh3", "pyyaml", "rcssmin"),
    *("rjsmin", "tzdata"),
)
"""What the bytes of a page depend on besides digest itself."""

DRAWING = ("fontpkg", "pillow")
"""How the names of those begin that draw pictures, and are there only if they are asked for."""


def versions() -> tuple[str, ...]:
    """Return the versions of digest, of Python, and of the libraries that a page depends on.

    tzdata has none where the system knows of time zones itself.
    """
    there = sorted(installed.versions().items())
    drawing = (f"{name} {found}" for name, found in there if name.startswith(DRAWING))
    libraries = (f"{name} {version_of(name)}" for name in LIBRARIES)
    return (f"digest {__version__}", f"python {sys.version.split()[0]}", *libraries, *drawing)


@cache
def engine() -> str:
    """Return a print of all that draws pages in this process.

    A checkout keeps its version from one commit to the next, so the code itself counts, too.
    """
    return print_of_code(PACKAGE, versions())


def print_of_code(folder: Path, named: tuple[str, ...]) -> str:
    """Return a print of the modules below a folder, and of versions."""
    digest = blake2b(repr(named).encode(), digest_size=12)
    for path in sorted(folder.rglob("*.py")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
