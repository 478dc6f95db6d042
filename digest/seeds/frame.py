"""Where the article stands in the text of a whole page, with navigation and other stories around.

An article is where running text gathers: the stretch of lines in which prose outweighs the short
lines, as in Kohlschütter et al., Boilerplate Detection using Shallow Text Features (2010), found as
the stretch with the greatest sum (Kadane). Its headline is the line above whose words it repeats.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from digest.seeds.byline import LABEL, read_byline
from digest.seeds.captions import is_caption, is_credited
from digest.seeds.furniture import COUNTED_COMMENTS, is_prose, why_not
from digest.seeds.headline import is_section, split_site
from digest.seeds.names import is_full_name
from digest.seeds.phrases import COMMENTS, STORY_LIST
from digest.seeds.rows import MID_SENTENCE, Block, Row, ends_sentence, key_of, size_of
from digest.seeds.shapes import blocks_of
from digest.seeds.stamps import read_stamp
from digest.seeds.tails import read_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

AROUND = 12
"""Lines outside the article from which a text is a whole page."""

FURNITURE = 3
MUCH, LITTLE = 20, 1
"""How many of them must be known as a page's, all the fewer where very much stands outside.

Else an article that holds a table of short lines would lose it.
"""

IN_ARTICLES = frozenset(
    [
        *("a line of signs", "a link to another story", "a list of other stories"),
        *("a picture credit", "an address", "an agency's sign-off", "an archive number"),
    ]
)
"""What stands in articles that were copied by themselves, too."""

MOST_WORDS = 60
"""Words for which a line counts at most: one long line is no page full of text."""

FRAGMENT = 3
"""Words of the shortest piece of a sentence that counts as text by itself."""

SHORT_LINE, HEADLINE_LINE = -4.0, -2.0
COSTS = {
    "readers' comments": -120.0,
    "a copyright line": -60.0,
    "a list of other stories": -40.0,
    "an invitation to subscribe": -20.0,
    "a cookie note": -20.0,
    "a link to another story": -6.0,
    "an advertisement": -2.0,
    "a picture credit": -1.0,
    "a reading aid": -2.0,
}
"""What a line that is no article says against the stretch that it stands in."""

NOISE = -6.0
ALONE = 0.35
"""For what share of its words a sentence counts that stands alone between short lines: a teaser."""

LONG_TEXT = 45
"""Words from which a line is no teaser, whatever stands around it."""

STOPS = re.compile(r"[.,;:!?…。、，！？؛،؟۔।]")
LONG_SENTENCE = 55
"""Characters."""

WORDS_TO_A_STOP = 40
"""Running text has a comma or a full stop at least this often."""

ABOVE, BELOW = 40, 6
"""Lines above and below the first of the stretch in which the headline may stand."""

BESIDE_TITLE = 3
BELOW_END = 4
"""Lines above the headline, and below the report, in which byline and date are looked for."""

FAR = 12
"""The same for those that say what they are: `Published: 4 March 2026`, `Author: Ana Silva`."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that is its article: indexes of rows, the last one excluded."""

    first: int
    lead: int
    """Where the running text begins."""

    last: int
    beside: frozenset[int]
    """Rows above and below that say who wrote, and when."""

    title: str
    """The headline, empty when no line can be it."""


def find_frame(rows: Sequence[Row], lang: str) -> Frame | None:
    """Return where the article stands, None when the text is no whole page."""
    blocks = blocks_of(rows)
    reasons = [why_not(block.text) for block in blocks]
    start, end = densest(values_of(blocks, reasons))
    if start >= end or start + (len(blocks) - end) < AROUND:
        return None
    title = find_title(blocks, reasons, (start, end), lang)
    first = min(start, title) if title >= 0 else start
    if not is_page([*reasons[:first], *reasons[end:]]):
        return None
    above = range(max(0, first - BESIDE_TITLE), first)
    first = next((index for index in above if is_signed(blocks, index, lang)), first)
    whole = "\n".join(block.text for block in blocks[start:end])
    beside = [i for i in range(max(0, first - FAR), first) if is_labelled(blocks[i], lang)]
    for index in range(end, min(end + FAR, len(blocks))):
        if COSTS.get(reasons[index], 0.0) <= COSTS["a list of other stories"]:
            break
        is_near = index < end + BELOW_END and (
            is_signed(blocks, index, lang) or read_tail(blocks[index], lang, whole, is_dated=False)
        )
        if not reasons[index] and (is_near or is_labelled(blocks[index], lang)):
            beside.append(index)
    edges = [0, *accumulate(len(block.rows) for block in blocks)]
    return Frame(
        edges[first],
        edges[start],
        edges[end],
        frozenset(row for index in beside for row in range(edges[index], edges[index + 1])),
        blocks[title].text if title >= 0 else "",
    )


