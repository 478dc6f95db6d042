"""A seed -> an Article: the story of how a raw news text is read. Opens no file.

Nothing is invented: a field that the seed does not state stays empty. Nothing is dropped in
silence: every line of the seed is among `lines`, with what it was taken for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.problems import Place, fail
from digest.seeds.body import Body, read_body
from digest.seeds.byline import read_byline
from digest.seeds.captions import REPEATED
from digest.seeds.decode import PAGES, decode
from digest.seeds.furniture import is_prose, sift, why_not
from digest.seeds.header import Header, read_header
from digest.seeds.headline import kind_of
from digest.seeds.language import identify
from digest.seeds.metadata import Facts
from digest.seeds.page import Page, read_page
from digest.seeds.places import usual_spelling
from digest.seeds.publication import Guess, Publication, weigh
from digest.seeds.rows import Block, Line, Mark, Row, key_of, lines_of, rows_of
from digest.seeds.shapes import blocks_of
from digest.seeds.stamps import read_stamp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

__all__ = ["Article", "Guess", "Line", "read_article"]


NAVIGATION = 3
"""Lines above a report that are not the article's, from which a seed is a whole page."""


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
    """Return the article of a seed; a path that ends in .html, .htm or .xhtml is a saved page.

    Raises DigestError when the seed is empty, binary, or holds no article.
    """
    if path.lower().endswith(PAGES):
        article = from_page(read_page(content, path))
    else:
        decoded = decode(content, path)
        rows, blanks = rows_of(decoded.text)
        article = tell(rows, blanks, decoded.encoding, Facts(), [])
    if not article.title and not article.body:
        reasons = sorted({line.reason for line in article.lines if line.reason})
        what = "the seed holds no article" + (f", only {', '.join(reasons)}" if reasons else "")
        raise fail(Place(path), what, "paste the article's headline and text into it")
    return article


def from_page(page: Page) -> Article:
    """Return the article of a saved page: the rows that the extractor chose, read as text is."""
    marks: list[Mark] = []
    captions: dict[str, str] = {}
    kept: list[Row] = []
    ends = min(page.inside | page.top, default=0), max(page.inside, default=0)
    for row in page.rows:
        if row.number in page.captions and ends[0] <= row.number <= ends[1]:
            is_new = captions.setdefault(key_of(row.text), row.text) is row.text
            marks.append(Mark(row, "caption") if is_new else Mark(row, "removed", REPEATED))
        elif row.number in page.inside or (row.number in page.top and is_header(row, page.facts)):
            kept.append(row)
        else:
            reason = why_not(row.text) or "outside the article, by the page's structure"
            marks.append(Mark(row, "removed", reason))
    told = tell(kept, page.blanks, page.encoding, page.facts, marks)
    return replace(told, captions=(*captions.values(), *told.captions))


def is_header(row: Row, facts: Facts) -> bool:
    """Whether a row above a page's article is its headline, standfirst, byline or date."""
    key = key_of(row.text)
    if key in {key_of(facts.title), key_of(facts.description)}:
        return True
    block = Block((row,))
    return bool(read_byline([block], 0, facts.lang) or read_stamp(row.text, facts.lang))


def tell(
    rows: Sequence[Row],
    blanks: Sequence[Line],
    encoding: str,
    facts: Facts,
    outside: Sequence[Mark],
) -> Article:
    """Return the article of the rows of a text; what its page states counts before them."""
    removed, kept = sift(rows)
    whole = "\n".join(row.text for row in kept)
    lang = language_of(kept, facts)
    is_page = is_whole_page(removed, kept)
    header = read_header(blocks_of(kept), lang, whole, facts.title, is_page=is_page)
    paragraphs, filed = without_dateline(header)
    printed = [header.title, facts.title, *header.captions]
    authors = [facts.author, *(byline.author for byline in header.bylines)]
    body = read_body(paragraphs, lang, whole, printed, authors)
    publication = date_of(header, body, facts)
    marks = [*outside, *removed, *header.marks, *filed, *body.marks]
    marks += [mark for tail in body.tails for mark in tail.marks]
    marks += [mark for block in body.paragraphs for mark in block.marks("body")]
    return Article(
        title=header.title or facts.title,
        standfirst=header.standfirst,
        author=facts.author or author_of(header, body, lang, whole),
        outlet=facts.outlet or outlet_of(header, body),
        url=facts.url or url_of(removed),
        place=place_of(header, body),
        published=publication.published,
        updated=publication.updated,
        lang=lang,
        kind=facts.kind or kind(header),
        captions=header.captions + body.captions,
        body=tuple(block.text for block in body.paragraphs),
        uncertain={"date": publication.doubt} if publication.doubt else {},
        lines=lines_of(marks, blanks),
        encoding=encoding,
    )


def is_whole_page(removed: Sequence[Mark], kept: Sequence[Row]) -> bool:
    """Whether a text is a page with all its navigation: much of it stands above the report."""
    lead = next((row.number for row in kept if is_prose(row.text)), 0)
    return sum(mark.row.number < lead for mark in removed) >= NAVIGATION


def language_of(rows: Sequence[Row], facts: Facts) -> str:
    """Return the language of the text, and of the tag that its page states where they agree.

    Pages state the language of their template as often as that of the article.
    """
    found = identify(longest_first(rows))
    agree = not found or facts.lang.partition("-")[0] == found
    return facts.lang if facts.lang and agree else found


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


def date_of(header: Header, body: Body, facts: Facts) -> Publication:
    """Return when the article was published, by its page or else by all lines that say so."""
    if facts.published:
        return Publication(facts.published, facts.updated, None)
    filed = header.dateline.written if header.dateline else None
    return weigh(header.stamps, filed, [tail.stamp for tail in body.tails if tail.stamp])


def author_of(header: Header, body: Body, lang: str, whole: str) -> str:
    """Return the persons who wrote, as byline, dateline or an agency's closing credit name them."""
    names = [byline.author for byline in header.bylines]
    names += [header.dateline.reporter] if header.dateline else []
    names += [tail.reporter for tail in body.tails]
    return next((usual_spelling(name, whole, lang) for name in names if name), "")


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
