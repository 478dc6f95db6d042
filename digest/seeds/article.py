"""A seed -> an Article: the story of how a raw news text is read. Opens no file.

Nothing is invented: a field that the seed does not state stays empty. Nothing is dropped in
silence: every line of the seed is among `lines`, with what it was taken for.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from digest.problems import Place, fail
from digest.seeds.authors import is_site
from digest.seeds.body import Body, read_body
from digest.seeds.byline import read_byline
from digest.seeds.captions import REPEATED
from digest.seeds.decode import PAGES, decode
from digest.seeds.frame import find_frame
from digest.seeds.furniture import is_prose, sift, why_not
from digest.seeds.header import Dated, Header, read_header
from digest.seeds.headline import kind_of, split_site
from digest.seeds.language import identify
from digest.seeds.page import Facts, Page, read_page
from digest.seeds.places import usual_spelling
from digest.seeds.publication import Guess, Publication, weigh
from digest.seeds.rows import Block, Line, Mark, Row, key_of, lines_of, rows_of
from digest.seeds.shapes import blocks_of
from digest.seeds.signature import is_writer, read_signature
from digest.seeds.stamps import read_stamp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

__all__ = ["Article", "Guess", "Line", "read_article"]


ELSEWHERE = "outside the article, elsewhere on the page"
"""Why a line of a whole page's text is left out that nothing else is known of."""

OUTSIDE = "outside the article, by the page's structure"
"""Why a line of a page is left out that nothing else is known of."""

LATE = 14
"""Blocks of a page's report in which its byline and date may stand."""

SOON = 3
"""Blocks of a page's report in which its writer's name may stand alone."""

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
    stated: Mapping[str, str] = field(default_factory=dict)
    """Which fields a saved page states in its markup, and where: JSON-LD, `<meta>`, a heading."""


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of a seed that are read as its article, and the blank ones."""

    rows: Sequence[Row]
    blanks: Sequence[Line]
    encoding: str
    lead: int = 0
    """The line that the running text of a whole page begins at."""


def read_article(content: bytes, path: str) -> Article:
    """Return the article of a seed; a path that ends in .html, .htm or .xhtml is a saved page.

    Raises DigestError when the seed is empty, binary, or holds no article.
    """
    if path.lower().endswith(PAGES):
        article = from_page(read_page(content, path))
    else:
        decoded = decode(content, path)
        article = from_text(Text(*rows_of(decoded.text), decoded.encoding))
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
        elif row.number in page.used:
            marks.append(Mark(row, page.used[row.number]))
        else:
            reason = why_not(row.text) or page.parts.get(row.number, OUTSIDE)
            marks.append(Mark(row, "removed", reason))
    told = tell(Text(kept, page.blanks, page.encoding), page.facts, marks)
    return replace(told, captions=(*captions.values(), *told.captions))


def from_text(text: Text) -> Article:
    """Return the article of a text; of a whole page only the part where it stands is read."""
    rows = text.rows
    frame = find_frame(rows, language_of(rows, Facts()))
    if not frame:
        return tell(text, Facts(), [])
    chosen = {*range(frame.first, frame.last), *frame.beside}
    outside = [row for index, row in enumerate(rows) if index not in chosen]
    marks = [Mark(row, "removed", why_not(row.text) or ELSEWHERE) for row in outside]
    lead = rows[frame.lead].number
    inside = replace(text, rows=[rows[index] for index in sorted(chosen)], lead=lead)
    title = frame.title
    facts = Facts(title=title[: split_site(title)[1]].rstrip())
    return tell(inside, facts, marks, is_page=True)


def is_header(row: Row, facts: Facts) -> bool:
    """Whether a row above a page's article is its headline, standfirst, byline or date."""
    key = key_of(row.text)
    if key in {key_of(facts.title), key_of(facts.description)} or is_prose(row.text):
        return True
    block = Block((row,))
    return bool(read_byline([block], 0, facts.lang) or read_stamp(row.text, facts.lang))


