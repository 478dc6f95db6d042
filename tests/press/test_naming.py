"""Names of templates and assets in a template's tree."""

from __future__ import annotations

from jinja2 import Environment, nodes

from digest.press.naming import (
    QUOTED,
    Naming,
    asset_of,
    assets_of,
    closure,
    target_of,
)

TREE = Environment().parse(  # noqa: S701  nothing is drawn with it
    """{% extends "layout.html" %}{% include name %}
    {{ asset("style.css") }}{{ asset(name) }}{{ asset }}{{ other("x.css") }}"""
)


def test_an_asset_in_quotes_has_a_name_and_any_other_use_has_none() -> None:
    assert sorted(map(asset_of, assets_of(TREE))) == ["", "", "style.css"]


def test_a_template_in_quotes_has_a_name_and_an_expression_has_none() -> None:
    naming = [node for node in TREE.find_all(nodes.Node) if isinstance(node, Naming)]
    assert sorted(map(target_of, naming)) == ["", "layout.html"]


def test_what_templates_are_made_of_is_found_once_though_they_go_in_rings() -> None:
    named = {"a": ("b", "c"), "b": ("c",), "c": ("a",), "d": ("a",)}
    assert closure(["a"], named) == {"a", "b", "c"}
    assert closure([], named) == set()


def test_what_stands_in_quotes_may_be_a_name() -> None:
    assert QUOTED.findall("{% include 'a.html' %}{% extends \"b/c.html\" %}") == [
        "a.html",
        "b/c.html",
    ]
