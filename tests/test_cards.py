"""Cards: what stands on them fits, is the right way round, and is the same each time."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from digest.cards import (
    MARGIN,
    PAPER,
    draw_card,
    font_for,
    has_shaping,
    set_title,
    width_of,
    wrapped,
)
from digest.config import read_config
from digest.shape.frame import CARD_HEIGHT, CARD_WIDTH
from digest.shape.pictures import Placard
from tests.a_site import Site, new_site, post

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = Placard(
    title="Ministers weigh a second round of talks",
    lang="en",
    direction="ltr",
    below=("Example Wire", "8 June 2019"),
    site="The Sample Digest",
    site_direction="ltr",
)
PERSIAN = ENGLISH._replace(
    title="وزیران دور دوم گفت‌وگوها را بررسی می‌کنند", lang="fa", direction="rtl"
)
LONG = ENGLISH._replace(title="Many words about tides, quays and gates " * 20)
CHINESE = ENGLISH._replace(title="部长们考虑第二轮会谈", lang="zh")

shaping = pytest.mark.skipif(not has_shaping(), reason="Pillow has no FriBiDi here")


def ink(placard: Placard) -> tuple[int, int, int, int]:
    """Return where on a card something is written: left, top, right and bottom."""
    with Image.open(BytesIO(draw_card(placard))) as image:
        assert (image.size, image.format) == ((CARD_WIDTH, CARD_HEIGHT), "PNG")
        paper = Image.new("RGB", image.size, PAPER)
        edge = 20
        inner = (edge, 0, CARD_WIDTH - edge, CARD_HEIGHT)
        shown = image.convert("RGB").crop(inner)
        differing = ImageChops.difference(shown, paper.crop(inner)).convert("L")
        box = differing.point([0] * 40 + [255] * 216).getbbox()
        assert box
        return box[0] + edge, box[1], box[2] + edge, box[3]


@pytest.mark.parametrize(
    "placard",
    [
        ENGLISH,
        pytest.param(PERSIAN, marks=shaping),
        LONG,
        CHINESE,
        ENGLISH._replace(title="X" * 400),
    ],
    ids=["english", "persian", "long", "chinese", "one word"],
)
def test_all_that_stands_on_a_card_stands_between_its_margins(placard: Placard) -> None:
    left, top, right, bottom = ink(placard)
    assert left >= MARGIN - 6
    assert right <= CARD_WIDTH - MARGIN + 6
    assert top >= MARGIN // 2
    assert bottom <= CARD_HEIGHT - MARGIN // 4


def test_a_card_is_the_same_each_time_and_another_one_for_other_words() -> None:
    assert draw_card(ENGLISH) == draw_card(ENGLISH)
    assert draw_card(ENGLISH) != draw_card(ENGLISH._replace(title="Ministers weigh a third round"))
    assert len(draw_card(LONG)) < 60_000


@shaping
def test_right_to_left_stands_at_the_right() -> None:
    left, _, right, _ = ink(PERSIAN._replace(title="بندر", below=(), site=""))
    assert right > CARD_WIDTH - MARGIN - 20
    assert left > CARD_WIDTH // 2


@shaping
def test_arabic_letters_are_joined() -> None:
    """A word is narrower than its letters apart, with a sign between that joins none."""
    word = "بببب"
    apart = "\u200c".join(word)
    assert width_of(word, 60, 700, is_rtl=True) < width_of(apart, 60, 700, is_rtl=True)


def test_a_long_title_is_cut_off_where_it_no_longer_fits() -> None:
    lines, _ = set_title(LONG.title, is_rtl=False)
    assert lines[-1].endswith("…")
    assert all(width_of(line, 42, 700, is_rtl=False) <= CARD_WIDTH - 2 * MARGIN for line in lines)


def test_a_script_that_no_font_has_is_left_out_and_the_site_named_instead() -> None:
    assert font_for(CHINESE.title, 40, 700, is_rtl=False) is None
    assert wrapped(CHINESE.title, 40, 700, is_rtl=False) == []
    named = CHINESE._replace(title=CHINESE.site)
    assert draw_card(CHINESE) == draw_card(named)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return a site with cards, two posts and a picture of one of them."""
    plain = post("Tides")
    pictured = post("Gates", "2026-11-03").replace("tags:", "image: {file: a.svg, alt: A}\ntags:")
    posts = {"2026-11-02-tides.md": plain, "2026-11-03-gates.md": pictured}
    made = new_site(tmp_path, posts, "title: Tide Table\ncards: true\n")
    made.write("content/media/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    return made


def test_the_site_and_each_post_without_a_picture_have_a_card(site: Site) -> None:
    site.build()
    cards = {name for name in site.output() if name.endswith("card.png")}
    assert cards == {"card.png", "2026/11/02/tides/card.png"}
    page = site.page("2026/11/02/tides/index.html")
    url = "http://localhost:8000/2026/11/02/tides/card.png"
    assert f'<meta property="og:image" content="{url}">' in page
    assert '<meta property="og:image:alt" content="Tides">' in page
    assert f'"image":"{url}"' in page
    assert 'og:image" content="http://localhost:8000/card.png"' in site.page("index.html")
    assert "media/a.svg" in site.page("2026/11/03/gates/index.html").split("og:image")[1]


def test_another_title_is_another_card_and_no_other_edit_is(site: Site) -> None:
    site.build()
    site.edit("content/posts/2026-11-02-tides.md", "title: Tides", "title: High tides")
    assert "2026/11/02/tides/card.png" in site.build().written
    site.edit("content/posts/2026-11-02-tides.md", "The text", "A text")
    assert "2026/11/02/tides/card.png" not in site.build().written


def test_cards_are_off_unless_they_are_asked_for(site: Site) -> None:
    assert not read_config("title: T").cards
    site.build()
    site.edit("config.yaml", "cards: true\n", "")
    assert set(site.build().removed) == {"card.png", "2026/11/02/tides/card.png"}
    assert "og:image" not in site.page("index.html")
