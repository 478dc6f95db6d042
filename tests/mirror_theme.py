"""A theme that shows every field of every view: whatever a page can show, it shows.

It is made of the views themselves, so a field that is added is shown, too. So no build is exact
by luck, because its theme happened not to show what changed.
"""

from __future__ import annotations

from functools import cache

from tests.theme_sample import VIEWS

PARTIALS = {
    "layout.html": '[{% block main %}{% endblock %}{% include "aside.html" %}]\n',
    "aside.html": (
        '{{ _("Home") }}: {{ head.title }}, as shown on {{ site.title }}, '
        '{{ asset("style.css") }}\n'
    ),
    "teaser.html": "{% macro framed(text) %}-- {{ text }} --{% endmacro %}",
}
"""What `post.html` and `page.html` extend, that includes, and `home.html` imports."""

EXTENDING = ("post.html", "page.html")
IMPORTING = "home.html"


@cache
def mirror_theme() -> dict[str, str]:
    """Return the texts of the templates by name."""
    theme = dict(PARTIALS)
    for name, view in VIEWS.items():
        shown = "".join(f"{name}, " for name in view._fields)
        theme[name] = f"{{{{ ({shown})|pprint }}}}\n"
    for name in EXTENDING:
        theme[name] = (
            f'{{% extends "layout.html" %}}{{% block main %}}{theme[name]}{{% endblock %}}'
        )
    theme[IMPORTING] += '{% import "teaser.html" as t %}{{ t.framed(head.title) }}\n'
    return theme
