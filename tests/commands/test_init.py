"""`digest init`: a new site that builds as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from digest.commands.init import THEMES
from digest.layout import shipped_themes
from tests.a_site import Site, dead_links
from tests.commands.typed import typed

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_site_ingests_and_builds_without_a_warning(tmp_path: Path) -> None:
    assert typed("-C", tmp_path, "init", "harbour-news").exit_code == 0
    site = Site(tmp_path / "harbour-news")
    assert typed("-C", site.root, "ingest").exit_code == 0
    built = typed("-C", site.root, "build")
    assert (built.exit_code, built.stderr) == (0, "")
    assert built.stdout.startswith("2 posts, ")
    assert dead_links(site.output()) == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_new_site_can_begin_with_any_theme_that_ships(tmp_path: Path, theme: str) -> None:
    assert typed("init", tmp_path, "--theme", theme).exit_code == 0
    site = Site(tmp_path)
    assert typed("-C", site.root, "build").exit_code == 0
    assert f"theme: {theme}\n" in (tmp_path / "config.yaml").read_text(encoding="utf-8")
    assert ('class="slug"' in site.page("index.html")) is (theme == "wire")
    assert dead_links(site.output()) == []


def test_the_themes_to_begin_with_are_those_that_have_pages() -> None:
    homes = shipped_themes().glob("*/templates/home.html")
    assert sorted(home.parent.parent.name for home in homes) == sorted(THEMES)


def test_the_title_is_the_folder_s_name_whatever_it_holds(tmp_path: Path) -> None:
    typed("init", tmp_path / 'a: "b" #c')
    config = (tmp_path / 'a: "b" #c' / "config.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(config)["title"] == 'A: "B" #C'


def test_a_site_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("title: Mine\n", encoding="utf-8")
    result = typed("init", tmp_path)
    assert result.exit_code == 1
    assert "there is a site here already" in result.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["config.yaml"]


def test_other_files_that_are_there_are_kept(tmp_path: Path) -> None:
    """A fresh clone has a .gitignore."""
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    assert typed("init", tmp_path).exit_code == 0
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "mine\n"
    assert typed("-C", tmp_path, "build").exit_code == 0
