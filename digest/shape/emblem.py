"""By what a site is known outside of its pages: its icon, and the web app manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.shape.frame import ICON, MANIFEST, Page
from digest.shape.program_views import IconView, JsonView
from digest.shape.scripts import script
from digest.wording import direction

if TYPE_CHECKING:
    from digest.config import Config

PAPER = "#fdfbf6"
"""What a system shows around the pages of the default theme."""


def icon(config: Config) -> Page:
    """Return the site's icon."""
    return Page(ICON, "icon.svg", icon_view, (config,))


def icon_view(config: Config) -> IconView:
    """Return the first letter or digit of the site's title, after an article."""
    return IconView(letter_of(config.title))


def letter_of(title: str) -> str:
    """Return the letter that a title is known by: that of its first word with a capital, if any."""
    words = [word for word in title.split() if any(map(str.isalnum, word))]
    if len(words) > 1 and words[0].lower() in ARTICLES:
        words = words[1:]
    return next((sign.upper()[:1] for word in words for sign in word if sign.isalnum()), "•")


ARTICLES = frozenset(
    ("the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "o", "de")
)
"""Words that many titles begin with, so that no site is told from another by them."""


def manifest(config: Config) -> Page:
    """Return the web app manifest."""
    return Page(MANIFEST, MANIFEST, manifest_view, (config,))


def manifest_view(config: Config) -> JsonView:
    """Return the manifest (W3C, Web Application Manifest); its addresses are relative to it."""
    return JsonView(
        script(
            {
                "name": config.title,
                "short_name": config.title,
                "description": config.description,
                "lang": config.language,
                "dir": direction(config.language),
                "start_url": "./",
                "scope": "./",
                "display": "minimal-ui",
                "background_color": PAPER,
                "theme_color": PAPER,
                "icons": [{"src": ICON, "sizes": "any", "type": "image/svg+xml"}],
            }
        )
    )
