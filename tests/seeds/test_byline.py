from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.seeds.byline import read_byline, reporter_of
from digest.seeds.rows import Block, rows_of


def blocks(text: str) -> list[Block]:
    return [Block((row,)) for row in rows_of(text)[0]]


@pytest.mark.parametrize(
    ("text", "author", "outlet", "kind"),
    [
        ("Analysis by PMOI/MEK", "", "PMOI/MEK", "analysis"),
        ("Analysis by Jane Doe", "Jane Doe", "", "analysis"),
        ("Reporting by Ana Silva", "Ana Silva", "", ""),
        ("Reported by NPC/TU", "", "NPC/TU", ""),
        ("Written by Ana Silva", "Ana Silva", "", ""),
        ("Video clip by Jo Doe", "", "", ""),
        ("By Jane Doe, Reuters", "Jane Doe", "Reuters", ""),
        ("By Jane Doe and John Roe, Reuters", "Jane Doe and John Roe", "Reuters", ""),
        ("By Jane Doe, John Roe and Jim Poe", "Jane Doe, John Roe and Jim Poe", "", ""),
        ("By Jane Doe of Reuters", "Jane Doe", "Reuters", ""),
        ("By Jane Doe The Canadian Press", "Jane Doe", "The Canadian Press", ""),
        ("By Jane Doe, Health Editor", "Jane Doe", "", ""),
        ("By Jane Doe, Reuters.", "Jane Doe", "Reuters", ""),
        ("Jane Doe / AA", "Jane Doe", "AA", ""),
        ("Door: Jan Voorbeeld", "Jan Voorbeeld", "", ""),
        ("dal nostro inviato Mario Esempio", "Mario Esempio", "", ""),
        ("배윤경·이상현 기자", "배윤경·이상현", "", ""),
        ("Le Monde avec AFP", "", "Le Monde avec AFP", ""),
        ("Entrevista de Mario Ejemplo", "Mario Ejemplo", "", "interview"),
        ("By Maria van der Berg Jr.", "Maria van der Berg Jr.", "", ""),
        ("Kommentar von Jana Muster", "Jana Muster", "", "opinion"),
        ("Von Jana Muster und Max Beispiel", "Jana Muster und Max Beispiel", "", ""),
        ("Von dpa", "", "dpa", ""),
        ("Par Le Monde avec AFP", "", "Le Monde avec AFP", ""),
        ("Por María José García López", "María José García López", "", ""),
        ("Di Mario Esempio", "Mario Esempio", "", ""),
        ("Reuters Staff", "", "Reuters", ""),
        ("Associated Press", "", "Associated Press", ""),
        ("Staff Reporter", "Staff Reporter", "", ""),
        ("Da Redação", "Da Redação", "", ""),
        ("نویسنده: علی رضایی", "علی رضایی", "", ""),
        ("Source: Example Times", "", "Example Times", ""),
        ("By TPN, in News, Portugal · 31 Jan 2025, 20:02 · 0 Comments", "", "TPN", ""),
        ("By admin - 2018-09-16", "", "", ""),
    ],
)
def test_a_byline_names_persons_or_an_outlet(
    text: str, author: str, outlet: str, kind: str
) -> None:
    byline = read_byline(blocks(text), 0, "")
    assert byline
    assert (byline.author, byline.outlet, byline.kind, byline.used) == (author, outlet, kind, 1)


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("By  Jane Doe   Updated  Nov 13, 2019, 10:28am EST", "Updated Nov 13, 2019, 10:28am EST"),
        ("Jane Doe|Published 15 hours ago", "Published 15 hours ago"),
        ("By Jane Doe | 8 June 2019", "8 June 2019"),
        ("By Published On: March 4, 2015", "Published On: March 4, 2015"),
    ],
)
def test_a_stamp_on_the_line_of_a_byline_is_read_too(text: str, stamp: str) -> None:
    byline = read_byline(blocks(text), 0, "en")
    assert byline
    assert byline.stamp
    assert byline.stamp.text == stamp


@pytest.mark.parametrize(
    ("text", "author", "used"),
    [
        ("By\nJana Muster\n, trainee (sport)", "Jana Muster", 3),
        ("Author of the article:\nBy Jane Doe\nText", "Jane Doe", 2),
        ("Von:\nJana Muster", "Jana Muster", 2),
        ("By Jane Doe\nBBC News", "Jane Doe", 2),
        ("By Jane Doe\nThe Northport Courier\nText", "Jane Doe", 2),
        ("By\nJane Doe\nand\nJohn Roe\n, Reuters", "Jane Doe and John Roe", 5),
        ("By Jane Doe\n\nBBC News", "Jane Doe", 1),
        ("By Jane Doe\nHealth\nText", "Jane Doe", 1),
    ],
)
def test_a_byline_may_stand_on_several_lines(text: str, author: str, used: int) -> None:
    byline = read_byline(blocks(text), 0, "en")
    assert byline
    assert (byline.author, byline.used) == (author, used)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("By the evening the water had gone.", "en"),
        ("By Monday the storm was over", "en"),
        ("By", "en"),
        ("Von Anfang an war es schwierig", "de"),
        ("Von Linden, a mill on the river, was cut off.", "en"),
        ("Par ailleurs, la mairie ferme", "fr"),
        ("The wall was built by Jane Doe", "en"),
        ("By " + "Jane Doe " * 60, "en"),
    ],
)
def test_a_sentence_is_no_byline(text: str, lang: str) -> None:
    assert read_byline(blocks(text), 0, lang) is None


def test_an_agency_names_its_reporter_behind_the_text() -> None:
    assert reporter_of("It ended. (Reporting by Jane Doe; Editing by John Roe)") == "Jane Doe"
    assert reporter_of("It ended. (Editing by John Roe)") == ""


@given(st.text(max_size=120))
@settings(max_examples=100, deadline=None)
def test_any_line_is_a_byline_or_none(text: str) -> None:
    found = blocks(text)
    for index in range(len(found)):
        byline = read_byline(found, index, "en")
        assert byline is None or 1 <= byline.used <= len(found) - index


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Posted by Ana Silva on March 4, 2026", "Ana Silva"),
        ("March 4, 2026 by Ana Silva in News", "Ana Silva"),
        ("Veröffentlicht am 4. März 2026 von Jana Muster", "Jana Muster"),
    ],
)
def test_a_stamp_may_name_the_writer(text: str, author: str) -> None:
    byline = read_byline(blocks(text), 0, "")
    assert byline
    assert byline.author == author
    assert byline.stamp
    assert byline.stamp.published


@pytest.mark.parametrize(
    ("text", "author", "outlet"),
    [
        ("By Ana Silva Political Correspondent", "Ana Silva", ""),
        (
            "By Ana Silva and Jo Doe The Associated Press",
            "Ana Silva and Jo Doe",
            "The Associated Press",
        ),
        ("Von Jana Muster, Redakteurin", "Jana Muster", ""),
    ],
)
def test_a_job_or_an_agency_behind_the_names_is_none_of_them(
    text: str, author: str, outlet: str
) -> None:
    byline = read_byline(blocks(text), 0, "")
    assert byline
    assert (byline.author, byline.outlet) == (author, outlet)
