"""A real folder; what crashes and broken records do to it has a file of its own."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.output import STAGE, Output
from digest.press.plan import Print
from digest.problems import DigestError
from digest.record import RECORD
from digest.sources import File
from tests.publishing import ONE, Files, folders, on_disk, print_for, publish, put, refused, stage


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return where the site is to be; nothing is there yet."""
    return tmp_path / "public" / "site"


def test_a_site_is_written_into_a_new_folder(site: Path) -> None:
    assert publish(site, ONE) == tuple(ONE)
    assert on_disk(site) == ONE
    assert folders(site) == {"assets", "a", "a/b"}


def test_a_site_without_a_file_still_claims_its_folder(site: Path) -> None:
    assert publish(site, {}) == ()
    assert (site / RECORD).is_file()


def test_a_second_run_touches_nothing(site: Path) -> None:
    publish(site, ONE)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    assert publish(site, ONE) == ()
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


def test_only_what_changed_is_touched(site: Path) -> None:
    publish(site, ONE)
    before = {name: (site / name).stat() for name in ONE}
    assert publish(site, ONE | {"a/index.html": b"new"}) == ("a/index.html",)
    after = {name: (site / name).stat() for name in ONE}
    assert [n for n in ONE if before[n].st_ino != after[n].st_ino] == ["a/index.html"]


def test_equal_bytes_made_of_something_else_keep_their_file(site: Path) -> None:
    publish(site, {"a": b"x", "b": b"y"})
    before = (site / "a").stat().st_mtime_ns
    again = Print("another", "print", "entirely")
    for _ in range(2):
        with Output(site, "site") as output:
            stage(output, "a", again, b"x")
            assert output.publish([]) == ()
    assert (site / "a").stat().st_mtime_ns == before
    with Output(site, "site") as output:
        assert output.standing().prints == {"a": again, "b": print_for(b"y")}


def test_a_file_is_copied(site: Path, tmp_path: Path) -> None:
    source = put(tmp_path, "picture", "p" * 3_000_000)
    sha256 = hashlib.sha256(source.read_bytes()).hexdigest()
    with Output(site, "site") as output:
        stage(output, "media/p", Print(sha256, "", ""), File(source, sha256, "media/p"))
        output.publish([])
    assert on_disk(site) == {"media/p": source.read_bytes()}


def test_a_file_that_changes_while_it_is_built_is_known_by_what_was_copied(
    site: Path, tmp_path: Path
) -> None:
    """Else the next build would take the old print for true and keep what it doesn't hold."""
    source = put(tmp_path, "picture", "new")
    with Output(site, "site") as output:
        stage(output, "p", Print("of the old", "", ""), File(source, "of the old"))
        output.publish([])
    with Output(site, "site") as output:
        new = hashlib.sha256(b"new").hexdigest()
        assert output.standing().prints == {"p": Print(new, "", "")}


def test_a_file_that_goes_while_it_is_built_is_a_problem(site: Path, tmp_path: Path) -> None:
    publish(site, ONE)
    with Output(site, "site") as output, pytest.raises(DigestError) as caught:
        stage(output, "p", Print("", "", ""), File(tmp_path / "gone", "", "content/media/p"))
    (problem,) = caught.value.problems
    assert (problem.place.path, problem.message) == (
        *("content/media/p", "cannot be read: no such file or directory"),
    )
    assert on_disk(site) == ONE


def test_what_is_not_made_any_more_goes_and_so_do_empty_folders(site: Path) -> None:
    publish(site, {"a/b/c/x": b"", "a/b/y": b"", "d/e/z": b"", "d/f/w": b""})
    put(site, "d/f/theirs")
    (site / "d/empty").mkdir()
    assert publish(site, {"a/b/y": b""}) == ()
    assert on_disk(site) == {"a/b/y": b"", "d/f/theirs": b"theirs"}
    assert folders(site) == {"a", "a/b", "d", "d/f", "d/empty"}


def test_a_file_of_ours_that_was_changed_is_written_again(site: Path) -> None:
    publish(site, ONE)
    put(site, "a/index.html", "changed by hand")
    with Output(site, "site") as output:
        assert output.standing().spoiled == {"a/index.html"}
    assert publish(site, ONE) == ("a/index.html",)
    assert on_disk(site) == ONE


