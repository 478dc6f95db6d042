"""Names of places and agencies, as datelines and bylines give them."""

# ruff: noqa: RUF001  words of many languages

from __future__ import annotations

import re
from functools import lru_cache

from babel.core import get_global

from digest.seeds.cities import city_names
from digest.seeds.months import fold, locales
from digest.seeds.phrases import listed

STATES = listed("""
ala, alaska, ariz, ark, calif, colo, conn, del, d.c, dc, fla, ga, hawaii, idaho, ill, ind, iowa
kan, kansas, ky, la, maine, md, mass, mich, minn, miss, mo, mont, neb, nev, n.h, n.j, n.m, n.y
n.c, n.d, nh, nj, nm, ny, nc, nd, ri, sc, sd, wv, ohio, okla, ore, pa, r.i, s.c, s.d, tenn
texas, tex, utah, vt, va, wash, w.va, wis, wisc, wyo, alabama, arizona, arkansas, california
colorado, connecticut, delaware, florida, illinois, indiana, kentucky, louisiana, maryland
massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada
new hampshire, new jersey, new mexico, new york, north carolina, north dakota, oklahoma, oregon
pennsylvania, rhode island, south carolina, south dakota, tennessee, vermont, virginia
washington, west virginia, wisconsin, wyoming, p.r, puerto rico, ont, ontario, que, quebec, b.c
alta, alberta, man, manitoba, sask, saskatchewan, n.s, n.b, nfld, england, scotland, wales
northern ireland, u.k, uk, u.s, us, usa, u.s.a, u.a.e, uae, kashmir, punjab, bavaria, catalonia
crimea, gaza, west bank, kurdistan, tibet, siberia
""")
"""What stands behind a city (states as the AP Stylebook shortens them, and the like)."""

AGENCIES = listed("""
reuters, reuter, thomson reuters, ap, the associated press, associated press, afp
agence france-presse, dpa, dpo, dpa/tmn, upi, ani, pti, ians, uni, xinhua, tass, itar-tass
ria novosti, риа новости, тасс, интерфакс, interfax, interfax.ru, риа новости украина, efe
agencia efe, ansa, adnkronos, agi, lusa, apa, sda, ats, keystone-sda, kna, epd, sid, belga, anp
ntb, tt, ritzau, stt, pap, čtk, ctk, mti, tanjug, anadolu, anadolu agency, aa, iha, dha, bernama
antara, yonhap, kyodo, kyodo news, jiji, jiji press, cna, irna, isna, fars, tasnim, mehr, sana
wam, spa, kuna, mena, nna, petra, bna, qna, map, aps, tap, app, cnn, bbc, bbc news, bloomberg
bloomberg news, dow jones, ncri, pmoi/mek, pmoi, mek, europa press, europapress, sputnik, rfe/rl
voa, pa, pa media, press association, aap, cp, the canadian press, canadian press
agência brasil, notimex, télam, telam, prensa latina, ips, inter press service, globe newswire
globenewswire, pr newswire, prnewswire, business wire, businesswire, marketwired, newsfile
accesswire, ots, financial times, fox news, abc news, nbc news, cbs news, sky news, al jazeera
the guardian, the new york times, the washington post, the wall street journal, the times
the telegraph, the independent, deutsche welle, dw, euronews, france 24, rt, npr, axios
politico, ddp, le monde, le figaro, el país, el mundo, der spiegel, die zeit, la repubblica
corriere della sera, ایسنا, ایرنا, فارس, تسنیم, مهر, خبرگزاری فارس, ایلنا, سانا, وام
واس, رويترز, رویترز, روئٹرز, رائٹرز, فرانس برس, أ ف ب, ا ف ب, أف ب, د ب أ, أ ب, الأناضول, اے ایف پی
اے پی, سی این این, بی بی سی, وكالات, 新华社, 共同, 共同社, 時事, 中央社, 聯合新聞網, 中新社, 法新社
路透社, 美联社, 연합뉴스, 뉴시스, ロイター, укринформ
""")
"""News agencies and outlets that sign datelines and bylines, of any language."""

DESKS = frozenset({"business", "health", "money", "news", "politics", "science", "sport", "sports"})
"""What an agency calls a part of itself, behind its name: `CNN Business`."""

OUTLET_WORDS = listed("""
ledger, sentinel, examiner, bulletin, dispatch, inquirer, enquirer, advertiser, daily, weekly
news, newspaper, times, post, herald, tribune, gazette, journal, agency, press, media, radio, tv
television, magazine, wire, newswire, network, observer, chronicle, courier, mirror, review
broadcasting, redaktion, zeitung, rundfunk, nachrichten, agentur, tageblatt, anzeiger, kurier
rundschau, agence, rédaction, presse, courrier, agencia, redacción, diario, periódico, redacao
redação, agência, folha, jornal, diário, redazione, agenzia, ansa, giornale, gazzetta, corriere
redactie, dagblad, krant, haber, ajansı, gazetesi, dergisi, редакция, агентство, газета
خبرگزاری, وكالة, وکالة, شبكة, روزنامه, 通信社, 新聞, 日报, 通讯社, 기자단
""")
"""Words that only names of papers, stations and agencies hold."""

