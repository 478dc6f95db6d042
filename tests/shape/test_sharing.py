"""What stands on cards, and which pages have one."""

from __future__ import annotations

from dataclasses import replace

from digest.shape.pictures import Placard
from digest.shape.sharing import placards
from tests.shape.values import CONFIG, WIRE, library_of, post

DRAWN = replace(CONFIG, cards=True)


def test_a_card_says_what_who_and_when() -> None:
    one = post("tides", lang="fa", direction="rtl", sources=(WIRE, WIRE, WIRE._replace(name="Two")))
    library = library_of(one, post("pictured", image="a.jpg"), post("undated", ""))
    made = {page.output: page.view for page in placards(library, DRAWN)}
    assert made == {
        "card.png": Placard(CONFIG.title, "en", "ltr", (CONFIG.description,), "", "ltr"),
        "2026/11/02/tides/card.png": Placard(
            "tides", "fa", "rtl", ("Example Wire", "Two", "2 November 2026"), CONFIG.title, "ltr"
        ),
        "undated/undated/card.png": Placard("undated", "en", "ltr", (), CONFIG.title, "ltr"),
    }


def test_no_card_is_made_unless_it_is_asked_for() -> None:
    assert list(placards(library_of(post("a")), CONFIG)) == []
