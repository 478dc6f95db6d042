"""The plan, with letters: it never looks at what a print is made of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.press.plan import (
    ANEW,
    ASSETS,
    CHANGED_ON_DISK,
    ENGINE,
    NEW,
    THEME,
    VIEW,
    Plan,
    Print,
    decide,
    why,
)

A = Print("v", "t.a", "e")


def test_what_was_not_there_is_new_whatever_it_is_made_of() -> None:
    class Unasked(dict[str, Print]):
        def __getitem__(self, name: str) -> Print:
            pytest.fail(f"the print of {name} is asked for")

    assert decide(Unasked(a=A), {}) == Plan({"a": NEW}, ())
    assert decide(Unasked(a=A), {}, {"a"}, anew=True) == Plan({"a": ANEW}, ())


def test_what_is_as_before_is_kept() -> None:
    assert decide({"a": A}, {"a": A}) == Plan({}, ())


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        (Print("w", "t.a", "e"), VIEW),
        (Print("v", "u", "e"), THEME),
        (Print("v", "t.a", "f"), ENGINE),
        (Print("w", "u", "e"), THEME),
        (Print("w", "u", "f"), ENGINE),
        (Print("v", "t.b", "e"), ASSETS),
        (Print("w", "t.b", "e"), VIEW),
    ],
)
def test_the_widest_reason_is_named(before: Print, reason: str) -> None:
    """A new engine draws every page, a new theme many, a new view one."""
    assert why(A, before) == reason
    assert decide({"a": A}, {"a": before}) == Plan({"a": reason}, ())


def test_what_is_not_made_any_more_is_removed_in_order() -> None:
    assert decide({"a": A}, {"c": A, "a": A, "b": A}) == Plan({}, ("b", "c"))


def test_a_file_that_was_changed_on_disk_is_written_again() -> None:
    assert decide({"a": A, "b": A}, {"a": A}, {"b"}) == Plan({"b": CHANGED_ON_DISK}, ())


def test_a_file_that_was_changed_on_disk_and_is_not_made_any_more_is_removed() -> None:
    assert decide({}, {}, {"b"}) == Plan({}, ("b",))


def test_anew_writes_all_and_still_removes() -> None:
    plan = decide({"a": A, "b": A}, {"a": A, "c": A}, {"b", "d"}, anew=True)

    assert plan == Plan({"a": ANEW, "b": ANEW}, ("c", "d"))


def test_writing_keeps_the_order_in_which_outputs_are_named() -> None:
    assert list(decide({"z": A, "a": A, "m": A}, {}).write) == ["z", "a", "m"]


letters = st.sampled_from("abcdef")
prints = st.builds(Print, *[st.sampled_from("xy")] * 3)
outputs = st.dictionaries(letters, prints)


@given(now=outputs)
def test_a_second_build_writes_nothing(now: dict[str, Print]) -> None:
    assert decide(now, now) == Plan({}, ())


@given(now=outputs, before=outputs, spoiled=st.sets(letters), anew=st.booleans())
@settings(max_examples=100)
def test_every_name_has_one_fate(
    now: dict[str, Print], before: dict[str, Print], spoiled: set[str], *, anew: bool
) -> None:
    """Standing files are exact or spoiled, never both."""
    before = {name: made for name, made in before.items() if name not in spoiled}
    plan = decide(now, before, spoiled, anew=anew)

    assert plan.write.keys() <= now.keys()
    assert set(plan.remove) == (before.keys() | spoiled) - now.keys()
    for name in now.keys() - plan.write.keys():
        assert before[name] == now[name]
        assert name not in spoiled
