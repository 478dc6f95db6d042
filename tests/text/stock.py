"""What Python-Markdown makes of a text when nothing spares it any work."""

from __future__ import annotations

from functools import lru_cache

from markdown import Markdown

from digest.problems import Place
from digest.text.markup import Drawn, draw_markdown, is_risky
from digest.text.ordinary import read_ordinary
from digest.text.stock import extensions_of, sanitise
from tests.text.elements import read

PLACE = Place("a.md", 1)


@lru_cache(maxsize=256)
def stock(extensions: tuple[str, ...]) -> Markdown:
    """Return Python-Markdown as it comes, with the one sign more that posts may escape."""
    drawing = Markdown(extensions=list(extensions), output_format="html")
    drawing.ESCAPED_CHARS.append("=")
    return drawing


def stock_drawn(text: str) -> Drawn:
    """Return a text as Python-Markdown draws it, and nothing else."""
    drawing = stock(extensions_of(text)).reset()
    return Drawn(drawing.convert(text), dict(drawing.references))


def assert_harmless(html: str) -> None:
    """Fail if sanitising would take anything away; how it spells what it leaves doesn't matter."""
    spelled = html.replace("text-align: ", "text-align:").replace(';">', '">')
    assert read(spelled) == read(sanitise(html))


def assert_drawn_as_stock(text: str) -> bool:
    """Compare a text's HTML, and the links it names apart, with Python-Markdown's.

    Returns whether it was read without it; it is harmless then without being sanitised.
    """
    drawn = stock_drawn(text)
    ordinary = read_ordinary(text, {}, with_footnotes=True)
    if ordinary is not None:
        assert Drawn(*ordinary) == drawn
        if "\x00" not in text:  # which no post holds, see `fit`
            assert_harmless(drawn.html)
    elif is_risky(text, drawn.html):
        drawn = Drawn(sanitise(drawn.html), drawn.references)
    assert draw_markdown(text, PLACE) == drawn
    return ordinary is not None
