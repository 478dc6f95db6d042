from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from digest.layout import shipped_themes
from digest.press.theme import Template
from digest.problems import DigestError, Place, Problem
from digest.themefiles import names_of_themes, read_theme
from tests.a_site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from digest.themefiles import Looks


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def problems(site: Site, name: str, config: str = "") -> tuple[Problem, ...]:
    """Return what is wrong with a theme."""
    with pytest.raises(DigestError) as caught:
        read_theme(site.root, name, config)
    return caught.value.problems


def shown(looks: Looks) -> dict[str, str]:
    """Return where each template is from, by its key."""
    return {key: template.path for key, template in looks.templates.items()}


def test_the_shipped_theme_is_read_for_a_site_that_has_none(tmp_path: Path) -> None:
    looks = read_theme(tmp_path, "default", "")
    shipped = shipped_themes() / "default"

    assert set(looks.templates) >= {path.name for path in (shipped / "templates").iterdir()}
    assert looks.templates["post.html"].path == "digest's default theme: templates/post.html"
    script = looks.assets["notes.js"].found
    assert isinstance(script, Template)
    assert script.path == "digest's default theme: assets/notes.js"


def test_a_site_replaces_single_files_of_the_shipped_theme(site: Site) -> None:
    site.write("themes/default/templates/post.html", "mine\r\n")
    site.write("themes/default/templates/parts/foot.html", "foot")
    site.write("themes/default/assets/style.css", "* {}")
    site.write("themes/default/other.txt", "not read")
    looks = read_theme(site.root, "default", "")

    assert looks.templates["post.html"].text == "mine\n"
    assert looks.templates["post.html"].path == "themes/default/templates/post.html"
    assert looks.templates["parts/foot.html"].text == "foot"
    assert looks.assets["style.css"].source.text == "* {}"
    assert looks.assets["notes.js"].source.path == "digest's default theme: assets/notes.js"
    assert "home.html" in looks.templates


def test_a_theme_that_says_nothing_of_itself_is_filled_up_from_the_shipped_one(site: Site) -> None:
    site.write("themes/plain/templates/post.html", "plain")
    looks = read_theme(site.root, "plain", "")

    assert looks.templates["post.html"].path == "themes/plain/templates/post.html"
    assert looks.templates["home.html"].path.startswith("digest's default theme")
    assert {option.name for option in looks.options} >= {"accent", "logo"}


def test_a_theme_that_extends_nothing_stands_alone(site: Site) -> None:
    site.write("themes/alone/theme.yaml", "name: Alone\n")
    site.write("themes/alone/templates/post.html", "post")
    looks = read_theme(site.root, "alone", "")
    assert shown(looks) == {"post.html": "themes/alone/templates/post.html"}
    assert (looks.assets, looks.options) == ({}, ())


def test_themes_extend_one_another_and_the_nearest_file_counts(site: Site) -> None:
    for name, below in (("a", "b"), ("b", "c"), ("c", "")):
        extends = f"extends: {below}\n" if below else ""
        option = "options: {x: {type: text, help: X., default: " + name + "}}\n"
        site.write(f"themes/{name}/theme.yaml", extends + option)
        site.write(f"themes/{name}/templates/{name}.html", name)
        site.write(f"themes/{name}/templates/all.html", name)
    looks = read_theme(site.root, "a", "")
    assert {key: looks.templates[key].text for key in ("a.html", "b.html", "c.html")} == {
        "a.html": "a",
        "b.html": "b",
        "c.html": "c",
    }
    assert looks.templates["all.html"].text == "a"
    assert [option.default for option in looks.options] == ["a"]

    def meant(within: str, name: str) -> str:
        below = looks.templates_below
        return looks.templates[below.get((within, name), below["", name])].text

    assert (meant("", "a/all.html"), meant("", "b/all.html"), meant("", "c/all.html")) == (
        *("a", "b", "c"),
    )
    assert meant("", "a/c.html") == "c"
    assert meant("all.html", "a/all.html") == "b"
    (of_b,) = (key for key, path in shown(looks).items() if path == "themes/b/templates/all.html")
    assert meant(of_b, "b/all.html") == "c"


def test_a_file_that_lies_over_a_shipped_one_means_it_by_its_own_name(site: Site) -> None:
    site.write("themes/default/templates/post.html", '{% extends "default/post.html" %}')
    looks = read_theme(site.root, "default", "")
    key = looks.templates_below["post.html", "default/post.html"]
    assert looks.templates[key].path == "digest's default theme: templates/post.html"
    assert looks.templates_below[key, "default/post.html"] == ""


def test_a_theme_that_is_not_there_is_a_problem_at_its_line(site: Site) -> None:
    site.write("themes/plain/templates/post.html", "")
    site.write("themes/readme.md", "")
    what = 'there is no theme "plian": no folder themes/plian'
    assert problems(site, "plian", "title: A\ntheme: plian\n") == (
        Problem(Place("config.yaml", 2, 8), what, 'did you mean "plain"?'),
    )
    assert problems(site, "plian", "title: A\ntheme:\n  name: plian\n") == (
        Problem(Place("config.yaml", 3, 9), what, 'did you mean "plain"?'),
    )
    (far,) = problems(Site(site.root / "none"), "xyz", "theme: xyz\n")
    assert far.message == 'there is no theme "xyz": no folder themes/xyz'
    assert far.hint == f"there are: {', '.join(names_of_themes(site.root / 'none'))}"


def test_a_parent_that_is_not_there_is_a_problem_where_it_is_named(site: Site) -> None:
    site.write("themes/a/theme.yaml", "name: A\nextends: defualt\n")
    assert problems(site, "a") == (
        Problem(
            Place("themes/a/theme.yaml", 2, 10),
            'there is no theme "defualt": no folder themes/defualt',
            'did you mean "default"?',
        ),
    )


def test_themes_that_extend_each_other_are_a_problem(site: Site) -> None:
    site.write("themes/a/theme.yaml", "extends: b\n")
    site.write("themes/b/theme.yaml", "extends: a\n")
    (loop,) = problems(site, "a")
    assert loop.place == Place("themes/b/theme.yaml", 1, 10)
    assert loop.message == "a theme can't extend itself: a extends b extends a"
    assert loop.hint


def test_a_slip_in_a_theme_yaml_has_its_line(site: Site) -> None:
    site.write("themes/a/theme.yaml", "name: A\nextend: default\n")
    (slip,) = problems(site, "a")
    assert str(slip.place) == "themes/a/theme.yaml:2:1"
    assert slip.hint == 'did you mean "extends"?'


def test_everything_of_a_theme_that_can_not_be_read_is_told_at_once(site: Site) -> None:
    site.write("themes/plain/templates/post.html", b"<p>\n\xff")
    site.write("themes/plain/templates/home.html", b"\xff")
    assert [str(problem.place) for problem in problems(site, "plain")] == [
        "themes/plain/templates/home.html:1:1",
        "themes/plain/templates/post.html:2:1",
    ]
    site.write("themes/odd/assets/a.css", b"\xff")
    os.mkfifo(site.root / "themes/odd/assets/photo.png")
    assert [str(problem.place) for problem in problems(site, "odd")] == [
        "themes/odd/assets/a.css:1:1",
        "themes/odd/assets/photo.png",
    ]


def test_a_shipped_theme_in_a_site_of_its_own_is_one_folder() -> None:
    """The repository is such a site: its themes are the shipped ones."""
    root = shipped_themes().parent
    looks = read_theme(root, "default", "")
    assert looks.templates["post.html"].path == "themes/default/templates/post.html"
    assert ("post.html", "default/post.html") in looks.templates_below
