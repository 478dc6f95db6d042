"""A seed as `digest ingest --explain` shows it: the fields that were found, then line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from digest.problems import fitting, printable, width
from digest.text.writing import headline, when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.seeds.article import Article

NUMBER, ROLE = 5, 10
"""Columns of a line's number, and of what it was taken for; two stand behind each."""

LEAD = NUMBER + ROLE + 4

LEAST = 24
"""Columns of a text beside its reason; where fewer are left, the reason has a line of its own."""


class Told(NamedTuple):
    """One line of an explanation: its number or none, what it is, its text, and a remark."""

    number: int
    role: str
    text: str
    remark: str = ""


def explained(name: str, article: Article | None, columns: int) -> Iterator[str]:
    """Yield the lines that explain how a seed was read, coloured; None is one that could not be.

    They fit into so many columns of a terminal, and are whole for 0. The seed can't steer it.
    """
    yield click.style(printable(name), bold=True)
    if article is None:
        yield "  could not be read; why is told below"
        return
    for told in fields_of(article):
        yield from laid_out(told, columns)
    yield ""
    for line in article.lines:
        yield from laid_out(Told(line.number, line.role, line.text, line.reason), columns)


def fields_of(article: Article) -> Iterator[Told]:
    """Yield what an article's fields were found to be, and which the seed does not state."""
    title, doubts = headline(article)
    found = {
        "title": title,
        "standfirst": article.standfirst,
        "author": article.author,
        "outlet": article.outlet,
        "place": article.place,
        "date": when(article.published) if article.published else "",
        "updated": when(article.updated) if article.updated else "",
        "language": article.lang,
        "kind": article.kind,
        "address": article.url,
    }
    for name, value in found.items():
        doubt = doubts.get(name)
        if value and doubt is None:
            where = article.stated.get(name)
            yield Told(0, name, value, f"by {where}" if where else "")
        elif doubt is not None:
            choice = " or ".join(doubt.alternatives) or value
            yield Told(0, name, choice, f"uncertain: {doubt.evidence}")
    missing = [name for name in WANTED if not found[name] and name not in doubts]
    if missing:
        yield Told(0, "not stated", ", ".join(missing))


WANTED = ("author", "outlet", "place", "date")
"""Fields that most articles state, so that it is told where one does not."""


COLOURS = {
    **dict.fromkeys(("title", "standfirst", "byline", "dateline", "date", "caption"), "cyan"),
    "removed": "yellow",
    "blank": "bright_black",
}
"""Of what a line was taken for; the others have none."""


def laid_out(told: Told, columns: int) -> Iterator[str]:
    """Yield a line of an explanation, in two lines where its remark would leave it no room."""
    number = click.style(f"{told.number or '':>{NUMBER}}", dim=True)
    role = click.style(told.role, fg=COLOURS.get(told.role))
    lead = f"{number}  {role}{' ' * (ROLE - len(told.role))}  "
    room = max(columns - LEAD, LEAST) if columns else 0
    text, remark = printable(told.text), printable(told.remark and f"({told.remark})")
    beside = room - width(remark) - 2 if columns else 0
    if not remark:
        yield lead + cut(text, room)
    elif not columns or beside >= min(LEAST, width(text)):
        yield f"{lead}{cut(text, beside)}  {click.style(remark, dim=True)}"
    else:
        yield lead + cut(text, room)
        yield " " * LEAD + click.style(cut(remark, room), dim=True)


def cut(text: str, columns: int) -> str:
    """Return as much of a text as fits into so many columns of a terminal, all of it for 0."""
    fits = fitting(text, columns) if columns else len(text)
    return text if fits == len(text) else text[: fitting(text, columns - 1)] + "…"
