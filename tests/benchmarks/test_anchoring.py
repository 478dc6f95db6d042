"""What is counted of passages that are looked for in edited texts."""

from __future__ import annotations

from benchmarks.anchoring import ALONE, EDITED, OLDER, Tally, measure, shown
from benchmarks.trials import Trial
from digest.text.anchors import Judged
from tests.benchmarks.test_trials import TEXTS


def test_no_passage_is_found_on_other_words_in_a_few_trials() -> None:
    tallies = measure(TEXTS, 60, seed=7)
    assert set(tallies) == {(kind, way) for kind in EDITED for way in (OLDER, ALONE)}
    assert all(tally.trials == tally.states.total() == 60 for tally in tallies.values())
    assert [tally.false for tally in tallies.values()] == [[]] * 4


def test_a_passage_that_is_found_on_other_words_is_counted_with_all_that_repeats_it() -> None:
    tally = Tally()
    one = Trial("The gate", 4, 8, "The gate", [0, 1, 2, 3, -1, -1, -1, -1], ["replace word"])
    tally.take(one, Judged("exact", (4, 8), (), None))
    tally.take(one, Judged("orphan", None, (), None))
    assert tally.false == ["exact: 'gate' -> 'gate' after ['replace word']"]
    assert (tally.trials, tally.whole) == (2, 0)
    table = shown({("edits", ALONE): tally})
    assert f"| edits | {ALONE} | 2 | 1 | 50.00% | – |" in table


def test_of_passages_that_are_whole_it_is_counted_how_many_are_found() -> None:
    tally = Tally()
    one = Trial("The gate", 4, 8, "The gate", list(range(8)), [])
    tally.take(one, Judged("exact", (4, 8), (), None))
    tally.take(one, Judged("ambiguous", None, (), None))
    assert "50.0% of 2" in shown({("edits", ALONE): tally})
