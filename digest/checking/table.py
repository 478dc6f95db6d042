"""The rules in plain sight: the name of each, and what finds it.

A rule is a function of one file or of all. What it is called, how bad it is and what it says stands
in `digest/rules.py`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.checking import addresses, facts, gone, leads, prose, quotations, traps, twins
from digest.rules import ERROR, LEVEL_OF, OFF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from digest.checking.desk import Desk
    from digest.checking.writing import Finding, Writing

ALONE: Mapping[str, Callable[[Writing], Iterable[Finding]]] = MappingProxyType(
    {
        "refused": facts.refused,
        "uncertain": facts.uncertain,
        "no-source": facts.no_source,
        "no-date": facts.no_date,
        "future-date": facts.future_date,
        "note-passage": facts.note_passage,
        "tracking": addresses.tracking,
        "repeated-word": prose.repeated_word,
        "unfinished": prose.unfinished,
        "heading-jump": prose.heading_jump,
        "no-alt": prose.no_alt,
        "quote": quotations.quote,
        "yaml-word": traps.word,
        "yaml-number": traps.number,
        "yaml-date": traps.day,
        "yaml-colon": traps.colons,
        "yaml-comment": traps.comment,
    }
)
"""What is found in one file."""

TOGETHER: Mapping[str, Callable[[Desk], Iterable[Finding]]] = MappingProxyType(
    {
        "refused": twins.taken,
        "insecure-link": lambda desk: addresses.insecure_links(
            u for one in desk.told for u in one.urls
        ),
        "missing-media": leads.missing_media,
        "broken-picture": leads.broken_picture,
        "dead-link": leads.dead_link,
        "unpublished-link": leads.unpublished_link,
        "dead-anchor": leads.dead_anchor,
        "gone-link": gone.gone_link,
        "name-collision": twins.name_collision,
        "duplicate-address": twins.duplicate_address,
        "duplicate-text": twins.duplicate_text,
    }
)
"""What is found in all files together."""


def judge_alone(writing: Writing, levels: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what is found in one file; `levels` are those that config.yaml sets."""
    for rule, find in ALONE.items():
        yield from judged(rule, partial(find, writing), levels)


def judge_together(desk: Desk, levels: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what is found in all files together."""
    for rule, find in TOGETHER.items():
        yield from judged(rule, partial(find, desk), levels)


def judged(
    rule: str, find: Callable[[], Iterable[Finding]], levels: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield what a rule finds, as bad as it is taken to be; a rule that is off isn't asked."""
    level = levels.get(rule) or LEVEL_OF[rule]
    if level != OFF:
        for finding in find():
            problem = replace(finding.problem, warning=level != ERROR)
            yield finding._replace(problem=problem, rule=rule)
