"""Draws notes into a post's HTML: flat marks on passages, asides after their blocks.

Marks never cross a tag, so any overlap, and a passage that ends inside a link, is valid HTML.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.text.passages import INLINE, Token, tokens
from digest.wording import NOTE_KINDS, Said, day_words, direction, number_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.catalogues import Words
    from digest.text.facts import Change, Source

REMOVED = {
    "orphan": Said.ORPHANS,
    "ambiguous": Said.AMBIGUOUS,
}
"""State of a note without a passage -> the heading it is shown under."""


STATUSES = {"draft": Said.NOTE_DRAFT, "resolved": Said.NOTE_RESOLVED}
"""What is said of the state that a note is in; most are in none."""


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation in its place: offsets are code points in the canonical text.

    `body` is its text as typed, `html` the same, drawn; `start == end` is a note on a point.
    `state` is how its passage was found (`locating.Found`); one that is `orphan` or `ambiguous`
    has none. `date` is ISO or empty.
    `prefix` and `suffix` are what a notes file says to stand around the quote.
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
    state: str = "exact"
    sources: tuple[Source, ...] = ()
    rating: str = ""
    status: str = ""
    body: str = ""
    prefix: str = ""
    suffix: str = ""
    history: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language of the post (BCP 47), and what is said around it in that of its notes."""

    post: str
    words: Words

    @property
    def notes(self) -> str:
        """The language of the notes, which is the site's."""
        return self.words.language

    def say(self, message: str, **values: str) -> str:
        """Return a message as HTML; its values are HTML already."""
        return escape(self.words.one(message)) % values


def draw(html: str, notes: Sequence[Note], tongue: Tongue) -> str:
    """Return the HTML with every note marked and its aside after its block.

    `notes` come in the order in which their passages end, so that a reader meets the numbers
    1, 2, 3; a passage begins and ends with a character of the text.
    """
    return "".join(Drawing(notes, tongue).draw(html)) if notes else html


def draw_removed(removed: Sequence[Note], first: int, tongue: Tongue) -> str:
    """Return the notes without a passage under headings that say why, empty if there are none.

    They are numbered from `first` on.
    """
    parts: list[str] = []
    numbered = list(enumerate(removed, first))
    for state, heading in REMOVED.items():
        asides = [aside(note, number, tongue) for number, note in numbered if note.state == state]
        if asides:
            title = f"<h2{language(tongue)}>{tongue.say(heading)}</h2>"
            parts += '\n<section class="notes-removed">\n', title, *asides, "\n</section>"
    return "".join(parts)


