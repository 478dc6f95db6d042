"""The rule on pages elsewhere that are gone, by what their hosts answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.checking.desk import LOST
from digest.checking.writing import Finding, found
from digest.problems import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.checking.desk import Desk

ARCHIVE = "https://web.archive.org/web/"


def gone_link(desk: Desk) -> Iterator[Finding]:
    """Yield each address at which there is nothing, with a copy of it that stays."""
    copies = {
        source.url: source.archived
        for post in desk.posts
        for source in post.sources
        if source.archived
    }
    for one in desk.told if desk.answers else ():
        for place, url in one.urls:
            answer = desk.answers.get(url)
            if answer is None or answer.is_there:
                continue
            if answer.code in LOST:
                copy = f"link to its copy: {copies.get(url, '')}"
                look = f"look for a copy at {ARCHIVE}{url} and state it as `archived:`"
                what = f"{shorten(url)} is gone: its host answers {answer.code}"
                yield found(place, what, copy if url in copies else look)
            else:
                why = answer.why or f"its host answers {answer.code}"
                mend = "try again later; --timeout 30 waits longer"
                yield found(place, f"{shorten(url)} can't be reached: {why}", mend)
