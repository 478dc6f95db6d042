from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from benchmarks import engines
from benchmarks.corpus import corpus
from benchmarks.engines import HERE, forget, lay, text_of
from digest.manifest import read_manifest

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = corpus(1)[0]


def test_the_bench_theme_extends_no_other() -> None:
    """Else pages would be drawn that the other generators don't make."""
    manifest = read_manifest((HERE / "theme" / "theme.yaml").read_text("utf-8"), "theme.yaml")
    assert not manifest.extends


def test_a_post_says_the_same_to_every_generator() -> None:
    header, _, body = text_of(engines.hugo("hugo"), ENTRY).removeprefix("---\n").partition("---\n")
    typed = yaml.safe_load(header)
    assert (typed["title"], typed["date"], tuple(typed["tags"])) == (
        ENTRY.title,
        ENTRY.date,
        ENTRY.tags,
    )
    assert body == "\n" + ENTRY.body
    assert text_of(engines.digest("digest"), ENTRY) == text_of(engines.hugo("hugo"), ENTRY)
    head, _, body = text_of(engines.pelican("pelican"), ENTRY).partition("\n\n")
    assert f"Title: {ENTRY.title}" in head
    assert f"Tags: {', '.join(ENTRY.tags)}" in head
    assert body == ENTRY.body


@pytest.mark.parametrize(("theme", "named"), [("bench", "bench"), ("default", "default")])
def test_a_site_of_digest_names_its_theme(theme: str, named: str, tmp_path: Path) -> None:
    lay(engines.digest("digest", theme=theme), tmp_path / "site", [ENTRY])
    config = yaml.safe_load((tmp_path / "site" / "config.yaml").read_text(encoding="utf-8"))
    assert config["theme"] == named


def test_a_cold_build_finds_its_site_and_nothing_of_an_earlier_build(tmp_path: Path) -> None:
    engine = engines.hugo("hugo")
    site = tmp_path / "site"
    lay(engine, site, [ENTRY])
    laid = sorted(site.rglob("*"))
    (site / "public" / "tags").mkdir(parents=True)
    (site / ".hugo_build.lock").touch()
    forget(engine, site)
    assert sorted(site.rglob("*")) == laid
