"""Seeds on disk become posts on disk: new ones, changed ones, and those a person edited."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.ingest import Report, Request, ingest
from digest.problems import DigestError
from tests.a_site import CONFIG, Site, new_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FERRY = """728 x 90

Ferry keeps its winter timetable

By Ben Example, Example Wire

SANDHAVEN, November 2, 2026 - The ferry will keep its winter timetable, the harbour office said.

Later boats drew fewer passengers than hoped. The boat has room for two hundred.
"""
NAME = "content/posts/2026-11-02-ferry-keeps-its-winter-timetable.md"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = new_site(tmp_path / "news")
    site.write("seeds/ferry.txt", FERRY)
    return site


def take_in(site: Site, request: Request | None = None) -> Report:
    return ingest(site.root, request or Request())


def did(report: Report) -> dict[str, str]:
    return {outcome.seed: outcome.did for outcome in report.outcomes}


def posts(site: Site) -> Mapping[str, bytes]:
    return site.output("content/posts")


def test_a_seed_becomes_a_post(site: Site) -> None:
    report = take_in(site)

    assert [outcome.post for outcome in report.outcomes] == [NAME]
    text = (site.root / NAME).read_text(encoding="utf-8")
    assert text.startswith('---\ntitle: "Ferry keeps its winter timetable"\ndate: 2026-11-02\n')
    assert 'name: "Example Wire"\n    author: "Ben Example"' in text
    assert "728" not in text
    assert "\n\nThe ferry will keep its winter timetable, the harbour office said.\n\n" in text


def test_a_second_run_changes_nothing(site: Site) -> None:
    take_in(site)
    before = posts(site)
    assert did(take_in(site)) == {"ferry.txt": "unchanged"}
    assert posts(site) == before


def test_the_same_seed_gives_the_same_bytes_anywhere(site: Site, tmp_path: Path) -> None:
    take_in(site)
    take_in(site, Request((site.root / "seeds",), output=str(tmp_path / "out")))
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == posts(site)


def test_ingest_works_where_there_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/ferry.txt").write_text(FERRY, encoding="utf-8")
    with pytest.raises(DigestError, match="no site here"):
        ingest(tmp_path, Request((tmp_path / "raw",)))
    report = ingest(tmp_path, Request((tmp_path / "raw/ferry.txt",), output=str(tmp_path / "out")))
    assert did(report) == {"ferry.txt": "new"}


def test_a_changed_seed_makes_an_untouched_post_anew_under_its_old_name(site: Site) -> None:
    take_in(site)
    site.edit("seeds/ferry.txt", "Ferry keeps its winter", "Ferry loses its winter")
    assert did(take_in(site)) == {"ferry.txt": "changed"}
    assert 'title: "Ferry loses' in (site.root / NAME).read_text(encoding="utf-8")
    assert list(posts(site)) == [NAME.rpartition("/")[2]]


def test_an_edited_post_is_never_overwritten_unasked(site: Site) -> None:
    take_in(site)
    site.edit(NAME, "two hundred", "three hundred")
    before = posts(site)
    assert did(take_in(site)) == {"ferry.txt": "unchanged"}

    site.edit("seeds/ferry.txt", "winter", "summer")
    report = take_in(site)

    assert did(report) == {"ferry.txt": "edited"}
    assert [p.message for p in report.problems if p.warning] == [
        "seeds/ferry.txt has changed since this post was made, and the post was edited"
    ]
    assert posts(site) == before


def test_any_edit_counts_also_one_of_the_front_matter(site: Site) -> None:
    take_in(site)
    site.edit(NAME, "lang: en\n", "lang: en\ntags: [ferries]\n")
    site.edit("seeds/ferry.txt", "winter", "summer")
    assert did(take_in(site)) == {"ferry.txt": "edited"}


def annotate(site: Site, passage: str = "Later boats", label: str = "context-boats") -> bytes:
    """Mark a passage and write a note on it, as a person does; return the post's bytes."""
    site.edit(NAME, passage, f"=={passage}==[^{label}]")
    with (site.root / NAME).open("a", encoding="utf-8") as file:
        file.write(f"\n[^{label}]: After *nine*. {{: by=Ana date=2026-11-03 }}\n")
    return (site.root / NAME).read_bytes()


PAGE = "2026/11/02/ferry-keeps-its-winter-timetable/index.html"


def test_a_changed_seed_carries_the_notes_over_and_keeps_a_backup(site: Site) -> None:
    take_in(site)
    annotated = annotate(site)
    site.edit("seeds/ferry.txt", "The ferry will keep its winter", "It will keep its summer")

    report = take_in(site)

    assert did(report) == {"ferry.txt": "changed"}
    assert report.problems == ()
    assert [(fate.id, fate.state) for fate in report.outcomes[0].fates] == [
        ("context-boats", "kept")
    ]
    assert (site.root / f"{NAME}.bak1").read_bytes() == annotated
    text = (site.root / NAME).read_text(encoding="utf-8")
    assert "summer timetable" in text
    assert "==Later boats==[^context-boats] drew fewer" in text
    assert text.endswith("\n[^context-boats]: After *nine*. {: by=Ana date=2026-11-03 }\n")
    assert not (site.root / NAME.replace(".md", ".notes.yaml")).exists()
    built = site.build()
    assert (built.notes, built.warnings) == (1, ())
    assert "After <em>nine</em>." in site.page(PAGE)

    assert did(take_in(site)) == {"ferry.txt": "unchanged"}
    site.edit("seeds/ferry.txt", "summer", "spring")
    assert did(take_in(site)) == {"ferry.txt": "changed"}
    assert (site.root / f"{NAME}.bak2").read_text(encoding="utf-8") == text


