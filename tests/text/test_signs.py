"""Signs through which passages pass Markdown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.text.passages import canonical_text
from digest.text.signs import (
    CLOSE,
    OPEN,
    Signed,
    Typed,
    carefully_taken,
    fit,
    plainly_taken,
    sign,
    take_signs,
)

TYPED = [Typed("==", f"==[^context-{number}]") for number in range(30)]


def a(number: int) -> str:
    return sign(OPEN, number)


def z(number: int) -> str:
    return sign(CLOSE, number)


def test_signs_give_the_passages_and_are_gone() -> None:
    signed = take_signs(f"<p>One {a(0)}two <b>thr{z(0)}ee</b></p>", TYPED)
    assert signed == Signed("<p>One two <b>three</b></p>", "One two three", {0: (4, 11)})


def test_numbers_of_any_length_are_told_apart() -> None:
    signed = take_signs(f"<p>{a(2)}x{z(2)}{a(12)}y{z(12)}{a(21)}z{z(21)}</p>", TYPED)
    assert signed.spans == {2: (0, 1), 12: (1, 2), 21: (2, 3)}


def test_entities_and_blanks_count_as_a_reader_sees_them() -> None:
    signed = take_signs(f"<p>a &amp;\n  &lt;{a(0)}  b{z(0)}\n </p>", TYPED)
    assert signed.text == "a & < b"
    assert signed.spans == {0: (6, 7)}


def test_signs_after_the_last_words_of_a_line_stand_at_its_end() -> None:
    html = f"<p>a <b>b</b>{a(0)}{z(0)}</p>\n<p>c<code>d</code>{a(1)}{z(1)}<br>\ne</p>"
    assert take_signs(html, TYPED).spans == {0: (3, 3), 1: (6, 6)}
    assert carefully_taken(html, TYPED).spans == {0: (3, 3), 1: (6, 6)}


def test_signs_before_a_block_stand_at_the_next_text_or_the_end() -> None:
    signed = take_signs(f"<p>a</p>{a(0)}{z(0)}<p>b</p>{a(1)}{z(1)}", TYPED)
    assert signed.spans == {0: (2, 2), 1: (3, 3)}


def test_in_code_and_in_attributes_stands_what_was_typed() -> None:
    html = f'<p title="{a(0)}x">{z(0)}y</p><pre><code>{a(1)}"{z(1)}</code></pre>'
    signed = take_signs(html, TYPED)
    assert signed.spans == {}
    assert signed.html == (
        '<p title="==x">==[^context-0]y</p><pre><code>=="==[^context-1]</code></pre>'
    )


def test_what_was_typed_is_escaped() -> None:
    typed = [Typed("==", '==[^context-"<]')]
    signed = take_signs(f'<a title="{a(0)}{z(0)}">x</a>', typed)
    assert signed.html == '<a title="====[^context-&quot;&lt;]">x</a>'


def test_a_passage_that_ends_before_it_begins_is_none() -> None:
    assert take_signs(f"<p>{z(0)}a{a(0)}</p>", TYPED).html == "<p>==[^context-0]a==</p>"


def test_characters_that_no_page_may_hold_are_replaced_one_for_one() -> None:
    assert fit("a\x00\x0b\ufdd0\uffffb\t\n\x85ä🌊") == "a\ufffd\ufffd\ufffd\ufffdb\t\n\x85ä🌊"


PIECES = st.sampled_from(["<p>", "</p>", "<b>", "</b>", "x", " ", "\n", "y&amp;", "&nbsp;", "🌊"])


@given(st.lists(PIECES), st.data())
def test_signs_do_not_change_the_text_and_their_spans_fit_it(
    pieces: list[str], data: st.DataObject
) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(pieces))] * 2)))
    signed = take_signs(
        "".join([*pieces[:start], a(3), *pieces[start:end], z(3), *pieces[end:]]), TYPED
    )
    html = "".join(pieces)
    assert (signed.html, signed.text) == (html, canonical_text(html))
    first, last = signed.spans[3]
    words = signed.text[first:last]
    assert words == words.strip()
    assert "".join(words.split()) == "".join(canonical_text("".join(pieces[start:end])).split())


SIGNED = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>\n",
                "<b>",
                "</b>",
                "<code>x</code>",
                f"<code>{a(1)}</code>",
                "<br>\n",
                f'<img alt="{a(1)}">',
            ),
            *("x", " ", "\n", "&nbsp;", "&amp;", a(0), z(0), a(1), z(1), a(21), z(21)),
        ]
    )
)


@given(SIGNED)
def test_signs_in_plain_text_are_taken_as_by_pieces(pieces: list[str]) -> None:
    html = "".join(pieces)
    taken = plainly_taken(html)
    assert taken is None or taken == carefully_taken(html, TYPED)


def test_signs_of_most_passages_are_in_plain_text() -> None:
    html = f"<p>{a(0)}a <b>b{z(0)}</b>.</p>\n<ul>\n<li>{a(1)}<code>c</code>{z(1)}</li>\n</ul>"
    assert plainly_taken(html) == carefully_taken(html, TYPED)
