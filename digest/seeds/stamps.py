"""Lines that say when an article was published or changed."""

# ruff: noqa: RUF001  words of many languages

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from digest.seeds.dates import DIGITS, Written, find_dates
from digest.seeds.months import fold, month_numbers, weekday_numbers
from digest.seeds.phrases import listed

LONGEST_FOREIGN = 80
"""Characters of a labelled stamp whose month may be in another language than the text."""

LONGEST = 160
"""Characters of the longest line that is a stamp."""

MOST_OTHER = 2
"""Words of a stamp line that may be neither date nor label: a section, a counter."""

FOLDED_UPDATED = """
updated, update, modified, edited, revised, amended, aktualisiert, aktualisierung, geandert
letzte, mis, mise, modifie, maj, actualizado, actualizada, actualizacion, aggiornato
aggiornamento, atualizado, atualizada, atualizacao, bijgewerkt, laatst, guncelleme, guncellenme
guncellendi, обновлено, обновлен, изменено, изменен, اپڈیٹ, بروزرساني, بروزرسانی, روزرسانی
محدث, تحديث, 更新, 最終更新, 업데이트, 수정, aktualizacja, aktualizovano, uppdaterad, opdateret
oppdatert
"""
FOLDED_PUBLISHED = """
published, publish, posted, date, dated, issued, created, released, first, stand, veroffentlicht
veroffentlichung, erstellt, datum, erschienen, publie, publiee, publication, poste, cree
publicado, publicada, fecha, data, pubblicato, pubblicata, gepubliceerd, geplaatst, giris
yayinlanma, yayın, tarih, tarihi, eklenme, olusturulma, опубликовано, дата, تاریخ, انتشار, منتشر
زمان, شائع, اشاعت, نشر, تاريخ, نشرت, 发布, 发表, 时间, 日期, 公開, 掲載, 配信, 投稿, 입력, 등록
승인, dodano, publikacja, opublikowano, publicerad, udgivet, publisert
"""
FOLDED_FILLERS = """
at, on, the, of, and, by, in, um, uhr, am, pm, le, la, a, as, el, em, il, alle, ore, h, hrs, hr
hours, saat, в, г, года, om, op, den, der, last, today, yesterday, heute, gestern, aujourd, hui
hier, hoy, ayer, oggi, hoje, zuletzt, time, jour, uur, kl, klo, ist, est, gmt, utc, local, de
del, du, dia, s, st, nd, rd, th, ساعت, در, روز, ه, ش, الساعة, م, ص, 前, 日, 时, 分, 点, 오전
오후, vom, vor, alas, las, les, min, mins, minutes, ago, hour, day, days, week, weeks, z, t
"""


def folded(text: str) -> frozenset[str]:
    """Return a list of words without case and accents."""
    return frozenset(map(fold, listed(text)))


UPDATED, PUBLISHED, FILLERS = map(folded, (FOLDED_UPDATED, FOLDED_PUBLISHED, FOLDED_FILLERS))