def test_a_note_whose_passage_the_new_seed_lacks_is_kept_and_told(site: Site) -> None:
    take_in(site)
    annotate(site, "Later boats drew fewer passengers than hoped")
    site.edit("seeds/ferry.txt", "Later boats drew fewer passengers than hoped. ", "")
    report = take_in(site)
    (warning,) = report.problems
    assert warning.warning
    assert warning.message == (
        'the note "context-boats" could not be carried over: '
        f'"Later boats drew fewer passengers than hoped" is gone from the new text of {NAME}'
    )
    assert warning.hint.startswith("it is kept here: quote another passage for it, or delete it")
    assert warning.place.path == NAME.replace(".md", ".notes.yaml")
    assert [one.message for one in site.build().warnings] == [
        'the quote of "context-boats" is not in the post'
    ]
    assert "After <em>nine</em>." in site.page(PAGE)
    assert did(take_in(site)) == {"ferry.txt": "unchanged"}


def test_notes_beside_a_post_follow_their_passages_and_their_file_is_kept(site: Site) -> None:
    take_in(site)
    beside = NAME.replace(".md", ".notes.yaml")
    quote = "Later boats drew fewer passengers"
    notes = f"# mine\n- id: boats\n  kind: context\n  quote: {quote}\n  body: x\n"
    site.write(beside, notes)
    site.edit("seeds/ferry.txt", "drew fewer", "had fewer")
    assert did(take_in(site)) == {"ferry.txt": "changed"}
    assert site.build().warnings == ()
    assert "Later boats had fewer passengers" in (site.root / beside).read_text(encoding="utf-8")
    assert (site.root / f"{beside}.bak1").read_text(encoding="utf-8") == notes
    assert not (site.root / f"{NAME}.bak1").exists()


def test_force_keeps_numbered_backups_and_the_notes_of_an_edited_post(site: Site) -> None:
    take_in(site)
    site.edit(NAME, "two hundred", "three hundred")
    edited = annotate(site)
    site.edit("seeds/ferry.txt", "winter", "summer")
    assert did(take_in(site)) == {"ferry.txt": "edited"}
    assert (site.root / NAME).read_bytes() == edited

    assert did(take_in(site, Request(force=True))) == {"ferry.txt": "replaced"}
    assert (site.root / f"{NAME}.bak1").read_bytes() == edited
    text = (site.root / NAME).read_text(encoding="utf-8")
    assert "two hundred" in text
    assert "==Later boats==[^context-boats]" in text

    site.edit(NAME, "two hundred", "three hundred")
    site.edit("seeds/ferry.txt", "summer", "spring")
    take_in(site, Request(force=True))
    assert (site.root / f"{NAME}.bak2").exists()
    assert (site.root / f"{NAME}.bak1").read_bytes() == edited
    assert site.build().posts == 1


def test_a_slip_in_a_note_is_told_and_the_post_left_as_it_is(site: Site) -> None:
    take_in(site)
    annotate(site)
    site.edit(NAME, "Later boats==[^context-boats]", "Later boats==[^context-boots]")
    before = posts(site)
    site.edit("seeds/ferry.txt", "winter", "summer")
    report = take_in(site)
    assert did(report) == {"ferry.txt": "failed"}
    assert [p.message for p in report.problems if p.place.path == NAME]
    assert posts(site) == before


def test_a_dry_run_writes_nothing(site: Site) -> None:
    assert did(take_in(site, Request(dry_run=True))) == {"ferry.txt": "new"}
    assert not (site.root / "content").exists()


def test_the_name_of_a_post_written_by_hand_is_not_taken(site: Site) -> None:
    site.write(NAME, "---\ntitle: Mine\ndate: 2026-11-02\n---\nx\n")
    take_in(site)
    assert b"Mine" in (site.root / NAME).read_bytes()
    assert len(posts(site)) == 2


def test_an_edited_post_of_a_renamed_seed_is_left_as_it_is(site: Site) -> None:
    take_in(site)
    site.edit(NAME, "two hundred", "three hundred")
    before = posts(site)
    (site.root / "seeds/ferry.txt").rename(site.root / "seeds/boat.txt")
    assert did(take_in(site)) == {"boat.txt": "unchanged"}
    assert posts(site) == before