BODY_WORDS = listed("""
trust, bank, group, federation, commission, authority, office, department, party, union, society
academy, college, company, ltd, gmbh, corp, forum, alliance, coalition, front, staff, desk, bureau
newsroom, editors, team, correspondents, institute, council, foundation, committee, ministry
association, university, organization, organisation, secretariat, centre, center, ligue
fédération, syndicat, comité, conseil, ministère, mairie, liga, federación, federação, sindicato
asociación, associação, consejo, conselho, ministerio, ministério, ayuntamiento, lega, federazione
sindacato, associazione, comitato, consiglio, ministero, comune, vereniging, bond, raad, ministerie
gemeente, verband, verein, bund, ministerium, stiftung, gewerkschaft, dernek, derneği, birliği
bakanlığı, belediyesi, министерство, союз, ассоциация, комитет, совет, فدراسیون, انجمن, وزارت
شورای, اتحاد, جمعية, وزارة, لجنة
""")
"""Words that only names of other organisations hold."""

UNSPACED_OUTLETS = (
    "新聞",
    "日报",
    "新闻",
    "通讯社",
    "通信社",
    "网",
    "电视台",
    "신문",
    "뉴스",
    "통신",
    "일보",
)

INNER = listed("""
de, del, da, do, dos, das, du, des, van, von, der, den, y, e, am, an, im, bei, ob, of, the, and
sur, sous, en, aan, op, zu, bin, ibn
""")
INNER_ARTICLES = listed("la, las, los, le, les, el")
"""Words that names hold in small letters, articles only behind such a word: `Ana de la Cruz`."""

WORDS = re.compile(r"[^\W\d_]+")
BETWEEN = re.compile(r"([\s/-])")
ELIDED = re.compile(r"\W{0,2}[^\W\d_](?:['’][^\W\d_](?=\w))?")
"""The initial of a word, both of `O’Brien` and `L’Aquila`, and the signs before it."""

DOTTED, TURKISH = str.maketrans("İ", "i"), str.maketrans("İI", "iı")

ACRONYM = re.compile(
    r"[A-ZА-Я][A-ZА-Я0-9]{1,6}(?:[/&-][A-ZА-Я0-9]{2,7}){0,3}"
    r"|[\w-]{2,30}\.(?i:com|org|net|info|news|at|be|br|ch|co|cz|de|es|eu|fr|it|mx|nl|pt|ru|tr|tv|uk)"
    r"(?:\.[a-z]{2})?"
)

PREPOSITIONS = (
    *("in", "near", "from", "to", "at", "aus", "nach", "bei", "von", "à", "en", "a", "de", "em"),
    *("di", "te", "van", "naar", "в", "из", "на", "w", "i", "در", "از", "به", "في", "من", "إلى"),
)


@lru_cache(maxsize=64)
def place_names(lang: str) -> frozenset[str]:
    """Return the folded names of countries, and of the cities that give time zones their names.

    They are those that CLDR has a name for in the language; most capitals are among them.
    """
    names: set[str] = set()
    for zone in get_global("zone_territories"):
        names.add(fold(zone.rpartition("/")[2].replace("_", " ")))
    for found in locales(lang):
        names.update(fold(name) for code, name in found.territories.items() if code.isalpha())
        names.update(fold(zone["city"]) for zone in found.time_zones.values() if "city" in zone)
    return frozenset(names)


def is_known_place(name: str, lang: str) -> bool:
    """Whether a name is that of a country, a state of AP style, a capital or a large city."""
    plain = fold(name)
    return plain in place_names(lang) or plain in STATES or plain in city_names()


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency or outlet.

    Short ones are spelled in capitals or small letters throughout: `Pa.` is a state.
    """
    bare = name.strip(" .,-–—()/（）")
    if len(bare) <= len("afp") and bare.istitle():
        return False
    plain = bare.casefold()
    whole, _, desk = plain.rpartition(" ")
    parts = [plain, *re.split("[/,،]", plain), whole if desk in DESKS else ""]
    return any(part.strip() in AGENCIES for part in parts)


def is_outlet(name: str) -> bool:
    """Whether a name is that of an agency, a paper or a station, by the words in it."""
    words = WORDS.findall(name.casefold())
    is_named = any(word in OUTLET_WORDS or word.endswith(UNSPACED_OUTLETS) for word in words)
    return is_named or is_agency(name)


def is_organisation(name: str) -> bool:
    """Whether a name is that of an organisation rather than a person."""
    if is_outlet(name) or ACRONYM.fullmatch(name.strip(" .")):
        return True
    return not BODY_WORDS.isdisjoint(WORDS.findall(name.casefold()))


def is_stood_in(name: str, text: str) -> bool:
    """Whether the text speaks of something that happens in, or comes from, the name."""
    return any(f" {word} {name}" in text for word in PREPOSITIONS)


def usual_spelling(name: str, text: str, lang: str) -> str:
    """Return a name that is set in capitals as the text spells it, else with capital initials.

    Names in capitals are a convention of print, not part of the name. Turkish has two letters i.
    """
    if not name.isupper() or len(name) <= len("UAE"):
        return name
    for spelled in re.finditer(re.escape(name), text, re.IGNORECASE):
        if not spelled[0].isupper() and spelled[0][0].isupper():
            return spelled[0]
    return with_initials(name, lang)


def with_initials(name: str, lang: str) -> str:
    """Return a name in capitals with capital initials, and without in words like `de`."""
    dotted = TURKISH if lang.partition("-")[0] in {"tr", "az"} else DOTTED
    words = BETWEEN.split(name)
    small = [word.translate(dotted).lower() for word in words]
    spelled = []
    for index, word in enumerate(words):
        is_behind = index > 0 and words[index - 1] != "/"
        is_article = small[index] in INNER_ARTICLES and small[max(index - 2, 0)] in INNER
        if word[:1] in {"'", "’"} or (is_behind and (small[index] in INNER or is_article)):
            spelled.append(small[index])
        else:
            initial = ELIDED.match(word)
            end = initial.end() if initial else 0
            spelled.append(word[:end] + small[index][end:])
    return "".join(spelled)
