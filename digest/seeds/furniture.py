"""Lines that are not the article, each with its reason. Knows lines alone, not the story.

Prefers leaving a line to taking one: a reader skips a share button, but misses a sentence.
"""

# ruff: noqa: RUF001  words of many languages

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.seeds.phrases import COMMENTS, PHRASES, STORY_LINK, STORY_LIST
from digest.seeds.rows import Mark, Row, ends_sentence, key_of, size_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 300
"""Characters: what is longer is prose, whatever it says."""

HEADLINE = 22
"""Words of the longest headline in a list of other stories."""

LIST_LENGTH = 12
"""Headlines that one heading may stand for."""

PROSE_BEFORE_LISTS = 2
"""Paragraphs after which the page's own headline cannot come any more."""

ONLY_SIGNS = re.compile(
    r"[^\w.,;:!?…()\"'“”‘’«»。、！？：؛،؟-]+|[-_=*~#.•·\s]{3,}|\[[\s_]*\]|[()]{2}"
)

FORMS = (
    (r"\d{2,4} ?[x×] ?\d{2,4}", "an ad size"),
    (
        r"[\d.,]{1,9} ?k? ?(shares?|comments?|likes?|views?|retweets?|reactions?|replies|kommentare?"
        r"|commentaires?|comentarios?|comentários?|commenti|reacties|yorum|комментари(ев|й|я))",
        "a share bar",
    ),
    (
        r"(shares?|comments?|likes?|views?|kommentare?|commentaires?) ?[:(]? ?[\d.,]{1,9}\)?",
        "a share bar",
    ),
    (
        r"(share|click to share|share this \w{1,10}|share (it )?with) (on|via|by|to) [\w ()+.]{1,60}",
        "a share bar",
    ),
    (r"(follow|like|find|join|watch) us (on|at) [\w ,&+@.]{1,60}", "a share bar"),
    (r"follow @?[\w .]{1,30} on [\w ]{1,20}", "a share bar"),
    (r"(auf|sur|en|no|na|su|op) (facebook|twitter|x|whatsapp|linkedin)( \w{1,12})?", "a share bar"),
    (r"@[\w.]{2,30}", "a name on a social network"),
    (
        r"\d{1,3} ?(min|mins|minutes?|minuten|minuti|minutos|dakika|мин) ?(read|de lecture|lesezeit"
        r"|di lettura|de leitura|de lectura|leestijd|okuma)?",
        "a reading aid",
    ),
    (
        r"(lesezeit|temps de lecture|(estimated )?reading time|read time|tempo de leitura|leestijd"
        r"|tiempo de lectura|tempo di lettura|okuma süresi|время чтения)\b.{0,30}\d.{0,20}",
        "a reading aid",
    ),
    (r"(https?://|www\.)\S{1,280}", "an address"),
    (r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}", "an address"),
    (r"\d{2}版[::].{0,40}", "a list of pages"),
    (
        r"(tags?|tagged|topics?|filed under|posted in|categor(y|ies)|keywords|schlagworte?|themen|mots-clés"
        r"|etiquetas|temas|tópicos|assuntos|argomenti|trefwoorden|etiketler|теги|метки|برچسب ها|برچسب‌ها|وسوم"
        r"|كلمات مفتاحية|关键词|标签)( ?[:|]| in\b).{1,250}",
        "a list of tags",
    ),
    (
        r"(کد خبر|شناسه خبر|کد مطلب|لینک کوتاه|news id|article id|story id|haber kodu)\b.{0,60}",
        "an archive number",
    ),
    (
        r"(home|startseite|accueil|inicio|início|ana ?sayfa|главная|خانه|صفحه اصلی|الرئيسية|首页) ?[>»›/|:] ?.{1,200}",
        "navigation",
    ),
    (
        r"(ie \d+|internet explorer|your browser|this browser)\b.{0,40}\b(not|no longer|outdated).{0,200}",
        "a browser note",
    ),
    (
        r"(please )?(enable|turn on|activate) javascript.{0,200}|javascript (is|must be) .{0,200}",
        "a browser note",
    ),
    (r"get more .{0,40}live ?on.{0,40}", "a widget"),
    (r"sorry, (your browser|this video|we).{0,200}|this video (is|file|can) .{0,120}", "a widget"),
    (
        r"(we use|this (web)?site uses|our (web)?site uses|by (continuing|using this site|clicking)"
        r"|wir (verwenden|nutzen|setzen) cookies|diese (web)?seite (verwendet|nutzt|benutzt)"
        r"|nous utilisons des cookies|(ce|notre) site utilise|en poursuivant votre navigation"
        r"|(este|nuestro) sitio (web )?(utiliza|usa)|utilizamos|usamos cookies|este site (utiliza|usa)"
        r"|questo sito (utilizza|usa)|deze (web)?site (gebruikt|maakt)|bu (web )?site|мы используем"
        r"|этот сайт использует|сайт использует).{0,60}(cookie|куки|çerez).{0,220}",
        "a cookie note",
    ),
    (
        r"(subscribe|sign up|register|log ?in|become a (member|subscriber)|already a (member|subscriber)"
        r"|get unlimited|get (the|our) (latest|daily|best|free|newsletter|app)|download (the|our) .{0,30}app"
        r"|support (our|independent|quality) .{0,20}journalism|start your (free )?trial|unlock this"
        r"|jetzt (abonnieren|registrieren|testen|lesen)|abonnieren sie|melden sie sich|abonnez-vous|inscrivez-vous"
        r"|recevez|suscríbete|suscríbase|regístrate|assine|inscreva-se|cadastre-se|receba|abbonati|iscriviti"
        r"|meld je aan|abone ol|подпишитесь|подписывайтесь|اشترك|عضو شوید)\b.{0,160}",
        "an invitation to subscribe",
    ),
    (
        r"(this article is|this content is) (for|only|available|reserved).{0,120}(subscribers?|members).{0,60}",
        "an invitation to subscribe",
    ),
    (
        r"(©|\(c\) ?\d|copyright\b).{0,120}(reserved|rights|\d{4}|vorbehalten|réservés|reservados|riservati).{0,160}",
        "a copyright line",
    ),
    (
        r".{0,120}\b(all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos"
        r" reservados|todos os direitos reservados|tutti i diritti riservati|tüm hakları saklıdır"
        r"|все права защищены).{0,160}",
        "a copyright line",
    ),
    (r".{0,60}(تمامی حقوق|کلیه حقوق|جميع الحقوق محفوظة).{0,160}", "a copyright line"),
    (
        r"(photos?|image|images|bild|bilder|foto|fotos|picture|photograph|photo credit|image credit|credit"
        r"|picture credit|image source|crédit( photo)?|crédito|fotó|фото|عکس|عکاس|صورة|görsel|fotoğraf|写真|图源|사진)"
        r"( by| courtesy)? ?[:：|/] ?\S.{0,60}",
        "a picture credit",
    ),
    (r"(©|\(c\)) ?\D.{0,80}", "a picture credit"),
    (r"\(?(ap|reuters|afp|epa|getty|dpa) ?(photo|images|file)\b.{0,60}", "a picture credit"),
    (
        r".{0,60}\b(getty images|picture alliance|shutterstock|istock ?photo|imago images)\b.{0,40}",
        "a picture credit",
    ),
    (r"(责任编辑|编辑|責任編輯) ?[::].{1,20}|【?编辑[::].{1,20}】?", "an editor's credit"),
    (r"(edited|translated|proofread|redigiert|editing) by:? .{1,60}", "an editor's credit"),
    (r"trackback url.{0,200}", "readers' comments"),
    (
        r"(with (material|files|input|inputs|information)|mit material) (from|von) .{1,60}",
        "an agency's sign-off",
    ),
)
"""What the whole of a line looks like, in the form of `key_of`, and why it is not the article.

Each form is bounded and has one repeated part at most inside another's bound, so the time a
line takes is bounded too."""

