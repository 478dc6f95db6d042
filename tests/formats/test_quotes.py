"""Passages with notes, in Markdown as reading programs export it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.formats import quotes

READWISE = """# Harbour closed

![rw-book-cover](https://wire.example.org/cover.png)

## Metadata
- Author: [[A. Writer]]
- Full Title: Harbour closed
- Category: #articles
- URL: https://tides.example.org/a/

## Highlights
- The gate was closed by noon. ([View Highlight](https://read.example.org/read/01))
    - Note: The log has **12:40**.
      So it was later.
    - Tags: [[fact-check]] [[harbour log]]
- The water
  rose. ([Location 12](https://read.example.org/kindle?location=12))
- No note here. ([View Highlight](https://read.example.org/read/02))

## New highlights added November 25, 2026 at 7:45 AM
- A *late* one
    - **Note**: Added later.
"""
ZOTERO = """# Annotations
(25/11/2026, 10:00:00)

“The gate was “closed”” ([Writer, 2026](zotero://select/A)) ([pdf](zotero://open-pdf/B)) The log.

“by noon” (Writer, 2026, p. 4) A thought.

It goes on.

([pdf](zotero://open-pdf/library/items/B?page=5)) A note on a spot.
"""
OBSIDIAN = """---
source: https://tides.example.org/a/
---
An introduction.

> [!quote] Harbour
> The ==gate== was [closed](b.md)
> by noon.
^gate-1

The log has 12:40.

- and a list

---
Not a note.

> [!PDF|yellow] [[a.pdf#page=1|a, p.1]]
> > The water rose.
>
> By how much?
"""
PLUGIN = """# Harbour
## Metadata
- Title: Harbour
- Reference: https://tides.example.org/a/
- Category: #article

## Highlights
- by noon — [Updated on 2026-11-02](https://hyp.is/x/tides.example.org)
- Group: #Desk
    - Tags:  #question
    - Annotation:
      When exactly?

      Nobody knows.
- the gate — [Updated on 2026-11-02](https://hyp.is/y/tides.example.org)
    - Annotation:
      Which?
"""
ANNOTATOR = """>%%
>```annotation-json
>{"text":"At *one*.","uri":"u","target":[{"selector":[%s]}]}
>```
>%%
>*%%PREFIX%%closed%%HIGHLIGHT%% ==by noon== %%POSTFIX%%.*
>%%LINK%%[[#^k|show annotation]]
>%%COMMENT%%
>At *one*.
>%%TAGS%%
>
^k
"""
ANNOTATOR = ANNOTATOR.replace(
    "%s", '{"type":"TextQuoteSelector","exact":"by noon","prefix":"closed ","suffix":"."}'
)


def read(text: str) -> list[tuple[int, str, str, str]]:
    """Return line, kind, passage and body of each note."""
    found = quotes.read(text.encode(), "a.md", "UTC").found
    return [(one.place.line, one.note.kind, one.note.exact, one.note.body) for one in found]


def problems(text: str) -> list[str]:
    """Return the problems of a text."""
    found = quotes.read(text.encode(), "a.md", "UTC").problems
    return [f"{one.place}: {one.message}" for one in found]


def targets(text: str) -> set[str]:
    """Return what the notes of a text are on."""
    return {one.target for one in quotes.read(text.encode(), "a.md", "UTC").found}


def test_readwise_has_a_list_of_highlights_with_notes_below() -> None:
    note = "The log has **12:40**.\nSo it was later.\n\nTags: harbour log"
    assert read(READWISE) == [
        (12, "fact-check", "The gate was closed by noon.", note),
        (21, "context", "A late one", "Added later."),
    ]
    assert targets(READWISE) == {"https://tides.example.org/a/"}
    assert problems(READWISE) == [
        "a.md:16: this highlight has no note",
        "a.md:18: this highlight has no note",
    ]


def test_zotero_has_paragraphs_of_words_source_and_comment() -> None:
    assert read(ZOTERO) == [
        (4, "context", "The gate was “closed”", "The log."),
        (6, "context", "by noon", "A thought.\n\nIt goes on."),
    ]
    assert problems(ZOTERO) == ["a.md:10: this note quotes no words"]


def test_a_quote_is_a_passage_and_its_note_stands_behind_it_or_around_it() -> None:
    assert read(OBSIDIAN) == [
        (6, "context", "The gate was closed by noon.", "The log has 12:40.\n\n- and a list"),
        (18, "context", "The water rose.", "By how much?"),
    ]
    assert targets(OBSIDIAN) == {"https://tides.example.org/a/"}


def test_a_plugin_lists_annotations_below_their_highlights() -> None:
    assert read(PLUGIN) == [
        (8, "question", "by noon", "When exactly?\n\nNobody knows."),
        (15, "context", "the gate", "Which?"),
    ]


def test_annotations_kept_as_json_are_read_from_that() -> None:
    (found,) = quotes.read(ANNOTATOR.encode(), "a.md", "UTC").found
    assert (found.note.exact, found.note.prefix, found.note.body) == (
        "by noon",
        "closed ",
        "At *one*.",
    )
    assert found.place.line == 1
    assert found.in_units
    broken = ANNOTATOR.replace('"text":', '"text"')
    assert problems(broken) == ["a.md:1: this annotation is not valid JSON"]


def test_a_plain_list_with_thoughts_below_is_read_too() -> None:
    assert read("- by noon\n  - When?\n  - Who says?\n- the gate\n") == [
        (1, "context", "by noon", "When?\n- Who says?"),
    ]


def test_ordinary_text_holds_no_note() -> None:
    text = "# A post\n\nThe gate “was” shut. See https://a.example.org/.\n\n- one\n- two\n\n***\n"
    assert (read(text), problems(text)) == ([], [])


def test_an_address_is_that_of_all_that_follows() -> None:
    text = (
        "URL: https://a.example.org/1\n\n> one\n\nfirst\n\n# B\n"
        "- **URL:** <https://a.example.org/2>\n\n> two\n\n"
        "second. Source: https://b.example.org/\n"
    )
    found = quotes.read(text.encode(), "a.md", "UTC").found
    assert [one.target for one in found] == ["https://a.example.org/1", "https://a.example.org/2"]
    assert found[1].note.body == "second. Source: https://b.example.org/"


def test_quotes_without_words_and_quotes_never_answered_are_told() -> None:
    assert problems("> ![a](b.png)\n\nNote.\n") == ["a.md:1: this note quotes no words"]
    assert problems("> Words\n") == ["a.md:1: this highlight has no note"]


LINES = st.lists(
    st.sampled_from(
        [
            *("> ", "> > ", "- ", "    - ", "Note: ", "- Tags: #a [[b]], c", "“a” (b) c", "word"),
            *("# Highlights", "---", "\n", "\n", "^a", "[!x]", "URL: https://a.example.org/"),
            *(" ([View Highlight](x))", ">```annotation-json", '>{"a": [}', ">{}", "\t", "==", '"'),
        ]
    ),
    max_size=25,
)


@given(LINES, st.sampled_from(["", "\n"]))
def test_no_text_fails(lines: list[str], end: str) -> None:
    found = quotes.read(b"#\n" + end.join(lines).encode(), "a.md", "UTC")
    for one in found.found:
        assert one.note.exact
        assert one.note.body
        assert one.place.line


@pytest.mark.parametrize(
    "text",
    [
        "“a” (" * 20_000,
        "“" * 50_000,
        '"a" (b ' * 20_000,
        "- a ([" * 20_000,
        "- a" + " " * 100_000,
        "> " * 50_000,
        "- Note: " * 20_000,
        "url: " * 20_000,
        "- a\n" + "  - Tags: #" + "[[" * 40_000,
    ],
)
def test_hostile_texts_take_no_long_time(text: str) -> None:
    quotes.read(text.encode(), "a.md", "UTC")


def test_a_file_with_too_many_passages_is_cut_and_says_so() -> None:
    found = quotes.read(b"> a\n\nb\n\n" * 10_001, "a.md", "UTC")
    assert len(found.found) == 10_000
    assert "more than 10000 passages" in found.problems[0].message
