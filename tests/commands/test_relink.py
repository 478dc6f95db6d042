"""`digest notes list` and `digest notes relink`: what is shown, asked and written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.a_site import Site, new_site, post
from tests.commands.typed import typed

if TYPE_CHECKING:
    from pathlib import Path

BODY = (
    "The gate was closed by noon. The neap tide kept the water low.\n\n"
    "No ==gauge==[^context-gauge] was read. It ends.\n\n[^context-gauge]: A staff.\n"
)
FILE = (
    "- {id: tide, kind: context, quote: neap tide, body: Small.}\n"
    "- {id: gate, kind: question, quote: The gate was closed by noon, body: So?}\n"
)
GATE = 'question "gate" changed: its passage is there, in other words; pages show it as lost'
NOTES = "content/posts/tides.notes.yaml"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return a site in which one passage was deleted and one edited since it was built."""
    site = new_site(tmp_path / "news", {"tides.md": post(body=BODY), "gates.md": post("Gates")})
    site.write(NOTES, FILE)
    site.build()
    body = BODY.replace("The neap tide kept the water low.", "").replace("was closed", "is closed")
    site.write("content/posts/tides.md", post(body=body))
    return site


def test_list_shows_every_note_with_its_state_and_what_to_do(site: Site) -> None:
    result = typed("-C", site.root, "notes", "list")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "content/posts/tides.md",
        f"  line 9: {GATE}",
        "    The gate was closed by noon",
        '  line 11: context "context-gauge" exact: its passage is there',
        "    gauge",
        '  no line: context "tide" orphan: its words are not there',
        "    neap tide",
        "3 notes: 1 exact, 1 changed, 1 orphan",
        "`digest notes relink POST` shows where the others may be, and writes what you choose",
    ]
    assert typed("-C", site.root, "notes", "list", "gates.md").stdout == "0 notes\n"


def test_list_says_the_same_to_a_program(site: Site) -> None:
    notes = json.loads(typed("-C", site.root, "notes", "list", "--json", "tides.md").stdout)
    gate = next(one for one in notes["notes"] if one["id"] == "gate")
    assert (gate["state"], gate["settled"], gate["line"]) == ("changed", False, 9)
    assert gate["text"] == gate["candidates"][0]["text"] == "The gate is closed by noon"
    assert (gate["start"], gate["end"]) == (0, 26)
    tide = next(one for one in notes["notes"] if one["id"] == "tide")
    assert (tide["state"], tide["start"], tide["text"]) == ("orphan", None, "")


def test_relink_shows_the_candidates_of_what_is_lost_and_writes_nothing_by_itself(
    site: Site,
) -> None:
    result = typed("-C", site.root, "notes", "relink", "tides.md")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{NOTES}:2: {GATE}",
        "  noted: [The gate was closed by noon]. The neap tide kept the…",
        "      1: line 9: [The gate is closed by noon]. No gauge was read. It…",
        f'{NOTES}:1: context "tide" orphan: its words are not there',
        "  noted: …was closed by noon. The [neap tide] kept the water low. No…",
        "  nothing like it is left in the post",
        "0 notes relinked, 2 left",
        "choose with --choose ID=NUMBER, or with the words: --choose 'ID=the passage'",
    ]
    assert (site.root / NOTES).read_text(encoding="utf-8") == FILE


def test_choices_are_written_and_what_is_left_is_shown(site: Site) -> None:
    result = typed("-C", site.root, "notes", "relink", "tides.md", "--choose", "gate=1")
    assert result.exit_code == 1
    assert result.stdout.endswith("1 note relinked, 1 left\n")
    assert '"gate"' not in result.stdout
    words = "tide=It ends"
    result = typed("-C", site.root, "notes", "relink", "tides.md", "--choose", words)
    assert (result.exit_code, result.stdout) == (0, "1 note relinked, 0 left\n")
    assert site.build().warnings == ()


def test_what_was_found_is_taken_without_asking(site: Site) -> None:
    result = typed("-C", site.root, "notes", "relink", "--found", "--json", "tides.md")
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert (said["relinked"], said["left"]) == (["gate"], 1)
    assert 'quote: "The gate is closed by noon"' in (site.root / NOTES).read_text(encoding="utf-8")


def test_all_choices_that_name_nothing_are_told_and_none_is_written(site: Site) -> None:
    choices = [f"--choose={one}" for one in ("gate=1", "gate=9", "gauge=1", "tide")]
    result = typed("-C", site.root, "notes", "relink", "tides.md", *choices)
    assert result.exit_code == 1
    assert '"gate" has no candidate 9' in result.stderr
    assert 'no note "gauge" is in this file' in result.stderr
    assert result.stderr.endswith("3 problems\n")
    assert (site.root / NOTES).read_text(encoding="utf-8") == FILE


def test_a_post_without_lost_notes_has_nothing_to_relink(site: Site) -> None:
    result = typed("-C", site.root, "notes", "relink", "gates.md")
    assert (result.exit_code, result.stdout) == (0, "0 notes relinked, 0 left\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_on_a_terminal_a_person_is_asked_about_each(site: Site) -> None:
    ours, theirs = os.openpty()
    command = [
        sys.executable,
        "-c",
        "from digest.cli import main; main()",
        "notes",
        "relink",
        "tides.md",
    ]
    process = subprocess.Popen(  # noqa: S603  our own program
        command, cwd=site.root, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    os.close(theirs)
    os.write(ours, b"5\n1\n\n")
    said = process.communicate(timeout=60)[0].decode()
    os.close(ours)
    assert process.returncode == 1
    assert '"gate" has no candidate 5: choose from 1 to 1' in said
    assert 'Where does "tide" belong? A number, its words, or Enter to leave it' in said
    assert "1 note relinked, 1 left" in said
    assert 'quote: "The gate is closed by noon"' in (site.root / NOTES).read_text(encoding="utf-8")
