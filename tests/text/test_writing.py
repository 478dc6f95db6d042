"""What an article becomes: front matter that reads back, and a body in which nothing is markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from digest.fields import Sheet, compose
from digest.problems import Place
from digest.text.facts import Annotation, Source, iso
from digest.text.markup import draw_markdown
from digest.text.passages import canonical_text
from digest.text.standoff import read_notes
from digest.text.writing import (
    literal,
    note_lines,
    post_name,
    quoted,
    with_seed_renamed,
    write_post,
)
from tests.formats.given import notes_on
from tests.text.test_origin import ARTICLE

MARKUP = st.text("*_`[](){}<>#+-=.!:~|&;^\\\"'12 ax\t\u00a0é\n/@$%", max_size=60)
PROSE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=60)


def drawn(text: str) -> str:
    return canonical_text(draw_markdown(text, Place("a.md", 1)).html)


def words(text: str) -> list[str]:
    return text.split()


@given(MARKUP | PROSE)
@example("[a](b) [c][d] ![e](f) <http://x.example.org>")
@example("Term\n: x")
@example(": a definition")
@example("~~~")
@example("1. one")
@example("2019.")
@example("[U.S.]: a note")
@example("[^1]: a footnote")
@example("==a==[^context-b]")
@example("{: .a #b }")
@example("{{ x }} {% if %} AT&T; &amp; <SRD>")
@example("*[HTML]: x")
@example("| a | b |")
@example("- - -")
@example("a_b_c _d_ __e__")
@example("\\* \\\\")
def test_a_paragraph_is_drawn_as_its_words(paragraph: str) -> None:
    assert words(drawn(literal(paragraph))) == words(paragraph)


@given(st.lists(MARKUP.filter(str.strip), min_size=1, max_size=5))
@example(["a", ": b", "c"])
@example(["~~~", "x", "~~~"])
@example(["```", "x", "```"])
@example(["1. a", "2. b"])
@example(["| a | b |", "|---|---|", "| c | d |"])
@example(["a", "==="])
@example(["[a]: b", "[a]"])
def test_paragraphs_stay_paragraphs(paragraphs: list[str]) -> None:
    text = "\n\n".join(literal(paragraph) for paragraph in paragraphs)
    assert [words(line) for line in drawn(text).split("\n")] == [words(p) for p in paragraphs]


def test_what_is_no_markup_stays_readable() -> None:
    """An editor works on in the text: brackets, dashes and quotes look as they did."""
    text = "“Hating [the U.S.],” (U.S. President Donald) said – snake_case; a & b = c: 5 > 4."
    assert literal(text) == text


@pytest.mark.parametrize(
    "sign",
    [*"*_`[](){}<>#+-=.!:~|&\\", "[]", "[a]", "[a](", "](", "![", "{{ x }}", "==a==", "a: "],
)
def test_a_paragraph_of_signs_alone_is_drawn_as_its_words(sign: str) -> None:
    """A build refuses brackets that would take Markdown hours, and a seed must not stop a build."""
    for text in (sign * 2000, f"{sign} " * 2000, f"x {sign}" * 2000, f"[{'x' * 300_000}]{sign}"):
        assert words(drawn(literal(text))) == words(text)


@given(st.text(max_size=80))
def test_a_quoted_text_reads_back(text: str) -> None:
    read = yaml.safe_load(f"key: {quoted(text)}\nnext: 1")
    assert read["next"] == 1
    assert len(read["key"]) == len(text)
    if text.isprintable():
        assert read["key"] == text


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_post_of_a_renamed_seed_is_what_would_be_written_of_it(old: str, new: str) -> None:
    article = replace(
        ARTICLE, title="seed:", standfirst="seed:\n  file: x\n", body=("  sha256: " + "0" * 64,)
    )
    sha256 = "ab" * 32
    renamed = with_seed_renamed(write_post(article, old, sha256), new)
    assert renamed == write_post(article, new, sha256)


def test_a_text_without_a_headline_lends_its_first_words_and_says_so() -> None:
    text = write_post(replace(ARTICLE, title=""), "a.txt", "ab" * 32)
    assert text.startswith('---\ntitle: "One."\n')
    assert '\nuncertain:\n  title:\n    evidence: "the seed has no headline"\n' in text
    assert post_name(replace(ARTICLE, title="", body=())) == "2026-11-02-untitled"


@given(notes_on())
def test_a_note_is_read_as_it_was_written(note: Annotation) -> None:
    text = note_lines(note)
    sheet = Sheet("a.notes.yaml")
    ((typed, _),) = read_notes(compose(text, "a.notes.yaml"), sheet, {})
    assert not sheet.problems
    wanted = {"quote": note.exact, **{key: getattr(note, key) for key in SAME}}
    assert {key: typed[key] for key in wanted} == wanted
    assert iso(typed["date"]) == note.date


SAME = ("id", "kind", "prefix", "suffix", "body", "by", "sources", "rating", "status", "history")


def test_a_note_of_several_lines_is_easy_to_read_and_edit() -> None:
    source = Source("Log", "https://log.example.org/", "", "2026-11-02", "", "", "")
    note = Annotation(
        id="log",
        kind="fact-check",
        exact="by noon",
        prefix="closed ",
        suffix="",
        span=None,
        body="At *one*:\n\n- so the log",
        date="2026-11-02",
        sources=(source,),
        status="draft",
    )
    assert (
        note_lines(note)
        == """- id: "log"
  kind: fact-check
  quote: "by noon"
  prefix: "closed "
  body: |-
    At *one*:

    - so the log
  date: 2026-11-02
  status: draft
  sources:
    - name: "Log"
      url: "https://log.example.org/"
      date: 2026-11-02
"""
    )
