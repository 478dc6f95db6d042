from __future__ import annotations

from dataclasses import replace

import pytest

from digest.checking.desk import Answer, Desk, tell
from digest.checking.gone import gone_link
from digest.shape.library import Wanted
from tests.checking.judging import SETTINGS, writing_of

PAGE = "https://wire.example.org/a"
TEXT = """---
title: Tides
sources: [{{name: Wire, url: "{url}"{more}}}]
---

A text.
"""


def found(answer: Answer | None, more: str = "") -> list[str]:
    """Return the hints on a post whose source answered so."""
    told = [tell(writing_of(TEXT.format(url=PAGE, more=more)), [])]
    desk = Desk(told, SETTINGS, Wanted("2026-11-25"))
    answers = {} if answer is None else {PAGE: answer}
    return [one.problem.hint for one in gone_link(replace(desk, answers=answers))]


@pytest.mark.parametrize("code", [200, 204, 401, 403, 429, 451])
def test_a_page_that_people_may_see_passes(code: int) -> None:
    assert found(Answer(code)) == []


@pytest.mark.parametrize("code", [404, 410])
def test_a_page_that_is_gone_fails_and_a_place_to_look_for_a_copy_is_named(code: int) -> None:
    assert found(Answer(code)) == [
        f"look for a copy at https://web.archive.org/web/{PAGE} and state it as `archived:`"
    ]


def test_the_copy_that_a_post_states_is_offered() -> None:
    copy = "https://copies.example.org/1"
    assert found(Answer(410), f', archived: "{copy}"') == [f"link to its copy: {copy}"]


@pytest.mark.parametrize("answer", [Answer(503), Answer(302), Answer(0, "it took too long")])
def test_a_host_that_is_not_well_may_be_tried_later(answer: Answer) -> None:
    assert found(answer) == ["try again later; --timeout 30 waits longer"]


def test_where_nobody_asked_nothing_is_found() -> None:
    assert found(None) == []
