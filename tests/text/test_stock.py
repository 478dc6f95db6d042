"""Python-Markdown as digest uses it: loaded late, with few extensions, its HTML made harmless."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given

from digest.text.stock import EXTENSIONS, convert, markdown_with, sanitise
from tests.text.test_markup import PIECES, html_of


@given(PIECES)
def test_extensions_that_are_left_out_would_have_changed_nothing(text: str) -> None:
    drawing = markdown_with(tuple(EXTENSIONS))
    assert sanitise(html_of(text)) == sanitise(drawing.convert(text))


def test_only_the_alignment_of_a_cell_is_a_style() -> None:
    html = '<table><tr><td style="position: fixed; text-align: right">a</td></tr></table>'
    assert 'style="text-align:right"' in sanitise(html)


def test_a_text_says_where_its_named_links_lead_and_hears_of_those_of_another() -> None:
    html, named = convert("[a] or [b]\n\n[b]: /c", {"a": ("/d", "")}, with_footnotes=False)
    assert html == '<p><a href="/d">a</a> or <a href="/c">b</a></p>'
    assert named == {"a": ("/d", ""), "b": ("/c", None)}


ORDINARY = """if True:
    import sys
    from digest.problems import Place
    from digest.text.markup import draw_markdown
    for text in sys.argv[1:]:
        draw_markdown(text, Place("a.md"))
        print("markdown" in sys.modules, "nh3" in sys.modules)
"""


def test_it_is_not_loaded_before_a_text_needs_it() -> None:
    ran = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", ORDINARY, "# A\n\n*b* [c](d) `e`", "<b>f</b>"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "False False\nTrue True\n"
