"""A post, what a person noted on it, and the text that its seed has become since."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.text.carrying import (
    Carried,
    carry,
    is_only_annotated,
    is_read_as,
    spelled,
    typed,
)
from digest.text.entries import entries
from digest.text.locating import locate
from digest.text.passages import trimmed
from digest.text.posts import post_text, text_and_notes
from digest.text.writing import write_post
from tests.text.test_origin import ARTICLE

OLD = (
    "The ferry will keep its winter timetable, the harbour office said on Monday.",
    "Later boats drew fewer passengers than hoped. The boat has room for *two* hundred.",
    "Nobody complained, and the mole stays shut until spring.",
)


def post(*paragraphs: str) -> str:
    return write_post(replace(ARTICLE, body=paragraphs), "a.txt", "ab" * 32)


def noted(text: str, passage: str, label: str = "context-a", body: str = "A note.") -> str:
    """Return a post in which a person has marked a passage, and written a note."""
    assert passage in text
    marked = text.replace(passage, f"=={passage}==[^{label}]", 1)
    return f"{marked}\n[^{label}]: {body}\n"


def carried(old: str, new: str, notes: str = "") -> Carried:
    return carry(old.encode(), new, notes.encode(), "a.md")


def passages(text: str) -> dict[str, str]:
    return {note.id: note.exact for note in text_and_notes(text.encode(), "a.md")[1]}


def test_a_note_stays_on_its_passage_in_the_new_text() -> None:
    new = post("A new lead was put first.", *OLD[:2], "Nobody complained.")
    body = "After *nine*, see\n    [the plan](https://example.org)."
    body += '\n\n    - More. {: by="Ana" date=2026-11-09 }'
    done = carried(noted(post(*OLD), "Later boats", body=body), new)
    assert done.text == noted(new, "Later boats", body=body)
    assert [(fate.id, fate.state) for fate in done.fates] == [("context-a", "kept")]
    assert done.notes == b""


def test_a_note_follows_its_passage_into_other_words() -> None:
    new = post(OLD[0], OLD[1].replace("boats drew fewer", "ferries had fewer"), OLD[2])
    done = carried(noted(post(*OLD), "Later boats drew fewer passengers"), new)
    assert passages(done.text) == {"context-a": "Later ferries had fewer passengers"}
    (fate,) = done.fates
    assert (fate.state, fate.before) == ("changed", "Later boats drew fewer passengers")
    assert fate.after == "Later ferries had fewer passengers"


def test_a_note_whose_passage_is_gone_is_kept_beside_the_post_with_all_it_says() -> None:
    old = noted(post(*OLD), "Later boats", body='Told. {: by="Ana" date=2026-11-03 }')
    new = post(OLD[0], OLD[2])
    done = carried(old, new)
    assert done.text == new
    assert [(fate.id, fate.state) for fate in done.fates] == [("context-a", "lost")]
    ((note, _, _),) = [(e.note, e.occurrence, e.line) for e in entries(done.notes, "a")]
    assert (note.id, note.kind, note.exact) == ("context-a", "context", "Later boats")
    assert (note.body, note.by, note.date) == ("Told.", "Ana", "2026-11-03")
    where = locate(post_text(new.encode(), "a.md"), note.exact, note.prefix, note.suffix)
    assert where.state == "orphan"


def test_a_passage_that_is_repeated_now_is_not_guessed() -> None:
    new = post(OLD[0], OLD[2], OLD[2])
    done = carried(noted(post(*OLD), "the mole stays shut"), new)
    assert done.text == new
    assert [fate.state for fate in done.fates] == ["lost"]


def test_notes_within_and_beside_one_another_stay_in_the_text_and_others_move_beside_it() -> None:
    old = post(*OLD).replace(
        "Later boats drew fewer passengers",
        "==Later ==boats==[^context-b] drew==[^context-a] fewer[^question-c] passengers",
    )
    notes = [f"[^{label}]: Note {label}." for label in ("context-a", "context-b", "question-c")]
    old += "\n" + "\n\n".join(notes) + "\n"
    new = post("A new lead.", *OLD)
    done = carried(old, new)
    assert passages(done.text) == {
        "context-a": "Later boats drew",
        "context-b": "boats",
        "question-c": "fewer",
    }
    assert is_only_annotated(done.text, "a.md")


def test_a_passage_over_a_paragraph_that_was_parted_is_noted_beside_the_post() -> None:
    old = noted(post(*OLD), "than hoped. The boat has")
    first, second = OLD[1].split(". ")
    new = post(OLD[0], f"{first}.", second, OLD[2])
    done = carried(old, new)
    assert done.text == new
    (entry,) = entries(done.notes, "a")
    text = post_text(new.encode(), "a.md")
    found = locate(text, entry.note.exact, entry.note.prefix, entry.note.suffix)
    assert text[found.start : found.end] == "than hoped.\nThe boat has"
    assert [fate.state for fate in done.fates] == ["kept"]


BESIDE = """- id: boats
  kind: context
  quote: {quote}
  body: A note.  # mine
