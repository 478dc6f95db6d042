"""Sites with themes, options and kinds of pages of their own, built whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from digest.layout import shipped_themes
from digest.navigation import OPTIONAL
from digest.press.plan import ASSETS
from digest.problems import DigestError
from tests.a_site import CONFIG, Site, dead_links, new_site, post, settle, unstamped

if TYPE_CHECKING:
    from pathlib import Path

NOTED = "The ==high tide==[^context-tide] came.\n\n[^context-tide]: At noon. {: by=Ana }"
TIDES = "2026/11/02/tides/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = new_site(
        tmp_path / "news",
        {
            "2026-11-02-tides.md": post("Tides", body=NOTED),
            "2026-11-03-gates.md": post("Gates", "2026-11-03", "ports"),
            "2026-10-01-ebb.md": post("Ebb", "2026-10-01"),
        },
    )
    made.write("content/pages/about.md", "---\ntitle: About\n---\nUs.\n")
    return made


def published(site: Site, name: str) -> str:
    """Return the name under which an asset stands in the output."""
    stem, _, ending = name.rpartition(".")
    (found,) = (
        one for one in site.output() if re.fullmatch(rf"assets/{stem}\.\w{{10}}\.{ending}", one)
    )
    return found


def test_assets_are_minified_and_named_by_their_content(site: Site) -> None:
    site.build()
    style = published(site, "style.css")
    assert f'href="{style}"' in site.page("index.html")
    assert (
        len(site.output()[style])
        < 0.9 * (shipped_themes() / "default/assets/style.css").stat().st_size
    )
    site.write(
        "themes/default/assets/style.css", '@import "default/style.css";\nmark { color: #123456 }\n'
    )
    report = site.build()
    assert report.removed == (style,)
    newer = published(site, "style.css")
    assert site.output()[newer].endswith(b"mark{color:#123456}")
    assert f'href="{newer}"' in site.page("index.html")
    assert {report.written[name] for name in report.written if name.endswith(".html")} == {ASSETS}


def test_an_asset_that_no_page_uses_changes_no_page(site: Site) -> None:
    site.write("themes/default/assets/extra.css", "p { top: 1px }")
    site.build()
    site.write("themes/default/assets/extra.css", "p { top: 2px }")
    assert unstamped(site.build().written) == {"assets/extra.css"}


def test_a_site_fills_one_block_of_a_shipped_template(site: Site) -> None:
    site.write(
        "themes/default/templates/post.html",
        '{% extends "default/post.html" %}{% block head %}{{ super() }}<!-- ours -->{% endblock %}',
    )
    site.build()
    page = site.page(TIDES)
    assert page.count("<!-- ours -->") == 1
    assert page.count("application/ld+json") >= 1
    assert '<article class="post' in page


def test_an_option_is_shown_and_checked(site: Site) -> None:
    site.write("content/media/logo.svg", "<svg/>")
    site.write(
        "config.yaml",
        CONFIG
        + "theme: {accent: '#0b5394', logo: logo.svg, color_scheme: dark, text_font: Georgia}\n",
    )
    site.build()
    home = site.page("index.html")
    assert '<img class="logo" src="media/logo.svg" alt="Tide Table">' in home
    for rule in ("--accent-light: #0b5394;", "color-scheme: dark;", "--serif: Georgia;"):
        assert rule in home
    site.remove("content/media/logo.svg")
    with pytest.raises(DigestError) as caught:
        site.build()
    (problem,) = caught.value.problems
    assert problem.message == 'there is no file "logo.svg" in content/media/'
    assert str(problem.place) == "config.yaml:4:34"


def test_a_change_of_an_option_is_followed_also_where_only_a_post_is_read(site: Site) -> None:
    site.build()
    site.write("config.yaml", CONFIG + "theme: {accent: '#0b5394'}\nleave_out: [tags]\n")
    site.build()
    settle(site)
    site.build()
    site.edit("content/posts/2026-11-02-tides.md", "high tide", "very high tide")
    site.build()
    page = site.page(TIDES)
    assert "very high" in page
    assert "--accent-light: #0b5394;" in page
    assert 'rel="tag"' not in page


@pytest.mark.parametrize("kind", OPTIONAL)
def test_a_kind_of_pages_can_be_left_out_and_nothing_leads_there(site: Site, kind: str) -> None:
    site.write("config.yaml", f"{CONFIG}leave_out: [{kind}]\n")
    site.build()
    output = site.output()
    assert dead_links(output) == []
    assert not [name for name in output if name.startswith(f"{kind}/") and name.endswith(".html")]
    assert f'"{kind}/index.html"' not in site.page("index.html")
    assert f"/{kind}/" not in site.page("sitemap.xml")


def test_a_site_can_do_without_all_of_them(site: Site) -> None:
    site.write(
        "config.yaml", f"{CONFIG}leave_out: [{', '.join(OPTIONAL)}]\nnavigation: [home, about]\n"
    )
    site.build()
    assert dead_links(site.output()) == []
    assert [name for name in site.output() if name.count("/") == 1 and name.endswith(".html")] == [
        "about/index.html"
    ]


def test_a_theme_that_lacks_templates_of_a_kind_does_without_its_pages(site: Site) -> None:
    site.write("themes/own/theme.yaml", "name: Own\n")
    for name in ("home", "post", "page", "404", "redirect"):
        site.write(
            f"themes/own/templates/{name}.html", "{{ head.title }} {{ site.tags }}{{ site.feed }}\n"
        )
    site.write("config.yaml", f"{CONFIG}theme: own\n")
    site.build()
    assert unstamped(site.output()) >= {"index.html", TIDES, "about/index.html", "404.html"}
    assert not {name.split("/")[0] for name in site.output()} & {"tags", "notes", "feed.xml"}


def test_a_theme_needs_some_templates(site: Site) -> None:
    site.write("themes/own/theme.yaml", "name: Own\n")
    site.write("themes/own/templates/home.html", "x")
    site.write("config.yaml", f"{CONFIG}theme: own\n")
    with pytest.raises(DigestError) as caught:
        site.build()
    lacking = {problem.place.path: problem.hint for problem in caught.value.problems}
    assert lacking.keys() == {
        f"themes/own/templates/{name}.html" for name in ("post", "page", "404")
    }
    assert "extends: default" in lacking["themes/own/templates/post.html"]


def test_an_entry_of_the_navigation_that_leads_nowhere_is_a_problem(site: Site) -> None:
    site.write("config.yaml", f"{CONFIG}navigation: [home, abuot]\n")
    with pytest.raises(DigestError) as caught:
        site.build()
    (problem,) = caught.value.problems
    assert (str(problem.place), problem.hint) == ("config.yaml:4:20", 'did you mean "about"?')
