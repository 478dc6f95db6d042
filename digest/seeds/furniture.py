"""Lines that are not the article, each with its reason. Knows lines alone, not the story.

Prefers leaving a line to taking one: a reader skips a share button, but misses a sentence.
"""

# ruff: noqa: RUF001  the quotes of many languages

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.seeds.decode import MAX_LINES
from digest.seeds.forms import reason_for
from digest.seeds.phrases import COMMENTS, PHRASES, STORY_LINK, STORY_LIST
from digest.seeds.rows import MID_SENTENCE, Mark, Row, ends_sentence, key_of, size_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 300
"""Characters: what is longer is prose, whatever it says."""

HEADLINE = 22
"""Words of the longest headline in a list of other stories."""

LIST_LENGTH = 12
"""Headlines that one heading may stand for."""

SURE_WORDS = 3
"""Words from which a phrase is none of a conversation, whose answers may be `More.` or `Fine!`."""

BEFORE_LISTS, BEFORE_COMMENTS = 1, 3
"""Paragraphs after which a list of other stories, or readers' comments, may come."""

COUNTED_COMMENTS = re.compile(
    r"\d{1,5} ?(?:comments?|kommentare?|commentaires?|comentarios?|comentários?|yorum|commenti"
    r"|reacties) ?:?",
    re.IGNORECASE,
)

ONLY_SIGNS = re.compile(
    r"[^\w.,;:!?…()\"'“”‘’«»。、！？：؛،؟-]+|[-_=*~#.•·\s]{3,}|\[[\s_]*\]|[()]{2}"
)

HEADED = re.compile(
    rf"({'|'.join(sorted(map(re.escape, STORY_LINK | STORY_LIST), key=len, reverse=True))})"
    r" ?(?:[:：|»>→]|[-–—] )\s?\S.*"
)
"""A link to another story whose headline stands on the same line."""

UNMARKED = re.compile(
    r"(lire aussi|à lire aussi|lire également|lesen sie auch|lees ook|leia também|leggi anche"
    r"|читайте также|also read|read also|mehr zum thema|(read )?more (about|on|from))\b .*"
)
"""The same without a colon, where no sentence begins so."""

COMMENT = "readers' comments"
COUNT = re.compile(r"\d[\d.,]{0,8}[kKM]?")

BREADCRUMB = re.compile(r"[^»›>«‹<]{2,30}(?:\s[»›>]\s[^»›>«‹<]{2,40}){1,5}")
HASHTAGS = re.compile(r"#\w{1,50}(?:\s#\w{1,50}){0,15}")
THOUSANDS = re.compile(r"\d,\d")
TAGS = re.compile(r"[^,\s][^,]{0,24}(,[^,\s][^,]{0,24}){2,20}")


def why_not(text: str) -> str:
    """Return why a line is not the article, empty when it may be."""
    return "" if len(text) > LONGEST else why_not_short(text)


@lru_cache(maxsize=MAX_LINES)  # asked where an article begins and ends, and again of its lines
def why_not_short(text: str) -> str:
    """Return why a line of no more than a paragraph is not the article."""
    if ONLY_SIGNS.fullmatch(text):
        return "a line of signs"
    key = key_of(text)
    is_phrase = key in PHRASES and not (key.count(" ") < SURE_WORDS - 1 and is_answer(text))
    return PHRASES[key] if is_phrase else reason_for(key) or why_not_story(text, key)


def is_answer(text: str) -> bool:
    """Whether a line ends with one full stop or its like, as a short answer does."""
    return ends_sentence(text) and not text.endswith(("...", "…"))


def why_not_story(text: str, key: str) -> str:
    """Return why a line that names other stories or subjects is not the article."""
    if size_of(text) <= HEADLINE:
        is_bare = UNMARKED.fullmatch(key) and not ends_sentence(text)
        if is_bare or HEADED.fullmatch(key):
            return "a link to another story"
    if BREADCRUMB.fullmatch(text) and not ends_sentence(text):
        return "navigation"
    is_list = TAGS.fullmatch(text) and text.count(" ") <= 2 * text.count(",")
    is_list = is_list and not THOUSANDS.search(text)
    return "a list of tags" if is_list or HASHTAGS.fullmatch(text) else ""


def is_prose(text: str) -> bool:
    """Whether a line is a paragraph by its length, or by its length and its full stop."""
    size = size_of(text)
    is_sentence = ends_sentence(text) or text.endswith((":", "："))
    return len(text) > LONGEST or size > 2 * HEADLINE or (size >= HEADLINE // 2 and is_sentence)


def sift(rows: Sequence[Row]) -> tuple[list[Mark], list[Row]]:
    """Part the rows of a seed into those that are not the article, and the rest."""
    reasons = [why_not(row.text) for row in rows]
    reasons = without_words_of_sentences(rows, reasons)
    reasons = with_counts(rows, with_followers(rows, reasons))
    pairs = [*zip(rows, reasons, strict=True)]
    removed = [Mark(row, "removed", reason) for row, reason in pairs if reason]
    return removed, [row for row, reason in pairs if not reason]


def without_words_of_sentences(rows: Sequence[Row], reasons: Sequence[str]) -> list[str]:
    """Return the reasons without those of a word that a sentence goes on behind.

    Some extractors set every link on a line of its own, `Twitter` within a sentence too.
    """
    kept = [*reasons]
    for index in range(1, len(rows) - 1):
        before, after = rows[index - 1].text, rows[index + 1].text
        is_between = not reasons[index - 1] and not reasons[index + 1]
        if (
            reasons[index]
            and is_between
            and MID_SENTENCE.match(after)
            and not ends_sentence(before)
        ):
            kept[index] = ""
    return kept


def with_followers(rows: Sequence[Row], reasons: Sequence[str]) -> list[str]:
    """Return the reasons with those of headlines and comments that a line announces.

    Only below a part of the report: above it, its own headline may come next.
    """
    found: list[str] = []
    prose = left = 0
    follow = ""
    for row, stated in zip(rows, reasons, strict=True):
        key, reason = key_of(row.text), stated
        if prose >= BEFORE_COMMENTS and (key in COMMENTS or COUNTED_COMMENTS.fullmatch(row.text)):
            reason, follow, left = COMMENT, COMMENT, len(rows)
        elif reason and prose >= BEFORE_LISTS and key in STORY_LIST | STORY_LINK:
            follow, left = reason, LIST_LENGTH if key in STORY_LIST else 1
        elif not reason and left and (follow == COMMENT or is_headline(row)):
            reason, left = follow, left - 1
        elif not reason:
            left = 0
        prose += not reason and is_prose(row.text)
        found.append(reason)
    return found


def is_headline(row: Row) -> bool:
    """Whether a row may be the headline of another story."""
    return not ends_sentence(row.text.rstrip("?!")) and size_of(row.text) <= HEADLINE


def with_counts(rows: Sequence[Row], reasons: Sequence[str]) -> list[str]:
    """Return the reasons with those of bare numbers beside removed lines: shares, or readers."""
    found = [*reasons]
    for index, row in enumerate(rows):
        beside = found[max(index - 1, 0) : index + 2]
        if not found[index] and any(beside) and COUNT.fullmatch(row.text):
            found[index] = "a count"
    return found
