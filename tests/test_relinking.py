"""Notes that have lost their passage are put back where a person says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.problems import DigestError
from digest.relinking import Notebook, note_named, notebooks, relink, words_named
from tests.a_site import Site, new_site, post
from tests.test_noted import BODY, MOVED, NOTES, TIDES

if TYPE_CHECKING:
    from pathlib import Path

    from digest.relinking import Noted

FILE = (
    "# ours\n- id: tide\n  kind: context\n  quote: neap tide\n  body: Small.\n"
    "- id: gate\n  kind: question\n  quote: The gate was closed by noon\n  body: So?\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = new_site(tmp_path / "news", {"tides.md": post(body=BODY), "gates.md": post("Gates")})
    site.write(NOTES, FILE)
    site.build()
    return site


def opened(site: Site) -> tuple[Notebook, dict[str, Noted]]:
    """Return the notebook of the post on tides, and its notes by their ids."""
    (notebook,) = notebooks(site.root, ["tides.md"])
    return notebook, {one.note.id: one for one in notebook.notes}


def put_back(site: Site, name: str, typed: str) -> None:
    """Choose where a note belongs."""
    notebook, notes = opened(site)
    relink(site.root, notebook, {name: words_named(notebook, notes[name], typed)})


def test_every_post_has_its_notes_with_their_places(site: Site) -> None:
    site.edit(TIDES, "No gauge", "No ==gauge==[^context-gauge]")
    site.edit(TIDES, "It ends.", "It ends.\n\n[^context-gauge]: A staff.")
    gates, tides = notebooks(site.root, [])
    assert (gates.path, gates.notes) == ("content/posts/gates.md", [])
    found = [(one.note.id, one.judged.state, one.entry, one.is_settled) for one in tides.notes]
    assert found == [
        ("gate", "exact", 6, True),
        ("tide", "exact", 2, True),
        ("context-gauge", "exact", 0, True),
    ]
    assert [tides.line(one.judged.span) for one in tides.notes] == [9, 9, 11]
    assert tides.line(None) == 0


def test_a_passage_that_was_edited_is_found_by_the_text_that_the_note_was_made_on(
    site: Site,
) -> None:
    site.edit(TIDES, "gate was closed by noon", "old gate is closed by 11")
    notebook, notes = opened(site)
    gate = notes["gate"]
    assert (gate.judged.state, gate.is_settled, gate.is_disputed) == ("changed", False, True)
    assert notebook.text[slice(*gate.judged.span or ())] == "The old gate is closed by 11"
    put_back(site, "gate", "1")
    assert site.build().warnings == ()
    assert opened(site)[1]["gate"].is_settled
    written = (site.root / NOTES).read_text(encoding="utf-8")
    assert written == FILE.replace(
        "quote: The gate was closed by noon\n",
        'quote: "The old gate is closed by 11"\n  suffix: ". The neap tide kept the water l"\n',
    )


def test_a_note_is_put_on_the_very_words_that_are_typed(site: Site) -> None:
    site.edit(TIDES, "The neap tide", "It")
    put_back(site, "tide", "kept the water  low")
    assert 'quote: "kept the water low"' in (site.root / NOTES).read_text(encoding="utf-8")
    assert site.build().warnings == ()


def test_of_a_passage_that_is_gone_it_can_be_said_that_it_is_nowhere(site: Site) -> None:
    site.write(TIDES, post(body=MOVED))
    site.build()
    assert opened(site)[1]["tide"].is_disputed
    put_back(site, "tide", "0")
    report = site.build()
    assert [warning.place.line for warning in report.warnings] == [2]
    assert "Notes on text since removed" in site.page("2026/11/02/tides/index.html")
    assert not opened(site)[1]["tide"].is_disputed


def test_words_that_a_person_said_to_be_the_passage_are_not_in_doubt_any_more(site: Site) -> None:
    site.write(TIDES, post(body=MOVED))
    site.build()
    put_back(site, "tide", "1")
    report = site.build()
    assert (report.warnings, report.doubts) == ((), ())
    assert opened(site)[1]["tide"].is_settled


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("7", '"tide" has no candidate 7'),
        ("0", '"tide" has no candidate 0'),
        ("the ebb", "these words are not in the post"),
        ("e", "these words stand there more than once"),
    ],
)
def test_what_names_no_passage_is_told_with_a_mend(site: Site, typed: str, message: str) -> None:
    (site.root / ".digest/notes/tides.json").unlink()
    notebook, notes = opened(site)
    with pytest.raises(DigestError) as raised:
        words_named(notebook, notes["tide"], typed)
    (problem,) = raised.value.problems
    assert (problem.place.path, problem.place.line, problem.message) == (NOTES, 2, message)
    assert problem.hint


def test_an_id_that_no_note_of_the_file_has_is_told(site: Site) -> None:
    with pytest.raises(DigestError, match='no note "tite" is in this file'):
        note_named(opened(site)[0], "tite")


def test_a_post_that_was_changed_meanwhile_is_not_written_over(site: Site) -> None:
    notebook, notes = opened(site)
    words = {"tide": words_named(notebook, notes["tide"], "No gauge")}
    site.edit(NOTES, "# ours", "# theirs")
    with pytest.raises(DigestError, match="changed meanwhile"):
        relink(site.root, notebook, words)
    relink(site.root, notebook, {})
    assert "neap tide" in (site.root / NOTES).read_text(encoding="utf-8")