COMPILED = [(re.compile(form), reason) for form, reason in FORMS]

HEADED = re.compile(
    rf"({'|'.join(sorted(map(re.escape, STORY_LINK | STORY_LIST), key=len, reverse=True))})"
    r" ?(?:[:：|»>→]|[-–—] )\s?\S.*"
)
"""A link to another story whose headline stands on the same line."""

UNMARKED = re.compile(
    r"(lire aussi|à lire aussi|lire également|lesen sie auch|lees ook|leia também|leggi anche"
    r"|читайте также|also read|read also|mehr zum thema|read more (about|on|from)|more (about|on|from))\b .*"
)
"""The same without a colon, where no sentence begins so."""

TAGS = re.compile(r"[^,\s][^,]{0,24}(,[^,\s][^,]{0,24}){2,20}")


def why_not(text: str) -> str:
    """Return why a line is not the article, empty when it may be."""
    if len(text) > LONGEST:
        return ""
    if ONLY_SIGNS.fullmatch(text):
        return "a line of signs"
    key = key_of(text)
    if key in PHRASES:
        return PHRASES[key]
    for pattern, reason in COMPILED:
        if pattern.fullmatch(key):
            return reason
    if UNMARKED.fullmatch(key) and not ends_sentence(text) and size_of(text) <= HEADLINE:
        return "a link to another story"
    if HEADED.fullmatch(key) and size_of(text) <= HEADLINE:
        return "a link to another story"
    if TAGS.fullmatch(text) and text.count(" ") <= 2 * text.count(","):
        return "a list of tags"
    return ""


