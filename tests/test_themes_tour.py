"""The page on themes, done as a reader does it: each file written, each setting set, each built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import nodes

from digest.layout import shipped_themes
from digest.press.theme import tree_of
from tests.a_site import Site, dead_links, new_site, post
from tests.documents import DOCS, Block, blocks, rows, section

if TYPE_CHECKING:
    from pathlib import Path

PAGE = DOCS / "themes.md"
STEPS = [block for block in blocks(PAGE) if block.purpose and block.lang in {"yaml", "html", "css"}]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    noted = "The ==high tide==[^context-a] came.\n\n[^context-a]: At noon. {: by=Ana }"
    made = new_site(
        tmp_path / "news", {"tides.md": post("Tides", body=noted), "gates.md": post("Gates")}
    )
    made.write("content/pages/about.md", "---\ntitle: About\n---\nUs.\n")
    return made


def do(site: Site, block: Block) -> None:
    """Do what one block says."""
    names = {"config": "config.yaml", "theme": "themes/gazette/theme.yaml"}
    site.write(names.get(block.purpose, block.purpose), block.text)


def test_the_page_leads_where_it_says(site: Site) -> None:
    config, *steps = STEPS
    do(site, config)
    site.build()
    home = site.page("index.html")
    assert "--accent-light: #0b5394;" in home
    assert "--display: Georgia, serif" in home
    assert 'class="motto"' not in home

    of_default = [step for step in steps if step.purpose.startswith("themes/default/")]
    for step in of_default:
        do(site, step)
    site.build()
    for name in ("index.html", "about/index.html"):
        assert site.page(name).count("<p>Printed on <em>no</em> paper at all.</p>") == 1
    (style,) = (text for name, text in site.output().items() if name.startswith("assets/style."))
    assert style.endswith(b".standfirst{font-style:italic}")
    assert b".masthead" in style

    for step in steps:
        if step not in of_default:
            do(site, step)
    site.build()
    assert dead_links(site.output()) == []
    home = site.page("index.html")
    assert "color: #103050" in home
    assert "<h2><a" in home
    assert ">Home</a>" in home
    assert "Tags" not in home
    assert "note-mark" in site.page(page_of(site))
    assert "feed.xml" in site.output()
    assert not [name for name in site.output() if name.startswith("tags/")]


def page_of(site: Site) -> str:
    """Return the name of the page of the first post."""
    return next(name for name in site.output() if name.endswith("/tides/index.html"))


def test_every_block_of_the_default_theme_is_described() -> None:
    templates = shipped_themes() / "default" / "templates"
    blocks_of = {
        (node.name, path.name)
        for path in templates.glob("*.html")
        for node in tree_of(path.read_text(encoding="utf-8"), path.name).find_all(nodes.Block)
    }
    described = rows(section(DOCS / "theme-fields.md", "Blocks"))
    assert all(cells[1].rstrip("| ") for cells in described.values())
    first = {name: cells[0].strip("`") for name, cells in described.items()}
    assert first.keys() == {name for name, _ in blocks_of}
    assert set(first.items()) <= blocks_of
