"""No filter makes a text of what is another one in every run; the rest is in `test_theme`."""

from __future__ import annotations

import pytest
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.filters import FILTERS

from digest.press.sandbox import CHANCE
from digest.press.theme import Template, Theme
from digest.problems import DigestError
from tests.theme_sample import every_page

VIEW = every_page()["page.html"]


def drawn(text: str) -> str:
    """Return what a template of one line makes of a page."""
    return Theme({"a": Template(text, "a")}).render("a", VIEW)


def drawn_or_refused(text: str) -> str:
    """Return what a template of one line makes of a page, or what is wrong with it."""
    try:
        return drawn(text)
    except DigestError as error:
        return error.problems[0].message


SHOWN_BY_ADDRESS = (
    *("''.upper", "title.upper", "''['upper']", "''|attr('upper')", "'{}'.format", "[].count"),
    *("range", "cycler('a')", "cycler('a').next", "joiner()", "self.main"),
    *("title|list|map('upper')", "[1]|select", "[1]|reverse", "[1]|batch(2)", "{'a': 1}|items"),
)
MAKE_TEXT = (
    *("{}|string", "{}|pprint", "{} ~ ''", "'%s'|format({})", "'%s' % {}", "'{{}}'.format({})"),
    *("[{}]|string", "[{}]|join", "{{'a': {}}}|string", "[[{}]]|pprint", "{}|e", "{}|upper"),
)


@pytest.mark.parametrize("value", SHOWN_BY_ADDRESS)
@pytest.mark.parametrize("make", MAKE_TEXT)
def test_no_text_is_made_of_an_address_in_memory(value: str, make: str) -> None:
    text = f"{{% block main %}}{{% endblock %}}{{{{ {make.format(f'({value})')} }}}}"
    assert "0x" not in drawn_or_refused(text)


@pytest.mark.parametrize("name", sorted(FILTERS.keys() - set(CHANCE)))
@pytest.mark.parametrize("value", ["''.upper", "[''.upper]", "[1, 2]", "title", "{'a': 1}"])
def test_no_filter_gives_what_is_shown_by_its_address(name: str, value: str) -> None:
    for argument in ("", "(1)", "('upper')", "('a', 'b')"):
        text = f"{{{{ ({value}|{name}{argument})|string }}}}"
        assert "0x" not in drawn_or_refused(text).lower()


@pytest.mark.parametrize("make", MAKE_TEXT)
def test_what_makes_a_text_of_a_method_is_told(make: str) -> None:
    with pytest.raises(DigestError, match="a method is no text, so it can't be shown"):
        drawn(f"{{{{ {make.format('title.upper')} }}}}")


def test_every_name_that_jinja_gives_to_all_templates_was_thought_about() -> None:
    """A new one may show what no print covers."""
    known = {"range", "dict", "cycler", "joiner", "namespace"}
    assert DEFAULT_NAMESPACE.keys() - set(CHANCE) == known


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ 'a'.upper() }}{{ 'b'['upper']() }}{{ '{}'.format(1) }}", "AB1"),
        ("{{ ['a']|map('upper')|join }}{{ [3, 1]|sort|map('string')|list|join }}", "A13"),
        ("{% for a, b in {'x': 1}.items() %}{{ a }}{{ b }}{% endfor %}", "x1"),
        ("{% for n in range(3) %}{{ loop.cycle('a', 'b') }}{{ n }}{% endfor %}", "a0b1a2"),
        ("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.current }}", "aba"),
        ("{% set j = joiner('-') %}{{ j() }}a{{ j() }}b", "a-b"),
        ("{% block b %}x{% endblock %}{{ self.b() }}", "xx"),
        ("{{ [1, 2]|reverse|first }}{{ 'ab'|reverse }}{{ [1, 1]|unique|list|length }}", "2ba1"),
        ("{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m('<') }}", "<i>&lt;</i>"),
    ],
)
def test_what_is_called_works_as_before(template: str, text: str) -> None:
    assert drawn(template) == text
