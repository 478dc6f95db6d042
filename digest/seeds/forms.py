"""What lines look like that are printed around articles, where no fixed phrase tells them.

A form is a regular expression that the whole of a line must match, in the form that
`rows.key_of` gives it. Every repetition in it is bounded, so the time that a line takes is too.
"""

# ruff: noqa: RUF001  words of many languages

from __future__ import annotations

import re

FORMS: dict[str, tuple[str, ...]] = {
    "an ad size": (r"\d{2,4} ?[x×] ?\d{2,4}",),
    "a share bar": (
        r"[\d.,]{1,9} ?k? ?(shares?|comments?|likes?|views?|retweets?|reactions?|replies)",
        r"[\d.,]{1,9} ?(kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties)",
        r"[\d.,]{1,9} ?(yorum|комментари(ев|й|я))",
        r"(shares?|comments?|likes?|views?|kommentare?|commentaires?) ?[:(]? ?[\d.,]{1,9}\)?",
        r"(share|click to share|share (it )?with|share this \w{1,10}) (on|via|by) [\w ()+.]{1,60}",
        r"(follow|like|find|join) us (on|at) [\w ,&+@.]{1,60}",
        r"follow (him|her|them|me|@?[\w .]{1,30}) (on|at) (twitter|x|instagram|@)\b.{0,40}",
        r"follow @?[\w .]{1,30} on (facebook|twitter|x|instagram|telegram|youtube|google news)",
        r"(auf|sur|en|no|na|su|op) (facebook|twitter|x|whatsapp|linkedin)( \w{1,12})?",
    ),
    "a name on a social network": (r"@[\w.]{2,30}",),
    "a reading aid": (
        (
            r"\d{1,3} ?(min|mins|minutes?|minuten|minuti|minutos|dakika|мин)"
            r" ?(read|de lecture|lesezeit|di lettura|de leitura|de lectura|leestijd|okuma)?"
        ),
        (
            r"(lesezeit|temps de lecture|(estimated )?reading time|read time"
            r"|tempo de leitura|leestijd"
            r"|tiempo de lectura|tempo di lettura|okuma süresi|время чтения)\b.{0,30}\d.{0,20}"
        ),
    ),
    "a note on the printed paper": (
        r"a version of this (article|story) .{0,40}(appeared|appears|was published) .{0,120}",
    ),
    "an address": (
        r"(https?://|www\.)\S{1,280}",
        r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}",
    ),
    "a list of pages": (r"\d{2}版[:：].{0,40}",),
    "a list of tags": (
        (
            r"(tags?|tagged|topics?|categor(y|ies)|keywords|schlagworte?|themen"
            r"|mots-clés|etiquetas|temas"
            r"|tópicos|assuntos|argomenti|trefwoorden|etiketler|теги|метки|برچسب ?‌?ها"
            r"|وسوم|关键词|标签"
            r"|كلمات مفتاحية) ?[:|].{1,250}"
        ),
        r"(filed under|posted in|tagged( in| with)?)\b.{1,200}",
    ),
    "an archive number": (
        r"(کد خبر|شناسه خبر|کد مطلب|لینک کوتاه|news id|article id|story id|haber kodu)\b.{0,60}",
    ),
    "navigation": (
        (
            r"(home|startseite|accueil|inicio|início|ana ?sayfa|главная|خانه|صفحه اصلی"
            r"|الرئيسية|首页)"
            r" ?[>»›/|] ?.{1,200}"
        ),
        r"page \d{1,3} of \d{1,3}",
    ),
    "a browser note": (
        (
            r"(ie \d{1,2}|internet explorer|your browser|this browser)\b.{0,40}"
            r"\b(not|no longer|outdated).{0,200}"
        ),
        r"(please )?(enable|turn on|activate) javascript.{0,200}",
        r"javascript (is|must be) .{0,200}",
    ),
    "a picture's placeholder": (
        r"\[?(logo|image|img|photo|picture|video|banner|icon|embed|embedded content)( \d{1,3})?\]?",
    ),
    "a contact line": (
        (
            r"((press |media )?contacts?|for (more|further) information|kontakt|contacto"
            r"|contatto)\b.{0,80}(@|\d[\d ()/-]{5,20}).{0,60}"
        ),
    ),
    "a widget": (
        r"get more .{0,40}live ?on.{0,40}",
        r"sorry, (your browser|this (video|content)) .{0,200}",
        r"this (video|content) (is not|is no longer|cannot|can not) .{0,120}",
    ),
    "a cookie note": (
        (
            r"(we use|(this|our) (web)?site uses|by (continuing|using this site"
            r"|clicking)|wir verwenden"
            r"|wir (nutzen|setzen)|diese (web)?seite (verwendet|nutzt|benutzt)|nous utilisons"
            r"|(ce|notre) site utilise|en poursuivant votre navigation|utilizamos|usamos"
            r"|(este|nuestro) (sitio|site)( web)? (utiliza|usa)|questo sito (utilizza|usa)"
            r"|deze (web)?site (gebruikt|maakt)|bu (web )?site|мы используем"
            r"|(этот )?сайт использует)"
            r"\b.{0,80}(cookie|куки|çerez).{0,220}"
        ),
    ),
    "an invitation to subscribe": (
        r"(cet )?article réservé aux abonnés.{0,60}",
        r"subscribe (now|today|here|to (our|the|read|get|continue|receive))\b.{0,160}",
        r"sign up (now|today|here|for (our|the|free|a free)|to (our|get|read|receive))\b.{0,160}",
        (
            r"(register|log ?in|sign in) (now|here|for free|to (read|unlock|continue"
            r"|comment))\b.{0,160}"
        ),
        r"(become a|already a|are you a) (member|subscriber)\b.{0,160}",
        r"get (our|unlimited|the (latest|best|day's)|.{1,30} in your inbox)\b.{0,160}",
        r"download (the|our) .{0,30}app\b.{0,60}",
        r"support (our|independent|quality) .{0,20}journalism.{0,160}",
        r"(start your (free )?trial|unlock this)\b.{0,160}",
        (
            r"th(is article|is content|is story) is (for|only|available|reserved).{0,120}"
            r"(subscribers?|members).{0,60}"
        ),
        (
            r"(jetzt (abonnieren|registrieren|testen|weiterlesen)|abonnieren sie|abonnez-vous"
            r"|inscrivez-vous|suscríbete|suscríbase|regístrate|inscreva-se|cadastre-se|abbonati"
            r"|iscriviti|meld je aan|abone ol|подпишитесь|подписывайтесь|اشترك في"
            r"|عضو شوید)\b.{0,160}"
        ),
    ),
    "a copyright line": (
        (
            r"(©|\(?c\) ?\d|copyright\b|riproduzione\b).{0,120}"
            r"(reserved|rights|\d{4}|vorbehalten|réservés|reservados|riservat[ai]).{0,160}"
        ),
        (
            r".{0,120}\b(all rights reserved|alle rechte vorbehalten|tous droits réservés"
            r"|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati"
            r"|tüm hakları saklıdır|все права защищены).{0,160}"
        ),
        r".{0,60}(무단 ?전재|无断转载|無断転載|未经授权|版权所有|版權所有).{0,100}",
        r".{0,60}(تمامی حقوق|کلیه حقوق|جميع الحقوق محفوظة).{0,160}",
    ),
    "a picture credit": (
        r"image (copyright|source) ?.{0,60}",
        (
            r"((photo|image|picture) (credit|source)|photos?|images?|bilder|bild|fotos?"
            r"|picture|credit"
            r"|photograph|crédit( photo)?|crédito|фото|عکس|عکاس|صورة|görsel|fotoğraf|写真"
            r"|图源|사진)"
            r"( by| courtesy)? ?[:：|/] ?\S.{0,60}"
        ),
        r"(photo(graph)?s?|pictures?|images?) (by|courtesy of) .{2,60}",
        r"(©|\(?c\)) ?\D.{0,80}",
        r"(ap|reuters|afp|epa|getty|dpa) ?(photo|images|file)\b.{0,60}",
        r"(ap|reuters|afp|epa|getty|dpa|picture alliance) ?/ ?.{2,40}",
        (
            r".{0,60}\b(getty images|picture alliance|shutterstock|istock ?photo"
            r"|imago images)\b.{0,40}"
        ),
    ),
    "an editor's credit": (
        r"(【?编辑|责任编辑|責任編輯) ?[:：].{1,20}",
        r"(edited|translated|proofread) by:? .{1,60}",
    ),
    "readers' comments": (r"trackback url.{0,200}",),
    "an agency's sign-off": (
        r"(with (material|files|inputs?|information)|mit material) (from|von) .{1,60}",
    ),
}
"""Why a line is not the article -> what such lines look like."""

COMPILED = tuple((reason, re.compile("|".join(forms))) for reason, forms in FORMS.items())


def reason_for(key: str) -> str:
    """Return why a line in the form of `key_of` is not the article, empty when it may be."""
    return next((reason for reason, pattern in COMPILED if pattern.fullmatch(key)), "")
