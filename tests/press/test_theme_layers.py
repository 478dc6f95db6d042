"""Templates that lie over others, and the assets that templates use."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from digest.press.theme import Template, Theme
from digest.problems import DigestError
from digest.shape.views import PageView
from tests.theme_sample import SITE, head

PAGE = PageView(SITE, head("About"), "About", Markup("<p>Drawn.</p>"))
STYLE = {"style.css": "style.0123456789.css", "a b.png": "a b.0123456789.png"}


def layered(**texts: str) -> Theme:
    """Return a theme with `page`, and others; `low_page` is the one that `page` lies over."""
    templates = {
        name.replace("_", ": "): Template(text, name.replace("_", "/"))
        for name, text in texts.items()
    }
    below = {("", "low/page"): "low: page", ("page", "t/page"): "low: page", ("", "t/page"): "page"}
    return Theme(templates, STYLE, below)


def test_a_template_tells_where_an_asset_is_by_its_name() -> None:
    made = layered(page='{{ asset("style.css") }} {{ asset("a b.png") }}')
    assert made.render("page", PAGE) == ("assets/style.0123456789.css assets/a%20b.0123456789.png")
    deep = PAGE._replace(site=SITE._replace(root="../../"))
    assert made.render("page", deep).startswith("../../assets/style.")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('{{ asset("stile.css") }}', 'the theme has no asset "stile.css"', '"style.css"'),
        ("{{ asset(title) }}", "an asset is named by an expression", "in quotes"),
        ("{{ asset }}", "an asset is named by an expression", "in quotes"),
        ("{{ asset() }}", "an asset is named by an expression", "in quotes"),
        ("{% set a = asset %}", "an asset is named by an expression", "in quotes"),
    ],
)
def test_an_asset_that_is_not_known_before_a_page_is_drawn_is_a_problem(
    text: str, message: str, hint: str
) -> None:
    with pytest.raises(DigestError) as caught:
        layered(page=f"\n{text}")
    (problem,) = caught.value.problems
    assert str(problem.place) == "page:2"
    assert message in problem.message
    assert hint in problem.hint


def test_an_asset_is_for_templates_that_know_their_page() -> None:
    made = layered(
        page='{% import "m" as m %}{{ m.x() }}',
        m='{% macro x() %}{{ asset("a b.png") }}{% endmacro %}',
    )
    with pytest.raises(DigestError, match="outside of macros"):
        made.render("page", PAGE)


def test_a_template_fills_one_block_of_the_one_that_it_lies_over() -> None:
    low = "<{% block a %}low a{% endblock %}|{% block b %}low b{% endblock %}>"
    for parent in ("low/page", "t/page"):
        page = f'{{% extends "{parent}" %}}{{% block b %}}{{{{ super() }}}}!{{% endblock %}}'
        assert layered(page=page, low_page=low).render("page", PAGE) == "<low a|low b!>"


def test_a_print_follows_the_template_below_and_the_assets_that_are_used() -> None:
    page = '{% extends "low/page" %}'
    low = '{{ asset("style.css") }}'
    before = layered(page=page, low_page=low).print("page")
    other = layered(page=page, low_page=f"{low} ").print("page")
    assert before.partition(".")[0] != other.partition(".")[0]
    assert before.partition(".")[2] == other.partition(".")[2]
    assert layered(page="x").print("page") == Theme({"page": Template("x", "")}).print("page")
    names = STYLE | {"style.css": "style.9999999999.css"}
    templates = {"page": Template(low, "page")}
    one, two = Theme(templates, STYLE).print("page"), Theme(templates, names).print("page")
    assert one.partition(".")[0] == two.partition(".")[0]
    assert one != two
