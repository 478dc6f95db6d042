"""What is known of a whole site when its files are judged together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from digest.checking.likeness import sketch_of
from digest.checking.writing import Finding, Url, Writing, urls_of
from digest.text.markup import ids, links

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from digest.config import Config
    from digest.problems import Place, Problem
    from digest.shape.library import Wanted
    from digest.text.facts import Local, Plain, Post


LOST = frozenset({404, 410})
"""Not found, and gone (RFC 9110, 15.5.5 and 15.5.11)."""

SHOWN, MOVED, REFUSED, BROKEN = 200, 300, 400, 500
"""Where the kinds of answers begin (RFC 9110, 15). A host that goes on saying that a page has moved
leads nowhere."""


class Answer(NamedTuple):
    """The status that a host answered with, 0 for no answer; then `why` says why."""

    code: int
    why: str = ""

    @property
    def is_there(self) -> bool:
        """Whether a page was there; a host that refuses programs may show it to people."""
        return SHOWN <= self.code < MOVED or (
            REFUSED <= self.code < BROKEN and self.code not in LOST
        )


class Told(NamedTuple):
    """What one file says that others have to do with, and what was found in it alone.

    `anchors` are its links within itself, `sketch` is a likeness of its text.
    """

    path: str
    findings: tuple[Finding, ...]
    thing: Post | Plain | None
    urls: tuple[Url, ...]
    links: tuple[tuple[Local, Place], ...]
    anchors: tuple[tuple[str, Place], ...]
    ids: tuple[str, ...]
    sketch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """All files of a site: what each says, and what there is to link to.

    `unreadable` says which media are called like pictures and are none. `files` are the names of
    all files that a person put there, `outputs` those of the built site, empty where it can't be
    laid out; `frame` are the ids that its templates have on any page.
    """

    told: Sequence[Told]
    config: Config
    wanted: Wanted
    media: Collection[str] = ()
    unreadable: Sequence[Problem] = ()
    files: Collection[str] = ()
    outputs: Collection[str] = ()
    frame: Collection[str] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """What other hosts answered, by address; empty where nobody asked."""

    @property
    def posts(self) -> list[Post]:
        """The posts that could be read, by path."""
        return [one.thing for one in self.told if hasattr(one.thing, "sources")]  # type: ignore[misc]  # only posts have some


def tell(writing: Writing, findings: Sequence[Finding]) -> Told:
    """Return what others have to know of a file."""
    thing = writing.post or writing.plain
    inner = {target for target in links(writing.html) if target.startswith("#")}
    return Told(
        path=writing.path,
        findings=tuple(findings),
        thing=thing,
        urls=tuple(urls_of(writing)),
        links=tuple(
            (link, writing.where(link.target, link.line)) for link in (thing.links if thing else ())
        ),
        anchors=tuple((target, writing.where_led(target)) for target in sorted(inner)),
        ids=tuple(ids(writing.html)),
        sketch=sketch_of(writing.canonical) if writing.post else (),
    )
