"""Frozen values as lines of JSON, and back: how a build tells the next one what it knows.

A value, a dataclass or a named tuple, is written as the list of its fields, in their order. What
is read back is made by the types that the fields declare, so a line from a stranger can make
nothing else.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import lru_cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from digest.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def row_of(value: object) -> str:
    """Return the line for a frozen value, however deep its fields go."""
    return json.dumps(value, default=listed, separators=(",", ":"))


def listed(value: object) -> tuple[object, ...]:
    """Return the values of a dataclass's fields."""
    kind: Any = type(value)
    found: tuple[object, ...] = reader_of_fields(kind)(value)
    return found


@lru_cache(maxsize=64)
def reader_of_fields(kind: Any) -> Callable[[object], tuple[object, ...]]:  # noqa: ANN401  a dataclass
    """Return what gives the values of all fields at once; raises TypeError for no dataclass."""
    names = [field.name for field in fields(kind)]
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names)


def value_of(kind: type[T], row: str) -> T:
    """Return the value of a type that `row_of` wrote.

    Raises ValueError, TypeError or IndexError for a line that is none.
    """
    any_kind: Any = kind
    made: T = maker(any_kind)(json.loads(row))
    return made


@lru_cache(maxsize=64)
def maker(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401  a type, or one made of types
    """Return what makes a value of a type of what JSON gives for it."""
    if isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields")):
        return maker_of_fields(kind)
    if get_origin(kind) is tuple:
        return maker_of_tuples(get_args(kind))
    if isinstance(kind, UnionType):
        (some,) = (part for part in get_args(kind) if part is not NoneType)
        make = maker(some)
        return lambda found: None if found is None else make(found)
    return lambda found: checked([found], (kind,))[0]


def maker_of_tuples(parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Return what makes a tuple of a list: of as many as there are parts, or any number of one."""
    first = maker(parts[0])
    if parts[1:] != (...,):
        makers = list(map(maker, parts))
        return lambda found: tuple(m(v) for m, v in zip(makers, found, strict=True))
    if parts[0] is str:
        return lambda found: tuple(checked(found, (str,) * len(found)))
    return lambda found: tuple(map(first, found)) if found else ()


def maker_of_fields(kind: type) -> Callable[[Any], Any]:
    """Return what makes a dataclass, or a named tuple, of the list of its fields."""
    kinds = list(get_type_hints(kind, localns={"Problem": Problem, "Place": Place}).values())
    plain = [index for index, one in enumerate(kinds) if one in BARE]
    of_plain = tuple(kinds[index] for index in plain)
    makers = [(index, maker(one)) for index, one in enumerate(kinds) if one not in BARE]

    def make(found: list[Any]) -> Any:  # noqa: ANN401  what JSON holds
        checked([found[index] for index in plain], of_plain)
        for index, one in makers:
            found[index] = one(found[index])
        return kind(*found)

    return make


BARE = frozenset({str, int, bool})


def checked(found: list[Any], kinds: tuple[type, ...]) -> list[Any]:
    """Return these values; raises TypeError if one is of another type."""
    if tuple(map(type, found)) != kinds:
        message = f"{kinds} were expected"
        raise TypeError(message)
    return found
