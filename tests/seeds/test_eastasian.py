# ruff: noqa: RUF001  the signs of these languages

from __future__ import annotations

import pytest

from digest.seeds.eastasian import read_east_asian


@pytest.mark.parametrize(
    ("head", "place", "agency", "reporter"),
    [
        ("新华社北京6月12日电 ", "北京", "新华社", ""),
        ("新华社青岛6月12日电（记者张三）", "青岛", "新华社", "张三"),
        ("本报昆明1月28日电记者王五报道:", "昆明", "", "王五"),
        ("（中央社記者王五台北18日電）", "台北", "中央社", "王五"),
        ("（中央社）", "", "中央社", ""),
        ("【6月18日 AFP】", "", "AFP", ""),
        ("【ロンドン共同】", "ロンドン", "共同", ""),
        ("【カイロ＝見本太郎】", "カイロ", "", "見本太郎"),
        ("[東京 7日 ロイター] - ", "東京", "ロイター", ""),
        ("(서울=연합뉴스) 김철수 기자 = ", "서울", "연합뉴스", "김철수"),
        ("[서울=뉴시스] 박민수 기자 = ", "서울", "뉴시스", "박민수"),
    ],
)
def test_place_agency_and_reporter_are_read_without_signs_between(
    head: str, place: str, agency: str, reporter: str
) -> None:
    found = read_east_asian(head + "港口将从周一起关闭。")
    assert found
    assert (found.place, found.agency, found.reporter) == (place, agency, reporter)
    assert found.end == len(head)


@pytest.mark.parametrize(
    "text",
    [
        "新しい博物館が開館した。",
        "【写真】港の博物館",
        "（一）港口将关闭。",
        "[예시미디어=정민의 이야기] 오늘",
        "12日、港が閉まった。",
        "A port is closed.",
    ],
)
def test_other_brackets_and_days_are_text(text: str) -> None:
    assert read_east_asian(text) is None
