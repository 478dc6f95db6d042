"""What holds of every view, also of one that is added later."""

from __future__ import annotations

import inspect
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from markupsafe import Markup

from digest.shape import head_views, program_views, view_parts, views

CLASSES = sorted(
    (
        one
        for module in (views, view_parts, head_views, program_views)
        for _, one in inspect.getmembers(module, inspect.isclass)
        if one.__module__ == module.__name__
    ),
    key=lambda one: one.__name__,
)
PLAIN = {str, int, bool, Markup, NoneType}


def is_plain(kind: object) -> bool:
    """Whether all that a field can hold is a value, and can be shown or gone through."""
    if get_origin(kind) in {tuple, UnionType}:
        return all(part is Ellipsis or is_plain(part) for part in get_args(kind))
    return kind in PLAIN or kind in CLASSES


def test_all_views_are_looked_at() -> None:
    assert {views.PostView, program_views.RobotsView, views.Link} <= set(CLASSES)
    assert len(CLASSES) > 20


@pytest.mark.parametrize("view", CLASSES)
def test_a_view_is_frozen_and_lean(view: type) -> None:
    """A named tuple: it can't change, and has no room for more than its fields."""
    assert view.__mro__[1:] == (tuple, object)
    assert vars(view)["__slots__"] == ()


@pytest.mark.parametrize("view", CLASSES)
def test_a_view_holds_plain_values_only(view: Any) -> None:  # noqa: ANN401  a named tuple
    """A list could be changed, a function called: neither shows in a print of the view."""
    hints = get_type_hints(
        view, vars(views) | vars(head_views) | vars(program_views) | {"Markup": Markup}
    )
    odd = {name: kind for name, kind in hints.items() if not is_plain(kind)}
    assert not odd
    assert hints.keys() == set(view._fields)


@pytest.mark.parametrize("view", CLASSES)
def test_a_view_has_no_methods_and_no_defaults(view: Any) -> None:  # noqa: ANN401  a named tuple
    """No field is filled in later, and a template finds no code to run."""
    own = [name for name in vars(view) if not name.startswith("_")]
    assert sorted(own) == sorted(view._fields)
    assert all(p.default is p.empty for p in inspect.signature(view).parameters.values())


@pytest.mark.parametrize("view", CLASSES)
def test_a_view_says_what_it_is(view: type) -> None:
    assert view.__doc__
    assert not view.__doc__.startswith(view.__name__ + "(")


def test_every_view_with_a_template_is_named_in_the_union_and_says_which() -> None:
    for view in get_args(views.View):
        assert view.__doc__
        assert view.__doc__.startswith("`")
    with_template = {one for one in CLASSES if (one.__doc__ or "").startswith("`")}
    assert with_template == set(get_args(views.View))


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        (tuple[str, ...], True),
        (tuple[tuple[str, tuple[views.Link, ...]], ...], True),
        (views.Date | None, True),
        (list[str], False),
        (dict[str, str], False),
        (object, False),
        (tuple[float, ...], False),
    ],
)
def test_what_is_plain_is_told_apart(kind: object, *, plain: bool) -> None:
    assert is_plain(kind) is plain
