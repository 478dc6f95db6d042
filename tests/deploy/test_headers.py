from __future__ import annotations

import pytest

from digest.deploy.headers import (
    ASSETS,
    BRIEFLY,
    FEEDS,
    FOR_EVER,
    PAGES,
    headers_of,
    rules_of,
    stage_of,
)


@pytest.mark.parametrize(
    ("name", "kind", "kept", "stage"),
    [
        ("index.html", "text/html; charset=utf-8", BRIEFLY, PAGES),
        ("assets/style.css", "text/css; charset=utf-8", BRIEFLY, ASSETS),
        ("assets/style.5e1fb7a1.css", "text/css; charset=utf-8", FOR_EVER, ASSETS),
        ("assets/notes.0123456789abcdef.js", "text/javascript; charset=utf-8", FOR_EVER, ASSETS),
        ("media/tide.jpg", "image/jpeg", BRIEFLY, ASSETS),
        ("media/report.2024.pdf", "application/pdf", BRIEFLY, ASSETS),
        ("feed.xml", "application/atom+xml", BRIEFLY, FEEDS),
        ("sitemap.xml", "application/xml", BRIEFLY, FEEDS),
        ("notes/annotations.jsonld", "application/ld+json", BRIEFLY, FEEDS),
        ("robots.txt", "text/plain; charset=utf-8", BRIEFLY, FEEDS),
        ("odd", "application/octet-stream", BRIEFLY, ASSETS),
    ],
)
def test_a_file_has_its_type_its_time_and_its_turn(
    name: str, kind: str, kept: str, stage: int
) -> None:
    assert headers_of(name) == (("Cache-Control", kept), ("Content-Type", kind))
    assert stage_of(name) == stage


def test_rules_name_what_lasts_and_never_a_file_twice() -> None:
    lasting = ["assets/style.5e1fb7a1.css", "assets/fonts/serif.5e1fb7a1.woff2"]
    assert rules_of([*lasting, "index.html", "tags/a/index.html"]).decode().splitlines() == [
        "/assets/*",
        f"  Cache-Control: {FOR_EVER}",
    ]
    mixed = rules_of([*lasting, "assets/plain.css", "top.5e1fb7a1.js"]).decode().splitlines()
    assert mixed[::2] == [
        "/assets/fonts/serif.5e1fb7a1.woff2",
        "/assets/style.5e1fb7a1.css",
        "/top.5e1fb7a1.js",
    ]
    assert rules_of(["index.html"]) == b""
