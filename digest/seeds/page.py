"""A saved page -> its visible lines, which of them are the article, and what it states of it.

trafilatura tells the article from the page around it. What it returns only chooses among the
page's own lines, so nothing enters a post that is not on the page; lines that stand among the
chosen ones, and alike in the markup, are the article's too.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.problems import Place, fail
from digest.seeds.authors import Marked, Surroundings, marked_author, stated_authors, words_of
from digest.seeds.dates import find_dates
from digest.seeds.decode import decode
from digest.seeds.furniture import is_prose
from digest.seeds.markup import Shown, shown_lines, unmarked
from digest.seeds.metadata import Stated, moment_in, read_stated, site_behind
from digest.seeds.rows import Line, Row, key_of, rows_of, size_of
from digest.seeds.titles import Heading, pick_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?([\w.:-]{2,40})", re.IGNORECASE
)
HEAD_BYTES = 2048
"""Where HTML wants its encoding to be declared is the first kilobyte."""

SHORT = 4
"""Words: a shorter line counts as the article's only if the extractor has it as a line."""

WINDOW = 3
"""Words of the passages by which a line is found in the extractor's text."""

FOUND = 0.6
"""The share of a line's passages that the extractor's text must hold."""

SMALL_PART = 0.15
"""Parts of a kind that hold more than this share of the article are the article's own frame."""

LINKED = 0.6
"""The share of a line that may be links; more, and it leads to other stories."""

MOST_HIDDEN = 3
"""How much longer than what the page shows the article of its JSON-LD is, to be needed."""

ABOVE_TITLE = 3
LONGEST_TOP = 40
BELOW_ARTICLE = 6
"""Lines around the headline, and below the article, that may hold byline, date and standfirst."""

NAMING = frozenset(["about the author", "a list of other stories"])
"""Parts of a page that may name the author, where they stand under the headline."""

LONGEST_DATED = 14
"""Words of the longest line that is believed to say when the article was published."""

HEADLINES = 3
"""The deepest level of heading that a headline is set in."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page states of its article; what it does not state is empty."""

    title: str = ""
    description: str = ""
    author: str = ""
    outlet: str = ""
    url: str = ""
    published: date | datetime | None = None
    updated: date | datetime | None = None
    lang: str = ""
    kind: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where the page states its title, author and date."""


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page as text: its visible lines, and which of them the article consists of."""

    rows: tuple[Row, ...]
    blanks: tuple[Line, ...]
    inside: frozenset[int]
    """Numbers of the lines that are the article's."""

    top: frozenset[int]
    """Numbers of the lines around the headline: byline and date, among other things."""

    captions: frozenset[int]
    parts: dict[int, str]
    """Numbers of the lines that stand in a part of the page that is no article -> which part."""

    used: dict[int, str]
    """Numbers of the lines that the page marks up as byline or date -> which."""

    facts: Facts
    encoding: str


def read_page(content: bytes, path: str) -> Page:
    """Return a saved page. Raises DigestError without trafilatura, and for what is no page."""
    declared = DECLARED.search(content[:HEAD_BYTES])
    decoded = decode(content, path, declared[1].decode("ascii", "replace") if declared else "")
    try:
        import trafilatura  # noqa: PLC0415  an optional extra, slow to import
    except ImportError:
        hint = 'pip install "annotated-digest[html]"'
        raise fail(Place(path), "reading saved pages needs trafilatura", hint) from None
    tree = trafilatura.load_html(decoded.text)
    if tree is None:
        raise fail(Place(path), "this is no HTML page", "save it as .txt if it is plain text")
    shown = shown_lines(tree)
    stated = read_stated(tree)
    text = trafilatura.extract(tree, include_comments=False, include_tables=True) or ""
    rows, blanks = rows_of("\n".join(one.text for one in shown))
    parts, inside = article_rows(rows, shown, text)
    unshown = [*unshown_paragraphs(stated.paragraphs, [shown[n - 1].text for n in inside])]
    start = len(shown) + 1
    rows += [Row(n, 0, words, 0, gap=True) for n, words in enumerate(unshown, start)]
    shown += [unmarked(words) for words in unshown]
    inside |= {*range(start, start + len(unshown))}
    title = headline(shown, inside, parts, stated)
    top = top_rows(rows, inside, title)
    top -= {n for n, why in parts.items() if why not in NAMING or is_prose(shown[n - 1].text)}
    facts, used = facts_of(stated, shown, title, inside, top)
    return Page(
        rows=tuple(rows),
        blanks=tuple(blanks),
        inside=inside,
        top=top,
        captions=frozenset(n for n, one in enumerate(shown, 1) if one.is_caption),
        parts=parts,
        used=used,
        facts=facts,
        encoding=decoded.encoding,
    )


