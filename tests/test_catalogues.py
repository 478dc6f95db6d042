"""What catalogues say, what is refused of them, and those that ship with digest."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.catalogues import (
    ENGLISH,
    PoFile,
    Words,
    fits,
    holes,
    read_catalogue,
    words_of,
)
from digest.problems import DigestError
from digest.wording import MESSAGES, Said
from tests.catalogues import FILES, POT, messages, updated

HEADER = """msgid ""
msgstr ""
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);\\n"

"""
RUSSIAN = (
    HEADER
    + """msgid "Editions"
msgstr "Выпуски"

msgid "Edition %(name)s"
msgstr "Выпуск %(name)s"

msgctxt "by"
msgid "tag"
msgstr "теме"

msgid "%(num)s post"
msgid_plural "%(num)s posts"
msgstr[0] "%(num)s запись"
msgstr[1] "%(num)s записи"
msgstr[2] "%(num)s записей"

#, fuzzy
msgid "Sources"
msgstr "Источник"

#~ msgid "Tags"
#~ msgstr "Темы"
"""
)


def file(text: str, language: str = "ru") -> PoFile:
    return PoFile(language, text, "themes/default/locale/ru/LC_MESSAGES/messages.po")


def words(text: str, language: str = "ru") -> Words:
    return words_of(language, [file(text, language)])


def slips_in(text: str) -> list[tuple[int, str, str]]:
    """Return what is wrong with a catalogue: line, message, mend."""
    with pytest.raises(DigestError) as caught:
        read_catalogue(file(text))
    return [(one.place.line, one.message, one.hint) for one in caught.value.problems]


def test_a_catalogue_says_what_it_has_and_english_what_it_lacks() -> None:
    said = words(RUSSIAN)
    assert said.say(Said.EDITIONS) == "Выпуски"
    assert said.say(Said.EDITION, name="2019-W23") == "Выпуск 2019-W23"
    assert said.one("tag", "by") == "теме"
    assert said.one("tag") == "tag"
    assert said.say(Said.NOT_FOUND) == "Not found"


def test_what_is_fuzzy_or_obsolete_is_not_said() -> None:
    assert words(RUSSIAN).say(Said.SOURCES) == "Sources"
    assert words(RUSSIAN).say(Said.TAGS) == "Tags"


@pytest.mark.parametrize(
    ("number", "form"),
    [(1, "запись"), (2, "записи"), (5, "записей"), (11, "записей"), (21, "запись"), (0, "записей")],
)
def test_a_number_takes_the_form_that_the_catalogue_has_for_it(number: int, form: str) -> None:
    assert words(RUSSIAN).many("%(num)s post", "%(num)s posts", number) == f"%(num)s {form}"


def test_english_has_two_forms_and_needs_no_catalogue() -> None:
    assert ENGLISH.many("%(num)s post", "%(num)s posts", 1) == "%(num)s post"
    assert ENGLISH.many("%(num)s post", "%(num)s posts", 2) == "%(num)s posts"
    assert [ENGLISH.one(message) for message in MESSAGES] == list(MESSAGES)


def test_a_number_has_the_digits_of_its_language() -> None:
    assert words("", "fa").shown(1234) == "۱٬۲۳۴"
    assert words("", "de").shown(1234) == "1.234"
    assert ENGLISH.shown(1234) == "1,234"
    assert ENGLISH.shown("1234") == "1234"


def test_what_one_catalogue_lacks_the_next_one_says() -> None:
    own = HEADER + 'msgid "Editions"\nmsgstr "Номера"\n'
    said = words_of("ru-RU", [file(own, "ru-RU"), file(RUSSIAN)])
    assert said.say(Said.EDITIONS) == "Номера"
    assert said.say(Said.EDITION, name="1") == "Выпуск 1"
    assert said.spoken == "ru"
    assert ENGLISH.spoken == "en"


def test_words_are_equal_if_code_says_the_same_with_them() -> None:
    other = RUSSIAN.replace("Выпуски", "Номера")
    aside = RUSSIAN.replace("теме", "теме дня")
    assert words(RUSSIAN) == words(RUSSIAN) == words(aside)
    assert words(RUSSIAN) != words(other)
    assert words(RUSSIAN) != words(RUSSIAN, "ru-RU")
    assert repr(words(RUSSIAN)) == repr(words(aside)) != repr(words(other))
    assert len({words(RUSSIAN), words(aside), words(other)}) == 2
    assert words(RUSSIAN) != RUSSIAN


def test_a_placeholder_that_nothing_is_put_in_for_is_told_with_its_line() -> None:
    text = HEADER + 'msgid "Edition %(name)s"\nmsgstr "Выпуск %(nmae)s"\n'
    assert slips_in(text) == [
        (5, '"Edition %(name)s" has nothing to put in for %(nmae)s', "it has: %(name)s"),
        (5, 'the translation of "Edition %(name)s" lacks %(name)s', MEND_LACK),
    ]
    text = HEADER + 'msgid "Tags"\nmsgstr "Темы %(x)s"\n'
    assert slips_in(text) == [
        (5, '"Tags" has nothing to put in for %(x)s', "take it out of the translation")
    ]


MEND_LACK = "put it where its value is to stand"


def test_a_percent_sign_alone_is_told() -> None:
    for slip in ("%", "100 %", "%s", "%(name)", "%(name)d", "% (name)s"):
        text = HEADER + f'msgid "Tags"\nmsgstr "Темы {slip}"\n'
        assert (5, '"Tags" has nothing to put in for %', "write %% for a percent sign") in slips_in(
            text
        )
    assert words(HEADER + 'msgid "Tags"\nmsgstr "100 %%"\n').say(Said.TAGS) == "100 %"


def test_a_plural_form_may_leave_out_its_number_and_none_may_be_missing() -> None:
    start = HEADER + 'msgid "%(num)s post"\nmsgid_plural "%(num)s posts"\n'
    read_catalogue(file(start + 'msgstr[0] "одна"\nmsgstr[1] "две"\nmsgstr[2] "%(num)s"\n'))
    mend = "fill in every msgstr[…], as Plural-Forms at the top counts"
    assert slips_in(start + 'msgstr[0] "%(num)s"\nmsgstr[1] "%(num)s"\n') == [
        (5, '"%(num)s post" has 2 of 3 plural forms', mend)
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "Tags"\n', 1),
        ('msgid "Tags"\nmsgstr "Темы"\nwrong\n', 3),
        ('"Tags"\n', 1),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[x] "c"\n', 0),
        ('msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n ! 1);\\n"\n', 0),
        ('msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=x; plural=n;\\n"\n', 0),
        ('msgid ""\nmsgstr ""\n"PO-Revision-Date: never\\n"\n', 0),
    ],
)
def test_what_is_no_po_file_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(DigestError) as caught:
        read_catalogue(file(text))
    (problem,) = caught.value.problems
    assert (problem.place.path, problem.place.line) == (file("").path, line)
    assert problem.hint


@given(st.text(alphabet=st.sampled_from('msgidtrplu_[]0 "\\\n#~,%(:=;n'), max_size=200))
def test_whatever_a_catalogue_holds_it_is_read_or_refused(text: str) -> None:
    with suppress(DigestError):
        read_catalogue(file(text))


@pytest.mark.parametrize(
    ("language", "tag", "serves"),
    [
        ("de", "de", True),
        ("de", "de-AT", True),
        ("pt_BR", "pt-br", True),
        ("pt-BR", "pt", False),
        ("pt-BR", "pt-PT", False),
        ("d", "de", False),
        ("zh", "zh-CN", True),
        ("zh", "zh-Hans-SG", True),
        ("zh", "zh-TW", False),
        ("sr", "sr-Latn", False),
    ],
)
def test_a_catalogue_serves_the_tags_within_its_own(
    language: str, tag: str, *, serves: bool
) -> None:
    assert fits(language, tag) is serves


def test_holes_are_named() -> None:
    assert holes("%(a)s of %(b)s: 100 %%") == {"a", "b"}
    assert holes("%") == {""}


def test_the_catalogues_have_the_messages_that_there_are_now() -> None:
    """`make catalogue` would change nothing."""
    now = messages()
    for path in (POT, *FILES):
        text = path.read_text(encoding="utf-8")
        assert updated(text, now) == text, "run make catalogue"


def test_every_message_of_code_is_found_for_the_catalogues() -> None:
    assert set(MESSAGES) <= {one.id for one in messages()}