def is_page(outside: Sequence[str]) -> bool:
    """Whether the lines around a stretch of text, by why they are no article, are a page's."""
    known = sum(bool(reason) and reason not in IN_ARTICLES for reason in outside)
    is_known = known >= FURNITURE or (known >= LITTLE and len(outside) >= MUCH)
    return is_known and len(outside) >= AROUND


def values_of(blocks: Sequence[Block], reasons: Sequence[str]) -> list[float]:
    """Return how much each line speaks for the stretch that it stands in."""
    text = [not reason and is_text(blocks, index) for index, reason in enumerate(reasons)]
    values = []
    for index, (block, reason) in enumerate(zip(blocks, reasons, strict=True)):
        key = block.key
        if key in COMMENTS or COUNTED_COMMENTS.fullmatch(block.text):
            values.append(COSTS["readers' comments"])
        elif key in STORY_LIST:
            values.append(COSTS["a list of other stories"])
        elif reason:
            values.append(COSTS.get(reason, NOISE))
        elif not text[index]:
            values.append(HEADLINE_LINE if block.size > FRAGMENT * 2 else SHORT_LINE)
        else:
            size = float(min(block.size, MOST_WORDS))
            beside = text[max(index - 1, 0) : index] + text[index + 1 : index + 2]
            values.append(size if any(beside) or size > LONG_TEXT else size * ALONE)
    return values


