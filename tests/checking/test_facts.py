from __future__ import annotations

from digest.checking.table import ALONE
from tests.checking.examples import post
from tests.checking.judging import found_in, spots, writing_of


def test_each_guess_is_found_at_its_key() -> None:
    more = "uncertain:\n  place:\n    evidence: the quay\n  date: {alternatives: [2026-02-11]}"
    assert spots("uncertain", more=more) == ["8:3", "6:3"]
    first, _ = found_in("uncertain", more=more)
    assert "perhaps 2026-02-11" in first.problem.message


def test_days_to_come_are_found_in_posts_sources_and_notes() -> None:
    notes = (
        "- id: a\n  kind: context\n  quote: A text.\n  body: B.\n  date: 2027-01-01\n"
        "  history: [{date: 2027-02-01, what: All}]\n"
    )
    more = "updated: 2026-11-26\nexpires: 2030-01-01"
    found = list(ALONE["future-date"](writing_of(post(more=more), notes)))
    places = [(one.problem.place.path[-10:], one.problem.place.line) for one in found]
    assert places == [("posts/a.md", 5), (".notes.yaml"[-10:], 5), (".notes.yaml"[-10:], 6)]


def test_today_is_not_to_come() -> None:
    assert spots("future-date", more="updated: 2026-11-25T23:59") == []


def test_what_another_rule_mends_is_not_refused_besides() -> None:
    more = "summary: Talks: a second round"
    assert spots("refused", more=more) == []
    assert spots("yaml-colon", more=more) == ["5:10"]
