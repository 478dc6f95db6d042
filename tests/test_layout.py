"""The names of a site's own files are what its owner is told of."""

from __future__ import annotations

from pathlib import Path

from digest.build import build
from digest.layout import CACHE, CONFIG_FILE
from digest.report import Options
from tests.a_site import NOW, new_site, post

DOCS = Path(__file__).parent.parent / "docs"


def test_a_site_has_its_settings_and_its_cache_under_these_names(tmp_path: Path) -> None:
    site = new_site(tmp_path, {"a.md": post()})
    build(site.root, Options(), NOW)
    assert {CONFIG_FILE, CACHE} <= {path.name for path in site.root.iterdir()}


def test_the_docs_name_them() -> None:
    said = (DOCS / "building.md").read_text(encoding="utf-8")
    assert f"`{CACHE}/`" in said
    assert CONFIG_FILE in said