ZONES = frozenset(
    [
        *("ACST", "AEDT", "AEST", "ART", "AST", "AWST", "BRT", "BST", "CAT", "CDT", "CEST", "CET"),
        *(
            "CLT",
            "CST",
            "CT",
            "EAT",
            "EDT",
            "EEST",
            "EET",
            "EST",
            "ET",
            "GMT",
            "GST",
            "HKT",
            "IRDT",
        ),
        *("IRST", "IST", "JST", "KST", "MDT", "MSK", "MST", "MT", "NZDT", "NZST", "PDT", "PHT"),
        *("PKT", "PST", "PT", "SAST", "SGT", "TRT", "UTC", "WAT", "WEST", "WET", "WIB"),
    ]
)
TIME = re.compile(r"\d{1,2}[:h]\d\d|\d{1,2}\.\d\d ?Uhr")
WORD = re.compile(r"[^\W\d_]+|\d+")
RELATIVE = re.compile(
    r"\W{0,3}(?:(?:published|updated|posted|publié|publicado|pubblicato|gepubliceerd|veröffentlicht"
    r"|опубликовано|vor|il y a|hace|há|منذ)\W{1,3}){0,2}\d{1,3}\s?"
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[smhdw]|minuten|stunden?"
    r"|tagen?|minutos?|horas?|días?|dias|heures?|jours?|saat|dakika|gün|часа?|часов|минуты?"
    r"|дня|дней|ore|giorni|uur|uren|dagen|ساعت|دقیقه|روز|ساعات|ساعة|دقيقة|دقائق|أيام|گھنٹے|منٹ|دن)"
    r"(?:\s?(?:ago|önce|назад|atrás|geleden|fa|پیش|پہلے|قبل))?\W{0,3}"
    r"|\d{1,3}\s?(?:小时|分钟|天|時間|分|日|시간|분|일)\s?(?:前|전)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that says when: what it says, and how sure it is to speak of the article."""

    published: Written | None
    updated: Written | None
    text: str
    labelled: bool
    timed: bool
    weekday: bool
    end: int
    """Where the stamp ends in its line; a headline may follow."""

    others: int = 0
    """Words that are neither date nor label: a section, a place, a counter."""

    behind: int = 0
    """Where such words begin behind the last date, 0 if there are none."""


def read_stamp(text: str, lang: str) -> Stamp | None:
    """Return what a line says of when the article was published, None if it says something else."""
    if len(text) > LONGEST:
        return None
    dates = find_dates(text, lang)
    if not dates and len(text) <= LONGEST_FOREIGN and has_label(text):
        dates = find_dates(text)
    others = other_words(text, dates, lang)
    if not dates:
        return undated(text, others, lang)
    if len(others) <= MOST_OTHER and not (others and text.rstrip().endswith((".", ":", "?"))):
        behind = others[0][0] if others and others[0][0] >= dates[-1].end else 0
        whole = stamp_of(text, dates, lang, len(text))
        return replace(whole, others=len(others), behind=behind)
    first = others[0][0]
    opening = text[:first]
    inside = [written for written in dates if written.end <= first]
    stamp = stamp_of(opening, inside, lang, first) if inside else None
    return stamp if stamp and (stamp.labelled or stamp.timed) else None


def has_label(text: str) -> bool:
    """Whether a line says that it tells when something was published or changed, and has a year."""
    words = [fold(word) for word in WORD.findall(text.translate(DIGITS))]
    is_dated = any(word.isdecimal() and len(word) == len("2019") for word in words)
    return is_dated and any(word in UPDATED or word in PUBLISHED for word in words)


def is_filler(text: str) -> bool:
    """Whether a line holds nothing but small words that stand between a label and its date."""
    words = WORD.findall(text)
    return bool(words) and not any(map(str.isdecimal, words)) and {*map(fold, words)} <= FILLERS


def undated(text: str, others: list[tuple[int, str]], lang: str) -> Stamp | None:
    """Return the stamp of a line like `3 hours ago`, or of a label whose date was lost."""
    words = [fold(word) for word in WORD.findall(text)]
    is_rest = all(fold(word) in month_numbers(lang) for _, word in others)
    is_label = is_rest and any(w in UPDATED or w in PUBLISHED for w in words)
    if RELATIVE.fullmatch(text) or is_label:
        return Stamp(None, None, text, labelled=True, timed=False, weekday=False, end=len(text))
    return None


def other_words(text: str, dates: list[Written], lang: str) -> list[tuple[int, str]]:
    """Return the words of a line, and where they begin, that no stamp is made of."""
    weekdays = weekday_numbers(lang)
    found = []
    for match in WORD.finditer(text.translate(DIGITS)):
        if any(written.start <= match.start() < written.end for written in dates):
            continue
        word = match[0]
        plain = fold(word)
        known = plain in UPDATED or plain in PUBLISHED or plain in FILLERS or plain in weekdays
        if not known and word not in ZONES and not word.isdecimal():
            found.append((match.start(), word))
    return found


def stamp_of(text: str, dates: list[Written], lang: str, end: int) -> Stamp:
    """Return the stamp of a text whose dates are known."""
    published: Written | None = None
    updated: Written | None = None
    labelled = False
    position = 0
    for index, written in enumerate(dates):
        words = [fold(word) for word in WORD.findall(text[position : written.start])]
        label = next((w for w in reversed(words) if w in UPDATED or w in PUBLISHED), "")
        if index == len(dates) - 1 and not label:
            behind = [fold(word) for word in WORD.findall(text[written.end :])]
            label = next((w for w in behind if w in UPDATED or w in PUBLISHED), "")
        labelled = labelled or bool(label)
        if label in UPDATED:
            updated = updated or written
        elif published is None:
            published = written
        position = written.end
    weekdays = weekday_numbers(lang)
    words = [m[0] for m in WORD.finditer(text) if not text[m.start() - 1 : m.start()].isdecimal()]
    weekday = any(fold(word) in weekdays for word in words)
    timed = TIME.search(text.translate(DIGITS)) is not None
    return Stamp(published, updated, text[:end].strip(), labelled, timed, weekday, end)
