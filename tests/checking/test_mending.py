from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.checking.mending import mend
from digest.checking.writing import Edit
from digest.problems import Place


def edit(line: int, column: int, old: str, new: str) -> Edit:
    """Return an edit in a file."""
    return Edit(Place("a.md", line, column), old, new)


def test_words_are_changed_at_their_place_alone() -> None:
    content = "\ufeffno no\r\nnö no\rno\n".encode()
    edits = [edit(2, 4, "no", "NO"), edit(1, 1, "no", ""), edit(3, 1, "no", "yes")]
    assert mend(content, edits) == (
        "\ufeff no\r\nnö NO\ryes\n".encode(),
        [edits[1], edits[0], edits[2]],
    )


def test_what_does_not_stand_there_is_left_out_and_so_is_what_overlaps() -> None:
    edits = [
        edit(1, 1, "abc", "x"),
        edit(1, 2, "bcd", "y"),
        edit(1, 5, "z", ""),
        edit(9, 1, "a", ""),
    ]
    assert mend(b"abcdef", edits) == (b"xdef", edits[:1])


@given(st.text(), st.integers(1, 5), st.integers(1, 9))
def test_a_file_without_edits_that_fit_stays_as_it_is(text: str, line: int, column: int) -> None:
    content = (
        text.encode(errors="surrogatepass") if text.isascii() else text.encode("utf-8", "ignore")
    )
    assert mend(content, [edit(line, column, "\x00\x00\x00", "")])[0] == content
