"""Rules on older addresses, as hosts read them; the pages at these are tested with all pages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from digest.shape.moved import rules
from digest.shape.program_views import RulesView
from tests.shape.values import BELOW, CONFIG, library_of, plain, post
from tests.theme_sample import render

LIBRARY = library_of(
    post("tides", aliases=("/old/tides/", "/تر/")),
    pages=(plain("about", aliases=("/about us.html",)),),
)


def lines(name: str, hosts: tuple[str, ...], library=LIBRARY, config=CONFIG) -> list[str]:  # type: ignore[no-untyped-def]  # noqa: ANN001  values of this module
    """Return the rules in a file, without its comments."""
    made = {page.output: page for page in rules(library, replace(config, redirects=hosts))}
    assert isinstance(made[name].view, RulesView)
    text = render(made[name].template, made[name].view)
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def test_no_rules_are_written_unless_they_are_asked_for() -> None:
    assert list(rules(LIBRARY, CONFIG)) == []


@pytest.mark.parametrize(
    ("hosts", "status"),
    [(("netlify",), "301!"), (("cloudflare",), "301"), (("netlify", "cloudflare"), "301")],
)
def test_netlify_and_cloudflare_are_told_of_each_spelling(
    hosts: tuple[str, ...], status: str
) -> None:
    assert lines("_redirects", hosts) == [
        f"/about%20us.html /about/ {status}",
        f"/old/tides/ /2026/11/02/tides/ {status}",
        f"/old/tides /2026/11/02/tides/ {status}",
        f"/%D8%AA%D8%B1/ /2026/11/02/tides/ {status}",
        f"/%D8%AA%D8%B1 /2026/11/02/tides/ {status}",
    ]


def test_rules_hold_below_a_folder_of_the_host() -> None:
    assert lines("_redirects", ("cloudflare",), config=BELOW)[0] == (
        "/our/news/about%20us.html /our/news/about/ 301"
    )
    assert lines(".htaccess", ("apache",), config=BELOW)[1] == (
        r'RedirectMatch 301 "^/our/news/old/tides/?$" "/our/news/2026/11/02/tides/"'
    )


HOSTILE = [
    '/a"b/',
    "/a\u00a0b/",
    "/x*:splat/",
    "/${HOME}/",
    "/(a+)+$/",
    "/%0A301/",
    "/a b 200/",
    "/$1/",
]


@pytest.mark.parametrize("alias", HOSTILE)
def test_no_alias_is_more_than_one_word_of_a_rule(alias: str) -> None:
    library = library_of(post("a"))
    library = replace(library, aliases=((alias.strip("/") + "/", "2026/11/02/a/"),))
    for line in lines("_redirects", ("netlify",), library):
        assert re.fullmatch(r"/[A-Za-z0-9%._~/-]+ /2026/11/02/a/ 301!", line)
    (line,) = lines(".htaccess", ("apache",), library)
    assert "${" not in line
    found = re.fullmatch(r'RedirectMatch 301 "((?:[^"\\]|\\.)*)" "/2026/11/02/a/"', line)
    assert found, line
    read = re.sub(r'\\(["\\])', r"\1", found[1])
    assert re.match(read, f"{alias}")
    assert re.match(read, alias.rstrip("/"))
    assert not re.match(read, f"{alias}b/")
