from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest.config import read_config
from digest.deploy.local import Local
from digest.deploy.plan import File
from digest.deploy.preflight import github_address, host, preflight
from digest.targets import Target
from tests.deploy.a_local import file_of

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = read_config("title: Tides\nbase_url: https://tides.example.org/\n")
MIRROR = Target("../mirror", name="mirror")
PAGES = Target("git@github.com:me/news.git", "gh-pages", name="pages")


def said(root: Path, target: Target, base_url: str = CONFIG.base_url) -> list[str]:
    """Return what speaks against a deploy."""
    config = replace(CONFIG, base_url=base_url)
    local = Local(root, {"a": File("", 1)}, {})
    return [problem.message for problem in preflight(root, config, target, local)]


def test_a_site_that_fits_has_no_problem(tmp_path: Path) -> None:
    root = tmp_path / "news"
    assert said(root, MIRROR) == []
    assert said(root, replace(PAGES, cname="tides.example.org")) == []
    assert said(root, PAGES, "https://me.github.io/news/") == []
    assert said(root, replace(PAGES, to="../pages.git")) == []


def test_the_address_of_the_preview_is_not_published(tmp_path: Path) -> None:
    (message,) = said(tmp_path / "news", MIRROR, "http://localhost:8000/")
    assert message.startswith('"base_url" is http://localhost:8000/')


@pytest.mark.parametrize("base_url", ["https://other.example.org/", "https://tides.example.org/a/"])
def test_the_address_is_that_of_the_domain(tmp_path: Path, base_url: str) -> None:
    (message,) = said(tmp_path / "news", replace(PAGES, cname="tides.example.org"), base_url)
    assert message == f'"base_url" is {base_url}, but pages is for tides.example.org'


def test_the_address_is_the_one_that_github_gives(tmp_path: Path) -> None:
    (message,) = said(tmp_path / "news", PAGES)
    assert message.endswith("but pages will be at https://me.github.io/news/")


@pytest.mark.parametrize(
    ("to", "address"),
    [
        ("https://github.com/Me/News", "https://me.github.io/News/"),
        ("ssh://git@github.com/me/me.github.io.git", "https://me.github.io/"),
        ("git@example.org:me/news.git", ""),
    ],
)
def test_github_serves_a_repository_at(to: str, address: str) -> None:
    assert github_address(replace(PAGES, to=to)) == address


def test_the_limits_are_those_of_the_host_that_is_named_or_seen() -> None:
    assert host(PAGES) == "github-pages"
    assert host(replace(PAGES, host="netlify")) == "netlify"
    assert host(replace(MIRROR, to="github.com/me")) == ""


@pytest.mark.parametrize("to", [".", "..", "site", "content/posts", "themes", ".digest/x", "seeds"])
def test_what_the_site_is_made_of_is_no_target(tmp_path: Path, to: str) -> None:
    root = tmp_path / "news"
    root.mkdir()
    (message,) = said(root, replace(MIRROR, to=to))
    assert message.endswith("holds what the site is made of, or belongs to it")
    assert said(root, replace(MIRROR, to="public")) == []


def test_a_disk_of_its_own_is_no_target(tmp_path: Path) -> None:
    (message,) = said(tmp_path, replace(MIRROR, to="/proc"))
    assert "is a disk of its own" in message


def test_hosts_at_the_root_of_a_domain_take_no_path(tmp_path: Path) -> None:
    root = tmp_path / "news"
    for name in ("netlify", "cloudflare-pages"):
        target = replace(MIRROR, host=name)
        assert said(root, target) == []
        (message,) = said(root, target, "https://tides.example.org/a/")
        assert message.endswith("but mirror is served from the root of a domain")


def test_rules_are_counted_as_their_host_reads_them(tmp_path: Path) -> None:
    target = replace(MIRROR, host="cloudflare-pages")
    rules = b"# a comment\n\n" + b"/a /b 301\n" * 2_001
    for content, count in ((rules, 1), (rules[:-10], 0)):
        files = {"_redirects": file_of(content)}
        local = Local(tmp_path / "site", files, {"_redirects": content})
        found = preflight(tmp_path / "news", CONFIG, target, local)
        assert len(found) == count
    content = b"/a/*\n  Cache-Control: no-store\n\tX-A: b\n" * 101
    local = Local(tmp_path / "site", {"_headers": file_of(content)}, {"_headers": content})
    (problem,) = preflight(tmp_path / "news", CONFIG, target, local)
    assert problem.message == "this file has 101 rules; Cloudflare Pages takes 100"