def article_rows(
    rows: Sequence[Row], shown: Sequence[Shown], text: str
) -> tuple[dict[int, str], frozenset[int]]:
    """Return the parts of the page that hold no article, and the numbers of the article's rows."""
    chosen = chosen_rows(rows, text)
    parts = parts_outside(shown, chosen)
    chosen -= parts.keys()
    prose = [n for n in sorted(chosen) if is_prose(shown[n - 1].text)]
    if not prose:
        return parts, frozenset(chosen)
    shapes = Counter(shown[n - 1].shape for n in prose)
    usual = {shape for shape, count in shapes.items() if count > 1}
    for number in range(prose[0], prose[-1]):
        one = shown[number - 1]
        if number not in parts and one.linked <= LINKED and one.shape in usual:
            chosen.add(number)
    for step, number in ((-1, prose[0] - 1), (1, prose[-1] + 1)):
        while 0 < number <= len(shown) and number not in parts:
            one = shown[number - 1]
            if one.shape not in usual or one.linked > LINKED:
                break
            chosen.add(number)
            number += step  # noqa: PLW2901  a walk away from the article
    return parts, frozenset(chosen)


def chosen_rows(rows: Sequence[Row], text: str) -> set[int]:
    """Return the numbers of the rows that the extractor's text holds."""
    lines = {key_of(cell) for line in text.split("\n") for cell in (line, *line.split("|"))}
    words = key_of(text).split()
    passages = set(windows(words))
    found = set()
    for row in rows:
        key = key_of(row.text)
        own = [*windows(key.split())]
        is_within = size_of(key) >= SHORT and (
            sum(window in passages for window in own) >= FOUND * len(own)
            if len(own) > 1
            else key in " ".join(words)
        )
        if key in lines or is_within:
            found.add(row.number)
    return found


