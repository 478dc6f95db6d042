"""A file of content becomes a post or a plain page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.catalogues import Words
from digest.problems import DigestError, Place
from digest.text.facts import Annotation, Body, Local, Post, Seed, Uncertain
from digest.text.posts import parse_plain, parse_post, post_text, text_and_notes
from tests.text.elements import read
from tests.text.sample import BODY_LINE, CONFIG, PATH, drawn, post

MARKDOWN = st.text("*_`[](){}<>#+-=.!:~|&;^\\\"'12 ax\t\n/@\x00\ufdd0\u00a0", max_size=100)
MARKS = st.lists(
    st.sampled_from(
        [
            *(
                "==",
                "==a==",
                "[^context-a]",
                "==[^context-a]",
                "==[^question-b]",
                "[^1]",
                "\n\n",
                " ",
            ),
            *("[^context-a]: x\n", "[^question-b]: y\n", "[^1]: z\n", "*", "`", "- ", "> ", "\n"),
            *("[b ", "](c.md)", "    ", "```\n", "<b>", "</b>", "&amp;", "| a | ", "|---|\n", "🌊"),
            *("{: by=A date=2026-11-02 }", "<script>", "<p id='note-context-a'>", "# ", "word "),
        ],
    ),
    max_size=25,
).map("".join)
YAML = st.text("abc: -[]{}'\"\n|>&*!%@#?,=", max_size=60)


def parsed(text: str, notes: str | None = None, path: str = PATH) -> Post:
    return parse_post(text.encode(), path, notes.encode() if notes else None, CONFIG)[0]


def test_a_post_states_what_its_file_does() -> None:
    found = parsed(
        "---\ntitle: Tides\ndate: 2026-11-02\nupdated: 2026-11-03T10:00\nplace: Port\nlang: fa\n"
        "kind: report\ntags: [a, b, a]\npeople: Ana\nsources: [Wire]\nweight: 2\naliases: /old/\n"
        "uncertain: {date: {alternatives: [2026-02-11], evidence: 02/11}, place: {}}\n"
        "seed: {file: tides.txt}\n---\nThe *sea*\nrose. ==So==[^context-a].\n\n[^context-a]: x\n"
    )
    assert (found.title, found.slug, found.day) == ("Tides", "tides", "2026-11-02")
    assert found.address == "2026/11/02/tides/"
    assert (found.lang, found.direction, found.kind) == ("fa", "rtl", "report")
    assert (found.tags, found.people, found.aliases) == (("a", "b"), ("Ana",), ("/old/",))
    assert found.excerpt == "The sea rose. So."
    assert found.words == 4
    (note,) = found.notes
    assert (note.id, note.kind, note.quote, note.html) == ("context-a", "context", "So", "<p>x</p>")
    assert found.uncertain == (
        ("date", Uncertain(("2026-02-11",), "02/11")),
        ("place", Uncertain((), "")),
    )
    assert found.seed == Seed("tides.txt", "", "")
    assert found.updated is not None
    assert found.updated.iso == "2026-11-03T10:00:00+00:00"


def test_what_a_post_leaves_out_is_empty_or_the_sites() -> None:
    found = parsed("---\ntitle: Tides\n---\n")
    assert (found.lang, found.direction) == ("en", "ltr")
    assert (found.published, found.day, found.seed) == (None, "", None)
    assert found.address == "undated/tides/"
    assert (found.excerpt, found.words, found.notes, found.links) == ("", 0, (), ())


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("2026-11-02-high-tides", "high-tides"),
        ("undated-tides", "tides"),
        ("2026-11-02", "2026-11-02"),
        ("Tides & Co", "tides-co"),
    ],
)
def test_without_a_slug_the_files_name_gives_it_less_its_date(name: str, slug: str) -> None:
    assert parsed("---\ntitle: x\n---\n", path=f"content/posts/2026/{name}.md").slug == slug


def test_a_summary_is_the_excerpt() -> None:
    assert parsed("---\ntitle: x\nsummary: Short.\n---\nLong.").excerpt == "Short."


def test_words_of_scripts_without_spaces_count_by_their_signs() -> None:
    assert parsed("---\ntitle: x\n---\n港は二日間閉鎖された。").words == 6


def test_local_links_of_body_and_notes_are_told_with_their_lines() -> None:
    body = (
        "[a](b.md#c) [d](https://example.org/) [e](#f) [g](//h) [i](mailto:j@example.org)\n\n"
        '![k](l%20m.jpg) [a](b.md#c) ==n==[^context-n] href="o.md"\n\n[^context-n]: [p](q.md)\n'
    )
    found = parsed(post(body).decode(), "- {id: r, kind: context, quote: n, body: '[s](t.md)'}")
    assert found.links == (
        Local("b.md#c", BODY_LINE),
        Local("l%20m.jpg", BODY_LINE + 2),
        Local("q.md", BODY_LINE + 4),
        Local("t.md", 0),
    )


def test_all_problems_of_a_post_and_its_notes_are_told_at_once() -> None:
    with pytest.raises(DigestError) as caught:
        parsed(
            "---\ntitel: x\ndate: tomorrow\n---\n==a==[^context-a]\n\n<p id='note-b'>c</p>\n",
            "- {id: b, kind: context, quote: c, body: d}\n- {id: e}",
        )
    places = [str(problem.place) for problem in caught.value.problems]
    assert [place.removeprefix("content/posts/2026-11-02-tides") for place in places] == [
        *(".md:2:1", ".md:2:1", ".md:3:7", ".md:5:1", ".md:7"),
        *(".notes.yaml:2:3", ".notes.yaml:2:3", ".notes.yaml:2:3"),
    ]


def test_an_empty_file_is_a_problem() -> None:
    with pytest.raises(DigestError) as caught:
        parsed(" \n")
    assert caught.value.problems[0].message == "this file is empty"


def test_an_id_that_a_note_has_too_is_a_problem_wherever_it_stands() -> None:
    for text in ("<p id='passage-context-a'>b</p>", "[^context-a]: <b id='label-context-a'>b</b>"):
        said = "" if text.startswith("[") else "\n\n[^context-a]: x"
        with pytest.raises(DigestError) as caught:
            drawn(f"==a==[^context-a]\n\n{text}{said}")
        (problem,) = caught.value.problems
        assert problem.place == Place(PATH, BODY_LINE + 2)
        assert problem.message.endswith("is that of a note")


def test_notes_of_both_files_are_numbered_in_one_row() -> None:
    found = parsed(
        post("One ==two==[^context-b] three.\n\n[^context-b]: x").decode(),
        "- {id: a, kind: context, quote: One, body: x}\n"
        "- {id: c, kind: context, quote: three, body: x}\n"
        "- {id: d, kind: context, quote: four, body: x}",
    )
    assert [note.id for note in found.notes] == ["a", "context-b", "c", "d"]
    assert [warning.message for warning in found.warnings] == [
        'the quote of "d" is not in the post'
    ]


def test_notes_are_in_the_sites_language() -> None:
    config = replace(CONFIG, language="de", words=Words("de"))
    text = (
        "---\ntitle: x\nlang: fa\n---\n==دریا==[^context-a]\n\n[^context-a]: x {: date=2026-11-02 }"
    )
    html = parse_post(text.encode(), PATH, None, config)[1].html
    assert 'lang="de" dir="ltr"' in html
    assert "2. November 2026" in html


def test_inline_notes_are_told_by_what_they_quote() -> None:
    body = (
        "One two ==three *four*==[^context-a] five.[^question-b]\n\n"
        '[^context-a]: A *note*. {: by="Ana" date=2026-11-02 }\n[^question-b]: Who?\n'
    )
    assert text_and_notes(post(body), PATH)[1] == (
        Annotation(
            id="context-a",
            kind="context",
            exact="three four",
            prefix="One two ",
            suffix=" five.",
            span=(8, 18),
            body="A *note*.",
            by="Ana",
            date="2026-11-02",
        ),
        Annotation("question-b", "question", "five.", "One two three four ", "", (19, 24), "Who?"),
    )


BESIDE = "---\ntitle: x\n---\nThe gate was closed by noon.\n"


def test_a_body_carries_its_notes_as_typed_and_the_text_that_they_count_in() -> None:
    notes = (
        "- {id: a, kind: fact-check, quote: by noon, body: '*No.*', rating: No, sources: [Log]}\n"
        "- {id: b, kind: context, quote: at one, prefix: 'left ', body: Gone., status: open}\n"
    )
    post, body = parse_post(BESIDE.encode(), PATH, notes.encode(), CONFIG)
    here, gone = body.notes
    assert body.text == "The gate was closed by noon."
    assert body.text[slice(*here.span or ())] == here.exact == "by noon"
    assert (here.prefix, here.suffix) == ("The gate was closed ", ".")
    assert (here.body, here.rating, here.sources[0].name) == ("*No.*", "No", "Log")
    assert (gone.span, gone.exact, gone.prefix, gone.status) == (None, "at one", "left ", "open")
    assert [note.state for note in post.notes] == ["exact", "orphan"]


def test_a_note_without_a_passage_is_drawn_apart_from_the_text_and_numbered_on() -> None:
    notes = (
        "- {id: a, kind: context, quote: by noon, body: x}\n"
        "- {id: b, kind: context, quote: at one, body: x}\n"
    )
    _, body = parse_post(BESIDE.encode(), PATH, notes.encode(), CONFIG)
    assert 'id="note-a"' in body.html
    assert 'id="note-b"' not in body.html
    assert 'id="note-b"' in body.removed
    assert '<span class="note-number">2</span>' in body.removed


def test_a_post_without_notes_carries_no_text() -> None:
    assert parse_post(BESIDE.encode(), PATH, None, CONFIG)[1] == Body(
        "<p>The gate was closed by noon.</p>"
    )


CORRECTED = "{{id: a, kind: {kind}, quote: by noon, body: x, date: 2026-11-09{history}}}"


@pytest.mark.parametrize(
    ("stated", "notes", "updated"),
    [
        ("", CORRECTED.format(kind="correction", history=""), "2026-11-09"),
        ("updated: 2026-11-05", CORRECTED.format(kind="correction", history=""), "2026-11-09"),
        ("updated: 2026-11-10", CORRECTED.format(kind="correction", history=""), "2026-11-10"),
        ("", CORRECTED.format(kind="context", history=""), None),
        (
            "",
            CORRECTED.format(
                kind="fact-check",
                history=", history: [{date: 2026-11-12, what: b}, {date: 2026-11-11, what: c}]",
            ),
            "2026-11-12",
        ),
        ("", "{id: a, kind: correction, quote: by noon, body: x}", None),
        ("", "{id: a, kind: correction, quote: by noon, body: x, date: 2026-11-01}", None),
    ],
)
def test_a_correction_and_each_change_to_a_note_is_an_update_of_the_post(
    stated: str, notes: str, updated: str | None
) -> None:
    text = f"---\ntitle: Gate\ndate: 2026-11-02\n{stated}\n---\nThe gate was closed by noon.\n"
    found = parsed(text, f"- {notes}\n")
    assert (found.updated.iso if found.updated else None) == updated


LOGGED = """---
title: Gate
date: 2026-11-02
---
The gate was closed ==by noon==[^fact-check-gate].

