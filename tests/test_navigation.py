from __future__ import annotations

import pytest

from digest.config import read_config
from digest.navigation import USUAL, Entry, dead_entries
from digest.problems import DigestError, Problem

CLIMATE = "/tags/climate/"


def read(lines: str) -> tuple[Entry, ...]:
    """Return what `navigation:` says."""
    return read_config(f"title: A\nnavigation:\n{lines}").navigation


def refused(lines: str) -> Problem:
    """Return what is wrong with it."""
    with pytest.raises(DigestError) as caught:
        read(lines)
    (problem,) = caught.value.problems
    return problem


def test_entries_are_words_pages_addresses_and_have_names_of_their_own() -> None:
    assert read(
        "  - home\n  - about\n  - {to: tags, name: Topics}\n"
        "  - {to: /tags/climate/, name: Climate}\n  - {to: 'https://x.example.org/', name: Shop}\n"
    ) == (
        Entry("home"),
        Entry("about"),
        Entry("tags", "Topics"),
        Entry(CLIMATE, "Climate"),
        Entry("https://x.example.org/", "Shop"),
    )


def test_what_is_left_out_is_the_usual() -> None:
    assert read_config("title: A").navigation == USUAL
    assert [entry.to for entry in USUAL][:2] == ["home", "editions"]


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ("javascript:alert(1)", 5, "is not something to lead to"),
        ("{to: //evil.example.org/, name: x}", 10, "is not something to lead to"),
        ("https://shop.example.org/", 5, "an address needs a name"),
        ("/tags/sea/", 5, "an address needs a name"),
        ("{name: x}", 5, '"to" is missing'),
        ("{to: tags, title: x}", 16, '"title" is not a key of an entry of the navigation'),
    ],
)
def test_a_slip_has_its_place_and_a_mend(line: str, column: int, message: str) -> None:
    problem = refused(f"  - home\n  - {line}\n")
    assert str(problem.place) == f"config.yaml:4:{column}"
    assert message in problem.message
    assert problem.hint


def test_a_kind_of_pages_that_there_is_not_can_not_be_left_out() -> None:
    with pytest.raises(DigestError) as caught:
        read_config("title: A\nleave_out: [tags, note]\n")
    (problem,) = caught.value.problems
    assert str(problem.place) == "config.yaml:2:19"
    assert problem.hint == 'did you mean "notes"?'
    assert read_config("title: A\nleave_out: [tags, notes]\n").leave_out == ("tags", "notes")


def test_an_entry_that_leads_nowhere_is_a_problem_at_its_place() -> None:
    text = f"title: A\nnavigation: [home, abuot, draft, {{to: {CLIMATE}, name: Climate}}]\n"
    entries = read_config(text).navigation
    outputs = {"index.html", "about/index.html"}
    first, second = dead_entries(text, entries, ["about", "draft"], outputs)
    assert (str(first.place), first.message) == ("config.yaml:2:20", 'there is no page "abuot"')
    assert first.hint == 'did you mean "about"?'
    assert (str(second.place), second.message) == (
        "config.yaml:2:34",
        f'there is no page "{CLIMATE}"',
    )
    assert dead_entries(text, entries[:1], [], outputs) == []
    assert dead_entries(text, entries[3:], [], {"tags/climate/index.html"}) == []
