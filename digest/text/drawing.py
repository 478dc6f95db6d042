"""Draws notes into a post's HTML: flat marks on passages, asides after their blocks.

Marks never cross a tag, so any overlap, and a passage that ends inside a link, is valid HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from digest.text.passages import Token, tokens
from digest.wording import NOTE_KINDS, day_words


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation in its place: offsets are code points in the canonical text.

    `html` is its text, drawn; `start == end` is a note on a point; `start` is -1 when the
    passage is gone. `date` is ISO or empty.
    """

    id: str
    kind: str
    quote: str
    by: str
    date: str
    start: int
    end: int
    line: int
    html: str


def draw(html: str, notes: Sequence[Note], removed: Sequence[Note], lang: str) -> str:
    """Return the HTML with every note marked and its aside after its block.

    `notes` come in the order of their passages and are numbered in it from 1; notes whose
    passage is gone (`removed`) follow at the end under a heading of their own.
    """
    if not notes and not removed:
        return html
    drawing = Drawing((*notes, *removed), lang, ended=set(range(len(notes), len(notes) + len(removed))))
    drawn = drawing.draw(html)
    if not removed:
        return drawn
    asides = "".join(drawing.aside(len(notes) + index) for index in range(len(removed)))
    heading = "<h2>Notes on text since removed</h2>"
    return f'{drawn}\n<section class="notes-removed">\n{heading}{asides}\n</section>'


@dataclass(slots=True)
class Drawing:
    """One pass over one post's HTML."""

    notes: Sequence[Note]
    lang: str
    begun: set[int] = field(default_factory=set)
    ended: set[int] = field(default_factory=set)
    links: int = 0
    waiting_refs: list[str] = field(default_factory=list)
    waiting_asides: list[int] = field(default_factory=list)

    def draw(self, html: str) -> str:
        out: list[str] = []
        for token in tokens(html):
            if token.text:
                out.append(self.draw_text(token))
            else:
                out.append(token.html)
            if token.name == "a":
                self.links += -1 if token.closes else 1
                if token.closes and not self.links:
                    out += self.waiting_refs
                    self.waiting_refs.clear()
            if token.closes and token.depth == 0:
                out += self.flush()
        for index in range(len(self.notes)):
            if index not in self.ended:
                out.append(self.point(index))
        return "".join(out + self.waiting_refs + self.flush())

    def flush(self) -> list[str]:
        """Return the asides of the notes that ended in the block."""
        asides = [self.aside(index) for index in sorted(self.waiting_asides)]
        self.waiting_asides.clear()
        return asides

    def draw_text(self, token: Token) -> str:
        first, last = token.start, token.start + len(token.text)
        touching = [
            index
            for index, note in enumerate(self.notes)
            if note.start >= 0 and (note.start < last and note.end > first or (note.start == note.end and first <= note.start <= last and index not in self.ended))
        ]
        if not touching:
            return token.html
        cuts = {first, last}
        for index in touching:
            cuts |= {c for c in (self.notes[index].start, self.notes[index].end) if first < c < last}
        out: list[str] = []
        edges = sorted(cuts)
        for start, end in zip(edges, edges[1:], strict=False):
            out += [self.point(i) for i in touching if self.is_point(i) and self.notes[i].start == start]
            covering = [
                i for i in touching if self.notes[i].start <= start and self.notes[i].end >= end and not self.is_point(i)
            ]
            words = escape(token.text[start - first : end - first], quote=False)
            out.append(self.mark(covering, words, end) if covering else words)
        out += [self.point(i) for i in touching if self.is_point(i) and i not in self.ended and self.notes[i].start == last]
        return "".join(out)

    def is_point(self, index: int) -> bool:
        return self.notes[index].start == self.notes[index].end

    def mark(self, covering: list[int], words: str, end: int) -> str:
        """Return one segment, with the ids that begin and the links that end in it."""
        fresh = [index for index in covering if index not in self.begun]
        self.begun.update(fresh)
        spans = "".join(f'<span id="passage-{self.notes[i].id}"></span>' for i in fresh[1:])
        identity = f' id="passage-{self.notes[fresh[0]].id}"' if fresh else ""
        kinds = " ".join(dict.fromkeys(self.notes[index].kind for index in covering))
        refs = [self.ref(index) for index in covering if self.notes[index].end == end]
        self.end([index for index in covering if self.notes[index].end == end])
        if self.links:
            self.waiting_refs += refs
            refs = []
        return f'{spans}<mark class="note-mark {kinds}"{identity}>{words}{"".join(refs)}</mark>'

    def point(self, index: int) -> str:
        """Return a note on a point: its link alone."""
        if index in self.ended:
            return ""
        note = self.notes[index]
        self.end([index])
        span = f'<span class="note-mark point {note.kind}" id="passage-{note.id}">{self.ref(index)}</span>'
        if self.links:
            self.waiting_refs.append(span)
            return ""
        return span

    def end(self, indexes: list[int]) -> None:
        self.ended.update(indexes)
        self.waiting_asides += indexes

    def ref(self, index: int) -> str:
        note = self.notes[index]
        label = f"{NOTE_KINDS[note.kind]} {index + 1}"
        return (
            f'<a class="note-ref" href="#note-{note.id}" aria-label="{label}" '
            f'role="doc-noteref">{index + 1}</a>'
        )

    def aside(self, index: int) -> str:
        """Return the note itself: kind, number, author, date, text and the way back."""
        note = self.notes[index]
        by = f' <span class="note-by">{escape(note.by)}</span>' if note.by else ""
        when = (
            f' <time datetime="{note.date}">{escape(day_words(note.date, self.lang))}</time>'
            if note.date
            else ""
        )
        words = f"Back to “{escape(shorten(note.quote))}”" if note.quote else "Back to the text"
        back = (
            f'<p class="note-back"><a href="#passage-{note.id}" role="doc-backlink">{words}</a></p>'
            if note.start >= 0
            else f"<blockquote><p>{escape(note.quote)}</p></blockquote>"
        )
        return (
            f'\n<aside class="note {note.kind}" id="note-{note.id}" role="doc-footnote" '
            f'aria-labelledby="label-{note.id}">\n'
            f'<p class="note-head" id="label-{note.id}">'
            f'<span class="note-kind">{NOTE_KINDS[note.kind]}</span> '
            f'<span class="note-number">{index + 1}</span>{by}{when}</p>\n'
            f'<div class="note-body">{note.html}</div>\n'
            f"{back}\n"
            "</aside>"
        )


def shorten(quote: str, longest: int = 60) -> str:
    """Return the first words of a quote."""
    words = " ".join(quote.split())
    return words if len(words) <= longest else words[:longest].rpartition(" ")[0] + "…"
