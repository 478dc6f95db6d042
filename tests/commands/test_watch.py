"""`digest watch`: a person saves files, and the site follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.a_site import Site, new_site, post
from tests.commands.running import running
from tests.test_ingest import FERRY, NAME

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return new_site(tmp_path / "news", {"2026-11-02-tides.md": post("Tides")})


TIDES = "content/posts/2026-11-02-tides.md"
PAGE = "2026/11/02/tides/index.html"


def test_every_kind_of_change_is_followed_and_ctrl_c_ends_it_cleanly(site: Site) -> None:
    def is_there(name: str) -> bool:
        return (site.root / "site" / name).exists()

    with running(site.root, "watch") as watch:
        watch.until("written, 0 removed")

        site.edit(TIDES, "The text", "The new text")
        watch.reaches(lambda: "The new text" in site.page(PAGE))
        site.write("content/posts/2026-11-02-tides.notes.yaml", NOTES)
        watch.reaches(lambda: "A note." in site.page(PAGE))
        site.write("content/pages/about.md", "---\ntitle: About\n---\nx\n")
        watch.reaches(lambda: is_there("about/index.html"))
        site.write("themes/default/templates/404.html", "Lost\n")
        watch.reaches(lambda: site.page("404.html") == "Lost\n")
        site.write("themes/default/assets/more.css", "p {}")
        watch.reaches(lambda: is_there("assets/more.css"))
        site.remove("themes/default/assets/more.css")
        watch.reaches(lambda: not is_there("assets/more.css"))
        site.edit("config.yaml", "Tide Table", "Ebb Table")
        watch.reaches(lambda: "Ebb Table" in site.page("index.html"))
        (site.root / TIDES).rename(site.root / "content/posts/2026-11-02-ebb.md")
        watch.reaches(lambda: is_there("2026/11/02/ebb/index.html") and not is_there(PAGE))
        site.write("seeds/ferry.txt", FERRY)
        watch.until("made from ferry.txt")
        watch.reaches(lambda: is_there("2026/11/02/ferry-keeps-its-winter-timetable/index.html"))
        assert (site.root / NAME).exists()
        assert watch.interrupt() == 0
        watch.until("stopped")


NOTES = "- {id: a, kind: context, quote: new text, body: A note.}\n"


def test_a_broken_post_is_shown_the_old_site_stands_and_the_fix_clears_it(site: Site) -> None:
    with running(site.root, "watch") as watch:
        watch.until(" written")
        before = site.page(PAGE)
        site.edit(TIDES, "date: 2026-11-02", "date: soon")
        watch.until(f'{TIDES}:3:7: "soon" is not a date')
        watch.until("1 problem; the last good site stands")
        assert site.page(PAGE) == before
        site.edit(TIDES, "date: soon", "date: 2026-11-02")
        watch.until("0 written")


def test_a_site_that_is_broken_from_the_start_is_waited_for(site: Site) -> None:
    site.edit("config.yaml", "title:", "titel:")
    with running(site.root, "watch") as watch:
        watch.until('did you mean "title"?')
        assert not (site.root / "site").exists()
        site.edit("config.yaml", "titel:", "title:")
        watch.until(" written")
        assert "Tides" in site.page(PAGE)
