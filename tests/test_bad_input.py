"""Slips that people make, as they see them: the place, what is wrong, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.a_site import CONFIG, Site, new_site, post
from tests.commands.typed import typed

if TYPE_CHECKING:
    from pathlib import Path

TIDES = "content/posts/tides.md"
SLIPS: dict[str, tuple[str, str | bytes, str, str]] = {
    "an empty post": (TIDES, "", f"{TIDES}: this file is empty", "write a title"),
    "an empty config": ("config.yaml", "", "config.yaml", "title: "),
    "a config that is a list": ("config.yaml", "- title\n", "config.yaml:1:1: ", "key: value"),
    "bad encoding": (TIDES, b"---\ntitle: x\n---\ncaf\xe9\n", f"{TIDES}:4:4: ", "UTF-8"),
    "bad YAML": (TIDES, "---\ntitle: a: b\n---\nx\n", f"{TIDES}:2:9: ", 'title: "a: b"'),
    "front matter never closed": (TIDES, "---\ntitle: x\n", f"{TIDES}:1:1: ", "---"),
    "a tab for an indent": (
        TIDES,
        "---\ntitle: x\nsources:\n\t- a\n---\nx\n",
        f"{TIDES}:4:",
        "tab",
    ),
    "an unknown key": (TIDES, "---\ntitel: x\n---\nx\n", f'{TIDES}:2:1: "titel"', '"title"?'),
    "an unknown setting": (
        "config.yaml",
        CONFIG + "langauge: en\n",
        'config.yaml:4:1: "langauge"',
        'did you mean "language"?',
    ),
    "a bad date": (TIDES, post(date="8.6.2019"), f'{TIDES}:3:7: "8.6.2019"', "2019-06-08"),
    "a date that never was": (TIDES, post(date="2019-02-30"), f"{TIDES}:3:7: ", "is not a date"),
    "an address claimed twice": (
        "content/posts/Tides-2.md",
        post().replace("tags:", "slug: tides\ntags:"),
        "content/posts/Tides-2.md has the same address",
        "slug",
    ),
    "an unknown theme": ("config.yaml", CONFIG + "theme: nice\n", "config.yaml:4:8: ", "default"),
    "an unknown template": (
        "themes/default/templates/post.html",
        "{% extends 'layuot.html' %}",
        "themes/default/templates/post.html:1: ",
        'did you mean "layout.html"?',
    ),
    "a note without a text": (
        TIDES,
        post(body="==high==[^context-a] tide"),
        f'{TIDES}:9:1: the note "context-a" has no text',
        "add a line below",
    ),
    "a link that leads nowhere": (
        TIDES,
        post(body="See [x](../pages/abuot.md)."),
        f'{TIDES}:9: the link "../pages/abuot.md" leads to no post',
        'did you mean "../pages/about.md"?',
    ),
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = new_site(tmp_path / "news", {"tides.md": post()})
    site.write("content/pages/about.md", "---\ntitle: About\n---\nx\n")
    site.build()
    return site


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_shown_with_its_place_and_its_mend_and_nothing_is_written(
    site: Site, slip: str
) -> None:
    name, text, place, mend = SLIPS[slip]
    before = site.output()
    site.write(name, text)
    result = typed("-C", site.root, "build")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert place in result.stderr
    assert mend in result.stderr
    assert site.output() == before


def test_a_folder_that_cannot_be_written_is_named(site: Site) -> None:
    site.write("notes", "a file")
    result = typed("-C", site.root, "build", "--output", site.root / "notes" / "out")
    assert result.exit_code == 1
    assert f"{site.root / 'notes' / 'out'}: " in result.stderr
    assert "--output" in result.stderr


def test_missing_files_are_named(site: Site) -> None:
    result = typed("-C", site.root, "ingest", site.root / "gone.txt", site.root / "gone")
    assert result.exit_code == 1
    assert result.stderr.count("there is no such file or folder") == 2


def test_everything_wrong_is_listed_at_once(site: Site) -> None:
    site.write("config.yaml", CONFIG + "a: b\nedition: hour\n")
    site.write(TIDES, "---\ntitel: x\ndate: soon\n---\n==x==[^context-a]\n")
    site.write("content/posts/b.notes.yaml", "- {}\n")
    site.write("content/posts/b.md", post())
    shown = typed("-C", site.root, "build").stderr
    for place in ("config.yaml:4:1", "config.yaml:5:10", f"{TIDES}:2:1", f"{TIDES}:3:7"):
        assert place in shown
    assert f"{TIDES}:5:1" in shown
    assert shown.count("content/posts/b.notes.yaml:1:3") == 4
