"""What Python-Markdown makes of a text when nothing spares it any work."""

from __future__ import annotations

from functools import lru_cache

from markdown import Markdown

from digest.text.markup import Drawn, extensions_of, is_risky, sanitise


@lru_cache(maxsize=256)
def stock(extensions: tuple[str, ...]) -> Markdown:
    """Return Python-Markdown as it comes, with the one sign more that posts may escape."""
    drawing = Markdown(extensions=list(extensions), output_format="html")
    drawing.ESCAPED_CHARS.append("=")
    return drawing


def stock_drawn(text: str) -> Drawn:
    """Return a text as drawn without a short cut."""
    drawing = stock(extensions_of(text)).reset()
    html = drawing.convert(text)
    return Drawn(sanitise(html) if is_risky(text, html) else html, dict(drawing.references))


def stock_html(text: str) -> str:
    """Return a text's HTML, drawn without a short cut."""
    return stock_drawn(text).html
