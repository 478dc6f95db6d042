"""The notes of posts and where their passages are, and lost ones put back: read, judge, write.

A page shows a note where its notes file says. Here the text that the note was made on is heard,
too; what it tells goes into the notes file only when a person says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.config import read_config
from digest.disk import read_bytes, walk, write_atomic
from digest.lock import one_at_a_time
from digest.noted import anchors_of, forget_notes
from digest.problems import Place, fail, gather, nearest
from digest.sources import POSTS, chosen_post, read_config_file
from digest.text.anchors import Judged, anchor_of, judge
from digest.text.annotations import quoted
from digest.text.frontmatter import decode, split
from digest.text.locating import VERBATIM, locate
from digest.text.posts import parse_post
from digest.text.requoting import requoted
from digest.text.standoff import notes_path
from digest.text.tracing import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from digest.config import Config
    from digest.text.anchors import Anchor
    from digest.text.facts import Annotation, Quoted
    from digest.text.tracing import Lines

    Span = tuple[int, int]
    Words = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Noted:
    """A note of a post: where it is written, on what words, and where these are now.

    `entry` is its line in the notes file, 0 for a note in the text. `words` are those that it was
    made on, and what stood before and after them; `anchor` is the text that they were in, if that
    is known.
    """

    note: Annotation
    entry: int
    words: Words
    anchor: Anchor | None
    judged: Judged

    @property
    def is_settled(self) -> bool:
        """Whether the note is on its own words, as far as anyone can tell."""
        return self.judged.state in VERBATIM and not self.is_disputed

    @property
    def is_disputed(self) -> bool:
        """Whether pages show the note elsewhere than the older text leads to, or nowhere."""
        return self.judged.span != self.judged.shown


@dataclass(frozen=True, slots=True)
class Notebook:
    """A post as its files were read: its canonical text, its lines, and its notes in order."""

    path: str
    content: bytes
    beside: bytes | None
    text: str
    lines: Lines
    notes: Sequence[Noted]

    def line(self, span: Span | None) -> int:
        """Return the line of the post that a passage begins in, 0 if that isn't known."""
        return self.lines.at(span[0]) if span else 0


def notebooks(root: Path, posts: Sequence[str]) -> list[Notebook]:
    """Return these posts, or all, with their notes, in the order of their paths.

    Raises DigestError with all that is wrong in the posts, and for one that isn't there.
    """
    config = read_config(read_config_file(root))
    names = [POSTS + name for name in walk(root / POSTS, POSTS) if name.endswith(".md")]
    chosen = sorted({chosen_post(one, names) for one in posts}) if posts else names
    return gather(lambda path: notebook_of(root, path, config), chosen)


def notebook_of(root: Path, path: str, config: Config) -> Notebook:
    """Return a post with its notes, also those in draft; raises DigestError for a broken one."""
    content, beside = read_post(root, path)
    _, body = parse_post(content, path, beside, config, drafts=True)
    known = anchors_of(root, path) if body.quoted else {}
    written = {note.id: note for note in body.quoted}
    text = body.text
    notes = [noted(note, written.get(note.id), text, known) for note in body.notes]
    return Notebook(
        path=path,
        content=content,
        beside=beside,
        text=text,
        lines=lines_of(split(decode(content, path), path), text, path),
        notes=sorted(notes, key=lambda one: one.judged.span or (len(text), 0)),
    )


def read_post(root: Path, path: str) -> tuple[bytes, bytes | None]:
    """Return the content of a post and that of its notes file, None if it has none."""
    beside = notes_path(path)
    there = (root / beside).exists()
    return read_bytes(root / path, path), read_bytes(root / beside, beside) if there else None


def noted(
    note: Annotation, written: Quoted | None, text: str, known: Mapping[str, Anchor]
) -> Noted:
    """Return a note with where its passage is; `written` is its entry in the notes file."""
    if written is None:
        words = note.exact, note.prefix, note.suffix
        return Noted(note, 0, words, None, Judged("exact", note.span, (), note.span))
    anchor = anchor_of(written, known)
    judged = judge(text, locate(text, *written.words), anchor)
    return Noted(note, written.line, written.words[:3], anchor, judged)


def words_named(notebook: Notebook, note: Noted, typed: str) -> Words:
    """Return what a notes file says of the passage that a person chose.

    That is the number of a candidate, or its very words, or 0 for none: then the note is quoted
    from the text that it was made on, so that nothing else is taken for its passage.

    Raises DigestError for a number or words that name none, or more than one.
    """
    place = Place(notes_path(notebook.path), note.entry)
    near = note.judged.candidates
    if typed.strip().isdecimal():
        number = int(typed)
        if 1 <= number <= len(near):
            return quoted(notebook.text, *near[number - 1])
        if number == 0 and note.anchor:
            return quoted(note.anchor.text, *note.anchor.span)
        what = f'"{note.note.id}" has no candidate {number}'
        so = f"choose from 1 to {len(near)}, or" if near else "there are none:"
        raise fail(place, what, f"{so} type the words of the passage")
    found = locate(notebook.text, typed)
    if found.span and found.is_verbatim:
        return quoted(notebook.text, *found.span)
    if found.state == "ambiguous":
        raise fail(place, "these words stand there more than once", "type more of them")
    raise fail(place, "these words are not in the post", "copy the passage as a reader sees it")


def note_named(notebook: Notebook, typed: str) -> Noted:
    """Return the note of a notes file with an id; raises DigestError if there is none."""
    notes = {one.note.id: one for one in notebook.notes if one.entry}
    if typed in notes:
        return notes[typed]
    what = f'no note "{typed}" is in this file'
    raise fail(Place(notes_path(notebook.path)), what, nearest(typed, notes))


def relink(root: Path, notebook: Notebook, words: Mapping[str, Words]) -> None:
    """Write into a notes file what its notes, by their ids, say of their passages.

    Raises DigestError, with nothing written, if the post or the file was changed meanwhile, or is
    written in a way that can't be changed.
    """
    if not words:
        return
    with one_at_a_time(root):
        if (notebook.content, notebook.beside) != read_post(root, notebook.path):
            what = "this post or its notes were changed meanwhile"
            raise fail(Place(notebook.path), what, "run the command again")
        path = notes_path(notebook.path)
        write_atomic(root / path, requoted(notebook.beside or b"", path, words))
        forget_notes(root, notebook.path, words)
