"""Which of the lines above a report is its headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.seeds.phrases import listed
from digest.seeds.places import is_outlet
from digest.seeds.rows import Block, key_of, size_of

if TYPE_CHECKING:
    from collections.abc import Sequence

KIND_WORDS = {
    "analysis": "analysis",
    "news analysis": "analysis",
    "analyse": "analysis",
    "análisis": "analysis",
    "análise": "analysis",
    "analisi": "analysis",
    "анализ": "analysis",
    "opinion": "opinion",
    "op-ed": "opinion",
    "comment": "opinion",
    "commentary": "opinion",
    "editorial": "opinion",
    "column": "opinion",
    "kommentar": "opinion",
    "meinung": "opinion",
    "leitartikel": "opinion",
    "opinión": "opinion",
    "opinião": "opinion",
    "opinione": "opinion",
    "tribune": "opinion",
    "мнение": "opinion",
    "interview": "interview",
    "q&a": "interview",
    "entrevista": "interview",
    "entretien": "interview",
    "intervista": "interview",
    "интервью": "interview",
    "press release": "statement",
    "statement": "statement",
    "pressemitteilung": "statement",
    "communiqué": "statement",
    "comunicado": "statement",
    "report": "report",
    "special report": "report",
    "bericht": "report",
    "reportage": "report",
}
"""What a kicker, or the words before a headline's colon, says of the kind of article."""

SECTIONS = listed("""
news, world, politics, business, economy, sport, sports, culture, science, technology, tech
health, environment, umwelt, haberler, haber, guncel, spor, son dakika, climate, travel
education, opinion, local, national, international, europe, asia, africa, middle east, americas
us news, uk news, world news, breaking, breaking news, exclusive, politik, wirtschaft, kultur
wissen, wissenschaft, panorama, gesellschaft, ausland, inland, lokales, monde, politique
économie, société, sciences, mundo, política, economía, sociedad, ciencia, cultura, economia
sociedade, brasil, mondo, politica, cronaca, esteri, wereld, binnenland, economie, dünya, gündem
siyaset, ekonomi, мир, политика, экономика, общество, наука, جهان, سیاسی, اقتصادی, اجتماعی
فرهنگی, ورزشی, عالم, سياسة, اقتصاد, ثقافة, 社会, 政治, 経済, 国際, 国内, 国际, 经济
""")

BULLETS = "•·*▪►‣-"
"""Signs before the entries of a menu."""

SHORT = 3
"""Words of a title that needs no more proof."""

LETTERHEAD = 5
"""Words of the longest name that stands above `PRESS RELEASE`."""

CROWD = 3
"""Lines above a lead from which a page with other headlines is suspected."""

SITE = re.compile(r"\s(?:\||::|»|•|:|-|–|—)\s(?=[^|:»•]{2,40}$)")
UNSPACED_SITE = re.compile(r"(?:(?:--|[_|])[^-_|\s]{2,12}){0,3}(?:--|[-_|])([㐀-鿿]{2,12})$")
"""`…--时政--人民网`, as Chinese sites put sections and their name behind a headline."""

SURE = frozenset("|»•")
STEM = 5
"""Letters by which words of a headline are found again in the report."""


def choose_title(blocks: Sequence[Block], whole: str, known: str, *, is_page: bool) -> int:
    """Return the index of the headline among plain blocks, -1 when there is none.

    The first line is it, save for sections and kickers. On a page with navigation around the
    article it is the line whose words the report repeats most.
    """
    if known:
        return next((i for i, block in enumerate(blocks) if same_title(block.text, known)), -1)
    if not blocks:
        return -1
    if is_page and len(blocks) >= CROWD:
        scores = [score(block, index, blocks, whole) for index, block in enumerate(blocks)]
        return max(range(len(blocks)), key=lambda index: scores[index])
    if (at := glued(blocks)) >= 0:
        return at
    first = below_section(blocks)
    while first + 1 < len(blocks) and is_kicker(blocks[first], blocks[first + 1]):
        first += 1
    return first


def below_section(blocks: Sequence[Block]) -> int:
    """Return the index below a section's name, or below a letterhead and `PRESS RELEASE`."""
    for index, block in enumerate(blocks[:CROWD]):
        if is_section(block) and index + 1 < len(blocks):
            return index + 1
        if block.size > LETTERHEAD:
            break
    return 0


def glued(blocks: Sequence[Block]) -> int:
    """Return the index of a headline that the first line repeats behind a breadcrumb, else -1."""
    above = blocks[0].text
    for index, block in enumerate(blocks[1:], 1):
        if block.size > SHORT and above != block.text and above.endswith(block.text):
            return index
    return -1


def same_title(text: str, known: str) -> bool:
    """Whether a line is a headline that is known, with or without the site's name behind."""
    one, other = key_of(text), key_of(known)
    return one == other or (size_of(one) > SHORT and other.startswith(one + " "))


def is_kicker(block: Block, below: Block) -> bool:
    """Whether a line is a section or a catchword above the headline that follows."""
    if is_section(block) or block.text[0] in BULLETS:
        return True
    is_sentence = below.ends and not below.text.endswith(("?", "!"))
    if below.size <= max(block.size, SHORT) or is_sentence:
        return False
    is_capital = block.text.isupper() and not below.text.isupper()
    is_short = block.size < SHORT or (block.size <= SHORT + 1 and is_capital)
    return is_short or (block.text.endswith(":") and block.size <= SHORT + 1)


def is_section(block: Block) -> bool:
    """Whether a line names sections of a paper, or a kind of article, and nothing else."""
    if block.key in KIND_WORDS or block.key in SECTIONS:
        return True
    words = [word for word in re.findall(r"\w+", block.key) if len(word) > len("and")]
    return 0 < len(words) <= SHORT and all(word in SECTIONS for word in words)


def score(block: Block, index: int, blocks: Sequence[Block], whole: str) -> float:
    """Return how much a line looks like the report's headline."""
    words = [word for word in re.findall(r"\w+", block.key) if len(word) > SHORT]
    if not words or block.size < SHORT or is_section(block):
        return -1.0 + index / 1000
    text = whole.casefold()
    repeated = sum(text.count(word[:STEM]) > 1 for word in words)
    twice = sum(other.key == block.key for other in blocks) > 1
    return repeated / (len(words) + 1) + 0.3 * twice - 0.5 * block.ends - index / 1000


def split_site(text: str) -> tuple[str, int]:
    """Return the site's name behind a headline, and where the headline ends."""
    if unspaced := UNSPACED_SITE.search(text):
        name = unspaced[1]
        return (name, unspaced.start()) if is_outlet(name) else ("", len(text))
    found = [*SITE.finditer(text)]
    if not found:
        return "", len(text)
    last = found[-1]
    name, before = text[last.end() :].strip(), text[: last.start()]
    sign = last[0].strip()
    is_quote = sign == "»" and "«" in before
    is_sign = (sign in SURE or sign == "::") and not is_quote
    if (
        size_of(before) >= SHORT
        and (is_sign or (is_outlet(name) and not name[0].islower()))
        and size_of(name) <= SHORT + 1
    ):
        return name, last.start()
    return "", len(text)


def kind_of(title: str, kicker: str) -> str:
    """Return the kind of article that a kicker or a headline's first words state."""
    label = re.match(r"([^:|–—]{3,24})\s?[:|–—]\s?\S", title)
    for words in (kicker, label[1] if label else ""):
        kind = KIND_WORDS.get(key_of(words), "")
        if kind:
            return kind
    return ""
