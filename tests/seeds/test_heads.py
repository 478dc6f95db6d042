from __future__ import annotations

import pytest

from digest.seeds.heads import read_head


@pytest.mark.parametrize(
    ("text", "lang", "places", "agency", "evidence"),
    [
        ("COMMACK, N.Y., Feb 26", "en", ("COMMACK", "N.Y."), "", "Feb 26"),
        ("PITTSBURGH, Pa., March 4", "en", ("PITTSBURGH", "Pa"), "", "March 4"),
        ("LONDON, March 4, PA", "en", ("LONDON",), "PA", "March 4"),
        ("Brest, le 11 février 2020", "fr", ("Brest",), "", "11 février 2020"),
        ("Paris – AFP", "fr", ("Paris",), "AFP", ""),
        ("КАЗАНЬ, 8 июня. /ТАСС/", "ru", ("КАЗАНЬ",), "ТАСС", "8 июня"),  # noqa: RUF001  Russian has letters that look Latin
        ("LAGOS, (May 3, 2019)", "en", ("LAGOS",), "", "May 3, 2019"),
    ],
)
def test_the_words_before_a_sign_are_parted(
    text: str, lang: str, places: tuple[str, ...], agency: str, evidence: str
) -> None:
    head = read_head(text, lang)
    assert head
    assert (head.places, head.agency) == (places, agency)
    assert (head.written.evidence if head.written else "") == evidence


@pytest.mark.parametrize("text", ["CHICAGO, April", "PUTRAJAYA, Nov 22", "MADRID, 25"])
def test_a_day_may_lack_its_month_and_a_month_its_day(text: str) -> None:
    head = read_head(text, "en")
    assert head
    assert head.has_day


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said",
        "Ilhan (@ilhan) November 19, 2019",
        "Palm Bay (1-0)",
        "LAGOS (CNN) (AP)",
        "On Friday",
        "Update",
    ],
)
def test_other_words_are_no_head(text: str) -> None:
    assert read_head(text, "en") is None
