from __future__ import annotations

import pytest
from hypothesis import given
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTextInlineProcessor

from digest.text.markup import Drawn
from digest.text.quick_markdown import may_hold_entity, quicken
from digest.text.stock import extensions_of, markdown_with
from tests.text.stock import stock_drawn
from tests.text.tricky import FRAMES, SNIPPETS
from tests.text.writings import WRITINGS


def quickly_drawn(text: str) -> Drawn:
    """Return a text as drawn by a quickened Markdown object."""
    drawing = markdown_with(extensions_of(text))
    return Drawn(drawing.convert(text), dict(drawing.references))


@pytest.mark.parametrize("frame", FRAMES)
def test_tricky_texts_are_drawn_as_by_stock_markdown(frame: str) -> None:
    for snippet in SNIPPETS[:: len(FRAMES)]:
        text = frame.replace("{}", snippet)
        assert quickly_drawn(text) == stock_drawn(text)


@given(WRITINGS)
def test_any_text_is_drawn_as_by_stock_markdown(text: str) -> None:
    assert quickly_drawn(text) == stock_drawn(text)


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


def test_an_entity_needs_its_semicolon_or_its_number_sign() -> None:
    assert [may_hold_entity(text) for text in ("a & b", "a; b", "&lt;", "& ;", "&#9")] == [
        *(False, False, True, True, True)
    ]
