"""What to write, what to keep and what to remove, and why; decided from prints alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Print(NamedTuple):
    """Digests of all that the bytes of one output depend on.

    `view` of what it shows (of the bytes for a file that is copied), `theme` of the templates
    that draw it and, behind a full stop, of the assets they use (empty for a copy), `engine` of the
    program itself.
    """

    view: str
    theme: str
    engine: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Output -> why it is written, or removed; all others stay."""

    write: Mapping[str, str]
    remove: tuple[str, ...]


NEW = "it is new"
VIEW = "what it shows has changed"
THEME = "its templates have changed"
ASSETS = "a style sheet, script or picture of the theme that it uses has changed"
ENGINE = "digest or a library that draws it has changed"
CHANGED_ON_DISK = "the file on disk is not what was written"
ANEW = "everything is built anew"


def decide(
    now: Mapping[str, Print],
    before: Mapping[str, Print],
    spoiled: Collection[str] = (),
    *,
    anew: bool = False,
) -> Plan:
    """Compare what outputs would be made of with what they were made of last time.

    `before` lists only outputs that still hold what was written, `spoiled` those that hold
    something else; `anew` writes all of them whatever they hold. No other print is asked for.
    """
    write: dict[str, str] = {}
    for name in now:
        if anew:
            write[name] = ANEW
        elif name in spoiled:
            write[name] = CHANGED_ON_DISK
        elif name not in before:
            write[name] = NEW
        elif now[name] != before[name]:
            write[name] = why(now[name], before[name])
    remove = sorted({*before, *spoiled} - now.keys())
    return Plan(write=write, remove=tuple(remove))


def why(now: Print, before: Print) -> str:
    """Return the first reason why an output has to be written."""
    if now.engine != before.engine:
        return ENGINE
    if templates(now) != templates(before):
        return THEME
    return VIEW if now.view != before.view else ASSETS


def templates(made: Print) -> str:
    """Return the digest of the templates alone that draw an output."""
    return made.theme.partition(".")[0]
