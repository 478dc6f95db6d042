"""Themes of a line or two; the default theme has tests of its own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from digest.press.theme import Template, Theme
from digest.problems import DigestError, Problem
from digest.shape.program_views import IconView, RobotsView
from digest.shape.views import PageView
from tests.theme_sample import SITE, TEMPLATES, every_page, head, render


def theme(**texts: str) -> Theme:
    """Return a theme of these templates; `a_b` is named `a/b`."""
    return Theme(
        {
            name.replace("_", "/"): Template(text, f"themes/t/{name.replace('_', '/')}")
            for name, text in texts.items()
        }
    )


def refused(**texts: str) -> tuple[Problem, ...]:
    """Return what is wrong with a theme."""
    with pytest.raises(DigestError) as caught:
        theme(**texts)
    return caught.value.problems


def failed(a: str, view: PageView | RobotsView | IconView, **others: str) -> Problem:
    """Return what is wrong with drawing the template `a`."""
    made = theme(a=a, **others)
    with pytest.raises(DigestError) as caught:
        made.render("a", view)
    (problem,) = caught.value.problems
    return problem


def drawn(a: str, view: PageView | RobotsView | IconView, **others: str) -> str:
    """Return what the template `a` makes of a view."""
    return theme(a=a, **others).render("a", view)


ICON = IconView("D")
PAGE = PageView(SITE, head("About"), "<b> & 'c'", Markup("<p>Drawn.</p>"))
SITEMAPS = RobotsView(("one", "two"))


def test_a_template_sees_the_fields_of_its_view() -> None:
    assert drawn("Letter: {{ letter }}\n", ICON) == "Letter: D\n"


@pytest.mark.parametrize("name", ["page.html", "feed.xml", "robots.txt", "odd"])
def test_everything_is_escaped_but_markup_whatever_the_ending(name: str) -> None:
    made = Theme({name: Template("{{ title }}{{ body }}", name)})
    assert made.render(name, PAGE) == "&lt;b&gt; &amp; &#39;c&#39;<p>Drawn.</p>"


def test_a_default_template_is_drawn_as_plain_jinja_draws_it() -> None:
    """The sandbox and the check of what is printed change no byte of a page."""
    texts = {p.name: Template(p.read_text("utf-8"), p.name) for p in TEMPLATES.iterdir()}
    assets = (TEMPLATES.parent / "assets").iterdir()
    shipped = Theme(texts, {path.name: path.name for path in assets})
    for name, view in every_page().items():
        assert shipped.render(name, view).rstrip("\n") == render(name, view)


def test_a_print_follows_all_that_a_template_is_made_of_and_nothing_else() -> None:
    texts = {
        "page": '{% extends "layout" %}{% block x %}{% include "sub_part" %}{% endblock %}',
        "layout": '{% from "macros" import m %}{% block x %}{% endblock %}',
        "sub_part": "part",
        "macros": '{% import "deep" as d %}{% macro m() %}{% endmacro %}',
        "deep": "",
        "other": "",
    }
    texts = {name: text.replace("sub_part", "sub/part") for name, text in texts.items()}
    made = theme(**texts)
    before = made.print("page")
    assert before == made.print("page") == theme(**texts).print("page")
    for name in texts:
        changed = theme(**texts | {name: texts[name] + " "})
        assert (changed.print("page") == before) is (name == "other"), name


def test_a_print_follows_a_template_that_was_missing_and_came() -> None:
    page = '{% include "extra" ignore missing %}'
    assert theme(page=page).print("page") != theme(page=page, extra="").print("page")
    assert theme(page=page).render("page", ICON) == ""
    assert theme(page=page, extra="here").render("page", ICON) == "here"


def test_templates_that_draw_on_each_other_have_a_print() -> None:
    texts = {"a": '{% include "b" %}', "b": '{% include "a" %}'}
    assert theme(**texts).print("a") == theme(**texts).print("b")


@pytest.mark.parametrize(
    "statement",
    [
        '{% extends "pots" %}',
        '{% include "pots" %}',
        '{% import "pots" as p %}',
        '{% from "pots" import p %}',
    ],
)
def test_a_name_that_is_not_there_is_a_problem_at_its_line(statement: str) -> None:
    (problem,) = refused(page="one\n" + statement, post="")
    assert str(problem.place) == "themes/t/page:2"
    assert problem.message == 'the theme has no template "pots"'
    assert problem.hint == 'did you mean "post"?'


@pytest.mark.parametrize(
    "statement",
    [
        "{% extends letter %}",
        '{% include "a" ~ "b" %}',
        '{% include ["page", "post"] %}',
        '{% include ["page"] ignore missing %}',
        "{% import letter as p %}",
        '{% from "a" if letter else "b" import p %}',
        "{% include 7 %}",
        '{% include "" %}',
    ],
)
def test_a_name_that_is_no_name_is_refused(statement: str) -> None:
    """Its pages could not be told from those that a change leaves as they are."""
    (problem,) = refused(page="\n\n" + statement)
    assert str(problem.place) == "themes/t/page:3"


def test_all_faults_of_all_templates_are_told_at_once() -> None:
    problems = refused(
        a="\n{% if %}",
        b="{{ title|uper }}",
        c='\n\n{% include "d" %}\n{% include "e" %}',
        ok="{{ title }}",
        z="{% for x in y %}",
    )
    assert [str(p.place).removeprefix("themes/t/") for p in problems] == [
        *("a:2", "b:1", "c:3", "c:4", "z:1")
    ]
    assert all(problem.message for problem in problems)


@pytest.mark.parametrize(
    "text",
    [
        "{{ f(a=1, a=2) }}",
        "{% macro m(a, a) %}{% endmacro %}",
        "{% for x in y %}" * 30 + "{% endfor %}" * 30,
        "{{ " + "(" * 4000 + "1" + ")" * 4000 + " }}",
    ],
)
def test_what_only_python_refuses_is_a_problem_of_the_template_too(text: str) -> None:
    (problem,) = refused(page=text)
    assert problem.place.path == "themes/t/page"
    assert problem.message


def test_an_undefined_name_is_a_problem_at_its_line_with_the_names_that_are_there() -> None:
    problem = failed("one\ntwo {{ sitemaap }}", ICON)
    assert str(problem.place) == "themes/t/a:2"
    assert problem.message == "'sitemaap' is undefined"
    assert problem.hint == "IconView has: letter"


def test_an_undefined_field_names_those_of_the_inner_view() -> None:
    problem = failed("{{ head.titel }}", PAGE)
    assert 'Head has no "titel"' in problem.message
    assert "title, description, canonical" in problem.message


def test_the_innermost_template_is_blamed() -> None:
    problem = failed(
        '{% from "macros" import m %}\n{{ m(site) }}',
        PAGE,
        macros="{% macro m(site) %}\n\n{{ site.nothing }}{% endmacro %}",
    )
    assert str(problem.place) == "themes/t/macros:3"


@pytest.mark.parametrize(
    "expression",
    [
        "1 / 0",
        "sitemaps[7]",
        "sitemaps.count()",
        "sitemaps + 1",
        "'%d'|format('x')",
        "5|xmlattr",
        "sitemaps|map('nope')|list",
        "[1, 'a']|sort",
        "range(10 ** 6)|sum",
        "self.x()",
        "caller()",
        "sitemaps()",
    ],
)
def test_whatever_fails_while_drawing_is_a_problem_at_its_line(expression: str) -> None:
    problem = failed(f"\n{{{{ {expression} }}}}", SITEMAPS)
    assert str(problem.place) == "themes/t/a:2"
    assert problem.message


@pytest.mark.parametrize(
    "a",
    [
        '{% include "a" %}',
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% block x %}{{ self.x() }}{% endblock %}",
    ],
)
def test_a_template_without_an_end_is_a_problem(a: str) -> None:
    assert failed(a, ICON).place.path == "themes/t/a"


def test_a_fault_of_ours_is_no_problem_of_the_theme() -> None:
    with pytest.raises(AttributeError):
        theme(a="").render("a", object())  # type: ignore[arg-type]  # this is the fault


def test_a_template_that_is_not_there_is_a_problem() -> None:
    made = theme(post="")
    for use in (made.print, lambda name: made.render(name, ICON)):
        with pytest.raises(DigestError, match="the theme has no such template") as caught:
            use("posts")
        assert caught.value.problems[0].hint == 'did you mean "post"?'


@pytest.mark.parametrize("name", ["lipsum", "random", "now", "open", "config", "environment"])
def test_no_chance_and_nothing_outside_is_within_reach(name: str) -> None:
    assert failed(f"{{{{ {name}() }}}}", ICON).message == f"'{name}' is undefined"


def test_the_filter_of_chance_is_gone() -> None:
    (problem,) = refused(a="{{ [1, 2]|random }}")
    assert problem.message == "No filter named 'random'."


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__",
        "''.__class__.__mro__[1].__subclasses__()",
        "''['__class__']",
        "''|attr('__class__')",
        "'x'.__hash__()",
        "['']|map(attribute='__class__')|list|join",
        "site.__class__",
        "site['__class__']",
        "site|attr('__class__')",
        "site.__init__.__globals__",
        "cycler.__init__.__globals__.os",
        "self._TemplateReference__context",
        "self.__init__.__globals__",
        "namespace.__init__.__globals__",
        "(['']|select).gi_frame.f_builtins",
        "'{0.__class__}'.format(site)",
        "body.__class__",
        "[].append(1)",
        "{}.update(a=1)",
    ],
)
def test_a_template_reaches_nothing_behind_its_values(expression: str) -> None:
    """Not Python's internals, and no list or dict can be changed."""
    assert failed(f"{{{{ {expression} }}}}", PAGE).place.line == 1


