"""A theme: its templates, what each is made of, and the text it makes of a view."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, fields
from hashlib import blake2b
from importlib.metadata import version
from typing import TYPE_CHECKING

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    nodes,
)

from digest import __version__
from digest.problems import DigestError, Place, Problem, fail, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from digest.shape.views import View

ENGINE = f"digest {__version__}, jinja2 {version('jinja2')}"
"""What draws a page besides its view and its templates."""

CHANCE = ("lipsum", "random")
"""Jinja's names for chance: a page drawn twice would differ."""


Naming = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport
"""The statements by which a template draws on another."""


@dataclass(frozen=True, slots=True)
class Template:
    """One template's text and the file that problems in it name."""

    text: str
    path: str


class Theme:
    """Draws views with a set of templates; nothing else can be reached from one."""

    def __init__(self, templates: Mapping[str, Template]) -> None:
        """Expect templates by name.

        Raises DigestError with every template that doesn't parse or names one that isn't there.
        """
        self._templates = templates
        self._environment = Environment(
            loader=FunctionLoader(self._load),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        for name in CHANCE:
            self._environment.globals.pop(name, None)
            self._environment.filters.pop(name, None)
        self._named = self._read_all()
        self._prints: dict[str, str] = {}

    def print(self, name: str) -> str:
        """Return a digest of the text of a template and of all that it is made of."""
        if name not in self._prints:
            parts = sorted(self._closure(name))
            text = repr([(part, self._templates[part].text) for part in parts])
            self._prints[name] = blake2b(text.encode(), digest_size=12).hexdigest()
        return self._prints[name]

    def render(self, name: str, view: View) -> str:
        """Return what a template makes of a view.

        Raises DigestError with the line of the template that failed.
        """
        if name not in self._templates:
            raise fail(
                Place(name), "the theme has no such template", nearest(name, self._templates)
            )
        shown = {field.name: getattr(view, field.name) for field in fields(view)}
        try:
            return self._environment.get_template(name).render(shown)
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            place = self._where(error.__traceback__)
            if place is None:
                raise
            hint = f"{type(view).__name__} has: {', '.join(sorted(shown))}"
            raise fail(place, str(error) or type(error).__name__, hint) from error

    def _load(self, name: str) -> tuple[str, str, None] | None:
        """Return text and file name, the latter for tracebacks."""
        template = self._templates.get(name)
        return None if template is None else (template.text, template.path, None)

    def _read_all(self) -> dict[str, tuple[str, ...]]:
        """Return the templates that each one names; all problems of all templates at once."""
        named: dict[str, tuple[str, ...]] = {}
        problems: list[Problem] = []
        for name, template in sorted(self._templates.items()):
            try:
                tree = self._environment.parse(template.text, name)
                self._environment.get_template(name)
            except TemplateSyntaxError as error:
                place = Place(template.path, error.lineno)
                problems.append(Problem(place, error.message or "does not parse", SYNTAX_HINT))
                continue
            found = [node for node in tree.find_all(nodes.Node) if isinstance(node, Naming)]
            problems += [problem for node in found for problem in self._unknown(node, template)]
            named[name] = tuple(
                node.template.value
                for node in found
                if isinstance(node.template, nodes.Const) and node.template.value in self._templates
            )
        if problems:
            raise DigestError(problems)
        return named

    def _unknown(self, node: Naming, template: Template) -> list[Problem]:
        """Return what is wrong with the name that an `extends` or `include` gives."""
        place = Place(template.path, node.lineno)
        target = node.template
        if not isinstance(target, nodes.Const) or not isinstance(target.value, str):
            what = "a template is named by an expression, so its pages can't be kept up to date"
            return [Problem(place, what, "write the name in quotes, one for each case")]
        may_miss = isinstance(node, nodes.Include) and node.ignore_missing
        if target.value not in self._templates and not may_miss:
            what = f'the theme has no template "{target.value}"'
            return [Problem(place, what, nearest(target.value, self._templates))]
        return []

    def _closure(self, name: str) -> set[str]:
        """Return a template and all that it extends, includes and imports, each once."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self._named[one]
        return found

    def _where(self, trace: TracebackType | None) -> Place | None:
        """Return the innermost line of a template in a traceback, None if the fault is ours."""
        paths = {template.path for template in self._templates.values()}
        frames = traceback.extract_tb(trace)
        spots = [
            Place(frame.filename, frame.lineno or 0) for frame in frames if frame.filename in paths
        ]
        return spots[-1] if spots else None


SYNTAX_HINT = "see the template language at jinja.palletsprojects.com; {% … %} needs its {% end… %}"
