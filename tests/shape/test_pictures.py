"""Pictures in a text: their size is told, all but the first wait, what is written stays."""

from __future__ import annotations

import pytest

from digest.shape.pictures import COLUMN, Picture, smaller_at, srcset_of, widths_of, with_sizes

KNOWN = {"a.jpg": ("media/a.jpg", Picture(1600, 900, "1f", scales=True))}
STILL = Picture(1600, 900, "1f", scales=False)


def shown(html: str, *, is_first: bool = True) -> str:
    """Return a text as a page below the front page shows it, in one more width."""
    return with_sizes(html, KNOWN, (480,), lambda address: "../" + address, is_first=is_first)


SRCSET = f'srcset="../sizes/480/a.jpg 480w, ../media/a.jpg 1600w" sizes="{COLUMN}"'


@pytest.mark.parametrize(
    ("html", "after"),
    [
        ("<p>No picture, &lt;img src=a.jpg&gt;.</p>", "<p>No picture, &lt;img src=a.jpg&gt;.</p>"),
        (
            '<img alt="" src="a.jpg">',
            f'<img width="1600" height="900" {SRCSET} alt="" src="a.jpg">',
        ),
        (
            '<img alt="" src="a.jpg" width="80">',
            f'<img {SRCSET} alt="" src="a.jpg" width="80">',
        ),
        ('<img alt="a > b" src="other.jpg" />', '<img alt="a > b" src="other.jpg" />'),
        ('<img src="x"><img src="y">', '<img src="x"><img loading="lazy" src="y">'),
        (
            '<img src="x"><img loading="eager" src="y">',
            '<img src="x"><img loading="eager" src="y">',
        ),
        ('<img alt="no address">', '<img alt="no address">'),
    ],
)
def test_a_picture_is_told_of_what_is_known_and_not_yet_written(html: str, after: str) -> None:
    assert shown(html) == after


def test_where_a_picture_stands_above_all_in_the_text_wait() -> None:
    assert shown('<img src="x">', is_first=False) == '<img loading="lazy" src="x">'


def test_a_picture_is_there_in_lesser_widths_only() -> None:
    assert widths_of(KNOWN["a.jpg"][1], (1600, 960, 480, 960, 2000)) == (480, 960)
    assert widths_of(STILL, (480,)) == ()
    assert srcset_of("media/a.jpg", STILL, (480,), str) == ""
    assert smaller_at("media/deep/a b.jpg", 480) == "sizes/480/deep/a b.jpg"
