"""Which language a text is written in, told by its script and its commonest words.

Says nothing where it is not sure: a wrong language hyphenates and reads aloud wrongly.
"""

# ruff: noqa: RUF001  words of many languages

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

SAMPLE = 4000
"""Characters, of which the language is told."""

FEWEST = 4
"""How many of its commonest words a text must hold to be taken for a language's."""

RAREST = 25
"""One in so many words at least is among a language's commonest: in news it is one in three to six.

Neighbours that are not known here share single letters with them (`a` and `e` in Zulu).
"""

LEAD = 1.3
"""By how much the leading language must exceed the next."""

COMMONEST = {
    "en": "the of and to in a that is was for on with as it by at from has are his which said not",
    "de": "der die das und in den von zu mit ist des im für auf dem nicht ein eine sich auch als",
    "fr": "le la les de des et en un une du que est pour dans qui au par sur pas plus avec ce il",
    "es": "el la los las de que y en un una del por con para se su al como más fue lo es no ha",
    "it": "il di che la e in un una per è del della con non si da sono nel dei alla le gli anche",
    "pt": "o a os as de que e do da em um uma para com não se por mais no na dos das ao foi é",
    "nl": "de het een van en in op te dat is voor met zijn niet aan er die door om ook naar bij",
    "tr": "ve bir bu için ile da de olarak olan daha çok ancak gibi en kadar sonra ise göre dedi",
    "pl": "i w na z się do nie że to jest o za od po przez jak dla są oraz ale które został",
    "sv": "och att det i en som är på av för med den till inte har ett om de var från sig",
    "da": "og at det i en er på af for med den til ikke har et som de var fra der sig blev",
    "nb": "og at det i en er på av for med den til ikke har et som de var fra seg ble etter",
    "fi": "ja on ei että oli se hän mutta kun myös ovat joka tai sen kuin mukaan sekä ole",
    "cs": "a v se na je že s z do o i to za by pro jako po ale jsou podle který které byl",
    "sk": "a v sa na je že s z do o aj to za by pre ako po ale sú podľa ktorý ktoré bol",
    "hu": "a az és hogy nem is egy ez volt meg de csak már még mint el ki lesz szerint",
    "ro": "de și în a la cu pe să din care nu o un este pentru mai au fost al ale că prin",
    "id": "yang dan di dari untuk dengan ini itu pada tidak dalam akan oleh juga ke adalah",
    "vi": "và của là có cho không được trong một với các những này đã người khi đến về",
    "ru": "и в не на что с по как он из от за это его для к был но до было также",
    "uk": "і в не на що з як до та за від це його для у про але також було із",
    "bg": "и в на да от за не се с че е са по като до при ще но със след той",
    "sr": "и у на да је се за од са не су који као што би то али након",
    "el": "και το να του η της με που την από για είναι ο οι στην τα θα δεν",
    "he": "של את על לא הוא כי גם זה עם היא אל יותר או כל אבל אחרי",
    "ar": "في من على أن إلى التي عن هذا مع ما الذي كان لم هذه قال بعد بين وقد",
    "fa": "و در به از که را این با است برای آن یک خود تا بر کرد شد می های شده",
    "ur": "کے کی میں ہے اور سے کا کو نے کہ پر اس ہیں نہیں کر یہ بھی گیا تھا",
    "hi": "के में की है और से को का ने पर कि यह नहीं भी हैं इस कर लिए",
}
"""Function words. Languages share some; only the sum tells."""

SIGNS = {
    "ru": "ыэё",
    "uk": "іїєґ",
    "bg": "ъщ",
    "sr": "јљњћђџ",
    "de": "ß",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "pl": "łąęśż",
    "cs": "řěů",
    "tr": "ığş",
    "ro": "țșţş",
    "hu": "őű",
    "da": "æø",
    "nb": "æø",
    "ar": "ةيىك",
    "fa": "پچژگ",
    "ur": "ٹڈڑںےہھ",
}
"""Letters and marks that set a language apart from its neighbours."""

SCRIPTS = (
    ("ja", re.compile(r"[ぁ-ヿ]")),
    ("ko", re.compile(r"[가-힣]")),
    ("th", re.compile(r"[ก-๛]")),
    ("hy", re.compile(r"[Ա-֏]")),
    ("ka", re.compile(r"[ა-ჿ]")),
    ("bn", re.compile(r"[ঀ-৿]")),
    ("ta", re.compile(r"[஀-௿]")),
    ("zh", re.compile(r"[一-鿿]")),
)
"""Scripts that one language of the news is written in; kana before Han, which Japanese has too."""

LAST_CASED = "\u052f"
"""The end of the Latin, Greek and Cyrillic scripts, each of which many languages share."""

LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in COMMONEST.items():
    for _word in _words.split():
        LANGUAGES_OF.setdefault(_word, []).append(_language)


def identify(text: str) -> str:
    """Return the BCP 47 tag of a text's language, empty when it cannot be told."""
    return language_of(text[:SAMPLE])


@lru_cache(maxsize=1)  # asked of a text before and after it is parted from what is no article
def language_of(sample: str) -> str:
    """Return the language of the beginning of a text."""
    words = sample.casefold().split()
    for language, script in SCRIPTS if max(sample, default="") > LAST_CASED else ():
        if len(script.findall(sample)) > max(FEWEST, len(words)):
            return language
    counts: Counter[str] = Counter()
    for word, times in Counter(words).items():
        for language in LANGUAGES_OF.get(word, ()):
            counts[language] += times
    spoken = {name: times for name, times in counts.items() if times * RAREST >= len(words)}
    for language, signs in SIGNS.items() if not sample.isascii() else ():
        if found := sum(map(sample.count, signs)):
            counts[language] += found
    if not counts:
        return ""
    ranked = counts.most_common(2)
    first, found = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    is_sure = first in spoken and found >= FEWEST and found >= LEAD * second
    return first if is_sure else ""
