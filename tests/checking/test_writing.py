from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.checking.table import judge_alone
from digest.checking.writing import urls_of
from digest.problems import Place
from tests.checking.examples import post
from tests.checking.judging import writing_of


def test_a_place_counts_lines_of_the_file_and_columns() -> None:
    writing = writing_of(post("One.\n\nTwo words."))
    assert writing.where("words") == Place("content/posts/a.md", 9, 5)
    assert writing.where("nowhere") == Place("content/posts/a.md")


def test_addresses_end_before_the_signs_of_a_sentence_and_are_none_in_code() -> None:
    body = "See https://a.example.org/x, (https://b.example.org/y) and `https://c.example.org`."
    found = [url.text for url in urls_of(writing_of(post(body)))]
    assert found == [
        "https://wire.example.org/a",
        "https://a.example.org/x",
        "https://b.example.org/y",
    ]


def test_addresses_in_a_notes_file_are_known_by_its_path() -> None:
    notes = "- id: a\n  kind: context\n  quote: A text.\n  body: See https://a.example.org.\n"
    places = [url.place for url in urls_of(writing_of(post(), notes))]
    assert places[-1] == Place("content/posts/a.notes.yaml", 4, 13)


def test_a_text_that_cannot_be_read_is_judged_as_far_as_it_goes() -> None:
    writing = writing_of("---\ntitle: [\n---\n\nTODO\n")
    assert writing.post is None
    rules = [finding.rule for finding in judge_alone(writing, {})]
    assert rules == ["refused", "unfinished"]


@given(st.text(alphabet=" \n#>-*_`![](){}<>:&'\"/.=|~abT0\u00e9\u2019", max_size=200))
def test_no_text_makes_a_rule_raise(text: str) -> None:
    for whole in (text, post(text), f"---\n{text}\n---\n\nA.\n"):
        for finding in judge_alone(writing_of(whole, text), {}):
            for edit in finding.edits:
                assert edit.old != edit.new
