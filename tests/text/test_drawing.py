"""How notes are drawn: cases in Markdown files, to which a writer can add, and a few laws.

A case is a heading, the body of a post, maybe its notes file, and the HTML it becomes.
`--update-golden` writes what is drawn now into them; read the diff.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.catalogues import ENGLISH as ENGLISH_WORDS
from digest.text.drawing import Note, Tongue, cited, draw, draw_removed, shorten
from digest.text.passages import canonical_text, trimmed
from tests.text.elements import read
from tests.text.sample import drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

FILES = sorted((Path(__file__).parent / "cases").glob("*.md"))
CASE = re.compile(
    r"(?P<asked>````markdown\n(?P<body>.*?)````\n\n(?:````yaml\n(?P<notes>.*?)````\n\n)?)"
    r"````html\n(?P<html>.*?)````\n",
    re.DOTALL,
)
ENGLISH = Tongue("en", ENGLISH_WORDS)
HTML = (
    "<h2>High <em>tides</em></h2>\n<p>The sea, the <a href='x.html'>tide &amp; <b>surge</b></a> "
    "of\n Tuesday.</p>\n<ul>\n<li>One 🌊</li>\n<li>Two &lt;three&gt; <code>a  b</code></li>\n</ul>"
    "\n<blockquote>\n<p>سد<br>\nدر</p>\n</blockquote>\n<pre><code>x = 1\n  y\n</code></pre>"
)
TEXT = canonical_text(HTML)


def redrawn(match: re.Match[str]) -> str:
    """Return a case with the HTML that its post has now."""
    return f"{match['asked']}````html\n{drawn(match['body'], match['notes'])}\n````\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_case_is_drawn_as_its_file_shows(path: Path, request: pytest.FixtureRequest) -> None:
    text = path.read_text(encoding="utf-8")
    now = CASE.sub(redrawn, text)
    if request.config.getoption("--update-golden"):
        path.write_text(now, encoding="utf-8")
    assert len(CASE.findall(text)) == text.count("````markdown\n") > 0
    assert now == text


def test_there_are_cases() -> None:
    assert FILES


def note(number: int, start: int, end: int, state: str = "exact") -> Note:
    """Return a note on a passage of TEXT."""
    quote = TEXT[start:end]
    return Note(f"n{number}", "context", quote, "", "", start, end, 1, "<p>So.</p>", state)


def notes_on(spans: Sequence[tuple[int, int]]) -> list[Note]:
    """Return a note on each passage, in order."""
    whole = [trimmed(TEXT, min(span), max(span)) for span in spans]
    whole.sort(key=lambda span: (span[1], span[0]))
    return [note(number, *span) for number, span in enumerate(whole)]


SPANS = st.lists(st.tuples(*[st.integers(0, len(TEXT))] * 2), max_size=12)


@given(SPANS)
def test_notes_change_nothing_of_the_text(spans: list[tuple[int, int]]) -> None:
    html = draw(HTML, notes_on(spans), ENGLISH)
    html += draw_removed([note(99, 0, 3, "orphan")], len(spans) + 1, ENGLISH)
    assert canonical_text(read(html).without_notes()) == TEXT


@given(SPANS)
def test_links_lead_from_each_passage_to_its_note_and_back(spans: list[tuple[int, int]]) -> None:
    notes = notes_on(spans)
    page = read(draw(HTML, notes, ENGLISH))
    parts = [f"{part}-{one.id}" for part in ("label", "note", "passage") for one in notes]
    assert sorted(page.values("id")) == sorted(parts)
    leads = [link for link in page.values("href") if link.startswith("#")]
    assert sorted(leads) == sorted(f"#{part}" for part in parts if not part.startswith("label"))


@given(SPANS)
def test_a_reader_meets_the_numbers_in_order(spans: list[tuple[int, int]]) -> None:
    page = read(draw(HTML, notes_on(spans), ENGLISH))
    refs = [link for link in page.named("a") if "note-ref" in link.classes]
    numbers = [link.children for link in refs]
    assert numbers == [[str(number + 1)] for number in range(len(spans))]


@given(SPANS)
def test_marks_cover_just_the_passages(spans: list[tuple[int, int]]) -> None:
    notes = notes_on(spans)
    marked = "".join(mark.text() for mark in read(draw(HTML, notes, ENGLISH)).named("mark"))
    covered = sorted({at for one in notes for at in range(one.start, one.end)})
    expected = "".join(TEXT[at] for at in covered)
    assert marked.replace("\n", "") == expected.replace("\n", "")


@given(SPANS)
def test_each_segment_names_every_note_that_covers_it(spans: list[tuple[int, int]]) -> None:
    """What a script lights up together, also where a passage is in several segments."""
    notes = notes_on(spans)
    covered: dict[str, str] = {}
    for mark in read(draw(HTML, notes, ENGLISH)).named("mark"):
        for number in mark.attributes["data-notes"].split():
            covered[number] = covered.get(number, "") + mark.text()
    expected = {
        str(number): TEXT[one.start : one.end].replace("\n", "")
        for number, one in enumerate(notes, 1)
        if one.start < one.end
    }
    assert {number: words.replace("\n", "") for number, words in covered.items()} == expected


@given(SPANS)
def test_marks_and_links_are_never_within_their_like(spans: list[tuple[int, int]]) -> None:
    page = read(draw(HTML, notes_on(spans), ENGLISH))
    assert not [name for element, around in page.walk() if (name := element.name) in around]


@given(SPANS)
def test_what_is_drawn_is_valid_html(spans: list[tuple[int, int]]) -> None:
    """No parse error of the HTML standard, and no id twice, however passages overlap."""
    html = draw(HTML, notes_on(spans), ENGLISH)
    html += draw_removed([note(99, 0, 3, "orphan")], len(spans) + 1, ENGLISH)
    html5lib.HTMLParser(strict=True).parse(f"<!doctype html><title>x</title>{html}")
    names = read(html).values("id")
    assert len(names) == len(set(names))


@given(SPANS)
def test_asides_stand_between_the_blocks(spans: list[tuple[int, int]]) -> None:
    page = read(draw(HTML, notes_on(spans), ENGLISH))
    assert all(not around for element, around in page.walk() if element.name == "aside")
    assert len(page.named("aside")) == len(spans)


def test_without_notes_the_html_is_left_alone() -> None:
    assert draw(HTML, [], ENGLISH) == HTML


def test_a_note_without_a_passage_is_shown_under_the_reason() -> None:
    html = draw_removed([note(1, 0, 3, "orphan"), note(2, 4, 6, "ambiguous")], 5, ENGLISH)
    assert html.index("since removed") < html.index('id="note-n1"')
    assert html.index('id="note-n1"') < html.index("more than once") < html.index('id="note-n2"')
    assert "#passage" not in html
    assert '<span class="note-number">6</span>' in html
    assert not draw_removed([], 1, ENGLISH)


def test_notes_in_another_language_than_the_post_say_so() -> None:
    tongue = Tongue("fa", ENGLISH_WORDS)
    html = draw("<p>دریا</p>", [note(1, 0, 4)], tongue)
    html += draw_removed([note(2, 0, 3, "orphan")], 2, tongue)
    assert html.count('aria-labelledby="label-n1" lang="en" dir="ltr"') == 1
    assert '<h2 lang="en" dir="ltr">' in html
    assert '<bdi lang="fa">' in html


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("the  surge\non Tuesday", "“the surge on Tuesday”"),
        ("“more likely than not”", "“more likely than not”"),
        ("«آب ایستاد»", "«آب ایستاد»"),
        ("„so ist es“", "„so ist es“"),
        ("agreed “to within two-tenths”", "‘agreed “to within two-tenths”’"),
        ("“no”, and “never”", "‘“no”, and “never”’"),
        ("“" + "one two " * 20 + "”", "“" + "one two " * 7 + "one…”"),
        ("‘s’", "‘s’"),
        ("“", "‘“’"),
        ('""', '‘""’'),
        ("the boats' crews", "“the boats' crews”"),
    ],
)
def test_a_link_back_quotes_its_passage_once(quote: str, shown: str) -> None:
    passage, marks = cited(quote)
    assert (marks % {"words": passage} if marks else passage) == shown


def test_a_long_quote_is_shortened_between_words() -> None:
    assert shorten("a b") == "a b"
    assert shorten("one two " * 20) == "one two " * 7 + "one…"
    assert shorten("x" * 80) == "x" * 60 + "…"
