"""What templates say, in which language, and that it is text whatever a catalogue holds."""

from __future__ import annotations

import pytest

from digest.catalogues import ENGLISH, PoFile, Words, words_of
from digest.press.theme import Template, Theme
from digest.problems import DigestError
from digest.shape.program_views import IconView

PERSIAN = """msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Home"
msgstr "<b>خانه</b> & {{ letter }}"

msgctxt "not found: by"
msgid "tag"
msgstr "برچسب"

msgid "Notes on %(source)s"
msgstr "درباره %(source)s"

msgid "%(num)s note"
msgid_plural "%(num)s notes"
msgstr[0] "%(num)s یادداشت"
msgstr[1] "%(num)s برگه"
"""
WORDS = words_of("fa", [PoFile("fa", PERSIAN, "fa.po")])
VIEW = IconView("<i>&</i>")


def theme(text: str, words: Words = WORDS) -> Theme:
    return Theme({"a": Template(text, "themes/t/a"), "b": Template("b", "themes/t/b")}, words=words)


def drawn(text: str, words: Words = WORDS) -> str:
    """Return what a template says."""
    return theme(text, words).render("a", VIEW)


def refused(text: str) -> list[tuple[int, str]]:
    """Return what is wrong with a template: line, message."""
    with pytest.raises(DigestError) as caught:
        theme(text)
    return [(one.place.line, one.message) for one in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "persian", "english"),
    [
        ('{{ pgettext("not found: by", "tag") }}', "برچسب", "tag"),
        ('{% trans "not found: by" %}tag{% endtrans %}', "برچسب", "tag"),
        ('{{ _("Nothing") }}', "Nothing", "Nothing"),
        ('{{ gettext("100 %%") }}', "100 %", "100 %"),
        ("{{ 1234|number }}", "۱٬۲۳۴", "1,234"),
        (
            "{% trans num=1 %}{{ num }} note{% pluralize %}{{ num }} notes{% endtrans %}",
            "۱ یادداشت",
            "1 note",
        ),
        (
            "{% trans num=1200 %}{{ num }} note{% pluralize %}{{ num }} notes{% endtrans %}",
            "۱٬۲۰۰ برگه",
            "1,200 notes",
        ),
        ('{{ ngettext("%(num)s note", "%(num)s notes", 3) }}', "۳ برگه", "3 notes"),
        ('{{ npgettext("x", "a", "b", 3) }}', "b", "b"),
        ("{% trans %}\n  two\n  lines\n{% endtrans %}", "two lines", "two lines"),
    ],
)
def test_a_message_is_said_in_the_language_of_the_site(
    text: str, persian: str, english: str
) -> None:
    assert drawn(text) == persian
    assert drawn(text, ENGLISH) == english


def test_a_message_is_said_wherever_a_value_can_stand() -> None:
    assert drawn('{% set words = {"tags": _("Nothing")} %}{{ words.tags|upper }}') == "NOTHING"
    assert drawn('{{ "" or pgettext("not found: by", "tag") }}') == "برچسب"
    assert drawn('{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(_("Nothing")) }}') == "[Nothing]"
    assert drawn('{% autoescape false %}{{ _("A & B") }}{% endautoescape %}') == "A &amp; B"


def test_a_message_is_no_macro_that_a_block_is_given_to() -> None:
    with pytest.raises(DigestError, match="undefined"):
        drawn('{% call _("Nothing") %}x{% endcall %}')


def test_a_template_compiled_before_is_not_taken_for_one_in_another_language() -> None:
    other = words_of("fa", [PoFile("fa", PERSIAN.replace("برچسب", "نشان"), "fa.po")])
    text = '{{ pgettext("not found: by", "tag") }}'
    assert [drawn(text, words) for words in (WORDS, other, WORDS)] == ["برچسب", "نشان", "برچسب"]


def test_a_translation_is_text_and_no_html_and_no_template() -> None:
    assert drawn('{{ _("Home") }}') == "&lt;b&gt;خانه&lt;/b&gt; &amp; {{ letter }}"
    assert drawn("<a title='{% trans %}Home{% endtrans %}'>").count("<") == 1


def test_what_is_put_in_is_escaped_unless_it_is_html() -> None:
    said = "درباره "
    text = "{% trans source=letter %}Notes on {{ source }}{% endtrans %}"
    assert drawn(text) == f"{said}&lt;i&gt;&amp;&lt;/i&gt;"
    text = (
        "{% set source %}<b>{{ letter }}</b>{% endset %}"
        "{% trans %}Notes on {{ source }}{% endtrans %}"
    )
    assert drawn(text) == f"{said}<b>&lt;i&gt;&amp;&lt;/i&gt;</b>"


@pytest.mark.parametrize(
    ("value", "says"),
    [("none", "there is no value"), ("(1, 2)", "a tuple is no text"), ("wrong", "undefined")],
)
def test_what_is_no_text_is_not_put_in(value: str, says: str) -> None:
    made = theme("\n{% trans source=" + value + " %}Notes on {{ source }}{% endtrans %}")
    with pytest.raises(DigestError, match=says) as caught:
        made.render("a", VIEW)
    assert caught.value.problems[0].place.line == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n{{ _(letter) }}", "words are said by an expression"),
        ("\n{{ _() }}", "words are said by an expression"),
        ('\n{{ ngettext("a", letter, 2) }}', "words are said by an expression"),
        ('\n{{ pgettext(letter, "a") }}', "words are said by an expression"),
        ('\n{% set t = gettext %}{{ t("Home") }}', "gettext can only be called"),
        ('\n{{ ["Home"]|map(_) }}', "_ can only be called"),
        ('\n{{ _("Notes on %(source)s") }}', "nothing is put in for %(source)s"),
        ('\n{{ _("100 %") }}', "% alone means nothing"),
    ],
)
def test_a_template_says_what_stands_in_it_in_quotes(text: str, message: str) -> None:
    assert (2, message) in refused(text)


def test_the_print_of_a_template_follows_what_it_says_and_nothing_else() -> None:
    text = '{{ _("Home") }}'
    other = words_of("fa", [PoFile("fa", PERSIAN.replace("خانه", "صفحه"), "fa.po")])
    aside = words_of("fa", [PoFile("fa", PERSIAN.replace("برچسب", "صفحه"), "fa.po")])
    assert theme(text).print("a") == theme(text, aside).print("a") != theme(text, other).print("a")
    assert theme(text).print("b") == theme(text, other).print("b")


def test_the_print_of_a_template_follows_what_those_it_includes_say() -> None:
    def made(words: Words) -> Theme:
        texts = {"a": '{% include "b" %}', "b": '{{ _("Home") }}'}
        return Theme({name: Template(text, name) for name, text in texts.items()}, words=words)

    assert made(WORDS).print("a") != made(ENGLISH).print("a")