def is_prose(text: str) -> bool:
    """Whether a line is a paragraph by its length, or by its length and its full stop."""
    size = size_of(text)
    return size > 2 * HEADLINE or (size >= HEADLINE // 2 and ends_sentence(text))


def sift(rows: Sequence[Row]) -> tuple[list[Mark], list[Row]]:
    """Part the rows of a seed into those that are not the article, and the rest."""
    removed: list[Mark] = []
    kept: list[Row] = []
    prose = 0
    follow = ""
    left = 0
    for row in rows:
        reason = why_not(row.text)
        key = key_of(row.text)
        late = prose >= PROSE_BEFORE_LISTS
        if key in COMMENTS and late:
            follow, left = reason, len(rows)
        elif key in STORY_LIST and late:
            follow, left = reason, LIST_LENGTH
        elif key in STORY_LINK and late:
            follow, left = reason, 1
        elif not reason and left and (follow == PHRASES["comments"] or is_headline(row)):
            reason, left = follow, left - 1
        elif not reason:
            left = 0
        prose += not reason and is_prose(row.text)
        if reason:
            removed.append(Mark(row, "removed", reason))
        else:
            kept.append(row)
    return counts_too(rows, removed, kept)


def is_headline(row: Row) -> bool:
    """Whether a row may be the headline of another story."""
    return not ends_sentence(row.text.rstrip("?!")) and size_of(row.text) <= HEADLINE


def counts_too(
    rows: Sequence[Row], removed: list[Mark], kept: list[Row]
) -> tuple[list[Mark], list[Row]]:
    """Take bare numbers beside removed lines too: how often something was shared or read."""
    taken = {mark.row.number for mark in removed}
    for index, row in enumerate(rows):
        if len(row.text) > len("999,999") or not re.fullmatch(r"\d[\d.,]*[kKM]?", row.text):
            continue
        beside = [rows[i].number for i in (index - 1, index + 1) if 0 <= i < len(rows)]
        if row.number not in taken and any(number in taken for number in beside):
            taken.add(row.number)
            removed.append(Mark(row, "removed", "a count"))
    return removed, [row for row in kept if row.number not in taken]
