"""Whether two wordings of a passage say different things: a number, a name, a yes for a no.

It judges by rules, not by meaning, and errs on the safe side: what might be a name counts as one.
The tables hold the words of all languages at once, so which one a passage is in need not be known.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.text.alignment import NONE, partners
from digest.text.likeness import shared_stem
from digest.text.words import Words, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence


def listed(text: str) -> frozenset[str]:
    """Return the words of a table."""
    return frozenset(text.split())


NEGATIONS = listed(
    """
    no not non none nor never nobody nothing neither nowhere cannot without hardly scarcely barely
    nicht kein keine keinen keinem keiner keines nie niemals nichts niemand weder ohne kaum
    ne pas jamais rien personne aucun aucune sans guère ni
    ningún ninguno ninguna nunca jamás nada nadie tampoco sin
    mai niente nessun nessuno nessuna senza né mica
    não nenhum nenhuma nem ninguém sem
    niet geen nooit niemand niets noch zonder
    inte ej icke ingen inget inga aldrig utan ikke intet aldri ingenting uten uden
    ei en et emme ette eivät eikä älä ilman
    nigdy nikt nic żaden żadna żadne bez ani
    není nejsou nikdy nikdo žádný žádná žádné
    не ні нет нема ни никогда никто ничего нельзя без ніколи ніхто нічого
    değil yok hayır asla hiç hiçbir
    nincs nincsenek soha senki semmi nélkül
    nu nici niciodată nimeni nimic fără
    δεν μην όχι ποτέ κανείς τίποτα χωρίς
    لا لم لن ليس ليست ليسوا غير بدون دون نه نیست نیستند نبود نشد ندارد هیچ هرگز
    לא אין אל בלי אינו אינה אינם
    नहीं न ना मत बिना
    tidak bukan tanpa không chưa hapana
    """
)

DENYING = re.compile(
    r"n't\b|[不没沒無无未非否勿莫]|ない|なかっ|ません|ずに|않|못|없|아니|\bنمی|ไม่|មិន"
)
"""What denies within a word, or in a script without spaces."""

PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis", "des", "mis", "ne", "nie", "не", "ні")
"""What turns some words into their opposite: `likely`, `unlikely`."""

NUMBERS = listed(
    """
    one two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty
    sixty seventy eighty ninety hundred thousand million billion half quarter third twice once
    eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig
    sechzig siebzig achtzig neunzig hundert tausend millionen milliarden hälfte drittel viertel
    un deux trois quatre cinq sept huit neuf dix onze douze vingt trente quarante cinquante
    soixante cent mille millions milliards moitié tiers
    dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cien mil millones
    due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta cento mila milioni
    dois duas três quatro sete oito nove dez onze doze vinte trinta cem milhões
    twee drie vijf zes zeven negen tien twaalf twintig honderd duizend miljoen miljard
    två tre fyra fem sju åtta nio tio tolv tjugo hundra tusen miljoner
    dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć sto tysiąc milion milionów
    два две три четыре пять шесть семь восемь девять десять сто тысяча тысяч миллион миллионов
    dua tiga empat lima enam tujuh delapan sembilan sepuluh ratus ribu juta
    bir iki üç dört beş altı yedi sekiz dokuz on yüz bin milyon milyar
    دو سه چهار پنج شش هفت هشت نه ده صد هزار میلیون میلیارد
    اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة مئة ألف مليون مليار
    """
)
NUMERALS = "〇一二三四五六七八九十百千万萬億亿兆"


def differ(one: str, other: str, common: Collection[str] = ()) -> bool:
    """Whether a number, a name or a negation differs between two wordings.

    `common` are words of the text around them that stand there in small letters: no capital at
    the begin of a sentence makes a name of one.
    """
    a, b = words_of(one), words_of(other)
    if figures(a.keys) != figures(b.keys) or denials(one, a) != denials(other, b):
        return True
    known = {*common, *a.keys, *b.keys}
    return names(a, known) != names(b, known) or has_opposites(a, b) or has_strangers(a, b)


def has_other_figures(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a number stands in place of another one, in two wordings given as folded words."""
    return any(figures(here) and figures(there) for here, there in replaced(one, other))


def figures(keys: Iterable[str]) -> list[str]:
    """Return the numbers of a passage in order, in the digits 0 to 9 or as words."""
    found: list[str] = []
    for key in keys:
        if key in NUMERALS or key.casefold() in NUMBERS:
            found.append(key.casefold())
        found += (
            "".join(str(unicodedata.decimal(digit)) for digit in digits)
            for digits in re.findall(r"\d+", key)
        )
    return found


def denials(text: str, words: Words) -> Counter[str]:
    """Return what denies in a passage, and how often."""
    plain = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold()
    found = Counter(DENYING.findall(plain))
    found.update(key.casefold() for key in words.keys if key.casefold() in NEGATIONS)
    return found


def names(words: Words, common: Collection[str]) -> list[str]:
    """Return what may be names, in order: by a capital, but for the first word of a sentence."""
    begins = {*words.sentences, *(at + 1 for at in words.sentences)}  # a quote may stand before
    return [
        key.casefold()
        for at, key in enumerate(words.keys)
        if key != key.lower() and not (at in begins and is_plain(key) and key.lower() in common)
    ]


def is_plain(word: str) -> bool:
    """Whether a word has one capital only, its first letter."""
    return word[:1].isupper() and word[1:] == word[1:].lower()


def has_opposites(a: Words, b: Words) -> bool:
    """Whether a word of one passage stands in the other with a prefix that denies it."""
    one, other = ({key.casefold() for key in words.keys} for words in (a, b))
    only = one - other, other - one
    return any(
        prefix + word in opposite
        for words, opposite in (only, only[::-1])
        for word in words
        for prefix in PREFIXES
    )


def has_strangers(a: Words, b: Words) -> bool:
    """Whether a word of a script without capitals stands in place of one that has no part of it.

    It may be a name: nothing tells.
    """
    return any(
        any(map(is_caseless, (*here, *there))) and not any(map(shared_stem, here, there))
        for here, there in replaced(a.keys, b.keys)
    )


def is_caseless(word: str) -> bool:
    """Whether a word is made of letters that are neither small nor capital."""
    return word[:1].isalpha() and word.lower() == word.upper()


def replaced(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the words of one passage that stand in place of some of the other, with these."""
    found = partners(a, b)
    pairs = [(-1, -1), *((i, j) for i, j in enumerate(found) if j != NONE), (len(a), len(b))]
    for (i, j), (k, m) in pairwise(pairs):
        here, there = list(a[i + 1 : k]), list(b[j + 1 : m])
        if here and there:
            yield here, there
