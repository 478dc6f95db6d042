"""What a template can reach: the values of its view, and nothing that a page's print doesn't cover.

Neither Python's internals nor chance, and no address in memory: by that Python shows methods,
generators and most objects, and it is another one in every run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from types import BuiltinMethodType, FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from jinja2.runtime import BlockReference
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import Cycler, Joiner

if TYPE_CHECKING:
    from typing import NoReturn

Does = Callable[..., Any]

CHANCE = ("lipsum", "random")
"""Jinja's names for chance: a page drawn twice would differ."""

LAZY = (
    *("batch", "items", "map", "reject", "rejectattr"),
    *("reverse", "select", "selectattr", "slice", "unique"),
)
"""The filters that give an iterator, where a list does."""

SAYING = "jinja2.ext.i18n"
"""Jinja's own `{% trans %}`. Line breaks in it mean nothing, and values are put in by their names;
what says it is in `speech`."""

CALLED = (BuiltinMethodType, FunctionType, MethodType, BlockReference)
"""What a template may call, and Python shows by its address."""


class Unshown:
    """Something that a template uses and can't make a text of, by whatever filter."""

    def __repr__(self) -> NoReturn:
        """Raise TypeError: whoever shows it made a slip."""
        message = f"a {type(self).__name__.lower()} is no text, so it can't be shown"
        raise TypeError(message)


class Method(Unshown):
    """A method as a template sees it: it can be called, and nothing else."""

    __slots__ = ("_does",)

    def __init__(self, does: Does) -> None:
        """Expect the method."""
        self._does = does

    def __call__(self, *args: object, **named: object) -> Any:  # noqa: ANN401  whatever it gives
        """Call it."""
        return self._does(*args, **named)


class Cycle(Unshown, Cycler):
    """Jinja's cycler."""


class Joint(Unshown, Joiner):
    """Jinja's joiner."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Lets a template combine values, and reach nothing of Python behind them.

    A theme may be a stranger's. Jinja's sandbox looks at every attribute, which makes a page take
    two to three times as long; the fields of a view are known to be plain, and are not looked at.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  those of Jinja's environment
        """Expect what Jinja's environment does."""
        super().__init__(extensions=[SAYING], **options)
        self.policies["ext.i18n.trimmed"] = True
        self.newstyle_gettext = True
        for name in CHANCE:
            self.globals.pop(name, None)
            self.filters.pop(name, None)
        self.globals |= {
            "range": Method(safe_range),
            "cycler": Cycle,
            "joiner": Joint,
        }
        self.filters |= {name: listed(self.filters[name]) for name in LAZY}

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401  any value of a template
        """Return an attribute, or what tells that it isn't there."""
        known = getattr(type(obj), "_fields", None)
        if known is None:
            return callable_only(super().getattr(obj, attribute))
        if attribute in known:
            return getattr(obj, attribute)
        what = f'{type(obj).__name__} has no "{attribute}"; it has: {", ".join(known)}'
        return self.undefined(what)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401  any value of a template
        """Return an item, or the attribute of this name."""
        return callable_only(super().getitem(obj, argument))


def callable_only(value: object) -> object:
    """Return a value; a method as what can only be called."""
    return Method(value) if isinstance(value, CALLED) else value


def listed(make: Does) -> Does:
    """Return a filter that gives a list where another one gives an iterator."""

    @wraps(make)
    def made(*args: object, **named: object) -> object:
        value = make(*args, **named)
        return list(value) if isinstance(value, Iterator) else value

    return made
