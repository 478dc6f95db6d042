# ruff: noqa: RUF001  words of many languages

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.seeds.dateline import alone, read_dateline

REST = "Ministers met on Monday in the old town and spoke about the harbour for hours."


@pytest.mark.parametrize(
    ("head", "place", "agency", "evidence"),
    [
        ("Iran, June 8, 2019 - ", "Iran", "", "June 8, 2019"),
        ("Iran, October 20, 2019—", "Iran", "", "October 20, 2019"),
        ("Iran, October 20, 2019–", "Iran", "", "October 20, 2019"),
        ("Iran, Nov. 13, 2018 -", "Iran", "", "Nov. 13, 2018"),
        ("Iran, PMOI/MEK, May 10, 2018 - ", "Iran", "PMOI/MEK", "May 10, 2018"),
        ("Sept.14, 218 - ", "", "", "Sept.14, 218"),
        ("Isfahan, central Iran, Feb. 8, 2019 - ", "Isfahan", "", "Feb. 8, 2019"),
        ("WASHINGTON, March 4 (Reuters) - ", "Washington", "Reuters", "March 4"),
        ("NEW YORK, March 2 - ", "New York", "", "March 2"),
        ("COMMACK, N.Y., Feb 26 - ", "Commack", "", "Feb 26"),
        ("WESTMINSTER, Calif., (AP) - ", "Westminster", "AP", ""),
        ("VIENNA, (Reuters) – ", "Vienna", "Reuters", ""),
        ("MEXICO CITY (AP) — ", "Mexico City", "AP", ""),
        ("LA CROSSE, Wis. (AP) — ", "La Crosse", "AP", ""),
        ("LAGOS, Nigeria (CNN) ", "Lagos", "CNN", ""),
        ("VIENNA, Austria — ", "Vienna", "", ""),
        ("Dekalb, Ill. — ", "Dekalb", "", ""),
        ("BERLIN -- ", "Berlin", "", ""),
        ("NEW DELHI: ", "New Delhi", "", ""),
        ("PITTSBURGH, Pa., March 4 - ", "Pittsburgh", "", "March 4"),
        ("CHICAGO, April - ", "Chicago", "", ""),
        ("BEIRUT/THE HAGUE, March 7 (Reuters) - ", "Beirut/The Hague", "Reuters", "March 7"),
        ("PUTRAJAYA, Nov 22 — ", "Putrajaya", "", "Nov 22"),
        ("(Reuters) — ", "", "Reuters", ""),
        ("(CNN) ", "", "CNN", ""),
        ("NCRI – ", "", "NCRI", ""),
        ("FINANCIAL TIMES: ", "", "FINANCIAL TIMES", ""),
        ("Port-au-Prince, Haiti — ", "Port-au-Prince", "", ""),
        ("WASHINGTON, D.C. — ", "Washington", "", ""),
    ],
)
def test_a_report_says_where_and_when_it_was_filed(
    head: str, place: str, agency: str, evidence: str
) -> None:
    dateline = read_dateline(head + REST, "en", head + REST)
    assert dateline
    written = dateline.written.evidence if dateline.written else ""
    assert (dateline.place, dateline.agency, written) == (place, agency, evidence)
    assert (head + REST)[dateline.end :].lstrip() == REST


def test_a_name_before_a_colon_is_a_place_if_the_text_names_it_again() -> None:
    text = f"LINDI: {REST} Lindi has nine such villages."
    dateline = read_dateline(text, "en", text)
    assert dateline
    assert dateline.place == "Lindi"
    assert read_dateline(f"REVEALED: {REST}", "en", f"REVEALED: {REST}") is None
    assert read_dateline(f"COLD COMFORT: {REST}", "en", f"COLD COMFORT: {REST}") is None


def test_old_copy_goes_on_in_lower_case_behind_place_and_day() -> None:
    text = "CARACAS, april 3 - the central bank began to sign contracts on Friday."
    dateline = read_dateline(text, "en", text)
    assert dateline
    assert (dateline.place, text[dateline.end :][:8]) == ("Caracas", "the cent")
    assert read_dateline("Caracas - the central bank began", "en", "Caracas") is None


