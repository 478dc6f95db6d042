"""Posts over time: no day is lost, no picture grows with the years, names fit below it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.shape.frame import Frame
from digest.shape.timeline import (
    MOST_BANDS,
    MOST_MONTHS,
    MOST_NAMED,
    MOST_SPANS,
    Timeline,
    timeline,
    timeline_view,
)
from tests.shape.values import CONFIG

FRAME = Frame(CONFIG, (), "archive/")


def spans(*days: str, year: str = "") -> tuple[str, ...]:
    """Return the spans of a picture of posts of these days."""
    return timeline(days, {}, {}, year).spans


def test_a_short_time_is_shown_by_months_and_a_long_one_by_years() -> None:
    assert spans("2025-11-30", "2026-02-01") == ("2025-11", "2025-12", "2026-01", "2026-02")
    assert spans("2020-01-01", "2024-12-31")[::59] == ("2020-01", "2024-12")
    assert spans("2020-01-01", "2025-01-01") == ("2020", "2021", "2022", "2023", "2024", "2025")
    assert spans("1871-05-01", "2026-01-01")[:2] == ("1870", "1875")
    assert spans("2026-05-01", "2026-06-01", year="2026") == tuple(
        f"2026-{month:02}" for month in range(1, 13)
    )


@pytest.mark.parametrize("days", [(), ("",), ("2026-01-01", "2026-01-31")])
def test_a_single_month_or_nothing_makes_no_picture(days: tuple[str, ...]) -> None:
    shown = timeline(days, {}, {})
    assert shown == Timeline((), 0, ())
    assert timeline_view(shown, "tags", FRAME) is None


def test_the_topics_with_most_posts_have_a_row_each_in_their_order() -> None:
    by_topic = {f"t{n}": ["2026-01-01"] * n + ["2026-02-01"] for n in range(MOST_BANDS + 3)}
    days = [day for found in by_topic.values() for day in found]
    shown = timeline(days, by_topic, {slug: slug.upper() for slug in by_topic})
    assert [row.name for row in shown.rows] == ["", "T8", "T7", "T6", "T5", "T4", "T3"]
    assert shown.rows[0].counts == (36, 9)
    assert shown.rows[1].counts == (8, 1)


def test_bars_have_one_scale_and_run_from_the_side_where_reading_begins() -> None:
    shown = timeline(
        ["2026-01-01"] * 5 + ["2026-02-01"] * 10,
        {"sea": ["2026-01-01"] * 4, "land": ["2026-02-01"] * 2},
        {"sea": "Sea", "land": "Land"},
    )
    for language, places in (("en", ["0%", "50%"]), ("fa", ["50%", "0%"])):
        view = timeline_view(
            shown, "tags", replace(FRAME, config=replace(CONFIG, language=language))
        )
        assert view
        total, sea, land = view.bands
        assert [bar.at for bar in total.bars] == places
        assert [bar.height for band in (total, sea, land) for bar in band.bars] == [
            50,
            100,
            100,
            50,
        ]
        assert (sea.url, sea.posts, sea.counts) == ("../tags/sea/index.html", 4, (4, 0))
        assert view.is_mirrored == (language == "fa")


def test_several_years_in_one_span_lead_nowhere_and_say_which() -> None:
    shown = timeline(["1871-05-01", "2026-01-01"], {}, {})
    view = timeline_view(shown, "tags", FRAME)
    assert view
    assert (view.spans[0].name, view.spans[0].url) == ("1870–1874", "")


days = st.dates().map(lambda day: day.isoformat())


@given(st.lists(days, max_size=12))
@settings(max_examples=60)
def test_every_post_is_in_one_span_and_the_picture_stays_small(found: list[str]) -> None:
    shown = timeline(found, {"a": found[::2]}, {"a": "A"})
    if shown.rows:
        assert sum(shown.rows[0].counts) == len(found)
        assert len(shown.spans) <= max(MOST_SPANS, MOST_MONTHS)
        view = timeline_view(shown, "tags", FRAME)
        assert view
        assert 1 <= sum(span.is_named for span in view.spans) <= MOST_NAMED
