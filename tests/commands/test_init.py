"""`digest init`: a new site that builds as it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from digest.commands.init import THEMES, WORKFLOWS
from digest.deploy.headers import FINGERPRINT, FOR_EVER
from digest.layout import shipped_themes
from tests.a_site import Site, dead_links
from tests.commands.typed import typed


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


@pytest.mark.parametrize("name", WORKFLOWS)
def test_the_file_for_a_host_builds_the_site(tmp_path: Path, name: str) -> None:
    """Its commands are typed as the host would, where digest is installed already."""
    inside, outside = WORKFLOWS[name]
    assert typed("-C", tmp_path, "init", "news", "--ci", name).exit_code == 0
    site = Site(tmp_path / "news")
    text = (site.root / outside).read_text(encoding="utf-8")
    read = tomllib.loads(text) if inside.endswith(".toml") else yaml.safe_load(text)
    lines = [line for line in commands_in(read) if not line.startswith("pip ")]
    assert [line.split()[:2] for line in lines][:2] == [["digest", "check"], ["digest", "build"]]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for line in lines:
        words = ["/bin/sh", "-e", "-c", line]
        subprocess.run(words, check=True, cwd=site.root, env={**os.environ, "PATH": path})  # noqa: S603  the file's own commands
    published = site.root / ("public" if name == "gitlab" else "site")
    assert (published / "index.html").is_file()
    if name == "cloudflare":
        rules = (published / "_headers").read_text(encoding="utf-8").split("\n")
        assert rules == ["/assets/*", f"  Cache-Control:{FOR_EVER}", ""]
    if name == "netlify":
        assert read["build"]["publish"] == "site"
        assert read["headers"][0]["values"]["Cache-Control"] == FOR_EVER
    lasting = [path for path in (published / "assets").rglob("*") if path.is_file()]
    assert lasting
    assert [one.name for one in lasting if not FINGERPRINT.search(one.name)] == []


def commands_in(read: Any) -> list[str]:  # noqa: ANN401  what YAML or TOML holds
    """Return the commands of a file for a host, in order."""
    if "build" in read:
        return [str(line) for line in read["build"]["command"].split(" && ")]
    if "pages" in read:
        return list(read["pages"]["script"])
    steps = read["jobs"]["publish"]["steps"]
    return [step["run"] for step in steps if "run" in step]


def test_the_file_for_a_host_comes_to_a_site_that_is_there_and_replaces_no_other(
    tmp_path: Path,
) -> None:
    (tmp_path / "config.yaml").write_text("title: Mine\n", encoding="utf-8")
    for _ in range(2):
        done = typed("-C", tmp_path, "init", ".", "--ci", "gitlab")
        assert done.exit_code == 0
        assert done.stdout.startswith(".gitlab-ci.yml is there")
    told = json.loads(typed("-C", tmp_path, "init", ".", "--ci", "gitlab", "--json").stdout)
    assert told["files"] == [".gitlab-ci.yml"]
    assert {p.name for p in tmp_path.iterdir()} == {"config.yaml", ".gitlab-ci.yml"}
    (tmp_path / ".gitlab-ci.yml").write_text("mine", encoding="utf-8")
    refused = typed("-C", tmp_path, "init", ".", "--ci", "gitlab")
    assert refused.exit_code == 1
    assert "there is another file of this name" in refused.stderr