def is_text(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line is prose, or a piece of a sentence that links or names break."""
    block = blocks[index]
    if is_running(block):
        return is_punctuated(block.text) and "cookie" not in block.text.casefold()
    if block.ends and block.size > FRAGMENT:
        beside = [*blocks[max(index - 1, 0) : index], *blocks[index + 1 : index + 2]]
        return any(is_running(one) and is_punctuated(one.text) for one in beside)
    if not CASED.search(block.text) and block.text.count(" ") >= FRAGMENT:
        beside = [*blocks[max(index - 1, 0) : index], *blocks[index + 1 : index + 2]]
        return any(is_running(one) and is_punctuated(one.text) for one in beside)
    before = blocks[index - 1].text if index else ""
    after = blocks[index + 1].text if index + 1 < len(blocks) else ""
    goes_on = MID_SENTENCE.match(block.text) is not None and bool(before)
    if goes_on and not ends_sentence(before) and is_long(block.text, before):
        return True
    is_open = not block.ends and MID_SENTENCE.match(after) is not None
    return is_open and is_long(block.text, after)


def is_running(block: Block) -> bool:
    """Whether a block is prose, or a sentence of a language that needs few words for it."""
    return is_prose(block.text) or (block.ends and len(block.text) >= LONG_SENTENCE)


def is_punctuated(text: str) -> bool:
    """Whether a long line is sentences, not a cloud of tags or a menu."""
    return ends_sentence(text) or len(STOPS.findall(text)) * WORDS_TO_A_STOP >= size_of(text)


def is_long(one: str, other: str) -> bool:
    """Whether one of two pieces is more than a name or a word of a menu."""
    return max(size_of(one), size_of(other)) > FRAGMENT * 2


def densest(values: Sequence[float]) -> tuple[int, int]:
    """Return the stretch with the greatest sum, its end excluded (Kadane's algorithm)."""
    best = total = 0.0
    found = 0, 0
    start = 0
    for index, value in enumerate(values):
        if total <= 0:
            total, start = 0.0, index
        total += value
        if total > best:
            best, found = total, (start, index + 1)
    return found


def find_title(
    blocks: Sequence[Block], reasons: Sequence[str], stretch: tuple[int, int], lang: str
) -> int:
    """Return the index of the headline above a stretch of text, -1 when no line can be it."""
    start, end = stretch
    text = "\n".join(block.text for block in blocks[start:end]).casefold()
    counts: dict[str, int] = {}
    for block in blocks:
        key = block.key
        counts[key] = counts.get(key, 0) + 1
    headed = {
        key_of(block.text[: split_site(block.text)[1]])
        for block in blocks
        if split_site(block.text)[0]
    }
    stems = frozenset(word[:STEM] for word in re.findall(r"\w+", text))
    signed = [
        i
        for i in range(max(0, start - ABOVE), min(start + BELOW, len(blocks)))
        if is_signed(blocks, i, lang)
    ]
    scores: dict[int, float] = {}
    for index in range(max(0, start - ABOVE), min(start + BELOW, end)):
        if reasons[index] or not may_head(blocks, index, lang):
            continue
        key = blocks[index].key
        score = echo(key, text, stems) + REPEATED * (counts[key] > 1) + HEADED * (key in headed)
        behind = min((i - index for i in signed if i > index), default=ABOVE)
        score += SIGNED * (behind <= BELOW) + SIGNED * (behind < ABOVE)
        score += shape_of(blocks[index].text) - abs(start - index) * NEARNESS
        scores[index] = score - WITHIN * min(max(index - start, 0), 2)
    for index in scores:
        scores[index] += DEK * any(
            echoes(blocks, index, i, scores) for i in (index + 1, index + 2) if i in scores
        )
        if any(is_glued(blocks[index].text, blocks[i].text) for i in scores if i > index):
            scores[index] -= GLUED
    best = max(scores, key=lambda index: scores[index], default=-1)
    return best if best >= 0 and scores[best] > 0 else -1


def echoes(blocks: Sequence[Block], index: int, below: int, scores: dict[int, float]) -> bool:
    """Whether the line below a headline is its standfirst: longer, and of the same subject."""
    longer = blocks[below].size > blocks[index].size > FRAGMENT
    return longer and DEK_SCORE < scores[below] < scores[index] + DEK


def is_glued(text: str, other: str) -> bool:
    """Whether a line is another one with a breadcrumb or a share bar's words before it."""
    return len(other) < len(text) and size_of(other) > FRAGMENT and text.endswith(other)


REPEATED, HEADED, SIGNED, WITHIN, DEK, GLUED = 0.4, 1.0, 0.35, 0.6, 0.5, 1.0
"""What it tells of a line that it stands twice on the page, that it stands there with the site's
name behind, that byline or date follow it soon (and twice that, at once), that it stands within the
text, that a standfirst follows it, and that another line repeats its end."""

DEK_SCORE = 0.8
LONG_TITLE = 20
"""Words."""

NEARNESS = 0.02
"""What each line between headline and text takes from the headline's score."""

CASED = re.compile(r"[a-zß-öø-ÿа-яα-ω]")
"""Scripts in which words of three letters are mostly such as `the`."""

PAIRED = re.compile(r"[぀-ヿ㐀-鿿가-힣]")
"""Scripts whose words are known by pairs of signs."""

STEM = 5
"""Letters by which words of a headline are found again in the report."""


def may_head(blocks: Sequence[Block], index: int, lang: str) -> bool:
    """Whether a line is none of the things that stand beside a headline."""
    block = blocks[index]
    text = block.text
    if is_section(block) or is_caption(text) or is_credited(block) or len(text) > LONGEST_TITLE:
        return False
    if CREDITED.search(text) or (not lang.startswith("de") and is_full_name(text)):
        return False
    return not read_stamp(text, lang) and not read_byline([block], 0, lang)


CREDITED = re.compile(
    r"\b(?:fotos?|photos?|bild|image|picture|credit|crédit|quelle)\s?: ?\S"
    r"|[.)\s](?:AFP|EFE|AP|REUTERS|Reuters|dpa|DPA|EPA|Getty Images)[\s/)]{0,3}$"
)
"""A picture's credit, glued to its caption."""

LONGEST_TITLE = 220
"""Characters."""


def echo(key: str, text: str, stems: frozenset[str]) -> float:
    """Return how many of a line's words the text repeats, from 0 to 2; short lines tell less."""
    if PAIRED.search(key):
        plain = "".join(re.findall(r"\w+", key))
        pairs = [plain[i : i + 2] for i in range(len(plain) - 1)]
        return 2 * sum(pair in text for pair in pairs) / (len(pairs) + 2)
    shortest = FRAGMENT if CASED.search(key) else 1
    words = [word[:STEM] for word in re.findall(r"\w+", key) if len(word) > shortest]
    found = sum(1.0 if word in stems else 0.5 * (word in text) for word in words)
    return 2 * found / (len(words) + 2)


def shape_of(text: str) -> float:
    """Return how much a line has the length and the ending of a headline."""
    size = size_of(text)
    ending = -0.6 if ends_sentence(text.rstrip("?!»”\"'")) else 0.0
    return ending + {1: -0.6, 2: -0.3, 3: 0.2}.get(size, 0.4 if size <= LONG_TITLE else 0.0)


def is_labelled(block: Block, lang: str) -> bool:
    """Whether a line says by a label that it tells who wrote, or when it was published."""
    stamp = read_stamp(block.text, lang)
    if stamp is None:
        return LABEL.match(block.text) is not None and read_byline([block], 0, lang) is not None
    return stamp.labelled and stamp.published is not None


def is_signed(blocks: Sequence[Block], index: int, lang: str) -> bool:
    """Whether a line is a byline or a date."""
    block = blocks[index]
    return bool(read_stamp(block.text, lang) or read_byline([block], 0, lang))