class Drawing:
    """One pass over one post's HTML: which notes are open, and which asides wait."""

    def __init__(self, notes: Sequence[Note], tongue: Tongue) -> None:
        self.notes = notes
        self.tongue = tongue
        order = sorted(range(len(notes)), key=lambda i: notes[i].start)
        self.passages = deque(i for i in order if notes[i].start < notes[i].end)
        self.points = deque(i for i in order if notes[i].start == notes[i].end)
        self.open: list[int] = []
        self.links = 0
        self.waiting_refs: list[str] = []
        self.waiting_asides: list[int] = []

    def draw(self, html: str) -> list[str]:
        """Return the pieces of the HTML with the notes among them."""
        out: list[str] = []
        for token in tokens(html):
            out += self.text(token) if token.text else (token.html,)
            if token.name == "a":
                self.links += -1 if token.closes else 1
                if not self.links:
                    out += self.waiting_refs
                    self.waiting_refs.clear()
            if token.closes and token.depth == 0 and token.name not in INLINE:
                out += self.asides()
        while self.points:
            out.append(self.point(self.points.popleft()))
        return [*out, *self.asides()]

    def asides(self) -> list[str]:
        """Return the asides of the notes that ended in the block."""
        drawn = [aside(self.notes[i], i + 1, self.tongue) for i in sorted(self.waiting_asides)]
        self.waiting_asides.clear()
        return drawn

    def text(self, token: Token) -> Iterator[str]:
        """Yield a run of character data, parted where a passage begins or ends."""
        first, last = token.start, token.start + len(token.text)
        fresh: list[int] = []
        while self.passages and self.notes[self.passages[0]].start < last:
            fresh.append(self.passages.popleft())
        points: list[int] = []
        while self.points and self.notes[self.points[0]].start <= last:
            points.append(self.points.popleft())
        if not (fresh or points or self.open):
            yield token.html
            return
        cuts = {first, last, *(max(first, self.notes[i].start) for i in (*fresh, *points))}
        cuts |= {self.notes[i].end for i in (*self.open, *fresh) if self.notes[i].end < last}
        for start, end in pairwise(sorted(cuts)):
            yield from (self.point(i) for i in points if self.notes[i].start <= start)
            points = [i for i in points if self.notes[i].start > start]
            begun = [i for i in fresh if self.notes[i].start == start]
            words = escape(token.text[start - first : end - first], quote=False)
            yield self.segment(words, begun, end)
        yield from (self.point(i) for i in points)

    def segment(self, words: str, begun: list[int], end: int) -> str:
        """Return words that the same notes cover, with the ids that begin and refs that end."""
        self.open = sorted([*self.open, *begun])
        if not self.open:
            return words
        ended = [i for i in self.open if self.notes[i].end == end]
        kinds = " ".join(dict.fromkeys(self.notes[i].kind for i in self.open))
        numbers = " ".join(str(i + 1) for i in self.open)
        names = [anchor("passage", self.notes[i]) for i in begun]
        spans = "".join(f'<span id="{name}"></span>' for name in names[1:])
        identity = f' id="{names[0]}"' if names else ""
        self.open = [i for i in self.open if self.notes[i].end != end]
        self.waiting_asides += ended
        refs = "".join(self.outside_links(self.ref(i)) for i in ended)
        covered = f'class="note-mark {kinds}"{identity} data-notes="{numbers}"'
        return f"{spans}<mark {covered}>{words}{refs}</mark>"

    def point(self, index: int) -> str:
        """Return a note on a point: its ref alone."""
        note = self.notes[index]
        self.waiting_asides.append(index)
        name = anchor("passage", note)
        inner = self.ref(index)
        return self.outside_links(
            f'<span class="note-mark point {note.kind}" id="{name}" data-notes="{index + 1}">'
            f"{inner}</span>"
        )

    def ref(self, index: int) -> str:
        """Return the link from a passage to its note."""
        return ref(self.notes[index], index + 1, self.tongue)

    def outside_links(self, html: str) -> str:
        """Return a ref, or nothing inside a link: it then waits for the link's end."""
        if not self.links:
            return html
        self.waiting_refs.append(html)
        return ""


def anchor(part: str, note: Note) -> str:
    """Return the id of a note's part (`passage`, `note` or `label`), fit for an attribute."""
    return f"{part}-{escape(note.id)}"


def fragment(part: str, note: Note) -> str:
    """Return a link to a note's part; RFC 3986 takes few of the signs that an id may have."""
    return f"#{part}-{quote(note.id, safe='')}"


def ref(note: Note, number: int, tongue: Tongue) -> str:
    """Return the link from a passage to its note."""
    shown = number_words(number, tongue.notes)
    label = tongue.say(Said.NOTE_NUMBER, kind=tongue.say(NOTE_KINDS[note.kind]), number=shown)
    return (
        f'<a class="note-ref" data-note="{number}" href="{fragment("note", note)}" '
        f'aria-label="{label}" role="doc-noteref">{shown}</a>'
    )


def language(tongue: Tongue) -> str:
    """Return the attributes of what is not in the post's language, with a blank before."""
    if tongue.notes == tongue.post:
        return ""
    return f' lang="{tongue.notes}" dir="{direction(tongue.notes)}"'


