from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.check import check
from tests.a_site import NOW, new_site
from tests.checking.examples import DOT, post

if TYPE_CHECKING:
    from pathlib import Path


def rules_of(root: Path, body: str) -> list[str]:
    """Return the rules that find something in a post of this body, in a site with some pages."""
    site = new_site(root, {"a.md": post(body), "b.md": post(slug="b", title="B")})
    site.write(
        "content/pages/about.md", "---\ntitle: About\naliases: [/info/]\n---\n\n## Us {#us}\n"
    )
    site.write("content/editions/2026-W45.md", "A week.\n")
    site.write("content/media/quay.png", DOT)
    return [finding.rule for finding in check(root, NOW).findings]


@pytest.mark.parametrize(
    "target",
    [
        "b.md",
        "../pages/about.md#us",
        "../editions/2026-W45.md",
        "quay.png",
        "/media/quay.png",
        "/about/",
        "/about/#us",
        "/2026/11/02/b/",
        "/tags/",
        "/editions/2026-W45/",
        "/info/",
        "/feed.xml",
        "/",
        "../b/",
        "?page=2",
        "mailto:desk@example.org",
        "#sources",
    ],
)
def test_a_link_that_leads_somewhere_is_let_be(target: str, tmp_path: Path) -> None:
    assert rules_of(tmp_path, f"See [it]({target}).") == []


@pytest.mark.parametrize(
    ("target", "rule"),
    [
        ("c.md", "dead-link"),
        ("/abuot/", "dead-link"),
        ("/2026/11/03/b/", "dead-link"),
        ("../c/", "dead-link"),
        ("/tags/none/", "dead-link"),
        ("../pages/about.md#them", "dead-anchor"),
        ("/about/#them", "dead-anchor"),
        ("#them", "dead-anchor"),
        ("key.pdf", "missing-media"),
        ("/media/key.png", "missing-media"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(target: str, rule: str, tmp_path: Path) -> None:
    assert rules_of(tmp_path, f"See [it]({target}).") == [rule]


def test_a_picture_of_a_post_that_is_missing_is_found(tmp_path: Path) -> None:
    site = new_site(tmp_path, {"a.md": post(more="image: {file: key.png, alt: A key}")})
    site.write("content/media/kay.png", DOT)
    (finding,) = check(tmp_path, NOW).findings
    assert finding.rule == "missing-media"
    assert finding.problem.hint == 'did you mean "kay.png"?'
