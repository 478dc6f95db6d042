"""What is known is not read again; what changed is; all that is wrong is told at once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from digest.build import build
from digest.last import BrokenMemoError, Memo, Task
from digest.problems import DigestError
from digest.reading import Bodies, parse_posts, post_in, read, read_settings
from digest.report import Options
from digest.sources import read_content
from tests.a_site import NOW, Site, new_site, post

if TYPE_CHECKING:
    from pathlib import Path

TIDES, GATES = "content/posts/tides.md", "content/posts/gates.md"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = new_site(tmp_path / "news", {"tides.md": post(), "gates.md": post("Gates")})
    site.write("content/media/map.svg", "<svg/>")
    return site


def built(site: Site) -> Task:
    """Build; return the next task, which knows of it."""
    memo = Memo()
    build(site.root, Options(), NOW, memo)
    return Task(site.root, Options(), memo)


def test_only_what_changed_is_read(site: Site) -> None:
    task = built(site)
    old = read(task, None)
    site.edit(TIDES, "The text", "A text")
    site.edit(GATES, "The text", "No text")
    site.write("content/media/map.svg", "<svg></svg>")
    found = read(task, {TIDES})
    assert (found.posts[GATES], found.content.media) == (old.posts[GATES], old.content.media)
    assert found.posts[TIDES].excerpt == "A text of Tides."
    assert found.bodies[TIDES].html == "<p>A text of Tides.</p>"


def test_another_language_or_zone_reads_all_posts_again(site: Site) -> None:
    task = built(site)
    site.write("config.yaml", "title: x\nlanguage: fa\n")
    found = read(task, {"config.yaml"})
    assert {one.direction for one in found.posts.values()} == {"rtl"}


def test_a_text_that_came_back_is_not_parsed_again(site: Site) -> None:
    task = built(site)
    _, config = read_settings(site.root, Options())
    parsed = parse_posts(task, read_content(site.root), config)
    assert [one.body for one in parsed.values()] == [None, None]
    assert {path: one.row for path, one in parsed.items()} == {
        path: task.memo.rows[f"p{path}"] for path in (GATES, TIDES)
    }


def test_a_body_is_parsed_when_it_is_asked_for_and_only_of_its_own_text(site: Site) -> None:
    task = built(site)
    found = read(task, set())
    assert (set(found.bodies), len(found.bodies)) == ({TIDES, GATES}, 2)
    assert found.bodies[TIDES].html == "<p>The text of Tides.</p>"
    site.edit(GATES, "The text", "Another text")
    with pytest.raises(DigestError, match="changed while the site was built"):
        found.bodies[GATES]
    with pytest.raises(KeyError):
        Bodies(task, found.config, {}, {})["content/posts/none.md"]


def test_everything_that_is_wrong_is_told_at_once(site: Site) -> None:
    site.write("config.yaml", "titel: x\n")
    site.edit(TIDES, "title:", "titel:")
    site.write("themes/default/templates/404.html", "{% if %}")
    posts = site.root / "content/posts"
    (posts / "gone.md").symlink_to(posts / "nowhere")
    os.mkfifo(posts / "gone.notes.yaml")
    os.mkfifo(posts / "gates.notes.yaml")
    with pytest.raises(DigestError) as caught:
        read(Task(site.root, Options(), Memo()), None)
    places = {problem.place.path for problem in caught.value.problems}
    assert places == {
        "config.yaml",
        "content/posts/gates.notes.yaml",
        "content/posts/gone.md",
        "content/posts/gone.notes.yaml",
        TIDES,
        "themes/default/templates/404.html",
    }


@pytest.mark.parametrize("row", ["", "[]", "7", '["a"]', "{}"])
def test_a_memo_that_can_not_be_read_is_told_from_one_that_can(row: str) -> None:
    memo = Memo()
    memo.rows = memo.rows.updated({f"p{TIDES}": row})
    with pytest.raises(BrokenMemoError):
        post_in(memo, TIDES)
