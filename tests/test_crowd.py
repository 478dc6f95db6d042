"""A small crowd at a preview: no request fails, every stream hears the last word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.a_site import new_site, post
from tests.crowd import crowd

if TYPE_CHECKING:
    from pathlib import Path


def test_many_tabs_and_many_requests_are_all_answered(tmp_path: Path) -> None:
    site = new_site(tmp_path / "news", {"tides.md": post("Tides")})
    site.build()
    found = crowd(site.root / "site", tabs=200, clients=2, seconds=1.0)
    assert found.came.amiss == ()
    assert len(found.came.seconds) > 0
