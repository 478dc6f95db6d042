"""Where things are: a site's own files, for all who read them or leave some, and the themes."""

from pathlib import Path

CONFIG_FILE = "config.yaml"
CACHE = ".digest"
"""The folder of what one run leaves for the next; all of it can be deleted."""
PREVIEW = "preview"
"""The folder in it that holds the site as its editors see it, with drafts and days to come."""


def shipped_themes() -> Path:
    """Return the folder of the shipped themes: in the package, or beside it in a checkout."""
    package = Path(__file__).parent
    shipped = package / "themes"
    return shipped if shipped.is_dir() else package.parent / "themes"
