"""`digest build`: what it says it did."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest.last import keep_last, look, recall
from tests.a_site import Site, new_site, post, settle
from tests.commands.typed import typed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return new_site(tmp_path / "news", {"tides.md": post(), "gates.md": post("Gates")})


def test_it_ends_with_what_the_site_holds_and_the_file_to_open(site: Site) -> None:
    *_, summary, last = typed("-C", site.root, "build").stdout.splitlines()
    assert summary.startswith("2 posts, ")
    assert "pages, 0 notes in " in summary
    assert last == f"open {site.root / 'site/index.html'}"


def test_why_gives_every_file_its_reason(site: Site) -> None:
    typed("-C", site.root, "build")
    site.remove("content/posts/gates.md")
    shown = typed("-C", site.root, "build", "--why").stdout
    assert ".css  kept: nothing it depends on has changed\n" in shown
    assert "index.html  written: what it shows has changed\n" in shown
    assert "2026/11/02/gates/index.html  removed: nothing makes it any more\n" in shown


def test_why_may_be_asked_of_one_file_or_folder(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = "kept: nothing it depends on has changed\n"
    typed("-C", site.root, "build")
    shown = typed("-C", site.root, "build", "--why", "tags/").stdout
    *fates, _, _ = shown.splitlines()
    assert {f"tags/index.html  {kept}".strip(), f"tags/sea/index.html  {kept}".strip()} <= {*fates}
    assert all(fate.startswith("tags/") for fate in fates)
    shown = typed("-C", site.root, "build", "--why", site.root / "site/index.html").stdout
    assert shown.startswith(f"index.html  {kept}2 posts, ")
    nowhere = typed("-C", site.root, "build", "--why", "tag")
    assert nowhere.stdout.startswith("2 posts, ")
    assert nowhere.stderr == 'no file of the site is at "tag"\n'
    monkeypatch.chdir(site.root / "site/tags")
    assert "\nindex.html  kept" in typed("-C", site.root, "build", "--why").stdout


def test_verify_proves_that_a_clean_build_gives_the_same(site: Site) -> None:
    result = typed("-C", site.root, "build", "--verify")
    assert result.exit_code == 0
    assert result.stdout.endswith("verified: a clean build gives the same bytes\n")


def test_verify_names_what_differs_and_why(site: Site) -> None:
    """The site lies on a disk that hid a change: the last build is told to have seen it."""
    typed("-C", site.root, "build")
    site.edit("content/posts/tides.md", "The text of Tides.", "The words of Tides.")
    settle(site)
    last = recall(site.root)
    assert last is not None
    keep_last(site.root, replace(last, read=look(site.root)))

    result = typed("-C", site.root, "build", "--verify")
    assert result.exit_code == 1
    page = site.root / "site/2026/11/02/tides/index.html"
    lines = result.stderr.splitlines()
    (at,) = [n for n, line in enumerate(lines) if line.startswith(f"{page}:")]
    place, message = lines[at].split(": ", 1)
    assert message == "this is not what a clean build makes: what it shows has changed"
    number, column = map(int, place.split(":")[1:])
    line = page.read_text(encoding="utf-8").split("\n")[number - 1]
    assert line[column - 1 :].startswith("text of Tides")
    assert "The text of Tides" in lines[at + 1]
    assert "a clean build has: " in lines[at + 3]
    assert "The words of Tides" in lines[at + 3]
    assert "--clean" in lines[at + 4]

    as_json = typed("-C", site.root, "build", "--verify", "--json")
    assert as_json.exit_code == 1
    told = json.loads(as_json.stdout)["differing"]
    assert told["2026/11/02/tides/index.html"] == "what it shows has changed"
    assert typed("-C", site.root, "build", "--clean", "--verify").exit_code == 0


def test_json_holds_what_was_done(site: Site) -> None:
    done = json.loads(typed("-C", site.root, "build", "--json", "--verify").stdout)
    assert done["posts"] == 2
    assert done["written"]["index.html"] == "it is new"
    assert (done["kept"], done["removed"], done["differing"]) == ([], [], {})


def test_an_address_that_is_none_is_a_usage_error(site: Site) -> None:
    result = typed("-C", site.root, "build", "--base-url", "news.example.org")
    assert result.exit_code == 2
    assert "https://news.example.org/" in result.stderr


def test_another_address_is_written_into_the_pages(site: Site) -> None:
    typed("-C", site.root, "build", "--base-url", "https://b.example.org/x")
    assert '<link rel="canonical" href="https://b.example.org/x/">' in site.page("index.html")


def test_warnings_are_shown_and_do_not_fail(site: Site) -> None:
    site.write("content/posts/undated.md", "---\ntitle: No date\n---\nx\n")
    result = typed("-C", site.root, "build")
    assert result.exit_code == 0
    assert "content/posts/undated.md:1:1: warning: this post has no date" in result.stderr


def test_a_foreign_folder_is_refused(site: Site, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/a.jpg").write_bytes(b"x")
    result = typed("-C", site.root, "build", "--output", tmp_path / "photos")
    assert result.exit_code == 1
    assert 'this folder holds files that digest did not write, such as "a.jpg"' in result.stderr
    assert [p.name for p in (tmp_path / "photos").iterdir()] == ["a.jpg"]
