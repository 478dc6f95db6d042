"""Moments, addresses, and the tables of fields."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.fields import Record, read_yaml
from digest.problems import DigestError
from digest.text.facts import Moment, Seed, Source, iso, moment
from digest.text.keys import FRONT, NOTE, SEED, SOURCE


def test_a_day_begins_at_its_midnight_in_the_sites_zone() -> None:
    assert moment(date(2019, 6, 8), "Europe/Berlin") == Moment(1559944800, "2019-06-08")
    assert moment(date(2019, 6, 8), "UTC") == Moment(1559952000, "2019-06-08")


def test_a_time_without_a_zone_is_in_the_sites() -> None:
    assert moment(datetime(2019, 6, 8, 14, 5), "Europe/Berlin") == Moment(  # noqa: DTZ001  the case
        1559995500, "2019-06-08T14:05:00+02:00"
    )


def test_one_instant_in_two_zones_is_stated_as_typed() -> None:
    there = datetime(2019, 6, 8, 14, tzinfo=timezone(timedelta(hours=2)))
    here = datetime(2019, 6, 8, 12, tzinfo=UTC)
    assert moment(there, "UTC").iso == "2019-06-08T14:00:00+02:00"
    assert moment(here, "UTC").iso == "2019-06-08T12:00:00+00:00"
    assert moment(here, "UTC").epoch == moment(there, "UTC").epoch


def test_local_mean_time_is_stated_in_whole_minutes() -> None:
    naive = datetime(1880, 1, 1, 12)  # noqa: DTZ001  the site's zone is what is tested
    assert moment(naive, "Europe/Berlin").iso == "1880-01-01T12:00:00+00:53"


@given(st.dates() | st.datetimes(), st.sampled_from(["UTC", "Asia/Tehran", "America/Lima"]))
def test_any_day_has_its_place_in_time(value: date, zone: str) -> None:
    found = moment(value, zone)
    assert found.iso.startswith(value.isoformat()[:10])
    assert moment(date(1, 1, 1), zone).epoch <= found.epoch + 86400


def test_no_date_is_stated_as_nothing() -> None:
    assert (iso(None), iso(date(2019, 6, 8))) == ("", "2019-06-08")


def test_a_name_alone_is_a_source() -> None:
    sources = read_yaml("title: a\nsources: [Wire, {name: Post, date: 2019-06-08}]", FRONT, "a.md")[
        "sources"
    ]
    assert sources == (
        Source("Wire", "", "", "", "", "", ""),
        Source("Post", "", "", "2019-06-08", "", "", ""),
    )


def test_a_seed_states_its_digests() -> None:
    typed = read_yaml(f"file: a.txt\nsha256: {'0' * 64}\nwritten: {'f' * 64}", SEED, "a.md")
    assert typed == Seed("a.txt", "0" * 64, "f" * 64)
    assert read_yaml("file: a.txt", SEED, "a.md") == Seed("a.txt", "", "")


@pytest.mark.parametrize("table", [FRONT, NOTE, SEED, SOURCE], ids=lambda table: table.name)
def test_each_field_says_what_it_is_for(table: Record) -> None:
    fields = table.fields
    assert all(field.says.endswith(".") and field.says[0].isupper() for field in fields)
    assert len({field.name for field in fields}) == len(fields)


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("status: done", '"done" is not known here'),
        ("sources: [{url: https://example.org/}]", '"name" is missing in a source'),
        ("id: 'a b'", '"a b" is not an id'),
    ],
)
def test_a_note_refuses_what_it_does_not_know(yaml: str, message: str) -> None:
    with pytest.raises(DigestError) as caught:
        read_yaml(yaml, NOTE, "a.notes.yaml")
    assert message in {problem.message for problem in caught.value.problems}
