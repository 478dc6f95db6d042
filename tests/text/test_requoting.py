"""Words of a note are changed in its file, and nothing else of the file is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.problems import DigestError
from digest.text.requoting import requoted, typed_notes

PATH = "content/posts/a.notes.yaml"
WORDS = ('the "gate"', "before: ", "\n# after")
NEW = r'''"the \"gate\""'''


def changed(notes: str, words: tuple[str, str, str] = WORDS) -> str:
    return requoted(notes.encode(), PATH, {"a": words}).decode()


def test_missing_keys_are_written_behind_the_quote_and_comments_stay() -> None:
    notes = "# ours\n- id: a\n  quote: the gate  # as printed\n  kind: context\n  body: b\n"
    assert changed(notes) == (
        f"# ours\n- id: a\n  quote: {NEW}\n"
        '  prefix: "before: "\n  suffix: "\\n# after"  # as printed\n'
        "  kind: context\n  body: b\n"
    )


def test_keys_that_are_there_get_other_values_and_one_place_is_left_to_count() -> None:
    notes = (
        "- {id: x, kind: context, quote: gate, body: b}\n"
        "- occurrence: 3\n  suffix: ''\n  id: a\n  quote: |\n    the gate\n    was\n"
        "  kind: context\n  prefix: >-\n    long\n    ago\n  body: b\n"
    )
    assert changed(notes) == (
        "- {id: x, kind: context, quote: gate, body: b}\n"
        f'- occurrence: 1\n  suffix: "\\n# after"\n  id: a\n  quote: {NEW}\n'
        '  kind: context\n  prefix: "before: "\n  body: b\n'
    )


def test_a_note_on_one_line_stays_on_it() -> None:
    notes = "- {id: a, quote: gate, kind: context, body: b}\n"
    assert changed(notes, ("gates", "the ", "")) == (
        '- {id: a, quote: "gates", prefix: "the ", kind: context, body: b}\n'
    )


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    notes = b"\xef\xbb\xbf- id: a\r\n  quote: gate\r\n  kind: context\r\n  body: b\r\n"
    new = requoted(notes, PATH, {"a": ("gates", "", " shut")})
    assert new == notes.replace(b"gate\r\n", b'"gates"\r\n  suffix: " shut"\r\n')
    first = b"\xef\xbb\xbf- {quote: gate, id: a, kind: context, body: b}"
    assert requoted(first, PATH, {"a": ("gates", "", "")}) == first.replace(b"gate", b'"gates"')


def test_without_changes_a_file_stays_as_it_is() -> None:
    assert requoted(b"", PATH, {}) == b""
    notes = b"- {id: x, kind: context, quote: gate, body: b}"
    assert requoted(notes, PATH, {"a": WORDS}) == notes


def test_a_file_that_is_broken_is_not_changed() -> None:
    with pytest.raises(DigestError, match='"body" is missing'):
        changed("- {id: a, kind: context, quote: gate}")
    with pytest.raises(DigestError, match="can't be changed in this file"):
        changed("- id: a\r  quote: gate\r  kind: context\r  body: b\r")


STYLES = ("{}", "'{}'", '"{}"', "|-\n    {}", ">-\n    {}")
SIGNS = st.text(st.sampled_from("ab \"'#:-{}[],\n\\é…🌊"), min_size=1)


@given(st.sampled_from(STYLES), st.sampled_from(STYLES), st.tuples(SIGNS, SIGNS, SIGNS))
def test_whatever_the_words_are_they_are_read_again(
    one: str, other: str, words: tuple[str, str, str]
) -> None:
    notes = (
        f"- id: a\n  kind: context\n  quote: {one.format('x y')}\n"
        f"  suffix: {other.format('y z')}\n  body: b\n- {{id: b, kind: context, quote: q, body: b}}"
    )
    if not words[0].strip():
        return
    found = typed_notes(changed(notes, words).encode(), PATH)
    assert [found[0][name] for name in ("quote", "prefix", "suffix")] == list(words)
    assert found[1]["quote"] == "q"
