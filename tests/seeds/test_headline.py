from __future__ import annotations

import pytest

from digest.seeds.headline import choose_title, kind_of, split_site
from digest.seeds.rows import Block, rows_of


def blocks(*lines: str) -> list[Block]:
    return [Block((row,)) for row in rows_of("\n".join(lines))[0]]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Harbour wall to be raised", "The council borrows nine million"), 0),
        (("OPINION", "Who should pay for the wall?"), 1),
        (("HARBOUR NEWS", "Who should pay for the wall?"), 1),
        (("HomeARTICLESWho should pay now", "Who should pay now"), 1),
        (("Flood",), 0),
        ((), -1),
    ],
)
def test_the_first_line_is_the_headline_save_for_a_kicker(
    lines: tuple[str, ...], title: int
) -> None:
    assert choose_title(blocks(*lines), "", "", is_page=False) == title


def test_on_a_page_the_headline_is_the_line_that_the_report_repeats() -> None:
    whole = "The council will raise the harbour wall. The wall of the harbour is old."
    lines = blocks("World", "Storm closes the airport in Northport", "Harbour wall to be raised")
    assert choose_title(lines, whole, "", is_page=True) == 2


def test_a_headline_that_the_page_states_is_looked_for() -> None:
    lines = blocks("World", "Harbour wall to be raised")
    assert (
        choose_title(lines, "", "Harbour wall to be raised | The Example Post", is_page=False) == 1
    )
    assert choose_title(lines, "", "Another thing altogether", is_page=False) == -1


@pytest.mark.parametrize(
    ("title", "sign", "site"),
    [
        ("Harbour wall to be raised", " | ", "The Example Post"),
        ("Harbour wall to be raised", " - ", "BBC News"),
        ("Harbour wall: who pays - and who does not", "", ""),
        ("港の博物館が開館", " : ", "見本新聞"),
        ("钟楼一天只响一次", "--时政--", "人民网"),
        ("STRIKE TO GO ON - UNION", "", ""),
        ("RAIN STOPS HARVEST - SOURCES", "", ""),
        ("Un orgue joue « La Marseillaise » à l’envers", "", ""),
        ("Wall | Post", "", ""),
    ],
)
def test_a_site_behind_the_headline_is_not_part_of_it(title: str, sign: str, site: str) -> None:
    assert split_site(title + sign + site) == (site, len(title))


@pytest.mark.parametrize(
    ("title", "kicker", "kind"),
    [
        ("Who pays?", "OPINION", "opinion"),
        ("Interview: the harbour master", "", "interview"),
        ("Analyse: Wer zahlt?", "", "analysis"),
        ("Council welcomes lamp", "PRESS RELEASE", "statement"),
        ("Storm: what we know", "World", ""),
    ],
)
def test_kicker_and_headline_state_the_kind(title: str, kicker: str, kind: str) -> None:
    assert kind_of(title, kicker) == kind
