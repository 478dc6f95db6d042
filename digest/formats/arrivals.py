"""Notes as they arrive in a file of another program, before their posts are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from digest.kinds import is_web_address, read_day
from digest.text.facts import Change, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.problems import Place, Problem
    from digest.text.facts import Annotation

MOST = 10_000
"""Notes in one file; what a newsroom exports in a year is below it, more would take minutes."""

Format = Literal["markdown", "plain"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A note of another program.

    `target` is the address that it is on, empty where the file doesn't say. The extent in `note`
    is as the file gives it, in UTF-16 code units where `in_units` says so. The body is Markdown,
    or plain text that has to be taken literally.
    """

    note: Annotation
    target: str
    place: Place
    in_units: bool = False
    body_format: Format = "markdown"


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What a file holds: notes, and what is wrong with what could not be taken for one."""

    found: Sequence[Arrival] = ()
    problems: Sequence[Problem] = ()


def with_tags(body: str, tags: Iterable[str]) -> str:
    """Return a note's text with the tags that another program gave it: notes have none."""
    kept = [tag for tag in tags if tag.strip()]
    return f"{body}\n\nTags: {', '.join(kept)}" if body and kept else body


def source_of(  # noqa: PLR0913  one parameter for each field of a source
    *,
    name: str = "",
    url: str = "",
    author: str = "",
    date: str = "",
    accessed: str = "",
    archived: str = "",
    via: str = "",
) -> Source | None:
    """Return a source that a notes file can hold, None for one without a name and an address.

    One without a name has that of its host; what is no address and no date is left out.
    """
    url, archived = (one if is_web_address(one) else "" for one in (url, archived))
    name = " ".join(name.split()) or (urlsplit(url).hostname or "" if url else "")
    if not name:
        return None
    return Source(
        name=name[:200],
        url=url,
        author=" ".join(author.split())[:300],
        date=date if read_day(date) else "",
        accessed=accessed if read_day(accessed) else "",
        archived=archived,
        via=" ".join(via.split())[:200],
    )


def change_of(*, date: str, by: str, what: str) -> Change | None:
    """Return a change that a note's history can hold, None for one without a date or words."""
    what = " ".join(what.split())[:500]
    if not what or not read_day(date):
        return None
    return Change(date, " ".join(by.split())[:200], what)
