from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.deploy.plan import (
    MANIFEST,
    File,
    Manifest,
    Plan,
    Remote,
    folders_of,
    in_the_way,
    manifest_text,
    most_deletes,
    plan,
    read_manifest,
    version_before,
)

NAMES = st.sampled_from(["a", "b", "c/d", "c/e", "f/g/h", "ö.html"])
CONTENTS = st.dictionaries(NAMES, st.sampled_from(["1", "2"]))


def files(contents: dict[str, str]) -> dict[str, File]:
    """Return files whose digests are letters."""
    return {name: File(content, len(content)) for name, content in contents.items()}


def planned(site: dict[str, str], there: dict[str, str], ours: set[str] | None) -> Plan:
    """Return the plan for a site, where some files are there and some of them are ours."""
    held = None if ours is None else Manifest(1, files({n: there.get(n, "9") for n in ours}))
    return plan(files(site), Remote("", there, held), 1)


def applied(made: Plan, there: dict[str, str]) -> dict[str, str]:
    """Return what is there after a plan."""
    left = {name: content for name, content in there.items() if name not in made.remove}
    return left | {name: made.manifest.files[name].sha256 for name in made.send}


@given(CONTENTS, CONTENTS, st.none() | st.sets(NAMES))
def test_after_a_plan_the_site_is_there_and_all_that_others_put_there(
    site: dict[str, str], there: dict[str, str], ours: set[str] | None
) -> None:
    made = planned(site, there, ours)
    foreign = {name: content for name, content in there.items() if name not in (ours or ())}
    assert applied(made, there) == foreign | site
    assert set(made.remove) <= (ours or set())
    assert made.manifest.files == files(site)


@given(CONTENTS, CONTENTS, st.none() | st.sets(NAMES))
def test_a_second_deploy_has_nothing_to_do(
    site: dict[str, str], there: dict[str, str], ours: set[str] | None
) -> None:
    made = planned(site, there, ours)
    again = plan(made.manifest.files, Remote("", applied(made, there), made.manifest), 2)
    assert again.is_nothing
    assert (again.add, again.change, again.remove) == ((), (), ())


@given(CONTENTS, CONTENTS, st.none() | st.sets(NAMES))
def test_only_what_differs_is_sent(
    site: dict[str, str], there: dict[str, str], ours: set[str] | None
) -> None:
    made = planned(site, there, ours)
    assert set(made.send) == {name for name in site if there.get(name) != site[name]}
    assert set(made.keep) == set(site) - set(made.send)
    assert made.size(made.send) == len(made.send)


def test_files_that_stay_and_were_not_in_a_manifest_make_a_new_one() -> None:
    made = planned({"a": "1"}, {"a": "1"}, None)
    assert (made.send, made.is_nothing) == ((), False)


@given(st.dictionaries(NAMES, st.builds(File, st.text(max_size=3), st.integers(0, 9))))
def test_a_manifest_comes_back_from_its_text(held: dict[str, File]) -> None:
    manifest = Manifest(7, held, 3)
    assert read_manifest(manifest_text(manifest)) == manifest


@given(st.binary() | st.sampled_from([b"{}", b"[]", b'{"format": 1}', b"[" * 100_000]))
def test_a_broken_manifest_is_none(content: bytes) -> None:
    assert read_manifest(content) is None


@pytest.mark.parametrize(
    "rows",
    ['{"a": ["x"]}', '{"a": ["x", 1, 2]}', '{"a": 1}', '["a"]'],
)
def test_a_manifest_with_other_rows_is_none(rows: str) -> None:
    text = f'{{"format": 1, "version": 1, "restores": 0, "files": {rows}}}'
    assert read_manifest(text.encode()) is None


@pytest.mark.parametrize("name", ["../a", "/etc/a", "a/../../b", MANIFEST])
def test_a_manifest_claims_nothing_outside_the_site(name: str) -> None:
    text = manifest_text(Manifest(1, {name: File("1", 1), "b": File("2", 1)}))
    manifest = read_manifest(text)
    assert manifest is not None
    assert list(manifest.files) == ["b"]


@pytest.mark.parametrize("version", ["-1", "true", '"1"', "1.5"])
def test_a_manifest_with_an_odd_version_is_none(version: str) -> None:
    text = f'{{"format": 1, "version": {version}, "restores": 0, "files": {{}}}}'
    assert read_manifest(text.encode()) is None


@pytest.mark.parametrize(
    ("asked", "held", "most"),
    [
        ("", 100, 20),
        ("", 10_000, 256),
        ("", 0, 0),
        ("30%", 100, 30),
        ("100%", 7, 7),
        ("5", 100, 5),
    ],
)
def test_a_deploy_may_remove_so_many(asked: str, held: int, most: int) -> None:
    assert most_deletes(asked, held) == most


def test_what_others_put_there_can_be_in_the_way() -> None:
    site = files({"tags/sea/index.html": "1", "about": "1", "c": "1"})
    foreign = ["about/x/y", "c.txt", "tags", "tags/other", "tags/sea"]
    assert in_the_way(site, foreign) == ["about/x/y", "tags", "tags/sea"]
    assert list(folders_of("a/b/c")) == ["a", "a/b"]


def test_rollbacks_lead_further_back_and_never_to_what_was_rolled_back_from() -> None:
    one, two, three = (Manifest(n, {}) for n in (1, 2, 3))
    kept = [one, two, three]
    assert version_before(three, kept) == two
    back = Manifest(4, {}, restores=2)
    assert version_before(back, [*kept, back]) == one
    anew = Manifest(5, {})
    assert version_before(anew, [*kept, back, anew]) == back
    assert back.shows == 2
    assert version_before(one, kept) is None
