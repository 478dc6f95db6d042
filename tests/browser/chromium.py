"""Finds the Chromium that the browser tests look through.

`python -m tests.browser.chromium` prints its path, or says that there is none and ends with 1.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = ("Chromium", "Google Chrome")
MISSING = "no Chromium found (on Debian: apt-get install chromium)"


def find_chromium() -> str | None:
    """Return the path of the browser, None without one."""
    apps = (Path("/Applications") / f"{name}.app/Contents/MacOS/{name}" for name in MAC_APPS)
    return next(filter(None, map(shutil.which, (*NAMES, *map(str, apps)))), None)


if __name__ == "__main__":
    found = find_chromium()
    print(found or MISSING)  # noqa: T201  make and a person read it
    sys.exit(found is None)
