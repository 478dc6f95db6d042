from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTextInlineProcessor

from digest.problems import Place
from digest.text.markup import draw_markdown
from digest.text.passages import PIECE, canonical_text, excerpt, text_of, tokens
from digest.text.posts import count_words, parse_post
from digest.text.quick_markdown import quicken
from digest.text.signs import settle, take_signs
from tests.text.sample import CONFIG, PATH, post
from tests.text.stock import stock_drawn, stock_html
from tests.text.tricky import FRAMES, SNIPPETS

PLACE = Place("a.md", 1)
SIGNS = (
    *"*_`[](){}<>#+-=.!:~|&;^\\\"'12 ax\t\n/@\u00a0\u2028\r",
    *("\n\n", "  \n", "word ", "\n- ", "\n1. ", "\n> ", "\n# ", "&#38", "[^1]", "\n[^1]: "),
    *("\n    ", "```\n", "<b>", "</b>", "\n\n[a]: b\n", "\n:   ", "plain words. ", "*[a]: b\n"),
)
WORDS = (
    *("council", "said", "“treaty”", "Q&A", "harbour,", "1985", "river.", "in", "5%", "storm’s"),
    *("(vote)", "the", "—"),
)


def assert_equal_to_stock(text: str) -> None:
    """Compare HTML, links named apart, and canonical text, each made the quick and the long way."""
    drawn = draw_markdown(text, PLACE)
    assert drawn == stock_drawn(text)
    assert canonical_text(drawn.html) == text_of(tokens(drawn.html))
    assert take_signs(drawn.html, []) == settle(PIECE.findall(drawn.html), [])


@pytest.mark.parametrize("frame", FRAMES)
def test_tricky_texts_are_drawn_as_by_stock_markdown(frame: str) -> None:
    for snippet in SNIPPETS:
        assert_equal_to_stock(frame.replace("{}", snippet))


@given(st.lists(st.sampled_from(SIGNS) | st.sampled_from(SNIPPETS), max_size=20).map("".join))
def test_any_text_is_drawn_as_by_stock_markdown(text: str) -> None:
    assert_equal_to_stock(text)


def body(seed: int) -> str:
    """Return the body of a post as reporters write it: paragraphs, some of them with markup."""
    chance = Random(seed)  # noqa: S311  nothing is secret here

    def line() -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(3, 40)))

    def marked() -> str:
        kinds = ("*{}*", "**{}**", "`{}`", "[{}](b.md)", "<i>{}</i>", "{}  \nx", "{}\ny")
        return f"{line()} {chance.choice(kinds).format(line())} {line()}"

    def items() -> str:
        return "\n".join(f"- {line()}" for _ in range(3))

    blocks = (line, line, line, marked, items, lambda: f"> {line()}", lambda: f"## {line()}")
    return "\n\n".join(chance.choice(blocks)() for _ in range(chance.randint(1, 8)))


@pytest.mark.parametrize("seeds", [range(100), range(100, 200)], ids=["one", "two"])
def test_posts_say_what_they_would_say_without_short_cuts(seeds: range) -> None:
    for text in map(body, seeds):
        assert_equal_to_stock(text)
        facts, drawn = parse_post(post(text), PATH, None, CONFIG)
        html = stock_html(text)
        said = text_of(tokens(html))
        assert (drawn.html, facts.excerpt, facts.words) == (html, excerpt(said), count_words(said))


class Wide(Extension):
    """An extension with a pattern that nothing knows the sign of."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Markdown calls it so
        """Replace an x by what stands after it."""
        md.inlinePatterns.register(SimpleTextInlineProcessor("x(.)", md), "wide", 50)


def test_a_pattern_that_is_not_known_is_tried_on_every_text() -> None:
    drawing = Markdown(extensions=[Wide()])
    quicken(drawing)
    assert drawing.convert("axb\n\n- cxd") == "<p>ab</p>\n<ul>\n<li>cd</li>\n</ul>"


def test_blocks_of_html_are_found_without_the_extension_that_reads_markdown_in_them() -> None:
    drawing = Markdown()
    quicken(drawing)
    assert drawing.convert("<div>\n*a*\n</div>") == "<div>\n*a*\n</div>"
