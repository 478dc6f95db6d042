"""Markdown to HTML: safe, bounded, and the same whatever was drawn before."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.problems import DigestError, Place
from digest.text.markup import (
    Drawn,
    draw_markdown,
    draw_note,
    ids,
    lead_links,
    links,
)
from digest.text.schemes import is_safe_link
from digest.text.signs import fit
from tests.text.elements import read

PLACE = Place("a.md", 7)
MARKDOWN = st.text("*_`[](){}<>#+-=.!:~|&;^\\\"'12 ax\t\n/@", max_size=120)
PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "# a\n",
                "- b\n",
                "1. c\n",
                "> d\n",
                "\n",
                "    e\n",
                "```\n",
                "~~~ py\n",
                "| f | g |\n",
            ),
            *("|---|---|\n", "*h*", "**i", "`j`", "[k](l.md)", "[m][n]\n", "[n]: /o 'p'\n", "[^1]"),
            *(
                "[^1]: q\n",
                "*[r]: s\n",
                "t\n:   u\n",
                "<div markdown='1'>\n",
                "</div>\n",
                "<b>",
                "</b>",
            ),
            *(
                "{: .v #w }",
                "<!-- x -->",
                "<script>",
                "&amp;",
                "==y==",
                "<https://example.org/>",
                "\\",
            ),
            *("![z](z.jpg)", "<p onclick='x'>", "javascript:", "[a](javascript:b)", "r", "---\n"),
        ],
    ),
    max_size=25,
).map("".join)


def html_of(text: str) -> str:
    return draw_markdown(text, PLACE).html


@given(MARKDOWN | PIECES)
@example("<![x")
@example("<!x")
@example("<?")
@example("</")
@example("<a b=c")
@example("&#x110000;")
def test_any_text_is_drawn_closed_in_order_and_harmless(text: str) -> None:
    page = read(html_of(fit(text)))
    for element, _ in page.walk():
        assert element.name not in {"script", "style", "iframe", "object", "form", "svg", "base"}
        assert not [name for name in element.attributes if name.startswith("on")]
        assert all(map(is_safe_link, element.values("href") + element.values("src")))


@given(PIECES, PIECES)
def test_nothing_of_one_text_is_left_in_the_next(one: str, two: str) -> None:
    first = draw_markdown(two, PLACE)
    draw_markdown(one, PLACE)
    assert draw_markdown(two, PLACE) == first


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("> a\n> :   b", "<blockquote>\n<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n</blockquote>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("```\n<a>\n```", "<pre><code>&lt;a&gt;\n</code></pre>"),
        ("a {{ b }}", "<p>a {{ b }}</p>"),
        ("HTML\n\n*[HTML]: x", '<p><abbr title="x">HTML</abbr></p>'),
        ("## a {#b .c}", '<h2 class="c" id="b">a</h2>'),
        (r"\== \= =", "<p>== = =</p>"),
    ],
)
def test_the_markdown_that_posts_use_is_known(text: str, html: str) -> None:
    assert html_of(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:b)",
        "[a](<java\nscript:b>)",
        "[a](&#106;avascript:b)",
        "[a](&#x1;javascript:b)",
        "[a](JAVASCRIPT&colon;b)",
        "[a][b]\n\n[b]: javascript:c",
        "![a](javascript:b)",
        "<javascript:b>",
        '<a href="javascript:b">a</a>',
        "<a href='data:text/html,b'>a</a>",
        '<img src="x" srcset="javascript:b">',
        '<video poster="javascript:b"></video>',
        '<p><a href="x"{: href="javascript:b"}>a</a></p>',
        '*a*{: href="javascript:b" onclick="c" }',
        '[a](b){: href="javascript:c" }',
        '<div markdown="1">\n[a](javascript:b)\n</div>',
        "a[^1]\n\n[^1]: [b](javascript:c)",
        '*[a]: "><script>b</script>\n\na',
        "```{ .a onclick=b }\nc\n```",
        '~~~ a" onclick="b\nc\n~~~',
        "| a |\n|---|\n| [b](javascript:c) |",
    ],
)
def test_nothing_in_a_text_can_run(text: str) -> None:
    page = read(html_of(text))
    values = [value for element, _ in page.walk() for value in element.attributes.values()]
    names = [name for element, _ in page.walk() for name in element.attributes]
    assert not [value for value in values if "script:" in value.lower() or "data:" in value]
    assert "onclick" not in names
    assert not page.named("script")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a\n\n" + ">" * 101 + " x", 9, "this line opens more than 100 quotes"),
        ("- " * 10_000 + "x", 7, "this line opens more than 100 quotes"),
        ("1. " * 200 + "x", 7, "this line opens more than 100 quotes"),
        ("a\n\n<b> " + "[" * 5000, 9, "this paragraph has too many brackets"),
        ("[a](" * 5000, 7, "this paragraph has too many brackets"),
        ("a\n:   b\n" * 2000, 7, "this text is nested too deep"),
        ("\n".join("    " * depth + "- x" for depth in range(600)), 7, "this text is nested too"),
    ],
    ids=["quotes", "lists", "numbers", "brackets", "links", "definitions", "indents"],
)
def test_what_markdown_could_not_draw_is_a_problem(text: str, line: int, message: str) -> None:
    with pytest.raises(DigestError) as caught:
        draw_markdown(text, PLACE)
    (problem,) = caught.value.problems
    assert problem.place == Place("a.md", line)
    assert problem.message.startswith(message)


@pytest.mark.parametrize(
    "text",
    [
        "- " * 200,
        "* " * 200 + "\n",
        ">" * 100 + "\n",
        "```\n" + ">" * 200 + "\n" + "[" * 3000 + "\n```",
        "[a](b) (c) " * 3000,
        "\\[" * 3000,
        ("[" * 100 + "\n\n") * 300,
        "**" * 5000,
        "<b>" * 3000,
        "`" * 5001,
    ],
    ids=["rule", "stars", "deepest", "code", "links", "escaped", "apart", "bold", "html", "ticks"],
)
def test_what_only_looks_deep_is_drawn(text: str) -> None:
    assert read(html_of(text))


def test_a_text_that_failed_leaves_nothing_behind() -> None:
    before = html_of("a\n:   b\n\n*[c]: d")
    with pytest.raises(DigestError):
        draw_markdown("*[a]: x\n\n" + "a\n:   b\n" * 2000, PLACE)
    assert html_of("a\n:   b\n\n*[c]: d") == before


def test_a_text_keeps_the_links_that_it_names_for_its_notes() -> None:
    drawn = draw_markdown("[A]: /b 'c'", PLACE)
    assert drawn == Drawn("", {"a": ("/b", "c")})
    assert draw_note("[x][a]", PLACE, drawn.references) == '<p><a href="/b" title="c">x</a></p>'
    assert draw_note("[x][a]", PLACE, {}) == "<p>[x][a]</p>"
    assert draw_note("[x][a]", PLACE, {"a": ("javascript:x", "")}) == "<p><a>x</a></p>"


def test_a_note_draws_no_footnotes_for_their_ids_would_be_the_posts() -> None:
    assert draw_note("a[^1]\n\n[^1]: b", PLACE, {}).count("id=") == 0


HTML = '<p title="a &gt; href=&quot;x&quot;">href="y" <a class="b" href="c.md?a&amp;b">d</a></p>'


def test_links_are_those_of_tags_alone() -> None:
    assert list(links(HTML + '<img alt="src=z" src="e.jpg">')) == ["c.md?a&b", "e.jpg"]
    assert list(links("<p>no link</p>")) == []


def test_ids_are_those_of_tags_alone() -> None:
    assert list(ids('<p id="a&amp;b"> id="c" <b title=" id=">x</b></p>')) == ["a&b"]
    assert list(ids("<p>x</p>")) == []


def test_links_are_led_elsewhere_where_something_is_known_of_them() -> None:
    led = lead_links(HTML, {"c.md?a&b": '../c/"'}.get)
    assert led == HTML.replace("c.md?a&amp;b", "../c/&quot;")
    assert lead_links(HTML, lambda _: None) == HTML
