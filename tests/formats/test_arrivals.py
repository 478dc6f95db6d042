"""What any program's note has: tags, and sources that a notes file can hold."""

from __future__ import annotations

from digest.formats.arrivals import source_of, with_tags


def test_tags_are_kept_below_the_text() -> None:
    assert with_tags("Text.", ["harbour", " ", "log"]) == "Text.\n\nTags: harbour, log"
    assert with_tags("Text.", []) == "Text."
    assert with_tags("", ["harbour"]) == ""


def test_a_source_without_a_name_has_that_of_its_host() -> None:
    source = source_of(url="https://log.example.org/1", date="2026-11-02", accessed="soon")
    assert source is not None
    assert (source.name, source.date, source.accessed) == ("log.example.org", "2026-11-02", "")


def test_what_is_no_address_is_left_out() -> None:
    source = source_of(name="A\nlog", url="javascript:alert(1)", archived="x")
    assert source is not None
    assert (source.name, source.url, source.archived) == ("A log", "", "")
    assert source_of(url="javascript:alert(1)") is None
