"""Parts of views are found beside the views, too; test_views holds them to what holds of those."""

from __future__ import annotations

import inspect

from digest.shape import view_parts, views


def test_every_part_is_named_by_views() -> None:
    parts = {
        name: one
        for name, one in inspect.getmembers(view_parts, inspect.isclass)
        if one.__module__ == view_parts.__name__
    }
    assert len(parts) > 15
    assert {name: getattr(views, name, None) for name in parts} == parts