@pytest.mark.parametrize(
    "expression",
    [
        "none",
        "site.pages",
        "site",
        "[]",
        "{}",
        "cycler('a')",
        "joiner()",
        "namespace()",
        "range",
        "''.upper",
        "self",
        "title|list|map('upper')",
        "title|select",
    ],
)
def test_what_is_no_text_is_not_shown(expression: str) -> None:
    """Python shows most of these by their address in memory, new in every run."""
    problem = failed(f"{{{{ {expression} }}}}", PAGE)
    assert problem.message.endswith("so it can't be shown")


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ 3 }} {{ 1.5 }} {{ true }}", "3 1.5 True"),
        ("{{ none or '-' }}", "-"),
        ("{% for x in 'ab' %}{{ loop.index }}{{ loop.cycle('.', ';') }}{% endfor %}", "1.2;"),
        (
            "{% set n = namespace(x=1) %}{% for i in [2] %}{% set n.x = i %}{% endfor %}{{ n.x }}",
            "2",
        ),
        ("{{ sitemaps|map('upper')|join(', ') }}", "ONE, TWO"),
        ("{{ '%s-%s'|format(*sitemaps) }} {{ '{}'.format('x') }}", "one-two x"),
        ("{{ sitemaps is defined }} {{ nope is defined }}", "True False"),
        ("{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m('<') }}", "<i>&lt;</i>"),
        ("{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}x{% endcall %}", "[x]"),
        ("{% filter upper %}a{% endfilter %}{% set b %}<i>{% endset %}{{ b }}", "A<i>"),
    ],
)
def test_what_themes_are_made_with_works(template: str, text: str) -> None:
    assert drawn(template, SITEMAPS) == text