[^fact-check-gate]: The log has **12:40**. {: by=Ana date=2026-11-03 rating="Not true" }

    - The ferry's log was added. {: by=Ben date=2026-11-09 }
"""

BY_ITSELF = """- id: fact-check-gate
  kind: fact-check
  quote: by noon
  body: The log has **12:40**.
  by: Ana
  date: 2026-11-03
  rating: Not true
  history: [{date: 2026-11-09, by: Ben, what: The ferry's log was added.}]
"""


def test_a_note_in_the_text_tells_its_rating_and_its_history_as_one_beside_it_does() -> None:
    inline, drawn = parse_post(LOGGED.encode(), PATH, None, CONFIG)
    bare = LOGGED.partition("[^fact-check-gate]:")[0].replace("==[^fact-check-gate]", "")
    bare = bare.replace("==", "")
    beside, also_drawn = parse_post(bare.encode(), PATH, BY_ITSELF.encode(), CONFIG)
    assert (inline.notes, inline.updated) == (beside.notes, beside.updated)
    assert (drawn.html, drawn.notes) == (also_drawn.html, also_drawn.notes)
    assert inline.updated
    assert inline.updated.iso == "2026-11-09"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("by=Ben date=2026-11-09", "by=Ben date=soon", '"soon" is not a date'),
        ("by=Ben date=2026-11-09", "by=Ben", 'a change in the note "fact-check-gate" has no date'),
    ],
)
def test_a_change_without_a_day_is_a_problem(old: str, new: str, message: str) -> None:
    with pytest.raises(DigestError) as error:
        parsed(LOGGED.replace(old, new))
    assert [problem.message for problem in error.value.problems] == [message]


def test_notes_in_draft_are_shown_only_if_they_are_wanted() -> None:
    notes = (
        b"- {id: a, kind: context, quote: by noon, body: x, status: draft}\n"
        b"- {id: b, kind: context, quote: at one, body: x, status: draft}\n"
    )
    post, body = parse_post(BESIDE.encode(), PATH, notes, CONFIG)
    assert (post.notes, post.warnings, body.notes) == ((), (), ())
    assert "note" not in body.html
    post, body = parse_post(BESIDE.encode(), PATH, notes, CONFIG, drafts=True)
    assert [note.id for note in post.notes] == ["a", "b"]
    assert len(post.warnings) == 1
    assert '<span class="note-status">(draft)</span>' in body.html


def test_a_slip_in_a_draft_is_told_whether_it_is_shown_or_not() -> None:
    notes = b"- {id: a, kind: contxt, quote: by noon, body: x, status: draft}\n"
    with pytest.raises(DigestError, match="contxt"):
        parse_post(BESIDE.encode(), PATH, notes, CONFIG)


def test_the_context_of_a_quote_is_at_most_32_code_points() -> None:
    body = f"{'🌊' * 40}==a==[^context-a]{'b' * 40}\n\n[^context-a]: x"
    (note,) = text_and_notes(post(body), PATH)[1]
    assert (note.prefix, note.suffix) == ("🌊" * 32, "b" * 32)


def test_a_note_on_a_point_quotes_the_last_word_of_its_block() -> None:
    body = "One\n\n[^context-a]two three [^context-b]\n\n[^context-a]: x\n[^context-b]: y"
    assert [note.exact for note in text_and_notes(post(body), PATH)[1]] == ["One", "three"]


def test_the_text_of_a_post_is_had_whatever_its_front_matter_says() -> None:
    assert post_text(b"---\ntitel: x\n---\n*a* b", PATH) == "a b"


def test_the_notes_of_a_broken_body_are_not_guessed() -> None:
    with pytest.raises(DigestError):
        text_and_notes(post("a==[^context-a]"), PATH)


def test_a_plain_page_states_what_its_file_does() -> None:
    page = parse_plain(
        b"---\ntitle: About us\nweight: 3\n---\n# Who\n\n[a](b.md)\x00\n",
        "content/pages/about.md",
        CONFIG,
    )
    assert (page.title, page.slug, page.weight, page.lang) == ("About us", "about", 3, "en")
    assert page.summary == "Who"
    assert page.html == '<h1>Who</h1>\n<p><a href="b.md">a</a>\ufffd</p>'
    assert page.links == (Local("b.md", 7),)


def test_a_plain_page_tells_all_its_problems() -> None:
    with pytest.raises(DigestError) as caught:
        parse_plain(b"---\ntitel: x\nweight: y\n---\n", "content/pages/about.md", CONFIG)
    assert len(caught.value.problems) == 2


@given(MARKS | MARKDOWN, st.none() | YAML)
@example("[^context-a]", None)
@example("<x>[^context-a]</x>\n[^context-a]: y", None)
@example("==a==[^context-a]\n[^context-a]: [^context-a]: b", None)
@example("[x]: ==a==[^context-a]\n\n[x]\n\n[^context-a]: [x]", None)
def test_any_body_is_drawn_closed_in_order_or_refused(body: str, notes: str | None) -> None:
    try:
        html = drawn(body, notes)
    except DigestError:
        return
    page = read(html)
    assert not [name for element, around in page.walk() if (name := element.name) == "a" in around]
    names = [aside.attributes["id"] for aside in page.named("aside")]
    assert len(names) == len(set(names)) <= body.count("[^") + (notes or "").count("id")
    assert not set(html) & set("\x00\ufdd0\ufdd1\ufdd2\ufdd4")


@given(st.binary(max_size=80), st.none() | st.binary(max_size=80))
def test_any_bytes_are_a_post_or_refused(content: bytes, notes: bytes | None) -> None:
    for text in (content, b"---\ntitle: x\n" + content, post("") + content):
        found = outcome(text, notes)
        assert found.problems if isinstance(found, DigestError) else found.title


def outcome(content: bytes, notes: bytes | None) -> Post | DigestError:
    """Return the post, or what is wrong with it."""
    try:
        return parse_post(content, PATH, notes, CONFIG)[0]
    except DigestError as error:
        return error


@given(MARKS)
def test_notes_found_again_as_standoff_stand_where_they_stood(body: str) -> None:
    try:
        notes = text_and_notes(post(body), PATH)[1]
    except DigestError:
        return
    text = post_text(post(body), PATH)
    for note in notes:
        assert note.prefix + note.exact + note.suffix in text