def test_a_file_of_ours_that_was_removed_is_written_again(site: Path) -> None:
    publish(site, ONE)
    (site / "a/index.html").unlink()
    assert publish(site, ONE) == ("a/index.html",)
    assert on_disk(site) == ONE


def test_a_folder_that_holds_other_things_is_refused(site: Path) -> None:
    put(site, "letter.txt")
    put(site, "a.txt")
    assert refused(site, ONE) == [
        'site: this folder holds files that digest did not write, such as "a.txt"'
    ]
    assert on_disk(site) == {"letter.txt": b"theirs", "a.txt": b"theirs"}


def test_what_systems_leave_in_a_folder_does_not_make_it_foreign(site: Path) -> None:
    left = [".DS_Store", ".git/HEAD", ".gitkeep", ".nojekyll", "Thumbs.db"]
    for name in left:
        put(site, name)
    publish(site, ONE)
    assert on_disk(site) == ONE | dict.fromkeys(left, b"theirs")


def test_a_file_in_place_of_the_folder_is_refused(site: Path) -> None:
    put(site.parent, "site")
    assert refused(site, ONE) == ["site: is a file, and the site needs a folder"]
    site.unlink()
    site.symlink_to(site.parent / "nowhere")
    assert refused(site, ONE) == ["site: is a file, and the site needs a folder"]


def test_a_folder_that_can_not_be_made_is_a_problem(site: Path) -> None:
    put(site.parent.parent, "public")
    assert refused(site, ONE) == ["site: cannot be written: not a directory"]


def test_the_folder_may_be_a_link(site: Path, tmp_path: Path) -> None:
    """Whoever set it up wants the site there."""
    site.parent.mkdir()
    (tmp_path / "disk").mkdir()
    site.symlink_to(tmp_path / "disk")
    publish(site, ONE)
    assert on_disk(tmp_path / "disk") == ONE


def test_files_of_others_stay_as_they_are(site: Path) -> None:
    publish(site, ONE)
    put(site, "CNAME")
    put(site, "a/notes.txt")
    publish(site, {"a/index.html": b"new"})
    publish(site, {})
    assert on_disk(site) == {"CNAME": b"theirs", "a/notes.txt": b"theirs"}


def test_a_file_of_somebody_else_in_the_place_of_ours_is_refused(site: Path) -> None:
    publish(site, {"a": b"", "z": b""})
    put(site, "b/index.html")
    put(site, "c")
    (site / "d").symlink_to(site / "a")
    (site / "e").symlink_to(site / "nowhere")
    put(site, "f/x")
    names = ["b/index.html", "c/d/index.html", "d", "e", "f"]
    assert refused(site, dict.fromkeys(names, b"ours")) == [
        "site/b/index.html: digest did not write this file, and the site needs its name",
        "site/c: the site needs a folder of this name here",
        "site/d: digest did not write this file, and the site needs its name",
        "site/e: digest did not write this file, and the site needs its name",
        "site/f: digest did not write this file, and the site needs its name",
    ]
    theirs = dict.fromkeys(["b/index.html", "c", "f/x"], b"theirs")
    assert on_disk(site) == {"a": b"", "z": b"", "d": b""} | theirs


@pytest.mark.parametrize("name", [RECORD, f"{STAGE}/0", f"{RECORD}/index.html", "../x", "a//b"])
def test_a_name_that_no_file_of_a_site_can_have_is_refused(site: Path, name: str) -> None:
    assert refused(site, {name: b""}) == [f"site/{name}: no file of the site can have this name"]
    assert not site.exists()


def test_nothing_is_written_through_a_link_to_another_folder(site: Path, tmp_path: Path) -> None:
    publish(site, {"a/index.html": b"old", "b/index.html": b"old"})
    theirs = tmp_path / "theirs"
    put(theirs, "index.html")
    for name in ("a", "b"):
        (site / name / "index.html").unlink()
        (site / name).rmdir()
        (site / name).symlink_to(theirs)
    assert refused(site, {"a/index.html": b"new"}) == [
        "site/a: the site needs a folder of this name here"
    ]
    assert publish(site, {"c": b""}) == ("c",)
    assert on_disk(theirs) == {"index.html": b"theirs"}


