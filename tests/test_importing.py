"""Files of other programs become drafts in the notes files of their posts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from digest.importing import Report, Request, import_notes
from digest.problems import DigestError
from tests.a_site import Site, new_site, post

if TYPE_CHECKING:
    from pathlib import Path

TIDES = "content/posts/2026-11-02-tides.md"
NOTES = "content/posts/2026-11-02-tides.notes.yaml"
URL = "https://tides.example.org/2026/11/02/tides/"
BODY = (
    "The ==gate==[^context-gate] was closed by noon.\n\nThe *water* kept\nit closed.\n\n"
    "[^context-gate]: Wide.\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return new_site(
        tmp_path / "news",
        {
            "2026-11-02-tides.md": post(body=BODY),
            "2026-11-03-gates.md": post("Gates", "2026-11-03"),
        },
    )


def row(exact: str = "by noon", url: str = URL, text: str = "At one.") -> dict[str, Any]:
    """Return an annotation of Hypothesis."""
    quote = {"type": "TextQuoteSelector", "exact": exact}
    return {"uri": url, "text": text, "target": [{"selector": [quote]}], "tags": []}


def taken(site: Site, *rows: object, **asked: Any) -> Report:  # noqa: ANN401  any field of Request
    """Return what becomes of some rows."""
    site.write("../rows.json", json.dumps(list(rows)))
    return import_notes(site.root, Request([site.root / "../rows.json"], **asked))


def beside(site: Site) -> str:
    """Return the notes file of the post on tides."""
    return (site.root / NOTES).read_text(encoding="utf-8")


def test_a_note_goes_to_the_post_at_its_address_as_a_draft(site: Site) -> None:
    (outcome,) = taken(site, row()).outcomes
    assert (outcome.did, outcome.post, outcome.state) == ("imported", TIDES, "exact")
    assert (outcome.id, outcome.line) == ("context-by-noon", 9)
    assert beside(site) == (
        '- id: "context-by-noon"\n  kind: context\n  quote: "by noon"\n'
        '  prefix: "The gate was closed "\n  suffix: ".\\nThe water kept it closed."\n'
        '  body: "At one."\n  status: draft\n'
    )
    assert site.build().notes == 1
    assert "At one." not in site.page("2026/11/02/tides/index.html")


def test_the_line_is_that_of_the_passage_in_the_file(site: Site) -> None:
    report = taken(site, row("it closed"), row("kept it"), row("The gate"))
    assert [one.line for one in report.outcomes] == [12, 11, 9]


def test_every_byte_of_a_notes_file_stays(site: Site) -> None:
    odd = "# mine\n- id: a   # odd\n  kind: question\n  quote: 'closed by'\n  body: >\n    Who?"
    before = odd.replace("\n", "\r\n").encode()
    site.write(NOTES, before)
    taken(site, row())
    after = (site.root / NOTES).read_bytes()
    assert after.startswith(before + b"\n- id:")
    assert b"draft\r\n" in after
    assert site.build().notes == 2


@pytest.mark.parametrize("before", ["", "# only a remark\n", "\n\n"])
def test_an_empty_notes_file_can_be_added_to(site: Site, before: str) -> None:
    site.write(NOTES, before)
    assert len(taken(site, row()).outcomes) == 1
    assert beside(site).startswith(before)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("[]", "can't be added to this file as it is written"),
        ("[{id: a, kind: context, quote: gate, body: x}]\n", "can't be added to this file"),
        ("  - {id: a, kind: context, quote: gate, body: x}\n", "can't be added to this file"),
        ("- {id: a, kind: context, quote: gate, body: x}\n...\n", "can't be added to this file"),
        ("- {id: a, kind: contxt, quote: gate, body: x}\n", '"contxt" is not known'),
        ("a: [", "not valid YAML"),
    ],
)
def test_a_notes_file_that_can_not_be_added_to_is_left_alone(
    site: Site, before: str, said: str
) -> None:
    site.write(NOTES, before)
    with pytest.raises(DigestError, match=said):
        taken(site, row(), row(url="https://tides.example.org/2026/11/03/gates/", exact="The text"))
    assert beside(site) == before
    assert not (site.root / "content/posts/2026-11-03-gates.notes.yaml").exists()


def test_the_same_file_twice_adds_nothing(site: Site) -> None:
    taken(site, row(), row("gate", text="Wide."), row("closed", text="How?"))
    before = beside(site)
    report = taken(site, row(), row("gate", text="Wide."), row("closed", text="How?"))
    assert [one.did for one in report.outcomes] == ["known", "known", "known"]
    assert report.outcomes[1].id == "context-gate", "an inline note counts, too"
    assert beside(site) == before


def test_what_has_no_place_keeps_its_words_and_is_shown_with_drafts(site: Site) -> None:
    report = taken(site, row("at night"), row("closed"))
    assert [one.state for one in report.outcomes] == ["orphan", "ambiguous"]
    assert [one.line for one in report.outcomes] == [0, 0]
    assert 'quote: "at night"' in beside(site)


def test_a_note_on_no_post_is_listed_and_the_others_come_in(site: Site) -> None:
    report = taken(site, row(), row(url="https://elsewhere.example.org/"), row(text=""))
    assert [one.did for one in report.outcomes] == ["imported", "unplaced"]
    assert report.outcomes[1].target == "https://elsewhere.example.org/"
    assert [slip.message for slip in report.problems] == ["at /2: this highlight has no text"]


def test_a_post_can_be_named_by_path_or_name(site: Site) -> None:
    for name in (TIDES, "2026-11-02-tides.md", str(site.root / TIDES)):
        report = taken(site, row(url="urn:x-pdf:1"), post=name, dry_run=True)
        assert [one.post for one in report.outcomes] == [TIDES]
    with pytest.raises(DigestError) as caught:
        taken(site, row(), post="2026-11-02-tide.md")
    assert 'did you mean "content/posts/2026-11-02-tides.md"?' in caught.value.problems[0].hint


def test_a_marked_copy_belongs_to_the_post_of_its_name(site: Site, tmp_path: Path) -> None:
    copy = tmp_path / "2026-11-02-tides.md"
    marked = post(body=BODY).replace("by noon", "{~~by noon~>at one~~}{>>So the log.<<}")
    copy.write_text(marked, encoding="utf-8")
    (outcome,) = import_notes(site.root, Request([copy])).outcomes
    assert (outcome.post, outcome.kind, outcome.state) == (TIDES, "correction", "exact")
    assert "    So the log.\n\n    Replace this with: at one\n" in beside(site)
    assert site.build().warnings == ()


def test_a_source_that_one_post_reports_on_leads_to_it(site: Site) -> None:
    site.edit(TIDES, "https://wire.example.org/a", "https://wire.example.org/tides")
    report = taken(site, row(url="http://wire.example.org/tides/#top"))
    assert [one.post for one in report.outcomes] == [TIDES]


def test_a_dry_run_writes_nothing_and_tells_the_same(site: Site) -> None:
    told = taken(site, row(), dry_run=True)
    assert not (site.root / NOTES).exists()
    assert told == taken(site, row())


def test_all_files_that_can_not_be_read_are_told_and_nothing_is_written(
    site: Site, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps([row()]), encoding="utf-8")
    bad.write_bytes(b"[" * 200_000)
    with pytest.raises(DigestError) as caught:
        import_notes(site.root, Request([good, bad, tmp_path / "none.json"]))
    assert [problem.message for problem in caught.value.problems] == [
        "this JSON is nested too deep to be read",
        "this file does not exist",
    ]
    assert not (site.root / NOTES).exists()


def test_a_broken_post_elsewhere_does_not_matter(site: Site) -> None:
    site.write("content/posts/broken.md", "---\ntitel: x\n---\n")
    assert [one.did for one in taken(site, row()).outcomes] == ["imported"]


def test_what_digest_published_comes_back_as_it_was(site: Site) -> None:
    taken(site, row("gate", text="Wide?"), row(text="**At** one.\n\n- so the log"))
    site.edit(NOTES, "status: draft", "status: open")
    site.build()
    text = beside(site)
    for name in ("annotations.jsonld", "hypothesis.json"):
        (site.root / NOTES).unlink(missing_ok=True)
        again = import_notes(site.root, Request([site.root / f"site/2026/11/02/tides/{name}"]))
        assert sorted(one.did for one in again.outcomes) == ["imported", "imported", "known"]
        back = sorted(beside(site).replace("draft", "open").split("- id"))
        assert back == sorted(text.split("- id"))
