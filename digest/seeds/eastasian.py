"""How Chinese, Japanese and Korean reports begin: agency, place, day and reporter, run together."""

# ruff: noqa: RUF001  words of these languages

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.seeds.dates import find_dates
from digest.seeds.heads import Dateline
from digest.seeds.places import AGENCIES, is_agency, is_outlet

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.seeds.dates import Written

HAN_NAMES = r"[一-鿿]{2,4}?(?:[、 ,，][一-鿿]{2,4}?){0,3}"

XINHUA = re.compile(
    r"[（(]?(新华社|新华网|中新社|中新网|人民网|央视网|本报|本报讯|本社|中央社)?\s?"
    r"(?:(?:记者|記者)([一-鿿]{2,3}))?\s?([一-鿿]{2,6}?)?\s?"
    r"((?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)?\s?[电讯電訊]\s?[)）]?\s?[,，:：]?\s?"
)
"""`新华社北京6月12日电`, `（中央社記者王五台北18日電）`."""

REPORTER = re.compile(
    rf"\s?[(（]?(?:记者|記者|通讯员)\s?({HAN_NAMES})\s?"
    r"(?:[)）]\s?(?:报道|報道)?\s?[:：]?\s?|(?:报道|報道|報導)\s?[:：]\s?|[:：]\s?|\s)"
)
"""Who reported, behind the rest: `（记者张三）`, `记者王五报道:`."""

YONHAP = re.compile(
    r"[(\[]([^()\[\]=＝\s]{1,8})\s?[=＝]\s?([^()\[\]=＝]{2,14})[)\]]\s?"
    r"(?:([^=＝]{2,20}?)\s?(?:특파원|기자)\s?[=＝]\s?)?"
)
"""`(서울=연합뉴스) 김철수 기자 =`."""

REUTERS = re.compile(
    r"[\[［【]([^\s\d\]］】]{1,12})\s?((?:\d{1,2}月)?\d{1,2}日)\s?([^\]］】\d]{2,20})[\]］】]\s?-?\s?"
)
"""`[東京 7日 ロイター] -`."""

BRACKETED = re.compile(r"[【（]([^】）]{2,40})[】）]\s?")
"""`【6月18日 AFP】`, `【ロンドン共同】`, `【カイロ＝見本太郎】`."""


def read_east_asian(text: str) -> Dateline | None:
    """Return the dateline that a paragraph begins with as East Asian agencies set it."""
    if text.isascii():
        return None
    forms: tuple[Callable[[str], Dateline | None], ...]
    forms = (korean, japanese_reuters, bracketed, chinese)
    return next((found for form in forms if (found := form(text))), None)


def korean(text: str) -> Dateline | None:
    """Return the dateline of a Korean agency."""
    match = YONHAP.match(text)
    if not match or not (is_outlet(match[2]) or match[3]):
        return None
    return Dateline(match[1], match[2], None, match.end(), match[3] or "")


def japanese_reuters(text: str) -> Dateline | None:
    """Return the dateline of a Japanese report with place, day and agency in brackets."""
    match = REUTERS.match(text)
    if not match:
        return None
    return Dateline(match[1], match[3].strip(), date_in(match[2]), match.end())


def bracketed(text: str) -> Dateline | None:
    """Return a dateline in brackets alone: any of place, agency and day, or place and reporter."""
    match = BRACKETED.match(text)
    if not match:
        return None
    words = match[1]
    place, sign, reporter = words.partition("＝")
    if sign and text.startswith("【"):
        return Dateline(place.strip(), "", None, match.end(), reporter.strip())
    dates = find_dates(words, "ja")
    for written in dates:
        words = words.replace(written.evidence, " ")
    words = words.strip(" /・,、")
    agency = agency_at_end(words)
    place = words.removesuffix(agency).strip(" /・")
    if not agency and not (dates and text.startswith("【")):
        return None
    return Dateline(place, agency, dates[0] if dates else None, match.end())


def agency_at_end(words: str) -> str:
    """Return the known agency that words end with, empty for none: `ロンドン共同`."""
    starts = range(max(len(words) - len("fars news agency"), 0), len(words))
    found = (words[start:] for start in starts if words[start:].casefold() in AGENCIES)
    return words if is_agency(words) else next(found, "")


def chinese(text: str) -> Dateline | None:
    """Return the dateline of a Chinese agency or paper, and the reporter behind it."""
    match = XINHUA.match(text)
    if not match or not (match[1] or match[4]):
        return None
    agency, end, reporter = match[1] or "", match.end(), match[2] or ""
    if found := REPORTER.match(text, end):
        end, reporter = found.end(), found[1]
    agency = "" if agency.startswith("本") else agency
    return Dateline(match[3] or "", agency, date_in(match[4] or ""), end, reporter)


def date_in(words: str) -> Written | None:
    """Return the date in a few words."""
    dates = find_dates(words, "zh")
    return dates[0] if dates else None
