"""A seed -> an Article: the story of how a raw news text is read. Opens no file.

Nothing is invented: a field that the seed does not state stays empty. Nothing is dropped in
silence: every line of the seed is among `lines`, with what it was taken for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from digest.problems import Place, fail
from digest.seeds.body import Body, read_body
from digest.seeds.decode import decode
from digest.seeds.furniture import sift
from digest.seeds.header import Header, read_header
from digest.seeds.headline import kind_of
from digest.seeds.language import identify
from digest.seeds.places import usual_spelling
from digest.seeds.publication import Guess, Publication, weigh
from digest.seeds.rows import Block, Line, Mark, Row, lines_of, rows_of
from digest.seeds.shapes import blocks_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Article", "Guess", "Line", "read_article"]


@dataclass(frozen=True, slots=True)
class Article:
    """What a seed says, and what each of its lines was taken for; what it leaves out is empty."""

    title: str
    standfirst: str
    author: str
    outlet: str
    """Who published the article, or the agency that it came from."""

    url: str
    place: str
    published: date | datetime | None
    """A time of day is given only with its offset from UTC."""

    updated: date | datetime | None
    lang: str
    """A BCP 47 tag."""

    kind: str
    """news, analysis, opinion, interview, statement or report."""

    captions: tuple[str, ...]
    body: tuple[str, ...]
    """Paragraphs of plain text, the seed's words in the seed's order."""

    uncertain: Mapping[str, Guess]
    lines: tuple[Line, ...]
    encoding: str


def read_article(content: bytes, path: str) -> Article:
    """Return the article of a seed; a path that ends in .html or .htm is a saved page.

    Raises DigestError when the seed is empty, binary, or holds no article.
    """
    decoded = decode(content, path)
    rows, blanks = rows_of(decoded.text)
    article = tell(rows, blanks, decoded.encoding)
    if not article.title and not article.body:
        reasons = sorted({line.reason for line in article.lines if line.reason})
        what = "the seed holds no article" + (f", only {', '.join(reasons)}" if reasons else "")
        raise fail(Place(path), what, "paste the article's headline and text into it")
    return article


def tell(rows: Sequence[Row], blanks: Sequence[Line], encoding: str) -> Article:
    """Return the article of the rows of a text."""
    removed, kept = sift(rows)
    whole = "\n".join(row.text for row in kept)
    lang = identify(longest_first(kept))
    header = read_header(blocks_of(kept), lang, whole)
    paragraphs, filed = without_dateline(header)
    printed = [header.title, *header.captions]
    body = read_body(paragraphs, lang, whole, printed)
    publication = date_of(header, body)
    marks = [*removed, *header.marks, *filed, *body.marks]
    marks += [mark for tail in body.tails for mark in tail.marks]
    marks += [mark for block in body.paragraphs for mark in block.marks("body")]
    return Article(
        title=header.title,
        standfirst=header.standfirst,
        author=author_of(header, body, whole),
        outlet=outlet_of(header, body),
        url=url_of(removed),
        place=place_of(header, body),
        published=publication.published,
        updated=publication.updated,
        lang=lang,
        kind=kind(header),
        captions=header.captions + body.captions,
        body=tuple(block.text for block in body.paragraphs),
        uncertain={"date": publication.doubt} if publication.doubt else {},
        lines=lines_of(marks, blanks),
        encoding=encoding,
    )


def longest_first(rows: Sequence[Row]) -> str:
    """Return the text with its longest lines first: prose tells a language best."""
    return "\n".join(sorted((row.text for row in rows), key=len, reverse=True))


def without_dateline(header: Header) -> tuple[list[Block], list[Mark]]:
    """Return the paragraphs of a report without its dateline, and the dateline's rows."""
    blocks = [*header.body]
    if not header.dateline or header.lone_dateline or not blocks:
        return blocks, []
    lead = len(blocks) - header.below
    before, after = blocks[lead].cut(header.dateline.end)
    blocks[lead : lead + 1] = [Block(after)] if after else []
    return blocks, [Mark(row, "dateline") for row in before]


def date_of(header: Header, body: Body) -> Publication:
    """Return when the article was published, from all lines that say so."""
    filed = header.dateline.written if header.dateline else None
    return weigh(header.stamps, filed, [tail.stamp for tail in body.tails if tail.stamp])


def author_of(header: Header, body: Body, whole: str) -> str:
    """Return the persons who wrote, as the byline or an agency's closing credit names them."""
    names = [byline.author for byline in header.bylines]
    names += [tail.reporter for tail in body.tails]
    return next((usual_spelling(name, whole) for name in names if name), "")


def outlet_of(header: Header, body: Body) -> str:
    """Return who published: the byline's outlet, the dateline's agency, a signature, the site."""
    names = [byline.outlet for byline in header.bylines]
    names += [header.dateline.agency] if header.dateline else []
    names += [tail.outlet for tail in body.tails] + [header.site]
    return next((name for name in names if name), "")


def place_of(header: Header, body: Body) -> str:
    """Return where the report was filed, by its dateline or the end of a release."""
    places = [header.dateline.place] if header.dateline else []
    places += [tail.place for tail in body.tails]
    return next((place for place in places if place), "")


def kind(header: Header) -> str:
    """Return the kind of article that its byline, kicker or headline states."""
    kinds = [byline.kind for byline in header.bylines]
    return next((k for k in kinds if k), "") or kind_of(header.title, header.kicker)


def url_of(removed: Sequence[Mark]) -> str:
    """Return the address that the seed gives on a line of its own, if it gives one alone."""
    urls = {mark.row.text for mark in removed if mark.row.text.startswith(("http:", "https:"))}
    return urls.pop() if len(urls) == 1 else ""
