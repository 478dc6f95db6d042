"""`digest notes`: what is exported, and what is said of every note that comes in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.a_site import Site, new_site, post
from tests.commands.typed import typed

if TYPE_CHECKING:
    from pathlib import Path

NAME = "2026-11-02-tides.md"
MARKED = "The {==text==}{>>Which?<<} of {--Tides--}."


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = new_site(tmp_path / "news", {NAME: post(), "gates.md": post("Gates")})
    site.write(f"../{NAME}", MARKED)
    return site


def test_import_says_where_each_note_went_and_how_its_passage_was_found(site: Site) -> None:
    result = typed("-C", site.root, "notes", "import", site.root / ".." / NAME)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines() == [
        f"content/posts/{NAME}",
        '  line 9: context "context-text" imported; its passage is there',
        "    text",
        '  line 9: correction "correction-tides" imported; its passage is there',
        "    Tides",
        "2 notes imported",
        "they are drafts: `digest build --drafts` shows them, and without `status: draft` in",
        "the notes file of its post each is published",
    ]
    again = typed("-C", site.root, "notes", "import", site.root / ".." / NAME)
    assert again.stdout.endswith("0 notes imported, 2 there already\n")


def test_a_dry_run_writes_nothing(site: Site) -> None:
    result = typed("-C", site.root, "notes", "import", "--dry-run", site.root / ".." / NAME)
    assert '"context-text" would be imported; its passage is there' in result.stdout
    assert result.stdout.endswith("2 notes to import\n")
    assert not list(site.root.glob("content/posts/*.yaml"))


def test_notes_whose_post_is_not_known_are_listed_with_a_mend(site: Site) -> None:
    site.write("../copy.md", "The {==text==}{>>Which?<<} of {==it==}.")
    result = typed("-C", site.root, "notes", "import", site.root / "../copy.md")
    assert result.exit_code == 1
    assert 'copy.md:1:5: the post of the note on "text" is not known' in result.stderr
    assert "name its post with --post" in result.stderr
    assert "copy.md:1:31: this mark says nothing" in result.stderr
    assert result.stdout == "0 notes imported, 2 left out\n"
    named = typed("notes", "import", "-C", site.root, "--post", NAME, site.root / "../copy.md")
    assert named.stdout.startswith(f"content/posts/{NAME}\n")


def test_words_that_steer_a_terminal_are_shown_and_do_not(site: Site) -> None:
    quote = {"type": "TextQuoteSelector", "exact": "\u202e\x1b[2Jtext"}
    rows = [{"uri": "", "text": "x", "target": [{"selector": [quote]}]}]
    site.write("../rows.json", json.dumps(rows))
    result = typed(
        *("-C", site.root, "notes", "import", "--post", NAME, site.root / "../rows.json"),
    )
    assert "its words are not there" in result.stdout
    assert not set("\u202e\x1b") & set(result.stdout)


def test_json_has_every_note_and_every_problem(site: Site) -> None:
    site.write("../copy.md", "The {==text==}{>>Which?<<} of {==it==}.")
    files = site.root / ".." / NAME, site.root / "../copy.md"
    told = json.loads(typed("-C", site.root, "notes", "import", "--json", *files).stdout)
    assert [note["did"] for note in told["notes"]] == ["imported", "imported", "unplaced"]
    assert told["notes"][0] == {
        "file": str(files[0]),
        "did": "imported",
        "post": f"content/posts/{NAME}",
        "line": 9,
        "id": "context-text",
        "kind": "context",
        "state": "exact",
        "quote": "text",
        "target": "",
    }
    assert [one["message"] for one in told["problems"]] == ["this mark says nothing"]


def test_export_prints_json_or_writes_a_file(site: Site, tmp_path: Path) -> None:
    typed("-C", site.root, "notes", "import", site.root / ".." / NAME)
    printed = typed("-C", site.root, "notes", "export", "--drafts")
    assert json.loads(printed.stdout)["total"] == 2
    assert json.loads(typed("-C", site.root, "notes", "export").stdout)["total"] == 0
    file = tmp_path / "notes.json"
    told = typed(
        *("-C", site.root, "notes", "export", "--drafts", "--format", "hypothesis"),
        *("--output", file, NAME),
    )
    assert told.stdout == f"{file}  2 notes\n"
    assert len(json.loads(file.read_text(encoding="utf-8"))["annotations"]) == 2
    as_json = typed("-C", site.root, "notes", "export", "--output", file, "--json")
    assert json.loads(as_json.stdout) == {"output": str(file), "notes": 0}


@pytest.mark.parametrize("words", [["import"], ["export", "--format", "rdf"], ["improt", "x"]])
def test_wrong_usage_gives_2(site: Site, words: list[str]) -> None:
    assert typed("-C", site.root, "notes", *words).exit_code == 2
