"""Values that differ have prints that differ."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from digest.shape.prints import print_of
from digest.shape.views import Date, Link

VALUES = st.recursive(
    st.none() | st.booleans() | st.text("ab,()<>'\\", max_size=4) | st.binary(max_size=2),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=6,
)


@dataclass(frozen=True, slots=True)
class Known:
    """A value that knows its print."""

    print: str
    more: int = 0


@given(VALUES, VALUES)
def test_prints_are_equal_just_where_the_values_are(one: object, other: object) -> None:
    assert (print_of(one) == print_of(other)) == (repr(one) == repr(other))


def test_a_value_that_knows_its_print_is_asked_for_nothing_else() -> None:
    assert print_of((Known("a", 1),)) == print_of((Known("a", 2),))
    assert print_of((Known("a"),)) != print_of((Known("b"),))
    assert print_of((Known("a"),)) != print_of(("<a>",))


def test_a_print_knows_every_field_and_its_type() -> None:
    assert print_of(Link("a", "b")) == print_of(Link("a", "b"))
    different = [Link("a", "b"), Link("b", "a"), Date("a", "b"), ("a", "b"), ("a", "b", ""), "a"]
    assert len(set(map(print_of, different))) == len(different)


def test_a_print_is_the_same_in_every_process() -> None:
    """Python's own `hash` differs from one run to the next; this was taken from another."""
    assert print_of(Link("a", "b")) == "f7c2bb1951b4d4f169abd0e6"


@given(st.text(st.characters()))
def test_any_text_has_a_print(text: str) -> None:
    """Of an odd file name, even half a surrogate pair."""
    assert len(print_of(text)) == 24