def aside(note: Note, number: int, tongue: Tongue) -> str:
    """Return the note itself: kind, number, author, date, text, sources, changes, the way back."""
    label = anchor("label", note)
    kinds = " ".join(filter(None, (note.kind, note.status)))
    roles = f'role="doc-footnote" aria-labelledby="{label}"{language(tongue)}'
    parts = (
        f'<aside class="note {kinds}" id="{anchor("note", note)}" data-note="{number}" {roles}>',
        f'<p class="note-head" id="{label}">{head(note, number, tongue)}</p>',
        lost_words(note, tongue) if note.state in REMOVED else "",
        f'<p class="note-rating">{escape(note.rating)}</p>' if note.rating else "",
        f'<div class="note-body">{note.html}</div>',
        f'<ul class="note-sources">{"".join(map(source, note.sources))}</ul>'
        if note.sources
        else "",
        f'<ul class="note-history">{"".join(change(one, tongue) for one in note.history)}</ul>'
        if note.history
        else "",
        way_back(note, tongue) if note.state not in REMOVED else "",
        "</aside>",
    )
    return "\n" + "\n".join(filter(None, parts))


def head(note: Note, number: int, tongue: Tongue) -> str:
    """Return what stands above a note: its kind and number, who wrote it and when."""
    parts = [
        f'<span class="note-kind">{tongue.say(NOTE_KINDS[note.kind])}</span>',
        f'<span class="note-number">{number_words(number, tongue.notes)}</span>',
    ]
    if note.status in STATUSES:
        parts.append(f'<span class="note-status">{tongue.say(STATUSES[note.status])}</span>')
    if note.by:
        parts.append(f'<span class="note-by">{escape(note.by)}</span>')
    if note.date:
        parts.append(day(note.date, tongue))
    return " ".join(parts)


def day(iso: str, tongue: Tongue) -> str:
    """Return a date in words."""
    words = escape(day_words(iso, tongue.notes))
    return f'<time datetime="{escape(iso)}">{words}</time>'


def source(of: Source) -> str:
    """Return one source of a note, linked if it says where it stands."""
    name = escape(of.name)
    return f'<li><a href="{escape(of.url)}">{name}</a></li>' if of.url else f"<li>{name}</li>"


def change(of: Change, tongue: Tongue) -> str:
    """Return one entry of a note's history."""
    date, what = day(of.date, tongue), escape(of.what)
    if not of.by:
        return f"<li>{tongue.say(Said.NOTE_CHANGED, date=date, what=what)}</li>"
    name = f'<span class="note-by">{escape(of.by)}</span>'
    return f"<li>{tongue.say(Said.NOTE_CHANGED_BY, date=date, name=name, what=what)}</li>"


def lost_words(note: Note, tongue: Tongue) -> str:
    """Return the words that a note without a passage was on."""
    return f'<blockquote lang="{tongue.post}" dir="auto"><p>{escape(note.quote)}</p></blockquote>'


def way_back(note: Note, tongue: Tongue) -> str:
    """Return the link from a note to its passage."""
    words = tongue.say(Said.BACK)
    if note.quote:
        passage, marks = cited(note.quote)
        quoted = f'<bdi lang="{tongue.post}">{escape(passage)}</bdi>'
        words = tongue.say(
            Said.BACK_TO, passage=tongue.say(marks, words=quoted) if marks else quoted
        )
    target = fragment("passage", note)
    return f'<p class="note-back"><a href="{target}" role="doc-backlink">{words}</a></p>'


QUOTATION_MARKS = dict(zip("“‘„«»「\"'", "”’“»«」\"'", strict=True))
"""What opens a quotation in some language -> what closes it there."""


def cited(quote: str) -> tuple[str, Said | None]:
    """Return a passage, shortened, and the message that puts it between quotation marks.

    One that is a quotation as it stands has its own; around one that holds another stand single
    ones, so that no two of a kind meet.
    """
    words = " ".join(quote.split())
    opening, inner, closing = words[:1], words[1:-1], QUOTATION_MARKS.get(words[:1])
    if closing == words[-1:] and inner and opening not in inner and closing not in inner:
        return f"{opening}{shorten(inner)}{closing}", None
    holds_another = any(mark in words for mark in '“”„"«»')
    return shorten(words), Said.QUOTED_INSIDE if holds_another else Said.QUOTED


def shorten(words: str, longest: int = 60) -> str:
    """Return the first words of a quote; they are parted by single spaces."""
    if len(words) <= longest:
        return words
    return (words[:longest].rpartition(" ")[0] or words[:longest]) + "…"
