"""JSON as it can stand in a `<script>`, and in a file of its own."""

from __future__ import annotations

import json
import re
from typing import Any

from markupsafe import Markup

ENDING = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")
"""Signs that could end a script or open a comment in it (HTML, 4.12.1.3), as JSON escapes them."""

ENDS = re.compile("[<>&\u2028\u2029]")

write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def script(document: dict[str, Any]) -> Markup:
    """Return a document as JSON in which no sign of HTML is left."""
    text = write(document)
    if ENDS.search(text):
        for sign, escaped in ENDING:
            text = text.replace(sign, escaped)
    return Markup(text)  # noqa: S704  no sign of HTML is left in it