@pytest.mark.parametrize(
    ("text", "lang", "place", "agency", "rest"),
    [
        ("München/London – Die Minister trafen sich", "de", "München/London", "", "Die"),
        ("Berlin. Die Minister trafen sich in Berlin.", "de", "Berlin", "", "Die"),
        ("Kiel (dpo) - Die Minister trafen sich", "de", "Kiel", "dpo", "Die"),
        ("MADRID, 25 (EUROPA PRESS) - El puerto abre", "es", "Madrid", "EUROPA PRESS", "El"),
        ("МОСКВА, 8 июн — РИА Новости. Музей открыли", "ru", "Москва", "РИА Новости", "Музей"),
        ("МОСКВА. 18 июня. INTERFAX.RU - Музей открыли", "ru", "Москва", "INTERFAX.RU", "Музей"),
        ("新华社北京6月12日电 会议在北京举行", "zh", "北京", "新华社", "会议"),
        ("本报上海1月28日电记者张三报道:会议举行", "zh", "上海", "", "会议"),
        ("【6月18日 AFP】会議が開かれた", "ja", "", "AFP", "会議"),
        ("تهران (ایسنا) - وزیران دیدار کردند", "fa", "تهران", "ایسنا", "وزیران"),
        ("دمشق، سوريا (CNN) -- التقى الوزراء", "ar", "دمشق", "CNN", "التقى"),
        ("تہران(اے ایف پی /جنگ نیوز ) وزیروں نے", "ur", "تہران", "اے ایف پی /جنگ نیوز", "وزیروں"),
    ],
)
def test_datelines_of_many_languages_are_read(
    text: str, lang: str, place: str, agency: str, rest: str
) -> None:
    dateline = read_dateline(text, lang, text)
    assert dateline
    assert (dateline.place, dateline.agency) == (place, agency)
    assert text[dateline.end :].lstrip().startswith(rest)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("READ MORE: " + REST, "en"),
        ("WATCH: " + REST, "en"),
        ("EDITORIAL | " + REST, "en"),
        ("DEAR ABBY: " + REST, "en"),
        ("In Bushehr, June 8, 2019 - " + REST, "en"),
        ("Sunday, June 8 brought rain", "en"),
        ("WASHINGTON - FEBRUARY 26: Marchers gather at the depot", "en"),
        ("FILE - Jane Doe, left, at the depot", "en"),
        ("Smith – the man who built the wall – is dead", "en"),
        ("Jane Doe (Labour) - The member for Northport", "en"),
        ("Ministers met in Vienna – The talks went on", "en"),
        ("“We will” - The mayor said so", "en"),
        ("SMITH: I agree with that entirely.\nROE: I do not.", "en"),
        ("Nein. Die Minister trafen sich.", "de"),
        ("", "en"),
    ],
)
def test_nothing_else_is_taken_for_a_dateline(text: str, lang: str) -> None:
    assert read_dateline(text.partition("\n")[0], lang, text) is None


@pytest.mark.parametrize(
    ("text", "lang", "place"),
    [
        ("New Delhi, August 29", "en", "New Delhi"),
        ("AUBURN, Wash. —", "en", "Auburn"),
        ("Berlin.", "de", "Berlin"),
        ("Geneva, 8 June 2019", "en", "Geneva"),
    ],
)
def test_a_dateline_may_stand_alone(text: str, lang: str, place: str) -> None:
    dateline = alone(text, lang, REST)
    assert dateline
    assert dateline.place == place


@pytest.mark.parametrize(
    "text", ["Jane Doe", "Rain stops.", "Published: 8 June 2019", "Sunday, 8 June 2019"]
)
def test_a_short_line_is_not_a_lone_dateline(text: str) -> None:
    assert alone(text, "en", REST) is None


@given(st.text(max_size=160), st.sampled_from(["", "en", "de", "fa", "zh"]))
@settings(max_examples=100, deadline=None)
def test_any_text_has_a_dateline_within_it_or_none(text: str, lang: str) -> None:
    dateline = read_dateline(text, lang, text)
    assert dateline is None or 0 < dateline.end <= len(text)


def test_a_word_beside_a_date_is_no_place_without_evidence() -> None:
    assert alone("11.11.2021 Artikel", "de", "") is None
    assert alone("Redaktion - 31. Januar 2022", "de", "") is None
    assert alone("Market Watch 11.18.2019", "en", "This was said on Market Watch.") is None


def test_a_person_beside_a_date_is_no_place() -> None:
    assert alone("Georg Example, 21. Januar 2015", "de", "") is None
    assert alone("Neustadt, 21. Januar 2015", "de", "") is not None
