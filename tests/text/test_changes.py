"""When something was last changed, where of some changes the day alone is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.fields import read_day
from digest.text.changes import last_change
from digest.text.facts import moment, utc

if TYPE_CHECKING:
    from digest.text.facts import Moment

ZONE = "Europe/Berlin"
STATED = "2026-11-02T14:00:00"


def moments(*typed: str) -> list[Moment]:
    """Return when some typed dates are, in Berlin."""
    days = [day for one in typed if (day := read_day(one))]
    assert len(days) == len(typed)
    return [moment(day, ZONE) for day in days]


@pytest.mark.parametrize(
    ("stated", "changes", "said", "at"),
    [
        ([STATED], [], "2026-11-02T14:00:00+01:00", "2026-11-02T13:00:00Z"),
        ([STATED], ["2026-11-01"], "2026-11-02T14:00:00+01:00", "2026-11-02T13:00:00Z"),
        ([STATED], ["2026-11-02"], "2026-11-02", "2026-11-02T13:00:01Z"),
        ([STATED], ["2026-11-02", "2026-11-02"], "2026-11-02", "2026-11-02T13:00:02Z"),
        ([STATED], ["2026-11-03"], "2026-11-03", "2026-11-02T23:00:00Z"),
        ([STATED], ["2026-11-03", "2026-11-03"], "2026-11-03", "2026-11-02T23:00:01Z"),
        (["2026-11-02"], ["2026-11-02"], "2026-11-02", "2026-11-01T23:00:01Z"),
        ([STATED], ["2026-11-02T15:00"], "2026-11-02T15:00:00+01:00", "2026-11-02T14:00:00Z"),
        ([STATED], ["2026-11-02T15:00", "2026-11-02"], "2026-11-02", "2026-11-02T14:00:01Z"),
        ([], ["2026-11-02"], "2026-11-02", "2026-11-01T23:00:00Z"),
    ],
)
def test_a_change_of_a_day_comes_after_all_that_is_known_of_it(
    stated: list[str], changes: list[str], said: str, at: str
) -> None:
    found = last_change(moments(*stated), moments(*changes))
    assert found
    assert (found.iso, utc(found.epoch)) == (said, at)


def test_of_what_never_changed_nothing_is_known() -> None:
    assert last_change([], []) is None


DATES = st.sampled_from(["2026-11-01", "2026-11-02", "2026-11-02T09:30", "2026-11-02T23:30"])


@given(st.lists(DATES, max_size=4), DATES)
def test_one_more_change_on_the_last_day_is_always_later(changes: list[str], more: str) -> None:
    before = last_change(moments(STATED), moments(*changes))
    after = last_change(moments(STATED), moments(*changes, more))
    assert before
    assert after
    assert after.epoch >= before.epoch
    assert more != "2026-11-02" or after.epoch > before.epoch