def tell(text: Text, facts: Facts, outside: Sequence[Mark], *, is_page: bool = False) -> Article:
    """Return the article of the rows of a text; what its page states counts before them."""
    removed, kept = sift(text.rows)
    whole = "\n".join(row.text for row in kept)
    lang = language_of(kept, facts)
    is_page = is_page or is_whole_page(removed, kept)
    header = read_header(paragraphs_of(text, kept), lang, whole, facts.title, is_page=is_page)
    if facts.title:
        header = with_late_lines(header, lang, whole, is_page=is_page)
    paragraphs, filed = without_dateline(header)
    printed = [header.title, facts.title, *header.captions]
    authors = [facts.author, *(byline.author for byline in header.bylines)]
    body = read_body(paragraphs, lang, whole, printed, authors)
    publication = date_of(header, body, facts)
    marks = [*outside, *removed, *header.marks, *filed, *body.marks]
    marks += [mark for tail in body.tails for mark in tail.marks]
    marks += [mark for block in body.paragraphs for mark in block.marks("body")]
    author = facts.author or author_of(header, body, lang, whole)
    outlet = facts.outlet or outlet_of(header, body)
    return Article(
        title=header.title or facts.title,
        standfirst=header.standfirst,
        author="" if is_site(author, {key_of(outlet)} - {""}) else author,
        outlet=outlet,
        url=facts.url or url_of(removed),
        place=place_of(header, body),
        published=publication.published,
        updated=publication.updated,
        lang=lang,
        kind=facts.kind or kind(header),
        captions=header.captions + body.captions,
        body=tuple(block.text for block in body.paragraphs),
        uncertain={"date": publication.doubt} if publication.doubt else {},
        lines=lines_of(marks, text.blanks),
        encoding=text.encoding,
        stated=facts.origins,
    )


def paragraphs_of(text: Text, kept: Sequence[Row]) -> list[Block]:
    """Return the paragraphs and headings of a text, of the rows that were kept of it."""
    if not text.lead:
        return blocks_of(kept)
    above = [row for row in kept if row.number < text.lead]
    return [*blocks_of(above), *blocks_of(kept[len(above) :], is_running=True)]


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


def with_late_lines(header: Header, lang: str, whole: str, *, is_page: bool) -> Header:
    """Return a page's header with the byline and the date that stand below its first paragraphs.

    Many pages print them under the standfirst, or beside a picture that comes after it.
    """
    bylines, stamps, marks = [*header.bylines], [*header.stamps], [*header.marks]
    kept: list[Block] = []
    lead = len(header.body) - header.below
    below = header.below
    for index, block in enumerate(header.body):
        byline = stamp = None
        if index < LATE and not is_prose(block.text):
            byline = read_byline([block], 0, lang)
            beside = header.body[max(index - 1, 0) : index] + header.body[index + 1 : index + 2]
            if is_page and not byline and not any(one.author for one in bylines):
                is_dated = any(read_stamp(one.text, lang) for one in beside)
                byline = read_signature(block.text, lang, whole)
                is_sure = byline and index < SOON and is_writer(byline.author)
                byline = byline if is_dated or is_sure else None
            stamp = byline.stamp if byline else read_stamp(block.text, lang)
        if byline or stamp:
            bylines += [byline] if byline else []
            stamps += [Dated(stamp, below=True)] if stamp else []
            marks += block.marks("byline" if byline else "date")
            below -= index >= lead
        else:
            kept.append(block)
    return replace(
        header,
        bylines=tuple(bylines),
        stamps=tuple(stamps),
        marks=tuple(marks),
        body=tuple(kept),
        below=below,
    )


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
    filed = header.dateline.written if header.dateline else None
    told = weigh(header.stamps, filed, [tail.stamp for tail in body.tails if tail.stamp])
    if not facts.published:
        return told
    day = local_day(facts.published, told.published)
    return Publication(day, facts.updated or told.updated, None)


def local_day(stated: date | datetime, printed: date | datetime | None) -> date | datetime:
    """Return when an article was published: the printed day, if that is the publisher's day.

    Many pages state the time in UTC, which is the day before or after where they are read.
    """
    if not isinstance(stated, datetime) or printed is None or stated.utcoffset():
        return stated
    day = printed.date() if isinstance(printed, datetime) else printed
    return day if abs(day - stated.date()).days == 1 else stated


def author_of(header: Header, body: Body, lang: str, whole: str) -> str:
    """Return the persons who wrote, as byline, dateline or an agency's closing credit name them."""
    names = [byline.author for byline in header.bylines if not byline.is_bare]
    names += [header.dateline.reporter] if header.dateline else []
    names += [byline.author for byline in header.bylines if byline.is_bare]
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
