"""`digest notes list` and `digest notes relink`: where notes are, and lost ones put back."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from digest.commands.shown import counted, say, say_json, site_options, whisper
from digest.problems import DigestError, gather, printable
from digest.relinking import Notebook, Noted, note_named, notebooks, relink, words_named
from digest.text.annotations import quoted
from digest.text.standoff import notes_path, one_line, words_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.cli import Asked

    Words = tuple[str, str, str]

STATES = {
    "exact": "its passage is there",
    "moved": "its passage is there, between other words",
    "changed": "its passage is there, in other words",
    "ambiguous": "its words stand there more than once",
    "orphan": "its words are not there",
}
"""The state of a note -> how it is said."""


@click.command("list", short_help="Show all notes and their states.")
@click.argument("posts", nargs=-1, metavar="[POST]...")
@site_options
@click.pass_obj
def list_command(asked: Asked, posts: tuple[str, ...]) -> None:
    """Show the notes of some posts, or of all, each with the state of its passage."""
    books = [book for book in notebooks(asked.site, posts) if book.notes]
    if asked.as_json:
        say_json({"notes": [as_json(one, book) for book in books for one in book.notes]})
        return
    for book in books:
        say(book.path)
        for one in book.notes:
            line = book.line(one.judged.span)
            where = f"line {line}" if line else "no line"
            say(f'  {where}: {one.note.kind} "{one.note.id}" {told(one)}')
            say(f"    {one_line(one.words[0])}")
    states = Counter(one.judged.state for book in books for one in book.notes)
    counts = ", ".join(f"{states[state]} {state}" for state in STATES if states[state])
    say(f"{counted(states.total(), 'note')}{': ' if counts else ''}{counts}")
    if not all(one.is_settled for book in books for one in book.notes):
        say("`digest notes relink POST` shows where the others may be, and writes what you choose")


@click.command("relink", short_help="Put notes back that have lost their passage.")
@click.argument("post", metavar="POST")
@click.option(
    "--choose",
    "choices",
    multiple=True,
    metavar="ID=PASSAGE",
    help="Where a note belongs: a number from the list, or the words of the passage.",
)
@click.option("--found", is_flag=True, help="Take what was found for notes moved or changed.")
@site_options
@click.pass_context
def relink_command(ctx: click.Context, post: str, *, choices: tuple[str, ...], found: bool) -> None:
    """Show the notes of a post that have lost their passage, and write where they belong.

    On a terminal you are asked about each, unless you choose with the options.
    """
    asked: Asked = ctx.obj
    (book,) = notebooks(asked.site, [post])
    words = (what_was_found(book) if found else {}) | what_is_chosen(book, choices)
    lost = [one for one in book.notes if not one.is_settled]
    if not asked.as_json:
        is_asking = not (choices or found) and sys.stdin.isatty()
        for one in lost:
            if one.note.id not in words:
                show(one, book)
                chosen = ask(one, book) if is_asking else None
                words |= {one.note.id: chosen} if chosen else {}
    relink(asked.site, book, words)
    left = [one for one in lost if one.note.id not in words]
    if asked.as_json:
        notes = [as_json(one, book) for one in lost]
        say_json({"notes": notes, "relinked": sorted(words), "left": len(left)})
    else:
        say(f"{counted(len(words), 'note')} relinked, {len(left)} left")
        if left and not words:
            say("choose with --choose ID=NUMBER, or with the words: --choose 'ID=the passage'")
    if left:
        ctx.exit(1)


def what_was_found(book: Notebook) -> dict[str, Words]:
    """Return what to say of notes that were found where their file says something else."""
    return {
        one.note.id: quoted(book.text, *one.judged.span)
        for one in book.notes
        if one.entry and one.judged.state != "exact" and one.judged.span
    }


def what_is_chosen(book: Notebook, choices: Iterable[str]) -> dict[str, Words]:
    """Return what to say of notes whose passages were chosen as `ID=NUMBER` or `ID=WORDS`.

    Raises DigestError with all that name no note or no passage.
    """

    def words_of(choice: str) -> tuple[str, Words]:
        ids = [one.note.id for one in book.notes if choice.startswith(f"{one.note.id}=")]
        one = note_named(book, max(ids, key=len, default=choice.partition("=")[0]))
        return one.note.id, words_named(book, one, choice[len(one.note.id) + 1 :])

    return dict(gather(words_of, choices))


def ask(one: Noted, book: Notebook) -> Words | None:
    """Return what to say of the passage that a person chooses, None to leave the note."""
    question = (
        f'Where does "{printable(one.note.id)}" belong? A number, its words, or Enter to leave it'
    )
    while typed := click.prompt(question, default="", show_default=False).strip():
        try:
            return words_named(book, one, typed)
        except DigestError as error:
            (problem,) = error.problems
            whisper(f"{problem.message}: {problem.hint}")
    return None


def show(one: Noted, book: Notebook) -> None:
    """Print what a note was made on, and where it may belong."""
    say(f'{notes_path(book.path)}:{one.entry}: {one.note.kind} "{one.note.id}" {told(one)}')
    say(f"  noted: {was(one)}")
    for number, span in enumerate(one.judged.candidates, 1):
        line = f"line {book.line(span)}: " if book.line(span) else ""
        say(f"  {number:>5}: {line}{words_at(book.text, *span)}")
    if not one.judged.candidates:
        say("  nothing like it is left in the post")
    if one.anchor and one.judged.shown:
        say("      0: nowhere, its passage is gone")


def was(one: Noted) -> str:
    """Return the passage that a note was made on, with what is known to have been around it."""
    if one.anchor:
        return words_at(one.anchor.text, *one.anchor.span)
    quote, prefix, suffix = one.words
    return words_at(prefix + quote + suffix, len(prefix), len(prefix + quote))


def told(one: Noted) -> str:
    """Return how the state of a note is said."""
    words = f"{one.judged.state}: {STATES[one.judged.state]}"
    if not one.is_disputed:
        return words
    return f"{words}; pages show it {'on other words' if one.judged.shown else 'as lost'}"


def as_json(one: Noted, book: Notebook) -> dict[str, object]:
    """Return a note as `--json` prints it; offsets count code points of the canonical text."""
    judged = one.judged
    return {
        "post": book.path,
        "id": one.note.id,
        "kind": one.note.kind,
        "entry": one.entry,
        "state": judged.state,
        "settled": one.is_settled,
        "quote": one.words[0],
        "line": book.line(judged.span),
        "start": judged.span[0] if judged.span else None,
        "end": judged.span[1] if judged.span else None,
        "text": book.text[slice(*judged.span)] if judged.span else "",
        "candidates": [
            {"line": book.line(span), "text": book.text[slice(*span)]} for span in judged.candidates
        ],
    }
