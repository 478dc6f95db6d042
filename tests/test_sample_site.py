"""The repository's own site: what a newcomer sees first, and what stays as it is when built."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from digest.ingest import Request, ingest
from digest.text.origin import origin_of
from digest.wording import NOTE_KINDS
from tests.a_site import Site, dead_links

ROOT = Path(__file__).parent.parent
SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if not path.name.startswith("."))
POSTS = sorted((ROOT / "content/posts").glob("*.md"))
ADDRESS = re.compile(rb"https?://([^/\s\"'<>)\]]+)")
NAMESPACES = {b"schema.org", b"ogp.me"}
"""Addresses that say which vocabulary is meant; nobody is sent there."""

LABELS = ("sample", "Beispiel", "exemple", "نمونه")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    for name in ("seeds", "content", "themes"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "config.yaml", tmp_path)
    return Site(tmp_path)


def test_a_second_ingest_and_a_second_build_change_nothing(site: Site) -> None:
    before = site.output("content")
    assert {outcome.did for outcome in ingest(site.root, Request()).outcomes} == {"unchanged"}
    assert site.output("content") == before
    assert site.build().warnings == ()
    assert site.build().written == {}


def test_every_link_of_every_page_leads_somewhere(site: Site) -> None:
    site.build()
    assert dead_links(site.output()) == []


def test_posts_that_nobody_edited_are_what_ingest_makes_today(site: Site) -> None:
    kept = {path.name: path.read_bytes() for path in POSTS}
    shutil.rmtree(site.root / "content/posts")
    ingest(site.root, Request())
    made = site.output("content/posts")
    untouched = {
        name: content
        for name, content in kept.items()
        if (origin := origin_of(content, name)) and origin.is_untouched
    }
    assert len(untouched) >= 9
    assert {name: made.get(name) for name in untouched} == untouched


def test_there_are_enough_samples_of_enough_shapes(site: Site) -> None:
    assert len(SEEDS) >= 10
    assert any(path.suffix == ".html" for path in SEEDS)
    site.build()
    pages = [page.decode() for name, page in site.output().items() if name.startswith("202")]
    assert any('lang="de"' in page for page in pages)
    assert any('<article class="post has-notes" dir="rtl">' in page for page in pages)
    noted = [page for page in pages if "doc-footnote" in page]
    assert len(noted) >= 4
    assert all(any(f'class="note {kind}' in page for page in noted) for kind in NOTE_KINDS)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_a_seed_says_that_it_is_a_sample(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    assert any(label in text for label in LABELS)


@pytest.mark.parametrize("path", [*SEEDS, *POSTS], ids=lambda path: path.name)
def test_samples_lead_to_no_real_address(path: Path) -> None:
    hosts = set(ADDRESS.findall(path.read_bytes())) - NAMESPACES
    assert {host for host in hosts if not host.endswith(b"example.org")} == set()
