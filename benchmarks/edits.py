"""What a person saves while a generator watches, and which pages must then show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.corpus import newcomer
from benchmarks.engines import GENERATOR, TITLE, post_file, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.corpus import Entry
    from benchmarks.engines import Engine

EDITS = ("one edit", "a title edit", "a new post", "a template edit", "a config edit")


@dataclass(frozen=True, slots=True)
class Edit:
    """A file of the site, its text after the save, and the pages that must hold `mark` then."""

    path: str
    change: Callable[[str], str]
    mark: str
    pages: tuple[str, ...]


def edit(kind: str, number: int, engine: Engine, entries: Sequence[Entry]) -> Edit:
    """Return one edit; `number` makes its mark one that was never there before.

    The newest post is renamed, for it is on the first page of every list; a post in the middle
    gets a paragraph more; a new post has the tags of the newest, for Hugo may not show a tag that
    none had. Of pages that all change, the first, the middle and the last are asked.
    """
    mark = f"mark{number:06}"
    middle = entries[len(entries) // 2]
    if kind == "one edit":
        page = engine.post_page(middle)
        return Edit(
            post_file(engine, middle), lambda text: f"{text}\nOne more, {mark}.\n", mark, (page,)
        )
    if kind == "a title edit":
        newest = entries[0]
        pages = (engine.post_page(newest), *engine.first_pages(newest))

        def retitled(text: str) -> str:
            head, colon, rest = text.partition("itle: ")
            _, line, body = rest.partition("\n")
            return f"{head}{colon}{newest.title} {mark}{line}{body}"

        return Edit(post_file(engine, newest), retitled, mark, pages)
    if kind == "a new post":
        post = newcomer(number, f"Just in {mark}", entries[0].tags)
        pages = (engine.post_page(post), *engine.first_pages(post))
        text = text_of(engine, post)
        return Edit(post_file(engine, post), lambda _: text, mark, pages)
    asked = tuple(engine.post_page(post) for post in (entries[0], middle, entries[-1]))
    if kind == "a template edit":
        old = GENERATOR.removesuffix('"')
        return Edit(engine.template, lambda text: marked(text, old, mark), mark, asked)
    return Edit(engine.config, lambda text: marked(text, TITLE, mark), mark, asked)


def marked(text: str, after: str, mark: str) -> str:
    """Return a text with a mark behind the first occurrence of some words, in place of an older."""
    head, found, rest = text.partition(after)
    if not found:
        message = f"there is no “{after}” to edit"
        raise ValueError(message)
    if rest.startswith(" mark"):
        rest = rest[len(" ") + len(mark) :]
    return f"{head}{found} {mark}{rest}"
