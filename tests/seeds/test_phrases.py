from __future__ import annotations

from digest.seeds.phrases import COMMENTS, PHRASES, STORY_LINK, STORY_LIST, listed
from digest.seeds.rows import key_of


def test_a_list_is_read_at_commas_and_line_ends() -> None:
    assert listed("Read more:, (END)\nCopy  link") == {"read more", "end", "copy link"}


def test_every_phrase_has_the_form_that_lines_are_compared_in() -> None:
    assert all(phrase == key_of(phrase) and reason for phrase, reason in PHRASES.items())


def test_what_announces_one_story_does_not_announce_many() -> None:
    assert STORY_LINK.isdisjoint(STORY_LIST | COMMENTS)
