from __future__ import annotations

import re

from digest.rules import ERROR, LEVEL_OF, RULES, WARNING


def test_names_are_words_joined_by_hyphens_and_no_two_are_one() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)


def test_every_rule_says_what_it_finds_in_a_sentence() -> None:
    assert all(rule.says.endswith((".", "`.")) for rule in RULES)


def test_no_rule_is_off_unless_a_person_says_so() -> None:
    assert set(LEVEL_OF.values()) == {ERROR, WARNING}
