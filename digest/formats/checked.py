"""The text of a stranger's JSON file -> values that know where they stand, whatever their types.

A slip is noted with its JSON Pointer (RFC 6901) and reading goes on: all of them are listed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from digest.problems import Place, Problem, fail, shorten
from digest.text.frontmatter import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = {dict: "a group", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
"""JSON type -> what a person calls it; all else is a number."""


def read_json(content: bytes, path: str) -> object:
    """Return what a JSON text holds; raises DigestError with the line of the first slip in it."""
    text = decode(content, path)
    try:
        return json.loads(text, parse_constant=refuse_constant)
    except json.JSONDecodeError as error:
        place = Place(path, error.lineno, error.colno)
        raise fail(place, f"this is not valid JSON: {error.msg.lower()}", MEND) from None
    except RecursionError:
        raise fail(Place(path), "this JSON is nested too deep to be read", MEND) from None
    except ValueError as error:  # of `refuse_constant`, or of a number with thousands of digits
        what = "this JSON holds a number that can't be read"
        raise fail(Place(path), what, shorten(str(error))) from None


MEND = "export the file anew from the program that made it"


def refuse_constant(name: str) -> NoReturn:
    """Raise ValueError: Python would take what JSON doesn't know (RFC 8259, 6)."""
    message = f"{name} is no number of JSON"
    raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a JSON file: where it stands, and the list that its slips go to."""

    value: object
    path: str
    pointer: str = ""
    slips: list[Problem] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """The file: JSON keeps no lines."""
        return Place(self.path)

    def refuse(self, message: str, hint: str = "") -> None:
        """Note what is wrong here."""
        self.slips.append(Problem(self.place, f"at {self.pointer or '/'}: {message}", hint))

    def is_group(self) -> bool:
        """Whether keys can be asked for."""
        return isinstance(self.value, dict)

    def get(self, key: str) -> Value:
        """Return what stands under a key, null where nothing does; refuses what has no keys."""
        value = None
        if isinstance(self.value, dict):
            value = self.value.get(key)
        elif self.value is not None:
            self.refuse(f"{named(self.value)} stands where a group of keys is expected")
        escaped = key.replace("~", "~0").replace("/", "~1")
        return Value(value, self.path, f"{self.pointer}/{escaped}", self.slips)

    def many(self) -> Iterator[Value]:
        """Yield the entries of a list; one value stands for a list of one, null for none."""
        if isinstance(self.value, list):
            for number, entry in enumerate(self.value):
                yield Value(entry, self.path, f"{self.pointer}/{number}", self.slips)
        elif self.value is not None:
            yield self

    def text(self) -> str:
        """Return a text, empty for null; refuses all else.

        Halves of surrogate pairs, which no file can hold, are replaced.
        """
        if isinstance(self.value, str):
            return self.value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if self.value is not None:
            self.refuse(f"{named(self.value)} stands where a text is expected")
        return ""

    def offset(self) -> int | None:
        """Return a whole number from 0 on, None for null; refuses all else."""
        value = self.value
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        if value is not None:
            self.refuse(f"{named(value)} stands where an offset is expected: a number from 0 on")
        return None


def named(value: object) -> str:
    """Return what a person calls a value of JSON."""
    return NAMES.get(type(value), "a number")