def unshown_paragraphs(stated: Sequence[str], shown: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs that JSON-LD holds and the page does not show.

    A page that loads its article by script shows a beginning at most.
    """
    if sum(map(len, stated)) < MOST_HIDDEN * sum(map(len, shown)):
        return
    keys = {key_of(text) for text in shown}
    yield from (text for text in stated if key_of(text) not in keys)


def windows(words: Sequence[str]) -> zip[tuple[str, ...]]:
    """Return all passages of a few words."""
    return zip(*(words[start:] for start in range(WINDOW)), strict=False)


def parts_outside(shown: Sequence[Shown], chosen: set[int]) -> dict[int, str]:
    """Return the lines in parts of the page that hold no article by their markup.

    Such a part is the article's own frame when much of what the extractor chose is in it.
    """
    sizes: Counter[str] = Counter()
    whole = 0
    for number, one in enumerate(shown, 1):
        size = len(one.text) * (number in chosen and one.linked <= LINKED)
        whole += size
        for reason in {why for _, why in one.parts}:
            sizes[reason] += size
    found = {}
    for number, one in enumerate(shown, 1):
        reasons = [why for _, why in one.parts if sizes[why] <= SMALL_PART * whole]
        if reasons:
            found[number] = reasons[0]
    return found


def headline(
    shown: Sequence[Shown], inside: frozenset[int], parts: dict[int, str], stated: Stated
) -> str:
    """Return the article's headline."""
    prose = [number for number in inside if is_prose(shown[number - 1].text)]
    lead = min(prose, default=len(shown) + 1)
    last: dict[int, int] = {}
    numbers = []
    for number, one in enumerate(shown, 1):
        if 0 < one.heading <= HEADLINES and (one.heading == 1 or number not in parts):
            numbers.append(number)
            if number <= lead:
                last[one.heading] = number
    headings = [
        Heading(
            shown[number - 1].text,
            shown[number - 1].heading,
            is_site=shown[number - 1].to_front,
            is_above=number <= lead,
            is_nearest=number in last.values(),
        )
        for number in numbers
    ]
    return pick_title(headings, stated.titles, (stated.outlet,))


def top_rows(rows: Sequence[Row], inside: frozenset[int], title: str) -> frozenset[int]:
    """Return the numbers of the rows around the headline and down to the second paragraph."""
    key = key_of(title)
    paragraphs = [row.number for row in rows if row.number in inside and is_prose(row.text)][:2]
    last = max(paragraphs, default=0)
    heads = [row.number for row in rows if row.number <= last and key_of(row.text).endswith(key)]
    if not key or not heads:
        return frozenset()
    top = range(max(heads[-1] - ABOVE_TITLE, 1), last)
    return frozenset(top if len(top) <= LONGEST_TOP else top[:LONGEST_TOP])


def facts_of(
    stated: Stated, shown: Sequence[Shown], title: str, inside: frozenset[int], top: frozenset[int]
) -> tuple[Facts, dict[int, str]]:
    """Return what the page states and shows, and the lines whose markup says it."""
    last = max(inside, default=0)
    near = sorted(n for n in top | inside | {*range(last, last + BELOW_ARTICLE)} if n)
    near = [number for number in near if number <= len(shown)]
    around = [n for n in near if n > last or (n in top and not is_prose(shown[n - 1].text))]
    outlet = stated.outlet or site_behind(title, stated.titles)
    sites = (stated.outlet, outlet)
    texts = Surroundings(
        words_of("\n".join(one.text for one in shown)),
        words_of("\n".join(shown[n - 1].text for n in near)),
    )
    used: dict[int, str] = {}
    author, author_by = stated_authors(stated.authors, sites, texts)
    if not author:
        marks = [(n, shown[n - 1]) for n in around if shown[n - 1].author]
        marked = [Marked(number, one.author, one.is_named) for number, one in marks]
        author, number = marked_author(marked, sites)
        author_by = f"line {number}, marked up as the byline"
        used |= {number: "byline"} if author else {}
    published, published_by = stated.published, stated.published_by
    if not published:
        times = [(f"<time>, line {n}", shown[n - 1].moment) for n in around]
        published, published_by = moment_in(times)
    if not published:
        published, number = printed_day([(n, shown[n - 1]) for n in around], stated.lang)
        published_by = f"line {number}, beside the article"
        used |= {number: "date"} if published else {}
    if not published:
        published, published_by = stated.day_in_url, "the page's address"
    origins = {"title": "the page's heading or head", "author": author_by, "date": published_by}
    facts = Facts(
        title=title,
        description=stated.description,
        author=author,
        outlet=outlet,
        url=stated.url,
        published=published,
        updated=stated.updated,
        lang=stated.lang,
        kind=stated.kind,
        origins={
            name: origins[name]
            for name, value in (("title", title), ("author", author), ("date", published))
            if value
        },
    )
    return facts, used


def printed_day(lines: Sequence[tuple[int, Shown]], lang: str) -> tuple[date | None, int]:
    """Return the day that a short line beside the article gives, and the line's number.

    Lines that are marked up as dates count first.
    """
    for number, one in sorted(lines, key=lambda line: not line[1].is_date):
        if size_of(one.text) > LONGEST_DATED or one.linked > LINKED:
            continue
        days = [day for written in find_dates(one.text, lang) for day in written.days]
        if len(set(days)) == 1:
            return days[0], number
    return None, 0
