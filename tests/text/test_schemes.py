from __future__ import annotations

import pytest

from digest.text.schemes import is_safe_link


@pytest.mark.parametrize(
    ("target", "is_safe"),
    [
        ("https://example.org/", True),
        ("mailto:a@example.org", True),
        ("/a:b", True),
        ("a.md#x", True),
        ("java\tscript:x", False),
        ("\x01JavaScript:x", False),
        ("vbscript:x", False),
        ("data:x", False),
    ],
)
def test_a_link_is_safe_by_its_scheme(target: str, *, is_safe: bool) -> None:
    assert is_safe_link(target) is is_safe