"""


def test_notes_beside_the_post_stay_as_they_are_while_their_words_find_them() -> None:
    notes = BESIDE.format(quote="Later boats")
    assert carried(post(*OLD), post("A new lead.", *OLD), notes).notes == notes.encode()


@pytest.mark.parametrize(
    ("lead", "verb", "state"),
    [((), "had", "changed"), (("Later boats drew fewer.",), "drew", "kept")],
)
def test_notes_beside_the_post_follow_their_passage(
    lead: tuple[str, ...], verb: str, state: str
) -> None:
    """Also where their words stand in two places now."""
    new = post(*lead, OLD[0], OLD[1].replace("drew", verb), OLD[2])
    done = carried(post(*OLD), new, BESIDE.format(quote="Later boats drew fewer"))
    (entry,) = entries(done.notes, "a")
    text = post_text(new.encode(), "a.md")
    found = locate(text, entry.note.exact, entry.note.prefix, entry.note.suffix)
    assert found.state == "exact"
    assert text[found.start :].startswith(f"Later boats {verb} fewer passengers")
    assert [fate.state for fate in done.fates] == [state]


def test_a_note_that_quotes_other_words_keeps_all_else_that_its_file_says_of_it() -> None:
    notes = BESIDE.format(quote="Later boats drew fewer")
    notes += "  history: [{date: 2026-11-03, by: Ana, what: Mended}]  # as it was\n# the end\n"
    done = carried(post(*OLD), post(OLD[0], OLD[1].replace("drew", "had"), OLD[2]), notes)
    assert "Later boats had fewer" in done.notes.decode()
    rest = notes.encode().split(b"quote:")[1].partition(b"\n")[2]
    assert done.notes.endswith(rest)


def test_a_deleted_passage_is_not_found_elsewhere() -> None:
    """Its words stand once in the new text too, but in another sentence."""
    new = post(OLD[0], "Quite another story tells of Later boats and their crews.", OLD[2])
    done = carried(post(*OLD), new, BESIDE.format(quote="Later boats"))
    (entry,) = entries(done.notes, "a")
    text = post_text(new.encode(), "a.md")
    assert locate(text, "Later boats").state == "exact"
    assert locate(text, entry.note.exact, entry.note.prefix, entry.note.suffix).state == "orphan"
    assert [fate.state for fate in done.fates] == ["lost"]


def test_a_post_that_a_person_only_annotated_is_told_from_one_that_was_edited() -> None:
    text = post(*OLD)
    assert is_only_annotated(noted(text, "Later boats"), "a.md")
    assert is_only_annotated(noted(noted(text, "Monday"), "Later boats", "question-b"), "a.md")
    point = (
        text.replace("passengers than", "passengers [^context-a] than") + "\n\n[^context-a]: x\n"
    )
    assert is_only_annotated(point, "a.md")
    assert not is_only_annotated(text.replace("Later", "Late"), "a.md")
    assert not is_only_annotated(noted(text, "Later boats").replace("Monday", "Sunday"), "a.md")
    assert not is_only_annotated(noted(text, "Later boats").replace("lang: en", "lang: de"), "a.md")
    assert not is_only_annotated(noted("---\ntitle: x\n---\n\nMine.\n", "Mine"), "a.md")


SIGNS = ("Ferry", "the", "two", "*", "==", "a_b", "<b>", "[x]", "\\", "&amp;", "—", "1.", "x^")
WORDS = st.sampled_from(SIGNS) | st.text("ab*_[]=\\<&:.", min_size=1, max_size=6)
PARAGRAPHS = st.lists(
    st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=4
)


@given(PARAGRAPHS, PARAGRAPHS, st.data())
@settings(max_examples=100)
def test_whatever_the_texts_a_note_is_kept_once_and_the_words_are_the_new_ones(
    before: list[str], after: list[str], data: st.DataObject
) -> None:
    old = post(*before)
    new = post(*data.draw(st.sampled_from([after, [*after, *before], [*before, *after], before])))
    text, fresh = (post_text(one.encode(), "a.md") for one in (old, new))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    spots = {"context-a": trimmed(text, start, end)}
    annotated = typed(old, spelled(old, "a.md"), spots, ["[^context-a]: A note."])
    if not is_read_as(annotated, text, spots):
        return  # no person could mark this with signs alone, say over two paragraphs
    assert is_only_annotated(annotated, "a.md")

    done = carried(annotated, new)

    (fate,) = done.fates
    assert post_text(done.text.encode(), "a.md") == fresh
    inline, beside = passages(done.text), entries(done.notes, "a")
    assert len(inline) + len(beside) == 1
    assert done.text == new or is_only_annotated(done.text, "a.md")
    if new == old:
        assert fate.state == "kept"
        assert done.text == annotated or fate.before == ""  # a point stays behind a word


@given(PARAGRAPHS)
@example(["_", "a_b _c_ `d` {e} <f> &amp; [g](h) * 1. == ~~ | :"])
def test_what_ingest_writes_is_spelled_character_by_character(paragraphs: list[str]) -> None:
    text = post(*paragraphs)
    spelling = spelled(text, "a.md")
    assert spelling.text == post_text(text.encode(), "a.md")
    assert len(spelling.starts) == len(spelling.ends) == len(spelling.text)


def test_a_text_that_ingest_did_not_write_has_its_notes_beside_it() -> None:
    """Where Markdown is markup, no one knows where a character of the text is in the file."""
    old = noted(post(*OLD), "Later boats")
    new = "---\ntitle: x\n---\n\nLater boats *drew* fewer passengers than hoped.\n"
    done = carried(old, new)
    assert done.text == new
    assert [entry.note.id for entry in entries(done.notes, "a")] == ["context-a"]
