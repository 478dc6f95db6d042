from __future__ import annotations

import pytest

from digest.deploy.hosts import LIMITS, MIB, host_of, megabytes, refused
from digest.deploy.plan import File, Files
from digest.targets import HOSTS


def said(files: Files, host: str = "") -> list[str]:
    """Return what a host refuses, as a person reads it."""
    return [f"{problem.place}: {problem.message}" for problem in refused(files, host)]


def test_every_host_of_the_settings_has_its_limits_and_their_source() -> None:
    assert set(LIMITS) == set(HOSTS)
    assert all(limits.source.startswith("https://") for limits in LIMITS.values())


@pytest.mark.parametrize(
    ("host", "least", "message"),
    [
        (
            "cloudflare-pages",
            20_001,
            "site: the site has 20,001 files; Cloudflare Pages takes 20,000",
        ),
        ("gitlab-pages", 200_001, "site: the site has 200,001 files; GitLab Pages takes 200,000"),
        ("netlify", 54_001, "site/a: this folder has 54,001 files; Netlify takes 54,000"),
    ],
)
def test_a_host_takes_so_many_files_and_no_more(host: str, least: int, message: str) -> None:
    files = {f"a/{number}": File("", 0) for number in range(least)}
    assert said(files, host) == [message]
    del files["a/0"]
    assert said(files, host) == []


@pytest.mark.parametrize(("host", "most"), [("cloudflare-pages", 25), ("github-pages", 100)])
def test_a_host_takes_a_file_of_this_size_and_no_larger(host: str, most: int) -> None:
    assert said({"film.mp4": File("", most * MIB)}, host) == []
    (problem,) = said({"film.mp4": File("", most * MIB + 1)}, host)
    assert problem.startswith("site/film.mp4: this file has ")


@pytest.mark.parametrize("host", ["github-pages", "gitlab-pages"])
def test_a_host_takes_so_much_in_all(host: str) -> None:
    files = {f"{number}.bin": File("", 10**8) for number in range(10)}
    assert said(files, host) == []
    (problem,) = said(files | {"a": File("", 1)}, host)
    assert problem.startswith("site: the site has 1,000.1 MB; ")


def test_netlify_takes_no_name_with_signs_of_an_address() -> None:
    found = said(
        {"a#b.html": File("", 1), "c?.html": File("", 1), "d.html": File("", 1)}, "netlify"
    )
    assert found == [
        'site/a#b.html: Netlify takes no file whose name holds "#"',
        'site/c?.html: Netlify takes no file whose name holds "?"',
    ]
    assert said({"a#b.html": File("", 1)}) == []


def test_names_that_no_host_can_hold_beside_each_other_are_named() -> None:
    found = said({"Tides/a": File("", 1), "tides/a": File("", 1), "b\nc": File("", 1)})
    assert found == [
        "site/b␊c: this file's name holds a control character",
        "site/tides/a: differs in upper and lower case only from site/Tides/a",
    ]


@pytest.mark.parametrize(
    ("to", "host"),
    [
        ("git@github.com:me/news.git", "github-pages"),
        ("https://github.com/me/news", "github-pages"),
        ("ssh://git@gitlab.com/me/news.git", "gitlab-pages"),
        ("https://github.com.example.org/me/news", ""),
        ("git@example.org:github.com/news.git", ""),
        ("../pages.git", ""),
    ],
)
def test_a_host_is_known_by_the_address_of_the_repository(to: str, host: str) -> None:
    assert host_of(to) == host


def test_a_size_is_rounded_up() -> None:
    assert [megabytes(size) for size in (0, 1, 10**9)] == ["0.0 MB", "0.1 MB", "1,000.0 MB"]
