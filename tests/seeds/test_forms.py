from __future__ import annotations

import re

import pytest

from digest.seeds.forms import FORMS, reason_for
from digest.seeds.rows import key_of


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("300 x 250", "an ad size"),
        ("1.2k shares", "a share bar"),
        ("Share this item on Facebook", "a share bar"),
        ("@easthaven_news", "a name on a social network"),
        ("4 minute read", "a reading aid"),
        ("Lesezeit: 2 Min.", "a reading aid"),
        ("https://example.org/wall", "an address"),
        ("01版:要闻", "a list of pages"),
        ("Tags: wall, sea", "a list of tags"),
        ("کد خبر: 980318", "an archive number"),
        ("IE 11 is not supported. For a better view use another browser.", "a browser note"),
        ("Get more newsLiveon", "a widget"),
        ("We use cookies to make this site better.", "a cookie note"),
        ("Subscribe now to our newsletter", "an invitation to subscribe"),
        ("Register to unlock this article", "an invitation to subscribe"),
        ("© 2021 The Example Post. All rights reserved.", "a copyright line"),
        ("© picture alliance / dpa", "a picture credit"),
        ("BILD: SN/APA/Jana Muster", "a picture credit"),
        ("(AP Photo/Jane Doe)", "a picture credit"),
        ("责任编辑:张三", "an editor's credit"),
        ("Contact: press@example.org", "a contact line"),
        ("[logo]", "a picture's placeholder"),
        ("TrackBack URL for this entry: https://example.org/t/1", "readers' comments"),
        ("The wall was raised by one metre", ""),
    ],
)
def test_the_look_of_a_line_tells_why_it_is_not_the_article(line: str, reason: str) -> None:
    assert reason_for(key_of(line)) == reason


def test_no_form_repeats_without_a_bound_or_within_a_repetition() -> None:
    """A bounded repetition of single signs takes bounded time on any line."""
    for forms in FORMS.values():
        for form in forms:
            assert not re.search(r"(?<!\\)[*+](?!\+)", re.sub(r"\[[^\]]*\]|\\.", "c", form)), form
            assert not re.search(r"[}*+]\)[{*+]", form), form
