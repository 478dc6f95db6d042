"""No two files claim one address, and none claims what the site needs for itself."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from digest.shape.claims import alias_address, refused_claims
from tests.shape.sample import plain, post

if TYPE_CHECKING:
    from digest.text.facts import Plain, Post


def messages(*things: Post | Plain) -> list[str]:
    """Return what is said against the addresses of these files, each with the file's name."""
    return [
        f"{problem.place.path.rpartition('/')[2]}: {problem.message}"
        for problem in refused_claims(things)
    ]


def test_different_addresses_are_fine() -> None:
    assert messages(post("a"), post("b"), post("a2", "date: 2026-11-03\nslug: a"), plain("a")) == []


def test_two_posts_at_one_address_are_a_problem_naming_both() -> None:
    assert messages(post("a"), post("b", "date: 2026-11-02\nslug: A")) == [
        "b.md: content/posts/a.md has the same address, /2026/11/02/a/"
    ]


def test_two_pages_at_one_address_are_a_problem() -> None:
    assert messages(plain("a"), plain("b", "slug: a")) == [
        "b.md: content/pages/a.md has the same address, /a/"
    ]


@pytest.mark.parametrize(
    "slug",
    ["archive", "assets", "editions", "media", "sources", "tags", "undated", "2026", "Tags"],
)
def test_a_page_can_not_have_a_folder_of_the_site(slug: str) -> None:
    (message,) = messages(plain("a", f"slug: {slug}"))
    assert message == f"a.md: the address /{slug.lower()}/ is used by the site itself"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("/old/a/", "old/a/"),
        ("old/a", "old/a/"),
        ("/old/a.html", "old/a.html"),
        ("/a.htm", "a.htm"),
        ("/a.php", "a.php/"),
        ("/%D8%A2/", "آ/"),
        ("/u\u0308/", "ü/"),
        ("/", "/"),
    ],
)
def test_an_alias_means_a_page_unless_it_names_an_html_file(typed: str, address: str) -> None:
    assert alias_address(typed) == address


@pytest.mark.parametrize(
    "alias",
    [
        *("/", "/tags/x/", "/Archive/", "/media/a.html", "undated/a", "/index.html", "/404.html"),
        *("/feed.xml", "/feed.xml/old", "/sitemap.xml", "/sitemap-2.xml", "/robots.txt", "assets"),
    ],
)
def test_an_alias_can_not_have_what_the_site_uses(alias: str) -> None:
    (message,) = messages(post("a", f"date: 2026-11-02\naliases: ['{alias}']"))
    assert message.endswith("is used by the site itself")


@pytest.mark.parametrize(
    "alias",
    [
        *("/../x/", "a/../../b", "/a//b/", "/%2e%2e/a/", "/.hidden/", "/a/./b/", "/a/.b.html"),
        *("/a%00b/", "/a%0Ab/", "/" + "x" * 256 + "/", "/" + "🌊" * 64 + "/"),
        *("/..%5Cx/", "/a%3Ab/"),
    ],
)
def test_an_alias_is_an_address_on_this_site(alias: str) -> None:
    (message,) = messages(post("a", f"date: 2026-11-02\naliases: ['{alias}']"))
    assert message.endswith("is not an address on this site")


def test_an_alias_can_not_be_where_another_page_lives() -> None:
    found = messages(post("a", "date: 2026-11-02\naliases: [/ABOUT/index.html]"), plain("about"))
    assert found == [
        'a.md: the alias "/ABOUT/index.html" is also an address of content/pages/about.md'
    ]


def test_an_alias_can_not_be_where_its_own_page_lives() -> None:
    (message,) = messages(post("a", "date: 2026-11-02\naliases: [/2026/11/02/a]"))
    assert message == 'a.md: the alias "/2026/11/02/a/" is where this page lives already'


def test_two_files_can_not_have_one_alias_however_it_is_composed() -> None:
    parted = unicodedata.normalize("NFD", "/Über/")
    found = messages(
        post("a", "date: 2026-11-02\naliases: [/über]"),
        post("b", f"date: 2026-11-02\naliases: [{parted}]"),
    )
    assert found == ['b.md: the alias "/Über/" is also an address of content/posts/a.md']


def test_one_file_may_name_an_alias_twice() -> None:
    assert messages(post("a", "date: 2026-11-02\naliases: [/b, /b/, /B/]")) == []


@pytest.mark.parametrize("alias", ["/old.html/x/", "/about/index.html/x/"])
def test_an_alias_can_not_lie_below_a_file(alias: str) -> None:
    found = messages(
        plain("about", "aliases: /old.html"), post("a", f"date: 2026-11-02\naliases: {alias}")
    )
    assert [message.partition(" lies ")[2] for message in found] == [
        f"below the file {alias.removesuffix('/x/')}"
    ]


def test_a_year_may_lead_to_a_post_as_nothing_else_is_there() -> None:
    assert messages(post("a", "date: 2026-11-02\naliases: /2019/")) == []
