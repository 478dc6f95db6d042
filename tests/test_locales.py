"""A language's words are its own, whatever languages were met before it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from digest.locales import locale_named

JUNE = {
    "de": "Juni",
    "fr": "juin",
    "he": "יוני",
    "ja": "6月",
    "ru": "июнь",
    "zh": "六月",
    "no": "juni",
}

ASKED = """if True:
    import sys
    from digest.wording import month_words
    for lang in sys.argv[1:]:
        print(month_words("2019-06", lang))
"""


@pytest.mark.parametrize("order", [sorted(JUNE), sorted(JUNE, reverse=True)])
def test_no_language_takes_the_words_of_another(order: list[str]) -> None:
    """Babel's issue 1234, in a process that has met no language yet."""
    ran = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-X", "utf8", "-c", ASKED, *order],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert ran.stdout.split() == [JUNE[lang] for lang in order]


@pytest.mark.parametrize("name", ["", "xx", "not a tag", "e", "en-x"])
def test_what_cldr_does_not_know_is_none(name: str) -> None:
    assert locale_named(name) is None


def test_both_ways_to_spell_a_name_are_one() -> None:
    assert str(locale_named("pt-PT")) == str(locale_named("pt_PT")) == "pt_PT"