def test_a_field_that_may_be_there_can_be_asked_for() -> None:
    text = "{% if head.nothing is defined %}a{% else %}b{% endif %}"
    assert drawn(text, PAGE) == "b"
    assert drawn("{{ head.nothing|default('c') }}", PAGE) == "c"


@pytest.mark.parametrize("name", ["namespace", "cycler", "joiner"])
def test_an_imported_template_keeps_nothing_that_changes(name: str) -> None:
    """Jinja runs it once for all pages, so each page would depend on those drawn before it."""
    keeps = (
        f"{{% set kept = {name}('a', 'b') %}}{{% macro m() %}}{{{{ kept.next() }}}}{{% endmacro %}}"
    )
    (problem,) = refused(a='{% from "b" import m %}{{ m() }}', b="\n" + keeps)
    assert str(problem.place) == "themes/t/b:2"
    assert name in problem.message


def test_what_an_imported_template_draws_on_keeps_nothing_that_changes() -> None:
    keeps = "{% set kept = namespace(n=0) %}"
    (problem,) = refused(a='{% import "b" as b %}', b='{% extends "c" %}', c=keeps)
    assert problem.place.path == "themes/t/c"


def test_a_page_and_a_macro_may_count() -> None:
    counts = "{% set n = namespace(x=0) %}{% set n.x = n.x + 1 %}{{ n.x }}"
    made = theme(
        a=counts + '{% from "b" import m %}{{ m() }}{{ m() }}',
        b="{% macro m() %}" + counts + "{% endmacro %}",
    )
    assert [made.render("a", ICON) for _ in range(3)] == ["111"] * 3


PIECES = [
    *("{{ ", " }}", "{% ", " %}", "{#", "#}"),
    *("if ", "endif", "for x in ", "endfor", "set ", "block ", "macro ", "join", "letter", "x"),
    *"()[]|.=~-:'\"1 \n\0é",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@settings(max_examples=100)
def test_no_text_makes_a_theme_raise_anything_but_problems(text: str) -> None:
    try:
        theme(a=text).render("a", ICON)
    except DigestError as error:
        told = {problem.place.path for problem in error.problems}
    else:
        told = {"themes/t/a"}
    assert told == {"themes/t/a"}


def test_a_template_compiled_before_is_not_taken_for_one_of_another_text_or_file() -> None:
    for text, path in (("one", "a.html"), ("two", "a.html"), ("one", "b.html")):
        theme = Theme({"x.html": Template(text + "{{ nothing.here }}", path)})
        with pytest.raises(DigestError) as caught:
            theme.render("x.html", ICON)
        assert caught.value.problems[0].place.path == path
        assert Theme({"x.html": Template(text, path)}).render("x.html", ICON) == text


def test_a_theme_tells_which_fields_no_template_shows() -> None:
    made = theme(a="{% include 'b' %}", b="{{ related }}")
    assert made.shows("a", "related")
    assert not made.shows("a", "timeline")
    assert not made.shows("missing", "related")