def test_a_link_that_took_the_place_of_a_file_of_ours_is_theirs(site: Path, tmp_path: Path) -> None:
    publish(site, {"a": b"old", "b": b"old"})
    theirs = put(tmp_path, "theirs")
    for name in ("a", "b"):
        (site / name).unlink()
        (site / name).symlink_to(theirs)
    assert refused(site, {"a": b"new", "b": b"new"})[0].startswith("site/a: digest did not write")
    publish(site, {"c": b""})
    assert (site / "a").is_symlink()
    assert theirs.read_bytes() == b"theirs"


def test_a_file_that_comes_where_ours_was_removed_is_theirs(site: Path) -> None:
    """The page went by hand, its post too, and then somebody else used the name."""
    publish(site, {"a": b"", "b": b""})
    (site / "a").unlink()
    publish(site, {"b": b""})
    put(site, "a")
    publish(site, {"b": b""})
    assert on_disk(site) == {"a": b"theirs", "b": b""}


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"a": b"1"}, {"a/b": b"2"}),
        ({"a": b"1"}, {"a/b/c": b"2", "a/b/d": b"3"}),
        ({"a/b": b"1"}, {"a": b"2"}),
        ({"a/b/c": b"1", "a/d/e": b"1", "x": b"1"}, {"a": b"2", "x": b"1"}),
        ({"a/b": b"1", "a/c": b"1"}, {"a/b/c": b"2", "a/c": b"1"}),
        ({"Photo.jpg": b"1"}, {"photo.jpg": b"1"}),
        ({"A/b": b"1"}, {"a/b": b"2"}),
        ({"A": b"1"}, {"a/b": b"2"}),
        ({"a/b": b"1"}, {"A": b"2"}),
    ],
)
def test_a_folder_takes_the_place_of_a_file_and_the_other_way_round(
    site: Path, first: Files, then: Files
) -> None:
    """And a name changes its case, which is the same file on some disks."""
    publish(site, first)
    changed = publish(site, then)
    assert on_disk(site) == then
    assert set(changed) == {name for name in then if first.get(name) != then[name]}
    assert publish(site, then) == ()
    publish(site, first)
    assert on_disk(site) == first


def test_empty_folders_make_way_for_a_file(site: Path) -> None:
    publish(site, {"a/b/c": b"1"})
    (site / "a/b/empty/deep").mkdir(parents=True)
    publish(site, {"a": b"2"})
    assert on_disk(site) == {"a": b"2"}


def test_two_spellings_of_one_file_are_not_told_apart_from_it(site: Path) -> None:
    """A hard link stands for a disk that ignores case: there too, both names lead to one file."""
    publish(site, {"Photo.jpg": b"1"})
    os.link(site / "Photo.jpg", site / "photo.jpg")
    publish(site, {"photo.jpg": b"2"})
    assert on_disk(site) == {"photo.jpg": b"2"}
    put(site, "PHOTO.jpg")
    assert refused(site, {"PHOTO.jpg": b"3"})[0].startswith("site/PHOTO.jpg: digest did not write")


def test_the_record_is_the_same_whatever_the_order(site: Path, tmp_path: Path) -> None:
    publish(site, ONE)
    publish(tmp_path / "other", dict(reversed(ONE.items())))
    assert (site / RECORD).read_bytes() == (tmp_path / "other" / RECORD).read_bytes()
    assert b"site" not in (site / RECORD).read_bytes()


names = st.sampled_from(["a", "A", "b", "a/b", "a/c", "a/b/c", "b/a", "d/e/f", "d/e/g"])
site_files = st.dictionaries(names, st.sampled_from([b"", b"1", b"2"])).filter(
    lambda files: (
        not any(
            other.lower().startswith(f"{name.lower()}/")
            or (other != name and other.lower() == name.lower())
            for name in files
            for other in files
        )
    )
)


@given(st.lists(site_files, max_size=5))
@settings(max_examples=60)
def test_whatever_was_published_before_the_last_is_what_stands(runs: list[Files]) -> None:
    """And what is not ours stands too."""
    theirs: Files = {"CNAME": b"x", "d/e/theirs": b"x", "b.txt": b"x"}
    with TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        publish(root, {})
        for name, content in theirs.items():
            put(root, name, content.decode())
        for files in runs:
            publish(root, files)
            assert on_disk(root) == files | theirs
            assert publish(root, files) == ()
        publish(root, {})
        assert folders(root) == {"d", "d/e"}
