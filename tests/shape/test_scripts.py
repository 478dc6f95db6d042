"""JSON inside of a page: no text of it is taken for HTML."""

from __future__ import annotations

import json
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from digest.shape.scripts import script


class Scripts(HTMLParser):
    """The texts of the scripts in a page, as a browser parts them from the rest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  HTMLParser's signature
        """Begin a script."""
        self.inside = tag == "script"
        if self.inside:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        """End a script."""
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        """Take what stands in a script."""
        if self.inside:
            self.texts[-1] += data


HOSTILE = st.lists(
    st.sampled_from(["<", "/", "script", ">", "!--", "-->", "]]>", "&", "\u2028", " "])
).map("".join)


@given(HOSTILE)
def test_no_text_ends_the_script_that_it_stands_in(text: str) -> None:
    embedded = script({"a": text})
    (found,) = Scripts(f"<script>{embedded}</script><p>&lt;").texts
    assert json.loads(found) == {"a": text}
    assert not set(embedded) & set("<>&\u2028\u2029")
