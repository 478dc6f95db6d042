"""The canonical text of a body."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.problems import Place
from digest.text.markup import draw_markdown
from digest.text.passages import (
    canonical_text,
    excerpt,
    plain_text,
    text_of,
    tokens,
    trimmed,
)
from tests.text.writings import WRITINGS

FOOTNOTE = (
    '<p>a<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>.</p>\n<ol>\n'
    '<li id="fn:1"><p>b&#160;<a class="footnote-backref" href="#fnref:1">&#8617;</a></p></li>\n'
    "</ol>"
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("<p>One</p>\n<p>Two</p>", "One\nTwo"),
        ("<p>One\ntwo  three</p>", "One two three"),
        ("<p>a <b> b</b> <i>c</i></p>", "a b c"),
        ("<p>a<br>\nb</p>", "a\nb"),
        ("<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>", "a\nb\nc"),
        ("<pre><code>a\n  b\n</code></pre>\n<p>c</p>", "a\n  b\n\nc"),
        ("<p>a&amp;b &lt;c&gt; d&nbsp;e &#128522;</p>", "a&b <c> d\u00a0e 😊"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
        ('<p>a<img src="x" alt="<p>">b<wbr>c</p>', "abc"),
        ('<p>a <a href="&lt;">b</a>.</p>', "a b."),
        ("<hr>\n<p>a</p>\n<hr>", "a"),
        ("a <b>c</b>", "a c"),
        ("<p>&nbsp;</p><p>a</p>", "a"),
        (
            FOOTNOTE,
            "a.\nb\u00a0",
        ),
        ("<p>x<sup>2</sup></p>", "x2"),
    ],
)
def test_the_canonical_text_is_what_a_reader_sees(html: str, text: str) -> None:
    assert canonical_text(html) == text


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<br>", "x", " ", "\n", "&amp;"])))
def test_every_piece_knows_its_offset(pieces: list[str]) -> None:
    html = "".join(pieces)
    text = canonical_text(html)
    assert "".join(token.html for token in tokens(html)) == html
    assert all(text[t.start : t.start + len(t.text)] == t.text for t in tokens(html))


REF = '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>'
BACK = '<a class="footnote-backref" href="#fnref:1" title="a">&#8617;</a>'
BALANCED = st.recursive(
    st.sampled_from(
        [
            *("x", "x y", " ", "\n", "\t", "&nbsp;", "&amp;", "&Tab;", "&#32;", "&#160;", "&lt;b>"),
            *("<br>\n", "\u2003", "<img src='a' alt='b'>", "<hr>", "<wbr>", REF, BACK),
        ]
    ),
    lambda inner: (
        st.lists(inner, max_size=4).map("".join)
        | st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["p", "li", "b", "pre", "i"]), inner)
        | st.builds('<a href="b>c" title="">{}</a>'.format, inner)
        | st.builds("<p>{}</p>\n<ul>\n<li>{}</li>\n</ul>".format, inner, inner)
    ),
)


@given(BALANCED)
@example("<p>a<b>c </b></p>")
@example("a&NewLine;b")
def test_html_whose_tags_are_taken_out_at_once_has_the_text_of_its_pieces(html: str) -> None:
    assert canonical_text(html) == text_of(tokens(html))


@given(WRITINGS)
def test_drawn_texts_have_the_text_of_their_pieces(text: str) -> None:
    html = draw_markdown(text, Place("a.md", 1)).html
    assert canonical_text(html) == text_of(tokens(html))


@pytest.mark.parametrize("html", ["", "<p>a <i>b</i></p>\n<ul>\n<li>c</li>\n</ul>", FOOTNOTE])
def test_most_html_needs_no_pieces(html: str) -> None:
    assert plain_text(html) == canonical_text(html)


def test_a_piece_knows_how_many_elements_are_around_it() -> None:
    found = [(t.html, t.depth) for t in tokens("<ul><li>a<br>b</li></ul><p>c</p>")]
    assert found == [
        *[("<ul>", 0), ("<li>", 1), ("a", 2), ("<br>", 2), ("b", 2), ("</li>", 1), ("</ul>", 0)],
        *[("<p>", 0), ("c", 1), ("</p>", 0)],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo.", "One."),
        ("", ""),
        ("aa bbbbb. cc dd ee", "aa bbbbb."),
        ("aa bb cc, dd ee", "aa bb cc…"),
        ("a. bbbbb ccccc ddd", "a. bbbbb…"),
        ("x" * 20, "x" * 12 + "…"),
        ("He said “so be it.” And", "He said “so…"),
        ("دریا بالا؟ پایین رفت", "دریا بالا؟"),
    ],
)
def test_an_excerpt_ends_with_a_sentence_or_a_word(text: str, expected: str) -> None:
    assert excerpt(text, 12) == expected


@given(st.text(), st.integers(-3, 20), st.integers(-3, 20))
def test_a_trimmed_passage_has_no_blanks_at_its_ends(text: str, one: int, two: int) -> None:
    start, end = sorted((max(0, min(one, len(text))), max(0, min(two, len(text)))))
    first, last = trimmed(text, start, end)
    assert text[first:last] == text[start:end].strip()
    assert start <= first <= last <= end