def test_what_is_saved_while_seeds_are_read_is_not_overwritten(site: Site) -> None:
    take_in(site)
    site.edit("seeds/ferry.txt", "winter", "summer")

    def save(_done: int, _total: int) -> None:
        site.edit(NAME, "two hundred", "three hundred")

    report = ingest(site.root, Request(), save)
    assert did(report) == {"ferry.txt": "failed"}
    assert [p.message for p in report.problems] == [
        "this file was changed while digest read the seeds"
    ]
    assert b"three hundred" in (site.root / NAME).read_bytes()
    assert did(take_in(site)) == {"ferry.txt": "edited"}


def test_what_is_wrong_with_one_seed_keeps_no_other_back(site: Site) -> None:
    site.write("seeds/empty.txt", "")
    site.write("seeds/picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    os.mkfifo(site.root / "seeds/pipe.txt")
    (site.root / "seeds/loop").symlink_to(site.root / "seeds", target_is_directory=True)
    report = take_in(site)
    assert did(report) == {
        "empty.txt": "failed",
        "ferry.txt": "new",
        "picture.txt": "failed",
        "pipe.txt": "failed",
    }
    assert {str(p.place) for p in report.problems} == {
        "seeds/empty.txt",
        "seeds/picture.txt",
        "seeds/pipe.txt",
    }
    assert all(problem.hint for problem in report.problems)


@contextmanager
def as_anybody() -> Iterator[None]:
    """Lay down the powers of root, whom no mode keeps out of a file."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


NOBODY = 65534


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_what_a_person_may_not_read_keeps_no_other_seed_back() -> None:
    """In a folder that anybody may enter, which those of pytest are not."""
    with TemporaryDirectory() as root:
        site = new_site(Path(root))
        for name in ("ferry.txt", "locked.txt", "shut/inside.txt"):
            site.write(f"seeds/{name}", FERRY)
        shut = [site.root / "seeds/locked.txt", site.root / "seeds/shut"]
        for path in shut:
            path.chmod(0)
        site.root.chmod(0o777)
        with as_anybody():
            report = take_in(site)
        for path in shut:
            path.chmod(0o755)
    assert did(report) == {"ferry.txt": "new", "locked.txt": "failed"}
    assert [(str(p.place), p.message) for p in report.problems] == [
        ("seeds/shut/", "cannot be read: permission denied"),
        ("seeds/locked.txt", "cannot be read: permission denied"),
    ]


def test_files_that_are_no_seeds_are_passed_over_and_named(site: Site) -> None:
    site.write("seeds/readme.pdf", "x")
    assert take_in(site).passed_over == ("seeds/readme.pdf",)


def test_two_seeds_that_a_post_could_not_tell_apart_are_refused(site: Site, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text("Another text\n\nAltogether.", encoding="utf-8")
    with pytest.raises(DigestError, match="has the same name"):
        take_in(site, Request((site.root / "seeds", tmp_path / "ferry.txt")))


def test_a_post_that_cannot_be_read_stops_the_run_before_anything_is_written(site: Site) -> None:
    """Its seed would look new, and be made a second time."""
    take_in(site)
    site.edit(NAME, "seed:\n  file: ", "seed:\n  file: : ")
    site.write("seeds/new.txt", FERRY.replace("Ferry", "Boat"))
    with pytest.raises(DigestError, match="not valid YAML"):
        take_in(site)
    assert len(posts(site)) == 1


def test_missing_places_are_all_named(site: Site) -> None:
    with pytest.raises(DigestError) as error:
        take_in(site, Request((site.root / "a", site.root / "b")))
    assert len(error.value.problems) == 2


def test_hostile_text_stays_text(site: Site) -> None:
    hostile = (
        "Title: {{ 7*7 }} <script>alert(1)</script>\n\n"
        "SANDHAVEN, November 2, 2026 - Said <img src=x onerror=alert(1)> and [a](javascript:b).\n\n"
        "*not* **bold** `code` {{ config }} {% raw %} ==x==[^context-y]\n\n"
        "[^context-y]: no note\n\n--- draft: true\n\n# no heading\n\n1. no list\n"
    )
    site.write("seeds/ferry.txt", hostile)
    take_in(site)
    site.build()
    page = site.page("2026/11/02/title-7-7-script-alert-1-script/index.html")
    body = page.partition('<div class="body')[2].partition("<footer")[0]
    assert "&lt;img src=x onerror=alert(1)&gt; and [a](javascript:b)." in body
    assert "*not* **bold** `code` {{ config }} {% raw %} ==x==[^context-y]" in body
    assert "# no heading" in body
    tags = ("<script", "<img", "<em", "<h1", "<ol", "<mark")
    assert [tag for tag in tags if tag in body] == []
    assert "49" not in page


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)


@given(st.lists(WORDS, min_size=1, max_size=6))
@settings(max_examples=60)
def test_any_text_becomes_a_post_that_builds(
    tmp_path_factory: pytest.TempPathFactory, paragraphs: list[str]
) -> None:
    site = new_site(tmp_path_factory.mktemp("site"), config=CONFIG)
    site.write("seeds/a.txt", "\n\n".join(paragraphs))
    report = take_in(site)
    if did(report) == {"a.txt": "new"}:
        site.build()
        assert did(take_in(site)) == {"a.txt": "unchanged"}
